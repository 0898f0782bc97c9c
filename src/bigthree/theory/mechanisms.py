"""The mechanisms by name: the rows of the ledger, and what switches each off."""

from collections.abc import Callable
from typing import NamedTuple

from bigthree.theory import interests, stances
from bigthree.theory.appetite import appetite_change
from bigthree.theory.belief import belief_change
from bigthree.theory.claims import coerced
from bigthree.theory.deterrence import deterred
from bigthree.theory.events import effect
from bigthree.theory.spheres import settlement_hazard
from bigthree.theory.trust import log_odds_change


class Mechanism(NamedTuple):
    """One way in which the world works on the three.

    Attributes
    ----------
    label : str
        What it does, as it reads in a sentence.
    source : str
        Where the mechanism comes from: literature, and pages of Pechatnov (1995).
    function : callable
        The equation.
    switches : tuple of str
        Coefficients of ``theory.*`` that turn it off at 0.
    assumptions : tuple of str
        Dotted names of the assumptions that it rests on.
    """

    label: str
    source: str
    function: Callable[..., float]
    switches: tuple[str, ...]
    assumptions: tuple[str, ...] = ()


_APPETITES = ("author.appetite", "world.american_appetite", "world.british_appetite")
_TRUST = (
    "author.trust_in_usa",
    "author.trust_in_uk",
    "world.american_trust_in_ussr",
    "world.british_trust_in_ussr",
)
_NEARNESS = (
    "world.american_reach",
    "world.proximity_ussr_usa",
    "world.proximity_ussr_uk",
    "world.proximity_usa_uk",
)

INTERESTS: dict[str, Mechanism] = {
    "closeness": Mechanism(
        "closeness of system, tradition and culture",
        "p. 5",
        interests.closeness,
        ("closeness_effect",),
        ("world.closeness_ussr_usa", "world.closeness_ussr_uk", "world.closeness_usa_uk"),
    ),
    "commerce": Mechanism(
        "the pull of trade and credits",
        "pp. 4, 7, 11; Jackson and Nei 2015",
        interests.commerce,
        ("commerce_effect",),
        ("world.commerce_usa", "world.commerce_uk", "author.credit_haste"),
    ),
    "common_threat": Mechanism(
        "the common war against Germany and Japan, and the fear of their return",
        "pp. 12, 17–18",
        interests.common_threat,
        ("common_threat_effect",),
        ("world.common_threat", "world.war_in_europe_ends", "world.war_in_asia_ends"),
    ),
    "rivalry": Mechanism(
        "the Anglo-American contradiction",
        "pp. 5, 11–13",
        interests.rivalry,
        ("rivalry_effect",),
        ("world.rivalry",),
    ),
    "ideology": Mechanism(
        "capitalism against socialism",
        "p. 5",
        interests.ideology,
        ("ideology_effect",),
        ("world.ideology",),
    ),
    "overlap": Mechanism(
        "overlapping claims to the contested states",
        "pp. 19–20",
        interests.overlap,
        ("overlap_effect",),
        (*_APPETITES, "world.tolerance"),
    ),
    "threat": Mechanism(
        "the threat seen in the other",
        "Walt 1987",
        interests.threat,
        ("threat_effect",),
        (*_APPETITES, *_TRUST, *_NEARNESS),
    ),
    "common_enemy": Mechanism(
        "a common fear of the third power",
        "Walt 1987",
        interests.common_enemy,
        ("common_enemy_effect",),
        (*_APPETITES, *_TRUST, *_NEARNESS),
    ),
    "opinion": Mechanism(
        "American public opinion",
        "pp. 11, 14",
        interests.opinion,
        ("opinion_effect",),
        ("world.opinion_sympathy", "world.opinion_weight"),
    ),
    "partner": Mechanism(
        "Moscow's choice of partner",
        "p. 15",
        interests.partner,
        ("partner_effect",),
        ("author.partner",),
    ),
    "blocs": Mechanism("spheres hardened into blocs", "p. 17", interests.blocs, ("bloc_effect",)),
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
        "Snyder 1984; p. 11",
        stances.bidding,
        ("bidding",),
    ),
    "pivoting": Mechanism(
        "profiting from the quarrel of the other two",
        "Dittmer 1981; pp. 5–6",
        stances.pivoting,
        ("pivoting",),
    ),
    "luck": Mechanism("chance", "", stances.luck, ("noise",)),
    "events": Mechanism("dated events", "the events' own pages", effect, ()),
}
"""Everything that moves a stance (equation E1), in the order in which it is summed."""

SLOW: dict[str, Mechanism] = {
    "security_dilemma": Mechanism(
        "insecurity that widens claims",
        "Jervis 1978; p. 20",
        appetite_change,
        ("security_dilemma",),
        _APPETITES,
    ),
    "emboldening": Mechanism(
        "claims pressed because the contradiction is believed in",
        "p. 20",
        appetite_change,
        ("emboldening",),
        ("author.believed_rivalry",),
    ),
    "learning": Mechanism(
        "revising the belief in the contradiction",
        "p. 17",
        belief_change,
        ("learning",),
        ("author.believed_rivalry",),
    ),
    "trust": Mechanism(
        "trust revised from observed acts",
        "Kydd 2005; pp. 13, 22",
        log_odds_change,
        ("evidence_weight", "forgetting"),
        ("author.openness", "author.appetite", "world.tolerance"),
    ),
    "coercion": Mechanism(
        "the cost of coercing states that resist",
        "pp. 19, 22–23",
        coerced,
        ("coercion",),
        ("author.imposition", "world.resistance"),
    ),
    "deterrence": Mechanism("mutual fear of the bomb", "Jervis 1989", deterred, ("deterrence",)),
    "settlement": Mechanism(
        "agreed spheres of influence", "pp. 12–14", settlement_hazard, ("settlement_hazard",)
    ),
    "veto": Mechanism(
        "American opinion against spheres",
        "p. 14",
        settlement_hazard,
        ("veto",),
        ("world.opinion_sympathy", "world.opinion_weight"),
    ),
}
"""Mechanisms that work on trust, claims and belief, and through them on the stances."""

MECHANISMS: dict[str, Mechanism] = {**LEDGER, **SLOW}
"""All that an ablation can switch off."""
