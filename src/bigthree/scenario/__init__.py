"""What a run is made of: an immutable, validated scenario.

Every number has one dotted name (``author.appetite``, ``world.rivalry``, ``theory.learning``),
the same in the shell, in Python, in a sweep and in the tables.
"""

from bigthree.scenario.assumptions import Author, World
from bigthree.scenario.coefficients import Coefficients
from bigthree.scenario.events import Event, Events
from bigthree.scenario.parts import LONGEST, Dyad, Frozen, FrozenDict, Part
from bigthree.scenario.quantities import Quantity
from bigthree.scenario.scenario import (
    Scenario,
    check_scenario,
    fixed_by,
    plain_tuples,
    quantity,
    scenario_model,
)
from bigthree.scenario.settings import (
    WORLD_LABELS,
    Engagement,
    Labels,
    Measures,
    Switches,
    Uncertainty,
)
from bigthree.scenario.spheres import Grant, Spheres

__all__ = [
    "LONGEST",
    "WORLD_LABELS",
    "Author",
    "Coefficients",
    "Dyad",
    "Engagement",
    "Event",
    "Events",
    "Frozen",
    "FrozenDict",
    "Grant",
    "Labels",
    "Measures",
    "Part",
    "Quantity",
    "Scenario",
    "Spheres",
    "Switches",
    "Uncertainty",
    "World",
    "check_scenario",
    "fixed_by",
    "plain_tuples",
    "quantity",
    "scenario_model",
]
