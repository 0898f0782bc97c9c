"""Trust as a probability, revised from observed acts (equation E6)."""

import math

from bigthree.theory.bounds import within

MOST_LOG_ODDS = 20.0
"""Certainty up to two in a thousand million."""


def log_odds(trust: float) -> float:
    """Log-odds of a probability; 0 and 1 become -20 and 20."""
    if trust <= 0.0:
        return -MOST_LOG_ODDS
    if trust >= 1.0:
        return MOST_LOG_ODDS
    return within(math.log(trust / (1.0 - trust)), -MOST_LOG_ODDS, MOST_LOG_ODDS)


def probability(log_odds: float) -> float:
    """τ = 1 / (1 + e^-L)."""
    return 1.0 / (1.0 + math.exp(-log_odds))


def exposure(
    appetite: float,
    sheltered: float,
    openness: float,
    tolerance: float,
    disclosure: float,
    coercion: float,
    outrage: float,
) -> float:
    """How far a power's conduct looks like an expansionist's to one observer, in [0, 1].

    Parameters
    ----------
    appetite : float
        a_j, counted up to 1.
    sheltered : float
        Share of its claims inside a sphere that this observer has recognised, in [0, 1].
    openness : float
        Limited aims shown early (1) or faits accomplis (0) (Pechatnov 1995, pp. 13, 22).
    tolerance : float
        Share of the claims that the observer accepts; see `bigthree.theory.interests.tolerated`.
    disclosure : float
        How much open cards take the sting out of a claim, in [0, 1].
    coercion : float
        Force used on states that resist, in [0, 1]: seen in a recognised sphere too.
    outrage : float
        Weight of coercion, at least 0.
    """
    grab = min(1.0, appetite) * (1.0 - sheltered) * (1.0 - disclosure * openness)
    return min(1.0, grab * (1.0 - tolerance) + outrage * coercion)


def act_probability(exposure: float, seeker: float, expansionist: float) -> float:
    """Chance of an act that looks like encroachment: a seeker's at 0, an expansionist's at 1."""
    return seeker + (expansionist - seeker) * exposure


def evidence(seen: bool, seeker: float, expansionist: float) -> float:
    """Log likelihood ratio of a month with or without an encroaching act (Kydd 2005).

    ln Pr(act | security seeker) - ln Pr(act | expansionist), or the same of its absence.
    """
    if seen:
        return math.log(seeker / expansionist)
    return math.log((1.0 - seeker) / (1.0 - expansionist))


def log_odds_change(
    log_odds: float, prior: float, evidence: float, weight: float, forgetting: float
) -> float:
    """Revision of trust in a month: w ln LR - δ (L - L⁰); w = 1, δ = 0 is exact Bayes."""
    return weight * evidence - forgetting * (log_odds - prior)
