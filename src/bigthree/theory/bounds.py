"""Keeping a quantity within its range."""


def within(value: float, low: float, high: float) -> float:
    """The value, or the nearest end of [low, high]."""
    return min(high, max(low, value))


def shifted(level: float, shift: float) -> float:
    """A level in [0, 1] after a lasting shift, kept in that range."""
    return within(level + shift, 0.0, 1.0)
