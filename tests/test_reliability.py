"""Bad files and calls are refused in one line, before anything is computed."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bigthree
from bigthree import cli
from bigthree.arguments import FLAGS, commands
from bigthree.cli import request_of
from bigthree.composition import compose
from bigthree.errors import BadRequest
from bigthree.overrides import GROUPS, OPTIONS
from bigthree.studies.experiment.declared import read
from bigthree.studies.registry import study_names
from bigthree.sweeps.designs import listed_points
from bigthree.yaml_text import PLAIN, read_yaml, write_yaml
from commands import ok, run
from hostile import AUTHOR, CALLS, MINE, OWN, WORDS, YAML, put


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

    texts = st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60),
        values.map(write_yaml),
        st.fixed_dictionaries(
            {},
            optional={
                "question": values, "arms": values, "measures": values, "figures": values,
                "against": values, "scenarios": values, "criteria": values,
            },
        ).map(write_yaml),
        st.lists(st.lists(st.sampled_from(["world.rivalry", "author", "0.5", "maisky", "", ",", '"',
                                           "events"]), max_size=4).map(",".join)).map("\n".join),
    )  # fmt: skip

    @given(values)
    def test_what_is_written_reads_back(self, value):
        assert read_yaml(write_yaml(value)) == value

    @given(texts, st.sampled_from(["what_if.yaml", "scenario.yaml", "points.csv"]))
    def test_any_file_is_read_or_refused(self, tmp_path_factory, text, name):
        path = put(tmp_path_factory.getbasetemp(), name, text)
        ask = {
            "what_if.yaml": lambda: read(str(path)),
            "scenario.yaml": lambda: bigthree.load(path),
            "points.csv": lambda: listed_points(path, compose()),
        }
        refusal(ask[name])

    @given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t0.~", max_size=60))
    def test_any_text_is_read_or_refused(self, text):
        assert len(refusal(read_yaml, text).splitlines()) <= 1

    def test_a_scenario_file_without_scenarios(self, tmp_path):
        put(tmp_path, "none.yaml", "scenarios: []\n")
        assert_refused(run(tmp_path, "scenario=none.yaml"), r"scenario=none.yaml: holds no")


LITERAL = {
    "results_dir": [
        "…müller",
        "run (1)",
        "a/z&5",
        "a, b",
        "x=y",
        "[1]",
        "'q' \"",
        "${HOME}",
        "null",
    ],
    "name": ["O'Brien", "a=b", "a, b", "run (1)", "${author.name}", "???", "null", "0.5", "{"],
    "folder": ["results/müller", "a,b"],
    "sweep": ["results/müller", "a,b"],
    "design": ["my (1).csv", "a,b.csv"],
    "experiment": ["my (1).yaml", "a,b.yaml"],
}


class TestWords:
    """Each word of the command line is used, or refused in one line before anything is computed."""

    @pytest.mark.parametrize("what", WORDS)
    def test_refused(self, tmp_path, what):
        words, said = WORDS[what]
        assert_refused(run(tmp_path, *words.split(" ")), said)
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(
        ("key", "value"), [(key, value) for key, values in LITERAL.items() for value in values]
    )
    def test_names_and_paths_are_taken_as_they_stand(self, key, value):
        study = {"folder": "figures", "sweep": "discovery", "design": "sweep", "name": "run",
                 "results_dir": "run", "experiment": "experiment"}[key]  # fmt: skip
        (command,) = commands([study, f"{key}={value}"])
        request = request_of(command)
        if key == "name":
            assert compose(*request.overrides).name == value
        else:
            part = request.sweep_options if key in ("sweep", "design") else request
            assert str(getattr(part, key)) == value

    def test_such_names_go_all_the_way(self, tmp_path, blank_figures):
        folder, asked = "z&5, müller's (1)", ("runs=2", "months=3")
        ok(tmp_path, "run", "name=O'Brien, a=b", f"results_dir={folder}", *asked)
        ok(tmp_path, "cite", f"folder={folder}")
        ok(tmp_path, "figures", f"folder={folder}")
        ok(tmp_path, "run", f"scenario={folder}/scenario.yaml", "name=O'Brien, a=b", "runs=2",
           "results_dir=again")  # fmt: skip
        one, again = (tmp_path / each / "summary.csv" for each in (folder, "again"))
        assert one.read_bytes() == again.read_bytes()

    def test_an_event_of_any_name(self):
        given = "events.envoy.label=The envoy's (late) return, 1"
        made = compose("events.envoy.month=3", "events.envoy.stance_usa_ussr=0.1", given)
        assert made.events.events["envoy"].label == "The envoy's (late) return, 1"

    def test_a_home_folder(self, monkeypatch):
        monkeypatch.setenv("HOME", os.sep)
        (command,) = commands(["run", "results_dir=~/mine"])
        assert request_of(command).results_dir == Path(os.sep, "mine")

    def test_several_values_make_several_requests(self):
        made = commands(["-m", "run", "author=maisky,gromyko", "seed=1,2", "spheres.ussr=[poland]",
                         "name=a,b"])  # fmt: skip
        assert [each.overrides for each in made] == [
            (f"author={author}", f"seed={seed}", "spheres.ussr=[poland]", "name=a,b")
            for author in ("maisky", "gromyko")
            for seed in (1, 2)
        ]

    def test_the_working_folder_is_gone(self, tmp_path):
        gone = tmp_path / "gone"
        gone.mkdir()
        with chdir(gone):
            gone.rmdir()
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err), pytest.MonkeyPatch.context() as patch:
                patch.setattr(sys, "argv", ["bigthree", "run"])
                with pytest.raises(SystemExit) as stopped:
                    cli.main()
        assert stopped.value.code == 2
        assert err.getvalue() == (
            "bigthree: the folder that you are in is gone; change to one that is there\n"
        )

    def test_drawing_for_a_window_that_there_is_not(self, tmp_path):
        environment = {**os.environ, "MPLBACKEND": "nope"}
        code = (
            "import sys; from bigthree import cli; sys.argv = ['bigthree', '--version'];"
            "cli.main(); import matplotlib; print(matplotlib.get_backend())"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment,
                              capture_output=True, text=True)  # fmt: skip
        assert done.stdout.splitlines()[1].lower() == "agg", done.stderr

    def test_without_the_compiler(self, tmp_path, monkeypatch):
        monkeypatch.setattr("numba.config.DISABLE_JIT", 1)
        done = run(tmp_path, "run", "runs=2", "months=3")
        assert_refused(done, r"NUMBA_DISABLE_JIT=1: histories are computed by compiled code; unset")


class TestOwnFolder:
    """What lies in a user's own folder is read, or named."""

    @pytest.mark.parametrize("what", OWN)
    def test_refused(self, tmp_path, monkeypatch, what):
        name, added, said = OWN[what]
        put(tmp_path, name, f"{AUTHOR}{added}\n")
        monkeypatch.setenv("BIGTHREE_OWN", str(tmp_path))
        author = ["author=x"] if name == MINE else []
        assert_refused(run(tmp_path, "run", *author), said)

    def test_other_files_may_lie_there(self, tmp_path, monkeypatch):
        put(tmp_path, MINE, AUTHOR)
        put(tmp_path, "README.md", "mine")
        put(tmp_path, "configs/author/notes.txt", "mine")
        monkeypatch.setenv("BIGTHREE_OWN", str(tmp_path))
        assert compose("author=x").author == compose("author=maisky").author


class TestDesigns:
    """A table of points with an index is refused by name."""

    POINTS = pd.DataFrame({"world.rivalry": [0.1, 0.2, 0.3]})

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (POINTS.to_csv(), r"save without an index \(index=False, row.names=FALSE\)$"),
            (POINTS.reset_index().to_csv(index=False), "line 1: index: cannot vary"),
            (POINTS.to_csv(index_label="Unnamed: 0"), "line 1: Unnamed: 0: cannot vary"),
        ],
    )
    def test_an_index(self, tmp_path, text, why):
        put(tmp_path, "mine.csv", text)
        done = run(tmp_path, "sweep", "design=mine.csv")
        assert_refused(done, why)


class TestCalls:
    """Python refuses as the command line does."""

    @pytest.mark.parametrize("call", CALLS)
    def test_refused_in_a_line(self, call, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(BadRequest) as refused:
            CALLS[call]()
        assert len(str(refused.value).splitlines()) == 1
        assert not list(tmp_path.iterdir())


KEYS = st.sampled_from(
    [
        *OPTIONS,
        *GROUPS,
        *compose().numbers(),
        "months",
        "name",
        "scenario",
        "study",
        "events.berlin.month",
        "spheres.poland",
        "switches.europe",
        "uncertainty.luck",
        "labels.author",
        "hydra.run.dir",
        "world._target_",
    ]
)
VALUES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0159.,-+e[]{}()$'\"\\\\:=~ ", max_size=12),
    st.sampled_from(["maisky", "historical", "0.5", "5", "-1", "null", "true", "0..1", "range",
                     "a,b", "${x}", "???", "{a: 1}", "[1,2]", "nan", "1e999", "choice(1,2)",
                     "range(1,3)", "run", "open_cards", "…"]),
)  # fmt: skip
ITEMS = st.one_of(
    st.builds("{}={}".format, KEYS, VALUES),
    st.builds("{}={}".format, KEYS.map(lambda key: key[1:]), VALUES),
    st.sampled_from([*study_names(), *FLAGS[3:], "=", "a:", "--x"]),
    st.text(max_size=8),
)


NOTHING = {
    "simulate": {}, "compare": {}, "Triangle": {}, "load": {}, "open_results": {}, "discovery": {},
    "sweep": {"points": 0}, "sensitivity": {"points": 0}, "misjudgements": {"runs": 0},
    "ablation": {"runs": 0},
}  # fmt: skip
"""Calls, with what keeps those from computing that would know what to do."""


class TestGenerated:
    """Whatever is asked is carried out or refused in one line; nothing is computed here."""

    @given(words=st.lists(ITEMS, max_size=5))
    def test_words(self, tmp_path_factory, words):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cli, "run_and_show", lambda *_: None)
            done = run(tmp_path_factory.getbasetemp(), *words)
        if done.returncode or done.stderr:
            assert_refused(done, "")

    @given(overrides=st.lists(ITEMS | st.integers() | st.none(), max_size=4))
    def test_overrides(self, overrides):
        assert "\n" not in refusal(compose, *overrides)

    @given(
        call=st.sampled_from([*NOTHING]),
        given=st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=9), st.just([]),
                        st.lists(ITEMS, max_size=2), st.just({}), st.binary(max_size=3)),
    )  # fmt: skip
    def test_calls(self, tmp_path_factory, call, given):
        with chdir(tmp_path_factory.getbasetemp()):
            assert "\n" not in refusal(lambda: getattr(bigthree, call)(given, **NOTHING[call]))


def test_what_stands_for_a_number_is_what_the_writer_puts_into_quotes():
    """Whatever is read as no text, PyYAML writes in quotes where it is one."""
    for text in ("12", "-0.5", "true", "null", "~", "", ".inf", ".nan", "1.5e+3"):
        assert any(pattern.fullmatch(text) for pattern in PLAIN)
        assert read_yaml(write_yaml({"a": text})) == {"a": text}


@pytest.mark.slow
def test_the_script_that_counts_finds_no_fault():
    script = Path(__file__).parents[1] / "benchmarks" / "reliability.py"
    command = [sys.executable, str(script), "--few", "1"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split(" | ") for line in done.stdout.splitlines()[2:]]
    assert len(rows) == 8
    assert all(row[1] == "1" and row[-1] == "0 |" for row in rows)
