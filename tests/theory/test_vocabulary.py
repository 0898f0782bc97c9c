"""The lists that both drivers and the documentation follow: phases, mechanisms, event targets."""

from __future__ import annotations

import itertools

import pytest

from bigthree import Triangle
from bigthree.cases import case, case_folders
from bigthree.dyads import DYADS, PAIRS, POWERS
from bigthree.month import layout
from bigthree.month import phases as month
from bigthree.roles import PART_FIELDS, SHIFT, SHIFT_COUNT
from bigthree.scenario import Coefficients
from bigthree.theory import events, mechanisms, phases

BY_HAND = [
    # size · intensity
    ("effect", (0.4, 1.5), 0.6),
    ("effect", (-0.2, 0.5), -0.1),
]

TARGETS = (
    *("stance_ussr_usa", "stance_ussr_uk", "stance_usa_ussr"),
    *("stance_usa_uk", "stance_uk_ussr", "stance_uk_usa"),
    *("common_threat", "ideology", "opinion", "credit_window"),
    *("rivalry", "american_reach", "american_appetite", "appetite", "tolerance"),
    *("commerce_usa", "commerce_uk", "resistance", "capability_usa", "bargaining"),
    *("agreement_ussr_usa", "agreement_ussr_uk", "agreement_usa_uk"),
)
"""Six stance jumps, four levels, ten lasting shifts, three agreements."""


@pytest.mark.parametrize(("name", "arguments", "expected"), BY_HAND)
def test_by_hand(name, arguments, expected):
    assert getattr(events, name)(*arguments) == pytest.approx(expected)


def test_targets_are_laid_out_in_four_runs():
    assert case().targets == TARGETS
    assert len(TARGETS) == len(set(TARGETS)) == 23


def test_stance_targets_follow_the_directed_pairs():
    assert list(PAIRS) == list(itertools.permutations(range(3), 2))
    assert case().powers == POWERS
    assert case().dyads == DYADS


@pytest.mark.parametrize("name", case_folders())
def test_every_lasting_effect_shifts_something_and_no_two_the_same(name):
    places = list(case(name).shifts.values())
    assert len(places) == len(set(places))
    assert all(0 <= place < SHIFT_COUNT for place in places)


def test_the_shifts_of_each_kind_follow_one_another():
    sizes = {"rivalry": 3, "commerce": 3, "appetite": 3, "tolerance": 3, "capability": 3}
    first = 0
    for kind, place in SHIFT._asdict().items():
        assert place == first
        first += sizes.get(kind, 1)
    assert first == SHIFT_COUNT == layout.STATE["shifts"].shape[0]


def test_every_part_has_a_number_for_each_dyad_power_or_pair():
    assert {shape for _, _, shape in PART_FIELDS} == {(), (2,), (3,), (3, 3)}


def test_both_drivers_take_every_phase():
    names = [phase.name for phase in phases.PHASES]
    assert names == [
        "events", "capabilities", "engagement", "claims", "answers", "threats", "acts",
        "bargains", "lessons", "drivers", "stances", "commit",
    ]  # fmt: skip
    for name in names:
        assert callable(getattr(month, name))
        assert callable(getattr(Triangle, f"_{name}"))


def test_the_ledger_has_a_row_for_everything_that_pushes():
    assert list(mechanisms.LEDGER) == [
        "routine", *mechanisms.INTERESTS, "reciprocity", "structural_balance", "bidding",
        "pivoting", "luck", "events",
    ]  # fmt: skip
    assert layout.TERM._fields == tuple(mechanisms.INTERESTS)
    assert layout.PART._fields == tuple(mechanisms.LEDGER)
    assert layout.FIRST_INTEREST == 1


def test_every_mechanism_names_its_equation():
    for mechanism in mechanisms.MECHANISMS.values():
        assert mechanism.function.__module__.startswith("bigthree.theory.")


def test_every_switch_and_every_assumption_exists():
    parts = [name for name, _, _ in PART_FIELDS]
    for name, mechanism in mechanisms.MECHANISMS.items():
        assert mechanism.switches or name == "events"
        for switch in mechanism.switches:
            assert switch in Coefficients.model_fields
        for assumption in mechanism.assumptions:
            assert assumption in parts
