"""The tables of the model description, printed from the code.

They stand in the pages themselves, so that they can be read in the repository too; `cog -r` writes
them anew (see CONTRIBUTING), and a test fails while a page and the code differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from bigthree import calibration, citation
from bigthree.cases import case
from bigthree.explanation.mechanisms import described
from bigthree.labels import label
from bigthree.month.layout import STATE
from bigthree.scenario import Author, Measures, World, quantity
from bigthree.studies.coefficients.answer import table as coefficient_rows
from bigthree.studies.patterns.findings import FINDINGS
from bigthree.theory import events
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.theory.mechanisms import INDIRECT, INTERESTS, LEDGER
from bigthree.theory.phases import PHASES

KEPT = {
    "stances": ("$x_{ij}$", "power and other power", "−1 to 1"),
    "appetite": ("$a_j$", "power", "0 to 2"),
    "log_odds": ("$L_{ij}$", "power and other power", "−20 to 20"),
    "belief": ("$\\hat{\\rho}$", "power; only Moscow has one", "0 to 1"),
    "levels": ("$h, \\varphi, O, u$", "level: danger, ideology, opinion, credit window", "0 to 1"),
    "shifts": ("$\\Delta$", "what lasting effects of events shift, as in the table of targets, by "
               "dyad or power where it differs between them", "any"),
    "signed": ("$z_d$", "dyad", "0 or 1"),
    "restraint": ("$R_{jn}$", "power and contested state", "0 to 1"),
    "influence": ("$f_{jn}$", "power and contested state", "0 to 1"),
}  # fmt: skip
"""What a month hands on to the next: symbol, index, range."""


def show(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table, set off from the text around it."""
    print()
    for cells in (headings, ["---"] * len(headings), *rows):
        print("|", " | ".join(str(cell) for cell in cells), "|")
    print()


def findings() -> None:
    """The patterns by which the model is judged."""
    show(("", "finding", "pages"), [(each.number, each.statement, each.pages) for each in FINDINGS])


def phases() -> None:
    """The order of a month."""
    show(("", "phase", "who", "what"), [(n, *phase) for n, phase in enumerate(PHASES, 1)])


def state() -> None:
    """Every variable that a month hands on to the next."""
    rows = []
    for name, (symbol, index, span) in KEPT.items():
        shape = STATE[name].shape
        rows.append((f"`{name}`", symbol, index, " × ".join(map(str, shape)), span))
    show(("variable", "symbol", "one for each", "shape", "range"), rows)


def author() -> None:
    """What Moscow believes and wants."""
    _numbers(Author, "author")


def world() -> None:
    """How things are."""
    _numbers(World, "world")


def _numbers(model: type[BaseModel], group: str) -> None:
    rows = []
    for name, field in model.model_fields.items():
        extra: Any = field.json_schema_extra
        if extra is not None:
            known = quantity(f"{group}.{name}")
            span = f"{known.low:g} to {known.high:g}"
            rows.append((f"`{group}.{name}`", _symbol(extra["symbol"]), known.meaning, span))
    show(("number", "symbol", "meaning", "range"), rows)


def _symbol(symbol: str) -> str:
    """A symbol with its index set low."""
    return re.sub(r"_(\w+)$", r"<sub>\1</sub>", symbol)


def coded() -> None:
    """What each source says of each number: the shipped evidence, without its readings."""
    show(
        ("source", "number", "value", "low", "high", "grade", "pages"),
        [
            (label("author", row["source"]), row["parameter"], row["value"], row["low"],
             row["high"], row["grade"], row["pages"].replace(";", ", "))
            for row in case().rows("evidence")
        ],
    )  # fmt: skip


def coefficients() -> None:
    """The theory's coefficients with what the record accepts."""
    rows = coefficient_rows(calibration.medoid(), ENGAGEMENTS[0])
    headings = tuple(rows[0])
    show(
        headings,
        [(f"`{name}`", _symbol(symbol), *rest)
         for name, symbol, *rest in (row.values() for row in rows)],
    )  # fmt: skip


def measures() -> None:
    """Thresholds of what is measured."""
    rows = [
        (f"`measures.{name}`", quantity(f"measures.{name}").meaning, f"{field.default:g}")
        for name, field in Measures.model_fields.items()
    ]
    show(("number", "meaning", "usual value"), rows)


def mechanisms() -> None:
    """Every mechanism by name: what it does, its source, what switches it off."""
    places = {**dict.fromkeys(LEDGER, "E1"), **dict.fromkeys(INTERESTS, "E2"), "deterrence": "E10"}
    rows = [
        (f"`{name}`", places.get(name, "E4 to E7"), *described(name, case())[:2],
         ", ".join(f"`theory.{switch}`" for switch in each.switches))
        for name, each in {**LEDGER, **INDIRECT}.items()
    ]  # fmt: skip
    show(("mechanism", "in", "what it is", "source", "off when 0"), rows)


def states() -> None:
    """The contested states."""
    rows = [
        (each.name, f"{each.distances[0]:g}", *each.distances[1:],
         f"{each.coast:g}", each.weight, each.resistance)
        for each in case().states()
    ]  # fmt: skip
    show(("state $n$", "$d_{Sn}$", "$d_{An}$", "$d_{Bn}$", "coast", "$w_n$", "$r_n$"), rows)


def targets() -> None:
    """What an event can change."""
    kinds = (
        (case().stance_targets, "that stance jumps in this month"),
        (events.LEVEL_TARGETS, "that level jumps, is kept in 0 to 1, and relaxes afterwards"),
        (tuple(case().shifts), "a shift that lasts"),
        (case().agreement_targets, "the two sign the scheme in force, if it lets them"),
    )
    rows = [(", ".join(f"`{name}`" for name in names), what) for names, what in kinds]
    show(("targets", "what happens"), rows)


def works(part: str) -> None:
    """The works of a part of the bibliography, by author."""
    print()
    chosen = [work for work in citation.works().values() if work.part == part]
    for work in sorted(chosen, key=lambda work: citation.plain(work).casefold()):
        before, title, where = citation.parted(work)
        mark = f" *(not verified: {work.unverified})*" if work.unverified else ""
        print(f"* {before}*{title}*{_links(where)}{mark}")
    print()


def _links(where: str) -> str:
    """Addresses as links, without the full stop that follows them."""
    return re.sub(
        r" (https://\S+)\.(?= |$)",
        lambda found: f" [{found[1].removeprefix('https://')}]({_escaped(found[1])})",
        where,
    )


def _escaped(address: str) -> str:
    """An address that Markdown can hold."""
    for sign, code in (("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E"), ("#", "%23")):
        address = address.replace(sign, code)
    return address
