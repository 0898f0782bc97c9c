"""What the worlds of a study stand on: value, range, grade, page and reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bigthree import evidence, wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.cases import BIG_THREE
from bigthree.evidence import Assumption
from bigthree.numerals import Numeral, span
from bigthree.scenario import Scenario, quantity

HEAD = ("assumption", "value", "range", "direction", "size", "page", "our reading")

WHOSE = {
    "shared": "The same for every author",
    "historical": "As it turned out",
    "you": "Set by hand",
}
"""Whose assumptions a table holds, where they are no author's."""

PAGES = "Pages are those of Pechatnov (1995). "

TERMS = (
    "Readings are ours, in our words. The range is "
    "the widest that any of our readers gave. Direction and size are graded apart. Stated: in the "
    "source (of a size: by a word of degree; the number is ours); inferred: our inference; silent: "
    "the source says nothing; set by hand: yours. Where several worlds were run, what "
    "they have in common is left out, but for each author’s beliefs."
)

COUNTED = {
    "stated": "that the source states",
    "inferred": "that we infer from it",
    "silent": "on which it is silent",
    "set by hand": "set by hand",
}
"""Grades as they are counted."""

MOST_NAMED = 5
"""Assumptions that are named on the first two pages."""


def in_brief(scenarios: Sequence[Scenario], varied: Collection[str]) -> list[Block]:
    """Return how many assumptions the worlds rest on, how well, and those that matter most here."""
    worlds = [evidence.assumptions(scenario) for scenario in scenarios]
    of = scenarios[0].case
    held = {(each.source, name): each for world in worlds for name, each in world.items()}
    grades = Counter(each.grade for each in held.values())
    counts = [f"{grades[grade]} {words}" for grade, words in COUNTED.items() if grades[grade]]
    source = "Pechatnov (1995)" if of == BIG_THREE else "the works named there"
    says = (
        f"The worlds rest on {len(held)} coded assumptions: {wording.listed(counts)}. The source "
        f"is {source}. Where it says so, it says which way; how much is our reading. The annex has "
        "each with its range and page."
    )
    listed, which = _telling(worlds, varied)
    few = [f"{_brief(name, worlds, of)}." for name in listed[:MOST_NAMED]]
    more = f", the first {MOST_NAMED} of {len(listed)}" if len(listed) > MOST_NAMED else ""
    return [Paragraph(f"{says} {which}{more}:"), Items.of(few)] if few else [Paragraph(says)]


def _telling(
    worlds: Sequence[Mapping[str, Assumption]], varied: Collection[str]
) -> tuple[list[str], str]:
    """The assumptions that tell the worlds apart; of one world, those that its author holds."""
    apart = [name for name in worlds[0] if name in varied]
    if apart:
        return apart, "What was varied (the coded value of the world it started from)"
    differing = [
        name
        for name in worlds[0]
        if len({world[name].value for world in worlds if name in world}) > 1
    ]
    if differing:
        differing.sort(key=lambda name: not name.startswith("world."))
        return differing, "What differs between the worlds"
    hand = [name for name, each in worlds[0].items() if each.source == "you"]
    return (hand, "What was set by hand") if hand else (
        [name for name in worlds[0] if name.startswith("author.")], "What the author assumes"
    )  # fmt: skip


def _brief(name: str, worlds: Sequence[Mapping[str, Assumption]], of: str) -> str:
    """An assumption in a line: its values, and where they come from."""
    found = [world[name] for world in worlds if name in world]
    values = sorted({each.value for each in found})
    pages = dict.fromkeys(_pages(each, of) for each in found if each.pages)
    where = "; ".join(pages) if len(pages) <= 2 else ""
    grades = wording.listed(list(dict.fromkeys(each.grade for each in found)), "or")
    many = len(values) > 4
    shown = [values[0], values[-1]] if many else values
    written = (" to " if many else ", ").join(map(_number, shown))
    meaning = quantity(name, of).meaning
    stands = ", ".join(filter(None, [grades, where]))
    return f"{wording.capitalized(meaning)}: {written} ({stands})"


def in_full(scenarios: Iterable[Scenario], varied: Collection[str]) -> list[Block]:
    """Return a table of assumptions for each author, for the world, and for what was set by hand.

    Of several worlds: each author's beliefs, what was set by hand, and what differs.
    """
    scenarios = list(scenarios)
    of = scenarios[0].case if scenarios else BIG_THREE
    worlds = [evidence.assumptions(scenario) for scenario in scenarios]
    shown = _shown(worlds)
    by_source: dict[str, dict[tuple[str, float], Assumption]] = {}
    for world in worlds:
        for dotted, assumed in world.items():
            if dotted in shown:
                by_source.setdefault(assumed.source, {})[dotted, assumed.value] = assumed
    tables = [
        part
        for source, here in by_source.items()
        for part in (Heading(whose_in_words(source)), Table(HEAD, tuple(_rows(here, varied, of))))
    ]
    pages = PAGES if of == BIG_THREE else ""
    return [Paragraph(f"{pages}{TERMS}"), *tables] if tables else []


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
) -> Iterator[tuple[str, ...]]:
    for (dotted, value), assumed in by_value.items():
        low, high = _number(assumed.low), _number(assumed.high)
        yield (
            f"{quantity(dotted, of).meaning} `{dotted}`",
            "varied" if dotted in varied else _number(value),
            "" if assumed.low == assumed.high else span(low, high),
            assumed.grade,
            "" if assumed.source == "you" else assumed.size,
            _pages(assumed, of),
            f"{assumed.reading} {_paragraphs(assumed)}".strip(),
        )


def _pages(assumed: Assumption, of: str) -> str:
    """The pages of the one source, or the works that another case names."""
    one_source = of == BIG_THREE and assumed.pages
    return wording.pages(assumed.pages) if one_source else assumed.pages


def _paragraphs(assumed: Assumption) -> str:
    """How each paragraph of the source that an assumption rests on begins."""
    return f"({'; '.join(map(str, assumed.paragraphs))})" if assumed.paragraphs else ""


def _number(value: float) -> Numeral:
    return Numeral(f"{value:.3g}".replace("-", "−"))
