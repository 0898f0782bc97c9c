"""Running every author's worlds with and without the contradiction, on the same luck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pandas as pd

from bigthree import wording
from bigthree.answers import Paragraph
from bigthree.composition import compose
from bigthree.contrast import Contrast
from bigthree.ensemble import Ensemble
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.measures.estimates import Estimate
from bigthree.scenario import Labels, Scenario
from bigthree.studies.headline.answer import MEASURE, blocks
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.running import run_arms
from bigthree.worlds import (
    ARMS,
    author_choices,
    check_overrides,
    gives,
    rival_theories,
    under_theory,
    world_choices,
)

Scenarios = dict[str, Scenario]


def study(request: Request) -> Results:
    """Every author × world × contradiction holds or fails, under every theory of engagement.

    Raises
    ------
    BadRequest
        When the request names a scenario or fixes the contradiction, which this study varies.
    """
    check_overrides("the headline", request.overrides, ["contradiction"])
    scenarios = _scenarios(request.overrides)
    rivals = {
        theory: {
            f"{theory}: {name}": scenario.with_values(under_theory(theory))
            for name, scenario in scenarios.items()
        }
        for theory in ([] if gives(request.overrides, "engagement") else rival_theories())
    }
    every = scenarios | {name: each for group in rivals.values() for name, each in group.items()}
    ensembles, interrupted = run_arms(every, request, keep="measures")
    contrasts = list(_contrasts(scenarios, ensembles))
    finished = {name: ensembles[name] for name in scenarios if name in ensembles}
    stopped = Paragraph(f"Stopped: {len(ensembles)} of {len(every)} worlds finished.")
    if not contrasts:
        return Results([stopped], ensembles=finished, interrupted=True)
    effects: dict[Labels, dict[str, Estimate]] = {}
    for theory, group in rivals.items():
        for each in _contrasts(group, ensembles):
            own = each.labels.model_copy(update={"engagement": contrasts[0].labels.engagement})
            effects.setdefault(own, {})[theory] = each.effects[MEASURE]
    return Results(
        [*([stopped] if interrupted else []),
         *blocks(contrasts, effects, request.runs, request.seed)],
        ensembles=finished,
        tables={"differences": differences(contrasts), "theories": theories(contrasts, effects)},
        drawings=drawings(contrasts),
        interrupted=interrupted,
    )  # fmt: skip


def _scenarios(overrides: Sequence[str]) -> Scenarios:
    composed = (
        compose(*author, *world, f"contradiction={arm}", *overrides)
        for author in author_choices(overrides)
        for world in world_choices(overrides)
        for arm in ARMS
    )
    return {scenario.name: scenario for scenario in composed}


def _contrasts(scenarios: Scenarios, ensembles: Mapping[str, Ensemble]) -> Iterator[Contrast]:
    """The pairs of which both worlds are finished."""
    names = list(scenarios)
    for holds, fails in zip(names[::2], names[1::2], strict=True):
        if holds in ensembles and fails in ensembles:
            yield Contrast(ensembles[holds], ensembles[fails])


def drawings(contrasts: list[Contrast]) -> dict[str, Callable[[], FigureData]]:
    """The months in the first world; curves and months in all; what each author assumed."""
    assumed = {
        wording.author(each.labels.author): each.holds.scenario
        for each in contrasts
        if each.labels.world == "as_assumed"
    }
    place = wording.where(contrasts[0].labels)
    first = [each for each in contrasts if wording.where(each.labels) == place]
    figures: dict[str, Callable[[], FigureData]] = {
        "months": partial(figure_data, "dumbbell", first),
        "survival": partial(figure_data, "headline", contrasts),
    }
    if len(first) < len(contrasts):
        figures["dumbbell"] = partial(figure_data, "dumbbell", contrasts)
    return figures | ({"scheme": partial(figure_data, "scheme", assumed)} if assumed else {})


def differences(contrasts: list[Contrast]) -> pd.DataFrame:
    """A row for each author, world and measure: holds minus fails."""
    return pd.DataFrame(
        [
            each.labels.of_world | {"arm": "holds", "baseline": "fails", "measure": name}
            | effect._asdict()
            for each in contrasts
            for name, effect in each.effects.items()
        ]
    )  # fmt: skip


def theories(
    contrasts: list[Contrast], rivals: Mapping[Labels, Mapping[str, Estimate]]
) -> pd.DataFrame:
    """A row for each author, world and theory of engagement: holds minus fails, in months."""
    rows = []
    for each in contrasts:
        under = {each.labels.engagement: each.effects[MEASURE], **rivals.get(each.labels, {})}
        rows += [
            each.labels.of_world | {"engagement": theory, "measure": MEASURE} | effect._asdict()
            for theory, effect in under.items()
        ]
    return pd.DataFrame(rows)
