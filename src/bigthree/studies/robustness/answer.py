"""The robustness in words: which conclusions are firm, and on what the others hang."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bigthree import calibration, wording
from bigthree.answers import Block, Heading, Item, Items, Paragraph
from bigthree.errors import BadRequest
from bigthree.studies.findings import by_hand, failed
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.robustness.computation import MEASURES, Conclusion, Robustness, robustness
from bigthree.studies.robustness.variants import (
    BUILT_IN,
    OTHER_LUCK,
    READINGS,
    REJECTED,
    THEORIES,
    VARIANTS,
)

SAYS = {variant.name: variant.says for variant in (*VARIANTS, OTHER_LUCK)}
ABOUT = {
    "rmst_two_against_one": "two against one",
    "rmst_anglo_american": "the Anglo-American combination",
}
DOES = {1: "it delays", -1: "it hastens", 0: "no clear effect on"}


def study(request: Request) -> Results:
    """Run the headline's worlds under every other choice, and say what keeps its sign."""
    result = robustness(request.overrides, request.runs, request.seed, **request.running)
    return result.results(blocks, lambda _: {})


def blocks(robustness: Robustness) -> Iterator[Block]:
    """The answer, block by block.

    Raises
    ------
    BadRequest
        When no world could be run by default.
    """
    conclusions = robustness.conclusions
    if not conclusions:
        raise BadRequest("robustness: no world could be run by default; see failures.csv")
    yield Paragraph(" ".join(_overall(conclusions)))
    yield Paragraph(
        "Firm: the default and every theory that the record does not reject give the same sign, "
        "with a 95 % interval that excludes 0, and no other choice reverses it."
    )
    for measure in MEASURES:
        for kind, each in _kinds(conclusions, measure).items():
            if each:
                yield Heading(f"{kind}, of {ABOUT[measure]}")
                yield Items(tuple(map(_item, each)))
    plan = robustness.sweep.plan
    base = next(iter(plan.bases.values()))
    yield Heading("What was run")
    yield Paragraph(
        f"{wording.histories(plan.runs)} a world and choice, {base.months} months "
        f"from {wording.date(0)}, seed {plan.seed}. "
        f"{len(VARIANTS)} choices, one changed at a time: {len(THEORIES)} other theories of how "
        f"America comes in, each of the {len(READINGS)} readers of the source alone, each end of "
        f"the range of {len(calibration.stated())} stated coefficients, the layers of uncertainty, "
        f"thresholds, horizon, events, luck, and each mechanism switched off. {_not_counted()} "
        "Intervals tell how another draw of luck, coding and coefficients might differ, not how "
        "sure history is."
    )
    yield from failed(robustness.sweep)
    yield from by_hand(robustness.sweep)


def _not_counted() -> str:
    built_in, rejected = ([SAYS[name] for name in names] for names in (BUILT_IN, REJECTED))
    rest = f", nor is what the record rejects: {wording.listed(rejected)}" if rejected else ""
    return (
        f"{wording.capitalized(wording.listed(built_in))}, the contradiction has nothing to work "
        f"through: that is not counted{rest}."
    )


def _overall(conclusions: list[Conclusion]) -> Iterator[str]:
    """How many are firm, and which choices reverse most."""
    for measure in MEASURES:
        firm, hanging, untold = map(len, _kinds(conclusions, measure).values())
        count = firm + hanging + untold
        yield (
            f"Of {count} conclusion{'s' * (count != 1)} on {ABOUT[measure]}, {firm} are firm, "
            f"{hanging} hang on a choice, and {untold} cannot be told."
        )
    parting = Counter(name for each in conclusions for name in each.parting)
    if parting:
        most = ", ".join(f"{SAYS[name]} ({count})" for name, count in parting.most_common(5))
        yield f"They hang most on: {most}."


def _kinds(conclusions: Iterable[Conclusion], measure: str) -> dict[str, list[Conclusion]]:
    """What is firm, what hangs on a choice, and what cannot be told, of one measure."""
    here = [each for each in conclusions if each.measure == measure]
    return {
        "Firm": [each for each in here if each.firm],
        "Hangs on a choice": [each for each in here if each.sign and not each.firm],
        "Cannot be told": [each for each in here if not each.sign],
    }


def _item(conclusion: Conclusion) -> Item:
    labels: Any = conclusion  # it names a world as labels do
    where = f"{wording.author(conclusion.author)}, {wording.world(labels)}"
    months = wording.interval(conclusion.made, 1, sign=True)
    text = f"{where}: {DOES[conclusion.sign]} {ABOUT[conclusion.measure]}, {months} months."
    if conclusion.sign:
        differing = {"reversed": conclusion.reversed, "not clear": conclusion.blurred}
    else:
        differing = {"delays": conclusion.giving(1), "hastens": conclusion.giving(-1)}
    parts = [f"{how}: {', '.join(SAYS[name] for name in names)}"
             for how, names in differing.items() if names]  # fmt: skip
    return Item(text, f"{'; '.join(parts)}." if parts else "")
