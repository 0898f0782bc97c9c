"""Mutual deterrence: what the bomb takes from a threat (equation E10), off unless it is asked for.

The effect was chosen knowing how relations went on, so it is a what-if and no part of the
calibrated theory.
"""

HALF_DETERRED = 100.0
"""Warheads in the smaller arsenal at which deterrence works by half; the number is ours."""


def deterrence(arsenal: float, other_arsenal: float) -> float:
    """Return how far two powers deter one another: W / (W + 100), in [0, 1).

    Neither can strike first without being struck once both hold enough to strike back (Jervis
    1989, The Meaning of the Nuclear Revolution), so the smaller arsenal decides.

    Parameters
    ----------
    arsenal, other_arsenal : float
        Warheads of either side, at least 0; W is the smaller number.
    """
    smaller = min(arsenal, other_arsenal)
    return smaller / (smaller + HALF_DETERRED)


def deterred(threat: float, effect: float, deterrence: float) -> float:
    """Return what deterrence leaves of a threat: T (1 - d D).

    Parameters
    ----------
    threat : float
        T, the threat that one power sees in the other, at least 0.
    effect : float
        d, how much full deterrence takes from a threat, in [0, 1]; 0 switches it off.
    deterrence : float
        D, how far the two deter one another, in [0, 1].
    """
    return threat * (1.0 - effect * deterrence)
