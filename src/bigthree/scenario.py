"""What a run is made of: an immutable, validated scenario.

Every number has one dotted name (``author.appetite``, ``world.rivalry``, ``theory.learning``),
the same in the shell, in Python, in a sweep and in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, NoReturn, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from bigthree.errors import BadRequest, nearest
from bigthree.readings import Coder
from bigthree.theory.events import TARGETS

LONGEST = 1200
"""Months: a hundred years."""

Dyad = Literal["ussr_usa", "ussr_uk", "usa_uk"]


class Part(BaseModel):
    """A frozen group of values; unknown keys, wrong types and values out of range are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


T = TypeVar("T")


class FrozenDict(dict[str, T]):
    """A mapping that cannot be changed, but copied, pickled and written like any other."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a scenario cannot be changed; use with_values")

    __setitem__ = __delitem__ = __ior__ = _refuse
    update = clear = pop = popitem = setdefault = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


Frozen = Annotated[dict[str, T], AfterValidator(FrozenDict)]


def number(meaning: str, low: float, high: float, symbol: str = "") -> Any:
    """A number that must be given, with its meaning and range."""
    return Field(ge=low, le=high, description=meaning, json_schema_extra={"symbol": symbol})


def share(meaning: str, symbol: str = "") -> Any:
    """A number in [0, 1]."""
    return number(meaning, 0.0, 1.0, symbol)


def signed(meaning: str, symbol: str = "") -> Any:
    """A number in [-1, 1]."""
    return number(meaning, -1.0, 1.0, symbol)


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
    capabilities: Literal["record", "expected", "equal"] = Field(
        description="weights of the three: the record, what the author expected, or equal"
    )


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
    opinion_effect: float = coefficient(0.5, 0, 2, (0, 1), "ψ", "weight of American opinion")
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
        1.0, 0, 2, (0.6, 1.2), "c₀", "Anglo-American tie expected without rivalry"
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
    sea_reach: float = coefficient(
        1.5, 0.1, 20, (0.8, 3), "l_B", "reach of British sea power", "1000 km"
    )
    base_reach: float = coefficient(
        8.0, 0.5, 50, (4, 16), "l_A", "reach of American bases", "1000 km"
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
    veto: float = coefficient(0.7, 0, 1, (0, 1), "", "American opinion's power over spheres")
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


class Grant(Part):
    """Shares of one contested state that a scheme grants to the three."""

    ussr: float = share("share granted to the USSR")
    usa: float = share("share granted to the USA")
    uk: float = share("share granted to Britain")

    @model_validator(mode="after")
    def _at_most_all(self) -> Self:
        if self.ussr + self.usa + self.uk > 1.0 + 1e-9:
            raise ValueError("shares of one state must sum to at most 1")
        return self


class Spheres(Part):
    """A scheme of spheres: who may sign it, and what it grants to whom."""

    name: str
    label: str = Field(default="", description="the scheme in words")
    signatories: tuple[Dyad, ...] = Field(description="dyads that may sign")
    signed_month: int | None = Field(
        default=None,
        ge=0,
        le=LONGEST,
        description="month in which it is signed without bargaining; it binds from the next",
    )
    earliest_month: int = Field(default=0, ge=0, le=LONGEST, description="month bargaining opens")
    ussr: tuple[str, ...] = ()
    usa: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    shared: Frozen[Grant] = FrozenDict()
    pages: str = ""
    grade: str = ""
    reading: str = ""

    def grants(self) -> Iterator[tuple[str, tuple[float, float, float]]]:
        """Each listed state with the shares granted to the USSR, the USA and Britain."""
        whole = ((self.ussr, (1.0, 0.0, 0.0)), (self.usa, (0.0, 1.0, 0.0)),
                 (self.uk, (0.0, 0.0, 1.0)), (self.neutral, (0.0, 0.0, 0.0)))  # fmt: skip
        for states, shares in whole:
            for state in states:
                yield state, shares
        for state, grant in self.shared.items():
            yield state, (grant.ussr, grant.usa, grant.uk)

    @model_validator(mode="after")
    def _known_states(self) -> Self:
        from bigthree.data import contested_states

        listed = [state for state, _ in self.grants()]
        known = [state.name for state in contested_states()]
        for state in listed:
            if state not in known:
                raise ValueError(f"unknown state {state!r}: {nearest(state, known)}")
            if listed.count(state) > 1:
                raise ValueError(f"state {state!r} is granted twice")
        return self


class Event(Part):
    """Something that happens: its date, or its monthly chance, and what it changes."""

    label: str = Field(default="", description="the event in words")
    month: int | None = Field(default=None, ge=0, le=LONGEST, description="month of the run")
    hazard: float | None = Field(default=None, ge=0, le=1, description="monthly chance")
    scaled_by: Literal["revolution_risk"] | None = Field(
        default=None, description="number of the world that the monthly chance is multiplied by"
    )
    effects: Frozen[float] = Field(description="what jumps or shifts, and by how much")
    pages: str = ""
    grade: str = ""
    reading: str = ""

    @model_validator(mode="after")
    def _dated_and_known(self) -> Self:
        if (self.month is None) == (self.hazard is None):
            raise ValueError("give either month or hazard")
        for target, size in self.effects.items():
            if target not in TARGETS:
                raise ValueError(f"unknown effect {target!r}: {nearest(target, TARGETS)}")
            if not -1.0 <= size <= 1.0:
                raise ValueError(f"effect {target}={size} must be between -1 and 1")
            if target == "capability_usa" and size < -0.9:
                raise ValueError(f"effect {target}={size} must be at least -0.9")
        return self


class Events(Part):
    """A named set of events."""

    name: str
    label: str = Field(default="", description="the set in words")
    chronicle: bool = Field(
        default=False,
        description="a record of what happened: what is after the horizon is left out",
    )
    events: Frozen[Event]


class Engagement(Part):
    """How America comes in: one of the theories of `bigthree.theory.engagement`."""

    name: Literal["buck_passing", "drawn_in", "from_the_start", "absent", "dated"]
    label: str = Field(default="", description="the theory in words")
    month: int | None = Field(
        default=None, ge=0, le=LONGEST, description="month from which a dated engagement is whole"
    )

    @model_validator(mode="after")
    def _dated_or_not(self) -> Self:
        if self.name == "dated" and self.month is None:
            raise ValueError("engagement.month must be given for engagement=dated")
        if self.name != "dated" and self.month is not None:
            raise ValueError(
                f"engagement.month={self.month}: only engagement=dated has a month, not "
                f"engagement={self.name}"
            )
        return self


class Measures(Part):
    """Thresholds of the measures."""

    combination: float = Field(
        default=0.2, ge=0, le=1, description="tie above which two powers are combined"
    )
    opposition: float = Field(
        default=0.0, ge=-1, le=1, description="tie below which a power is opposed"
    )
    lasting: int = Field(default=3, ge=1, le=60, description="months for which it must last")


class Uncertainty(Part):
    """The three layers of uncertainty, each of which can be switched off, and whose reading."""

    luck: bool = True
    coding: bool = True
    coefficients: Literal["accepted", "point", "prior"] = "point"
    kept_coding: bool = Field(
        default=True,
        description="whether an accepted draw of coefficients keeps the coding accepted with it",
    )
    stated: bool = Field(
        default=False, description="whether stated coefficients are drawn from their ranges too"
    )
    coder: Coder = "mean"


class Labels(Part):
    """Which choice of each group the scenario was composed from."""

    author: str
    contradiction: str
    world: str
    background: str
    spheres: str
    events: str
    engagement: str


class Readings(Part):
    """Whose reading each switch of the world takes."""

    contradiction: str
    american_reach: str
    europe: str
    tolerance: str
    commerce: str
    germany: str
    background: str


class Scenario(Part):
    """An author's beliefs and policy in a world: everything that a run is made of.

    Compose one with `bigthree.compose`; change a number with `Scenario.with_values`.
    """

    name: str
    labels: Labels
    readings: Readings
    author: Author
    world: World
    theory: Coefficients
    spheres: Spheres
    events: Events
    engagement: Engagement
    ranges: Frozen[tuple[float, float]] = Field(
        default=FrozenDict(),
        description="coding range of each number that is drawn; a number set by hand has none",
    )
    fixed: tuple[str, ...] = Field(
        default=(), description="coefficients set by hand, by name, which are not drawn"
    )
    measures: Measures = Measures()
    uncertainty: Uncertainty = Uncertainty()
    months: int = Field(ge=1, le=LONGEST, description="horizon in months")

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Scenario:
        """Build a scenario from nested plain values.

        Raises
        ------
        BadRequest
            Naming the key, the value and what is allowed.
        """
        try:
            return cls.model_validate(plain_tuples(mapping))
        except ValidationError as error:
            raise BadRequest(_one_line(error, cls)) from None

    @model_validator(mode="after")
    def _events_within_horizon(self) -> Self:
        for name, event in self.events.events.items():
            late = event.month is not None and event.month >= self.months
            if late and not self.events.chronicle:
                raise ValueError(
                    f"events.events.{name}.month={event.month} must be before the horizon, "
                    f"months={self.months}"
                )
        return self

    @model_validator(mode="after")
    def _ranges_fit(self) -> Self:
        for dotted, (low, high) in self.ranges.items():
            value = self.numbers().get(dotted)
            if value is None or not dotted.startswith(("author.", "world.")):
                raise ValueError(f"ranges.{dotted}: unknown number of an author or a world")
            if not low <= value <= high:
                raise ValueError(f"ranges.{dotted}=[{low}, {high}] must hold the value {value}")
            known = quantity(dotted)
            if not (known.low <= low and high <= known.high):
                raise ValueError(
                    f"ranges.{dotted}=[{low}, {high}] must lie within "
                    f"{known.low:g} to {known.high:g}"
                )
        return self

    @model_validator(mode="after")
    def _fixed_are_coefficients(self) -> Self:
        for name in self.fixed:
            if name not in Coefficients.model_fields:
                raise ValueError(f"fixed={name}: {nearest(name, Coefficients.model_fields)}")
        return self

    @model_validator(mode="after")
    def _lasting_within_horizon(self) -> Self:
        if self.measures.lasting > self.months:
            raise ValueError(
                f"measures.lasting={self.measures.lasting} must be at most the horizon, "
                f"months={self.months}"
            )
        return self

    @model_validator(mode="after")
    def _agreements_have_signatories(self) -> Self:
        for name, event in self.events.events.items():
            for target in event.effects:
                dyad = target.removeprefix("agreement_")
                if target.startswith("agreement_") and dyad not in self.spheres.signatories:
                    raise ValueError(
                        f"events.{name}: {target} needs a scheme that {dyad} may sign; "
                        f"spheres={self.spheres.name} is signed by "
                        f"{', '.join(self.spheres.signatories) or 'nobody'}"
                    )
        return self

    def with_values(self, values: Mapping[str, Any] | None = None, **more: Any) -> Scenario:
        """A copy with some values changed, by dotted name: ``{"author.appetite": 0.6}``.

        Raises
        ------
        BadRequest
            When a name is unknown or a value out of range.
        """
        return Scenario.from_mapping(self.changed({**(values or {}), **more}))

    def changed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The scenario's plain values with some changed, not yet validated.

        Raises
        ------
        BadRequest
            When a name is unknown.
        """
        mapping = self.model_dump()
        mapping["ranges"] = {
            dotted: ends for dotted, ends in self.ranges.items() if dotted not in values
        }
        mapping["fixed"] = fixed_by(values, self.fixed)
        for dotted, value in values.items():
            *path, last = dotted.split(".")
            place: Any = mapping
            for i, step in enumerate([*path, last]):
                if not isinstance(place, dict) or step not in place:
                    raise BadRequest(f"{dotted}: unknown key; {nearest(dotted, self.numbers())}")
                if i < len(path):
                    place = place[step]
            place[last] = value
        return mapping

    @cached_property
    def _numbers(self) -> dict[str, float]:
        return {
            f"{group}.{name}": value
            for group in ("author", "world", "theory", "measures")
            for name, value in getattr(self, group)
            if isinstance(value, int | float)
        }

    def numbers(self) -> dict[str, float]:
        """Every number of the scenario by its dotted name."""
        return dict(self._numbers)

    def to_mapping(self) -> dict[str, Any]:
        """Nested plain values, ready for YAML; feeding them back gives an equal scenario."""
        return self.model_dump(mode="json")

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{name}</td><td>{value:g}</td></tr>"
            for name, value in self.numbers().items()
            if not name.startswith(("theory.", "measures."))
        )
        return f"<b>Scenario {self.name}</b>, {self.months} months<table>{rows}</table>"


def fixed_by(names: Iterable[str], before: Iterable[str] = ()) -> tuple[str, ...]:
    """The coefficients among some dotted names, with those fixed before, each once, in order."""
    coefficients = (name.split(".", 1)[1] for name in names if name.startswith("theory."))
    return tuple(sorted({*before, *coefficients}))


def plain_tuples(value: Any) -> Any:
    """YAML lists as the tuples that a frozen scenario holds."""
    if isinstance(value, Mapping):
        return {key: plain_tuples(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain_tuples(item) for item in value)
    return value


def _part_at(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The part of a model that holds a location; None inside a list or a mapping."""
    for step in location[:-1]:
        field = model.model_fields.get(str(step))
        inner = field.annotation if field else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return None
        model = inner
    return model


class Quantity(NamedTuple):
    """What is known of a number of a scenario before it has a value.

    Attributes
    ----------
    meaning, unit : str
    low, high : float
        The least and the most that it may be.
    whole : bool
        Whether it is a whole number.
    prior : tuple of float or None
        Prior range of a coefficient; None for what has none.
    """

    meaning: str
    unit: str
    low: float
    high: float
    whole: bool
    prior: tuple[float, float] | None


@cache
def _quantity(model: type[BaseModel], location: tuple[int | str, ...]) -> Quantity | None:
    """The number at a location, read off its field; None where there is none with both limits."""
    part = _part_at(model, location)
    field = part.model_fields.get(str(location[-1])) if part and location else None
    bounds = {type(limit).__name__: limit for limit in field.metadata} if field else {}
    if field is None or "Ge" not in bounds or "Le" not in bounds:
        return None
    extra: Any = field.json_schema_extra or {}
    prior = extra.get("prior")
    return Quantity(
        meaning=field.description or "",
        unit=extra.get("unit", ""),
        low=bounds["Ge"].ge,
        high=bounds["Le"].le,
        whole=field.annotation in (int, int | None),
        prior=tuple(prior) if prior else None,
    )


def quantity(dotted: str) -> Quantity:
    """What is known of a number of a scenario, by its dotted name.

    Raises
    ------
    BadRequest
        When there is no such number.
    """
    found = _quantity(Scenario, tuple(dotted.split(".")))
    if found is None:
        raise BadRequest(f"{dotted}: no such number")
    return found


def _one_line(error: ValidationError, model: type[BaseModel]) -> str:
    """The first fault of a validation, in one line that names key, value and what is allowed."""
    fault = error.errors()[0]
    location = fault["loc"]
    dotted = ".".join(str(step) for step in location)
    if fault["type"] == "extra_forbidden":
        part = _part_at(model, location)
        known = list(part.model_fields) if part else []
        return f"{dotted}: unknown key; {nearest(str(location[-1]), known)}"
    if fault["type"] == "value_error":
        message = str(fault["ctx"]["error"]) if "ctx" in fault else fault["msg"]
        said = message.startswith(f"{dotted}.") or not dotted
        return message if said else f"{dotted}: {message}"
    if fault["type"] == "missing":
        return f"{dotted}: missing"
    message = fault["msg"][0].lower() + fault["msg"][1:]
    found = _quantity(model, location)
    allowed = f"allowed: {found.low:g} to {found.high:g}" if found else ""
    given = f"{dotted}={fault['input']!r}" if dotted else "scenario"
    return f"{given}: {message}" + (f" ({allowed})" if allowed else "")
