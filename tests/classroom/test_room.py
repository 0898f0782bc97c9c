from threading import Barrier, Thread

import pytest

from bigthree.classroom.question import Question
from bigthree.classroom.room import LONGEST_NAME, MOST_GROUPS, MOST_VOTES, Room, named
from bigthree.errors import BadRequest

ONE, OTHER = "a" * 32, "b" * 32
MAISKY, GROMYKO = Question("maisky"), Question("gromyko")


@pytest.fixture
def room():
    return Room("secret")


def shown(room):
    return {group.name: group.question for group in room.groups()}


def test_a_group_shows_and_replaces_its_own_world(room):
    room.show("First row", ONE, MAISKY)
    room.show("Second row", OTHER, MAISKY)
    room.show("First row", ONE, GROMYKO)
    assert shown(room) == {"First row": GROMYKO, "Second row": MAISKY}


def test_a_browser_that_takes_another_name_leaves_the_first(room):
    room.show("First row", ONE, MAISKY)
    room.show("Front row", ONE, MAISKY)
    assert list(shown(room)) == ["Front row"]


@pytest.mark.parametrize("name", ["First row", "  FIRST   row ", "Ｆirst row"])
def test_nobody_takes_another_groups_name(room, name):
    room.show("First row", ONE, MAISKY)
    room.show("Second row", OTHER, GROMYKO)
    with pytest.raises(BadRequest, match="another group's name"):
        room.show(name, OTHER, GROMYKO)
    assert shown(room) == {"First row": MAISKY, "Second row": GROMYKO}


def test_take_down_takes_only_ones_own(room):
    room.show("First row", ONE, MAISKY)
    room.take_down(OTHER)
    assert shown(room)
    room.take_down(ONE)
    assert not shown(room)


def test_the_lecturer_removes_one_by_name(room):
    room.show("First row", ONE, MAISKY)
    room.show("Second row", OTHER, MAISKY)
    room.remove("First row")
    room.remove("nobody")
    assert list(shown(room)) == ["Second row"]


@pytest.mark.parametrize(
    "name",
    ["", "   ", "\n", "x" * (LONGEST_NAME + 1), "x" * 60_000, "a\0b", "a\x1b[2Jb", "a\u202eb",
     "\ud800", "a\u200bb", "\ufeffa", "e" + "\u0301" * 60],
)  # fmt: skip
def test_names_that_cannot_be_printed_are_refused(name):
    with pytest.raises(BadRequest, match="cannot be a name here"):
        named(name)


@pytest.mark.parametrize(
    "name", ["Café Maxim", "Группа 3", "<b>us</b>", "../../etc", "三巨头", "O'Neil"]
)
def test_names_that_people_choose_are_kept(name):
    assert named(f" {name} ") == name


@pytest.mark.parametrize(
    "token", ["", "short", "x" * 65, "ж" * 20, "a" * 20 + "/", "a" * 20 + "\0"]
)
def test_a_browser_must_say_which_it_is(room, token):
    with pytest.raises(BadRequest, match="load the page again"):
        room.show("First row", token, MAISKY)


def test_the_board_is_bounded(room):
    for n in range(MOST_GROUPS):
        room.show(f"Group {n}", f"{n:032d}", MAISKY)
    with pytest.raises(BadRequest, match="full"):
        room.show("One more", ONE, MAISKY)
    room.show("Group 0", f"{0:032d}", GROMYKO)
    room.show("Renamed", f"{1:032d}", GROMYKO)
    assert len(room.groups()) == MOST_GROUPS


def test_the_last_word_of_a_browser_counts(room):
    room.open_vote(MAISKY)
    room.choose(1, ONE, True)
    room.choose(1, OTHER, True)
    room.choose(1, ONE, False)
    assert (len(room.vote.choices), room.vote.holds) == (2, 1)


def test_votes_are_bounded(room):
    room.open_vote(MAISKY)
    for n in range(MOST_VOTES):
        room.choose(1, f"{n:032d}", True)
    with pytest.raises(BadRequest, match="not counted"):
        room.choose(1, ONE, True)
    room.choose(1, f"{0:032d}", False)
    assert room.vote.holds == MOST_VOTES - 1


def test_after_the_reveal_nobody_votes(room):
    room.open_vote(MAISKY)
    room.choose(1, ONE, True)
    room.reveal()
    with pytest.raises(BadRequest, match="over"):
        room.choose(1, ONE, False)
    assert room.vote.holds == 1


def test_a_vote_cast_too_late_does_not_count_for_the_next(room):
    room.open_vote(MAISKY)
    room.open_vote(GROMYKO)
    with pytest.raises(BadRequest, match="over"):
        room.choose(1, ONE, True)
    assert room.vote.choices == {}


def test_nothing_to_reveal_or_to_end(room):
    room.reveal()
    room.end_vote()
    assert room.vote is None


def test_many_at_once_lose_nothing(room):
    room.open_vote(MAISKY)
    together = Barrier(20)

    def come(n):
        together.wait()
        for _ in range(20):
            room.show(f"Group {n}", f"{n:032d}", MAISKY)
            room.choose(1, f"{n:032d}", n % 2 == 0)
            room.groups()

    threads = [Thread(target=come, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(room.groups()) == 20
    assert (len(room.vote.choices), room.vote.holds) == (20, 10)


def test_another_start_is_another_boot():
    assert Room("secret").boot != Room("secret").boot
