"""The weights of the three powers over time."""

from bigthree.theory.bounds import within

DECADE = 120.0

LEAST_GAIN = -0.9
MOST_GAIN = 9.0
"""A power keeps a tenth of its weight and grows at most tenfold, whatever events add up to: weights
stay above 0, as shares of the three must. The bounds are ours."""


def trend(growth: float, expected: float) -> float:
    """Relative change of a power's weight over the first ten years.

    Parameters
    ----------
    growth : float
        Change at full expectation, in [0, 0.9].
    expected : float
        What the author expects of this power: growth up to 1, decline down to -1, or 0.
    """
    return growth * expected


def gain(shift: float) -> float:
    """Lasting relative gain in weight from events, kept within its bounds."""
    return within(shift, LEAST_GAIN, MOST_GAIN)


def weight(share: float, trend: float, month: float, gain: float) -> float:
    """A power's weight before normalisation.

    Parameters
    ----------
    share : float
        Its share of the three in this month, by the record or at the start.
    trend : float
        Relative change over the first ten years that the author expects, above -1.
    month : float
        Months since the start; the trend ends after 120.
    gain : float
        Lasting relative gain from events, see `gain`.
    """
    return share * (1.0 + trend * min(month, DECADE) / DECADE) * (1.0 + gain)


def relative(mine: float, total: float) -> float:
    """Weight relative to the mean of the three: 3 w_j / Σ w, so 1 each among equals."""
    return 3.0 * mine / total
