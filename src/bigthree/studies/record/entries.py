"""Each table of the record as it is shown: what it says, its rows, and remarks on some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bigthree import wording
from bigthree.cases import case
from bigthree.dyads import DYADS
from bigthree.inputs import START_YEAR
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.tables import crisis_months, pacts, sessions
from bigthree.record.targets import break_month
from bigthree.wording import percent

LAST_YEAR = 1960
"""Year up to which capabilities are shown."""

Shown = list[dict[str, str]]


class Entry(NamedTuple):
    """One table of the record as it is shown.

    Attributes
    ----------
    says : str
        What it says, in a sentence or two.
    rows : list of dict
        What is shown of it.
    notes : tuple of str
        Remarks on single rows.
    """

    says: str
    rows: Shown
    notes: tuple[str, ...] = ()


def _capabilities() -> Entry:
    record = case().by_year("capabilities")
    first, last = START_YEAR, LAST_YEAR
    says = (
        f"Of the power of the three the USA holds {percent(record[first][1])} in {first} and "
        f"{percent(record[last][1])} in {last}, the USSR {percent(record[first][0])} and "
        f"{percent(record[last][0])}, Britain {percent(record[first][2])} and "
        f"{percent(record[last][2])}."
    )
    return Entry(
        says,
        [
            {"year": str(year)}
            | {name: f"{part:.3f}" for name, part in zip(("USSR", "USA", "Britain"), shares,
                                                         strict=True)}
            for year, shares in record.items()
            if year <= last
        ],
    )  # fmt: skip


def _peace_scale() -> Entry:
    broke = [wording.date(break_month(DYADS[d])) for d in SOVIET]
    says = (
        f"The Soviet-American tie falls to severe rivalry in {broke[0]}, the Anglo-Soviet in "
        f"{broke[1]}; the Anglo-American is warm peace throughout from 1942. To these months the "
        "coefficients are fitted, and to no other outcome."
    )
    return Entry(
        says,
        [
            {"year": row["year"]}
            | {label: row[dyad] for label, dyad in zip(wording.DYADS, DYADS, strict=True)}
            for row in case().rows("peace_scale")
        ],
    )


def _un_agreement() -> Entry:
    years, index, _, _ = sessions()
    first = int((index.argmax(axis=1) == 2).sum())
    opposed = (index < 0.0).sum(axis=0)
    says = (
        f"The USA and Britain stand closest in {first} of {len(years)} sessions. The Soviet-"
        f"American index is below 0 in {opposed[0]}, the Anglo-Soviet in {opposed[1]}, the Anglo-"
        f"American in {opposed[2]}. Shown: index S, and the share of votes in which the two did "
        "the same."
    )
    table = {(row["year"], row["dyad"]): row for row in case().rows("un_agreement")}
    shown = []
    for n, year in enumerate(map(str, years)):
        cells = {"session": year, "votes": table[year, "usa_uk"]["votes"]}
        for d, label in enumerate(wording.DYADS):
            row = table[year, DYADS[d]]
            low, high = (f"{100 * float(row[end]):.0f}" for end in ("low", "high"))
            share = f"{percent(float(row['agreement']))} ({low} to {high})"
            cells[label] = f"{index[n, d]:+.2f}  {share}".replace("-", "−")
        shown.append(cells)
    return Entry(says, shown)


def _crises() -> Entry:
    happened = crisis_months(MONTHS).sum(axis=0)
    says = (
        f"Crises in which two of the three backed opposite sides began in {happened[0]} months "
        f"for the USSR and the USA, {happened[1]} for the USSR and Britain and {happened[2]} for "
        "the USA and Britain. The others are listed because two of the three took part."
    )
    return Entry(
        says,
        [
            {
                "began": row["began"],
                "ended": row["ended"],
                "crisis": row["name"],
                "threat": row["threat"],
                "opposed": ", ".join(
                    label
                    for label, dyad in zip(wording.DYADS, DYADS, strict=True)
                    if row[dyad] == "1"
                )
                or "none",
            }
            for row in case().rows("crises")
        ],
        tuple(f"{row['name']}: {row['reading']}" for row in case().rows("crises")),
    )


def _alignment() -> Entry:
    counts = {year: [pacts(year).count(side) for side in SIDES] for year in (1949, 1955)}
    parts = (
        f"in {year} " + ", ".join(f"{n} {side}" for n, side in zip(held, SIDES, strict=True))
        for year, held in counts.items()
    )
    return Entry(
        f"By their defence pacts the 25 contested states stand {'; '.join(parts)}.",
        [
            {
                "state": row["state"],
                "1949": row["pact_1949"],
                "1955": row["pact_1955"],
                "Red Army in": row["red_army"],
            }
            for row in case().rows("alignment")
        ],
        tuple(_remarks()),
    )


def _remarks() -> Iterator[str]:
    """What is noted of the contested states."""
    labels = {state.name: state.label for state in case().states()}
    for row in case().rows("alignment"):
        for topic, note in (("pact", row["pact_note"]), ("Red Army", row["red_army_note"])):
            if note:
                yield f"{labels[row['state']]}, {topic}: {note}"


SIDES = ("east", "west", "both", "none", "uncoded")


def _contested_states() -> Entry:
    near = sum(state.distances[0] <= 2 for state in case().states())
    return Entry(
        f"Of the 25 states {near} are within two land borders of the USSR. Distances are thousand "
        "km from Britain and the USA, the weight a share of all.",
        [
            {
                "state": state.label,
                "borders": f"{state.distances[0]:.0f}",
                "from Britain": f"{state.distances[2]:.2f}",
                "from the USA": f"{state.distances[1]:.2f}",
                "weight": f"{state.weight:.3f}",
                "resistance": f"{state.resistance:.2f}",
            }
            for state in case().states()
        ],
    )


def _borders() -> Entry:
    near: dict[str, list[str]] = {}
    for a, b in case().borders():
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    says = (
        f"{len(case().borders())} land borders among the USSR and the contested states early in "
        f"1945; the USSR has {len(near['ussr'])} of them."
    )
    return Entry(says, [{"from": name, "to": ", ".join(to)} for name, to in near.items()])


ENTRIES: dict[str, Callable[[], Entry]] = {
    "capabilities": _capabilities,
    "peace_scale": _peace_scale,
    "un_agreement": _un_agreement,
    "crises": _crises,
    "alignment": _alignment,
    "contested_states": _contested_states,
    "borders": _borders,
}
"""How each table is shown."""


def entry(table: str) -> Entry:
    """Return what is shown of a table, by its name in `bigthree.record.tables.TABLES`."""
    return ENTRIES[table]()
