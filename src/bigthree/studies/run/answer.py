"""One scenario's story: when it turned, which pair combined, and what did it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import partial

from bigthree import evidence, wording
from bigthree.composition import compose
from bigthree.ensemble import Ensemble
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.measures.estimates import Estimate, surviving
from bigthree.measures.story import Bond, Push, Turn, bond_of, turn_of
from bigthree.scenario import Scenario
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.running import run_arms
from bigthree.theory.mechanisms import LEDGER

OF_PATHS = ("ties", "triangle", "patterns", "ledger", "europe")
"""The figures that need every month of every history."""

STRONGEST = 3
INDENT = " " * 5

WORTH_TELLING = 0.05
"""Share of histories below which an ending is not explained."""


def study(request: Request) -> Results:
    """Run one scenario and tell why it held or broke."""
    scenario, formats = compose(*request.overrides), _formats(request.animation)
    ensembles, interrupted = run_arms({scenario.name: scenario}, request)
    if interrupted:
        return Results(preformatted("Stopped before the scenario was finished."), interrupted=True)
    ensemble = ensembles[scenario.name]
    drawings: dict[str, Callable[[], FigureData]] = {
        "survival": partial(figure_data, "survival", ensembles)
    }
    if ensemble.has_paths:
        drawings |= {kind: partial(figure_data, kind, ensemble) for kind in OF_PATHS}
    if formats:
        drawings["animation"] = partial(figure_data, "animation", ensemble, formats=formats)
    return Results(blocks=preformatted(tell(ensemble)), ensembles=ensembles, drawings=drawings)


def _formats(animation: bool | str) -> tuple[str, ...]:
    """The formats of the film that is asked for; refused before any work is done."""
    from bigthree.figures.animation import USUAL, check_format

    if not animation:
        return ()
    formats = USUAL if animation is True else (*USUAL, str(animation))
    for wanted in formats:
        check_format(wanted)
    return formats


def tell(ensemble: Ensemble) -> str:
    """The story of one scenario in words."""
    scenario, turn, bond = ensemble.scenario, turn_of(ensemble), bond_of(ensemble)
    lines = [
        f"{wording.author(scenario.labels.author)}; the contradiction "
        f"{scenario.labels.contradiction.replace('_', ' ')}; the world: "
        f"{wording.world(scenario.labels)} ({scenario.name}).",
        f"{wording.histories(ensemble.runs).capitalize()} from {wording.date(0)}, "
        f"{scenario.months} months, seed {ensemble.seed}.",
        *filter(None, [wording.by_hand(scenario)]),
        "",
        outcome(turn, ensemble),
    ]
    if turn and turn.share >= WORTH_TELLING:
        lines += ["", _why_it_broke(turn), *_reasons(turn.pushes, scenario)]
    if bond and (turn is None or turn.share <= 1 - WORTH_TELLING):
        lines += ["", _why_it_held(bond), *_reasons(bond.pushes, scenario)]
    return "\n".join([*lines, "", _numbers(ensemble)])


def outcome(turn: Turn | None, ensemble: Ensemble) -> str:
    """What became of it, in a sentence or two."""
    end = wording.date(ensemble.scenario.months)
    if turn is None:
        closest = -ensemble.column("closest").max()
        return (
            f"It held. In none of {wording.histories(ensemble.runs)} had two combined against the "
            f"third by {end}; the nearest stayed {closest:.2f} of a tie short of it."
        )
    return (
        f"{_verdict(turn.share)}. In {wording.percent(turn.share)} of histories two had combined "
        f"against the third by {end}, first {wording.PAIRS[turn.pair]} in "
        f"{wording.percent(turn.pair_share)} of those, in the median in "
        f"{wording.date(turn.month)} (month {turn.month:.0f})."
    )


def _verdict(broken: float) -> str:
    """The share of histories that broke, in a word or two."""
    if broken < 0.5:
        return "It mostly held" if broken < 0.25 else "It held rather than broke"
    return "It broke rather than held" if broken < 0.75 else "It mostly broke"


def _why_it_broke(turn: Turn) -> str:
    third = ("Britain", "the USA", "the USSR")[turn.pair]
    return (
        f"What drove {third} and the other two apart before the turn (push on a tie, summed over "
        f"the months, mean of {_read(turn)} that broke so):"
    )


def _why_it_held(bond: Bond) -> str:
    return (
        "Where it held, what kept Moscow and the West together (push on a Soviet tie, summed over "
        f"the months, mean of {_read(bond)} that held):"
    )


def _read(of: Turn | Bond) -> str:
    """The histories whose ledgers were read, of how many alike."""
    first = f"the first {of.read} of " if of.read < of.alike else ""
    return f"{first}{wording.histories(of.alike)}"


def _reasons(pushes: list[Push], scenario: Scenario) -> list[str]:
    """The strongest pushes, each with what it rests on."""
    lines = []
    for n, push in enumerate(pushes[:STRONGEST], 1):
        described = LEDGER[push.mechanism]
        source = f" ({described.source})" if described.source else ""
        sign = "+" if push.size > 0 else "−"
        lines.append(f"  {n}. {described.label}{source}: {sign}{abs(push.size):.2f}")
        rests = [_assumption(scenario, dotted) for dotted in described.assumptions]
        if rests:
            lines += textwrap.wrap(
                f"rests on {'; '.join(rests)}", 100, initial_indent=INDENT, subsequent_indent=INDENT
            )
    return lines


def _assumption(scenario: Scenario, dotted: str) -> str:
    found = evidence.assumption(scenario, dotted)
    where = f"{wording.pages(found.pages)}, {found.grade}" if found.pages else found.grade
    return f"{dotted} = {found.value:g} ({where})"


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
            *_together(ensemble),
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


def _together(ensemble: Ensemble) -> list[str]:
    """In how many histories the three stood together after five years, and at the horizon."""
    turned, months = ensemble.column("two_against_one"), ensemble.scenario.months
    return [
        f"Together, without a lasting two-against-one, in {wording.date(month)}: "
        f"{wording.percent(found.value)} of histories "
        f"({wording.percent(found.low)} to {wording.percent(found.high)})"
        for month in sorted({min(60, months), months})
        for found in [surviving(turned, month)]
    ]
