"""Whether the theory travels, in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import eq
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph
from bigthree.cases import BIG_THREE, case, case_folders
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate
from bigthree.overrides import key_of
from bigthree.record.marks import TABLE
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.transfer import tables, together
from bigthree.studies.transfer.computation import (
    ANEW,
    FEW,
    THEORY,
    Source,
    Transfer,
    gain,
    transfer,
)
from bigthree.studies.transfer.figures import tabulate
from bigthree.wording import percents

if TYPE_CHECKING:
    import pandas as pd

HOME = case().label.partition(",")[0]
"""The case that the theory was made on, in a sentence."""

TRAVELS, DOES_NOT, UNTOLD = "travels", "does not travel", "cannot be told"

HELPS = {1: "helps", 0: "cannot be told", -1: "hurts"}
"""The word of the coding page of the second case, by the sign of the difference on equal luck."""


def study(request: Request) -> Results:
    """Put the theory to another case, and back, and say whether it travels.

    Raises
    ------
    BadRequest
        When anything but the case is to be changed, or the case is the usual one.
    """
    result = transfer(_case_of(request), request.runs, request.seed)
    return Results(
        blocks=tuple(blocks(result)),
        tables=result.tables,
        drawings={"transfer": partial(tabulate, result)},
    )


def _case_of(request: Request) -> str:
    """The case that is asked for; the first that has marks unless one is."""
    for override in request.overrides:
        if key_of(override) != "case":
            raise BadRequest(
                f"{override}: the transfer is made in the world that a case opens with; only "
                "case, runs, seed and results_dir can be given"
            )
    if not request.overrides:
        others = (name for name in case_folders() if name != BIG_THREE)
        return next(name for name in others if (case(name).folder / f"{TABLE}.csv").is_file())
    if request.case.name == BIG_THREE:
        raise BadRequest(
            f"case={BIG_THREE}: is where the coefficients come from; name the case to go to"
        )
    return request.case.name


def blocks(result: Transfer) -> Iterator[Block]:
    """The answer, block by block."""
    yield from map(Paragraph, _findings(result))
    yield Heading(f"There: {result.case.label}")
    yield tables.there(result)
    yield Paragraph(_there(result))
    yield Heading(f"Back: {case().label}")
    yield tables.back(result)
    yield Paragraph(_back(result))
    yield Heading("Together: the draws that both records favour")
    yield from _together(result)
    yield Heading("What was run")
    yield Paragraph(_what_was_run(result))


def verdict(sample: Estimate, priors: Estimate) -> str:
    """Whether a sample does better or worse than its priors with 95 % intervals apart."""
    if sample.low > priors.high:
        return TRAVELS
    return DOES_NOT if sample.high < priors.low else UNTOLD


def _findings(result: Transfer) -> Iterator[str]:
    """The verdicts, there, back and together, each with its numbers; then what they are worth."""
    there, priors = result.there[Source.ACCEPTED].whole, result.there[Source.PRIOR].whole
    yield (
        f"There, {_says(there, priors)}. All {len(result.marks)} marks of {result.case.label} are "
        f"met in {_percents(there)} of histories with coefficients that the record of {HOME} "
        f"accepts, in {_percents(priors)} under the priors, and in "
        f"{_percents(result.there[Source.PROTOTYPE].whole)} at the literature’s values."
    )
    if result.kept:
        back, before, fitted = (
            result.back[name, ANEW].whole for name in (Source.BACK, Source.PRIOR, Source.ACCEPTED)
        )
        yield (
            f"Back, {_says(back, before)}. All targets of {HOME} are met in "
            f"{_percents(back)} of histories with coefficients that the other record accepts, in "
            f"{_percents(before)} under the priors, and in {_percents(fitted)} "
            "with the sample that was fitted to them."
        )
    else:
        yield f"Back, it {UNTOLD}: no draw from the priors meets so many marks."
    if result.delays is not None:
        yield _headline(result.delays)
    rule = result.there[Source.START].met.sum(axis=1).mean()
    yield (
        f"Read it with care: a rule that changes nothing already meets {rule:.2g} of the "
        f"{len(result.marks)} marks, both cases were coded by readers who knew how they ended, two "
        "triangles are few, and a word that rests on a small gain can change with another `seed` "
        "or more `runs`."
    )


def _says(sample: Estimate, priors: Estimate) -> str:
    word = verdict(sample, priors)
    return "whether the theory travels cannot be told" if word == UNTOLD else f"the theory {word}"


def _headline(frame: pd.DataFrame) -> str:
    """What becomes of the headline under both records, in a sentence."""
    today, joint = (
        [
            tables.estimate(row).sign
            for row in frame[frame["coefficients"] == name].to_dict("records")
        ]
        for name in (Source.ACCEPTED, Source.JOINT)
    )
    same = sum(map(eq, today, joint))
    turned = sum(one * other < 0 for one, other in zip(today, joint, strict=True))
    return (
        "Together, with the draws weighted by what they get right of both, the headline says the "
        f"same in {same} of {len(today)} comparisons and the opposite in {turned}."
    )


def _there(result: Transfer) -> str:
    difference = gain(result.there[Source.PRIOR], result.there[Source.ACCEPTED])
    return (
        f"Against the priors, on the same luck and coding, transfer changes the share with all "
        f"marks by {_points(difference)}: by the word of the coding page, which asks whether the "
        f"interval of the difference leaves out 0, it {HELPS[difference.sign]}. A coin for each "
        f"mark would meet all in one of {2 ** len(result.marks)}."
    )


def _points(gain: Estimate) -> str:
    return f"{wording.interval(Estimate(*(100 * end for end in gain)), 1, sign=True)} points"


def _back(result: Transfer) -> str:
    few = ""
    if result.need < len(result.marks):
        few = f" Fewer than {FEW} meet all, so that a mark less is asked for."
    says = (
        f"Of {result.runs:,} draws from the priors {result.kept:,} meet {result.asked} in "
        f"their one history.{few}"
    )
    if not result.kept:
        return says
    difference = gain(result.back[Source.PRIOR, ANEW], result.back[Source.BACK, ANEW])
    return (
        f"{says} Against the priors, on the same luck and coding, they change the share with all "
        f"targets by {_points(difference)}: it {HELPS[difference.sign]}."
    )


def _together(result: Transfer) -> Iterator[Block]:
    weights = result.weights[THEORY]
    says = (
        f"Each of {len(weights):,} accepted draws ran {together.EACH} histories of the other case "
        f"on other luck and is weighted by how many of them meet {result.asked}: "
        f"{100 * weights.mean() / together.EACH:.1f} % of all do, and "
        f"{int((weights == 0).sum()):,} draws get none right."
    )
    if result.moved is None or result.delays is None:
        yield Paragraph(f"{says} With no draw that gets any right there is no sample of both.")
        return
    yield Paragraph(
        f"{says} The weights are worth {together.effective(weights):,.0f} draws of equal weight."
    )
    yield tables.moved(result.moved)
    yield tables.delays(result.delays)
    yield Paragraph(
        "These are the weights that ship: `coefficients=joint` takes them in any study."
        if result.ships
        else "The weights that ship with the package (`coefficients=joint`) are others."
    )


def _what_was_run(result: Transfer) -> str:
    months = max(mark.last for mark in result.marks)
    return (
        f"{wording.histories(result.runs)} a row, seed {result.seed}: the world that "
        f"the case opens with, with no dated events, scored to "
        f"{wording.date(months, result.case.start)}; and the historical world of {HOME} as in "
        f"`bigthree calibration`. Theory of engagement {THEORY}; coded numbers drawn from "
        "their ranges; stated coefficients at their values. Rule, marks and words were fixed in "
        "docs/preregistration.md before this was computed."
    )


def _percents(estimate: Estimate) -> str:
    return percents(estimate, 1, interval=True)
