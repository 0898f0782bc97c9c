"""What the worlds of a study stand on: value, range, grade, page and reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bigthree import evidence, wording
from bigthree.answers.html import Markup, element, joined, safe, table
from bigthree.cases import BIG_THREE
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
"""Assumptions by whose they are, then by dotted name and value."""


def assumptions(scenarios: Iterable[Scenario], varied: Collection[str]) -> Markup:
    """Return a table of assumptions for each author, for the world, and for what was set by hand.

    Of several worlds: each author's beliefs, what was set by hand, and what differs.

    Parameters
    ----------
    scenarios : iterable of Scenario
    varied : collection of str
        Dotted names of the numbers that the study varied.
    """
    scenarios = list(scenarios)
    of = scenarios[0].case if scenarios else BIG_THREE
    worlds = [evidence.assumptions(scenario) for scenario in scenarios]
    shown = _shown(worlds)
    by_source: BySource = {}
    for world in worlds:
        for dotted, assumed in world.items():
            if dotted in shown:
                by_source.setdefault(assumed.source, {})[dotted, assumed.value] = assumed
    return joined(
        part
        for source, assumed_here in by_source.items()
        for part in (
            element("h3", whose_in_words(source)),
            table(
                HEAD, list(_rows(assumed_here, varied, of)), f"Evidence: {whose_in_words(source)}"
            ),
        )
    )


def _shown(worlds: Sequence[Mapping[str, Assumption]]) -> set[str]:
    """The names of the assumptions that are worth a line."""
    values: dict[str, set[tuple[float, str]]] = {}
    for world in worlds:
        for dotted, assumed in world.items():
            values.setdefault(dotted, set()).add((assumed.value, assumed.source))
    return {
        dotted
        for dotted, different in values.items()
        if len(worlds) == 1
        or len(different) > 1
        or dotted.startswith("author.")
        or any(source == "you" for _, source in different)
    }


def whose_in_words(source: str) -> str:
    """Return whose assumptions they are, in words."""
    if source in WHOSE:
        return WHOSE[source]
    return " and ".join(wording.author(name) for name in source.split("+"))


def _rows(
    by_value: Mapping[tuple[str, float], Assumption], varied: Collection[str], of: str
) -> Iterator[list[str]]:
    for (dotted, value), assumed in by_value.items():
        low, high = _number(assumed.low), _number(assumed.high)
        meaning = element("span", quantity(dotted, of).meaning, class_="meaning")
        yield [
            joined([meaning, element("code", dotted)], " "),
            "varied" if dotted in varied else _number(value),
            "" if assumed.low == assumed.high else f"{low} to {high}",
            assumed.grade,
            "" if assumed.source == "you" else assumed.size,
            _pages(assumed, of),
            joined([safe(assumed.reading), _paragraphs(assumed)], " "),
        ]


def _pages(assumed: Assumption, of: str) -> str:
    """The pages of the one source, or the works that another case names."""
    one_source = of == BIG_THREE and assumed.pages
    return wording.pages(assumed.pages) if one_source else assumed.pages


def _paragraphs(assumed: Assumption) -> Markup:
    """How each paragraph of the source that an assumption rests on begins."""
    begin = (each.partition(" ") for each in assumed.paragraphs)
    listed = "; ".join(f"p. {page} {words} …" for page, _, words in begin)
    return element("span", listed, class_="meaning") if listed else safe("")


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
