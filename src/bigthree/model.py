"""The world as a Mesa model: step it month by month, watch it, subclass its agents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import mesa
import networkx as nx
import numpy as np
from mesa.discrete_space import Network

from bigthree import luck
from bigthree.agents import ContestedState, Power
from bigthree.cases import Case, case
from bigthree.dyads import DYAD_PAIRS, PAIRS
from bigthree.errors import BadRequest, nearest, whole_number
from bigthree.inputs import Floats, draw, inputs_of
from bigthree.month import phases
from bigthree.month.layout import (
    LEDGER_COUNT,
    LEVEL,
    OVERLAPPING,
    STATE,
    Parameters,
    Setting,
    State,
)
from bigthree.month.world import add_up, bargain, signing_chance, signs
from bigthree.scenario import Scenario, check_scenario
from bigthree.theory.phases import PHASES
from bigthree.theory.stances import tie


def _level(place: int, meaning: str) -> Any:
    """A level of the state, as an attribute of the world."""

    def read(world: Triangle) -> float:
        value: float = world.state.levels[place]
        return value

    def write(world: Triangle, value: float) -> None:
        world.state.levels[place] = value

    return property(read, write, doc=meaning)


class Triangle(mesa.Model):
    """Three powers and the contested states, from the start of their case on.

    Parameters
    ----------
    scenario : Scenario
    rng : int
        The seed; 0 is a seed like any other.
    run : int
        Which of the histories of that seed: the same as run number `run` of
        ``bigthree.simulate(scenario, seed=rng)``, bit for bit.
    agents : mapping of str to type, optional
        Classes of your own for some agents, by the name of the power or the contested state:
        ``{"usa": NeverBargains, "poland": Stubborn}``, subclasses of `bigthree.agents.Power` and
        `bigthree.agents.ContestedState`. All others stay as they are.

    Attributes
    ----------
    case : Scenario
        The scenario that this world plays (Mesa keeps the name ``scenario`` for its own).
    month : int
        Months since the start.
    powers : tuple of Power
        In the order of their case: of the Big Three the USSR, the USA, Britain.
    states : tuple of ContestedState
    state : record
        What changes from month to month, fields as in `bigthree.month.layout.STATE`.
    border_graph : networkx.Graph
        Land borders at the start among the powers and the contested states.
    space : mesa.discrete_space.Network
        The contested states in the cells of that graph.
    datacollector : mesa.DataCollector
        Ties, belief, opinion and signed dyads by month.

    Raises
    ------
    BadRequest
        For a seed, a run, or an agent that cannot be.

    Examples
    --------
    >>> world = Triangle(compose("author=litvinov"), rng=7)
    >>> world.step()
    >>> world.month
    1
    """

    common_threat = _level(LEVEL.common_threat, "Shared fear of an enemy of all three, in [0, 1].")
    ideology = _level(LEVEL.ideology, "Salience of capitalism against socialism, in [0, 1].")
    opinion = _level(LEVEL.opinion, "Sympathy of the public that has an opinion, in [0, 1].")
    credit_window = _level(LEVEL.credit_window, "How far the credit window is open, in [0, 1].")

    def __init__(
        self,
        scenario: Scenario,
        rng: int = 0,
        run: int = 0,
        agents: Mapping[str, type[Power] | type[ContestedState]] | None = None,
    ) -> None:
        check_scenario("scenario", scenario)
        super().__init__(rng=luck.check_seed(rng))
        run = whole_number("run", run, 0, luck.MOST_RUNS - 1)
        self.case = scenario
        self.month = 0
        self._read_inputs(scenario, rng, run)
        self.state: Any = State(np.zeros(1, dtype=STATE)[0])
        self.ledger: Any = np.zeros((6, LEDGER_COUNT)).tolist()
        phases.start(self.state, self.parameters, self.setting, self._shares)
        of = case(scenario.case)
        self.border_graph = _border_graph(of)
        self.space = Network(self.border_graph, random=self.random)
        self._make_agents(agents or {})
        self.datacollector = mesa.DataCollector(
            model_reporters={
                **{dyad: partial(_tie_of, d=d) for d, dyad in enumerate(of.dyads)},
                "believed_rivalry": _belief,
                "opinion": "opinion",
                "signed": _signed,
            }
        )
        self.datacollector.collect(self)

    def _read_inputs(self, scenario: Scenario, rng: int, run: int) -> None:
        inputs, draws = inputs_of(scenario), draw(scenario, rng, run, 1)
        self.parameters: Any = Parameters(draws.by_part()[0])
        self.setting: Any = Setting(inputs.setting[0])
        self._shares = inputs.capabilities.tolist()
        self._arsenals = inputs.arsenals.tolist()
        self._effects = inputs.effects.tolist()
        self._due = draws.event_month[0].tolist()
        self._intensity = draws.intensity[0].tolist()
        block, lane = divmod(run, luck.LANES)
        even = not scenario.uncertainty.luck
        dealt = luck.luck_of_block(rng, block, scenario.theory.steps, even, scenario.months)
        self._luck: Any = luck.Luck(*(drawn[:, lane].tolist() for drawn in dealt))

    def _make_agents(self, classes: Mapping[str, type[Any]]) -> None:
        of = case(self.case.case)
        records = of.states()
        names = (*of.powers, *(record.name for record in records))
        for name, kind in classes.items():
            if name not in names:
                raise BadRequest(f"agents={name}: no such agent; {nearest(name, names)}")
            usual = Power if name in of.powers else ContestedState
            if not (isinstance(kind, type) and issubclass(kind, usual)):
                raise BadRequest(f"agents={name}: must be a subclass of {usual.__name__}")
        self.powers: tuple[Power, ...] = tuple(
            classes.get(name, Power)(self, i) for i, name in enumerate(of.powers)
        )
        self.states: tuple[ContestedState, ...] = tuple(
            classes.get(record.name, ContestedState)(self, k, record)
            for k, record in enumerate(records)
        )

    def __repr__(self) -> str:
        ties = ", ".join(
            f"{name} {self.relation(d):+.2f}" for d, name in enumerate(case(self.case.case).dyads)
        )
        return f"<Triangle {self.case.name!r}, month {self.month}: {ties}>"

    @property
    def stances(self) -> Floats:
        """Stances of each power to each, shape (3, 3), powers as in the case."""
        return np.array(self.state.stances)

    @property
    def stance_graph(self) -> nx.DiGraph:
        """Who stands how to whom this month: edge attribute ``stance`` in [-1, 1]."""
        graph = nx.DiGraph()
        for i, j in PAIRS:
            graph.add_edge(
                self.powers[i].name, self.powers[j].name, stance=self.state.stances[i][j]
            )
        return graph

    @property
    def signed(self) -> list[float]:
        """1 for each dyad that has signed the scheme of spheres, else 0."""
        return list(self.state.signed)

    @property
    def overlaps(self) -> list[float]:
        """Overlap of the claims of each dyad this month, in [0, 1]."""
        return list(self.state.sums[OVERLAPPING : OVERLAPPING + 3])

    def relation(self, d: int) -> float:
        """The tie of a dyad: the mean of its two stances."""
        i, j = DYAD_PAIRS[d]
        return tie(self.state.stances[i][j], self.state.stances[j][i])

    def step(self) -> None:
        """One month: the phases of `bigthree.theory.phases.PHASES` in their order.

        Raises
        ------
        BadRequest
            Past the scenario's horizon.
        """
        if self.month >= self.case.months:
            raise BadRequest(
                f"months={self.case.months}: the horizon is reached; compose more months"
            )
        for phase in PHASES:
            getattr(self, f"_{phase.name}")()
        self.month += 1
        self.running = self.month < self.case.months
        self.datacollector.collect(self)

    def _events(self) -> None:
        s, p, g = self.state, self.parameters, self.setting
        phases.events(s, p, g, self._effects, self._due, self._intensity, self.month)

    def _capabilities(self) -> None:
        s, p, g = self.state, self.parameters, self.setting
        phases.capabilities(s, p, g, self._shares, self._arsenals, self.month)

    def _engagement(self) -> None:
        for i, power in enumerate(self.powers):
            self.state.engaged[i] = power.engaged_share()

    def _claims(self) -> None:
        for power in self.powers:
            power.make_claims()

    def _answers(self) -> None:
        for state in self.states:
            state.answer()
        add_up(self.state, self.parameters)

    def _threats(self) -> None:
        for i, j in PAIRS:
            self.state.threats[i][j] = self.powers[i].threat_from(j)

    def _acts(self) -> None:
        drawn = self._luck.acts[self.month]
        for i, j in PAIRS:
            self.state.seen[i][j] = 1.0 if self.powers[i].sees(j, drawn[j]) else 0.0

    def _bargains(self) -> None:
        chance = signing_chance(self.state, self.parameters)
        drawn = self._luck.bargains[self.month]
        for d, (i, j) in enumerate(DYAD_PAIRS):
            willing = self.powers[i].agrees(j) and self.powers[j].agrees(i)
            bargain(self.state, self.setting, d, self.month, willing, drawn[d], chance)

    def _lessons(self) -> None:
        for i, j in PAIRS:
            self.state.next_log_odds[i][j] = self.powers[i].revised_log_odds(j)
        for i, power in enumerate(self.powers):
            self.state.next_appetite[i] = power.revised_appetite()
            self.state.next_belief[i] = power.revised_belief()

    def _drivers(self) -> None:
        phases.drivers(self.state, self.parameters, self.setting)

    def _stances(self) -> None:
        phases.start_stances(self.state, self.ledger)
        for i, j in PAIRS:
            self.powers[i].weigh_interests(j)
        for i, j in PAIRS:
            self.powers[i].saturate(j)
        shocks = self._luck.stances[self.month]
        step = 1.0 / self.parameters.steps
        for first in range(0, len(shocks), 6):
            for n, (i, j) in enumerate(PAIRS):
                self.powers[i].push(j, shocks[first + n], step)
            for i, j in PAIRS:
                self.powers[i].move(j)
            phases.keep_parts(self.state, self.ledger)

    def _commit(self) -> None:
        phases.commit_changes(self.state)
        for d, (i, j) in enumerate(DYAD_PAIRS):
            if signs(self.state, d):
                self.powers[i].hold_back()
                self.powers[j].hold_back()


def _border_graph(of: Case) -> nx.Graph:
    """Land borders at the start; a state without one stands by itself."""
    graph = nx.Graph()
    graph.add_edges_from(of.borders())
    graph.add_nodes_from(state.name for state in of.states())
    return graph


def _tie_of(world: Triangle, d: int) -> float:
    return world.relation(d)


def _belief(world: Triangle) -> float:
    belief: float = world.powers[world.setting.believer].belief
    return belief


def _signed(world: Triangle) -> tuple[float, ...]:
    return tuple(world.signed)
