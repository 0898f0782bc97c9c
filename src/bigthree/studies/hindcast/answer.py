"""The hindcast: what of the record comes out that nothing was fitted to, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.dyads import DYADS
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate, restricted
from bigthree.record.breaks import MONTHS
from bigthree.record.scoring import CHANCE, MEDIAN, MODEL
from bigthree.studies.hindcast import tables
from bigthree.studies.hindcast.computation import Hindcast, hindcast
from bigthree.studies.hindcast.figures import tabulate
from bigthree.studies.hindcast.sides import STRONGER
from bigthree.studies.hindcast.tables import number
from bigthree.studies.request import Request
from bigthree.studies.results import Results

if TYPE_CHECKING:
    import pandas as pd

Predictors = dict[str, Estimate]

SAYS = {
    "warmest dyad": "Votes: which dyad stands closest",
    "order of the dyads": "Votes: the order of the three dyads",
    "sign": "Votes: sign of each dyad",
    "sign, 1949 to 1955": "Votes: sign, after the years of the fit",
    "rank": "Votes: rank correlation, all sessions and dyads",
    "rank within a Soviet dyad": "Votes: rank correlation within a Soviet dyad",
    "dyad and month": "Crises: in which dyad and month",
    "month, ussr_usa": "Crises: month, USSR-USA, by hostility",
    "month by the fall of the tie, ussr_usa": "Crises: month, USSR-USA, by fall of the tie",
    "month, ussr_uk": "Crises: month, USSR-Britain, by hostility",
    "month by the fall of the tie, ussr_uk": "Crises: month, USSR-Britain, by fall of the tie",
    "side in 1949": "Sides in 1949: share right",
    "side in 1949, balanced": "Sides in 1949: mean of East and West",
    "side in 1955": "Sides in 1955: share right",
    "side in 1955, balanced": "Sides in 1955: mean of East and West",
}
"""The scores in the words of the answer."""

CLOSE = 0.02
"""Scores no further apart than this count as equal; a session is worth 0.1, a state 0.07."""

VERDICTS = (
    "Right beyond chance, and beyond every simple rule tried",
    "Right beyond chance, but no better than a simple rule",
    "Right beyond chance, but a simple rule does better",
    "No better than blind guesses",
)
BEATS, EQUAL, WORSE, BLIND = range(len(VERDICTS))


def study(request: Request) -> Results:
    """Run the hindcast and say what comes out.

    Raises
    ------
    BadRequest
        When anything of its world is to be changed.
    """
    if request.overrides:
        raise BadRequest(
            f"{request.overrides[0]}: the hindcast is made in the historical world alone; only "
            "runs and seed can be given"
        )
    result = hindcast(request.runs, request.seed)
    return Results(
        blocks=tuple(blocks(result)),
        ensembles={result.ensemble.scenario.name: result.ensemble},
        tables=result.tables,
        drawings={"hindcast": partial(tabulate, result.ensemble)},
    )


def blocks(result: Hindcast) -> Iterator[Block]:
    """The answer, block by block."""
    scores = by_score(result.scores)
    yield Paragraph(_finding(scores))
    yield from _verdicts(scores)
    yield Heading("What was run")
    yield Paragraph(_what_was_run(result))
    yield Paragraph(_fit(result))
    yield Heading("Scores")
    yield _score_table(scores)
    yield from tables.votes(result.sessions)
    yield from tables.crises(result.crises)
    yield from tables.sides(result.states, result.scores)
    yield from tables.powers(result.powers)
    yield from tables.coverage(result.coverage)


def _finding(scores: dict[str, Predictors]) -> str:
    """How many scores are beyond chance, and how many beyond every simple rule."""
    verdicts = [verdict(each) for each in scores.values()]
    right, best = len(verdicts) - verdicts.count(BLIND), verdicts.count(BEATS)
    says = "No" if not right else "In part" if best < right else "Yes"
    rules = "none" if not best else "all" if best == right else f"{best}"
    return (
        f"{says}. It does better than blind guesses in {right} of {len(verdicts)} scores. In "
        f"{rules} of those does it beat every simple rule that was tried."
        if right
        else f"{says}. It does better than blind guesses in none of {len(verdicts)} scores."
    )


def _what_was_run(result: Hindcast) -> str:
    return (
        f"{wording.histories(result.ensemble.runs).capitalize()} of the historical world under the "
        "policy actually followed, January 1945 to December 1955, accepted coefficients, no dated "
        f"events, seed {result.ensemble.seed}. Fitted were the months in which two ties broke, and "
        "that the third held to 1948."
    )


def _fit(result: Hindcast) -> str:
    """How far even the fitted comes out on new luck and coding."""
    breaks = {str(row["quantity"]): row for row in result.coverage.to_dict("records")}
    usa, uk = (
        f"in {wording.date(row['middle'])} (record: {wording.date(row['record'])})"
        for row in (breaks[f"month of the break, {dyad}"] for dyad in DYADS[:2])
    )
    share, low, high = (f"{100 * part:.1f}" for part in result.fit)
    return (
        "The coefficients were accepted together with the luck and the coding of their history. On "
        f"new luck and coding {share} % ({low} to {high}) of histories meet the targets again. In "
        f"the median the Anglo-Soviet tie breaks {uk}, the Soviet-American {usa}; Britain's breaks "
        "first, as in the record, in "
        f"{wording.percent(_british_first(result))} of histories."
    )


def _british_first(result: Hindcast) -> float:
    """Share of histories in which the Anglo-Soviet tie breaks before the Soviet-American."""
    usa, uk = (restricted(result.ensemble.column(f"{dyad}_break"), MONTHS) for dyad in DYADS[:2])
    return float((uk < usa).mean())


def by_score(scores: pd.DataFrame) -> dict[str, Predictors]:
    """The scores by name, and in each the predictors by name."""
    named: dict[str, Predictors] = {}
    for row in scores.to_dict("records"):
        estimate = Estimate(row["mean"], row["low"], row["high"])
        named.setdefault(row["score"], {})[row["predictor"]] = estimate
    return named


def best_rule(predictors: Predictors) -> tuple[str, float] | None:
    """The simple rule with the highest score; none where none was tried."""
    ours = (MODEL, MEDIAN, CHANCE, STRONGER)
    rules = {name: estimate.value for name, estimate in predictors.items() if name not in ours}
    return max(rules.items(), key=lambda rule: rule[1]) if rules else None


def verdict(predictors: Predictors) -> int:
    """How a score compares, as a place in `VERDICTS`.

    The mean over histories is compared with chance and with the best rule. The median history is
    shown and does not count: it is no history, and can be right where most are wrong.
    """
    model = predictors[MODEL].value
    rule = best_rule(predictors)
    if model <= predictors[CHANCE].high:
        return BLIND
    if rule is None:
        return BEATS
    ahead = model - rule[1]
    return BEATS if ahead > CLOSE else WORSE if ahead < -CLOSE else EQUAL


def _verdicts(scores: dict[str, Predictors]) -> Iterator[Block]:
    """What is right, what is wrong, and where a simple rule does better."""
    for place, title in enumerate(VERDICTS):
        yield Heading(title)
        yield Items.of(
            [_sentence(name, each) for name, each in scores.items() if verdict(each) == place]
            or ["Nothing."]
        )


def _sentence(name: str, predictors: Predictors) -> str:
    model, median = number(predictors[MODEL].value), number(predictors[MEDIAN].value)
    sentence = f"{SAYS[name]}: {model}, median history {median}"
    rule = best_rule(predictors)
    if verdict(predictors) == BLIND or rule is None:
        chance = predictors[CHANCE]
        return f"{sentence}; chance {number(chance.low)} to {number(chance.high)}."
    return f"{sentence}; {rule[0]} {number(rule[1])}."


def _score_table(scores: dict[str, Predictors]) -> Table:
    rows = []
    for name, predictors in scores.items():
        rule = best_rule(predictors)
        rows.append(
            {
                "score": SAYS[name],
                "histories": wording.interval(predictors[MODEL], 2),
                "median": number(predictors[MEDIAN].value),
                "chance": wording.interval(predictors[CHANCE], 2),
                "best simple rule": f"{number(rule[1])} {rule[0]}" if rule else "none",
            }
        )
    return Table.of(
        rows,
        "1 is perfect; 0 is blind of a correlation, 0.5 of the dyad or month of a crisis (area "
        "under the ROC curve). histories: the mean over histories, and where 95 of 100 lie; "
        "median: the history of the medians; chance: 95 of 100 blind guesses. The sign of a tie "
        "tells little: a simple rule misses one cell of all, so that no model can do clearly "
        "better.",
    )
