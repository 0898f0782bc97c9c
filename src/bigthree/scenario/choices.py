"""What a scenario was composed from."""

from __future__ import annotations

from bigthree.scenario.parts import Part


class Labels(Part):
    """Which choice of each group the scenario was composed from."""

    author: str
    contradiction: str
    world: str
    background: str
    spheres: str
    events: str
    engagement: str


class Switches(Part):
    """Whose reading each switch of the world takes."""

    contradiction: str
    american_reach: str
    europe: str
    tolerance: str
    commerce: str
    germany: str
    background: str
