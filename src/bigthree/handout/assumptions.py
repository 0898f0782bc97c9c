"""What the worlds of a study stand on: value, range, grade, page and reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bigthree import evidence, wording
from bigthree.answers.html import Markup, element, joined, safe, table
from bigthree.evidence import Assumption
from bigthree.scenario import Scenario, quantity

HEAD = ("assumption", "value", "range", "direction", "size", "page", "our reading")

WHOSE = {
    "shared": "The same for every author",
    "historical": "As it turned out",
    "you": "Set by hand",
}
"""Whose assumptions a table holds, where they are no author's."""

BySource = dict[str, dict[tuple[str, float], Assumption]]
"""By whose they are, then by dotted name and value."""


def assumptions(scenarios: Iterable[Scenario], varied: Collection[str]) -> Markup:
    """A table of assumptions for everyone whose they are.

    Of several worlds: each author's beliefs, what was set by hand, and what differs.

    Parameters
    ----------
    scenarios : iterable of Scenario
    varied : collection of str
        Dotted names of the numbers that the study varied.
    """
    found = [evidence.assumptions(scenario) for scenario in scenarios]
    telling = _telling(found)
    by_source: BySource = {}
    for each in found:
        for dotted, assumed in each.items():
            if dotted in telling:
                by_source.setdefault(assumed.source, {})[dotted, assumed.value] = assumed
    return joined(
        part
        for source, held in by_source.items()
        for part in (
            element("h3", whose_in_words(source)),
            table(HEAD, list(_rows(held, varied)), f"Evidence: {whose_in_words(source)}"),
        )
    )


def _telling(found: Sequence[Mapping[str, Assumption]]) -> set[str]:
    """The names of the assumptions that are worth a line."""
    values: dict[str, set[tuple[float, str]]] = {}
    for each in found:
        for dotted, assumed in each.items():
            values.setdefault(dotted, set()).add((assumed.value, assumed.source))
    return {
        dotted
        for dotted, held in values.items()
        if len(found) == 1
        or len(held) > 1
        or dotted.startswith("author.")
        or any(source == "you" for _, source in held)
    }


def whose_in_words(source: str) -> str:
    """Whose assumptions they are, in words."""
    if source in WHOSE:
        return WHOSE[source]
    return " and ".join(wording.author(name) for name in source.split("+"))


def _rows(
    held: Mapping[tuple[str, float], Assumption], varied: Collection[str]
) -> Iterator[list[str]]:
    for (dotted, value), found in held.items():
        meaning = element("span", quantity(dotted).meaning, class_="meaning")
        free = dotted in varied
        yield [
            joined([meaning, element("code", dotted)], " "),
            "varied" if free else _number(value),
            "" if found.low == found.high else f"{_number(found.low)} to {_number(found.high)}",
            found.grade,
            "" if found.source == "you" else found.size,
            wording.pages(found.pages) if found.pages else "",
            joined([safe(found.reading), _paragraphs(found)], " "),
        ]


def _paragraphs(found: Assumption) -> Markup:
    """How each paragraph of the source that an assumption rests on begins."""
    begin = (each.partition(" ") for each in found.paragraphs)
    listed = "; ".join(f"p. {page} {words} …" for page, _, words in begin)
    return element("span", listed, class_="meaning") if listed else safe("")


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
