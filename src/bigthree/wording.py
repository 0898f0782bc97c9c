"""Months, shares and intervals in words; every study and figure says them alike."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bigthree.cases import BIG_THREE, Case, case
from bigthree.dyads import dyad_of, others
from bigthree.errors import BadRequest
from bigthree.inputs import START_YEAR
from bigthree.labels import in_plain_letters, label
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral

if TYPE_CHECKING:
    from bigthree.scenario import Event, Labels, Scenario, Spheres

PAIRS = case().against
"""Two against one, by the dyad that combines, of the usual case."""

DYADS = case().ties
"""The ties of the usual case."""


def measures_of(of: Case) -> dict[str, str]:
    """The compared measures of a case, as they head a column."""
    called, two = of.measured, others(of.believer)
    return {
        "survival_60": "share together",
        "rmst_two_against_one": "months to two against one",
        f"rmst_{called.combined}": f"months to {of.ties[dyad_of(*two)]}",
        "rmst_concert": "months to a hostile tie",
        called.ties: f"{of.words.ties} tie",
        **{dyad: f"{tie} tie" for dyad, tie in zip(of.dyads, of.ties, strict=True)},
        "surprise": "surprise",
        **{name: _trust(name) for name in called.trust},
    }


def changes_of(of: Case) -> dict[str, tuple[str, str, str]]:
    """The compared measures in a sentence: what changes, and how where it rises or falls."""
    both = " and ".join(of.the[n] for n in others(of.believer))
    later, higher = ("months later", "months sooner"), ("higher", "lower")
    happens = {
        "survival_60": ("the share together after five years is", *higher),
        "rmst_two_against_one": ("two combine against the third", *later),
        f"rmst_{of.measured.combined}": (f"{both} combine", *later),
        "rmst_concert": ("a first tie turns hostile", *later),
        "surprise": ("surprise is", "greater", "less"),
    }
    is_so = {
        name: (f"{words if name in of.measured.trust else f'the {words}'} is", *higher)
        for name, words in measures_of(of).items()
    }
    return {**is_so, **happens}


def _trust(name: str) -> str:
    """``washingtons_trust`` as it is written in a sentence."""
    whose = name.removesuffix("_trust").removesuffix("s")
    return f"{in_plain_letters(whose).title()}'s trust"


MEASURES = measures_of(case())
"""The compared measures of the usual case, as they head a column."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


CHOICES = {
    "author": "whose policy",
    "engagement": "how America comes in",
    "spheres": "scheme of spheres",
    "coder": "whose reading",
}
"""What is chosen, in words, where the name of the group is not enough."""


def varied(name: str, of: str = BIG_THREE) -> str:
    """What a study varies, in words: the meaning of a number, or what is chosen."""
    from bigthree.scenario import quantity

    if "." not in name:
        return CHOICES.get(name, in_plain_letters(name))
    try:
        return quantity(name, of).meaning
    except BadRequest:  # part of a scheme or of an event
        return in_plain_letters(name.replace(".", ", "))


def capitalized(text: str) -> str:
    """Text that begins with a capital letter, the rest as it stands."""
    return f"{text[:1].upper()}{text[1:]}"


def histories(count: int) -> str:
    """A number of histories."""
    return "1 history" if count == 1 else f"{count} histories"


def date(month: float, start: int = START_YEAR) -> str:
    """The calendar month of a month of a run that starts in January of a year."""
    whole = round(month)
    return f"{MONTHS[whole % 12]} {start + whole // 12}"


def author(name: str) -> str:
    """An author as written in a sentence."""
    return label("author", name)


def event(name: str, event: Event) -> str:
    """An event as it stands in a figure."""
    return event.label or capitalized(in_plain_letters(name))


def scheme(spheres: Spheres) -> str:
    """A scheme of spheres as it stands in a title."""
    return spheres.label or in_plain_letters(spheres.name)


def world(labels: Labels) -> str:
    """A scenario's world as written in a table, its background included."""
    if labels.background == "as_assumed":
        return label("world", labels.world)
    if labels.world == "historical":
        return "all as it turned out"
    return f"{label('world', labels.world)}, {label('background', labels.background)}"


def assumptions_after(of: Case | None = None) -> str:
    """Whose assumptions a figure shows, the usual case's unless given, to end its caption."""
    return f"Assumptions after {(of or case()).source}."


def article(word: str) -> str:
    """A word with its indefinite article."""
    return f"{'an' if word[0] in 'AEIOUaeiou' else 'a'} {word}"


def pages(numbers: str) -> str:
    """Pages of the source in order: ``p. 5``, ``pp. 4–6, 17``; as given where none has a number."""
    if not re.search(r"\d", numbers):
        return numbers
    ends = (re.findall(r"\d+", part) for part in re.split("[;,]", numbers))
    pages = sorted(
        {page for each in ends if each for page in range(int(each[0]), int(each[-1]) + 1)}
    )
    starts = [page for page in pages if page - 1 not in pages]
    lasts = [page for page in pages if page + 1 not in pages]
    text = ", ".join(
        f"{first}–{last}" if last > first else f"{first}"
        for first, last in zip(starts, lasts, strict=True)
    )
    return f"{'p.' if len(pages) == 1 else 'pp.'} {text}"


def by_hand(scenario: Scenario) -> str:
    """What a user set apart from the usual, in one line; empty where nothing was."""
    from bigthree.adjustments import changes
    from bigthree.evidence import set_by_hand

    numbers = set_by_hand(scenario)
    parts = [f"{dotted}={value:g}" for dotted, value in numbers.items()]
    layers = scenario.uncertainty
    parts += [f"no {layer}" for layer in ("luck", "coding") if not getattr(layers, layer)]
    if layers.coefficients != "accepted":
        parts.append(f"coefficients={layers.coefficients}")
    if layers.coder != "mean":
        parts.append(f"coder={layers.coder}")
    if scenario.labels.events != "none":
        parts.append(f"events={scenario.labels.events}")
    parts += changes(scenario)
    if not parts:
        return ""
    apart = f"Set apart from the coded scenario: {', '.join(parts)}."
    return " ".join([apart, *_outside(scenario, numbers)])


def _outside(scenario: Scenario, numbers: dict[str, float]) -> Iterator[str]:
    """Which assumptions set by hand lie outside their coded range."""
    from bigthree.evidence import coded, source_of

    for dotted, value in numbers.items():
        if dotted.startswith(("author.", "world.")):
            range_ = coded(source_of(scenario, dotted), dotted.split(".", 1)[1], of=scenario.case)
            if not range_.low <= value <= range_.high:
                yield (
                    f"{dotted}={value:g} is outside its coded range "
                    f"({range_.low:g} to {range_.high:g})."
                )


def percent(share: float) -> Numeral:
    """A share of histories, never rounded to all or none of them."""
    if 0.0 < share <= 0.005:
        return Numeral("<1 %")
    if 0.995 <= share < 1.0:
        return Numeral(">99 %")
    return Numeral(f"{share:.0%}".replace("%", " %"))


def percents(share: Estimate, digits: int = 0, interval: bool = False) -> Numeral:
    """A share in percent to some digits, with its 95 % interval where that is wanted."""
    value, low, high = (f"{100 * part:.{digits}f}" for part in share)
    return Numeral(f"{value} %", f"({low} to {high})" if interval else "")


def where(labels: Labels) -> str:
    """In which world something holds, to begin a sentence; empty in that of each author."""
    return {
        ("as_assumed", "as_assumed"): "",
        ("historical", "as_assumed"): "With Europe, Germany, trade, America's reach and Western "
        "tolerance as they turned out",
        ("historical", "historical"): "With ideology, opinion and the powers' weights as they "
        "turned out too",
    }.get((labels.world, labels.background), f"In the world “{world(labels)}”")


def contradiction(place: str, effects: Mapping[str, Estimate]) -> str:
    """What the Anglo-American contradiction does in a world, author by author, in months.

    Parameters
    ----------
    place : str
        As `where` says it.
    effects : mapping of str to Estimate
        Months until two combine against the third, holds minus fails, by author.
    """
    parts: list[str] = []
    unit, assumptions = " months", " assumptions"
    for sign in (1, -1, 0):
        names = []
        for name, effect in effects.items():
            if effect.sign == sign:
                size = f" ({number(effect.value, sign=True)}{unit})" if sign else ""
                names.append(f"{author(name)}'s{assumptions}{size}")
                unit, assumptions = "" if size else unit, ""
        if names:
            them = "them" if parts else "the three powers"
            does = {
                1: f"keeps {them} together longer",
                -1: f"parts {them} sooner",
                0: "makes no clear difference on average",
            }[sign]
            parts.append(f"{does} with {listed(names)}")
    subject = f"{place}, the" if place else "The"
    return f"{subject} Anglo-American contradiction {listed(parts)}"


def number(value: float, digits: int = 0, sign: bool = False) -> Numeral:
    """Return a number with a true minus sign, and no minus before zero."""
    plus = "+" if sign else ""
    return Numeral(f"{round(value, digits) + 0.0:{plus}.{digits}f}".replace("-", "−"))


def interval(estimate: Estimate, digits: int = 0, sign: bool = False) -> Numeral:
    """Return an estimate with its 95 % interval."""
    if not math.isfinite(estimate.low + estimate.high):
        return Numeral(number(estimate.value, digits, sign), "(one history: no interval)")
    enough = digits_of(estimate, digits)
    value, low, high = (number(part, enough, sign) for part in estimate)
    return Numeral(value, f"({low} to {high})")


def digits_of(estimate: Estimate, digits: int) -> int:
    """The digits given; one more of a tie where the ends of its interval would else look alike."""
    alike, still_alike = (
        number(estimate.low, n) == number(estimate.high, n) for n in (digits, digits + 1)
    )
    return digits + (digits == TIE and alike and not still_alike)


TIE = 2
"""Digits after the point of a tie."""


def listed(names: Sequence[str], last_by: str = "and") -> str:
    """Return some names in words: a, b and c."""
    *first, last = names
    return f"{', '.join(first)} {last_by} {last}" if first else last
