"""The hand-out as a page, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from string import Template

from bigthree.answers import html, markdown
from bigthree.answers.html import Markup, element, joined, safe
from bigthree.errors import BadRequest
from bigthree.files import replace_file
from bigthree.handout.contents import contents
from bigthree.handout.layout import HandOut, Part, Picture, Section
from bigthree.handout.pictures import figure
from bigthree.scenario import Scenario
from bigthree.storage.saved import SavedResults

REPORT, TEXT = "report.html", "report.md"


def write(folder: Path, scenarios: Iterable[Scenario] | None = None) -> None:
    """Write ``report.html`` and ``report.md`` into a results folder."""
    handout = _handout(folder, scenarios)
    replace_file(folder / REPORT, _page(handout, folder).encode())
    replace_file(folder / TEXT, _text(handout).encode())


def page(folder: Path, scenarios: Iterable[Scenario] | None = None) -> str:
    """Return the hand-out of a results folder: one HTML page that loads nothing."""
    return _page(_handout(folder, scenarios), folder)


def _handout(folder: Path, scenarios: Iterable[Scenario] | None) -> HandOut:
    saved = SavedResults(folder)
    answer = saved.answer
    if answer is None:
        raise BadRequest(f"{folder}: holds no answer of a study")
    given = saved.scenarios.values() if scenarios is None else scenarios
    return contents(saved, answer, list(given))


def _page(handout: HandOut, folder: Path) -> str:
    filled = {
        "style": _shipped("style.css"),
        "question": safe(handout.question),
        "made": safe(handout.made),
        "contents": _contents([*handout.front, *handout.annex]),
        "front": joined(_section(each, folder) for each in handout.front),
        "annex": joined(_section(each, folder) for each in handout.annex),
    }
    return Template(_shipped("page.html")).substitute(filled)


def _section(section: Section, folder: Path) -> Markup:
    parts = (
        figure(folder / "figures", part) if isinstance(part, Picture) else html.block(part)
        for part in section.parts
    )
    return element(
        "section", element("h2", section.title), joined(parts), id=_anchor(section.title)
    )


def _contents(sections: Iterable[Section]) -> Markup:
    links = (element("a", each.title, href=f"#{_anchor(each.title)}") for each in sections)
    return element("ul", *(element("li", link) for link in links))


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _text(handout: HandOut) -> str:
    """The hand-out as Markdown, its figures beside it."""
    parts = [f"# {handout.question}", handout.made]
    for title, sections in (("", handout.front), ("# Annex", handout.annex)):
        parts += [title] if title else []
        for section in sections:
            parts += [f"## {section.title}", *map(_in_markdown, section.parts)]
    return "\n\n".join(parts) + "\n"


def _in_markdown(part: Part) -> str:
    if isinstance(part, Picture):
        file = f"figures/{part.name}.{part.formats[0]}" if part.formats else ""
        return f"![Figure {part.number}]({file})\n\n**Figure {part.number}.** {part.caption}"
    return markdown.block(part, below=1)


def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
