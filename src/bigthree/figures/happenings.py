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
    struck = [
        (int(month), wording.event(name, event))
        for month, (name, event) in zip(months, scenario.events.events.items(), strict=True)
        if 0 <= month < scenario.months
    ]
    return sorted(struck, key=lambda happening: happening[0])


def happenings(ensemble: Ensemble, run: int) -> list[tuple[int, str]]:
    """What strikes in a history, in order: its events, and the turn to two against one."""
    month, pair = (ensemble.column(name)[run] for name in ("two_against_one", "pair"))
    return sorted([*events(ensemble, run), *turn(month, pair)], key=lambda each: each[0])


def turn(month: float, pair: float) -> list[tuple[int, str]]:
    """The turn to two against one, where there was one."""
    return [(int(month), f"Two against one: {wording.PAIRS[int(pair)]}")] if month >= 0 else []
