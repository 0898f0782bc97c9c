"""Bad files and calls are refused in one line, before anything is computed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree.errors import BadRequest
from bigthree.yaml_text import PLAIN, read_yaml, write_yaml
from commands import run
from hostile import CALLS, YAML, put


def assert_refused(done, said):
    """Status 2, one line of ours, and nothing printed."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("bigthree: ")
    assert re.search(said, done.stderr), done.stderr


def refusal(call, *arguments):
    """What a call is refused with; nothing where it is done. Anything else is a fault."""
    try:
        call(*arguments)
    except BadRequest as refused:
        return str(refused)
    return ""


class TestFiles:
    """A file is read whole and plain, or refused with its line before anything is computed."""

    @pytest.mark.parametrize("what", YAML)
    def test_a_what_if(self, tmp_path, what):
        content, said = YAML[what]
        put(tmp_path, "bad.yaml", content)
        assert_refused(run(tmp_path, "experiment=bad.yaml"), rf"experiment=bad\.yaml: .*{said}")
        assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]

    def test_dates_and_numbers_stay_text_where_text_is_meant(self):
        read = read_yaml("a: 1946-02-30\nb: 1:30\nc: no\nd: 010\n1946: 0x1F\ne: 0.5\nf: 7\ng:\n")
        assert read == {"a": "1946-02-30", "b": "1:30", "c": "no", "d": "010", "1946": "0x1F",
                        "e": 0.5, "f": 7, "g": None}  # fmt: skip

    values = st.recursive(
        st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(max_size=8)
        | st.floats(allow_nan=False) | st.sampled_from(["1e3", "0o7", "1_0", "~", "no", "12:30"]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    )  # fmt: skip

    @given(values)
    def test_what_is_written_reads_back(self, value):
        assert read_yaml(write_yaml(value)) == value

    @given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t0.~", max_size=60))
    def test_any_text_is_read_or_refused(self, text):
        assert len(refusal(read_yaml, text).splitlines()) <= 1

    def test_a_scenario_file_without_scenarios(self, tmp_path):
        put(tmp_path, "none.yaml", "scenarios: []\n")
        assert_refused(run(tmp_path, "scenario=none.yaml"), r"scenario=none.yaml: holds no")


class TestCalls:
    """Python refuses as the command line does."""

    @pytest.mark.parametrize("call", CALLS)
    def test_refused_in_a_line(self, call, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(BadRequest) as refused:
            CALLS[call]()
        assert len(str(refused.value).splitlines()) == 1
        assert not list(tmp_path.iterdir())


def test_what_stands_for_a_number_is_what_the_writer_puts_into_quotes():
    """Whatever is read as no text, PyYAML writes in quotes where it is one."""
    for text in ("12", "-0.5", "true", "null", "~", "", ".inf", ".nan", "1.5e+3"):
        assert any(pattern.fullmatch(text) for pattern in PLAIN)
        assert read_yaml(write_yaml({"a": text})) == {"a": text}
