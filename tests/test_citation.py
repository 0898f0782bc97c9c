"""How to cite: agrees with the citation file and the sources, and names only what is used."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

import bigthree
from bigthree import citation, cli
from bigthree.cases import case, case_folders
from bigthree.record.tables import TABLES, described
from bigthree.resources import choices
from bigthree.storage.saved import SavedResults
from bigthree.studies.registry import study_named

ROOT = Path(__file__).parents[1]

SHIPPED = (*TABLES, "contested_states", "borders")
"""The tables with works of their own."""


def ascii_of(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def family(work):
    """The first author's, or editor's, name as SOURCES.md may write it."""
    names = work.fields.get("author") or work.fields["editor"]
    return ascii_of(names[0].split(",")[0]).replace("Doring", "Doering")


def ask(capsys, *arguments):
    """What the shell prints for a request, and its exit code."""
    code = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["bigthree", "cite", *arguments])
        try:
            cli.main()
        except SystemExit as stopped:
            code = stopped.code
    return code, capsys.readouterr()


@pytest.fixture
def folder(tmp_path):
    """Makes a results folder of a manifest and scenarios, as far as a citation reads it."""

    def make(*overrides, study="run", git=None):
        record = study_named(study).record
        versions = {"bigthree": "9.8.7", "python": "3.12"}
        held = {"study": study, "record": record, "git": git, "versions": versions}
        held |= {"runs": 1, "seed": 0}
        (tmp_path / "manifest.json").write_text(json.dumps(held))
        scenario = bigthree.compose(*overrides).to_mapping()
        (tmp_path / "scenario.yaml").write_text(yaml.safe_dump({"scenarios": [scenario]}))
        return tmp_path

    return make


class TestWorks:
    """What can be cited."""

    def test_software_and_source_are_those_of_the_citation_file(self):
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        software, source = citation.software(), citation.source()
        assert software.fields["title"] == cited["title"]
        assert software.fields["author"] == [each["name"] for each in cited["authors"]]
        assert software.fields["version"] == cited["version"] == bigthree.__version__
        assert cited["license"] in software.fields["note"]
        reference = cited["references"][0]
        who = reference["authors"][0]
        assert source.fields["author"] == [f"{who['family-names']}, {who['given-names']}"]
        assert source.fields["title"] == reference["title"]
        assert source.fields["year"] == reference["year"]
        assert source.fields["institution"] == reference["institution"]["name"]
        assert f"{source.fields['type']} {source.fields['number']}" == reference["number"]

    def test_what_each_serves_exists(self):
        known = {*SHIPPED, "accepted_coefficients"}
        known |= {f"cases/{name}{part}" for name in case_folders() for part in ("", "/targets")}
        known |= {f"events/{name}" for name in case("washington_moscow_beijing").options("events")}
        known |= {f"{group}/{name}" for group in ("events", "spheres") for name in choices(group)}
        for key, work in citation.works().items():
            assert set(work.serves) <= known, key
            assert work.part in ("source", "theory", "data", "methods", "case") or key == "bigthree"

    @pytest.mark.parametrize("table", SHIPPED)
    def test_each_table_has_works_that_its_section_of_the_sources_names(self, table):
        serving = [work for work in citation.works().values() if table in work.serves]
        assert serving
        section = ascii_of(described(table)[1])
        for work in serving:
            names = {family(work), work.fields["title"].split(":")[0].strip("{}")}
            names |= {"Correlates of War"} if "Correlates of War" in work.fields["title"] else set()
            names |= {"peacesciencer"} if work.key == "miller2022" else set()
            assert any(ascii_of(name) in section for name in names), work.key


class TestFiles:
    """`CITATION.cff` and `.zenodo.json`, by the form that their readers ask for."""

    def test_the_citation_file_has_the_form_of_its_schema(self):
        """Of CFF 1.2.0: what it requires, and no key that it does not know."""
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        assert cited["cff-version"] == "1.2.0"
        assert {"message", "title", "authors"} <= set(cited)
        assert set(cited) <= {
            "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi",
            "identifiers", "keywords", "license", "license-url", "message",
            "preferred-citation", "references", "repository", "repository-artifact",
            "repository-code", "title", "type", "url", "version",
        }  # fmt: skip
        assert cited["type"] in ("software", "dataset")
        assert len(set(cited["keywords"])) == len(cited["keywords"])
        for each in cited["references"]:
            assert {"authors", "title", "type"} <= set(each)
            assert isinstance(each["year"], int)
            assert set(each["institution"]) >= {"name"}
            assert isinstance(each["number"], str)

    def test_the_deposit_says_what_the_citation_file_says(self):
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        deposit = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
        for name in ("title", "version", "license", "keywords"):
            assert deposit[name] == cited[name]
        assert [each["name"] for each in deposit["creators"]] == [
            each["name"] for each in cited["authors"]
        ]
        assert deposit["upload_type"] == cited["type"]
        assert cited["references"][0]["title"] in deposit["references"][0]


ADDRESSED = ("article", "incollection", "misc")
"""Kinds that have a DOI or a stable address; a book is found by its publisher."""


class TestForm:
    """What a reference must hold to be found."""

    @pytest.mark.parametrize("key", [key for key in citation.works() if key != "bigthree"])
    def test_it_can_be_found(self, key):
        work = citation.works()[key]
        fields = work.fields
        assert fields.get("author") or fields.get("editor")
        needed = {"article": ("journal", "volume", "pages"), "book": ("publisher", "address"),
                  "incollection": ("booktitle", "editor", "publisher"),
                  "techreport": ("institution", "number")}.get(work.kind, ())  # fmt: skip
        for name in needed:
            assert fields.get(name), name
        if work.kind in ADDRESSED:
            addressed = fields.get("doi") or fields.get("url") or work.unverified
            assert addressed, f"citations.yaml: {key}: needs doi, url or unverified"

    @pytest.mark.parametrize("key", citation.works())
    def test_addresses_have_their_form(self, key):
        work = citation.works()[key]
        if "doi" in work.fields:
            assert re.fullmatch(r"10\.\d{4,9}/\S+", work.fields["doi"])
        if "url" in work.fields:
            assert re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", work.fields["url"])
        if "pages" in work.fields:
            assert re.fullmatch(r"e?\d+(-\d+)?", str(work.fields["pages"]))

    def test_every_work_is_in_the_bibliography_and_no_other(self):
        page = (ROOT / "docs" / "bibliography.md").read_text("utf-8")
        listed = re.findall(r"^\* .+$", page, flags=re.MULTILINE)
        assert len(listed) == len(citation.works()) - 1
        for work in citation.works().values():
            assert work.key == "bigthree" or any(
                work.fields["title"].strip("{}")[:30].replace("{", "").replace("}", "") in line
                for line in listed
            ), work.key

    def test_what_is_not_verified_is_marked(self):
        page = (ROOT / "docs" / "bibliography.md").read_text("utf-8")
        marked = [work for work in citation.works().values() if work.unverified]
        assert page.count("*(not verified: ") == len(marked)


class TestInWords:
    """One line, and an entry of a bibliography."""

    @pytest.mark.parametrize("key", citation.works())
    def test_a_line_is_whole(self, key):
        work = citation.works()[key]
        line = citation.plain(work)
        assert not re.search(r"[{}]|\.\.|\?\.|  |None", line)
        assert line.endswith(".")
        for name, value in work.fields.items():
            for each in value if isinstance(value, list) else [value]:
                assert str(each).replace("{", "").replace("}", "") in line, name

    @pytest.mark.parametrize("key", citation.works())
    def test_an_entry_is_whole(self, key):
        entry = citation.bibtex(citation.works()[key])
        assert entry.startswith("@")
        assert entry.count("{") == entry.count("}")
        assert f"{{{key},\n" in entry
        for line in entry.splitlines()[1:-1]:
            assert re.fullmatch(r"  [a-z]+ = \{.+\},", line), line

    def test_known_lines(self):
        works = citation.works()
        assert citation.plain(works["singer1972"]) == (
            "Singer, J. David; Bremer, Stuart; Stuckey, John (1972). Capability Distribution, "
            "Uncertainty, and Major Power War, 1820-1965. In Russett, Bruce, ed., Peace, War, and "
            "Numbers. Beverly Hills: Sage. Pages 19-48."
        )
        assert citation.plain(works["nohlen2010"]).startswith(
            "Nohlen, Dieter; Stöver, Philip, ed. (2010). Elections in Europe"
        )
        assert "pages = {553--91}," in citation.bibtex(works["fariss2022"])
        assert "author = {Bolt, Jutta and van Zanden, Jan Luiten}," in citation.bibtex(
            works["bolt2024"]
        )


OWN = ("world.capabilities=equal", "coefficients=prototype")
USES = {
    OWN: (set(), {"singer1972", "diehl2021", "brecher1997", "churchill1953", "gibler2009"}),
    (*OWN, "events=historical"): ({"brecher1997", "brecher2023"}, {"singer1972", "diehl2021"}),
    (*OWN, "spheres=percentages"): ({"churchill1953"}, {"brecher1997"}),
    ("coefficients=accepted",): ({"diehl2021", "singer1972"}, {"brecher1997", "voeten2013"}),
    ("coefficients=point",): ({"diehl2021"}, {"voeten2013"}),
    ("coefficients=prior",): ({"singer1972"}, {"diehl2021"}),
}
"""Works that a world uses, and some that it does not, besides those of the contested states."""


class TestData:
    """Only what a results folder uses."""

    @pytest.mark.parametrize("overrides", USES, ids=" ".join)
    def test_of_a_world(self, folder, overrides):
        keys = {work.key for work in citation.of_folder(folder(*overrides))}
        used, unused = USES[overrides]
        assert {"bigthree", "pechatnov1995", "schvitz2022", "nohlen2010"} | used <= keys
        assert not keys & unused

    def test_of_the_second_case(self, folder):
        second = "case=washington_moscow_beijing"
        prior = {work.key for work in citation.of_folder(folder(second, "coefficients=prior"))}
        assert {"luthi2008", "singer1972", "schvitz2022"} <= prior
        assert not prior & {"diehl2021", "voeten2013"}
        assert "diehl2021" in {work.key for work in citation.of_folder(folder(second))}

    def test_a_hindcast_uses_the_record(self, folder):
        keys = {work.key for work in citation.of_folder(folder(*OWN, study="hindcast"))}
        assert {"diehl2021", "voeten2013", "brecher2023", "gibler2009"} <= keys

    def test_a_map_beside_the_pacts_uses_the_pacts(self, folder):
        found = folder(*OWN)
        (found / "figures").mkdir()
        (found / "figures" / "europe_holds.csv").touch()
        assert "leeds2002" in {work.key for work in citation.of_folder(found)}

    def test_the_version_is_that_of_the_folder(self, folder):
        found = folder(git={"commit": "0123456789abcdef", "clean": True})
        assert citation.software(SavedResults(found)).fields["version"] == (
            "9.8.7, commit 0123456789ab"
        )


class TestStudy:
    """`bigthree cite`."""

    def test_without_a_folder(self, capsys):
        code, said = ask(capsys)
        assert code == 0
        assert "Pechatnov, Vladimir O. (1995)." in said.out
        assert f"Version {bigthree.__version__}." in said.out
        assert said.out.endswith("`bigthree cite folder=results/…`\n")

    def test_of_a_folder_in_both_formats(self, capsys, folder):
        found = folder()
        code, said = ask(capsys, f"folder={found}")
        assert code == 0
        assert "The data that the results use\n" in said.out
        assert "\n  • Bolt, Jutta" in said.out
        assert max(map(len, said.out.splitlines())) <= 100
        code, said = ask(capsys, f"folder={found}", "format=bibtex")
        keys = re.findall(r"^@\w+\{(\w+),$", said.out, flags=re.MULTILINE)
        assert keys == [work.key for work in citation.of_folder(found)]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("folder=nowhere",), "folder=nowhere: no such folder"),
            (("format=csv",), "format=csv: allowed: bibtex, plain"),
            (("author=maisky",), "author=maisky: study=cite does not read it"),
        ],
    )
    def test_what_is_refused(self, capsys, arguments, says):
        code, said = ask(capsys, *arguments)
        assert (code, said.out) == (2, "")
        assert said.err.startswith(f"bigthree: {says}")
        assert said.err.count("\n") == 1

    def test_a_folder_without_results_is_refused(self, capsys, tmp_path):
        code, said = ask(capsys, f"folder={tmp_path}")
        assert code == 2
        assert "manifest.json: cannot be read" in said.err
