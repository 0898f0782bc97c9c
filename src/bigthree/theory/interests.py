"""The named interests that set where a stance settles (equation E2).

Each function returns one term of M_ij in the same unit: the stance that this interest alone
would lead to, before saturation.
"""

import math


def closeness(coefficient: float, closeness: float) -> float:
    """Lasting closeness of system, tradition and culture: b_ij (Pechatnov 1995, p. 5)."""
    return coefficient * closeness


def availability(window: float, on_credit: float) -> float:
    """Part of a dyad's trade that is to be had: all, or as far as the credit window is open.

    `on_credit` is the part that waits for credits: 1 in the dyads where one lends to the other,
    else 0.
    """
    return 1.0 - on_credit + on_credit * window


def closure(coefficient: float, mine: float, theirs: float) -> float:
    """Share of trade lost because one of the two has closed its sphere, in [0, 1]."""
    return coefficient * max(mine, theirs)


def commerce(coefficient: float, pull: float, window: float, closure: float) -> float:
    """Trade and credits: ε e (Pechatnov 1995, pp. 4, 7, 11; Jackson and Nei 2015).

    Parameters
    ----------
    coefficient : float
        ε, at least 0.
    pull : float
        Mutual pull of trade and credits, in [0, 1].
    window : float
        How far the credit window is open, in [0, 1] (equation E8).
    closure : float
        Share of the pull lost to closed spheres, in [0, 1].
    """
    return coefficient * pull * window * (1.0 - closure)


def common_threat(coefficient: float, danger: float) -> float:
    """Shared fear of a common enemy: θ h (Jervis 1985; Pechatnov 1995, pp. 12, 17-18).

    Concerts of the victors of a great war last as long as the fear that made them.
    """
    return coefficient * danger


def rivalry(coefficient: float, contradiction: float) -> float:
    """The contradiction of two powers, in their dyad alone: -ρ (Pechatnov 1995, pp. 5, 11-13)."""
    return -coefficient * contradiction


def ideology(coefficient: float, opposed: float, salience: float) -> float:
    """Opposed systems, in the dyads that they divide: -ι o φ (Pechatnov 1995, p. 5).

    Parameters
    ----------
    coefficient : float
        ι, at least 0.
    opposed : float
        o, 1 where the two have opposed systems, else 0.
    salience : float
        φ, how much the opposition counts this month, in [0, 1] (equation E8).
    """
    return -coefficient * (opposed * salience)


def tolerated(mine: float, theirs: float) -> float:
    """How far a dyad's overlap is tolerated: as the position tolerated more, in [0, 1].

    Both arguments say how far the others tolerate that power's positions (Pechatnov 1995, p. 19).
    """
    return max(mine, theirs)


def overlap(coefficient: float, overlapping: float, tolerance: float) -> float:
    """Claims to the same states: -η q_ij, less what is tolerated (Pechatnov 1995, pp. 19-20).

    Parameters
    ----------
    coefficient : float
        η, at least 0.
    overlapping : float
        q_ij, overlap of the two powers' claims, in [0, 1] (equation E7).
    tolerance : float
        How far the overlap is tolerated, in [0, 1]; see `tolerated`.
    """
    return -coefficient * overlapping * (1.0 - tolerance)


def threat(perceived: float) -> float:
    """Threat from the other: -T_ij (Walt 1987)."""
    return -perceived


def common_enemy(coefficient: float, mine: float, theirs: float) -> float:
    """A third that threatens both joins them: γ √(T_ik T_jk) (Walt 1987)."""
    return coefficient * math.sqrt(mine * theirs)


def opinion(coefficient: float, sympathy: float, weight: float) -> float:
    """Public opinion in its own power's stance: ψ w (O - ½) (Pechatnov 1995, pp. 11, 14)."""
    return coefficient * weight * (sympathy - 0.5)


def partner(coefficient: float, preference: float) -> float:
    """Whom a power courts first: ζ p, `preference` positive towards the power in question."""
    return coefficient * preference


def blocs(coefficient: float, signed: float, division: float, stance: float) -> float:
    """Agreed spheres harden into hostile blocs once cooperation ends (Pechatnov 1995, p. 17).

    Parameters
    ----------
    coefficient : float
        b, at least 0.
    signed : float
        1 where the two have signed a scheme, else 0.
    division : float
        How crude the division is, in [0, 1]; see `bigthree.theory.spheres.crude_division`.
    stance : float
        x_ij: spheres harden only where it is below 0.
    """
    return -coefficient * signed * division if stance < 0.0 else 0.0
