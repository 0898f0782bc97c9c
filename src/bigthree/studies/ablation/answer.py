"""The answer of an ablation: what the contradiction does without each mechanism, and with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.labels import in_plain_letters, label
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral
from bigthree.studies.ablation.computation import (
    BESIDE,
    OFF,
    REFERENCE,
    RIVALRY,
    WHOLE,
    Ablation,
    Variant,
    ablation,
    effect_of,
)
from bigthree.studies.ablation.figures import (
    REFERENCE_NAMES,
    digits_of,
    drawings,
    finding,
    way,
)
from bigthree.studies.findings import INTERVALS, by_hand, measured, worlds_run
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.worlds import SWITCHABLE

UNDECIDED, NOTHING = "○", Numeral("0")

HEADINGS = {OFF: "Each mechanism off", BESIDE: f"Each mechanism beside {RIVALRY}"}

CAPTIONS = {
    OFF: "The model with one mechanism off.",
    BESIDE: f"The contradiction's own mechanism ({RIVALRY}) and one other, with nothing else on "
    "but routine and luck.",
}


def study(request: Request) -> Results:
    """Run every version of the model where the contradiction holds and where it fails."""
    measure = request.sweep_options.measure
    result = ablation(request.overrides, request.runs, request.seed, measure, **request.running)
    return result.results(blocks, drawings)


def blocks(ablation: Ablation) -> Iterator[Block]:
    """Yield what each author's effect depends on, the tables, and what was run.

    Raises
    ------
    BadRequest
        When the full model could be run for no author.
    """
    rows = ablation.by_author
    if not any(WHOLE in variants for variants in rows.values()):
        raise BadRequest("ablation: the full model could not be run; see failures.csv")
    changes = wording.changes_of(ablation.case)[ablation.measure]
    digits = digits_of(ablation.measure)
    yield Items.of(sentence(author, variants, changes, digits) for author, variants in rows.items())
    yield Paragraph(f"{finding(ablation, OFF)}.")
    strong, weak = (label("contradiction", arm) for arm in ablation.case.contrast)
    yield Paragraph(
        f"{measured(ablation.measure, ablation.case)} Effect of the contradiction: where it holds "
        f"(“{strong}”) minus where it fails (“{weak}”); 95 % intervals. {UNDECIDED}: the interval "
        f"holds zero. {NOTHING}: the contradiction changes no history."
    )
    for mode in REFERENCE:
        yield Heading(HEADINGS[mode])
        yield table(ablation, mode, digits)
        if names := idle(ablation, mode):
            yield Paragraph(f"These change no tie in any history: {_listed(names)}.")
    yield Heading("What was run")
    yield from worlds_run(ablation.sweep)
    labels = next(iter(ablation.sweep.plan.bases.values())).labels
    yield Paragraph(f"The world: {wording.world(labels)}.")
    yield from by_hand(ablation.sweep)
    yield Paragraph(INTERVALS)


def table(ablation: Ablation, mode: str, digits: int) -> Table:
    """Return a table with a row for each mechanism that does anything, a column an author."""
    first = REFERENCE[mode]
    variants = {in_plain_letters(name): Variant(name, mode) for name in ablation.acting(mode)}
    return Table.of(
        [
            {"": words}
            | {
                wording.author(author): _cell(rows.get(variant), digits)
                for author, rows in ablation.by_author.items()
            }
            for words, variant in ({REFERENCE_NAMES[first]: first} | variants).items()
        ],
        CAPTIONS[mode],
    )


def _cell(row: Any, digits: int) -> str:
    """An effect with its mark; nothing where the variant failed."""
    if row is None:
        return ""
    if row["untouched"]:
        return NOTHING
    effect = effect_of(row)
    written = wording.interval(effect, digits, sign=True)
    return written if effect.sign else Numeral(written.value, f"{written.interval} {UNDECIDED}")


def idle(ablation: Ablation, mode: str) -> list[str]:
    """Return the mechanisms that ran in a mode and change no tie in any history."""
    ran = set(ablation.table.loc[ablation.table["mode"] == mode, "mechanism"])
    return [name for name in SWITCHABLE if name in ran.difference(ablation.acting(mode))]


def _listed(names: Sequence[str]) -> str:
    return wording.listed(list(map(in_plain_letters, names)))


def sentence(
    author: str, rows: dict[Variant, Any], changes: tuple[str, str, str], digits: int
) -> str:
    """Return on which mechanisms the contradiction's effect depends, for one author."""
    if WHOLE not in rows:
        return f"{wording.author(author)}: the full model could not be run."
    off = {variant.mechanism: row for variant, row in rows.items() if variant.mode == OFF}
    gone = [name for name, row in off.items() if row["untouched"]]
    signs = {name: effect_of(row).sign for name, row in off.items() if name not in gone}
    whole = effect_of(rows[WHOLE])
    parts = [_verdict(whole, changes, digits), *_dependence(whole.sign, signs, changes)]
    parts += [f"no effect at all with one of these off: {_listed(gone)}"] if gone else []
    return f"{wording.author(author)}: {'; '.join(parts)}."


def _verdict(whole: Estimate, changes: tuple[str, str, str], digits: int) -> str:
    what, more, less = changes
    if not whole.sign:
        return "in the full model these runs show no effect of the contradiction"
    size = wording.interval(whole.size, digits)
    return (
        "in the full model, where the contradiction holds, "
        f"{what} {size} {more if whole.sign > 0 else less}"
    )


def _dependence(whole: int, signs: dict[str, int], changes: tuple[str, str, str]) -> Iterator[str]:
    """How the sign of the effect changes without each mechanism."""
    words = {1: way(changes[1]), -1: way(changes[2]), 0: "no clear difference"}
    others = {side: [n for n, sign in signs.items() if sign == side != whole] for side in words}
    if not any(others.values()):
        yield "that depends on no single mechanism"
    for side, names in others.items():
        if names:
            yield f"{words[side]} with one of these off: {_listed(names)}"
