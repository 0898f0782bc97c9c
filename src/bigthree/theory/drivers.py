"""Slow drivers of the world around the three (equation E8)."""


def war(month: float, here_ends: float, there_ends: float) -> float:
    """Return 1 while the common war is fought, in either theatre, and 0 afterwards.

    Parameters
    ----------
    month : float
        Of the run.
    here_ends, there_ends : float
        Months in which the fighting ends in each theatre; it still counts as fought in these.
    """
    return 1.0 if month <= max(here_ends, there_ends) else 0.0


def common_danger(fear: float, war: float) -> float:
    """Return the danger from the common enemy: whole while the war is fought, then the fear h.

    Parameters
    ----------
    fear : float
        h, fear that the enemy revives, in [0, 1] (Pechatnov 1995, pp. 17-18).
    war : float
        1 while the war is fought, else 0.
    """
    return max(fear, war)


def fear_change(fear: float, war: float, lifetime: float) -> float:
    """Return the monthly change of the fear of a revival: -h / T_h once the war is over.

    Parameters
    ----------
    fear : float
        h, in [0, 1].
    war : float
        1 while the war is fought, in which the fear does not fade, else 0.
    lifetime : float
        T_h, in months.
    """
    return -(1.0 - war) * fear / lifetime


def window_change(window: float, floor: float, haste: float, lifetime: float) -> float:
    """The credit window closes on a power that does not ask: -(1 - haste)(w - floor) / T_r.

    Lenders give while the feeling of the common war lasts (Pechatnov 1995, p. 4).
    """
    return -(1.0 - haste) * (window - floor) / lifetime


def salience_change(salience: float, baseline: float, lifetime: float) -> float:
    """A shock to ideological salience dies away: -(φ - φ⁰) / T_φ."""
    return -(salience - baseline) / lifetime


def closed_sphere(imposition: float, held: float) -> float:
    """How closed the sphere is that a power holds: imposed order times what it holds, in [0, 1]."""
    return imposition * held


def opinion_change(
    sympathy: float,
    baseline: float,
    tie: float,
    closed: float,
    encroached: float,
    declared: float,
    speed: float,
    from_tie: float,
    from_closure: float,
    from_acts: float,
    from_spheres: float,
) -> float:
    """A public's sympathy follows the tie, closed spheres, acts and spheres agreed in the open.

    Parameters
    ----------
    sympathy, baseline : float
        O and O⁰, in [0, 1].
    tie : float
        Mean of the two stances between its own power and the one that it judges.
    closed : float
        How closed the sphere of the judged power is, in [0, 1].
    encroached : float
        1 in a month in which its own power saw the judged one encroach, else 0.
    declared : float
        Spheres that stand signed, as far as they were agreed in the open, in [0, 1]
        (Pechatnov 1995, p. 14).
    speed, from_tie, from_closure, from_acts, from_spheres : float
        λ_O per month and the weights c₁ to c₄.

    Returns
    -------
    float
        λ_O (O⁰ + c₁ tie - c₂ closed - c₃ encroached - c₄ declared - O).
    """
    target = (
        baseline
        + from_tie * tie
        - from_closure * closed
        - from_acts * encroached
        - from_spheres * declared
    )
    return speed * (target - sympathy)
