"""The answer of an ablation: what the contradiction does without each mechanism, and with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.answers import Block, Items, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.labels import label
from bigthree.measures.estimates import Estimate
from bigthree.studies.ablation.computation import (
    ALONE,
    BESIDE,
    FULL,
    OFF,
    RIVALRY,
    RIVALRY_ALONE,
    WHOLE,
    Ablation,
    Variant,
)
from bigthree.studies.ablation.effect import Effect, effect_on
from bigthree.studies.findings import INTERVALS, as_words, by_hand, worlds_run
from bigthree.worlds import SWITCHABLE

if TYPE_CHECKING:
    import pandas as pd

UNDECIDED, SAME, NOTHING = "○", "=", "0"
MARKS = (
    f"{UNDECIDED}: the interval holds zero. {SAME}: as in the first row in every history. "
    f"{NOTHING}: the contradiction changes no history."
)

REFERENCE = {OFF: WHOLE, BESIDE: RIVALRY_ALONE}
"""The first row of a table, with which the others are compared."""

REFERENCE_NAMES = {WHOLE: "the full model", RIVALRY_ALONE: "rivalry alone"}

CAPTIONS = {
    OFF: "Each mechanism off.",
    BESIDE: f"Each beside the contradiction's own mechanism ({RIVALRY}), with nothing else on but "
    "routine and luck.",
    ALONE: "Each alone, with nothing else on but routine and luck: how much more than with none, "
    "where the contradiction fails.",
}


def blocks(ablation: Ablation) -> Iterator[Block]:
    """Yield what each author's effect depends on, the tables, and what was run.

    Raises
    ------
    BadRequest
        When the full model could be run for no author.
    """
    rows, effect = by_author(ablation), effect_on(ablation.measure, ablation.case)
    if not any(WHOLE in variants for variants in rows.values()):
        raise BadRequest("ablation: the full model could not be run; see failures.csv")
    yield Items.of(sentence(author, variants, effect) for author, variants in rows.items())
    yield Paragraph(overall(ablation))
    yield Paragraph(untouched(ablation))
    yield Paragraph(_measured(ablation, effect))
    for mode in (OFF, BESIDE, ALONE):
        yield table(ablation, mode)
        yield from map(Paragraph, idle(ablation, mode))
    yield from worlds_run(ablation.sweep)
    labels = next(iter(ablation.sweep.plan.bases.values())).labels
    yield Paragraph(f"The world: {wording.world(labels)}.")
    yield from by_hand(ablation.sweep)
    yield Paragraph(INTERVALS)


def _measured(ablation: Ablation, effect: Effect) -> str:
    """What is measured between which two worlds, and what the marks mean."""
    of, horizon = ablation.case, ablation.sweep.plan.months
    unit = f", in months of {horizon}" if effect.unit else ""
    strong, weak = (label("contradiction", arm) for arm in of.contrast)
    return (
        f"Effect of the contradiction on {effect.what}, holds minus fails{unit}; 95 % intervals. "
        f"It holds in “{strong}”, it fails in “{weak}”. {MARKS}"
    )


def by_author(ablation: Ablation) -> dict[str, dict[Variant, Any]]:
    """Return the rows of the measure of the answer, by author and variant."""
    rows: dict[str, dict[Variant, Any]] = {}
    for _, row in ablation.table[ablation.table["measure"] == ablation.measure].iterrows():
        rows.setdefault(row["author"], {})[Variant(row["mechanism"], row["mode"])] = row
    return rows


def estimate(row: Any, name: str) -> Estimate:
    """Return an estimate in a row of the table."""
    return Estimate(float(row[name]), float(row[f"{name}_low"]), float(row[f"{name}_high"]))


def table(ablation: Ablation, mode: str) -> Table:
    """Return a table with a row for each mechanism that does anything, a column an author."""
    variants = {as_words(name): Variant(name, mode) for name in acting(ablation, mode)}
    if mode in REFERENCE:
        first = REFERENCE[mode]
        variants = {REFERENCE_NAMES[first]: first} | variants
    column = "change_fails" if mode == ALONE else "effect"
    authors, digits = by_author(ablation), effect_on(ablation.measure, ablation.case).digits
    return Table.of(
        [
            {"": words}
            | {
                wording.author(author): _cell(rows.get(variant), column, digits)
                for author, rows in authors.items()
            }
            for words, variant in variants.items()
        ],
        CAPTIONS[mode],
    )


def _cell(row: Any, column: str, digits: int) -> str:
    """An estimate with its mark; nothing where the variant failed."""
    if row is None:
        return ""
    if column == "effect" and row["untouched"]:
        return NOTHING
    value = estimate(row, column)
    same = row["same"] and row["mode"] != FULL
    mark = f" {SAME}" if same else "" if value.sign else f" {UNDECIDED}"
    return f"{wording.interval(value, digits, sign=True)}{mark}"


def acting(ablation: Ablation, mode: str) -> list[str]:
    """Return the mechanisms that change a tie in some history of some author."""
    rows = ablation.table[(ablation.table["mode"] == mode) & ~ablation.table["same"]]
    return [name for name in SWITCHABLE if name in set(rows["mechanism"])]


def idle(ablation: Ablation, mode: str) -> list[str]:
    """Return a sentence on the mechanisms that change no tie in any history, if there are any."""
    ran = set(ablation.table.loc[ablation.table["mode"] == mode, "mechanism"])
    active = acting(ablation, mode)
    names = [name for name in SWITCHABLE if name in ran and name not in active]
    return [f"These change no tie in any history: {_listed(names)}."] if names else []


def untouched(ablation: Ablation) -> str:
    """Return which mechanisms, alone, respond to the contradiction."""
    rows = ablation.table[(ablation.table["mode"] == ALONE) & ~ablation.table["untouched"]]
    responding = list(dict.fromkeys(rows["mechanism"]))
    if not responding:
        return "Whether the contradiction holds changes no tie with any mechanism alone."
    return f"Alone, only {_listed(responding)} responds to whether the contradiction holds."


def _listed(names: Sequence[str]) -> str:
    return wording.listed([as_words(name) for name in names])


def sentence(author: str, rows: dict[Variant, Any], effect: Effect) -> str:
    """Return on which mechanisms the contradiction's effect depends, for one author."""
    if WHOLE not in rows:
        return f"{wording.author(author)}: the full model could not be run."
    off = {variant.mechanism: row for variant, row in rows.items() if variant.mode == OFF}
    gone = [name for name, row in off.items() if row["untouched"]]
    signs = {name: estimate(row, "effect").sign for name, row in off.items() if name not in gone}
    whole = estimate(rows[WHOLE], "effect")
    parts = [_verdict(whole, effect), *_dependence(whole.sign, signs, effect)]
    parts += [f"nothing at all is left of it {_any_of(gone)}"] if gone else []
    return f"{wording.author(author)}: {'; '.join(parts)}."


def _verdict(whole: Estimate, effect: Effect) -> str:
    if not whole.sign:
        return f"in the full model these runs show no effect of the contradiction on {effect.what}"
    does = effect.more if whole.sign > 0 else effect.less
    return f"in the full model the contradiction {does} {effect.what} by {effect.size(whole)}"


def _dependence(whole: int, signs: dict[str, int], effect: Effect) -> list[str]:
    """How the sign of the effect changes without each mechanism."""
    words = {1: f"{effect.more} it", -1: f"{effect.less} it", 0: "shows no clear effect"}
    parts = []
    for side in (1, -1, 0):
        names = [name for name, sign in signs.items() if sign == side != whole]
        if names:
            parts.append(f"it {words[side]} {_any_of(names)}")
    return parts or ["that depends on no single mechanism"]


def _any_of(names: Sequence[str]) -> str:
    return f"with one of these off: {', '.join(map(as_words, names))}"


def overall(ablation: Ablation) -> str:
    """Return in how many versions with one mechanism off the contradiction does what."""
    off = ablation.table[(ablation.table["mode"] == OFF) & ~ablation.table["untouched"]]
    combined = f"rmst_{ablation.case.measured.combined}"
    counted = [
        effect_on(measure, ablation.case).tally(_signs(off, measure))
        for measure in dict.fromkeys((ablation.measure, combined))
    ]
    return (
        f"Of the {len(off[off['measure'] == ablation.measure])} versions with one mechanism off "
        f"in which it does anything, the contradiction {'; it '.join(counted)}."
    )


def _signs(off: pd.DataFrame, measure: str) -> list[int]:
    return [estimate(row, "effect").sign for _, row in off[off["measure"] == measure].iterrows()]
