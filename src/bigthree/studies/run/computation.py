"""Running one scenario."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bigthree.answers import Paragraph
from bigthree.cases import BIG_THREE
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.explanation.story import turn_of
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.studies.notices import notices
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.run.answer import WHO_WITH_WHOM, blocks
from bigthree.studies.running import run_arms

OF_PATHS = ("ties", "triangle", "patterns", "ledger", "europe")
"""The figures that need every month of every history."""


def study(request: Request) -> Results:
    """Run one scenario and explain why it held or broke."""
    scenario = compose(*request.overrides)
    if request.animation and scenario.case != BIG_THREE:
        raise BadRequest(f"animation=true: case={scenario.case} has no film")
    ensembles, interrupted = run_arms({scenario.name: scenario}, request)
    if interrupted:
        return Results([Paragraph("Stopped before the scenario was finished.")], interrupted=True)
    ensemble = ensembles[scenario.name]
    drawings: dict[str, Callable[[], FigureData]] = {
        "survival": partial(figure_data, "survival", ensembles)
    }
    if ensemble.has_paths:
        kinds = OF_PATHS if scenario.case == BIG_THREE else OF_PATHS[:-1]  # the map is Europe's
        drawings |= {kind: partial(figure_data, kind, ensemble) for kind in kinds}
    if request.animation:
        drawings["animation"] = partial(figure_data, "animation", ensemble)
    turn = turn_of(ensemble)
    first, second, *others = blocks(ensemble, turn)
    question = WHO_WITH_WHOM if turn and turn.from_the_start else ""
    told = map(Paragraph, notices(request.overrides, seed=request.seed))
    return Results(
        [first, second, *told, *others], question, ensembles=ensembles, drawings=drawings
    )
