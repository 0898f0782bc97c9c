"""The address of the page is the question: read strictly, and the same to the shell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree import compose
from bigthree.classroom.controls import GROUPS, NUMBERS, track
from bigthree.classroom.question import RUNS, Question, asked, of_scenario
from bigthree.errors import BadRequest
from bigthree.resources import choices
from bigthree.scenario import quantity

AUTHOR = st.sampled_from(choices("author"))
SETTING = st.sampled_from(["as_seen", "as_was"])
NUMBER = st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 100).map(lambda n: n / 100),
                         max_size=4)  # fmt: skip
CHOICE = st.fixed_dictionaries(
    {}, optional={"contradiction": st.sampled_from(choices("contradiction")),
                  "spheres": st.sampled_from(["none", "percentages", "lippmann"])}
)  # fmt: skip


def of(author, setting, choices, numbers):
    pairs = [("author", author), ("setting", setting), *choices.items()]
    return asked([*pairs, *((key, f"{value}") for key, value in numbers.items())])


@given(AUTHOR, SETTING, CHOICE, NUMBER)
def test_an_address_is_read_as_it_was_written(author, setting, choices, numbers):
    question = of(author, setting, choices, numbers)
    assert asked(question.pairs()) == question


@given(AUTHOR, SETTING, CHOICE, NUMBER)
def test_the_page_and_the_shell_compose_the_same_world(author, setting, choices, numbers):
    world = of(author, setting, choices, numbers).right
    shell = compose(*world.overrides)
    assert world.scenario().with_values(name=shell.name) == shell


@given(AUTHOR, SETTING, CHOICE, NUMBER)
def test_a_scenario_leads_back_to_its_question(author, setting, choices, numbers):
    scenario = of(author, setting, choices, numbers).right.scenario()
    found = of_scenario(scenario).right.scenario()
    assert found.with_values(name=scenario.name) == scenario


def test_what_the_page_cannot_change_is_refused():
    with pytest.raises(BadRequest, match="command line"):
        of_scenario(compose("author=litvinov", "theory.learning=0.05"))


def test_an_empty_address_is_the_first_baseline():
    assert asked([]) == Question("litvinov", "as_seen")
    assert not asked([]).changed()


def test_what_is_as_the_author_has_it_is_no_change():
    value = Question().left.scenario().author.appetite
    assert not asked([("author.appetite", f"{value:.2f}")]).changed()
    assert asked([("author.appetite", f"{value + 0.01:.2f}")]).changed()
    assert not asked([("contradiction", "as_believed")]).changed()


def test_zero_is_a_seed_and_a_history():
    assert asked([("seed", "0"), ("history", "0")]).history == 0
    assert asked([]).history is None
    assert asked([("seed", "7")]).pairs()[-1] == ("seed", "7")


@pytest.mark.parametrize(("key", "value", "end"), [
    ("author.appetite", "7", 1.0), ("author.partner", "-3", -1.0), ("world.rivalry", "1e9", 1.0),
])  # fmt: skip
def test_a_number_beyond_its_range_is_cut_and_said(key, value, end):
    question = asked([(key, value)])
    assert question.numbers[key] == end
    assert key in question.clamped[0]
    assert f"{end:g} was taken" in question.clamped[0]


@pytest.mark.parametrize("pairs", [
    [("author", "churchill")], [("setting", "")  , ("setting", "as_seen")], [("appetite", "0.5")],
    [("author.appetite", "much")], [("author.appetite", "nan")], [("author.appetite", "inf")],
    [("author.appetite", "１")], [("author.appetite", "0x1")], [("author.appetite", "1" * 40)],
    [("seed", "-1")], [("seed", "1.5")], [("seed", str(2**64))], [("history", str(RUNS))],
    [("spheres", "../../etc")], [("events", "<script>")], [("theory.learning", "0.1")],
    [("x" * 5000, "1")],
])  # fmt: skip
def test_a_bad_address_is_refused_in_one_line(pairs):
    with pytest.raises(BadRequest) as refused:
        asked(pairs)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 1200


def test_one_change_is_taken_back():
    question = asked([("author.appetite", "0.3"), ("spheres", "none")])
    assert set(question.without("spheres").numbers) == {"author.appetite"}
    assert not question.without("spheres").choices
    assert not question.only_baseline().changed()


def test_every_control_is_told_and_has_a_track():
    from bigthree.classroom.texts import text

    scenario = Question().left.scenario()
    for key in NUMBERS:
        assert quantity(key).meaning
        assert text(f"controls.labels.{key}")
        assert len(text(f"controls.ends.{key}")) == 2
        found = track(scenario, key)
        assert found.low <= found.coded.low <= found.coded.value <= found.coded.high <= found.high
    assert set(text("controls.groups")) == set(GROUPS)
