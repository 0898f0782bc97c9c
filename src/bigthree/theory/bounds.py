"""Keeping a quantity within its range."""


def within(value: float, low: float, high: float) -> float:
    """The value, or the nearest end of [low, high]."""
    return min(high, max(low, value))
