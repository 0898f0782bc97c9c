"""The hindcast: what of the record comes out that nothing was fitted to, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.cases import case
from bigthree.dyads import DYADS, POWERS
from bigthree.errors import BadRequest
from bigthree.labels import in_plain_letters
from bigthree.measures.estimates import Estimate, restricted
from bigthree.numerals import span
from bigthree.record.breaks import MONTHS
from bigthree.record.scoring import CHANCE, MEDIAN, MODEL
from bigthree.record.tables import EAST, WEST
from bigthree.record.targets import break_month
from bigthree.record.votes import blind_order
from bigthree.studies.hindcast.computation import Hindcast, hindcast, meets_targets
from bigthree.studies.hindcast.figures import tabulate
from bigthree.studies.hindcast.sides import HORIZONS, TWO_BORDERS
from bigthree.studies.request import Request
from bigthree.studies.results import Results

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.ensemble import Ensemble

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
    scores = by_score(result.tables["scores"])
    yield Paragraph(_finding(scores))
    for place, title in enumerate(VERDICTS):
        rows = [_row(name, each) for name, each in scores.items() if verdict(each) == place]
        yield Heading(title)
        yield Table.of(rows) if rows else Paragraph("Nothing.")
    yield Heading("How to read the scores")
    yield Paragraph(
        "1 is perfect; 0 is blind of a correlation, 0.5 of the dyad or month of a crisis (area "
        "under the ROC curve). histories: the mean over histories, and where 95 of 100 lie; "
        "median: the history of the medians; chance: 95 of 100 blind guesses. The sign of a tie "
        "tells little: a simple rule misses one cell of all, so that no model can do clearly "
        "better. A guess that has the warmest dyad right and chooses blindly between the two "
        f"Soviet ones has the order of all three right in {blind_order():.2f} of the sessions. "
        "British crises after 1945 are too few: the source codes Britain only where it is a crisis "
        "actor. The model's Soviet reach falls with land borders by assumption: what it shares "
        f"with the rule “{TWO_BORDERS}” is put in."
    )
    yield Heading("Sides of the contested states")
    yield Paragraph(" ".join(_wrong(result.tables["states"], year) for year in HORIZONS))
    yield Heading("How often the record lies in the bands")
    yield from _coverage(result.tables["coverage"])
    yield Heading("What the authors expected of power")
    yield from _powers(result.tables["powers"])
    yield Heading("What was run")
    yield Paragraph(_what_was_run(result.ensemble))


def _finding(scores: dict[str, Predictors]) -> str:
    """How many scores are beyond chance, and how many beyond every simple rule."""
    verdicts = [verdict(each) for each in scores.values()]
    right, best = len(verdicts) - verdicts.count(BLIND), verdicts.count(BEATS)
    if not right:
        return f"No. It does better than blind guesses in none of {len(verdicts)} scores."
    rules = "none" if not best else "all" if best == right else f"{best}"
    return (
        f"{'In part' if best < right else 'Yes'}. It does better than blind guesses in {right} of "
        f"{len(verdicts)} scores. In {rules} of those does it beat every simple rule that was "
        "tried."
    )


def by_score(scores: pd.DataFrame) -> dict[str, Predictors]:
    """The scores by name, and in each the predictors by name."""
    named: dict[str, Predictors] = {}
    for row in scores.to_dict("records"):
        estimate = Estimate(row["mean"], row["low"], row["high"])
        named.setdefault(row["score"], {})[row["predictor"]] = estimate
    return named


def best_rule(predictors: Predictors) -> tuple[str, float] | None:
    """The simple rule with the highest score; none where none was tried."""
    rules = {
        name: estimate.value
        for name, estimate in predictors.items()
        if name not in (MODEL, MEDIAN, CHANCE)
    }
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


def _row(name: str, predictors: Predictors) -> dict[str, str]:
    rule = best_rule(predictors)
    return {
        "score": SAYS[name],
        "histories": wording.interval(predictors[MODEL], 2),
        "median": wording.number(predictors[MEDIAN].value, 2),
        "chance": wording.interval(predictors[CHANCE], 2),
        "best simple rule": f"{wording.number(rule[1], 2)} {rule[0]}" if rule else "none",
    }


def _wrong(states: pd.DataFrame, year: int) -> str:
    """Name the states that most histories put on the wrong side."""
    scored = states[states[f"pact_{year}"].isin([EAST, WEST])]
    names = []
    for row in scored.to_dict("records"):
        right = row[f"east_{year}"] if row[f"pact_{year}"] == EAST else 1 - row[f"east_{year}"]
        if right < 0.5:
            state = in_plain_letters(str(row["state"])).title()
            names.append(f"{state} (wrong in {wording.percent(1 - right)})")
    return (
        f"Wrong in most histories in {year}: {', '.join(names) or 'none'}, of {len(scored)} with a "
        "pact east or west."
    )


def _coverage(table: pd.DataFrame) -> Iterator[Block]:
    """In which bands of the histories the record lies, and what that is worth."""
    inside = {
        width: (table[f"low_{width}"] <= table["record"])
        & (table["record"] <= table[f"high_{width}"])
        for width in (50, 90)
    }
    free = ~table["fitted"]
    half, most = (int((each & free).sum()) for each in inside.values())
    yield Paragraph(
        f"Of {free.sum()} counts to which nothing was fitted the record lies in the middle half of "
        f"the histories in {half}, in nine tenths of them in {most}: {free.sum() / 2:g} and "
        f"{0.9 * free.sum():.2g} would be right. They are few and hang together, and a band at "
        "the end of its scale is easily met."
    )
    yield Table.of(
        [
            {
                "count": row["quantity"] + (" (fitted)" if row["fitted"] else ""),
                "record": wording.number(row["record"]),
                "median": wording.number(row["middle"]),
                "half": span(wording.number(row["low_50"]), wording.number(row["high_50"])),
                "nine tenths": span(wording.number(row["low_90"]), wording.number(row["high_90"])),
                "record in": "half" if half else "nine tenths" if most else "neither",
            }
            for row, half, most in zip(
                table.to_dict("records"), inside[50], inside[90], strict=True
            )
        ]
    )


def _powers(table: pd.DataFrame) -> Iterator[Block]:
    """How far each author's expectation of power missed, beside that of no change."""
    worse = int((table["error"] > table["no_change"]).sum())
    yield Paragraph(
        f"Expecting no change since 1944 would have come closer to the record than {worse} of "
        f"{len(table)} authors did. How much growth they are taken to expect also depends on "
        "`theory.power_growth`."
    )
    yield Table.of(
        [
            {
                "author": wording.author(row["author"]),
                "mean miss": wording.interval(Estimate(row["error"], row["low"], row["high"]), 3),
                "no change": wording.number(row["no_change"], 3),
            }
            | {
                label: f"{wording.percent(row[f'{power}_expected'])} | "
                f"{wording.percent(row[f'{power}_record'])}"
                for power, label in zip(POWERS, case().names, strict=True)
            }
            for row in table.to_dict("records")
        ],
        "Mean absolute miss of the shares of the three, 1945 to 1955. By power: its share in 1955, "
        "as expected | by the record.",
    )


def _what_was_run(ensemble: Ensemble) -> str:
    """The world, and how far even the fitted comes out on new luck and coding."""
    usa, uk = (restricted(ensemble.column(f"{dyad}_break"), MONTHS) for dyad in DYADS[:2])
    in_america, in_britain = (
        f"in {wording.date(np.median(month))} (record: {wording.date(break_month(dyad))})"
        for month, dyad in zip((usa, uk), DYADS, strict=False)
    )
    return (
        f"{wording.histories(ensemble.runs)} of the historical world under the policy "
        "actually followed, January 1945 to December 1955, accepted coefficients, no dated "
        f"events, seed {ensemble.seed}. Fitted were the months in which two ties broke, and that "
        "the third held to 1948. On new luck and coding "
        f"{wording.percents(meets_targets(ensemble), 1, interval=True)} of histories meet these "
        f"targets again. In the median the Anglo-Soviet tie breaks {in_britain}, the "
        f"Soviet-American {in_america}; Britain's breaks first, as in the record, in "
        f"{wording.percent(float((uk < usa).mean()))} of histories."
    )
