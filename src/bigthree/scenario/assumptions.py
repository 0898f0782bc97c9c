"""What Moscow believes and wants, and how things are."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bigthree.scenario.parts import Part, number, share, signed

Capabilities = Literal["record", "expected", "equal"]


class Author(Part):
    """What Moscow believes and wants."""

    name: str
    believed_rivalry: float = share("Anglo-American contradiction that Moscow believes in", "ρ̂")
    appetite: float = share("how much of what it could claim the USSR seeks to control", "a⁰_S")
    openness: float = share("limited aims shown early (1) or faits accomplis (0)")
    imposition: float = share("spheres as imposed order (1) or strategic predominance (0)")
    partner: float = signed("America first (-1) … Britain first (+1)", "p")
    trust_in_usa: float = share("belief that the United States seeks security only", "τ_SA")
    trust_in_uk: float = share("belief that Britain seeks security only", "τ_SB")
    credit_haste: float = share("how early Moscow asks for credits: later (0) … at once (1)")


class World(Part):
    """How things are."""

    rivalry: float = share("true strength of the Anglo-American contradiction", "ρ")
    american_reach: float = share("American security stake in Eurasia", "E")
    american_appetite: float = share(
        "how much of what it could claim America seeks once it is engaged", "a⁰_A"
    )
    resistance: float = share("resistance of the contested states to outside control", "r")
    tolerance: float = share("Western tolerance of Soviet positions")
    commerce_usa: float = share("pull of American-Soviet trade and credits", "e_SA")
    commerce_uk: float = share("pull of Anglo-Soviet trade and credits", "e_SB")
    common_threat: float = share("shared fear that Germany and Japan revive", "h⁰")
    war_in_europe_ends: float = number(
        "month in which the war in Europe ends; -1: before the run", -1, 120
    )
    war_in_asia_ends: float = number(
        "month in which the war in Asia ends; -1: before the run", -1, 120
    )
    ideology: float = share("salience of capitalism against socialism", "φ⁰")
    opinion_sympathy: float = share("sympathy of the American public for Moscow", "O⁰")
    opinion_weight: float = share("how far that public binds Washington")
    american_power_growth: float = share("growth of American power that is expected")
    british_decline: float = share("decline of British power that is expected")
    revolution_risk: float = share("likelihood of new revolutions")
    closeness_ussr_usa: float = signed("lasting closeness of the USSR and the USA", "b_SA")
    closeness_ussr_uk: float = signed("lasting closeness of the USSR and Britain", "b_SB")
    closeness_usa_uk: float = signed("lasting closeness of the USA and Britain", "b_AB")
    british_appetite: float = share("how much of what it could claim Britain seeks", "a⁰_B")
    commerce_usa_uk: float = share("pull of Anglo-American trade", "e_AB")
    western_openness: float = share("limited aims shown early by the Western powers")
    american_trust_in_ussr: float = share("Washington's belief that Moscow seeks security", "τ_AS")
    british_trust_in_ussr: float = share("London's belief that Moscow seeks security", "τ_BS")
    anglo_american_trust: float = share("the two Western powers' trust in each other", "τ_AB")
    initial_ussr_usa: float = signed("stances between Moscow and Washington at the start", "x_SA")
    initial_ussr_uk: float = signed("stances between Moscow and London at the start", "x_SB")
    initial_usa_uk: float = signed("stances between Washington and London at the start", "x_AB")
    proximity_ussr_usa: float = share("nearness of Soviet and American power", "g_SA")
    proximity_ussr_uk: float = share("nearness of Soviet and British power", "g_SB")
    proximity_usa_uk: float = share("nearness of American and British power", "g_AB")
    capabilities: Capabilities = Field(
        description="weights of the three: the record, what the author expected, or equal"
    )
