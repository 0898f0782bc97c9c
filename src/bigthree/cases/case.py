"""A case: which three powers, in which roles, from when on, among which states, by which record.

A case is a folder of tables with a ``case.yaml``: ``data/cases/NAME/``, or ``cases/NAME/`` of the
user's own folder (`bigthree.resources`).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

from bigthree.cases.parts import (
    Measured,
    Number,
    StateRecord,
    Triple,
    Words,
    names_in,
    number_in,
)
from bigthree.dyads import DYAD_PAIRS, PAIRS, third
from bigthree.errors import BadRequest, nearest
from bigthree.resources import cached, joined, options, own
from bigthree.theory.events import LEVEL_TARGETS
from bigthree.yaml_text import read_file

BIG_THREE = "big_three"
"""The case of the source, and the usual one."""

MOST_STATES = 25
"""Contested states that a case may have."""

CONTRAST = ("as_believed", "fails")
"""Of a case that does not say: these options serve every one."""

DATA = Path(__file__).parents[1] / "data"

SHIFTED = {"rivalry": 0, "commerce": 3, "appetite": 6, "tolerance": 9, "capability": 12,
           "stake": 15, "resistance": 16, "bargaining": 17}  # fmt: skip
"""Where the lasting shifts of each kind begin; the first three by dyad or power."""


class Case(NamedTuple):
    """One triangle."""

    # its name, its words, and after whom its assumptions are
    name: str
    label: str
    source: str
    folder: Path  # where its tables are
    start: int  # the year in whose January month 0 lies
    # the three in the order of every array: in dotted names, in figures, in a sentence, and
    # as an adjective
    powers: tuple[str, str, str]
    names: tuple[str, str, str]
    the: tuple[str, str, str]
    whose: tuple[str, str, str]
    ties: tuple[str, str, str]  # the three dyads in words
    # the columns of the contested states that say how far each power is
    distances: tuple[str, str, str]
    believer: int  # whose belief in the quarrel of the other two is kept
    opinion: tuple[int, int]  # whose public has an opinion, and of whom
    # on whom the balance rests while another stays out, and whom it has to balance; -1 where
    # nobody stays out
    balancer: int
    adversary: int
    measured: Measured
    words: Words
    # the options of ``contradiction`` in which the quarrel of the other two is strong, and
    # weak
    contrast: tuple[str, str]
    mechanisms: dict[str, str]  # what its mechanisms are called, where not as in the theory
    pages: dict[str, str]  # where its source speaks of them
    short: dict[str, str]  # what a number is called in a list, where its meaning says more
    parts: dict[str, Any]  # which number plays each part of the month (`bigthree.roles`)
    # which place of the lasting shifts each lasting effect of an event moves
    shifts: dict[str, int]

    @property
    def dyads(self) -> tuple[str, ...]:
        """The dyads by name, as in ``ussr_usa``."""
        return tuple(f"{self.powers[i]}_{self.powers[j]}" for i, j in DYAD_PAIRS)

    @property
    def stance_targets(self) -> tuple[str, ...]:
        """What a jump of one power's stance to another is called."""
        return tuple(f"stance_{self.powers[i]}_{self.powers[j]}" for i, j in PAIRS)

    @property
    def agreement_targets(self) -> tuple[str, ...]:
        """What the agreement of a dyad is called."""
        return tuple(f"agreement_{dyad}" for dyad in self.dyads)

    @property
    def targets(self) -> tuple[str, ...]:
        """All that an event can change."""
        return (*self.stance_targets, *LEVEL_TARGETS, *self.shifts, *self.agreement_targets)

    @property
    def against(self) -> tuple[str, ...]:
        """Two against one in words, by the dyad that combines."""
        return self._two_against_one("against")

    @property
    def combined_against(self) -> tuple[str, ...]:
        """The same as what happened: two combined against one."""
        return self._two_against_one("combined against")

    def _two_against_one(self, verb: str) -> tuple[str, ...]:
        return tuple(
            f"{self.the[i]} and {self.the[j]} {verb} {self.the[third(i, j)]}" for i, j in DYAD_PAIRS
        )

    def playing(self, part: str) -> list[str]:
        """The numbers, by last name, that play a part; none where it is left to a constant."""
        return names_in(self.parts.get(part))

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of one of its tables, as text by column."""
        path = self.folder / f"{table}.csv"
        try:
            return list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), restval=""))
        except (OSError, UnicodeDecodeError, csv.Error):
            raise BadRequest(f"case={self.name}: {path} cannot be read") from None

    def by_year(self, table: str) -> dict[int, Triple]:
        """A yearly table of the three powers: ``capabilities`` or ``warheads``."""
        return _by_year(self.name, table)

    def states(self) -> tuple[StateRecord, ...]:
        """Its contested states, in the order in which every array holds them."""
        return _states(self.name)

    def options(self, group: str) -> dict[str, Path]:
        """The options of a config group by name: the project's, the user's, and its own."""
        mine = self.folder.glob(f"configs/{group}/*.yaml")
        return options(group) | {path.stem: path for path in mine}

    def authors(self) -> tuple[str, ...]:
        """The authors of its own, by name; none of the Big Three, whose are the project's."""
        return tuple(sorted(path.stem for path in self.folder.glob("configs/author/*.yaml")))

    def borders(self) -> tuple[tuple[str, str], ...]:
        """Land borders among the powers and the contested states at the start."""
        return tuple((row["a"], row["b"]) for row in self.rows("borders"))

    def numbers(self) -> tuple[Number, ...]:
        """Its own numbers; none of the Big Three, whose stand in `bigthree.scenario`."""
        return () if self.name == BIG_THREE else _numbers(self.name)


@cached
def _numbers(name: str) -> tuple[Number, ...]:
    where = f"case={name}: numbers.csv"
    numbers = []
    for row in case(name).rows("numbers"):
        group = row.get("group", "")
        if group not in ("author", "world"):
            raise BadRequest(f"{where}: group={group}: must be author or world")
        low = number_in(row, "low", where)
        numbers.append(Number(group, row["name"], row["switch"], low, row["meaning"]))  # type: ignore[arg-type]
    return tuple(numbers)


@cached
def _by_year(name: str, table: str) -> dict[int, Triple]:
    of, where = case(name), f"case={name}: {table}.csv"
    years = {
        int(number_in(row, "year", where)): _triple(row, of.powers, where) for row in of.rows(table)
    }
    if table == "capabilities" and of.start - 1 not in years:
        raise BadRequest(f"{where}: no row for {of.start - 1}, the year before the start")
    return years


def _triple(row: dict[str, str], columns: tuple[str, str, str], where: str) -> Triple:
    first, second, third = (number_in(row, column, where) for column in columns)
    return first, second, third


@cached
def _states(name: str) -> tuple[StateRecord, ...]:
    of, where = case(name), f"case={name}: contested_states.csv"
    states = tuple(
        StateRecord(
            row["state"],
            row["name"],
            _triple(row, of.distances, where),
            *(number_in(row, each, where) for each in StateRecord._fields[3:]),
        )
        for row in of.rows("contested_states")
    )
    if not 1 <= len(states) <= MOST_STATES:
        raise BadRequest(f"{where}: {len(states)} states; allowed: 1 to {MOST_STATES}")
    return states


def case_folders() -> dict[str, Path]:
    """The folder of each case by name: shipped, and the user's own."""
    shipped = {path.parent.name: path.parent for path in (DATA / "cases").glob("*/case.yaml")}
    mine = own("cases")
    added = {path.parent.name: path.parent for path in mine.glob("*/case.yaml")} if mine else {}
    return joined(shipped, added)


@cached
def case(name: str = BIG_THREE) -> Case:
    """The case of a name."""
    folders = case_folders()
    if name not in folders:
        raise BadRequest(f"case={name}: no such case; {nearest(name, folders)}")
    where = folders[name] / "case.yaml"
    try:
        return _described(name, folders[name], read_file(where))
    except BadRequest as error:
        raise BadRequest(f"{where}: {error}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest(f"{where}: {error}: missing, or not as a case has it") from None


def _described(name: str, folder: Path, given: dict[str, Any]) -> Case:
    """The case in the plain values of its ``case.yaml``."""
    powers = _three(given["powers"])

    def place(power: str | None) -> int:
        return -1 if power is None else powers.index(power)

    measures, (whose, of_whom) = given["measures"], given["opinion"]
    return Case(
        name=name,
        label=str(given["label"]),
        source=str(given["source"]),
        folder=folder,
        start=int(given["start"]),
        powers=powers,
        **{key: _three(given[key]) for key in ("names", "the", "whose", "ties", "distances")},
        believer=place(given["believer"]),
        opinion=(place(whose), place(of_whom)),
        balancer=place(given["balancer"]),
        adversary=place(given["adversary"]),
        measured=Measured(measures["combined"], measures["ties"], tuple(measures["trust"])),
        words=Words(**given["words"]),
        contrast=tuple(given.get("contrast", CONTRAST)),
        mechanisms=given.get("mechanisms", {}),
        pages=given.get("pages", {}),
        short=given.get("short", {}),
        parts=given["parts"],
        shifts={
            effect: SHIFTED[kind] + (places[0] if places else 0)
            for effect, (kind, *places) in given["shifts"].items()
        },
    )


def _three(words: list[Any]) -> tuple[str, str, str]:
    first, second, third = map(str, words)
    return first, second, third
