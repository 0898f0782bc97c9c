"""What is taken away holds the numbers of the page, and the command line gives them again."""

from __future__ import annotations

import json
import re
import shlex
from io import BytesIO
from threading import Event
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit
from zipfile import ZipFile

import pandas as pd
import pytest

from bigthree.classroom.answers import answer
from bigthree.classroom.press import ARMS, Press, hand_out
from bigthree.classroom.question import RUNS, asked
from bigthree.classroom.server import create_app
from bigthree.classroom.takeaway import scenario_command, whatif_command
from blank import blank
from commands import ok, run, until

QUERY = "author=maisky&setting=as_seen&contradiction=fails&author.appetite=0.9&seed=7"
QUESTION = asked(parse_qsl(QUERY))
WORLDS = (QUESTION.left, QUESTION.right)


@pytest.fixture(scope="module")
def press():
    """A press that makes hand-outs with the command in this process, and renders no picture."""

    def made_here(command, cwd, **_):
        done = run(cwd, *command[3:])
        assert done.returncode == 0, done.stderr

    with pytest.MonkeyPatch.context() as patch, blank():
        patch.setattr("bigthree.classroom.press.subprocess", SimpleNamespace(run=made_here))
        made = hand_out(QUESTION)
    return Press(lambda question: made)


@pytest.fixture(scope="module")
def page(press):
    app = create_app(rate="1000 per second")
    app.extensions["press"] = press
    return app.test_client()


@pytest.fixture
def slow_page():
    """A page whose press never finishes."""
    app = create_app(rate="1000 per second")
    app.extensions["press"] = Press(lambda _: Event().wait())
    return app.test_client()


def summaries(command, folder):
    """What a command line leaves, run in a folder."""
    arguments = shlex.split(command)
    assert arguments.pop(0) == "bigthree"
    with blank():
        ok(folder, *arguments, "results_dir=found")
    return pd.read_csv(folder / "found" / "summary.csv")


def of_the_page(world):
    """Share together after five years and its interval, as the page has it."""
    return pytest.approx(answer(world, QUESTION.seed, RUNS).together, abs=0)


def together(row):
    return (row.survival_60, row.survival_60_low, row.survival_60_high)


class TestTheSameNumbers:
    def test_from_the_scenario_file(self, page, tmp_path):
        taken = page.get(f"/take/scenario.yaml?{QUERY}")
        assert "attachment" in taken.headers["Content-Disposition"]
        (tmp_path / "scenario.yaml").write_bytes(taken.data)
        assert scenario_command(QUESTION) in taken.text
        found = summaries(scenario_command(QUESTION), tmp_path)
        assert tuple(found.scenario) == ARMS
        for row, world in zip(found.itertuples(), WORLDS, strict=True):
            assert together(row) == of_the_page(world)

    @pytest.mark.parametrize("world", WORLDS, ids=ARMS)
    def test_from_the_command_of_each_world(self, page, tmp_path, world):
        found = summaries(world.command(QUESTION.seed), tmp_path)
        assert together(found.iloc[0]) == of_the_page(world)


@pytest.fixture(scope="module")
def handed_out(page):
    """The hand-out, once it is made."""
    first = page.get(f"/take/handout?{QUERY}")
    assert first.status_code == 202
    until(lambda: page.get(f"/take/handout?{QUERY}").status_code != 202)
    taken = page.get(f"/take/handout.zip?{QUERY}")
    assert taken.mimetype == "application/zip"
    with ZipFile(BytesIO(taken.data)) as archive:
        assert archive.testzip() is None
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


class TestHandOut:
    @pytest.mark.slow
    def test_a_process_of_its_own_makes_the_same(self, handed_out):
        with ZipFile(BytesIO(hand_out(QUESTION))) as archive:
            made = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
        assert set(made) == set(handed_out)
        for name in ("summary.csv", "differences.csv", "answer.txt", "what-if.yaml"):
            assert made[name] == handed_out[name]

    def test_it_is_a_results_folder_of_both_worlds(self, handed_out):
        found = pd.read_csv(BytesIO(handed_out["summary.csv"]))
        for row, world in zip(found.itertuples(), WORLDS, strict=True):
            assert together(row) == of_the_page(world)
        assert {"report.html", "differences.csv", "scenario.yaml", "manifest.json"} <= set(
            handed_out
        )

    def test_its_command_gives_it_again(self, handed_out, tmp_path):
        printed = re.search(r"<code>(bigthree [^<]*)</code>", handed_out["report.html"].decode())
        assert printed[1] == whatif_command(QUESTION)
        (tmp_path / "what-if.yaml").write_bytes(handed_out["what-if.yaml"])
        summaries(printed[1], tmp_path)
        for name in ("summary.csv", "differences.csv", "answer.txt", "figures/survival.csv"):
            assert (tmp_path / "found" / name).read_bytes() == handed_out[name]

    def test_it_asks_the_students_question_and_expects_nothing(self, handed_out):
        report = handed_out["report.html"].decode()
        assert "<h1>Do the three hold together longer in your world" in report
        assert "The source (Pechatnov 1995" not in report
        assert "As a counterfactual" not in report

    @pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
    def test_figures_come_one_by_one(self, page, handed_out, suffix, begins):
        for name in json.loads(handed_out["figures/figures.json"]):
            taken = page.get(f"/take/figure/{name}.{suffix}?{QUERY}")
            assert taken.data == handed_out[f"figures/{name}.{suffix}"]
            assert taken.data.startswith(begins)

    def test_a_figure_holds_its_caption(self, page, handed_out):
        caption = handed_out["figures/survival.caption.txt"].decode().partition("\n")[0]
        taken = page.get(f"/take/figure/survival.svg?{QUERY}")
        assert taken.mimetype == "image/svg+xml"
        assert caption in taken.text
        assert ARMS[1] in caption

    @pytest.mark.parametrize("name", ["nothing", "figures", "..%2Fsummary", "survival.caption"])
    def test_there_is_no_other_file(self, page, handed_out, name):
        assert page.get(f"/take/figure/{name}.svg?{QUERY}").status_code in (400, 404)

    def test_who_comes_too_early_is_sent_to_wait(self, slow_page):
        for path in ("handout.zip", "report.html", "figure/survival.png"):
            sent = slow_page.get(f"/take/{path}?{QUERY}")
            assert sent.status_code == 302
            assert urlsplit(sent.location).path == "/take/handout"

    def test_there_is_none_of_two_equal_worlds(self, page):
        refused = page.get("/take/handout?author=maisky")
        assert refused.status_code == 400
        assert "Change something first" in refused.text

    def test_one_address_cannot_order_without_end(self, slow_page):
        codes = [
            slow_page.get(f"/take/handout?contradiction=fails&seed={seed}").status_code
            for seed in range(20)
        ]
        assert codes[:15] == [202] * 15
        assert codes[15:] == [429] * 5
        assert slow_page.get("/take/handout?contradiction=fails&seed=3").status_code == 202


class TestOpening:
    def test_a_file_leads_to_its_permalink(self, page):
        file = page.get(f"/take/scenario.yaml?{QUERY}").data
        sent = page.post("/take/open", data={"scenario": (BytesIO(file), "scenario.yaml")})
        assert sent.status_code == 303
        found = asked(parse_qsl(urlsplit(sent.location).query))
        assert (found.left, found.right) == WORLDS

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({}, "Choose a file"),
            ({"scenario": "a field"}, "Choose a file"),
            ({"scenario": (BytesIO(b""), "")}, "Choose a file"),
            ({"scenario": (BytesIO(b"<script>alert(1)</script>"), "../../x")}, "cannot be opened"),
        ],
    )
    def test_what_is_no_file_is_refused(self, page, data, sentence):
        refused = page.post("/take/open", data=data)
        assert refused.status_code == 400
        assert sentence in refused.text
        assert "<script>alert" not in refused.text

    def test_a_huge_body_is_not_read(self, page):
        body = {"scenario": (BytesIO(b"a" * 200_000), "scenario.yaml")}
        assert page.post("/take/open", data=body).status_code == 413


def test_the_press_outlives_whatever_goes_wrong():
    from bigthree.classroom.press import CannotBeMade, Press
    from bigthree.classroom.question import asked as question_of

    asked_for = question_of([("author.appetite", "0.3")])
    made = []

    def make(question):
        made.append(question)
        if len(made) == 1:
            raise KeyError("a fault that nobody thought of")
        return b"made"

    press = Press(make)
    assert _delivered(press, asked_for) is CannotBeMade
    assert _delivered(press, asked_for) == b"made"


def _delivered(press, question):
    """What comes of an order, once it is no longer waited for."""
    from bigthree.classroom.press import CannotBeMade

    def made():
        try:
            found = press.order(question)
        except CannotBeMade:
            return CannotBeMade
        return found if isinstance(found, bytes) else None

    return until(made)
