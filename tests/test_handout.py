"""The hand-out: one file, whole in itself, with the answer and how to repeat it."""

from __future__ import annotations

import json
import re
import shlex
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pandas as pd
import pytest
import yaml

import bigthree
from bigthree import handout, wording
from bigthree.answers import Answer, Heading, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.answers.html import Markup, element, safe, table
from bigthree.arguments import commands
from bigthree.errors import BadRequest
from bigthree.evidence import assumptions
from bigthree.figures.figure_data import figure_data
from bigthree.handout.layout import Split, lines, split
from bigthree.handout.limits import LIMITS
from bigthree.handout.numbers import MOST_ROWS, numbers
from bigthree.handout.pictures import inlined, pictures
from bigthree.numerals import Numeral
from bigthree.studies.registry import study_named
from bigthree.studies.request import Request, SweepOptions
from bigthree.studies.results import Results
from bigthree.wording import pages
from small import ask, once_each, write

pytestmark = pytest.mark.usefixtures("blank_figures")

ROOT = Path(__file__).parents[1]
ASKED = ("run", "headline", "experiment", "sweep", "misjudgements", "patterns")
"""Studies that run one world, some, and many, with and without figures."""

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Page(HTMLParser):
    """A page taken apart: its elements, its text, and whatever is not well formed."""

    def __init__(self, html):
        super().__init__()
        self.open, self.faults, self.elements, self.said, self.heads = [], [], [], [], []
        self.feed(html)
        self.close()
        self.faults += [f"{name} is not closed" for name in self.open]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag} closes another")

    def handle_data(self, data):
        if "style" not in self.open:
            self.said.append(data)
        if self.open[-1:] == ["h2"]:
            self.heads.append(f"h2 {data}")

    def all(self, name):
        return [attributes for tag, attributes, _ in self.elements if tag == name]

    @property
    def text(self):
        return " ".join(" ".join(self.said).split())


def tokens(text):
    """The letters and digits of a text, without what only shapes it."""
    return re.sub(r"[\s`]|-{3,}", "", normalize("NFKC", text))


def texts(answer):
    """Every piece of text in an answer."""
    yield answer.question
    for block in answer.blocks:
        if isinstance(block, Table):
            yield from (
                block.caption,
                *block.columns,
                *(cell for row in block.rows for cell in row),
            )
        elif isinstance(block, Items):
            yield from (text for item in block.items for text in (item.text, item.note))
        else:
            yield from block.text.splitlines()


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The results folder of each study, made once."""
    return once_each(tmp_path_factory)


@pytest.fixture
def report(results):
    """The hand-out of a study, taken apart."""
    return lambda study: Page((results(study) / "report.html").read_text("utf-8"))


class TestPage:
    """Every study that leaves a folder leaves a page in it."""

    @pytest.mark.parametrize("study", ASKED)
    def test_it_is_well_formed(self, report, study):
        found = report(study)
        assert found.faults == []
        ids = [held["id"] for _, held, _ in found.elements if "id" in held]
        assert len(ids) == len(set(ids))
        assert found.all("html")[0]["lang"] == "en"
        levels = [int(tag[1]) for tag, _, _ in found.elements if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    @pytest.mark.parametrize("study", ASKED)
    def test_it_loads_nothing(self, results, report, study):
        html = (results(study) / "report.html").read_text("utf-8")
        assert not re.search(r"""(=|url\()["']?(https?:)?//|@import|<script|javascript:""", html)
        assert not re.search(r"<(iframe|link|object|embed)\b", html)
        assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", html))
        found = report(study)
        own = {f"#{held['id']}" for _, held, _ in found.elements if "id" in held}
        for tag, held, _ in found.elements:
            for name in ("href", "xlink:href", "src"):
                if name in held:
                    assert held[name] in own or held[name].startswith("data:image/png"), tag
        for used in re.findall(r"url\((#[^)]*)\)", html):
            assert used in own

    @pytest.mark.parametrize("study", ASKED)
    def test_its_sections_and_its_contents(self, report, study):
        found = report(study)
        for said in ("The answer", "What it rests on", "What this does not show",
                     "How to repeat and cite it"):  # fmt: skip
            assert (f"h2 {said}" in found.heads) == (
                said != "What it rests on" or study != "patterns"
            )
        for head, text in LIMITS:
            assert f"{head} {text}" in found.text
        anchors = [held["href"] for held in found.all("a")]
        assert anchors == [f"#{held['id']}" for held in found.all("section")]

    @pytest.mark.parametrize("study", ASKED)
    def test_it_holds_the_whole_answer(self, results, report, study):
        page = tokens(report(study).text)
        for text in texts(bigthree.open_results(results(study)).answer):
            assert tokens(text) in page

    def test_the_question_stands_above(self, report):
        for study in ASKED:
            html = report(study)
            asked = (
                "Do limited aims, shown" if study == "experiment" else study_named(study).question
            )
            assert html.text.count(asked) >= 2  # the title and the heading
            assert (
                html.elements[[tag for tag, _, _ in html.elements].index("h1")][2][-1] == "header"
            )

    @pytest.mark.parametrize("study", sorted({"run", "headline", "experiment", "sweep",
                                              "misjudgements"}))  # fmt: skip
    def test_every_figure_with_its_caption(self, results, report, study):
        folder, found = results(study) / "figures", report(study)
        names = json.loads((folder / "figures.json").read_text("utf-8"))
        drawn = [held for held in found.all("svg") if "viewbox" in held] + found.all("img")
        assert len(drawn) == len(found.all("figure")) == len(names) > 0
        read_out = {held.get("aria-label", held.get("alt")) for held in drawn}
        for name in names:
            caption = (folder / f"{name}.caption.txt").read_text("utf-8").splitlines()[0]
            assert caption in read_out
            assert tokens(caption) in tokens(found.text)

    @pytest.mark.parametrize("study", ASKED)
    def test_tables_have_heads_and_a_box_of_their_own(self, report, study):
        found = report(study)
        for tag, held, above in found.elements:
            if tag == "table":
                assert above[-1] == "div"
            if tag == "th":
                assert held["scope"] == ("col" if "thead" in above else "row")
        boxes = [held for held in found.all("div") if held.get("class") == "scroll"]
        assert all(held["aria-label"] and held["tabindex"] == "0" for held in boxes)

    def test_the_same_results_give_the_same_page(self, results):
        for study in ("run", "sweep"):
            written = (results(study) / "report.html").read_text("utf-8")
            assert handout.page(results(study)) == written

    def test_a_folder_without_an_answer_is_refused(self, results, tmp_path):
        manifest = json.loads((results("run") / "manifest.json").read_text("utf-8"))
        (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        with pytest.raises(BadRequest, match=r"answer\.json: is not as it was written"):
            handout.page(tmp_path)
        del manifest["digests"]  # of an earlier version
        (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        with pytest.raises(BadRequest, match="holds no answer of a study"):
            handout.page(tmp_path)


class TestMarkdown:
    """The same in Markdown, its figures beside it."""

    @pytest.mark.parametrize("study", ASKED)
    def test_it_holds_the_answer_and_every_figure(self, results, study):
        folder = results(study)
        text = (folder / "report.md").read_text("utf-8")
        answer = bigthree.open_results(folder).answer
        assert text.startswith(f"# {answer.question}\n")
        assert text.index("\n## How to repeat and cite it\n") < text.index("\n# Annex\n")
        said = tokens(text)
        for each in texts(answer):
            assert tokens(each.replace("|", "/")) in said
        drawn = re.findall(r"!\[Figure \d+\]\((\S+)\)", text)
        assert [Path(each).stem for each in drawn] == [
            each.name for each in pictures(folder / "figures")
        ]
        assert all((folder / each).is_file() for each in drawn)


class TestFront:
    """What of an answer stands before the annex."""

    @staticmethod
    def of(*blocks):
        return split(Answer("?", tuple(blocks)))

    def test_a_short_answer_stands_there_whole(self):
        blocks = (Paragraph("It held."), Heading("Why"), Items.of(["trade"]))
        assert self.of(*blocks) == Split([*blocks], [], [])

    def test_a_part_stands_there_whole_or_not_at_all(self):
        long = Table(("a", "b"), (("one", "two"),) * 80)
        blocks = (Paragraph("It held."), Heading("All"), Paragraph("See:"), long, Heading("More"))
        assert self.of(*blocks) == Split([blocks[0]], [], [*blocks[1:]])

    def test_what_it_does_not_show_stands_beside_the_limits(self):
        parted = self.of(
            Paragraph("It held."), Heading(LIMITS_HEADING), Paragraph("No dates."), Heading("More")
        )
        assert parted == Split([Paragraph("It held."), Heading("More")], [Paragraph("No dates.")],
                               [])  # fmt: skip

    def test_longer_words_and_more_rows_take_more_lines(self):
        assert lines([Paragraph("word " * 99)]) > lines([Paragraph("word")])
        assert lines([Table(("a",), (("x",),) * 9)]) > lines([Table(("a",), (("x",),))])
        assert lines([Table(("a",), (("x " * 300,),))]) > lines([Table(("a",), (("x",),))])


class TestEvidence:
    """What the worlds stand on."""

    def test_of_one_world_every_assumption_with_its_page(self, results, report):
        said = tokens(report("run").text)
        (scenario,) = bigthree.open_results(results("run")).scenarios.values()
        found = assumptions(scenario)
        assert len(found) > 30
        for dotted, held in found.items():
            where = tokens(pages(held.pages)) if held.pages else ""
            size = tokens(held.size) if held.source != "you" else ""
            assert tokens(dotted) in said
            assert f"{tokens(held.grade)}{size}{where}{tokens(held.reading)}" in said
            for paragraph in held.paragraphs:
                assert tokens(paragraph.words) in said

    def test_what_was_set_by_hand_is_said(self, report):
        text = report("run").text
        assert "Set by hand" in text
        assert re.search(r"author\.appetite 0\.6\s+set by hand\s+You set this", text)

    def test_of_two_worlds_only_what_differs_and_the_beliefs(self, report):
        text = report("experiment").text.partition("Pages are those of Pechatnov (1995). Readings")[
            2
        ]
        assert set(re.findall(r"world\.\w+", text)) == set()
        assert len(set(re.findall(r"author\.\w+", text))) == 8
        assert re.search(r"author\.openness 0\.1.*author\.openness 0\.9", text)

    def test_each_authors_beliefs_once(self, report):
        text = report("headline").text.partition("Pages are those of Pechatnov (1995). Readings")[2]
        assert len(re.findall(r"author\.believed_rivalry", text)) == 4
        for head in ("Maisky", "Gromyko", "Litvinov", "Stalin and Molotov", "As it turned out"):
            assert head in text

    def test_what_a_sweep_varied_has_no_value(self, report):
        text = report("sweep").text.partition("Pages are those of Pechatnov (1995). Readings")[2]
        assert "world.rivalry varied" in text
        assert "author.appetite varied" in text
        assert text.count(" varied ") == 2


class TestAgain:
    """The command that is shown gives the same results."""

    @pytest.mark.parametrize("study", ["run", "headline", "experiment", "sweep"])
    def test_it_repeats_the_study(self, results, report, study, tmp_path):
        folder = results(study)
        shown = json.loads((folder / "manifest.json").read_text("utf-8"))["command"]
        assert shown in report(study).text
        words_of_it = shlex.split(shown)
        assert words_of_it[0] == "bigthree"
        assert ask(*words_of_it[1:], f"results_dir={tmp_path / 'again'}") == 0
        for name in ("scenario.yaml", "summary.csv", "answer.txt"):
            assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes(), name

    def test_what_varies_is_written_as_it_is_set(self):
        options = SweepOptions(
            vary=("author=maisky,litvinov", "theory.bidding=range", "assumptions"),
            design="sobol",
            points=8,
        )
        request = Request("sweep", ("name=two words",), 9, 9, sweep_options=options)
        shown = shlex.split(request.command(runs=5, seed=0))
        assert shown == [
            "bigthree", "study=sweep", "name=two words", "author=maisky,litvinov",
            "theory.bidding=range", 'vary=["assumptions"]', "points=8", "design=sobol", "runs=5",
            "seed=0",
        ]  # fmt: skip
        (command,) = commands(shown[1:])
        assert command.vary == options.vary

    def test_citation_and_versions(self, report):
        text = report("run").text
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        source = cited["references"][0]
        for fact in (cited["title"], cited["authors"][0]["name"], source["title"], source["number"],
                     source["authors"][0]["family-names"], source["authors"][0]["given-names"],
                     source["institution"]["name"], str(source["year"])):  # fmt: skip
            assert fact in text
        assert f"bigthree {bigthree.__version__}" in text
        assert "numba" in text


class TestHard:
    """Names, figures and tables that are not as one would wish."""

    @pytest.fixture
    def hostile(self, tmp_path):
        """A folder whose arms have names that would be markup."""
        names = ("<script>alert(1)</script>", "\"&'><b>")
        scenario = bigthree.compose("author=maisky", "months=12")
        arms = {n: bigthree.simulate(scenario.with_values(name=n), 5, seed=0) for n in names}
        rows = [{"arm": name, "months": "3 (1 to 4)"} for name in names]
        found = Results(
            [Table.of(rows), Items.of([names[1]])],
            f"{names[0]}?",
            ensembles=arms,
            drawings={"survival": lambda: figure_data("survival", arms)},
        )
        asked = Request("experiment", (f"name={names[0]}",), 5, 0, experiment=names[0])
        write(found, asked, tmp_path)
        return tmp_path, names

    def test_hostile_names_are_text(self, hostile):
        folder, names = hostile
        html = (folder / "report.html").read_text("utf-8")
        found = Page(html)
        assert found.faults == []
        assert "<script" not in html
        assert not [tag for tag, _, _ in found.elements if tag == "script"]
        for name in names:
            assert name in found.text
        assert found.text.count(names[0]) >= 5  # title, heading, tables, figure, command

    def test_a_figure_that_was_not_finished(self, tmp_path):
        def stopped():
            raise KeyboardInterrupt

        arms = {"one": bigthree.simulate(bigthree.compose("months=12"), 3, seed=0)}
        drawings = {"survival": lambda: figure_data("survival", arms), "other": stopped}
        found = Results([Paragraph("It held.")], ensembles=arms, drawings=drawings)
        write(found, Request("run", (), 3, 0), tmp_path)
        read = Page((tmp_path / "report.html").read_text("utf-8"))
        assert read.faults == []
        assert len(read.all("figure")) == 1
        assert "It was stopped before it was finished" in read.text

    def test_a_study_without_figures_or_worlds(self, tmp_path):
        found = Results(
            [Paragraph("It held.")], tables={"shares": pd.DataFrame({"author": ["maisky"]})}
        )
        write(found, Request("patterns", (), 3, 0), tmp_path)
        read = Page((tmp_path / "report.html").read_text("utf-8"))
        assert read.faults == []
        assert not read.all("figure")
        assert "stopped" not in read.text
        assert "The evidence" not in read.text
        assert "What it rests on" not in read.text

    def test_a_drawing_too_large_is_a_picture(self, results, tmp_path, monkeypatch):
        monkeypatch.setattr("bigthree.handout.pictures.LARGEST", 100)
        read = Page(handout.page(results("sweep")))
        assert not read.all("svg")
        (image,) = read.all("img")
        assert image["src"].startswith("data:image/png;base64,iVBOR")
        assert "seed 3" in image["alt"]

    def test_two_drawings_share_no_identifier(self):
        drawing = (
            '<?xml version="1.0"?><svg viewBox="0 0 72 36" width="72pt"><metadata><a/></metadata>'
            '<g id="a" clip-path="url(#b)"><use xlink:href="#c" href="#d"/>'
            '<path d="M 1.23456 -2.000001"/><text>1.23456</text></g></svg>'
        )
        one, two = (inlined(drawing, label, 'says "so"') for label in ("f-1", "f-2"))
        assert one == (
            '<svg viewBox="0 0 72 36" role="img" aria-label="says &quot;so&quot;" '
            'style="--width: 96px"><g id="f-1-a" clip-path="url(#f-1-b)">'
            '<use xlink:href="#f-1-c" href="#f-1-d"/><path d="M 1.23 -2.00"/>'
            "<text>1.23456</text></g></svg>"
        )
        assert two == one.replace("f-1", "f-2")

    def test_of_very_many_worlds_the_first(self):
        estimates = {"rmst_two_against_one": 5.0, "rmst_two_against_one_low": 4.0,
                     "rmst_two_against_one_high": np.nan}  # fmt: skip
        rows = [{"scenario": f"point-{n}", "theory.x": n / 7} | estimates for n in range(90)]
        made = numbers(pd.DataFrame(rows), ["theory.x"], {})
        assert len(made.rows) == MOST_ROWS
        assert f"The first {MOST_ROWS} of 90 worlds" in made.caption
        assert "nan" not in str(made)
        assert made.rows[7][0] == "world 7"
        failed = pd.DataFrame([rows[0], {"scenario": "point-1", "theory.x": 1.0}])
        assert "–" in str(numbers(failed, ["theory.x"], {}))

    @pytest.mark.parametrize("share", [0.645, 0.0049, 0.9951, 0.5])
    def test_a_share_is_rounded_as_the_answer_rounds_it(self, share):
        row = {"scenario": "one", "survival_60": share,
               "survival_60_low": 0.0, "survival_60_high": 1.0}  # fmt: skip
        assert numbers(pd.DataFrame([row]), [], {}).rows == (
            ("one", f"{wording.percent(share)} (0 % to 100 %)"),
        )

    def test_a_world_is_said_in_words(self):
        scenarios = {
            each.name: each
            for each in (
                bigthree.compose("author=stalin_molotov", "world=historical", "theory.veto=0"),
                bigthree.compose("name=a-b"),
                bigthree.compose("name=open cards"),
            )
        }
        rows = [{"scenario": name, "survival_60": 0.5, "survival_60_low": 0.4,
                 "survival_60_high": 0.6} for name in scenarios]  # fmt: skip
        said = [row[0] for row in numbers(pd.DataFrame(rows), [], scenarios).rows]
        assert said[0] == (
            "Stalin and Molotov; the contradiction holds; the other five as they turned out; veto 0"
        )
        assert said[1:] == ["a-b", "open cards"]


class TestMarkup:
    """What text becomes."""

    def test_text_is_escaped_once(self):
        assert safe("a < b & c") == "a &lt; b &amp; c"
        assert safe(Markup("<b>")) == "<b>"
        assert element("td", "<", class_="n", aria_label='"') == (
            '<td class="n" aria-label="&quot;">&lt;</td>'
        )

    def test_numbers_stand_to_the_right(self):
        rows = (("x", Numeral("−1.0", "(−2 to 0)")), ("y", Numeral("<1 %")))
        made = table(Table(("a", "b"), rows), "A & B")
        assert made.count('class="number"') == 3
        assert '<span class="whole">(−2 to 0)</span>' in made
        assert 'aria-label="A &amp; B"' in made
