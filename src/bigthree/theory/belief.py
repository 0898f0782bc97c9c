"""A power's belief in the contradiction of the other two (equation E5)."""

from bigthree.theory.bounds import within


def shown_rivalry(tie: float, norm: float) -> float:
    """Rivalry that the visible tie of the other two suggests: c₀ - x_AB, kept in [0, 1].

    `norm` is c₀, the tie that the believer would expect of two such states without rivalry.
    """
    return within(norm - tie, 0.0, 1.0)


def believed_tie(belief: float, norm: float) -> float:
    """Tie of the other two that a believer in this much rivalry expects: c₀ - ρ̂."""
    return norm - belief


def belief_change(belief: float, tie: float, norm: float, learning: float) -> float:
    """Slow revision of the belief: μ (shown rivalry - ρ̂), μ per month in [0, 1].

    A belief can outlive the facts by more than a year (Pechatnov 1995, p. 17); μ = 0 never learns.
    """
    return learning * (shown_rivalry(tie, norm) - belief)
