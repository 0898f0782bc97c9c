"""The mechanisms by name: the rows of the ledger, and what switches each off."""

from collections.abc import Callable
from typing import NamedTuple

from bigthree.theory import interests, stances
from bigthree.theory.appetite import appetite_change
from bigthree.theory.belief import belief_change
from bigthree.theory.deterrence import deterred
from bigthree.theory.events import effect
from bigthree.theory.spheres import settlement_hazard
from bigthree.theory.threat import perceived_threat
from bigthree.theory.trust import exposure, log_odds_change

OURS = "our own equation"
"""The source of a mechanism whose equation is in no literature."""


class Mechanism(NamedTuple):
    """One way in which the world works on the three.

    Attributes
    ----------
    label : str
        What it does, as it reads in a sentence.
    source : str
        The literature that it is after, or `OURS`; what a case's own source says of it stands with
        the case.
    function : callable
        The equation in which its switches stand.
    switches : tuple of str
        Coefficients of ``theory.*`` that turn it off at 0.
    assumptions : tuple of str
        The parts (`bigthree.roles`) whose numbers it rests on.
    """

    label: str
    source: str
    function: Callable[..., float]
    switches: tuple[str, ...]
    assumptions: tuple[str, ...] = ()


INTERESTS: dict[str, Mechanism] = {
    "closeness": Mechanism(
        "closeness of system, tradition and culture",
        OURS,
        interests.closeness,
        ("closeness_effect",),
        ("closeness",),
    ),
    "commerce": Mechanism(
        "the pull of trade and credits",
        "Jackson and Nei 2015",
        interests.commerce,
        ("commerce_effect",),
        ("commerce", "credit_haste"),
    ),
    "common_threat": Mechanism(
        "the common war, and the fear of the enemy's return",
        "Jervis 1985",
        interests.common_threat,
        ("common_threat_effect",),
        ("common_threat", "war_ends"),
    ),
    "rivalry": Mechanism(
        "the contradiction of the other two",
        OURS,
        interests.rivalry,
        ("rivalry_effect",),
        ("rivalry",),
    ),
    "ideology": Mechanism(
        "opposed systems",
        OURS,
        interests.ideology,
        ("ideology_effect",),
        ("ideology",),
    ),
    "overlap": Mechanism(
        "overlapping claims to the contested states",
        OURS,
        interests.overlap,
        ("overlap_effect",),
        ("appetite", "tolerance"),
    ),
    "threat": Mechanism(
        "the threat seen in the other",
        "Walt 1987",
        perceived_threat,
        ("threat_effect",),
        ("appetite", "prior_trust", "stake", "proximity"),
    ),
    "common_enemy": Mechanism(
        "a common fear of the third power",
        "Walt 1987",
        interests.common_enemy,
        ("common_enemy_effect",),
        ("appetite", "prior_trust", "stake", "proximity"),
    ),
    "opinion": Mechanism(
        "public opinion",
        OURS,
        interests.opinion,
        ("opinion_effect",),
        ("opinion", "opinion_weight"),
    ),
    "partner": Mechanism(
        "the choice of partner", OURS, interests.partner, ("partner_effect",), ("preference",)
    ),
    "blocs": Mechanism("spheres hardened into blocs", OURS, interests.blocs, ("bloc_effect",)),
}
"""The terms of M_ij (equation E2), in the order in which they are summed."""

LEDGER: dict[str, Mechanism] = {
    "routine": Mechanism(
        "the wear of habit", "Goldstein and Freeman 1991", stances.routine, ("routine",)
    ),
    **INTERESTS,
    "reciprocity": Mechanism(
        "answering in kind", "Goldstein and Freeman 1991", stances.reciprocity, ("reciprocity",)
    ),
    "structural_balance": Mechanism(
        "taking sides with a friend's friend against a friend's enemy",
        "Heider's balance, after Traag, Van Dooren and De Leenheer 2013",
        stances.structural_balance,
        ("structural_balance",),
    ),
    "bidding": Mechanism(
        "bidding for a partner when the third is hostile",
        "Snyder 1984",
        stances.bidding,
        ("bidding",),
    ),
    "pivoting": Mechanism(
        "profiting from the quarrel of the other two",
        "Dittmer 1981",
        stances.pivoting,
        ("pivoting",),
    ),
    "luck": Mechanism("chance", OURS, stances.luck, ("noise",)),
    "events": Mechanism("dated events", OURS, effect, ()),
}
"""Everything that moves a stance (equation E1), in the order in which it is summed."""

INDIRECT: dict[str, Mechanism] = {
    "security_dilemma": Mechanism(
        "insecurity that widens claims",
        "Jervis 1978",
        appetite_change,
        ("security_dilemma",),
        ("appetite",),
    ),
    "emboldening": Mechanism(
        "claims pressed because the contradiction is believed in",
        OURS,
        appetite_change,
        ("emboldening",),
        ("belief",),
    ),
    "learning": Mechanism(
        "revising the belief in the contradiction",
        OURS,
        belief_change,
        ("learning",),
        ("belief",),
    ),
    "trust": Mechanism(
        "trust revised from observed acts",
        "Kydd 2005",
        log_odds_change,
        ("evidence_weight", "forgetting"),
        ("openness", "appetite", "tolerance"),
    ),
    "coercion": Mechanism(
        "the cost of coercing states that resist",
        OURS,
        exposure,
        ("coercion",),
        ("imposition", "resistance"),
    ),
    "deterrence": Mechanism("mutual fear of the bomb", "Jervis 1989", deterred, ("deterrence",)),
    "settlement": Mechanism(
        "agreed spheres of influence",
        "Kydd 2005; Slantchev 2005",
        settlement_hazard,
        ("settlement_hazard",),
    ),
    "veto": Mechanism(
        "public opinion against spheres",
        OURS,
        settlement_hazard,
        ("veto",),
        ("opinion", "opinion_weight"),
    ),
}
"""Mechanisms that move no stance themselves: they work on threats, trust, claims, belief and the
chance of a bargain, and through these on the stances."""

MECHANISMS: dict[str, Mechanism] = {**LEDGER, **INDIRECT}
"""All that an ablation can switch off."""
