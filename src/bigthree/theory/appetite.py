"""The security appetite: dilemma and emboldening (equation E4)."""

MOST_APPETITE = 2.0
"""A power that seeks 1 wants all that lies in its reach; insecurity can carry it further."""


def engaged_appetite(appetite: float, engaged: float) -> float:
    """What a power would seek on the spot if it felt safe: its appetite as far as it is engaged.

    `engaged` is ε of equation E9, 1 for a power that cannot stay out.
    """
    return appetite * engaged


def insecurity(one: float, other: float) -> float:
    """How insecure a power is: Σ T_ji, the threats that it sees in the other two added up."""
    return one + other


def appetite_change(
    appetite: float,
    baseline: float,
    insecurity: float,
    believed_rivalry: float,
    speed: float,
    dilemma: float,
    emboldening: float,
) -> float:
    """Change in a month of what a power seeks to control.

    Parameters
    ----------
    appetite, baseline : float
        a_j now and a⁰_j, what the power would seek if it felt safe.
    insecurity : float
        Σ T_ji, see `insecurity`.
    believed_rivalry : float
        ρ̂_j, belief that the others' quarrel shields its claims; 0 of a power that holds none.
    speed : float
        α, per month, in [0, 1].
    dilemma : float
        s, the security dilemma (Jervis 1978; Richardson's reaction coefficient).
    emboldening : float
        χ, claims pressed because rivalry is believed in (Pechatnov 1995, p. 20).

    Returns
    -------
    float
        α (a⁰ + s Σ T + χ ρ̂ - a).
    """
    return speed * (baseline + dilemma * insecurity + emboldening * believed_rivalry - appetite)
