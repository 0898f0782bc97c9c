"""Where policies are tried: the worlds, the schemes of spheres, and the authors' own policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.overrides import key_of
from bigthree.readings import READERS
from bigthree.resources import choices
from bigthree.scenario import Scenario, Spheres
from bigthree.studies.frontier.policies import Policy, changes, of_scenario, schemes
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.worlds import gives, rival_theories

USUAL = (
    "author=stalin_molotov", "contradiction=fails", "world=historical", "background=historical",
)  # fmt: skip
"""The world as it turned out, and the leadership's beliefs, unless the request says otherwise."""


class Setup(NamedTuple):
    """The worlds in which policies are tried, the schemes that are offered, authors' policies."""

    worlds: Sequence[Scenario]
    offered: Mapping[str, Spheres]
    authors: Mapping[str, Policy]

    @property
    def horizon(self) -> int:
        """In months."""
        return self.worlds[0].months

    def near(self, policy: Policy) -> list[Policy]:
        """What differs from a policy in one lever."""
        each = changes(policy, self.offered, self.horizon)
        return [other for other in dict.fromkeys(each) if other != policy]


def setup_of(overrides: tuple[str, ...]) -> Setup:
    """Return where the policies of a request are tried."""
    _check_events(overrides)
    worlds, offered, authors = worlds_of(overrides), schemes(), {}
    reading = [each for each in overrides if key_of(each) == "coder"]
    for name in choices("author"):
        scenario = compose(f"author={name}", *reading)
        authors[name] = of_scenario(scenario)
        offered.setdefault(scenario.spheres.name, scenario.spheres)
    return Setup(worlds, offered, authors)


def worlds_of(overrides: Iterable[str]) -> list[Scenario]:
    """Return a scenario for each theory that the record does not reject, as each reader has it.

    A theory or a reading that the request names is the only one.
    """
    overrides = tuple(overrides)
    usual = [each for each in USUAL if not gives(overrides, each.partition("=")[0])]
    varied = {"engagement": (ENGAGEMENTS[0], *rival_theories()), "coder": READERS}
    theories, readings = (
        [()] if gives(overrides, key) else [(f"{key}={name}",) for name in names]
        for key, names in varied.items()
    )
    return [
        compose(*usual, *theory, *reading, *overrides)
        for theory in theories
        for reading in readings
    ]


def _check_events(overrides: tuple[str, ...]) -> None:
    """Refuse a dated agreement on spheres: some policies offer none."""
    signed_by_all = "spheres=continental_sections"
    for name, event in compose(*overrides, signed_by_all).events.events.items():
        for target in event.effects:
            if target.startswith("agreement_"):
                raise BadRequest(
                    f"events.{name}: {target} needs a scheme of spheres, and frontier tries "
                    "policies without one; use study=run spheres=… for one scenario"
                )
