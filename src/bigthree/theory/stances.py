"""How one power's stance to another moves in a month (equation E1)."""

import math

from bigthree.theory.bounds import within


def tie(stance: float, returned: float) -> float:
    """The relation of a dyad: the mean of the two stances."""
    return 0.5 * (stance + returned)


def routine(stance: float, speed: float, step: float) -> float:
    """Pull of habit back to the neutral point, which the interests then raise or lower.

    Parameters
    ----------
    stance : float
        Stance x_ij of one power to another, in [-1, 1].
    speed : float
        λ, per month, at least 0.
    step : float
        Length of the step in months, in (0, 1].

    Returns
    -------
    float
        -λ x_ij dt. Together with `interest_pull` it is the routine λ [F(M_ij) - x_ij] of
        Goldstein and Freeman (1991).
    """
    return -speed * stance * step


def interest_slope(total: float, saturating: float) -> float:
    """Share of every interest that reaches the stance once interests saturate.

    Parameters
    ----------
    total : float
        M_ij, the sum of the interest terms.
    saturating : float
        1 for F = tanh, 0 for the identity.

    Returns
    -------
    float
        F(M)/M in (0, 1]: the chord of the saturating function. Scaling every term by it lets
        the terms sum to F(M) without leaving a remainder to be shared out.
    """
    if saturating == 0.0 or abs(total) < 1e-9:
        return 1.0
    return math.tanh(total) / total


def interest_pull(term: float, slope: float, speed: float, step: float) -> float:
    """What one interest term contributes to the push: λ (F(M)/M) m dt."""
    return speed * slope * term * step


def reciprocity(stance: float, returned: float, coefficient: float, step: float) -> float:
    """Answering in kind: ν (x_ji - x_ij) dt (Goldstein and Freeman 1991).

    `returned` is the other's stance to me; the sum of the two stances is conserved.
    """
    return coefficient * (returned - stance) * step


def room(stance: float, bounded: float) -> float:
    """Room left to move: 1 - x_ij² where `bounded` is 1 (Kułakowski et al. 2005), else 1."""
    return 1.0 - stance * stance if bounded != 0.0 else 1.0


def structural_balance(
    mine: float, theirs: float, room: float, coefficient: float, step: float
) -> float:
    """Friends of friends draw together, friends of enemies apart: β x_ik x_jk (1 - x_ij²) dt.

    Heider's balance in the form of Traag, Van Dooren and De Leenheer (2013): I judge another by
    how that other treats the third power (`theirs`, x_jk) against how I do (`mine`, x_ik).
    """
    return coefficient * mine * theirs * room * step


def bidding(mine: float, room: float, coefficient: float, step: float) -> float:
    """Fear of being alone: a power at odds with the third bids for the second.

    κ_bid (-x_ik)⁺ (1 - x_ij²) dt (Snyder 1984; Pechatnov 1995, p. 11).
    """
    return coefficient * max(0.0, -mine) * room * step


def pivoting(theirs: float, room: float, coefficient: float, step: float) -> float:
    """The pivot gains from the quarrel of the other two: κ_pivot (-x_jk)⁺ (1 - x_ij²) dt.

    Dittmer (1981); Pechatnov (1995, pp. 5-6).
    """
    return coefficient * max(0.0, -theirs) * room * step


def luck(shock: float, room: float, size: float, step: float) -> float:
    """What no one intended: σ √dt (1 - x_ij²) ξ, with ξ a standard normal shock."""
    return size * math.sqrt(step) * room * shock


def moved(stance: float, push: float) -> float:
    """The stance after a push, kept in [-1, 1]."""
    return within(stance + push, -1.0, 1.0)
