"""The figures of a what-if."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bigthree.ensemble import Ensemble
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.studies.experiment.declared import OF_EACH_ARM, Experiment


def drawings(
    experiment: Experiment, ensembles: dict[str, Ensemble]
) -> dict[str, Callable[[], FigureData]]:
    """The figures that a what-if asks for, as far as its histories allow.

    All but survival need every month of every history; beliefs need the two-by-two, which a
    change of one of its numbers, or a stop before its last arm, does away with.
    """
    from bigthree.figures.beliefs import corners_of

    paths = all(ensemble.has_paths for ensemble in ensembles.values())
    made: dict[str, Callable[[], FigureData]] = {}
    first = next(iter(experiment.arms))
    asked = [
        arm
        for arm in experiment.asks
        if arm in ensembles and experiment.against.get(arm, first) == first
    ]
    for kind in experiment.figures:
        if kind in OF_EACH_ARM and paths:
            made |= {
                f"{kind}_{_stem(arm)}": partial(_of_one, kind, arm, ensembles) for arm in ensembles
            }
        elif kind == "survival":
            made[kind] = partial(figure_data, kind, ensembles, about=next(iter(asked), ""))
        elif kind == "beliefs" and paths and corners_of(ensembles):
            made[kind] = partial(figure_data, kind, ensembles)
    return made


def _of_one(kind: str, arm: str, ensembles: dict[str, Ensemble]) -> FigureData:
    """The figure data of one arm, with its name."""
    data = figure_data(kind, ensembles[arm])
    return data._replace(settings=data.settings | {"arm": arm})


def _stem(arm: str) -> str:
    """The name of an arm as part of the name of a file."""
    return re.sub(r"\W+", "_", arm.lower().replace("'", ""))
