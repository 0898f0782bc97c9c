"""One scenario's story: when it turned, which pair combined, and what did it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bigthree import evidence, wording
from bigthree.composition import compose
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import Estimate
from bigthree.measures.story import Story, story_of
from bigthree.scenario import Scenario
from bigthree.studies.request import Request, Results, run_arms
from bigthree.theory.mechanisms import LEDGER

if TYPE_CHECKING:
    from bigthree.figures.saving import Drawing

STRONGEST = 3


def study(request: Request) -> Results:
    """Run one scenario and tell why it held or broke."""
    scenario = compose(*request.overrides)
    ensembles, interrupted = run_arms({scenario.name: scenario}, request)
    if interrupted:
        return Results("Stopped before the scenario was finished.", interrupted=True)
    ensemble = ensembles[scenario.name]
    from bigthree.figures.survival import draw_survival
    from bigthree.figures.ties import draw_ties

    drawings: dict[str, Callable[[], Drawing]] = {"survival": partial(draw_survival, ensembles)}
    if ensemble.has_paths:
        drawings["ties"] = partial(draw_ties, ensemble)
    return Results(text=tell(ensemble), ensembles=ensembles, drawings=drawings)


def tell(ensemble: Ensemble) -> str:
    """The story of one scenario in words."""
    scenario, story = ensemble.scenario, story_of(ensemble)
    lines = [
        f"{wording.author(scenario.labels.author)}, the contradiction "
        f"{scenario.labels.contradiction.replace('_', ' ')}, the world "
        f"{wording.world(scenario.labels.world)} ({scenario.name}):",
        f"{ensemble.runs} histories from {wording.date(0)}, {scenario.months} months, "
        f"seed {ensemble.seed}.",
        "",
        _outcome(story, ensemble),
        "",
        _heading(story),
        *(
            f"  {n}. {_reason(push.mechanism, push.size, scenario)}"
            for n, push in enumerate(story.pushes[:STRONGEST], 1)
        ),
        "",
        _numbers(ensemble),
    ]
    return "\n".join(lines)


def _outcome(story: Story, ensemble: Ensemble) -> str:
    months, runs = ensemble.scenario.months, ensemble.runs
    end = wording.date(months)
    if story.share == 0:
        closest = -ensemble.column("closest").max()
        return (
            f"It held. In none of {runs} histories had two combined against the third by {end}; "
            f"the nearest stayed {closest:.2f} of a tie short of it."
        )
    share = wording.percent(story.share)
    if not story.broke:
        return (
            f"It mostly held. In {share} of histories two had combined against the third by {end}."
        )
    return (
        f"It broke. In {share} of histories two combined against the third by {end}: most often "
        f"{wording.PAIRS[story.pair]} ({wording.percent(story.pair_share)} of those), in the "
        f"median in {wording.date(story.month)}, month {story.month:.0f}."
    )


def _heading(story: Story) -> str:
    if story.broke:
        third = ("Britain", "the USA", "the USSR")[story.pair]
        return (
            f"What drove {third} and the other two apart before the turn (mean push on a tie, "
            "summed over the months; pages of Pechatnov 1995):"
        )
    return (
        "What held Moscow and the West together (mean push on a Soviet tie, summed over the "
        "months; pages of Pechatnov 1995):"
    )


def _reason(mechanism: str, size: float, scenario: Scenario) -> str:
    described = LEDGER[mechanism]
    sign = "+" if size > 0 else "−"
    rests = [
        f"{dotted} = {scenario.numbers()[dotted]:g} ({_page(scenario, dotted)})"
        for dotted in described.assumptions
    ]
    text = f"{described.label}: {sign}{abs(size):.2f}"
    return text + (f"; rests on {', '.join(rests)}" if rests else "")


def _page(scenario: Scenario, dotted: str) -> str:
    found = evidence.assumption(scenario, dotted)
    return f"p. {found.pages}, {found.grade}" if found.pages else found.grade


def _numbers(ensemble: Ensemble) -> str:
    row = ensemble.summary().iloc[0]
    months = ensemble.scenario.months

    def estimate(name: str) -> Estimate:
        return Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])

    shares = ", ".join(
        f"{label} {wording.percent(row[name])}"
        for name, label in (
            ("menage", "ménage à trois"),
            ("romantic", "romantic triangle"),
            ("marriage", "stable marriage"),
            ("veto", "unit veto"),
        )
    )
    return "\n".join(
        [
            f"Months until any two-against-one (of {months}): "
            + wording.interval(estimate("rmst_two_against_one"), 1),
            "Months until an Anglo-American combination: "
            + wording.interval(estimate("rmst_anglo_american"), 1),
            "Months until the weakest tie is below 0 (rivalry lowers it mechanically): "
            + wording.interval(estimate("rmst_concert"), 1),
            "Mean Soviet-Western tie: " + wording.interval(estimate("soviet_western_tie"), 2),
            "Surprise (Anglo-American tie beyond the one Moscow believed in): "
            + wording.interval(estimate("surprise"), 2),
            f"Time in Dittmer's patterns: {shares}",
        ]
    )
