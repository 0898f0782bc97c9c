"""The press: one hand-out at a time, each once, the last few kept."""

from __future__ import annotations

import subprocess
from threading import Event

import pytest

from bigthree.classroom import press
from bigthree.classroom.press import Busy, CannotBeMade, Press, what_if
from bigthree.classroom.question import Question
from bigthree.studies.experiment.declared import read
from commands import PATIENCE, until


def question(number):
    return Question(seed=number, choices={"contradiction": "fails"})


class Hand:
    """A maker of hand-outs that works on a sign, and remembers what it made."""

    def __init__(self):
        self.may, self.begun, self.made = Event(), Event(), []

    def __call__(self, asked):
        self.begun.set()
        assert self.may.wait(PATIENCE)
        self.made.append(asked.seed)
        if asked.seed == 13:
            raise subprocess.CalledProcessError(1, "bigthree")
        return b"made of %d" % asked.seed


@pytest.fixture
def hand():
    hand = Hand()
    yield hand
    hand.may.set()


def delivered(press, asked):
    return until(lambda: None if isinstance(made := press.order(asked), int) else made)


class TestPress:
    def test_each_is_told_how_many_are_before_it(self, hand):
        press = Press(hand)
        assert [press.order(question(n)) for n in (1, 2, 3, 2)] == [0, 1, 2, 1]

    def test_it_makes_them_in_turn_and_each_once(self, hand):
        press = Press(hand)
        for n in (1, 2, 1, 3, 2):
            press.order(question(n))
        hand.may.set()
        assert delivered(press, question(3)) == b"made of 3"
        assert delivered(press, question(1)) == b"made of 1"
        assert hand.made == [1, 2, 3]

    def test_the_history_that_is_played_makes_no_other_hand_out(self, hand):
        press = Press(hand)
        press.order(question(1))
        assert press.knows(Question(seed=1, choices={"contradiction": "fails"}, history=7))
        assert not press.knows(question(2))

    def test_the_queue_has_an_end(self, hand):
        waiting = Press(hand)
        for n in range(press.MOST_WAITING):
            waiting.order(question(n))
        with pytest.raises(Busy):
            waiting.order(question(1000))
        assert waiting.order(question(5)) == 5

    def test_only_the_last_few_are_kept(self, hand):
        hand.may.set()
        printing = Press(hand)
        for n in range(20, 21 + press.KEPT):
            delivered(printing, question(n))
        assert printing.knows(question(21))
        assert not printing.knows(question(20))

    def test_what_failed_is_said_once_and_may_be_tried_again(self, hand):
        hand.may.set()
        press = Press(hand)
        for _ in range(2):
            with pytest.raises(CannotBeMade):
                delivered(press, question(13))
        assert delivered(press, question(14)) == b"made of 14"
        assert hand.made == [13, 13, 14]


def test_a_what_if_holds_both_worlds(tmp_path):
    asked = Question("maisky", "as_was", {"events": "none"}, {"author.appetite": 0.25})
    path = tmp_path / "own.yaml"
    path.write_text(what_if(asked), encoding="utf-8")
    held = read(str(path))
    assert list(held.arms.values()) == [asked.left.overrides, asked.right.overrides]
    assert held.question.endswith("?")
    assert "Maisky" in held.question
