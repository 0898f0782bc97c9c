"""The lists that both drivers and the documentation follow: phases, mechanisms, event targets."""

from __future__ import annotations

import itertools

from bigthree import Triangle, compose, kernel
from bigthree.dyads import PAIRS, POWERS
from bigthree.scenario import Coefficients
from bigthree.theory import events, mechanisms, phases

CONSTANTS = {
    "FIRST_LEVEL": 6,
    "FIRST_LASTING": 10,
    "FIRST_AGREEMENT": 18,
    "TARGETS": (
        *("stance_ussr_usa", "stance_ussr_uk", "stance_usa_ussr"),
        *("stance_usa_uk", "stance_uk_ussr", "stance_uk_usa"),
        *("common_threat", "ideology", "opinion", "credit_window"),
        *("rivalry", "american_reach", "appetite", "tolerance"),
        *("commerce", "resistance", "capability_usa", "bargaining"),
        *("agreement_ussr_usa", "agreement_ussr_uk", "agreement_usa_uk"),
    ),
}
"""Of `events`: six stance jumps, four levels, eight lasting shifts, three agreements."""


def test_targets_are_laid_out_in_four_runs():
    for name, expected in CONSTANTS.items():
        assert getattr(events, name) == expected
    assert len(events.TARGETS) == len(set(events.TARGETS)) == 21
    assert events.TARGETS[:6] == events.STANCE_TARGETS
    assert events.TARGETS[6:10] == events.LEVEL_TARGETS
    assert events.TARGETS[10:18] == events.LASTING_TARGETS
    assert events.TARGETS[18:] == events.AGREEMENT_TARGETS


def test_stance_targets_follow_the_directed_pairs():
    pairs = list(itertools.permutations(range(3), 2))
    assert list(PAIRS) == pairs
    names = tuple(f"stance_{POWERS[i]}_{POWERS[j]}" for i, j in pairs)
    assert names == events.STANCE_TARGETS


def test_levels_and_shifts_stand_where_the_compiled_month_looks_for_them():
    assert kernel.LEVELS[: len(events.LEVEL_TARGETS)] == events.LEVEL_TARGETS
    places = {
        "rivalry": kernel.RIVALRY, "american_reach": kernel.REACH, "appetite": kernel.APPETITE,
        "tolerance": kernel.TOLERANCE, "commerce": kernel.COMMERCE,
        "resistance": kernel.RESISTANCE, "capability_usa": kernel.CAPABILITY,
        "bargaining": kernel.BARGAINING,
    }  # fmt: skip
    assert tuple(sorted(places, key=places.get)) == events.LASTING_TARGETS


def test_both_drivers_take_every_phase():
    names = [phase.name for phase in phases.PHASES]
    assert names == [
        "events", "capabilities", "claims", "answers", "threats", "acts", "bargains", "lessons",
        "drivers", "stances", "commit",
    ]  # fmt: skip
    for name in names:
        assert callable(getattr(kernel, name))
        assert callable(getattr(Triangle, f"_{name}"))


def test_the_ledger_has_a_row_for_everything_that_pushes():
    assert len(mechanisms.INTERESTS) == kernel.INTEREST_COUNT == 11
    assert len(mechanisms.LEDGER) == kernel.LEDGER_COUNT == 18
    assert list(mechanisms.LEDGER)[1:12] == list(mechanisms.INTERESTS)


def test_every_switch_and_every_assumption_exists():
    numbers = compose().numbers()
    for name, mechanism in mechanisms.MECHANISMS.items():
        assert mechanism.switches or name == "events"
        for switch in mechanism.switches:
            assert switch in Coefficients.model_fields
        for assumption in mechanism.assumptions:
            assert assumption in numbers
