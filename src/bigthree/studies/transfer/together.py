"""Both records together: the accepted draws weighted by what they get right of another case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from bigthree import calibration
from bigthree.comparison import column_of, compared
from bigthree.composition import compose
from bigthree.inputs import Floats, Integers, take_draws
from bigthree.measures import history
from bigthree.measures.estimates import Estimate, mean, paired_difference
from bigthree.record.marks import Mark
from bigthree.scenario import Scenario
from bigthree.studies.calibration.histories import opened, score
from bigthree.studies.running import run_histories, taking
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.wording import world as in_words
from bigthree.worlds import ARMS, author_choices, world_choices

EACH = 10
"""Histories of the other case by which a draw is weighed."""

RESAMPLED = 1000
"""Samples of the draws, with replacement, for the interval of a change of the median."""

MEASURE = "rmst_two_against_one"


def weigh(of: str, marks: Sequence[Mark], need: int, engagement: str, most: int, seed: int) -> Any:
    """How many of `EACH` histories of a case each accepted draw of a theory gets right.

    A right history meets at least `need` marks; the first `most` draws of the sample are weighed.
    """
    sample = calibration.accepted(engagement).coefficients[:most]
    draws = np.repeat(np.arange(len(sample)), EACH)
    change = taking(sample, draws)
    scored, _ = score(opened(of, "prior"), marks, len(draws), seed, draws, change)
    return scored.at_least(need).reshape(len(sample), EACH).sum(axis=1)


def as_text(of: str, weights: Mapping[str, Any], need: int, seed: int) -> str:
    """Return the weights as they ship: a line on what they are made for, then the table."""
    made_for = {"case": of, "histories": EACH, "met": need, "seed": seed,
                "tables": calibration.tables_digest(of)}  # fmt: skip
    made_for |= {name: calibration.sample_digest(name) for name in weights}
    head = " ".join(f"{name}={value}" for name, value in made_for.items())
    return f"# {head}\n{as_table(weights).to_csv(index=False, lineterminator=chr(10))}"


def as_table(weights: Mapping[str, Any]) -> pd.DataFrame:
    """A column a theory, a row a draw; a sample with fewer draws has empty cells at the end."""
    return pd.DataFrame({name: pd.Series(each, dtype="Int64") for name, each in weights.items()})


def weighted_median(values: Floats, weights: Any) -> Any:
    """The least of some values up to which half of the weight lies, for each row of weights."""
    each = np.broadcast_to(values, np.shape(weights))
    return np.quantile(each, 0.5, axis=-1, weights=weights, method="inverted_cdf")


def moved(weights: Integers, seed: int) -> pd.DataFrame:
    """How far the weights move the median of each fitted coefficient of the usual theory.

    They are those of the first accepted draws, and not all 0; the intervals come of resampling.
    """
    count = len(weights)
    sample = calibration.accepted(ENGAGEMENTS[0]).coefficients[:count]
    luck = np.random.default_rng([crc32(b"resampled draws"), seed])
    times = luck.multinomial(count, np.full(count, 1 / count), size=RESAMPLED)
    times = np.concatenate([np.ones((1, count), dtype=times.dtype), times])
    by_weight = times * weights
    times, by_weight = (each[by_weight.any(axis=1)] for each in (times, by_weight))
    rows = []
    for name, (low, high) in calibration.priors().items():
        values = sample[name]
        before, after = weighted_median(values, times), weighted_median(values, by_weight)
        change = (after - before) / (high - low)
        ends = np.quantile(change[1:], [0.025, 0.975])
        row = {"coefficient": f"theory.{name}", "prior_low": low, "prior_high": high,
               "accepted": before[0], "joint": after[0]}  # fmt: skip
        estimate = Estimate(float(change[0]), float(ends[0]), float(ends[1]))
        rows.append(row | estimate._asdict() | {"moves": estimate.sign != 0})
    return pd.DataFrame(rows)


def effective(weights: Integers) -> float:
    """How many equally weighted draws the weights are worth (Kish 1965)."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def delays(places: dict[str, Integers], runs: int, seed: int) -> pd.DataFrame:
    """By how many months the contradiction delays two against one, draws taken in each way.

    For each author and world there is a row for either way, ``accepted`` and ``joint``, by which
    accepted draw each history takes, and one for the difference.
    """
    return pd.DataFrame(list(_delays(places, runs, seed)))


def _delays(places: dict[str, Integers], runs: int, seed: int) -> Iterator[dict[str, Any]]:
    for author in author_choices(()):
        for world in world_choices(()):
            arms = [compose(*author, *world, f"contradiction={arm}") for arm in ARMS]
            delay = {}
            for name, place in places.items():
                holds, fails = (_months(arm, runs, seed, place) for arm in arms)
                delay[name] = holds - fails
            labels = arms[0].labels
            where = labels.of_world | {"group": in_words(labels)}
            estimates = {name: mean(each) for name, each in delay.items()}
            estimates["difference"] = paired_difference(delay["accepted"], delay["joint"])
            for name, estimate in estimates.items():
                yield where | {"coefficients": name} | estimate._asdict()


def _months(scenario: Scenario, runs: int, seed: int, place: Integers) -> Floats:
    """Months until two combine against the third, where each history takes a given draw."""
    column = list(history.COLUMNS).index(column_of(MEASURE))
    months, _ = run_histories(
        scenario,
        runs,
        seed,
        lambda batch: (batch.measures[:, column],),
        lambda parameters, part: take_draws(scenario, parameters, place[part]),
    )
    return compared(MEASURE, months, scenario.months)
