"""A file that a student opens: the world in it, or a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.classroom.question import Question
from bigthree.classroom.uploads import LARGEST, opened
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.yaml_text import write_yaml


def written(*scenarios):
    return write_yaml({"scenarios": [each.to_mapping() for each in scenarios]}).encode()


@pytest.fixture(scope="module")
def file():
    return written(compose("author=maisky", "contradiction=fails", "author.appetite=0.9"))


class TestOpened:
    def test_a_scenario_of_the_command_line_is_found_again(self, file):
        found = opened(file)
        assert found == Question(
            "maisky", "as_seen", {"contradiction": "fails"}, {"author.appetite": 0.9}
        )

    def test_a_world_as_it_turned_out_is_found_again(self):
        overrides = ("author=gromyko", "contradiction=fails", "world=historical")
        found = opened(written(compose(*overrides, "background=historical")))
        assert found == Question("gromyko", "as_was")

    def test_of_both_worlds_it_takes_the_students(self):
        one, other = compose("author=maisky"), compose("author=litvinov", "world.rivalry=0.2")
        both = (one.with_values(name="the baseline"), other.with_values(name="your world"))
        assert opened(written(*both)).author == "litvinov"

    def test_a_mark_of_the_byte_order_does_no_harm(self, file):
        assert opened(b"\xef\xbb\xbf" + file) == opened(file)


REFUSED = {
    "nothing": (b"", "no `scenarios` list"),
    "too long": (b"a" * (LARGEST + 1), "longer than any"),
    "another encoding": ("scenarios: []".encode("utf-16"), "UTF-8"),
    "latin-1": (b"name: caf\xe9", "UTF-8"),
    "no YAML": (b"a: [b", "not readable"),
    "a zero byte": (b"a: \x00", "not readable"),
    "two documents": (b"- a\n---\n- b", "not readable"),
    "laughs": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "aliases"),
    "an endless list": (b"scenarios: &a [*a]", "aliases"),
    "a python tag": (b"!!python/object/apply:os.system [ls]", "tags"),
    "a binary tag": (b"scenarios: !!binary aGVsbG8=", "tags"),
    "deep": (b"a: " + b"[" * 11 + b"]" * 11, "deeper"),
    "very deep": (b"[" * 30_000, "YAML"),
    "a huge number": (b"a: " + b"9" * 5000, "longer than any"),
    "a number for a list": (b"scenarios: 3", "no `scenarios` list"),
    "a list of numbers": (b"scenarios: [3]", "scenario"),
    "numbers for keys": (b"scenarios: [{1: 2}]", "missing"),
    "no scenario": (b"scenarios: []", "holds 0 scenarios"),
    "a path": (b"scenarios: /etc/passwd", "no `scenarios` list"),
}


@pytest.mark.parametrize(("body", "sentence"), REFUSED.values(), ids=REFUSED)
def test_all_else_is_refused_in_a_sentence(body, sentence):
    with pytest.raises(BadRequest, match=sentence) as refused:
        opened(body)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


ALTERED = {
    "above its range": (b"appetite: 0.9", b"appetite: 1.5", "allowed: 0 to 1"),
    "a long number": (b"appetite: 0.9", b"appetite: 0x" + b"9" * 1500, "author.appetite"),
    "not a number": (b"appetite: 0.9", b"appetite: .nan", "author.appetite"),
    "finer than can be shown": (b"appetite: 0.9", b"appetite: 0.91234", "finer"),
    "what the page cannot change": (b"months: 120", b"months: 60", "cannot change"),
    "an author of another shelf": (b"author: maisky", b"author: ../../etc", "author="),
    "a key too many": (b"months: 120", b"months: 120\n  run: ls", "unknown key"),
}


@pytest.mark.parametrize(("old", "new", "sentence"), ALTERED.values(), ids=ALTERED)
def test_a_scenario_that_was_altered_is_refused(file, old, new, sentence):
    assert file.count(old)
    with pytest.raises(BadRequest, match=sentence) as refused:
        opened(file.replace(old, new))
    assert len(str(refused.value)) < 400


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_nothing_but_a_refusal_comes_of_noise(body):
    with pytest.raises(BadRequest):
        opened(body)
