"""The tables of the hindcast as blocks: record and model side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.dyads import DYADS
from bigthree.labels import in_plain_letters
from bigthree.measures.estimates import Estimate
from bigthree.record.breaks import MONTHS
from bigthree.record.tables import EAST, WEST
from bigthree.record.votes import blind_order, told_apart
from bigthree.studies.hindcast.sides import HORIZONS, STRONGER, TWO_BORDERS

if TYPE_CHECKING:
    import pandas as pd

LABELS = dict(zip(DYADS, wording.DYADS, strict=True))


def number(value: float) -> str:
    """Two decimals; empty for what there is not."""
    return "" if np.isnan(value) else wording.number(value, 2)


def votes(sessions: pd.DataFrame) -> Iterator[Block]:
    """The General Assembly, session by session."""
    cells = {(row["year"], row["dyad"]): row for row in sessions.to_dict("records")}
    years = list(dict.fromkeys(sessions["year"]))
    rows = [
        {"session": str(year)}
        | {label: _against(cells[year, dyad]) for dyad, label in LABELS.items()}
        for year in years
    ]
    first, last = (cells[year, "ussr_usa"] for year in (years[0], years[-1]))
    yield Heading("Votes")
    yield Table.of(
        rows,
        "Index S of the General Assembly | the model's tie in the autumn (September to December), "
        "median and nine tenths.",
    )
    yield Paragraph(
        f"The Soviet-American index goes from {number(first['index'])} in {years[0]} to "
        f"{number(last['index'])} in {years[-1]}, the model's tie from "
        f"{number(first['middle'])} to {number(last['middle'])}. Beyond the chance of so few votes "
        f"the two Soviet dyads differ in {told_apart()} of {len(years)} sessions. A guess that has "
        "the warmest dyad right and chooses blindly between those two has the order of all three "
        f"right in {number(blind_order())} of the sessions."
    )


def _against(row: dict[Any, Any]) -> str:
    band = f"{number(row['low_90'])} to {number(row['high_90'])}"
    return f"{number(row['index'])} | {number(row['middle'])} ({band})"


def crises(table: pd.DataFrame) -> Iterator[Block]:
    """When crises began, and how hostile the model's ties were."""
    rows = [
        {
            "dyad": LABELS[row["dyad"]],
            "crisis months": str(row["crisis_months"]),
            "a year before": number(row["before"]),
            "a year after": number(row["after"]),
            "hostility before": number(row["hostility_before"]),
            "hostility after": number(row["hostility_after"]),
            "in crisis months": number(row["hostility_in"]),
            "in others": number(row["hostility_out"]),
        }
        for row in table.to_dict("records")
    ]
    broken = table.dropna(subset=["after"])
    fewer = int((broken["before"] > broken["after"]).sum())
    colder = int((broken["hostility_before"] < broken["hostility_after"]).sum())
    yield Heading("Crises")
    yield Table.of(
        rows,
        "Months of the record in which a crisis began, in all and a year before and after the "
        "break; and the hostility of the model's mean tie (the tie with its sign changed).",
    )
    yield Paragraph(
        f"In the record crises began more often before the break than after it in {fewer} of "
        f"{len(broken)} Soviet dyads; the model's ties are more hostile after it in {colder}. "
        "British crises after 1945 are too few: the source codes Britain only where it is a crisis "
        "actor."
    )


def sides(states: pd.DataFrame, scores: pd.DataFrame) -> Iterator[Block]:
    """The contested states, one by one."""
    rows = [
        {
            "state": _state(row),
            "pact 1949": str(row["pact_1949"]),
            "East in 1949": wording.percent(row["east_1949"]),
            "pact 1955": str(row["pact_1955"]),
            "East in 1955": wording.percent(row["east_1955"]),
            "two borders": "East" if row["two_borders"] else "West",
            "Red Army in": str(row["red_army"]),
        }
        for row in states.to_dict("records")
    ]
    other = scores[scores["predictor"] == STRONGER].set_index("score")["mean"]
    yield Heading("Sides of the contested states")
    yield Table.of(
        rows,
        "Pacts in the record, and in what share of histories Soviet influence outweighs that of "
        "the USA and Britain together.",
    )
    yield Paragraph(" ".join(_wrong(states, year) for year in HORIZONS))
    yield Paragraph(
        "Scored are those with a pact east or west. Weighed against the stronger Western power "
        f"alone, {number(other['side in 1949'])} are right in 1949 and "
        f"{number(other['side in 1955'])} in 1955. The model's Soviet reach falls with land "
        f"borders by assumption: what it shares with the rule “{TWO_BORDERS}” is put in."
    )


def _wrong(states: pd.DataFrame, year: int) -> str:
    """Name the states that most histories put on the wrong side."""
    scored = states[states[f"pact_{year}"].isin([EAST, WEST])]
    names = []
    for row in scored.to_dict("records"):
        right = row[f"east_{year}"] if row[f"pact_{year}"] == EAST else 1 - row[f"east_{year}"]
        if right < 0.5:
            names.append(f"{_state(row)} (wrong in {wording.percent(1 - right)})")
    return f"Wrong in most histories in {year}: {', '.join(names) or 'none'}, of {len(scored)}."


def _state(row: Mapping[Any, Any]) -> str:
    return in_plain_letters(str(row["state"])).title()


def powers(table: pd.DataFrame) -> Iterator[Block]:
    """What each author expected of the weights of the three."""
    rows = [
        {
            "author": wording.author(str(row["author"])),
            "error": wording.interval(Estimate(row["error"], row["low"], row["high"]), 3),
            "no change": f"{row['no_change']:.3f}",
        }
        | {
            f"{label} in 1955": f"{number(row[f'{power}_expected'])} | "
            f"{number(row[f'{power}_record'])}"
            for label, power in (("USSR", "ussr"), ("USA", "usa"), ("Britain", "uk"))
        }
        for row in table.to_dict("records")
    ]
    worse = int((table["error"] > table["no_change"]).sum())
    yield Heading("Power")
    yield Table.of(
        rows,
        "Mean absolute error of the shares of the three that each author expected for 1945-55, and "
        "of the shares of 1944 kept; shares in 1955: expected | record.",
    )
    yield Paragraph(
        f"No change since 1944 does better than {worse} of {len(table)} authors. How much growth "
        "they are taken to expect also hangs on `theory.power_growth`."
    )


def coverage(table: pd.DataFrame) -> Iterator[Block]:
    """In which bands of the model the record lies."""
    rows = [
        {
            "quantity": _in_words(str(row["quantity"])),
            "fitted": "yes" if row["fitted"] else "no",
            "record": f"{row['record']:g}",
            "median": f"{row['middle']:g}".replace("-", "−"),
            "half": _range(row, 50),
            "nine tenths": _range(row, 90),
            "record in": "half" if row["in_50"] else "nine tenths" if row["in_90"] else "neither",
        }
        for row in table.to_dict("records")
    ]
    free = table[~table["fitted"]]
    yield Heading("Coverage")
    yield Table.of(
        rows,
        "Does the record lie where half and nine tenths of the histories do? (A tie that never "
        f"breaks breaks in month {MONTHS} here.)",
    )
    yield Paragraph(
        f"Of {len(free)} that were not fitted the record lies in the band of half in "
        f"{int(free['in_50'].sum())} and in that of nine tenths in {int(free['in_90'].sum())}. "
        "They are few and hang together, and a band that is wide, or that sits on the end of its "
        "scale, is passed cheaply."
    )


def _in_words(quantity: str) -> str:
    for dyad, label in LABELS.items():
        quantity = quantity.replace(dyad, label)
    return quantity


def _range(row: dict[Any, Any], width: int) -> str:
    return f"{row[f'low_{width}']:.3g} to {row[f'high_{width}']:.3g}".replace("-", "−")
