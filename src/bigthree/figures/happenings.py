"""What strikes in one history, and when: the words that every figure marks it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree import inputs, wording
from bigthree.errors import whole_number
from bigthree.explanation.typical import typical

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble


def shown(ensemble: Ensemble, run: int | None) -> tuple[int, str]:
    """The history that is asked for; else the typical one, and what it stands for in words."""
    if run is not None:
        return whole_number("run", run, 0, ensemble.runs - 1), ""
    history = typical(ensemble)
    turned = ensemble.case.combined_against[history.pair]
    kind = f"in which {turned}" if history.pair >= 0 else "that held"
    return history.run, f", the most typical of {wording.histories(history.alike)} {kind}"


def events(ensemble: Ensemble, run: int) -> list[tuple[int, str]]:
    """The events of a history in order, with their months: dated ones, and those by chance."""
    scenario = ensemble.scenario
    months = inputs.draw(scenario, ensemble.seed, run, 1).event_month[0]
    struck = [
        (int(month), wording.event(name, event))
        for month, (name, event) in zip(months, scenario.events.events.items(), strict=True)
        if 0 <= month < scenario.months
    ]
    return sorted(struck, key=lambda happening: happening[0])


def turn(ensemble: Ensemble, run: int) -> tuple[int, str] | None:
    """The month in which two first combine in a history, and who against whom; None if never."""
    month, pair = (int(ensemble.column(name)[run]) for name in ("two_against_one", "pair"))
    return (month, ensemble.case.against[pair]) if month >= 0 else None


def happenings(ensemble: Ensemble, run: int) -> list[tuple[int, str]]:
    """What strikes in a history, in order: its events, and the turn to two against one."""
    struck = events(ensemble, run)
    if turned := turn(ensemble, run):
        month, who = turned
        struck.append((month, f"Two against one: {who}"))
    return sorted(struck, key=lambda each: each[0])
