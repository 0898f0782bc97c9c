"""Running every author's worlds with and without the contradiction, paired by luck."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from bigthree import wording
from bigthree.answers import Paragraph
from bigthree.composition import compose
from bigthree.contrast import Contrast
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.scenario import Scenario
from bigthree.studies.headline.answer import blocks
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.running import run_arms
from bigthree.worlds import ARMS, author_choices, check_overrides, world_choices


def study(request: Request) -> Results:
    """Every author × world × contradiction holds or fails, paired by luck.

    Raises
    ------
    BadRequest
        When the request names a scenario or fixes the contradiction, which this study varies.
    """
    check_overrides("the headline", request.overrides, ["contradiction"])
    scenarios = _scenarios(request.overrides)
    ensembles, interrupted = run_arms(scenarios, request)
    names = list(scenarios)
    contrasts = [
        Contrast(ensembles[holds], ensembles[fails])
        for holds, fails in zip(names[::2], names[1::2], strict=True)
        if holds in ensembles and fails in ensembles
    ]
    stopped = Paragraph(f"Stopped: {len(ensembles)} of {len(scenarios)} worlds finished.")
    if not contrasts:
        return Results([stopped], ensembles=ensembles, interrupted=True)
    return Results(
        [*([stopped] if interrupted else []), *blocks(contrasts, request.runs, request.seed)],
        ensembles=ensembles,
        tables={"differences": differences(contrasts)},
        drawings=drawings(contrasts),
        interrupted=interrupted,
    )


def _scenarios(overrides: Sequence[str]) -> dict[str, Scenario]:
    composed = (
        compose(*author, *world, f"contradiction={arm}", *overrides)
        for author in author_choices(overrides)
        for world in world_choices(overrides)
        for arm in ARMS
    )
    return {scenario.name: scenario for scenario in composed}


def drawings(contrasts: list[Contrast]) -> dict[str, Callable[[], FigureData]]:
    """Curves and dumbbells of all; what each author assumed, where his own world was run."""
    assumed = {
        wording.author(each.labels.author): each.holds.scenario
        for each in contrasts
        if each.labels.world == "as_assumed"
    }
    figures: dict[str, Callable[[], FigureData]] = {
        "survival": partial(figure_data, "headline", contrasts),
        "dumbbell": partial(figure_data, "dumbbell", contrasts),
    }
    return figures | ({"scheme": partial(figure_data, "scheme", assumed)} if assumed else {})


def differences(contrasts: list[Contrast]) -> pd.DataFrame:
    """A row for each author, world and measure: holds minus fails."""
    return pd.DataFrame(
        [
            {
                "author": each.labels.author,
                "world": each.labels.world,
                "background": each.labels.background,
                "arm": "holds",
                "baseline": "fails",
                "measure": name,
            }
            | effect._asdict()
            for each in contrasts
            for name, effect in each.effects.items()
        ]
    )
