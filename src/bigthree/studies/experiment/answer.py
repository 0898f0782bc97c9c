"""The answer of a what-if: question, expectation, arms, differences, criteria."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.comparison import Comparison, per_run
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import Estimate, mean
from bigthree.studies.experiment.declared import Experiment, criteria_in_words

DIGITS = {"rmst_two_against_one": 1, "rmst_anglo_american": 1, "rmst_concert": 1}


def blocks(experiment: Experiment, comparison: Comparison) -> Iterator[Block]:
    """Yield what the model says, what the source says, the numbers, and the criteria."""
    some = next(iter(comparison.ensembles.values()))
    yield Paragraph(verdict(experiment, comparison))
    if experiment.expectation:
        where = wording.pages(experiment.pages)
        yield Paragraph(f"The source (Pechatnov 1995, {where}): {experiment.expectation.strip()}")
    yield Table.of(
        _arms(experiment, comparison),
        f"{wording.histories(some.runs).capitalize()} an arm, {some.scenario.months} months, seed "
        f"{some.seed}; 95 % intervals. Together: share of histories with no lasting "
        "two-against-one by that month.",
    )
    yield Table.of(
        differences_in_words(experiment, comparison),
        "Differences, paired by luck; an interval that holds 0 does not tell two arms apart.",
    )
    if experiment.criteria:
        yield Heading("As a counterfactual")
        yield Items.of(criteria_in_words(experiment.criteria))


def verdict(experiment: Experiment, comparison: Comparison) -> str:
    """Return the answer in a sentence, by the first measure of each arm but the first."""
    name = experiment.measures[0]
    months = next(iter(comparison.ensembles.values())).scenario.months
    pairs = [
        (arm, experiment.against.get(arm, comparison.baseline))
        for arm in list(comparison.ensembles)[1:]
    ]
    return (
        "The model: "
        + "; ".join(
            _differs(name, arm, baseline, comparison.difference(name, arm, baseline), months)
            for arm, baseline in pairs
        )
        + "."
    )


def _differs(name: str, arm: str, baseline: str, difference: Estimate, months: int) -> str:
    """One difference in a clause; none is claimed that luck may have brought."""
    low, high = difference.low, difference.high
    if not low > 0 and not high < 0:  # one history has no interval
        return f"no difference is clear between “{arm}” and “{baseline}”"
    size = difference if difference.value > 0 else Estimate(-difference.value, -high, -low)
    what, more, less = wording.CHANGES[name]
    value, interval = wording.interval(size, DIGITS.get(name, 2)).split(" ", 1)
    small = ", a small difference" if size.value < _small(name, months) else ""
    how = more if difference.value > 0 else less
    return f"in “{arm}” {what} {value} {how} than in “{baseline}” {interval}{small}"


def _small(name: str, months: int) -> float:
    """Below this a difference is small beside what could have been: two months of 120, say."""
    return months / 60 if name.startswith("rmst_") else 0.05


def _arms(experiment: Experiment, comparison: Comparison) -> list[dict[str, str]]:
    """A row an arm: what came out."""
    return [
        {"arm": arm}
        | _together(ensemble)
        | {
            wording.MEASURES[name]: wording.interval(
                mean(per_run(ensemble, name)), DIGITS.get(name, 2)
            )
            for name in experiment.measures
        }
        for arm, ensemble in comparison.ensembles.items()
    ]


def _together(ensemble: Ensemble) -> dict[str, str]:
    """Share of histories together after five years and at the horizon, by heading."""
    summary, months = ensemble.summary().iloc[0], ensemble.scenario.months
    shares = {min(60, months): summary.survival_60, months: summary.survival_end}
    return {f"together at {month}": wording.percent(share) for month, share in shares.items()}


def differences_in_words(experiment: Experiment, comparison: Comparison) -> list[dict[str, str]]:
    """A row an arm but the first: each measure less that of the arm it is compared with."""
    rows = []
    for arm in list(comparison.ensembles)[1:]:
        baseline = experiment.against.get(arm, comparison.baseline)
        row = {"arm": arm, "against": baseline}
        for name in experiment.measures:
            difference = comparison.difference(name, arm, baseline)
            row[f"Δ {wording.MEASURES[name]}"] = wording.interval(
                difference, DIGITS.get(name, 2), sign=True
            )
        rows.append(row)
    return rows
