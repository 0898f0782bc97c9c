"""How to cite the software, the source whose reading it simulates, and the data used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from bigthree.cases import BIG_THREE
from bigthree.scenario import Scenario
from bigthree.storage.saved import SavedResults


class Work(NamedTuple):
    """Something to be cited."""

    # as BibTeX names them
    key: str
    kind: str
    # BibTeX's fields; `author` and `editor` are lists of names, family name first
    fields: Mapping[str, Any]
    # the shipped tables, and choices of configs, that are derived from it
    serves: tuple[str, ...] = ()
    # part of the bibliography: source, theory, data, methods or case; empty for the software
    part: str = ""
    unverified: str = ""  # what could not be checked against a public copy; empty where all was


@cache
def works() -> dict[str, Work]:
    """Everything that is to be cited, by its key."""
    from bigthree.yaml_text import read_yaml

    listed = read_yaml(files("bigthree.data").joinpath("citations.yaml").read_text("utf-8"))
    return {key: _work(key, fields) for key, fields in listed.items()}


def _work(key: str, fields: dict[str, Any]) -> Work:
    own = {name: fields.pop(name) for name in Work._fields if name in fields}
    return Work(key, fields=fields, **own)


def software(saved: SavedResults | None = None) -> Work:
    """The software: the version that is installed, or that made a results folder."""
    work = works()["bigthree"]
    origin = saved.origin if saved else None
    made_by = origin.versions.bigthree if origin else version("bigthree")
    commit = f", commit {origin.git.commit[:12]}" if origin and origin.git else ""
    return work._replace(fields={**work.fields, "version": f"{made_by}{commit}"})


def source() -> Work:
    """The paper whose reading the program simulates."""
    return works()["pechatnov1995"]


def of_folder(folder: Path) -> list[Work]:
    """The software that made a results folder, the source, and the data that it uses."""
    saved = SavedResults(folder)
    return [software(saved), source(), *data(saved, saved.scenarios.values())]


def data(saved: SavedResults, scenarios: Iterable[Scenario]) -> list[Work]:
    """The data that a results folder uses, and no others.

    Parameters
    ----------
    saved : SavedResults
    scenarios : iterable of Scenario
        Those that its worlds were made from.
    """
    used = set(saved.origin.record)
    used.update(table for scenario in scenarios for table in _tables(scenario))
    if any((saved.path / "figures").glob("europe*.csv")):
        used.add("alignment")
    return [work for work in works().values() if used & {*work.serves}]


def _tables(scenario: Scenario) -> Iterator[str]:
    """The shipped tables, and choices of configs, that a world is made of."""
    from bigthree.calibration import made_for, medoid

    yield from (f"events/{scenario.events.name}", f"spheres/{scenario.spheres.name}")
    if scenario.case != BIG_THREE:
        yield f"cases/{scenario.case}"
    else:
        yield from ("contested_states", "borders")
        if scenario.world.capabilities != "equal":
            yield "capabilities"
    layer = scenario.uncertainty.coefficients
    point = layer == "point" and scenario.theory == medoid(scenario.engagement.name)
    if layer in ("accepted", "joint") or point:
        yield "accepted_coefficients"
    if layer == "joint":
        yield f"cases/{made_for('joint')['case']}"


def parted(work: Work) -> tuple[str, str, str]:
    """A work in words, in three parts: by whom and when, its title, where it appeared."""
    fields = work.fields
    editors = "; ".join(fields.get("editor", ()))
    names = _people(fields.get("author", ())) or f"{editors}, ed."
    year = f" ({fields['year']})" if "year" in fields else ""
    title = fields["title"].replace("{", "").replace("}", "")
    where = "".join(f" {part}." for part in _where(work))
    before = f"{names}{year}".removesuffix(".")
    return f"{before}. ", title, where if title.endswith("?") else f".{where}"


def _people(names: Iterable[str]) -> str:
    return "; ".join(names).replace("; others", " and others")


def _where(work: Work) -> Iterator[str]:
    """Where a work appeared, part by part."""
    fields = work.fields
    if "booktitle" in fields:
        yield f"In {'; '.join(fields['editor'])}, ed., {fields['booktitle']}"
    if "journal" in fields:
        volume = f" {fields['volume']}" if "volume" in fields else ""
        issue = f"({fields['number']})" if "number" in fields else ""
        pages = f": {fields['pages']}" if "pages" in fields else ""
        yield f"{fields['journal']}{volume}{issue}{pages}"
    if "type" in fields:
        yield f"{fields['type']} {fields['number']}"
    if "publisher" in fields:
        yield f"{fields['address']}: {fields['publisher']}"
    if "version" in fields:
        yield f"Version {fields['version']}"
    if "pages" in fields and "journal" not in fields:
        yield f"Pages {fields['pages']}"
    if "institution" in fields:
        yield f"{fields['address']}: {fields['institution']}"
    if "note" in fields:
        yield str(fields["note"])
    if "doi" in fields:
        yield f"https://doi.org/{fields['doi']}"
    if "url" in fields:
        yield fields["url"]


def plain(work: Work) -> str:
    """A work in words, in one line."""
    return "".join(parted(work))


def bibtex(work: Work) -> str:
    """A work as an entry of a bibliography."""
    lines = [f"  {name} = {{{_in_bibtex(name, value)}}}," for name, value in work.fields.items()]
    return "\n".join([f"@{work.kind}{{{work.key},", *lines, "}"])


def _in_bibtex(name: str, value: Any) -> str:
    if name in ("author", "editor"):
        return " and ".join(each if ", " in each else f"{{{each}}}" for each in value)
    if name == "title":
        return f"{{{value}}}"  # as it is written, capitals included
    return str(value).replace("-", "--") if name == "pages" else str(value)
