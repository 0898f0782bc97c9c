"""Values that Hydra's configs refer to: a case as coded, and the theory's coefficients."""

from __future__ import annotations

from functools import cache
from typing import Any

from hydra.core.config_store import ConfigStore
from omegaconf import MISSING, DictConfig, OmegaConf

from bigthree import calibration, evidence
from bigthree.cases import BIG_THREE
from bigthree.scenario import Coefficients, scenario_model


def register(of: str = BIG_THREE) -> None:
    """Register the coded values of a case and the theory's coefficients with Hydra."""
    _register_once()
    for group, node in _coded_nodes(of).items():
        ConfigStore.instance().store(group="coded", name=group, node=node)


@cache
def _register_once() -> None:
    OmegaConf.register_new_resolver("coded", _coded_value, replace=True)
    OmegaConf.register_new_resolver("medoid", _medoid_value, replace=True)
    store = ConfigStore.instance().store
    store(group="values", name="prototype", node=Coefficients().model_dump())
    store(group="values", name="medoid", node=_medoid_node())


def _coded_nodes(of: str) -> dict[str, dict[str, str]]:
    """The numbers of an author and of the world as coded after the source that a switch names."""
    switch = {name: each for each, names in evidence.switches(of).items() for name in names}
    fields = scenario_model(of).model_fields
    nodes = {}
    for group in ("author", "world"):
        kept = ("name", "capabilities")
        names = [name for name in fields[group].annotation.model_fields if name not in kept]  # type: ignore[union-attr]
        whose = {
            name: "${author.name}" if group == "author"
            else f"${{switches.{switch[name]}}}" if name in switch else "shared"
            for name in names
        }  # fmt: skip
        nodes[group] = {name: f"${{coded:{whose[name]},{name}}}" for name in names}
    return {
        "author": {"name": MISSING, **nodes["author"]},
        "world": {**nodes["world"], "capabilities": MISSING},
    }


def _medoid_node() -> dict[str, Any]:
    """The coefficients at the medoid of the sample of whichever theory of engagement is chosen."""
    fitted = {name: f"${{medoid:${{engagement.name}},{name}}}" for name in calibration.FITTED}
    return Coefficients().model_dump() | fitted


def _medoid_value(engagement: str, coefficient: str) -> float:
    value: float = getattr(calibration.medoid(engagement), coefficient)
    return value


def _coded_value(source: str, parameter: str, *, _root_: DictConfig) -> float:
    """The coded value by the reader whom the request names."""
    return evidence.coded(source, parameter, _root_.uncertainty.coder, _root_.case).value
