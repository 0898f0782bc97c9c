"""The page of a results folder: question, answer, figures, numbers, limits, sources, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from bigthree import citation
from bigthree.answers import Answer, html
from bigthree.answers.html import Markup, element, joined, safe
from bigthree.cases import BIG_THREE, Case, case
from bigthree.errors import BadRequest
from bigthree.files import replace_file
from bigthree.handout import reproduction
from bigthree.handout.assumptions import assumptions
from bigthree.handout.limits import EVERY_CASE, LIMITS
from bigthree.handout.numbers import numbers
from bigthree.handout.pictures import figures
from bigthree.scenario import Scenario
from bigthree.storage.manifest import Origin
from bigthree.storage.saved import SavedResults

REPORT = "report.html"


def write(folder: Path, scenarios: Iterable[Scenario] | None = None) -> None:
    """Write ``report.html`` into a results folder.

    Parameters
    ----------
    folder : Path
        With all else that a study writes in it already.
    scenarios : iterable of Scenario, optional
        Those that the study's worlds were made from; read from the folder unless given.
    """
    replace_file(folder / REPORT, page(folder, scenarios).encode())


def page(folder: Path, scenarios: Iterable[Scenario] | None = None) -> str:
    """Return the hand-out of a results folder: one HTML page that loads nothing.

    Parameters
    ----------
    folder, scenarios
        As for `write`.

    Raises
    ------
    BadRequest
        When the folder holds no answer of a study.
    """
    saved = SavedResults(folder)
    answer = saved.answer
    if answer is None:
        raise BadRequest(f"{folder}: holds no answer of a study")
    scenarios = list(saved.scenarios.values() if scenarios is None else scenarios)
    sections = {title: part for title, part in _sections(saved, answer, scenarios) if part}
    filled = {
        "style": _shipped("style.css"),
        "question": safe(answer.question),
        "made": safe(_made(saved.origin)),
        "contents": _contents(sections),
        "sections": joined(_section(title, part) for title, part in sections.items()),
    }
    return Template(_shipped("page.html")).substitute(filled)


def _sections(
    saved: SavedResults, answer: Answer, scenarios: list[Scenario]
) -> Iterator[tuple[str, Markup]]:
    varied = _varied(saved)
    yield "The answer", joined([*_stopped(saved.origin), html.render(answer)])
    yield "Figures", figures(saved.path / "figures")
    if "summary" in saved.tables:
        yield "The worlds in numbers", numbers(saved.summary(), varied)
    yield "What the model does not show", _limits(_of(scenarios))
    yield "How to repeat it", _reproduction(saved)
    yield "How to cite it", _cite(saved, scenarios)
    yield "The evidence", _evidence(scenarios, varied)


def _stopped(origin: Origin) -> list[Markup]:
    if origin.finished:
        return []
    notice = "It was stopped before it was finished; what follows is what had been kept."
    return [element("p", notice, class_="notice")]


def _made(origin: Origin) -> str:
    """What was run, in a line."""
    runs = f"{origin.runs:,} {'history' if origin.runs == 1 else 'histories'} a world"
    study = (origin.experiment or origin.study).replace("_", " ")
    return f"{study} · {runs} · seed {origin.seed} · bigthree {origin.versions.bigthree}"


def _varied(saved: SavedResults) -> list[str]:
    """What varied among the worlds of a sweep."""
    points = map(str, saved.table("points")) if "points" in saved.tables else []
    return [name for name in points if name not in ("point", "base")]


def _of(scenarios: list[Scenario]) -> Case:
    """The case of some scenarios; the usual one where there are none."""
    return case(scenarios[0].case) if scenarios else case()


def _limits(of: Case) -> Markup:
    limits = LIMITS if of.name == BIG_THREE else EVERY_CASE
    listed = (element("li", element("b", head), f" {text}") for head, text in limits)
    more = element("p", "The whole of it, with numbers: docs/record.md of the project.")
    return joined([element("ul", *listed), more])


def _reproduction(saved: SavedResults) -> Markup:
    origin = saved.origin
    names = ", ".join([*(f"{name}.csv" for name in saved.tables), "manifest.json", "CODEBOOK.md"])
    same = (
        "The same command with the same versions gives the same numbers to the last digit. Seed "
        f"{origin.seed} fixes the luck; worlds that are compared meet the same luck."
    )
    return joined(
        [
            element("pre", element("code", origin.command)),
            element("p", f"Made with {reproduction.made_with(origin)} {same}"),
            element("p", f"In the folder of this page: {names}."),
            element("p", f"Libraries: {reproduction.libraries(origin)}.", class_="beside"),
        ]
    )


def _cite(saved: SavedResults, scenarios: list[Scenario]) -> Markup:
    parts = [
        element("p", "The software: ", *_cited(citation.software(saved))),
        element("p", "The source whose reading it simulates: ", *_cited(citation.source())),
    ]
    if data := citation.data(saved, scenarios):
        parts.append(element("p", "The data that these results use:"))
        parts.append(element("ul", *(element("li", *_cited(work)) for work in data)))
    return joined(parts)


def _cited(work: citation.Work) -> tuple[str | Markup, ...]:
    before, title, after = citation.parted(work)
    return before, element("cite", title), after


def _evidence(scenarios: Iterable[Scenario], varied: list[str]) -> Markup:
    tables = assumptions(scenarios, varied)
    if not tables:
        return tables
    pages = "" if _of(list(scenarios)).name != BIG_THREE else PAGES
    return joined([element("p", f"{pages}{GRADES}"), tables])


PAGES = "Pages are those of Pechatnov (1995). "

GRADES = (
    "Readings are ours, in our words. The range is "
    "the widest that any of our readers gave. Direction and size are graded apart. Stated: in the "
    "source (of a size: by a word of degree; the number is ours); inferred: our inference; silent: "
    "the source says nothing; set by hand: yours. Where several worlds were run, what "
    "they have in common is left out, but for each author’s beliefs."
)


def _section(title: str, part: Markup) -> Markup:
    return element("section", element("h2", title), part, id=_anchor(title))


def _contents(titles: Iterable[str]) -> Markup:
    links = (element("a", title, href=f"#{_anchor(title)}") for title in titles)
    return element("ul", *(element("li", link) for link in links))


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
