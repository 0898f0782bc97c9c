"""The coefficients of the theory."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from bigthree.scenario.parts import Part


def coefficient(
    value: float,
    low: float,
    high: float,
    prior: tuple[float, float],
    symbol: str,
    meaning: str,
    unit: str = "",
) -> Any:
    """A coefficient with its default, allowed range and prior range (for calibration)."""
    return Field(
        default=value,
        ge=low,
        le=high,
        description=meaning,
        json_schema_extra={"symbol": symbol, "prior": list(prior), "unit": unit},
    )


class Coefficients(Part):
    """The theory's coefficients, with the prototype values of the literature as defaults.

    Scenarios take theirs from the calibration (`bigthree.calibration`); the prototype stays
    as the point from which the priors were laid out, and for tests of single equations.
    """

    routine: float = coefficient(0.12, 0, 1, (0.05, 0.3), "λ", "speed of routine", "per month")
    reciprocity: float = coefficient(0.08, 0, 0.5, (0, 0.2), "ν", "answering in kind", "per month")
    structural_balance: float = coefficient(
        0.06, 0, 1, (0, 0.2), "β", "Heider balance", "per month"
    )
    bidding: float = coefficient(
        0.08, 0, 1, (0, 0.2), "κ_bid", "bidding against abandonment", "per month"
    )
    pivoting: float = coefficient(
        0.08, 0, 1, (0, 0.2), "κ_pivot", "profiting from a quarrel", "per month"
    )
    noise: float = coefficient(
        0.045, 0, 0.5, (0.02, 0.1), "σ", "size of monthly shocks", "per √month"
    )
    closeness_effect: float = coefficient(1.0, 0, 2, (1, 1), "", "weight of lasting closeness")
    commerce_effect: float = coefficient(0.25, 0, 2, (0, 0.5), "ε", "weight of trade and credits")
    common_threat_effect: float = coefficient(
        0.5, 0, 2, (0.2, 1), "θ", "weight of the common danger"
    )
    rivalry_effect: float = coefficient(1.0, 0, 2, (1, 1), "", "weight of the contradiction")
    ideology_effect: float = coefficient(0.6, 0, 2, (0.2, 1.2), "ι", "weight of ideology")
    overlap_effect: float = coefficient(0.6, 0, 5, (0.2, 1.2), "η", "weight of overlapping claims")
    threat_effect: float = coefficient(1.0, 0, 3, (0.5, 1.5), "ω", "weight of threat")
    common_enemy_effect: float = coefficient(0.9, 0, 3, (0.2, 1.2), "γ", "weight of a common enemy")
    opinion_effect: float = coefficient(0.5, 0, 2, (0, 1), "ψ", "weight of public opinion")
    partner_effect: float = coefficient(0.2, 0, 1, (0, 0.4), "ζ", "weight of the choice of partner")
    bloc_effect: float = coefficient(
        0.3, 0, 2, (0, 0.6), "b_bloc", "hardening of spheres into blocs"
    )
    appetite_speed: float = coefficient(
        0.12, 0, 1, (0.05, 0.3), "α", "speed of appetite", "per month"
    )
    security_dilemma: float = coefficient(0.5, 0, 2, (0, 1.5), "s", "insecurity that widens claims")
    emboldening: float = coefficient(
        0.3, 0, 2, (0, 0.8), "χ", "claims shielded by believed rivalry"
    )
    learning: float = coefficient(0.02, 0, 1, (0, 0.1), "μ", "revision of the belief", "per month")
    anglo_american_norm: float = coefficient(
        1.0, 0, 2, (0.6, 1.2), "c₀", "tie of the other two expected without rivalry"
    )
    evidence_weight: float = coefficient(0.5, 0, 1, (0.2, 1), "w", "weight of observed acts")
    forgetting: float = coefficient(
        0.02, 0, 1, (0, 0.1), "δ", "return of trust to its prior", "per month"
    )
    seeker_acts: float = coefficient(
        0.15,
        0.01,
        0.49,
        (0.05, 0.25),
        "π_s",
        "chance of an encroaching act by a security seeker",
        "per month",
    )
    expansionist_acts: float = coefficient(
        0.45,
        0.4,
        0.99,
        (0.4, 0.7),
        "π_e",
        "chance of an encroaching act by an expansionist",
        "per month",
    )
    disclosure: float = coefficient(0.6, 0, 1, (0.2, 1), "", "how much open cards take from an act")
    coercion: float = coefficient(1.0, 0, 5, (0, 2), "", "weight of coercion in what is seen")
    land_reach: float = coefficient(
        2.0, 0.2, 20, (1, 4), "l_S", "reach of the land power", "borders"
    )
    sea_reach: float = coefficient(1.5, 0.1, 20, (0.8, 3), "l_B", "reach of sea power", "1000 km")
    base_reach: float = coefficient(
        8.0, 0.5, 50, (4, 16), "l_A", "reach from bases abroad", "1000 km"
    )
    landlocked: float = coefficient(
        0.5, 0, 1, (0.2, 0.8), "", "sea power's reach into a state without a coast"
    )
    influence_speed: float = coefficient(
        0.1, 0, 1, (0.03, 0.3), "", "speed of influence", "per month"
    )
    settlement_hazard: float = coefficient(
        0.05, 0, 1, (0, 0.2), "h_z", "chance to sign", "per month"
    )
    settlement_warmth: float = coefficient(0.2, -1, 1, (0, 0.5), "x_s", "stance needed to sign")
    settlement_trust: float = coefficient(0.4, 0, 1, (0.2, 0.6), "m", "trust needed to sign")
    veto: float = coefficient(0.7, 0, 1, (0, 1), "", "public opinion's power over spheres")
    cover: float = coefficient(0.8, 0, 1, (0.4, 1), "G", "how far an agreed sphere is respected")
    closure: float = coefficient(0.5, 0, 1, (0, 1), "", "trade lost to closed spheres")
    danger_lifetime: float = coefficient(
        14.0, 1, 1200, (6, 36), "T_h", "fading of the common danger", "months"
    )
    window_lifetime: float = coefficient(
        18.0, 1, 1200, (6, 36), "T_r", "closing of the credit window", "months"
    )
    window_floor: float = coefficient(
        0.4, 0, 1, (0.2, 0.6), "", "trade that outlives the credit window"
    )
    ideology_lifetime: float = coefficient(
        24.0, 1, 1200, (12, 48), "T_φ", "fading of a shock to ideology", "months"
    )
    opinion_speed: float = coefficient(
        0.1, 0, 1, (0.02, 0.3), "λ_O", "speed of opinion", "per month"
    )
    opinion_from_tie: float = coefficient(0.3, 0, 2, (0, 0.6), "c₁", "opinion follows the tie")
    opinion_from_closure: float = coefficient(
        0.3, 0, 2, (0, 0.6), "c₂", "opinion against closed spheres"
    )
    opinion_from_acts: float = coefficient(
        0.1, 0, 2, (0, 0.3), "c₃", "opinion against encroaching acts"
    )
    opinion_from_spheres: float = coefficient(
        0.2, 0, 2, (0, 0.4), "c₄", "opinion against spheres agreed in the open"
    )
    power_growth: float = coefficient(
        0.5, 0, 0.9, (0.2, 0.8), "", "change of a power's weight in ten years at full expectation"
    )
    deterrence: float = coefficient(
        0, 0, 1, (0, 0), "d", "what mutual fear of the bomb takes from a threat"
    )
    saturating: float = coefficient(1, 0, 1, (1, 1), "F", "interests saturate (1: tanh) or not (0)")
    bounded: float = coefficient(
        1, 0, 1, (1, 1), "", "triadic terms shrink near the ends (1) or not (0)"
    )
    bounded_noise: float = coefficient(
        1, 0, 1, (1, 1), "", "shocks shrink near the ends (1) or not (0)"
    )
    steps: int = Field(
        default=1,
        ge=1,
        le=8,
        description="steps in which the stances move within a month",
        json_schema_extra={"symbol": "1/dt", "prior": [1, 1], "unit": "per month"},
    )

    FLAGS: ClassVar[tuple[str, ...]] = ("saturating", "bounded", "bounded_noise")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.expansionist_acts <= self.seeker_acts:
            raise ValueError(
                f"theory.expansionist_acts={self.expansionist_acts:g} must be above "
                f"theory.seeker_acts={self.seeker_acts:g}"
            )
        for name in self.FLAGS:
            if getattr(self, name) not in (0, 1):
                raise ValueError(f"theory.{name}={getattr(self, name)} must be 0 or 1")
        if self.routine + 2 * self.reciprocity > 1.5:
            raise ValueError(
                f"theory.routine={self.routine:g} + 2 theory.reciprocity={self.reciprocity:g} "
                "must be at most 1.5 to be stable"
            )
        return self
