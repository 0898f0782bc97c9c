"""What the contradiction still does with each mechanism off, and with each alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.analysis.ablation import (
    ALONE,
    BESIDE,
    FULL,
    MEASURES,
    OFF,
    RIVALRY,
    RIVALRY_ALONE,
    WHOLE,
    Ablation,
    Variant,
    ablation,
)
from bigthree.errors import BadRequest
from bigthree.labels import label
from bigthree.measures.estimates import Estimate
from bigthree.studies.misjudgements.answer import CLOSING, failed, listed, sign, size_of, worlds_run
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.sweep.answer import check_some_ran
from bigthree.worlds import SWITCHABLE

if TYPE_CHECKING:
    from bigthree.figures.figure_data import FigureData

MEASURE = MEASURES[0]
UNTOLD, SAME, NOTHING = "○", "=", "0"
"""Marks: the interval holds zero; as in the first row in every history; no effect in any."""


def study(request: Request) -> Results:
    """Run every version of the model where the contradiction holds and where it fails."""
    found = ablation(request.overrides, request.runs, request.seed, **request.running)
    return Results(
        blocks=preformatted(tell(found)),
        sweep=found.sweep,
        tables={"ablation": found.table},
        drawings={
            mode: partial(effects_figure, found, mode) for mode in FIRST if acting(found, mode)
        },
    )


def tell(found: Ablation) -> str:
    """The ablation in words.

    Raises
    ------
    BadRequest
        When the full model could be run for no author.
    """
    check_some_ran(found.sweep)
    if not any(WHOLE in rows for rows in by_author(found).values()):
        raise BadRequest("ablation: the full model could not be run; see failures.csv")
    lines = [*_header(found), "", "Each mechanism off:", "", table(found, OFF, "effect")]
    lines += [*idle(found, OFF), ""]
    lines += [sentence(author, rows) for author, rows in by_author(found).items()]
    lines += [overall(found), "", BESIDE_TITLE, "", table(found, BESIDE, "effect")]
    lines += [*idle(found, BESIDE), "", ALONE_TITLE, "", table(found, ALONE, "change_fails")]
    return "\n".join([*lines, *idle(found, ALONE), untouched(found), "", CLOSING])


BESIDE_TITLE = (
    f"Each beside the contradiction's own mechanism ({RIVALRY}), with nothing else on but routine "
    "and luck:"
)
ALONE_TITLE = (
    "Each alone, with nothing else on but routine and luck: months more than with none, where the "
    "contradiction fails:"
)


def _header(found: Ablation) -> Iterator[str]:
    sweep = found.sweep
    base = next(iter(sweep.plan.bases.values()))
    yield worlds_run(sweep)
    if sweep.failures:
        yield failed(sweep)
    yield f"The world: {wording.world(base.labels)}."
    yield (
        "Effect of the contradiction, holds minus fails, in months until any two combine against "
        f"the third, of {sweep.plan.months}; 95 % intervals."
    )
    yield (
        f"{UNTOLD}: the interval holds zero. {SAME}: as in the first row in every history. "
        f"{NOTHING}: the contradiction changes no history."
    )
    by_hand = wording.by_hand(base)
    if by_hand:
        yield by_hand


def by_author(found: Ablation, measure: str = MEASURE) -> dict[str, dict[Variant, Any]]:
    """The rows of a measure, by author and variant."""
    rows: dict[str, dict[Variant, Any]] = {}
    for _, row in found.table[found.table["measure"] == measure].iterrows():
        rows.setdefault(row["author"], {})[Variant(row["mechanism"], row["mode"])] = row
    return rows


def estimate(row: Any, name: str) -> Estimate:
    """An estimate in a row of the table."""
    return Estimate(float(row[name]), float(row[f"{name}_low"]), float(row[f"{name}_high"]))


FIRST = {OFF: WHOLE, BESIDE: RIVALRY_ALONE}
"""The first row of a table: what the others are held against."""

CALLED = {WHOLE: "the full model", RIVALRY_ALONE: "rivalry alone"}


def table(found: Ablation, mode: str, column: str) -> str:
    """A row a mechanism that does anything, a column an author."""
    rows = {name.replace("_", " "): Variant(name, mode) for name in acting(found, mode)}
    if mode in FIRST:
        rows = {CALLED[FIRST[mode]]: FIRST[mode]} | rows
    authors = by_author(found)
    return wording.table(
        [
            {"": label}
            | {wording.author(author): _cell(own.get(variant), column)
               for author, own in authors.items()}
            for label, variant in rows.items()
        ]
    )  # fmt: skip


def _cell(row: Any, column: str) -> str:
    """An estimate with its mark; nothing where the variant failed."""
    if row is None:
        return ""
    if column == "effect" and row["untouched"]:
        return f"{NOTHING}  "
    found = estimate(row, column)
    mark = SAME if row["same"] and row["mode"] != FULL else " " if sign(found) else UNTOLD
    return f"{wording.interval(found, 1, sign=True)} {mark}"


def acting(found: Ablation, mode: str) -> list[str]:
    """The mechanisms that change a tie in some history of some author."""
    rows = found.table[(found.table["mode"] == mode) & ~found.table["same"]]
    return [name for name in SWITCHABLE if name in set(rows["mechanism"])]


def idle(found: Ablation, mode: str) -> list[str]:
    """The mechanisms that change no tie in any history, in a sentence."""
    ran = set(found.table.loc[found.table["mode"] == mode, "mechanism"])
    names = [name for name in SWITCHABLE if name in ran and name not in acting(found, mode)]
    return [f"These change no tie in any history: {_listed(names)}."] if names else []


def untouched(found: Ablation) -> str:
    """With which mechanisms alone the contradiction changes anything."""
    rows = found.table[(found.table["mode"] == ALONE) & ~found.table["untouched"]]
    felt = list(dict.fromkeys(rows["mechanism"]))
    if not felt:
        return "Whether the contradiction holds changes no tie with any of them alone."
    return f"Alone, only {_listed(felt)} feels whether the contradiction holds."


def _listed(names: list[str]) -> str:
    return listed([name.replace("_", " ") for name in names])


def _any_of(names: list[str]) -> str:
    return f"with one of these off: {', '.join(name.replace('_', ' ') for name in names)}"


def sentence(author: str, rows: dict[Variant, Any]) -> str:
    """On which mechanisms the contradiction's effect hangs, for one author."""
    if WHOLE not in rows:
        return f"{wording.author(author)}: the full model could not be run."
    off = {variant.mechanism: row for variant, row in rows.items() if variant.mode == OFF}
    gone = [name for name, row in off.items() if row["untouched"]]
    signs = {name: sign(estimate(row, "effect")) for name, row in off.items() if name not in gone}
    whole = estimate(rows[WHOLE], "effect")
    parts = [_verdict(whole), *_hangs(sign(whole), signs)]
    parts += [f"nothing at all is left of it {_any_of(gone)}"] if gone else []
    return f"{wording.author(author)}: {'; '.join(parts)}."


def _verdict(whole: Estimate) -> str:
    size = f"{wording.interval(size_of(whole), 1)} months"
    return {
        1: f"in the full model the contradiction delays two against one by {size}",
        -1: f"in the full model the contradiction hastens two against one by {size}",
        0: "in the full model the contradiction makes no difference that these runs can tell",
    }[sign(whole)]


def _hangs(whole: int, signs: dict[str, int]) -> list[str]:
    """What becomes of the effect's sign without each mechanism."""
    words = {1: "delays it", -1: "hastens it", 0: "can no longer be told to do either"}
    parts = []
    for side in (1, -1, 0):
        names = [name for name, found in signs.items() if found == side != whole]
        if names:
            parts.append(f"it {words[side]} {_any_of(names)}")
    return parts or ["that does not hang on any single mechanism"]


def overall(found: Ablation) -> str:
    """In how many versions with one mechanism off the contradiction delays or hastens."""
    off = found.table[(found.table["mode"] == OFF) & ~found.table["untouched"]]
    either, anglo_american = (
        [sign(estimate(row, "effect")) for _, row in off[off["measure"] == measure].iterrows()]
        for measure in MEASURES[:2]
    )
    untold = f" (no difference can be told in {either.count(0)})" if 0 in either else ""
    return (
        f"Of the {len(either)} versions with one mechanism off in which it does anything, the "
        f"contradiction delays two against one in {either.count(1)} and hastens it in "
        f"{either.count(-1)}{untold}; the Anglo-American combination itself it delays in "
        f"{anglo_american.count(1)} and hastens in {anglo_american.count(-1)}."
    )


def effects_figure(found: Ablation, mode: str) -> FigureData:
    """The contradiction's effect in the versions of one mode, a panel an author."""
    from bigthree.figures.bars import Layout, tabulate

    plan = found.sweep.plan
    chosen = found.table[
        (found.table["mode"] == mode)
        & (found.table["measure"] == MEASURE)
        & found.table["mechanism"].isin(acting(found, mode))
    ]
    frame = chosen[["author", "mechanism", "mode"]].assign(
        value=chosen["effect"], low=chosen["effect_low"], high=chosen["effect_high"]
    )
    first = FIRST[mode]
    layout = Layout(
        panel="author",
        row="mechanism",
        series="mode",
        names={each: label("author", each) for each in frame["author"]} | MODES,
        title="What the contradiction does to the months until two combine against the third",
        across="months, holds minus fails",
        reference={
            author: estimate(rows[first], "effect")
            for author, rows in by_author(found).items()
            if first in rows
        },
        line=CALLED[first],
    )
    caption = (
        "Months until any two powers combine lastingly against the third, the Anglo-American "
        f"contradiction holding minus failing: {MODES[mode]}, and {CALLED[first]} (dashed); what "
        "changes no tie is left out. "
        f"{wording.histories(plan.runs)} a world, seed {plan.seed}, paired by luck; intervals: "
        "95 % for luck and coding. Assumptions after Pechatnov (1995)."
    )
    return tabulate(frame, layout, caption)


MODES = {
    OFF: "with this mechanism off",
    BESIDE: "with rivalry and this mechanism alone",
}
