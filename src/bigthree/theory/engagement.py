"""How a power that may stay out comes in, in five rival theories (equation E9).

Each theory gives the *engaged share* ε, in [0, 1]: 0 while the power stays out, 1 when it is wholly
there. Its stake abroad times ε is its engagement E, which brings it near to those on the spot
(equation E3); its appetite times ε is what it seeks to control there (equation E4). No theory has
a free number.
"""

from bigthree.theory.bounds import within

ENGAGEMENTS = ("buck_passing", "drawn_in", "from_the_start", "absent", "dated")
"""The theories, in the order in which a driver counts them."""

BUCK_PASSING, DRAWN_IN, FROM_THE_START, ABSENT, DATED = range(5)


def buck_passing(balancer: float, adversary: float) -> float:
    """Return the share that the power on the spot cannot carry: max(0, 1 - P_B / P_S).

    A sea power leaves the balance on a continent to the ally who stands there, for as long as that
    ally is strong enough (Christensen and Snyder 1990, International Organization 44: 137-68), and
    bolsters the ally before it comes in itself (Shifrinson 2018, Rising Titans, Falling Giants).

    Parameters
    ----------
    balancer, adversary : float
        P_B and P_S, weights of the power that balances and of the one that is balanced, in one
        unit, at least 0.

    Returns
    -------
    float
        ε, in [0, 1]; 0 where there is no power to balance.
    """
    return max(0.0, 1.0 - balancer / adversary) if adversary > 0.0 else 0.0


def drawn_in(tie: float) -> float:
    """Return the share that the ally's quarrel draws in: max(0, -x_SB), in [0, 1].

    The ally's quarrel becomes one's own (entrapment: Snyder 1984, World Politics 36: 461-95).

    Parameters
    ----------
    tie : float
        x_SB, mean of the two stances between the ally and the adversary, in [-1, 1].
    """
    return within(-tie, 0.0, 1.0)


def dated(month: float, since: float) -> float:
    """Return 1 from the month `since` on and 0 before: a benchmark that explains nothing."""
    return 1.0 if month >= since else 0.0


def engaged(
    may_stay_out: float,
    theory: int,
    balancer: float,
    adversary: float,
    tie: float,
    month: float,
    since: float,
) -> float:
    """Return the engaged share ε of a power, by one of the theories if it may stay out.

    Parameters
    ----------
    may_stay_out : float
        1 for a power that may stay out; 0 for one that is on the spot, whose share is 1 throughout.
    theory : int
        Place of the theory in `ENGAGEMENTS`.
    balancer, adversary : float
        Weights of the two, read by buck-passing.
    tie : float
        Tie of the two, read by the theory that the power is drawn in.
    month, since : float
        The month of the run, and that in which a dated engagement begins.

    Returns
    -------
    float
        ε, in [0, 1]: 1 throughout for a power that is there from the start, 0 for one that never
        comes.
    """
    if may_stay_out == 0.0:
        return 1.0
    if theory == BUCK_PASSING:
        return buck_passing(balancer, adversary)
    if theory == DRAWN_IN:
        return drawn_in(tie)
    if theory == DATED:
        return dated(month, since)
    return 1.0 if theory == FROM_THE_START else 0.0


def engagement(stake: float, mine: float, theirs: float) -> float:
    """Return the engagement E of two powers with one another: the stake times both shares.

    Parameters
    ----------
    stake : float
        Security stake abroad of the power that may stay out, in [0, 1].
    mine, theirs : float
        Engaged shares ε of the two, 1 for a power that cannot stay out.
    """
    return stake * mine * theirs
