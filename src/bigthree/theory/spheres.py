"""Settlements of spheres of influence (equation E7, second part)."""


def restraint(cover: float, granted: float) -> float:
    """How far a signatory restrains its claim in a state that the scheme lists.

    G = cover (1 - share granted to it), in [0, 1]; a state left neutral is granted to neither.
    """
    return cover * (1.0 - granted)


def would_sign(stance: float, trust: float, warmth: float, threshold: float) -> bool:
    """Whether a power would sign: its stance above `warmth`, its trust at the threshold m.

    Kydd's (2005) minimum trust. Signing is mutual cooperation in an assurance game: it takes both.
    """
    return stance > warmth and trust >= threshold


def readiness(shift: float) -> float:
    """Readiness to bargain relative to the usual (1), at least 0."""
    return max(0.0, 1.0 + shift)


def declared(signed: float, other: float, openness: float) -> float:
    """Spheres of a power that stand signed, as far as agreed in the open, in [0, 1].

    `signed` and `other` are 1 where the power has signed with the one and with the other.
    """
    return max(signed, other) * openness


def concluded(
    month: int, fixed: int, earliest: int, willing: bool, drawn: float, chance: float
) -> bool:
    """Whether two who may sign a scheme do so this month: at its date, or when luck lets them.

    Parameters
    ----------
    month : int
        Of the run.
    fixed : int
        The month in which the scheme is signed whatever the two want; below 0 for none.
    earliest : int
        The month from which the two may sign, if none is fixed.
    willing : bool
        Whether both would sign, see `would_sign`.
    drawn : float
        Their luck of the month, in [0, 1).
    chance : float
        Monthly chance that two who are willing do sign, see `settlement_hazard`.
    """
    if fixed >= 0:
        return month >= fixed
    return month >= earliest and willing and drawn < chance


def settlement_hazard(
    hazard: float, bargaining: float, veto: float, opinion_weight: float, sympathy: float
) -> float:
    """Monthly chance that two who would sign do sign, in [0, 1].

    A division holds because each gains more by keeping it than by upsetting it (Slantchev 2005), so
    nothing unsigns it. That it comes by a monthly chance is our own equation.

    Parameters
    ----------
    hazard : float
        Monthly chance when nothing stands in the way, in [0, 1].
    bargaining : float
        Readiness relative to the usual (1), at least 0.
    veto : float
        Power of public opinion over spheres at full weight, in [0, 1].
    opinion_weight, sympathy : float
        How far opinion binds its own power, and its sympathy O for the other, in [0, 1]
        (Pechatnov 1995, p. 14).
    """
    objection = veto * opinion_weight * (1.0 - sympathy)
    return min(1.0, hazard * bargaining * (1.0 - objection))


def granted(claimed: float, share: float) -> float:
    """A state's part in what the scheme grants a power of its claims: w c g.

    `claimed` is w c, the state's part in the claims; `share` is g, that of the state which the
    scheme grants to the power, in [0, 1].
    """
    return claimed * share


def granted_share(granted: float, claimed: float) -> float:
    """Share of what a power claims that the scheme grants to it, in [0, 1]; 0 without a claim."""
    return granted / claimed if claimed > 0.0 else 0.0


def sheltered(signed: float, cover: float, granted_share: float) -> float:
    """Share of a power's claims that lie in a sphere which this observer has recognised."""
    return signed * cover * granted_share


def divided(mine: float, theirs: float) -> float:
    """Share of the contested states that a scheme divides between two, in [0, 1].

    Parameters
    ----------
    mine, theirs : float
        Weight of the states that it grants to either. A scheme that grants something to one of
        them only divides nothing between the two.
    """
    return mine + theirs if min(mine, theirs) > 0.0 else 0.0


def crude_division(cover: float, divided: float, imposition: float, other: float) -> float:
    """How crude a division is, in [0, 1]: how much it covers, times how closed it is ruled.

    The source speaks of the danger of crude divisions only (Pechatnov 1995, p. 17).

    Parameters
    ----------
    cover : float
        G, how far an agreed sphere is respected, in [0, 1].
    divided : float
        Share of the contested states that is divided, in [0, 1].
    imposition, other : float
        How far either rules its sphere by imposed order, in [0, 1]; the larger counts.
    """
    return cover * divided * max(imposition, other)
