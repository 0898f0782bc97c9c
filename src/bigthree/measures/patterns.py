"""Dittmer's strategic triangle and Heider's balance: each month's pattern of the three ties."""

PATTERNS = ("veto", "marriage", "romantic", "menage")
"""By the number of amicable ties: unit veto 0, stable marriage 1, romantic triangle 2, ménage à
trois 3 (Dittmer 1981; the unit veto is of Dittmer 1987)."""

NOBODY = -1


def pattern(first: float, second: float, third: float) -> int:
    """Number of amicable ties (above 0): the index of the pattern in `PATTERNS`."""
    return (1 if first > 0.0 else 0) + (1 if second > 0.0 else 0) + (1 if third > 0.0 else 0)


def pivot(first: float, second: float, third: float) -> int:
    """Index of the pivot, the power on good terms with both in a romantic triangle; else -1."""
    if pattern(first, second, third) != 2:
        return NOBODY
    if third <= 0.0:
        return 0
    return 1 if second <= 0.0 else 2


def balanced(first: float, second: float, third: float) -> bool:
    """Heider's balance: an odd number of amicable ties (the product of signs is positive)."""
    return pattern(first, second, third) in (1, 3)
