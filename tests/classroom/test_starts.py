"""The worlds that the page offers to begin with."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from bigthree.classroom.controls import CHOICES, STARTS
from bigthree.classroom.question import Question
from bigthree.comparison import compare

pytestmark = pytest.mark.slow

NULL = "all"
"""The start that makes no difference, which is a finding too."""


@pytest.mark.parametrize("name", STARTS)
def test_all_starts_but_one_move_the_answer(name):
    given = dict(parse_qsl(STARTS[name]))
    numbers = {key: float(value) for key, value in given.items() if "." in key}
    assert not given.keys() & CHOICES
    question = Question(setting=given.get("setting", "as_seen"), numbers=numbers)
    worlds = {"left": question.left, "right": question.right}
    found = compare(worlds, 500, 0)
    months = found.difference("rmst_two_against_one", "right")
    odds = found.difference("survival_60", "right")
    if name == NULL:
        assert months.low < 0 < months.high
    else:
        assert months.low > 0 or months.high < 0
        assert abs(odds.value) >= 0.1
