"""The bars that were set before the calibration, and what was reached."""

from __future__ import annotations

from typing import NamedTuple

from bigthree.measures.estimates import Estimate
from bigthree.record.simulated import britain_first
from bigthree.studies.calibration import checks
from bigthree.studies.calibration.computation import Calibration


class Bar(NamedTuple):
    """One bar: what is measured, where it was set, and what came out.

    Attributes
    ----------
    says : str
    bar : float
        As a share.
    measured : Estimate
    most : bool
        Whether the measured value is to lie below the bar, and not above.
    """

    says: str
    bar: float
    measured: Estimate
    most: bool = False

    @property
    def reached(self) -> bool:
        """Whether the measured value reaches it."""
        value = self.measured.value
        return value <= self.bar if self.most else value >= self.bar


def bars(fitted: Calibration) -> list[Bar]:
    """Return the bars of `docs/preregistration.md`, for the default theory."""
    fit, record = fitted.default, fitted.record
    accepted = fitted.acceptance[fit.engagement]
    swapped = checks.placebos(fit.histories, record)["swapped"]
    given = checks.one_given_other(fit.with_coding, record)
    return [
        Bar("draws from the priors that the record accepts", 0.10, accepted),
        Bar("the sample on new luck, with its coding", 0.50, fitted.accepted(fit.with_coding)),
        Bar("the sample on new luck, with other coding", 0.35,
            fitted.accepted(fit.coefficients_only)),
        Bar("Britain's tie breaks first", 0.85,
            checks.rate(britain_first(fit.with_coding.columns))),
        Bar("America's break in time where Britain's is", 0.50, given["ussr_usa"]),
        Bar("Britain's break in time where America's is", 0.50, given["ussr_uk"]),
        Bar("order swapped: accepted, as a share of the record's", 0.10,
            Estimate(*(part / accepted.value for part in swapped)), most=True),
        Bar("prototype coefficients", 0.30, fitted.accepted(fit.prototype)),
    ]  # fmt: skip
