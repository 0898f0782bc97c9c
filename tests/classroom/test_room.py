"""The class: what groups show, what it is asked, and that it survives a restart."""

import csv
import json
from dataclasses import asdict
from io import StringIO

import pytest

from bigthree.classroom.checks import Refused
from bigthree.classroom.command import opened
from bigthree.classroom.keeping import Class
from bigthree.classroom.room import MOST_GROUPS, MOST_VOTES, Room
from bigthree.classroom.table import table
from bigthree.errors import BadRequest

ONE, OTHER, THIRD = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def room():
    return Room(Class("secret"))


def test_a_group_shows_its_world_in_place_of_its_former_one(room):
    assert room.show("  Front   row ", ONE, "author=maisky") == "Front row"
    room.show("Back row", OTHER, "")
    room.show("Front row", ONE, "author=gromyko")
    assert room.board()["groups"] == [
        {"name": "Front row", "world": "author=gromyko"},
        {"name": "Back row", "world": ""},
    ]
    with pytest.raises(Refused, match="another group's name"):
        room.show("front ROW", OTHER, "")
    room.take_down(ONE)
    room.remove("Back row")
    assert room.board()["groups"] == []


def test_the_board_is_bounded(room):
    for n in range(MOST_GROUPS):
        room.show(f"Group {n}", f"{n:032d}", "")
    with pytest.raises(Refused, match="full"):
        room.show("One more", ONE, "")
    room.show("Renamed", f"{0:032d}", "")


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * 41, "a\0b", "\u202e", None, 7, ["x"], "x" * 10**6]
)
def test_a_name_that_cannot_be_shown_is_refused(room, name):
    with pytest.raises(Refused, match="The name must be text of at most 40 letters"):
        room.show(name, ONE, "")


@pytest.mark.parametrize("token", ["", "short", "a" * 65, "ä" * 32, None, 5, "a b" * 10])
def test_a_browser_must_say_which_it_is(room, token):
    for ask in (lambda: room.show("A", token, ""), lambda: room.guess(token, [100] * 11)):
        with pytest.raises(Refused, match="load the page again"):
            ask()


def test_what_was_said_is_told_only_after_the_reveal(room):
    room.ask("Longer?", ["Longer", "Shorter"], "author=maisky")
    room.choose(ONE, 1, 1, 0)
    room.choose(ONE, 1, 1, 1)
    room.choose(OTHER, 1, 1, 0)
    asked = room.now()
    assert asked["vote"]["said"] == 2
    assert "counts" not in asked["vote"]
    assert asked["covered"]
    room.reveal()
    assert room.now()["vote"]["counts"] == [[1, 1]]
    assert not room.now()["covered"]
    with pytest.raises(Refused, match="over"):
        room.choose(THIRD, 1, 1, 0)


def test_asked_again_it_says_who_changed_sides(room):
    room.ask("Longer?", ["Longer", "Same", "Shorter"])
    for token, choice in ((ONE, 0), (OTHER, 0), (THIRD, 2)):
        room.choose(token, 1, 1, choice)
    with pytest.raises(Refused):
        room.ask_again()
    room.reveal()
    room.ask_again()
    assert room.now()["covered"]
    with pytest.raises(Refused, match="over"):
        room.choose(ONE, 1, 1, 0)
    room.choose(ONE, 1, 2, 2)
    room.choose(THIRD, 1, 2, 2)
    room.choose("d" * 32, 1, 2, 1)
    room.reveal()
    vote = room.now()["vote"]
    assert vote["counts"] == [[2, 0, 1], [0, 1, 2]]
    assert vote["changes"] == [[0, 0, 1], [0, 0, 0], [0, 0, 1]]


@pytest.mark.parametrize("choice", [-1, 2, True, "0", 0.0, None, [0]])
def test_a_choice_that_is_none_is_refused(room, choice):
    room.ask("Longer?", ["Longer", "Shorter"])
    with pytest.raises(Refused, match="A choice must be a whole number from 0 to 1"):
        room.choose(ONE, 1, 1, choice)


@pytest.mark.parametrize(
    "choices", [[], ["one"], ["x", "x"], list("1234567"), "ab", None, {"a": 1}]
)
def test_a_question_has_two_to_six_choices(room, choices):
    with pytest.raises(Refused, match="two to 6 different choices"):
        room.ask("What?", choices)
    assert room.now()["vote"] is None


def test_a_crowd_is_not_counted(room):
    room.ask("Longer?", ["Longer", "Shorter"])
    for n in range(MOST_VOTES):
        room.choose(f"{n:032d}", 1, 1, 0)
    with pytest.raises(Refused, match="not counted"):
        room.choose(ONE, 1, 1, 0)
    room.choose(f"{0:032d}", 1, 1, 1)


@pytest.mark.parametrize("line", [None, [], [100] * 10, [100] * 10 + [101], [True] * 11,
                                  [float("nan")] * 11, ["1"] * 11])  # fmt: skip
def test_a_line_that_is_none_is_refused(room, line):
    with pytest.raises(Refused, match="no line"):
        room.guess(ONE, line)


def test_the_class_is_led_and_timed(room):
    room.lead("draw")
    room.lead("draw")
    room.time(5)
    now = room.now()
    assert (now["screen"], now["led"]) == ("draw", 2)
    assert 290 <= now["left"] <= 300
    room.time(0)
    assert room.now()["left"] is None
    for wrong in ("nowhere", None, ["draw"]):
        with pytest.raises(Refused):
            room.lead(wrong)
    with pytest.raises(Refused, match="The minutes"):
        room.time(181)


def test_a_class_goes_on_after_a_restart(tmp_path):
    file = str(tmp_path / "class.json")
    room = opened(file)
    room.show("Front row", ONE, "author=maisky")
    room.ask("Longer?", ["Longer", "Shorter"])
    room.choose(OTHER, 1, 1, 1)
    room.guess(ONE, [100] * 11)
    again = opened(file)
    assert again.secret == room.secret
    assert again.board() == room.board()
    again.choose(OTHER, 1, 1, 0)
    again.reveal()
    assert again.now()["vote"]["counts"] == [[1, 0]]
    assert opened("").secret != opened("").secret


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"secret": 1}', b"[" * 10**5])
def test_a_file_that_holds_no_class_is_refused_and_left_alone(tmp_path, content):
    file = tmp_path / "class.json"
    file.write_bytes(content)
    with pytest.raises(BadRequest, match=r"keep=.*class\.json: not a class"):
        opened(str(file))
    assert file.read_bytes() == content


def test_where_the_disk_refuses_the_class_goes_on_and_the_lecturer_is_told(tmp_path):
    folder = tmp_path / "gone"
    folder.mkdir()
    room = opened(str(folder / "class.json"))
    (folder / "class.json").unlink()
    folder.rmdir()
    room.show("Front row", ONE, "")
    assert "cannot be written" in room.board()["trouble"]
    assert len(room.board()["groups"]) == 1
    with pytest.raises(BadRequest, match="cannot be written"):
        opened(str(folder / "class.json"))


def test_the_table_holds_all_that_was_done_and_no_formula(room):
    room.show("=1+1", ONE, "author=maisky")
    room.ask("Longer?", ["Longer", "Shorter"])
    room.choose(OTHER, 1, 1, 1)
    room.guess(ONE, [100, *range(90, 80, -1)])
    rows = list(csv.reader(StringIO(table(room.everything()))))
    assert rows[1:] == [
        ["world", "'=1+1", "", "1", "author=maisky"],
        ["vote", "Longer?", "1", "2", "Shorter"],
        ["drawn", "", "", "1", "100 90 89 88 87 86 85 84 83 82 81"],
    ]
    assert ONE not in json.dumps(rows)
    assert json.loads(json.dumps(asdict(room.everything())))["guesses"][ONE][1] == 90
