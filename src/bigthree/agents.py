"""The agents: three powers, and the states over which they contend.

Each method of an agent is one function of `bigthree.month`, called as it stands. A subclass that
overrides a method changes the conduct of that agent and of nobody else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from mesa import Agent
from mesa.discrete_space import FixedAgent

from bigthree.cases import StateRecord, case
from bigthree.dyads import pair_of
from bigthree.month import powers, states
from bigthree.theory.mechanisms import INTERESTS, LEDGER


class Row(Mapping[Any, float]):
    """Some numbers of the state by their keys, to be read and written in place."""

    def __init__(self, table: Any, places: Mapping[Any, tuple[int, int]]) -> None:
        self._table, self._places = table, places

    def __getitem__(self, key: Any) -> float:
        row, column = self._places[key]
        value: float = self._table[row][column]
        return value

    def __setitem__(self, key: Any, value: float) -> None:
        row, column = self._places[key]
        self._table[row][column] = value

    def __iter__(self) -> Iterator[Any]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(self))


class Counters(WeakKeyDictionary[Any, Any]):
    """The next agent's number, by model. Mesa's own keeps every model in memory for good."""

    def __getitem__(self, model: Any) -> Any:
        if model not in self:
            self[model] = itertools.count(1)
        return super().__getitem__(model)


_COUNTERS = Counters()


class Power(Agent):
    """One of the three: claims, judges, bargains, learns, and moves its stances.

    Others are named by their index, in the order of the case: of the Big Three 0 is the USSR, 1
    the USA, 2 Britain.

    Attributes
    ----------
    index : int
        Its own.
    name : str
        As in dotted names: ``ussr``, say.
    others : tuple of int
    """

    model: Any  # the Triangle, which stands above
    _ids = _COUNTERS

    def __init__(self, model: Any, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.name = case(model.case.case).powers[index]
        self.others = tuple(j for j in range(3) if j != index)

    def engaged_share(self) -> float:
        """Share of its stake and its appetite in Eurasia that it engages this month, in [0, 1]."""
        model = self.model
        return powers.engaged_share(
            model.state, model.parameters, model.setting, self.index, model.month
        )

    def make_claims(self) -> None:
        """State a claim in every contested state, in `claims`."""
        powers.make_claims(self.model.state, self.index)

    def threat_from(self, j: int) -> float:
        """Judge the threat from another power: T_ij, at least 0."""
        return powers.threat_from(self.model.state, self.model.parameters, self.index, j)

    def sees(self, j: int, drawn: float) -> bool:
        """Whether it sees another encroach this month; `drawn` is the other's luck in [0, 1)."""
        return powers.sees(self.model.state, self.model.parameters, self.index, j, drawn)

    def agrees(self, j: int) -> bool:
        """Whether it would sign the scheme of spheres with another."""
        return powers.agrees(self.model.state, self.model.parameters, self.index, j)

    def revised_log_odds(self, j: int) -> float:
        """Log-odds of its trust in another next month, in [-20, 20]."""
        return powers.revised_log_odds(self.model.state, self.model.parameters, self.index, j)

    def revised_appetite(self) -> float:
        """What it seeks to control next month, in [0, 2]."""
        return powers.revised_appetite(self.model.state, self.model.parameters, self.index)

    def revised_belief(self) -> float:
        """Its belief in the quarrel of the other two next month, in [0, 1]."""
        return powers.revised_belief(self.model.state, self.model.parameters, self.index)

    def weigh_interests(self, j: int) -> None:
        """Set what each interest in another amounts to, in ``terms(j)``."""
        model = self.model
        powers.weigh_interests(model.state, model.parameters, model.setting, self.index, j)

    def push(self, j: int, shock: float, step: float) -> None:
        """Set the push on the stance to another in one step of `step` months."""
        powers.push(self.model.state, self.model.parameters, self.index, j, shock, step)

    @property
    def appetite(self) -> float:
        """How much it seeks to control, in [0, 2]."""
        value: float = self.model.state.appetite[self.index]
        return value

    @appetite.setter
    def appetite(self, value: float) -> None:
        self.model.state.appetite[self.index] = value

    @property
    def belief(self) -> float:
        """Its belief in the quarrel of the other two, in [0, 1]; only the believer has one."""
        value: float = self.model.state.belief[self.index]
        return value

    @property
    def stances(self) -> Row:
        """Its stances to the others, in [-1, 1]."""
        return self._towards(self.model.state.stances)

    @property
    def trust(self) -> Row:
        """Its probability that another seeks security only."""
        return self._towards(self.model.state.trust)

    @property
    def log_odds(self) -> Row:
        """The log-odds of its trust in the others."""
        return self._towards(self.model.state.log_odds)

    @property
    def prior_log_odds(self) -> Row:
        """What its trust returns to: the log-odds of month 0."""
        return self._towards(self.model.state.prior_log_odds)

    @property
    def threats(self) -> Row:
        """The threat that it sees in the others this month."""
        return self._towards(self.model.state.threats)

    @property
    def seen(self) -> Row:
        """1 for another that it saw encroach this month, else 0."""
        return self._towards(self.model.state.seen)

    @property
    def claims(self) -> Row:
        """Its claims this month, by the name of the contested state, in [0, 1]."""
        return self._over_states(self.model.state.claims)

    @property
    def restraint(self) -> Row:
        """How far it holds back, by the name of the contested state, in [0, 1]."""
        return self._over_states(self.model.state.restraint)

    def terms(self, j: int) -> Row:
        """What each interest in another amounts to this month, by the interest's name."""
        return Row(self.model.state.terms, _columns(pair_of(self.index, j), tuple(INTERESTS)))

    def ledger(self, j: int) -> dict[str, float]:
        """What each mechanism added to the stance to another this month."""
        return dict(Row(self.model.ledger, _columns(pair_of(self.index, j), tuple(LEDGER))))

    def _towards(self, table: Any) -> Row:
        return Row(table, {j: (self.index, j) for j in self.others})

    def _over_states(self, table: Any) -> Row:
        return Row(table, {state.name: (self.index, state.index) for state in self.model.states})


def _columns(row: int, names: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    return {name: (row, column) for column, name in enumerate(names)}


class ContestedState(FixedAgent):
    """A state over which the powers contend; it sits on the graph of land borders.

    Attributes
    ----------
    index : int
    name : str
    record : StateRecord
        Its place, weight and resistance.
    """

    model: Any  # the Triangle, which stands above
    _ids = _COUNTERS

    def __init__(self, model: Any, index: int, record: StateRecord) -> None:
        super().__init__(model)
        self.index = index
        self.name = record.name
        self.record = record
        self.cell = model.space[record.name]

    def resistance(self) -> float:
        """How far it resists control from outside this month, in [0, 1]."""
        return states.own_resistance(self.model.state, self.model.setting, self.index)

    def answer(self) -> None:
        """Weigh the claims: what overlaps, what is granted, what takes force, what is won."""
        model = self.model
        states.answer(model.state, model.parameters, model.setting, self.index, self.resistance())

    @property
    def influence(self) -> Row:
        """Share of influence that each power has won, by the power's index, in [0, 1]."""
        return Row(self.model.state.influence, {i: (i, self.index) for i in range(3)})
