"""Claims over the contested states, and what they cost (equation E7, first part)."""

import math


def reach(distance: float, scale: float) -> float:
    """How far a power's arm extends: v = e^(-d/l), in (0, 1].

    `distance` and `scale` share a unit: land borders crossed for a land power, thousand kilometres
    for a sea power.
    """
    return math.exp(-distance / scale)


def inland(reach: float, coast: float, landlocked: float) -> float:
    """Reach into a state, less where it has no coast: v, times `landlocked` where `coast` is 0."""
    return reach if coast != 0.0 else reach * landlocked


def claim(appetite: float, reach: float, restraint: float) -> float:
    """What a power claims in a state: min(1, a v), less what it has signed away; in [0, 1]."""
    return min(1.0, appetite * reach) * (1.0 - restraint)


def weighed(weight: float, share: float) -> float:
    """A state's part in a sum over the states: w c of a claim c, w o of an influence o."""
    return weight * share


def resistance(level: float, relative: float) -> float:
    """How far a state resists control from outside: the world's level times its own, in [0, 1]."""
    return level * relative


def contested(weight: float, mine: float, theirs: float) -> float:
    """A state's part in the overlap of two powers' claims: w c_i c_j."""
    return weight * mine * theirs


def coerced(weight: float, claim: float, resistance: float, imposition: float) -> float:
    """Force that it takes to hold a state that resists: w c r, as far as order is imposed.

    A power that leaves domestic order alone (imposition 0) forgoes what is withheld; one that
    imposes its own (1) takes it by force (Pechatnov 1995, pp. 17, 19, 22-23).
    """
    return weight * claim * resistance * imposition


def holding(claim: float, resistance: float, imposition: float) -> float:
    """Influence that a claim can win: c (1 - r (1 - imposition)), in [0, 1]."""
    return claim * (1.0 - resistance * (1.0 - imposition))


def influence_change(influence: float, holding: float, holdings: float, speed: float) -> float:
    """Influence moves to what can be held, shared out where the powers want more than all.

    Parameters
    ----------
    influence, holding : float
        The power's influence now and what its claim can win, in [0, 1].
    holdings : float
        Sum of what all three can win in this state.
    speed : float
        Per month, in [0, 1].
    """
    return speed * (holding / max(1.0, holdings) - influence)
