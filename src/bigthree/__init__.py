"""What if the Grand Alliance had held? The USSR, the USA and Britain, 1945 and after.

Examples
--------
>>> import bigthree
>>> scenario = bigthree.compose("author=litvinov", "contradiction=fails")
>>> world = bigthree.Triangle(scenario, rng=7)
>>> many = bigthree.simulate(scenario, runs=100, seed=7)
>>> many.stances.shape
(100, 121, 3, 3)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bigthree import plotting

__version__ = "0.1.0"

_HOMES = {
    "BadRequest": "errors",
    "Scenario": "scenario",
    "compose": "composition",
    "load": "composition",
    "Triangle": "model",
    "Ensemble": "ensemble",
    "simulate": "ensemble",
    "Comparison": "comparison",
    "compare": "comparison",
    "evidence": "evidence",
    "open_results": "results",
    "sweep": "sweeps.running",
    "sensitivity": "studies.sensitivity.computation",
    "discovery": "studies.discovery.computation",
    "misjudgements": "studies.misjudgements.computation",
    "ablation": "studies.ablation.computation",
}

__all__ = [
    "BadRequest",
    "Comparison",
    "Ensemble",
    "Scenario",
    "Triangle",
    "ablation",
    "compare",
    "compose",
    "discovery",
    "evidence",
    "load",
    "misjudgements",
    "open_results",
    "sensitivity",
    "simulate",
    "sweep",
]

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bigthree import evidence
    from bigthree.comparison import Comparison, compare
    from bigthree.composition import compose, load
    from bigthree.ensemble import Ensemble, simulate
    from bigthree.errors import BadRequest
    from bigthree.model import Triangle
    from bigthree.results import open_results
    from bigthree.scenario import Scenario
    from bigthree.studies.ablation.computation import ablation
    from bigthree.studies.discovery.computation import discovery
    from bigthree.studies.misjudgements.computation import misjudgements
    from bigthree.studies.sensitivity.computation import sensitivity
    from bigthree.sweeps.running import sweep


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: ``import bigthree`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'bigthree' has no attribute {name!r}")
    module = import_module(f"bigthree.{_HOMES[name]}")
    return module if name == _HOMES[name] else getattr(module, name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def _axes_of(kind: str, *results: Any, **chosen: Any) -> list[Axes]:
    from bigthree.figures.figure_data import axes_of

    return axes_of(kind, *results, **chosen)


plotting.axes_of = _axes_of
