"""Figures as files: written whole, and drawn again from what was written."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager, nullcontext
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

import bigthree
from bigthree import __version__, ensemble
from bigthree.errors import BadRequest
from bigthree.figures import kinds, saving
from bigthree.figures.figure_data import FigureData, figure_of
from bigthree.resources import experiment_names
from bigthree.studies.experiment.declared import FIGURES, OF_EACH_ARM, read
from bigthree.studies.experiment.figures import drawings
from bigthree.studies.registry import study_named, study_names
from bigthree.sweeps import chunk, running
from figure_data import EXAMPLES
from hostile import unsealed
from legible import assert_legible
from small import LONG, SMALL, WITH_FIGURES, WITHOUT_FIGURES, ask, once_each, slow

RUN = ("survival", "ties", "triangle", "patterns", "ledger", "europe")
HEADS = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}
FIVE = {"pdf", "svg", "png", "csv", "caption.txt"}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The results folder of each study, made once."""
    return once_each(tmp_path_factory)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The same with its figures rendered."""
    return once_each(tmp_path_factory, nullcontext)


@pytest.fixture
def copied(results, tmp_path):
    """A folder of one's own to spoil: the results of one scenario, without digests."""
    return unsealed(Path(shutil.copytree(results("run"), tmp_path / "copied")))


@contextmanager
def idle():
    """Whatever computes histories fails."""

    def fail(*_, **__):
        raise AssertionError("something was computed")

    with pytest.MonkeyPatch.context() as patch:
        for module in (ensemble, chunk):
            patch.setattr(module, "simulate_batch", fail)
        patch.setattr(running, "run_sweep", fail)
        yield


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class TestSaving:
    """What is written."""

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_three_formats_the_numbers_and_a_caption(self, name, tmp_path):
        data = EXAMPLES[name]()
        saving.save(data, tmp_path / "figures", name, "provenance 123")
        written = contents(tmp_path / "figures")
        films = ("gif", "html") if data.kind == "animation" else ()
        assert set(written) == {"figures.json", *(f"{name}.{each}" for each in (*FIVE, *films))}
        for suffix, head in HEADS.items():
            assert written[f"{name}.{suffix}"].startswith(head)
            assert len(written[f"{name}.{suffix}"]) > 5000
        assert written[f"{name}.caption.txt"].decode() == f"{data.caption}\nprovenance 123\n"
        for suffix in ("svg", "png"):
            assert b"provenance 123" in written[f"{name}.{suffix}"]
            assert data.caption.encode() in written[f"{name}.{suffix}"]
        listed = json.loads(written["figures.json"])
        assert listed[name]["kind"] == data.kind
        assert listed[name]["settings"] == data.settings

    @pytest.mark.usefixtures("blank_figures")
    @pytest.mark.parametrize("name", EXAMPLES)
    def test_what_is_read_back_is_what_was_written(self, name, tmp_path):
        data = EXAMPLES[name]()
        saving.save(data, tmp_path, name, "p")
        back = saving.read(tmp_path)[name]
        assert (back.kind, back.caption, back.settings) == (
            data.kind, data.caption, data.settings,
        )  # fmt: skip
        pd.testing.assert_frame_equal(back.table, data.table, check_exact=True, check_dtype=False)

    @pytest.mark.usefixtures("blank_figures")
    def test_words_that_look_like_something_else_stay_words(self, tmp_path):
        for_arms = ["none", "NA", "007", "1e5", "True", ' a, "b" ']
        data = EXAMPLES["survival"]()
        table = pd.concat([data.table.head(2).assign(arm=arm)
                           for arm in for_arms])  # fmt: skip
        saving.save(data._replace(table=table), tmp_path, "survival", "p")
        back = saving.read(tmp_path)["survival"].table
        assert list(dict.fromkeys(back["arm"])) == for_arms

    @pytest.mark.usefixtures("blank_figures")
    def test_numbers_keep_their_last_digit_and_truths_stay_truths(self, tmp_path):
        lot = np.random.default_rng(0)
        table = pd.DataFrame({
            "point": range(200), "size": lot.normal(size=200) * 10.0 ** lot.integers(-20, 20, 200),
            "ended": lot.random(200) < 0.5, "whole": np.arange(200.0),
        })  # fmt: skip
        data = EXAMPLES["phase"]()
        more = pd.concat([data.table, table.drop(columns="point")[: len(data.table)]], axis=1)
        saving.save(data._replace(table=more), tmp_path, "phase", "p")
        back = saving.read(tmp_path)["phase"].table
        for name in ("size", "ended", "whole"):
            assert back[name].dtype == table[name].dtype
            assert (back[name] == more[name]).all()

    def test_the_same_figure_is_the_same_files(self, tmp_path):
        for name in ("one", "two"):
            saving.save(EXAMPLES["ties"](), tmp_path / name, "ties", "same")
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    @pytest.mark.usefixtures("blank_figures")
    def test_a_second_figure_joins_the_first(self, tmp_path):
        for name in ("ties", "survival", "ties"):
            saving.save(EXAMPLES[name](), tmp_path, name, "p")
        assert list(saving.read(tmp_path)) == ["ties", "survival"]

    def test_no_half_written_file_is_left_when_it_is_stopped(self, tmp_path, monkeypatch):
        saving.save(EXAMPLES["ties"](), tmp_path, "ties", "before")
        before = contents(tmp_path)

        def stop(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr("matplotlib.figure.Figure.savefig", stop)
        with pytest.raises(KeyboardInterrupt):
            saving.save(EXAMPLES["ties"](), tmp_path, "ties", "after")
        assert contents(tmp_path) == before


@pytest.mark.usefixtures("blank_figures")
class TestLost:
    """A drawing that fails loses nothing but itself."""

    @pytest.mark.parametrize(
        "error", [ZeroDivisionError("by\nhand"), MemoryError(), BadRequest("no")]
    )
    def test_the_rest_is_kept_and_it_is_said(self, error, tmp_path, monkeypatch, capsys):
        def failing(table, settings):
            raise error

        monkeypatch.setattr("bigthree.figures.ties.draw", failing)
        folder = tmp_path / "here"
        assert ask("run", f"results_dir={folder}", *SMALL) == 0
        (said,) = capsys.readouterr().err.splitlines()
        why = f"{type(error).__name__}: {' '.join(str(error).split())}"
        assert said == f"bigthree: ties: not drawn ({why}); all else is kept"
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert manifest["not_drawn"] == {"ties": why}
        assert manifest["finished"] is True
        kept = {path.name for path in folder.iterdir()}
        assert {"answer.txt", "summary.csv", "runs.parquet", "scenario.yaml", "report.html"} <= kept
        assert set(saving.read(folder / "figures")) == set(RUN) - {"ties"}
        assert not list((folder / "figures").glob("ties*"))


class TestKinds:
    """What draws figure data."""

    def test_every_module_that_draws_is_one(self):
        assert {"headline", "phase", "survival", "ties"} <= set(kinds())
        assert not {"saving", "figure_data", "style"} & set(kinds())

    @pytest.mark.parametrize("kind", ["surviva", "saving", "figure_data", "..store", "a.b", ""])
    def test_another_is_refused(self, kind):
        with pytest.raises(BadRequest, match=f"^kind={re.escape(kind)}: no such kind of figure"):
            figure_of(FigureData(kind, pd.DataFrame({"a": [1]}), "A caption.", {}))


class TestDrawnAgain:
    """`bigthree figures folder=…`."""

    def test_without_results_something_would_be_computed(self):
        with idle(), pytest.raises(AssertionError, match="something was computed"):
            bigthree.simulate(bigthree.compose("months=12"), runs=1)

    def test_every_study_is_looked_at(self):
        kept = {name for name in study_names() if study_named(name).keeps != "nothing"}
        kept -= {"replay"}  # asks for the folder of another
        small = {*WITH_FIGURES, *WITHOUT_FIGURES, *LONG}
        assert kept == small, "tests/small.py must hold a small request of each, in one dictionary"

    @pytest.mark.parametrize("study", ["sweep", *slow(set(WITH_FIGURES) - {"sweep"})])
    def test_the_pictures_are_the_same(self, study, drawn, tmp_path, capsys):
        folder = Path(shutil.copytree(drawn(study), tmp_path / "copied"))
        before, figures = contents(folder / "figures"), folder / "figures"
        names = list(json.loads(before["figures.json"]))
        assert names
        for picture in (*figures.glob("*.p*"), *figures.glob("*.svg")):
            picture.unlink()
        capsys.readouterr()
        with idle():
            assert ask("figures", f"folder={folder}") == 0
        printed = capsys.readouterr().out
        assert printed.splitlines()[-1] == str(folder)
        for name in names:
            assert re.search(rf"\b{name}\b", printed)
            picture = imread(figures / f"{name}.png")
            (tmp_path / "before.png").write_bytes(before[f"{name}.png"])
            assert np.array_equal(picture, imread(tmp_path / "before.png"))
        assert contents(figures) == before

    @pytest.mark.parametrize("study", WITH_FIGURES)
    def test_every_column_is_in_the_codebook(self, study, results):
        codebook = (results(study) / "CODEBOOK.md").read_text("utf-8")
        rows = re.findall(r"^\| ([^|]+?) \|", codebook, flags=re.MULTILINE)
        described = {name for row in rows for name in row.split(", ")}
        for path in (results(study) / "figures").glob("*.csv"):
            assert set(pd.read_csv(path).columns) <= described, path.name

    @pytest.mark.parametrize("kind", FIGURES)
    def test_of_what_a_what_if_can_draw(self, kind, beliefs, tmp_path):
        experiment, arms = beliefs
        asked = experiment.model_copy(update={"figures": (kind,)})
        made = drawings(asked, arms)
        assert len(made) == (len(arms) if kind in OF_EACH_ARM else 1)
        name, tabulate = next(iter(made.items()))
        if kind in OF_EACH_ARM:
            figure = figure_of(tabulate())
            assert_legible(figure)
            assert figure.get_suptitle().splitlines()[0] == next(iter(arms))
        saving.save(tabulate(), tmp_path, name, "p")
        before = contents(tmp_path)
        again = saving.read(tmp_path)[name]
        assert again.kind == kind
        saving.draw(again, tmp_path, name, "p")
        assert contents(tmp_path) == before

    @pytest.mark.usefixtures("blank_figures")
    @pytest.mark.parametrize("study", WITH_FIGURES)
    def test_the_hand_out_is_written_again(self, study, results, tmp_path):
        folder = Path(shutil.copytree(results(study), tmp_path / "copied"))
        before = (folder / "report.html").read_bytes()
        (folder / "report.html").write_text("stale", "utf-8")
        assert ask("figures", f"folder={folder}") == 0
        assert (folder / "report.html").read_bytes() == before

    @pytest.mark.usefixtures("blank_figures")
    def test_without_an_answer_there_is_no_hand_out(self, copied):
        (copied / "answer.json").unlink()
        (copied / "report.html").unlink()
        assert ask("figures", f"folder={copied}") == 0
        assert not (copied / "report.html").exists()

    @pytest.mark.usefixtures("blank_figures")
    def test_nothing_but_pictures_is_touched(self, copied):
        def others():
            return {
                path: path.read_bytes()
                for path in copied.rglob("*")
                if path.is_file() and path.suffix not in (".pdf", ".svg", ".png")
            }

        before = others()
        assert ask("figures", f"folder={copied}") == 0
        assert others() == before

    def test_an_altered_table_is_what_is_drawn(self, copied):
        table = copied / "figures" / "survival.csv"
        before = drawn_alone(copied, "survival", "ties")
        altered = pd.read_csv(table).assign(share=0.5)
        altered.to_csv(table, index=False)
        assert ask("figures", f"folder={copied}") == 0
        after = contents(copied / "figures")
        assert after["survival.png"] != before["survival.png"]
        assert after["ties.png"] == before["ties.png"]

    def test_columns_may_stand_in_another_order_and_more_may_be_there(self, copied):
        table = copied / "figures" / "survival.csv"
        before = drawn_alone(copied, "survival")["survival.png"]
        frame = pd.read_csv(table)
        frame[frame.columns[::-1]].assign(note="mine").to_csv(table, index=False)
        assert ask("figures", f"folder={copied}") == 0
        assert contents(copied / "figures")["survival.png"] == before

    def test_another_version_says_that_it_drew(self, copied):
        manifest = json.loads((copied / "manifest.json").read_text("utf-8"))
        manifest["versions"]["bigthree"] = "0.0.1"
        (copied / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        drawn_alone(copied, "survival")
        said = (copied / "figures" / "survival.svg").read_text("utf-8")
        assert f"bigthree 0.0.1, study=run, seed 3; drawn by bigthree {__version__}" in said


def drawn_alone(folder, *names):
    """Leave only some figures to a folder, and render them; what its figures' folder then holds."""
    spoil_listed(folder, lambda held: [held.pop(name) for name in set(held) - set(names)])
    assert ask("figures", f"folder={folder}") == 0
    return contents(folder / "figures")


def spoil_listed(folder, change):
    listed = folder / "figures" / "figures.json"
    held = json.loads(listed.read_text("utf-8"))
    change(held)
    listed.write_text(json.dumps(held), "utf-8")


@pytest.fixture(scope="module")
def beliefs():
    """A what-if that is a two-by-two, and its arms."""
    experiment = read("belief_without_truth")
    scenarios = {arm: bigthree.compose(*given) for arm, given in experiment.composed.items()}
    named = {arm: each.with_values(name=arm) for arm, each in scenarios.items()}
    return experiment, {arm: bigthree.simulate(each, 8, months=24) for arm, each in named.items()}


class TestWhatIfs:
    """Which figures a what-if draws."""

    @pytest.mark.parametrize("name", experiment_names())
    def test_every_arm_has_a_name_of_its_own(self, name, beliefs):
        experiment, (some, *_) = read(name), beliefs[1].values()
        asked = experiment.model_copy(update={"figures": OF_EACH_ARM})
        made = drawings(asked, dict.fromkeys(experiment.arms, some))
        assert len(made) == len(experiment.arms) * len(OF_EACH_ARM)
        assert all(re.fullmatch(r"[a-z0-9_]+", stem) for stem in made)

    def test_what_is_not_a_two_by_two_has_no_beliefs(self, beliefs):
        experiment, arms = beliefs
        assert set(drawings(experiment, arms)) == {"survival", "beliefs"}
        fewer = dict(list(arms.items())[:3])
        assert set(drawings(experiment, fewer)) == {"survival"}
        alike = bigthree.simulate(arms["not believed, false"].scenario, 2, months=24)
        assert set(drawings(experiment, arms | {"believed, true": alike})) == {"survival"}

    def test_without_months_only_survival_is_drawn(self, beliefs):
        experiment, arms = beliefs
        short = {
            arm: bigthree.simulate(each.scenario, 2, months=24, keep="measures")
            for arm, each in arms.items()
        }
        asked = experiment.model_copy(update={"figures": FIGURES})
        assert set(drawings(asked, short)) == {"survival"}


@pytest.mark.usefixtures("blank_figures")
class TestRefusals:
    """One clear line, and nothing is drawn."""

    @pytest.fixture
    def refused(self, copied, capsys):
        def line(*arguments):
            before = contents(copied / "figures") if (copied / "figures").is_dir() else None
            capsys.readouterr()
            assert ask("figures", *(arguments or (f"folder={copied}",))) == 2
            printed = capsys.readouterr()
            assert printed.out == ""
            (said,) = printed.err.splitlines()
            after = contents(copied / "figures") if (copied / "figures").is_dir() else None
            assert after == before
            return said.removeprefix("bigthree: ")

        return line

    def test_no_folder_is_named(self, refused):
        assert refused("figures.size=paper").startswith("folder=null: name the results folder")

    def test_there_is_no_such_folder(self, refused):
        assert refused("folder=not/there") == "folder=not/there: no such folder"

    def test_it_is_no_results_folder(self, refused, tmp_path):
        (tmp_path / "empty").mkdir()
        where = tmp_path / "empty"
        assert refused(f"folder={where}") == f"{where}/manifest.json: cannot be read"

    def test_its_manifest_is_none(self, refused, copied):
        (copied / "manifest.json").write_text("{}", "utf-8")
        assert refused() == f"{copied}/manifest.json: is not that of a study (study)"

    def test_it_holds_no_figures(self, refused, copied):
        shutil.rmtree(copied / "figures")
        assert refused() == f"folder={copied}: holds no figures that can be drawn again"

    def test_its_figures_are_of_before_they_could_be_drawn_again(self, refused, copied):
        (copied / "figures" / "figures.json").unlink()
        assert refused() == f"folder={copied}: holds no figures that can be drawn again"

    @pytest.mark.parametrize(
        "text", ["", "{", "[1, 2]", "7", '{"survival": 3}', '{"survival": {}}']
    )
    def test_its_list_was_altered(self, refused, copied, text):
        (copied / "figures" / "figures.json").write_text(text, "utf-8")
        assert refused().startswith(f"{copied}/figures/figures.json: ")

    @pytest.mark.parametrize("name", ["../outside", "a/b", ""])
    def test_its_list_leads_elsewhere(self, refused, copied, name):
        spoil_listed(copied, lambda held: held.update({name: held["survival"]}))
        assert refused().startswith(f"{copied}/figures/figures.json: ")

    def test_a_kind_of_a_newer_version(self, refused, copied):
        spoil_listed(copied, lambda held: held["ties"].update(kind="hologram"))
        said = refused()
        assert said.startswith(f"{copied}/figures/figures.json: ties: kind=hologram: no such kind")

    def test_a_setting_of_another_version(self, results, tmp_path, capsys):
        folder = unsealed(Path(shutil.copytree(results("sweep"), tmp_path / "swept")))
        spoil_listed(folder, lambda held: held["phase"].update(settings={"up": "author.appetite"}))
        capsys.readouterr()
        assert ask("figures", f"folder={folder}") == 2
        assert capsys.readouterr().err == (
            f"bigthree: {folder}/figures/phase.csv: cannot be drawn as phase; lacks 'across'\n"
        )

    def test_a_column_lacks(self, refused, copied):
        table = copied / "figures" / "survival.csv"
        pd.read_csv(table).drop(columns=["low", "high"]).to_csv(table, index=False)
        assert refused() == f"{table}: lacks low, high"

    def test_all_rows_lack(self, refused, copied):
        table = copied / "figures" / "survival.csv"
        pd.read_csv(table)[:0].to_csv(table, index=False)
        assert refused() == f"{table}: lacks all rows"

    def test_a_number_is_none(self, refused, copied):
        table = copied / "figures" / "ties.csv"
        pd.read_csv(table).assign(q50="warm").to_csv(table, index=False)
        assert refused().startswith(f"{table}: cannot be read (")

    @pytest.mark.parametrize("suffix", ["csv", "caption.txt"])
    def test_a_file_lacks(self, refused, copied, suffix):
        (copied / "figures" / f"ties.{suffix}").unlink()
        assert refused().startswith(f"{copied}/figures/ties.{suffix}: cannot be read")

    @pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b'"open'])
    def test_a_table_is_none(self, refused, copied, text):
        (copied / "figures" / "ties.csv").write_bytes(text)
        assert refused().startswith(f"{copied}/figures/ties.csv: ")

    def test_something_else_is_asked_for(self, refused, copied):
        assert refused(f"folder={copied}", "author=maisky").startswith("author=maisky: ")
        assert refused(f"folder={copied}", "results_dir=there").startswith("results_dir=there: ")
