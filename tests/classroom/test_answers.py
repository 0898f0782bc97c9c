"""What the page says is what the library says, computed once for all who ask."""

import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import bigthree
from bigthree.classroom import answers, charts
from bigthree.classroom.answers import answer, odds
from bigthree.classroom.question import Question, asked
from bigthree.classroom.reasons import READ, WITHIN, reasons
from bigthree.classroom.words import chance, difference
from bigthree.dyads import DYADS
from bigthree.measures.estimates import paired_difference
from bigthree.measures.patterns import PATTERNS
from bigthree.theory.mechanisms import LEDGER

QUESTION = asked([("contradiction", "fails"), ("author.appetite", "0.3")])


def test_the_odds_are_those_of_the_library():
    found = answer(QUESTION.right, 3, 60)
    row = bigthree.simulate(bigthree.compose(*QUESTION.right.overrides), 60, 3).summary().iloc[0]
    assert found.together == pytest.approx(
        (row.survival_60, row.survival_60_low, row.survival_60_high)
    )
    assert found.months_together.value == row.rmst_two_against_one


def test_the_quick_histories_are_the_first_of_the_whole():
    quick, whole = odds(QUESTION.right, 0, 20), answer(QUESTION.right, 0, 60)
    for name, values in quick.histories.items():
        np.testing.assert_array_equal(values, whole.histories[name][:20])


def test_shares_of_patterns_are_those_of_the_summary():
    found = answer(QUESTION.right, 3, 60)
    row = bigthree.simulate(QUESTION.right.scenario(), 60, 3).summary().iloc[0]
    means = dict(zip(("menage", "romantic", "marriage", "veto"), found.patterns[1:].mean(axis=0),
                     strict=True))  # fmt: skip
    assert set(means) == set(PATTERNS)
    np.testing.assert_allclose(found.patterns.sum(axis=1), 1.0)
    for name, share in means.items():
        assert share == pytest.approx(row[name])


def test_equal_questions_asked_at_once_are_computed_once(monkeypatch):
    counted = []
    real = answers.simulate
    monkeypatch.setattr(
        answers, "simulate", lambda *args, **more: counted.append(1) or real(*args, **more)
    )
    world = asked([("author.appetite", "0.11")]).right
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: answer(world, 12345, 40), range(12)))
    assert len(counted) == 1
    assert all(each is found[0] for each in found)


def test_what_is_kept_is_bounded():
    assert answer.cache.maxsize == answers.MOST_KEPT


def test_a_reason_is_the_mean_difference_of_the_ledgers():
    found = reasons(QUESTION.left, QUESTION.right, 0)
    assert found
    first = found[0]
    pushes = []
    for world in (QUESTION.left, QUESTION.right):
        ensemble = bigthree.simulate(world.scenario(), READ, 0)
        dyad = DYADS.index(first.dyad)
        i, j = (("ussr", "usa"), ("ussr", "uk"), ("usa", "uk"))[dyad]
        summed = []
        for run in range(4):
            ledger = ensemble.ledger(run)[first.mechanism]
            both = [ledger.xs(pair, level=("from", "to")).iloc[:WITHIN].sum()
                    for pair in ((i, j), (j, i))]  # fmt: skip
            summed.append(0.5 * sum(both))
        pushes.append(np.array(summed))
    from bigthree.classroom.reasons import pushes as read

    kept = [read(world, 0)[:4, DYADS.index(first.dyad), list(LEDGER).index(first.mechanism)]
            for world in (QUESTION.left, QUESTION.right)]  # fmt: skip
    np.testing.assert_allclose(kept, pushes)
    sizes = [abs(each.difference.value) for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(each.difference.low > 0 or each.difference.high < 0 for each in found)


def test_a_world_compared_with_itself_has_no_reasons():
    assert reasons(QUESTION.left, QUESTION.left, 0) == []


def test_the_difference_is_paired_by_luck():
    left, right = answer(QUESTION.left, 0, 60), answer(QUESTION.right, 0, 60)
    months = paired_difference(
        left.histories["rmst_two_against_one"], right.histories["rmst_two_against_one"]
    )
    sentence = difference(left, right)
    if months.low > 0:
        assert "longer" in sentence
    elif months.high < 0:
        assert "less" in sentence
    else:
        assert "cannot be told apart" in sentence
    assert "cannot be told apart" in difference(left, left)
    assert f"{abs(months.value):.1f}" in sentence or "told apart" in sentence


def test_every_number_has_its_interval():
    odds = chance(answer(QUESTION.left, 0, 60).together)
    assert odds["low"] <= odds["value"] <= odds["high"]


@pytest.mark.parametrize("right", [None, QUESTION.right])
def test_charts_draw_what_the_answer_holds(right):
    left = answer(QUESTION.left, 0, 60)
    other = answer(right, 0, 60) if right else None
    drawn = charts.survival(left, other)
    lines = [trace for trace in drawn["data"] if "name" in trace]
    assert len(lines) == (2 if right else 1)
    np.testing.assert_allclose(lines[0]["y"], 100 * left.survival["share"], atol=1e-3)
    assert len({trace["line"]["dash"] for trace in lines}) == len(lines)
    heights = [note["y"] for note in drawn["layout"]["annotations"]]
    assert len(heights) == 1 or abs(heights[0] - heights[1]) >= 8.0 - 1e-9


def test_a_map_gives_each_state_its_shares():
    from bigthree.classroom.maps import drawn

    left = answer(Question().left, 0, 60)
    shown = drawn(left.europe, "end")
    assert len(shown["states"]) == 25
    part = left.europe.table[left.europe.table["panel"] == "end"]
    for state, row in zip(shown["states"], part.to_dict("records"), strict=True):
        assert state["shares"] == [round(100 * row[power]) for power in ("ussr", "usa", "uk")]
        assert all(re.fullmatch(r"M[\d.\- MLAZ]+Z", path) for path, _ in state["wedges"])
