"""Balance of threat (equation E3)."""


def perceived_threat(
    coefficient: float, capability: float, proximity: float, appetite: float, trust: float
) -> float:
    """Threat that one power sees in another.

    Parameters
    ----------
    coefficient : float
        ω, at least 0.
    capability : float
        P_j, the other's weight relative to the mean of the three (1 = equal), at least 0.
    proximity : float
        g_ij, nearness of the other's power to what I must defend, in [0, 1].
    appetite : float
        a_j, how much the other seeks to control, at least 0.
    trust : float
        τ_ij, my probability that the other seeks security only, in [0, 1].

    Returns
    -------
    float
        T_ij = ω P_j g_ij a_j (1 - τ_ij), zero when any factor is zero.

    Notes
    -----
    Walt (1987) names four factors: aggregate power, proximity, offensive power and aggressive
    intentions. Appetite stands for the third and distrust for the fourth; the product is ours.
    """
    return coefficient * capability * proximity * appetite * (1.0 - trust)


def nearness(geographic: float, reach: float) -> float:
    """Proximity once a stake abroad shortens the distance: g + (1 - g) r, in [0, 1].

    A power that claims a stake far from home both threatens and feels threatened there
    (Pechatnov 1995, pp. 19-20).
    """
    return geographic + (1.0 - geographic) * reach
