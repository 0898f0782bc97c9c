"""What strikes in one history, and when: the words that every figure marks it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree import inputs, wording

if TYPE_CHECKING:
    from bigthree.ensemble import Ensemble


def events(ensemble: Ensemble, run: int) -> list[tuple[int, str]]:
    """The events of a history in order, with their months: dated ones, and those by chance."""
    scenario = ensemble.scenario
    months = inputs.draw(scenario, ensemble.seed, run, 1).event_month[0]
    found = [
        (int(month), wording.event(name))
        for month, name in zip(months, scenario.events.events, strict=True)
        if 0 <= month < scenario.months
    ]
    return sorted(found, key=lambda happening: happening[0])


def happenings(ensemble: Ensemble, run: int) -> list[tuple[int, str]]:
    """What strikes in a history, in order: its events, and the turn to two against one."""
    found = events(ensemble, run)
    turn = int(ensemble.column("two_against_one")[run])
    if turn >= 0:
        pair = wording.PAIRS[int(ensemble.column("pair")[run])]
        found.append((turn, f"Two against one: {pair}"))
    return sorted(found, key=lambda happening: happening[0])
