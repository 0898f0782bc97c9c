"""A scenario: an author in a world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape
from typing import Any, Self

from pydantic import Field, ValidationError, create_model, model_validator

from bigthree.cases import BIG_THREE, case
from bigthree.errors import BadRequest, nearest
from bigthree.resources import cached
from bigthree.scenario.assumptions import Author, Capabilities, World
from bigthree.scenario.coefficients import Coefficients
from bigthree.scenario.events import Events
from bigthree.scenario.parts import LONGEST, Frozen, FrozenDict, Part, share, signed
from bigthree.scenario.quantities import Quantity, one_line, quantity_at
from bigthree.scenario.settings import Engagement, Labels, Measures, Switches, Uncertainty
from bigthree.scenario.spheres import Spheres


class Scenario(Part):
    """An author's beliefs and policy in a world: everything that a run is made of.

    Compose one with `bigthree.compose`; change a number with `Scenario.with_values`.
    """

    name: str
    case: str = Field(default=BIG_THREE, description="which triangle")
    labels: Labels
    switches: Switches
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
        return cls._validated(plain_tuples(mapping))

    @classmethod
    def _validated(cls, mapping: Any) -> Scenario:
        """The scenario of plain values in which lists are tuples."""
        try:
            of = scenario_model(_case_in(mapping))
            return of.model_validate(mapping)
        except ValidationError as error:
            raise BadRequest(one_line(error, of)) from None

    @model_validator(mode="after")
    def _events_fit(self) -> Self:
        known = case(self.case).targets
        for name, event in self.events.events.items():
            for target in event.effects:
                if target not in known:
                    raise ValueError(
                        f"events.events.{name}: unknown effect {target!r}: {nearest(target, known)}"
                    )
                dyad = target.removeprefix("agreement_")
                if dyad != target and dyad not in self.spheres.signatories:
                    raise ValueError(
                        f"events.{name}: {target} needs a scheme that {dyad} may sign; "
                        f"spheres={self.spheres.name} is signed by "
                        f"{', '.join(self.spheres.signatories) or 'nobody'}"
                    )
            late = event.month is not None and event.month >= self.months
            if late and not self.events.chronicle:
                raise ValueError(
                    f"events.events.{name}.month={event.month} must be before the horizon, "
                    f"months={self.months}"
                )
        return self

    @model_validator(mode="after")
    def _draws_fit(self) -> Self:
        for dotted, (low, high) in self.ranges.items():
            value = self._numbers.get(dotted)
            if value is None or not dotted.startswith(("author.", "world.")):
                raise ValueError(f"ranges.{dotted}: unknown number of an author or a world")
            if not low <= value <= high:
                raise ValueError(f"ranges.{dotted}=[{low}, {high}] must hold the value {value}")
            known = quantity(dotted, self.case)
            if not (known.low <= low and high <= known.high):
                raise ValueError(
                    f"ranges.{dotted}=[{low}, {high}] must lie within "
                    f"{known.low:g} to {known.high:g}"
                )
        for name in self.fixed:
            if name not in Coefficients.model_fields:
                raise ValueError(f"fixed={name}: {nearest(name, Coefficients.model_fields)}")
        return self

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        divided = self.spheres.signatories or any(True for _ in self.spheres.grants())
        if self.case != BIG_THREE and divided:
            raise ValueError(
                f"spheres={self.spheres.name}: case={self.case} knows no division into spheres; "
                "allowed: none"
            )
        if self.measures.lasting > self.months:
            raise ValueError(
                f"months={self.months}: must be at least {self.measures.lasting}, the months that "
                f"a combination must last to count (measures.lasting={self.measures.lasting})"
            )
        return self

    def with_values(self, values: Mapping[str, Any] | None = None, **more: Any) -> Scenario:
        """A copy with some values changed, by dotted name: ``{"author.appetite": 0.6}``.

        Raises
        ------
        BadRequest
            When a name is unknown or a value out of range.
        """
        return Scenario._validated(self.changed(plain_tuples({**(values or {}), **more})))

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

    def __reduce__(self) -> tuple[Any, ...]:
        return Scenario.from_mapping, (self.model_dump(),)

    def to_mapping(self) -> dict[str, Any]:
        """Nested plain values, ready for YAML; feeding them back gives an equal scenario."""
        return self.model_dump(mode="json")

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{name}</td><td>{value:g}</td></tr>"
            for name, value in self.numbers().items()
            if not name.startswith(("theory.", "measures."))
        )
        return f"<b>Scenario {escape(self.name)}</b>, {self.months} months<table>{rows}</table>"


def check_scenario(key: str, value: object) -> None:
    """Refuse what is no scenario.

    Raises
    ------
    BadRequest
        Naming what was given for it, and how to make one.
    """
    if not isinstance(value, Scenario):
        raise BadRequest(
            f"{key}={value!r:.60}: is no scenario; make one with "
            'bigthree.compose("author=maisky") or bigthree.load(PATH)'
        )


def fixed_by(names: Iterable[str], before: Iterable[str] = ()) -> tuple[str, ...]:
    """The coefficients among some dotted names, with those fixed before, each once, in order."""
    coefficients = (name.split(".", 1)[1] for name in names if name.startswith("theory."))
    return tuple(sorted({*before, *coefficients}))


def _case_in(mapping: Any) -> str:
    """The case that a mapping is of; older files name none."""
    return str(mapping.get("case", BIG_THREE)) if isinstance(mapping, Mapping) else BIG_THREE


@cached
def scenario_model(name: str) -> type[Scenario]:
    """The scenarios of a case: with the numbers of its own where it has some.

    Raises
    ------
    BadRequest
        When there is no such case.
    """
    numbers = case(name).numbers()
    if not numbers:
        return Scenario
    fields: dict[str, Any] = {"author": {"name": (str, ...)}, "world": {}}
    fields["world"]["capabilities"] = (Capabilities, World.model_fields["capabilities"])
    for each in numbers:
        field = share if each.low == 0.0 else signed
        fields[each.group][each.name] = (float, field(each.meaning))
    groups = {
        group: (create_model(group.capitalize(), __base__=Part, **own), ...)
        for group, own in fields.items()
    }
    model: type[Scenario] = create_model("Scenario", __base__=Scenario, **groups)  # type: ignore[call-overload]
    return model


def plain_tuples(value: Any) -> Any:
    """YAML lists as the tuples that a frozen scenario holds."""
    if isinstance(value, Mapping):
        return {key: plain_tuples(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain_tuples(item) for item in value)
    return value


def quantity(dotted: str, of: str = BIG_THREE) -> Quantity:
    """What is known of a number of a scenario, by its dotted name and its case.

    Raises
    ------
    BadRequest
        When there is no such number.
    """
    known = quantity_at(scenario_model(of), tuple(dotted.split(".")))
    if known is None:
        raise BadRequest(f"{dotted}: no such number")
    return known
