"""Settlements of spheres of influence (equation E7, second part)."""


def restraint(cover: float, granted: float) -> float:
    """How far a signatory restrains its claim in a state that the scheme lists.

    G = cover (1 - share granted to it), in [0, 1]; a state left neutral is granted to nobody.
    """
    return cover * (1.0 - granted)


def may_settle(
    stance: float,
    returned: float,
    trust: float,
    returned_trust: float,
    warmth: float,
    threshold: float,
) -> bool:
    """Whether both sides would sign: stances above `warmth` and trust at the threshold m.

    Kydd's (2005) minimum trust; signing is mutual cooperation in an assurance game.
    """
    return min(stance, returned) > warmth and trust >= threshold and returned_trust >= threshold


def settlement_hazard(
    hazard: float, bargaining: float, veto: float, opinion_weight: float, sympathy: float
) -> float:
    """Monthly chance that two who would sign do sign, in [0, 1].

    Parameters
    ----------
    hazard : float
        Monthly chance when nothing stands in the way, in [0, 1].
    bargaining : float
        Readiness relative to the usual (1), at least 0.
    veto : float
        Power of American opinion over spheres at full weight, in [0, 1].
    opinion_weight, sympathy : float
        How far opinion binds Washington, and its sympathy O for Moscow, in [0, 1] (p. 14).
    """
    objection = veto * opinion_weight * (1.0 - sympathy)
    return min(1.0, hazard * bargaining * (1.0 - objection))


def sheltered(signed: float, cover: float, granted_share: float) -> float:
    """Share of a power's claims that lie in a sphere which this observer has recognised."""
    return signed * cover * granted_share
