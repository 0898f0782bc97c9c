"""What Moscow believes and wants."""

from __future__ import annotations

from bigthree.scenario.parts import Part, share, signed


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
