"""Each table of the record as it is shown: what it says, its rows, and remarks on some."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bigthree import wording
from bigthree.cases import case
from bigthree.dyads import DYADS
from bigthree.inputs import START_YEAR
from bigthree.numerals import Numeral
from bigthree.record.breaks import MONTHS, SOVIET
from bigthree.record.tables import crisis_months, pacts, sessions
from bigthree.record.targets import break_month
from bigthree.wording import percent

LAST_YEAR = 1960
"""Year up to which capabilities are shown."""

SIDES = ("east", "west", "both", "none", "uncoded")

LABELS = dict(zip(DYADS, wording.DYADS, strict=True))

HEADS: dict[str, dict[str, str]] = {
    "capabilities": {"year": "year", "ussr": "USSR", "usa": "USA", "uk": "Britain"},
    "peace_scale": {"year": "year", **LABELS},
    "crises": {"began": "began", "ended": "ended", "name": "crisis", "threat": "threat", **LABELS},
    "alignment": {"state": "state", "pact_1949": "1949", "pact_1955": "1955",
                  "red_army": "Red Army in"},
}  # fmt: skip
"""The columns that are shown as they ship, and their headings."""

WORDS = ("began", "ended", "name", "threat", "state", "pact_1949", "pact_1955", "red_army")
"""Which of these hold no numbers."""


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows that are shown of a table."""
    if table == "un_agreement":
        years, index, _, _ = sessions()
        return [
            dict(
                zip(
                    ("session", *LABELS.values()),
                    (Numeral(str(year)), *(wording.number(each, 2) for each in row)),
                    strict=True,
                )
            )
            for year, row in zip(years, index, strict=True)
        ]
    return [
        {
            head: row[column] if column in WORDS else Numeral(row[column])
            for column, head in HEADS[table].items()
        }
        for row in case().rows(table)
        if table != "capabilities" or int(row["year"]) <= LAST_YEAR
    ]


def remarks(table: str) -> Iterator[str]:
    """Yield what is noted of single rows."""
    if table == "crises":
        yield from (f"{row['name']}: {row['reading']}" for row in case().rows("crises"))
    if table == "alignment":
        labels = {state.name: state.label for state in case().states()}
        for row in case().rows("alignment"):
            for topic, note in (("pact", row["pact_note"]), ("Red Army", row["red_army_note"])):
                if note:
                    yield f"{labels[row['state']]}, {topic}: {note}"


def says(table: str) -> str:
    """Return what a table says, in a sentence or two."""
    return SAYS[table]()


def _capabilities() -> str:
    shares = case().by_year("capabilities")
    ussr, usa, uk = (
        [percent(shares[year][power]) for year in (START_YEAR, LAST_YEAR)] for power in range(3)
    )
    return (
        f"Of the power of the three the USA holds {usa[0]} in {START_YEAR} and {usa[1]} in "
        f"{LAST_YEAR}, the USSR {ussr[0]} and {ussr[1]}, Britain {uk[0]} and {uk[1]}."
    )


def _peace_scale() -> str:
    usa, uk = (wording.date(break_month(DYADS[d])) for d in SOVIET)
    return (
        f"The Soviet-American tie falls to severe rivalry in {usa}, the Anglo-Soviet in {uk}; the "
        "Anglo-American is warm peace throughout from 1942. To these months the coefficients are "
        "fitted, and to no other outcome."
    )


def _un_agreement() -> str:
    years, index, _, _ = sessions()
    opposed = np.sum(index < 0.0, axis=0)
    return (
        f"The USA and Britain stand closest in {np.sum(index.argmax(axis=1) == 2)} of {len(years)} "
        f"sessions. The Soviet-American index is below 0 in {opposed[0]}, the Anglo-Soviet in "
        f"{opposed[1]}, the Anglo-American in {opposed[2]}. Shown: index S."
    )


def _crises() -> str:
    usa, uk, west = crisis_months(MONTHS).sum(axis=0)
    return (
        f"Crises in which two of the three backed opposite sides (1) began in {usa} months for the "
        f"USSR and the USA, {uk} for the USSR and Britain and {west} for the USA and Britain. The "
        "others are listed because two of the three took part."
    )


def _alignment() -> str:
    parts = [
        f"in {year} {', '.join(f'{pacts(year).count(side)} {side}' for side in SIDES)}"
        for year in (1949, 1955)
    ]
    return f"By their defence pacts the 25 contested states stand {'; '.join(parts)}."


SAYS = {
    "capabilities": _capabilities,
    "peace_scale": _peace_scale,
    "un_agreement": _un_agreement,
    "crises": _crises,
    "alignment": _alignment,
}
