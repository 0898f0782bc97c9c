"""The mechanisms by name: the rows of the ledger, and what switches each off."""

from typing import NamedTuple


class Mechanism(NamedTuple):
    """One way in which the world works on the three.

    Attributes
    ----------
    label : str
        What it does, as it reads in a sentence.
    switches : tuple of str
        Coefficients of ``theory.*`` that turn it off at 0.
    assumptions : tuple of str
        Dotted names of the assumptions that it rests on.
    """

    label: str
    switches: tuple[str, ...]
    assumptions: tuple[str, ...] = ()


INTERESTS: dict[str, Mechanism] = {
    "closeness": Mechanism(
        "closeness of system, tradition and culture",
        ("closeness_effect",),
        ("world.closeness_ussr_usa", "world.closeness_ussr_uk", "world.closeness_usa_uk"),
    ),
    "commerce": Mechanism(
        "the pull of trade and credits",
        ("commerce_effect",),
        ("world.commerce_usa", "world.commerce_uk", "author.credit_haste"),
    ),
    "common_threat": Mechanism(
        "the shared fear of Germany and Japan", ("common_threat_effect",), ("world.common_threat",)
    ),
    "rivalry": Mechanism(
        "the Anglo-American contradiction", ("rivalry_effect",), ("world.rivalry",)
    ),
    "ideology": Mechanism(
        "capitalism against socialism", ("ideology_effect",), ("world.ideology",)
    ),
    "overlap": Mechanism(
        "overlapping claims to the contested states",
        ("overlap_effect",),
        ("author.appetite", "world.american_reach", "world.tolerance"),
    ),
    "threat": Mechanism(
        "the threat seen in the other",
        ("threat_effect",),
        ("author.appetite", "world.american_reach", "author.trust_in_usa", "author.trust_in_uk"),
    ),
    "common_enemy": Mechanism(
        "a common fear of the third power",
        ("common_enemy_effect",),
        ("author.appetite", "world.american_reach"),
    ),
    "opinion": Mechanism(
        "American public opinion",
        ("opinion_effect",),
        ("world.opinion_sympathy", "world.opinion_weight"),
    ),
    "partner": Mechanism("Moscow's choice of partner", ("partner_effect",), ("author.partner",)),
    "blocs": Mechanism("spheres hardened into blocs", ("bloc_effect",), ("author.imposition",)),
}
"""The terms of M_ij (equation E2), in the order in which they are summed."""

LEDGER: dict[str, Mechanism] = {
    "routine": Mechanism("the wear of habit", ("routine",)),
    **INTERESTS,
    "reciprocity": Mechanism("answering in kind", ("reciprocity",)),
    "structural_balance": Mechanism(
        "taking sides with a friend's friend against a friend's enemy", ("structural_balance",)
    ),
    "bidding": Mechanism("bidding for a partner when the third is hostile", ("bidding",)),
    "pivoting": Mechanism("profiting from the quarrel of the other two", ("pivoting",)),
    "luck": Mechanism("chance", ("noise",)),
    "events": Mechanism("dated events", ()),
}
"""Everything that moves a stance (equation E1), in the order in which it is summed."""

SLOW: dict[str, Mechanism] = {
    "security_dilemma": Mechanism(
        "insecurity that widens claims", ("security_dilemma",), ("author.appetite",)
    ),
    "emboldening": Mechanism(
        "claims pressed because the contradiction is believed in",
        ("emboldening",),
        ("author.believed_rivalry",),
    ),
    "learning": Mechanism(
        "revising the belief in the contradiction", ("learning",), ("author.believed_rivalry",)
    ),
    "trust": Mechanism(
        "trust revised from observed acts",
        ("evidence_weight", "forgetting"),
        ("author.openness", "author.appetite"),
    ),
    "coercion": Mechanism(
        "the cost of coercing states that resist",
        ("coercion",),
        ("author.imposition", "world.resistance"),
    ),
    "settlement": Mechanism(
        "agreed spheres of influence", ("settlement_hazard",), ("author.openness",)
    ),
    "veto": Mechanism("American opinion against spheres", ("veto",), ("world.opinion_weight",)),
}
"""Mechanisms that work on trust, claims and belief, and through them on the stances."""

MECHANISMS: dict[str, Mechanism] = {**LEDGER, **SLOW}
