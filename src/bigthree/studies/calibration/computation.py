"""Approximate Bayesian computation by rejection, for each theory of how America comes in.

A history of the world as it turned out, under the policy actually followed, is run for each draw of
the fitted coefficients from their priors (and of the coded assumptions from their ranges, and of
luck); those that meet the few targets are kept. Nothing else is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from bigthree import calibration, luck
from bigthree.errors import BadRequest
from bigthree.inputs import Floats, Integers
from bigthree.measures.estimates import Estimate
from bigthree.record.simulated import britain_first
from bigthree.record.targets import Targets, earlier, matches, swapped, targets
from bigthree.studies.calibration import checks
from bigthree.studies.calibration.histories import Histories, run_world, world
from bigthree.studies.calibration.sample import sample_of
from bigthree.studies.running import taking
from bigthree.theory.engagement import ENGAGEMENTS

RUNS = 100_000
"""Draws from the priors, for each theory."""

NEW_LUCK = 20_000
"""Histories on new luck, for each theory."""

LEAST = 50
"""Accepted draws below which there is nothing to speak of."""

EARLIER = 13
"""Months by which both breaks come sooner in the second false record."""

LEVEL = 0.05
"""Of the test whether the record says anything about a coefficient, over all of them together."""


class Fit(NamedTuple):
    """What the record accepts under one theory of engagement."""

    engagement: str
    histories: Histories
    """One for each draw from the priors."""
    runs: Integers
    """Which of them the record accepts."""
    sample: pd.DataFrame
    """The accepted draws as they ship."""
    with_coding: Histories
    coefficients_only: Histories
    """The sample on new luck: with the coding accepted with each draw, and with other coding."""
    prototype: Histories
    """At the prototype values of the literature."""


@dataclass(frozen=True)
class Calibration:
    """What the record accepts, theory by theory, and how the fits stand the checks."""

    fits: dict[str, Fit]
    """By theory of engagement."""
    record: Targets
    seed: int

    @property
    def default(self) -> Fit:
        """The fit of the theory that scenarios take by default."""
        return self.fits[ENGAGEMENTS[0]]

    @cached_property
    def rates(self) -> dict[str, dict[str, Estimate]]:
        """How often each theory's histories meet the record, other records, and false ones."""
        return {name: _rates(fit, self.record) for name, fit in self.fits.items()}

    @cached_property
    def acceptance(self) -> dict[str, Estimate]:
        """How often the record accepts each theory under its priors."""
        return {name: rates["accepted"] for name, rates in self.rates.items()}

    def rejected(self, name: str) -> bool:
        """Whether a theory is accepted less than a twentieth as often as the best."""
        best = max(rate.value for rate in self.acceptance.values())
        return self.acceptance[name].high * calibration.REJECTED < best

    @cached_property
    def recovery(self) -> dict[str, checks.Recovery]:
        """What comes out where the truth is known, by the theory that made the records."""
        theories = {name: fit.histories for name, fit in self.fits.items()}
        return {
            name: checks.recover(name, theories, self.record.warm, self.seed) for name in theories
        }

    @cached_property
    def table(self) -> pd.DataFrame:
        """Prior and posterior of each fitted coefficient, under each theory."""
        return pd.DataFrame(
            [
                {"engagement": name} | posterior(fit.histories.parameters[column][fit.runs], column)
                for name, fit in self.fits.items()
                if len(fit.runs) >= LEAST
                for column in calibration.FITTED
            ]
        )


def _rates(fit: Fit, record: Targets) -> dict[str, Estimate]:
    prior, sample = fit.histories, fit.with_coding
    met = {
        "accepted": matches(prior.columns, record),
        "order swapped": matches(prior.columns, swapped(record)),
        f"{EARLIER} months earlier": matches(prior.columns, earlier(record, EARLIER)),
        "prototype": matches(fit.prototype.columns, record),
        "votes, priors": checks.votes(prior),
        "rivalries, priors": checks.rivalries(prior),
        "new luck": matches(sample.columns, record),
        "other coding": matches(fit.coefficients_only.columns, record),
        "Britain first": britain_first(sample.columns),
        "votes, sample": checks.votes(sample),
        "rivalries, sample": checks.rivalries(sample),
    }
    return {name: checks.rate(hits) for name, hits in met.items()}


def calibrate(runs: int = RUNS, seed: int = 0) -> Calibration:
    """Run the calibration.

    Parameters
    ----------
    runs : int
        Draws from the priors, for each theory.
    seed : int

    Raises
    ------
    BadRequest
        When fewer than `LEAST` draws of the default theory are accepted, or none of another.
    """
    prior = world(ENGAGEMENTS[0], "coefficients=prior")
    record = targets(prior.measures.combination)
    fits = {name: fit(name, record, runs, seed) for name in ENGAGEMENTS}
    return Calibration(fits, record, seed)


def fit(name: str, record: Targets, runs: int, seed: int) -> Fit:
    """Fit one theory of engagement."""
    prior = world(name, "coefficients=prior")
    histories = run_world(prior, runs, seed)
    accepted = np.flatnonzero(matches(histories.columns, record))
    least = LEAST if name == ENGAGEMENTS[0] else 1
    if len(accepted) < least:
        raise BadRequest(
            f"runs={runs}: the record accepts {len(accepted)}; at least {least} are needed under "
            f"engagement={name}"
        )
    kept = histories.parameters[accepted]
    few, other = min(NEW_LUCK, runs), (seed + 1) % 2**64
    draws, fitted = places(len(kept), few, other), kept[list(calibration.FITTED)]
    return Fit(
        name,
        histories,
        accepted,
        sample_of(prior, kept),
        run_world(prior, few, other, taking(kept, draws)),
        run_world(prior, few, other, taking(fitted, draws)),
        run_world(world(name, "coefficients=prototype"), few, other),
    )


def places(draws: int, runs: int, seed: int) -> Integers:
    """Which accepted draw each of some runs takes."""
    return np.asarray(luck.once_per_run(seed, "coefficients", 0, runs) * draws).astype(np.int64)


def posterior(values: Floats, name: str) -> dict[str, object]:
    """Prior and posterior of a fitted coefficient, a row of the table.

    ``narrowed`` is the share by which the middle half of the posterior is narrower than that of the
    prior; ``p`` that of a Kolmogorov-Smirnov test of the accepted draws against the prior.
    """
    from scipy import stats

    low, high = calibration.priors()[name]
    quarters = np.quantile(values, [0.05, 0.25, 0.5, 0.75, 0.95])
    p = stats.kstest(values, stats.uniform(low, high - low).cdf).pvalue
    return {
        "coefficient": f"theory.{name}",
        "prior_low": low,
        "prior_high": high,
        "q05": quarters[0],
        "median": quarters[2],
        "q95": quarters[4],
        "narrowed": 1 - (quarters[3] - quarters[1]) / ((high - low) / 2),
        "p": float(p),
        "told": bool(p < LEVEL / len(calibration.priors())),
    }
