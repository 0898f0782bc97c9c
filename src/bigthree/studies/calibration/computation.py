"""Approximate Bayesian computation by rejection, for each theory of how America comes in.

A history of the world as it turned out, under the policy actually followed, is run for each draw of
the fitted coefficients from their priors (and of the coded assumptions from their ranges, and of
luck); those that meet the few targets are kept. Nothing else is looked at.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bigthree import calibration, luck
from bigthree.errors import BadRequest
from bigthree.inputs import Floats, Integers
from bigthree.measures.estimates import Estimate
from bigthree.record.targets import TOLERANCE, Targets, matches, targets
from bigthree.scenario import Scenario
from bigthree.studies.calibration import checks
from bigthree.studies.calibration.histories import Histories, run_histories, world
from bigthree.studies.calibration.sample import sample_of
from bigthree.theory.engagement import ENGAGEMENTS

RUNS = 100_000
"""Draws from the priors, for each theory."""

NEW_LUCK = 20_000
"""Histories on new luck, for each theory."""

LEAST = 50
"""Accepted draws below which there is nothing to speak of."""

LEVEL = 0.05
"""Of the test whether the record says anything about a coefficient, over all of them together."""


class Fit(NamedTuple):
    """What the record accepts under one theory of engagement.

    Attributes
    ----------
    engagement : str
    histories : Histories
        One for each draw from the priors.
    runs : ndarray of int
        Which of them the record accepts.
    sample : DataFrame
        The accepted draws as they ship.
    with_coding, coefficients_only : Histories
        The sample on new luck: with the coding accepted with each draw, and with other coding.
    all_drawn, prototype : Histories
        From the priors with the stated coefficients drawn from their ranges too, and at the
        prototype values of the literature.
    """

    engagement: str
    histories: Histories
    runs: Integers
    sample: pd.DataFrame
    with_coding: Histories
    coefficients_only: Histories
    all_drawn: Histories
    prototype: Histories


class Calibration:
    """What the record accepts, theory by theory, and how the fits stand the checks.

    Attributes
    ----------
    fits : dict of str to Fit
        By theory of engagement.
    record : Targets
    seed : int
    """

    def __init__(self, fits: dict[str, Fit], record: Targets, seed: int) -> None:
        self.fits = fits
        self.record = record
        self.seed = seed

    @property
    def default(self) -> Fit:
        """The fit of the theory that scenarios take by default."""
        return self.fits[ENGAGEMENTS[0]]

    def accepted(self, histories: Histories) -> Estimate:
        """How often the record accepts some histories."""
        return checks.rate(matches(histories.columns, self.record))

    @cached_property
    def acceptance(self) -> dict[str, Estimate]:
        """How often the record accepts each theory under its priors."""
        return {name: self.accepted(fit.histories) for name, fit in self.fits.items()}

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
            [row for fit in self.fits.values() if len(fit.runs) >= LEAST
             for row in _compared(fit, self.record)]
        )  # fmt: skip


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
        When fewer than `LEAST` draws of the default theory are accepted.
    """
    prior = world(ENGAGEMENTS[0], "coefficients=prior")
    record = targets(prior.measures.combination)
    fits = {name: fit(name, record, runs, seed) for name in ENGAGEMENTS}
    fitted = Calibration(fits, record, seed)
    if len(fitted.default.runs) < LEAST:
        raise BadRequest(
            f"runs={runs}: the record accepts {len(fitted.default.runs)}; at least {LEAST} are "
            "needed"
        )
    return fitted


def fit(name: str, record: Targets, runs: int, seed: int) -> Fit:
    """Fit one theory of engagement."""
    prior = world(name, "coefficients=prior")
    histories = run_histories(prior, runs, seed)
    accepted = checks.accepted_runs(histories, record)
    kept = histories.parameters[accepted]
    few, other = min(NEW_LUCK, runs), (seed + 1) % 2**64
    again = kept[places(len(kept), few, other)] if len(kept) else histories.parameters[:few]
    everything = world(name, "coefficients=prior", "uncertainty.stated=true")
    literature = world(name, "coefficients=prototype")
    return Fit(
        name,
        histories,
        accepted,
        sample_of(prior, kept),
        run_histories(prior, few, other, again),
        run_histories(prior, few, other, recoded(prior, again, other)),
        run_histories(everything, few, other),
        run_histories(literature, few, other),
    )


def places(draws: int, runs: int, seed: int) -> Integers:
    """Which accepted draw each of some runs takes."""
    return np.asarray(luck.once_per_run(seed, "coefficients", 0, runs) * draws).astype(np.int64)


def recoded(scenario: Scenario, kept: NDArray[np.void], seed: int) -> NDArray[np.void]:
    """The coefficients of some draws with the coded assumptions drawn anew.

    Parameters
    ----------
    scenario : Scenario
    kept : structured ndarray, shape (runs,)
        With a field for each fitted coefficient.
    seed : int
    """
    from bigthree.inputs import draw

    recoded = draw(scenario, seed, 0, len(kept)).parameters
    for name in calibration.FITTED:
        recoded[name] = kept[name]
    return recoded


def _compared(fit: Fit, record: Targets) -> list[dict[str, object]]:
    """Prior and posterior of each fitted coefficient; see `posterior`."""
    near, far = (
        fit.histories.parameters[matches(fit.histories.columns, record, tolerance)]
        for tolerance in (TOLERANCE / 2, TOLERANCE * 1.5)
    )
    rows: list[dict[str, object]] = []
    for name in calibration.priors():
        found = posterior(fit.histories.parameters[name][fit.runs], name)
        p, told = found.pop("p"), found.pop("told")
        medians = {
            "median_near": np.median(near[name]) if len(near) else np.nan,
            "median_far": np.median(far[name]),
        }
        rows.append({"engagement": fit.engagement, **found, **medians, "p": p, "told": told})
    return rows


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
