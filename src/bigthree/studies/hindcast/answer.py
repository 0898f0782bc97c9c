"""The hindcast: what of the record comes out that nothing was fitted to, and what does not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bigthree import wording
from bigthree.dyads import DYADS
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.measures.estimates import Estimate, restricted
from bigthree.record.breaks import MONTHS
from bigthree.record.hindcast import Hindcast, hindcast
from bigthree.record.scoring import CHANCE, MEDIAN, MODEL
from bigthree.record.sides import STRONGER
from bigthree.studies.hindcast import tables
from bigthree.studies.hindcast.tables import number
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted

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
    "Right beyond chance, and beyond every simple rule tried:",
    "Right beyond chance, but no better than a simple rule:",
    "Right beyond chance, but a simple rule does better:",
    "Not to be told from blind guesses, or worse than they:",
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
    found = hindcast(request.runs, request.seed)
    return Results(
        blocks=preformatted(tell(found)),
        ensembles={found.ensemble.scenario.name: found.ensemble},
        tables=found.tables,
        drawings={"hindcast": partial(figure_data, "hindcast", found.ensemble)},
    )


def tell(found: Hindcast) -> str:
    """The hindcast in words and tables."""
    scores = by_score(found.scores)
    return "\n\n".join(
        [
            _opening(found),
            _of_the_fit(found),
            _verdicts(scores),
            _scores(scores),
            tables.of_votes(found.sessions),
            tables.of_crises(found.crises),
            tables.of_sides(found.states, found.scores),
            tables.of_powers(found.powers),
            tables.of_coverage(found.coverage),
        ]
    )


def _opening(found: Hindcast) -> str:
    ensemble = found.ensemble
    return "\n".join(
        [
            "Does the model show what it was not fitted to?",
            f"{wording.histories(ensemble.runs).capitalize()} of the historical world under the "
            "policy actually followed, January 1945 to December 1955,",
            f"accepted coefficients, no dated events, seed {ensemble.seed}. Fitted were the months "
            "in which two ties broke, and that the third held to 1948.",
        ]
    )


def _of_the_fit(found: Hindcast) -> str:
    """How far even the fitted comes out on new luck and coding."""
    breaks = {str(row["quantity"]): row for row in found.coverage.to_dict("records")}
    usa, uk = (breaks[f"month of the break, {dyad}"] for dyad in DYADS[:2])
    again, low, high = (f"{100 * part:.1f}" for part in found.fit)
    months = {
        name: f"in {wording.date(row['middle'])} (record: {wording.date(row['record'])})"
        for name, row in (("usa", usa), ("uk", uk))
    }
    return "\n".join(
        [
            "What was fitted",
            "The coefficients were accepted together with the luck and the coding of their "
            "history. On new luck and coding",
            f"{again} % ({low} to {high}) of histories meet the targets again. In the median the "
            "Anglo-Soviet",
            f"tie breaks {months['uk']}, the Soviet-American {months['usa']};",
            "Britain's breaks first, as in the record, in "
            f"{wording.percent(_british_first(found))} of histories.",
        ]
    )


def _british_first(found: Hindcast) -> float:
    """Share of histories in which the Anglo-Soviet tie breaks before the Soviet-American."""
    usa, uk = (restricted(found.ensemble.column(f"{dyad}_break"), MONTHS) for dyad in DYADS[:2])
    return float((uk < usa).mean())


def by_score(scores: pd.DataFrame) -> dict[str, Predictors]:
    """The scores by name, and in each the predictors by name."""
    held: dict[str, Predictors] = {}
    for row in scores.to_dict("records"):
        estimate = Estimate(row["mean"], row["low"], row["high"])
        held.setdefault(row["score"], {})[row["predictor"]] = estimate
    return held


def best_rule(held: Predictors) -> tuple[str, float] | None:
    """The simple rule with the highest score; none where none was tried."""
    ours = (MODEL, MEDIAN, CHANCE, STRONGER)
    rules = {name: estimate.value for name, estimate in held.items() if name not in ours}
    return max(rules.items(), key=lambda rule: rule[1]) if rules else None


def verdict(held: Predictors) -> int:
    """How a score compares, as a place in `VERDICTS`.

    The mean over histories is held against chance and against the best rule. The median history is
    shown and does not count: it is no history, and can be right where most are wrong.
    """
    model = held[MODEL].value
    rule = best_rule(held)
    if model <= held[CHANCE].high:
        return BLIND
    if rule is None:
        return BEATS
    ahead = model - rule[1]
    return BEATS if ahead > CLOSE else WORSE if ahead < -CLOSE else EQUAL


def _verdicts(scores: dict[str, Predictors]) -> str:
    """What is right, what is wrong, and where a simple rule does better."""
    lines = []
    for place, head in enumerate(VERDICTS):
        said = [_sentence(name, held) for name, held in scores.items() if verdict(held) == place]
        lines += [head, *(said or ["  nothing"])]
    return "\n".join(lines)


def _sentence(name: str, held: Predictors) -> str:
    model, median = number(held[MODEL].value), number(held[MEDIAN].value)
    said = f"  {SAYS[name]}: {model}, median history {median}"
    rule = best_rule(held)
    if verdict(held) == BLIND or rule is None:
        return f"{said}; chance {number(held[CHANCE].low)} to {number(held[CHANCE].high)}."
    return f"{said}; {rule[0]} {number(rule[1])}."


def _scores(scores: dict[str, Predictors]) -> str:
    rows = []
    for name, held in scores.items():
        rule = best_rule(held)
        rows.append(
            {
                "score": SAYS[name],
                "histories": wording.interval(held[MODEL], 2),
                "median": number(held[MEDIAN].value),
                "chance": wording.interval(held[CHANCE], 2),
                "best simple rule": f"{number(rule[1])} {rule[0]}" if rule else "none",
            }
        )
    return "\n".join(
        [
            "Scores: 1 is perfect; 0 is blind of a correlation, 0.5 of the dyad or month of a "
            "crisis (area under the ROC curve).",
            "histories: the mean over histories, and where 95 of 100 lie; median: the history of "
            "the medians; chance: 95 of 100 blind guesses.",
            "The sign of a tie tells little: a simple rule misses one cell of all, so that no",
            "model can do clearly better.",
            "",
            wording.table(rows),
        ]
    )
