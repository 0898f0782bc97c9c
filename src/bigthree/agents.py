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
from bigthree.dyads import others, pair_of
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


def _own(field: str, meaning: str) -> Any:
    """A power's number in the state, as an attribute."""

    def read(power: Power) -> Any:
        return getattr(power.model.state, field)[power.index]

    def write(power: Power, value: float) -> None:
        getattr(power.model.state, field)[power.index] = value

    return property(read, write, doc=meaning)


def _towards(field: str, meaning: str) -> Any:
    """A power's numbers about the others, as an attribute."""

    def read(power: Power) -> Row:
        places = {j: (power.index, j) for j in power.others}
        return Row(getattr(power.model.state, field), places)

    return property(read, doc=meaning)


def _over_states(field: str, meaning: str) -> Any:
    """A power's numbers in the contested states, by their names, as an attribute."""

    def read(power: Power) -> Row:
        places = {state.name: (power.index, state.index) for state in power.model.states}
        return Row(getattr(power.model.state, field), places)

    return property(read, doc=meaning)


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
        self.others = others(index)

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

    def saturate(self, j: int) -> None:
        """Set which share of its interests in another reaches its stance."""
        powers.saturate(self.model.state, self.model.parameters, pair_of(self.index, j))

    def push(self, j: int, shock: float, step: float) -> None:
        """Set the push on the stance to another in one step of `step` months."""
        powers.push(self.model.state, self.model.parameters, self.index, j, shock, step)

    def move(self, j: int) -> None:
        """Move its stance to another by the push."""
        powers.move(self.model.state, self.index, j)

    def hold_back(self) -> None:
        """Hold back, from now on, where a scheme that it has just signed grants it less."""
        model = self.model
        powers.hold_back(model.state, model.parameters, model.setting, self.index)

    appetite = _own("appetite", "How much it seeks to control, in [0, 2].")
    belief = _own(
        "belief",
        "Its belief in the quarrel of the other two, in [0, 1]; only the believer has one.",
    )
    stances = _towards("stances", "Its stances to the others, in [-1, 1].")
    trust = _towards("trust", "Its probability that another seeks security only.")
    log_odds = _towards("log_odds", "The log-odds of its trust in the others.")
    prior_log_odds = _towards(
        "prior_log_odds", "What its trust returns to: the log-odds of month 0."
    )
    threats = _towards("threats", "The threat that it sees in the others this month.")
    seen = _towards("seen", "1 for another that it saw encroach this month, else 0.")
    claims = _over_states("claims", "Its claims this month, by contested state, in [0, 1].")
    restraint = _over_states("restraint", "How far it holds back, by contested state, in [0, 1].")

    def terms(self, j: int) -> Row:
        """What each interest in another amounts to this month, by the interest's name."""
        places = {name: (pair_of(self.index, j), n) for n, name in enumerate(INTERESTS)}
        return Row(self.model.state.terms, places)

    def ledger(self, j: int) -> dict[str, float]:
        """What each mechanism added to the stance to another this month."""
        return dict(zip(LEDGER, self.model.ledger[pair_of(self.index, j)], strict=True))


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
