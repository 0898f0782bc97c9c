"""The world as a Mesa model: step it month by month, watch it, subclass it."""

from __future__ import annotations

from functools import reduce
from operator import add
from types import SimpleNamespace
from typing import Any

import mesa
import networkx as nx
import numpy as np
from mesa.discrete_space import Network

from bigthree import luck
from bigthree.agents import ContestedState, Power
from bigthree.data import borders, contested_states
from bigthree.dyads import DYAD_PAIRS, DYADS, PAIRS, POWERS, USA, USSR, dyad_of, initial_tie
from bigthree.errors import BadRequest, whole_number
from bigthree.inputs import Floats, draw, inputs_of
from bigthree.scenario import Scenario
from bigthree.theory.bounds import within
from bigthree.theory.capabilities import relative, weight
from bigthree.theory.drivers import (
    closed_sphere,
    danger_change,
    opinion_change,
    salience_change,
    window_change,
)
from bigthree.theory.events import (
    AGREEMENT_TARGETS,
    LASTING_TARGETS,
    LEVEL_TARGETS,
    STANCE_TARGETS,
    TARGETS,
)
from bigthree.theory.phases import PHASES
from bigthree.theory.spheres import may_settle, settlement_hazard
from bigthree.theory.stances import moved, tie


class Triangle(mesa.Model):
    """The Big Three and the contested states, from January 1945 on.

    Parameters
    ----------
    scenario : Scenario
    rng : int
        The seed; 0 is a seed like any other.
    run : int
        Which of the histories of that seed: the same as run number `run` of
        ``bigthree.simulate(scenario, seed=rng)``, bit for bit.

    Attributes
    ----------
    case : Scenario
        The scenario that this world plays (Mesa keeps the name ``scenario`` for its own).
    month : int
        Months since January 1945.
    powers : tuple of Power
        USSR, USA, UK.
    states : tuple of ContestedState
    stance_graph : networkx.DiGraph
        Who stands how to whom: edge attribute ``stance`` in [-1, 1].
    border_graph : networkx.Graph
        Land borders of 1945 among the USSR and the contested states.
    space : mesa.discrete_space.Network
        The contested states in the cells of that graph.
    datacollector : mesa.DataCollector
        Ties, belief, opinion and signed dyads by month.

    Examples
    --------
    >>> world = Triangle(compose("author=litvinov"), rng=7)
    >>> world.step()
    >>> world.month
    1
    """

    def __init__(self, scenario: Scenario, rng: int = 0, run: int = 0) -> None:
        super().__init__(rng=luck.check_seed(rng))
        run = whole_number("run", run, 0, luck.MOST_RUNS - 1)
        self.case = scenario
        self.month = 0
        inputs = inputs_of(scenario)
        draws = draw(scenario, rng, run, 1)
        self.parameters: Any = _namespace(draws.parameters[0])
        self._due = draws.event_month[0].tolist()
        self._intensity = draws.intensity[0].tolist()
        self._effects = inputs.effects.tolist()
        self._shares = inputs.capabilities.tolist()
        self._setting = {
            name: inputs.setting[0][name].tolist() for name in inputs.setting.dtype.names or ()
        }
        self.granted: list[list[float]] = self._setting["granted"]
        block, self._lane = divmod(run, luck.LANES)
        even = not scenario.uncertainty.luck
        self._deck = luck.Deck(rng, block, scenario.theory.steps, even)
        self._start()
        self.records = contested_states()
        self.stance_graph = self._stance_graph()
        self.border_graph = _border_graph()
        self.space = Network(self.border_graph, random=self.random)
        self.powers = tuple(Power(self, index) for index in range(3))
        self.states = tuple(
            ContestedState(self, k, record) for k, record in enumerate(self.records)
        )
        self.datacollector = mesa.DataCollector(
            model_reporters={
                **{dyad: _tie_reporter(d) for d, dyad in enumerate(DYADS)},
                "believed_rivalry": lambda world: world.powers[USSR].belief,
                "opinion": lambda world: world.opinion,
                "signed": lambda world: tuple(world.signed),
            }
        )
        self.datacollector.collect(self)

    def _start(self) -> None:
        p = self.parameters
        self.common_threat: float = p.common_threat
        self.ideology: float = p.ideology
        self.opinion: float = p.opinion_sympathy
        self.credit_window = 1.0
        self.shifts = dict.fromkeys(LASTING_TARGETS, 0.0)
        self.signed = [0.0, 0.0, 0.0]
        self._next_signed = [0.0, 0.0, 0.0]
        self.overlaps = [0.0, 0.0, 0.0]
        self.held = 0.0
        self.capability = [1.0, 1.0, 1.0]

    def _stance_graph(self) -> nx.DiGraph:
        graph = nx.DiGraph()
        for i, j in PAIRS:
            start = initial_tie(self.parameters, dyad_of(i, j))
            graph.add_edge(POWERS[i], POWERS[j], stance=start)
        return graph

    def __repr__(self) -> str:
        ties = ", ".join(f"{name} {self.relation(d):+.2f}" for d, name in enumerate(DYADS))
        return f"<Triangle {self.case.name!r}, month {self.month}: {ties}>"

    @property
    def stances(self) -> Floats:
        """Stances of each power to each, shape (3, 3), in the order USSR, USA, UK."""
        values = np.zeros((3, 3))
        for i, j in PAIRS:
            values[i, j] = self.powers[i].stances[j]["stance"]
        return values

    def relation(self, d: int) -> float:
        """The tie of a dyad: the mean of its two stances."""
        i, j = DYAD_PAIRS[d]
        return tie(self.powers[i].stances[j]["stance"], self.powers[j].stances[i]["stance"])

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
        self._dealt = self._deck.deal(1)
        for phase in PHASES:
            getattr(self, f"_{phase.name}")()
        self.month += 1
        self.datacollector.collect(self)

    def _events(self) -> None:
        self.jumps = dict.fromkeys(PAIRS, 0.0)
        self._next_signed = list(self.signed)
        for e, month in enumerate(self._due):
            if month == self.month:
                self._strike(self._effects[e], self._intensity[e])
        p, shifts = self.parameters, self.shifts
        self.american_reach = within(p.american_reach + shifts["american_reach"], 0.0, 1.0)
        self.tolerance = within(p.tolerance + shifts["tolerance"], 0.0, 1.0)
        self.resistance = within(p.resistance + shifts["resistance"], 0.0, 1.0)
        self.rivalry = within(p.rivalry + shifts["rivalry"], 0.0, 1.0)
        self.pulls = tuple(
            within(pull + shifts["commerce"], 0.0, 1.0) for pull in (p.commerce_usa, p.commerce_uk)
        )

    def _strike(self, effects: list[float], intensity: float) -> None:
        sizes = dict(zip(TARGETS, effects, strict=True))
        for pair, target in zip(PAIRS, STANCE_TARGETS, strict=True):
            self.jumps[pair] += sizes[target] * intensity
        for level in LEVEL_TARGETS:
            jumped = getattr(self, level) + sizes[level] * intensity
            setattr(self, level, within(jumped, 0.0, 1.0))
        for shift in LASTING_TARGETS:
            self.shifts[shift] += sizes[shift] * intensity
        for d, agreement in enumerate(AGREEMENT_TARGETS):
            if sizes[agreement] > 0.0 and self._setting["may_sign"][d]:
                self._next_signed[d] = 1.0

    def _capabilities(self) -> None:
        p, trend, shares = self.parameters, self._setting["trend"], self._shares[self.month]
        gain = within(self.shifts["capability_usa"], -0.9, 9.0)
        ussr = weight(shares[0], 0.0, self.month, 0.0)
        growth = trend * p.power_growth * p.american_power_growth
        usa = weight(shares[1], growth, self.month, gain)
        uk = weight(shares[2], -trend * p.power_growth * p.british_decline, self.month, 0.0)
        total = ussr + usa + uk
        self.capability = [relative(mine, total) for mine in (ussr, usa, uk)]

    def _claims(self) -> None:
        for power in self.powers:
            power.make_claims()

    def _answers(self) -> None:
        answers = zip(*(state.answer() for state in self.states), strict=True)
        sums = [reduce(add, parts) for parts in answers]  # from left to right, as compiled
        self.overlaps = sums[0:3]
        for power, claimed, granted in zip(self.powers, sums[3:6], sums[6:9], strict=True):
            power.granted_share = granted / claimed if claimed > 0.0 else 0.0
        self.powers[USSR].coercion = sums[9]
        self.held = sums[10]

    def _threats(self) -> None:
        for power in self.powers:
            power.judge_threats()

    def _acts(self) -> None:
        drawn = self._dealt.acts[0, self._lane].tolist()
        for power in self.powers:
            power.watch(drawn)

    def _bargains(self) -> None:
        p, setting = self.parameters, self._setting
        readiness = max(0.0, 1.0 + self.shifts["bargaining"])
        chance = settlement_hazard(
            p.settlement_hazard, readiness, p.veto, p.opinion_weight, self.opinion
        )
        drawn = self._dealt.bargains[0, self._lane].tolist()
        for d, (i, j) in enumerate(DYAD_PAIRS):
            if not setting["may_sign"][d] or self.signed[d]:
                continue
            if setting["signed_month"] >= 0:
                if self.month >= setting["signed_month"]:
                    self._next_signed[d] = 1.0
            elif (
                self.month >= setting["earliest_month"]
                and drawn[d] < chance
                and may_settle(
                    self.powers[i].stances[j]["stance"],
                    self.powers[j].stances[i]["stance"],
                    self.powers[i].trust[j],
                    self.powers[j].trust[i],
                    p.settlement_warmth,
                    p.settlement_trust,
                )
            ):
                self._next_signed[d] = 1.0

    def _stances(self) -> None:
        for power in self.powers:
            power.decide()
        shocks = self._dealt.stances[0, self._lane].tolist()
        for part in range(self.case.theory.steps):
            pushes = [
                self.powers[i].push(j, shocks[6 * part + n], self.jumps[i, j] if part == 0 else 0.0)
                for n, (i, j) in enumerate(PAIRS)
            ]
            for (i, j), push in zip(PAIRS, pushes, strict=True):
                edge = self.powers[i].stances[j]
                edge["stance"] = moved(edge["stance"], push)

    def _lessons(self) -> None:
        for power in self.powers:
            power.learn()

    def baseline_appetite(self, index: int) -> float:
        """What a power would seek if it felt safe, after the shifts that events brought."""
        p = self.parameters
        if index == USSR:
            return within(p.appetite + self.shifts["appetite"], 0.0, 1.0)
        return self.american_reach if index == USA else float(p.british_appetite)

    def _drivers(self) -> None:
        p = self.parameters
        change = opinion_change(
            self.opinion,
            p.opinion_sympathy,
            self.relation(0),
            closed_sphere(p.imposition, self.held),
            1.0 if self.powers[USA].seen[USSR] else 0.0,
            max(self.signed[0], self.signed[1]) * p.openness,
            p.opinion_speed,
            p.opinion_from_tie,
            p.opinion_from_closure,
            p.opinion_from_acts,
            p.opinion_from_spheres,
        )
        self._next = {
            "common_threat": self.common_threat
            + danger_change(self.common_threat, p.danger_lifetime),
            "credit_window": self.credit_window
            + window_change(self.credit_window, p.window_floor, p.credit_haste, p.window_lifetime),
            "ideology": self.ideology
            + salience_change(self.ideology, p.ideology, p.ideology_lifetime),
            "opinion": within(self.opinion + change, 0.0, 1.0),
        }

    def _commit(self) -> None:
        for power in self.powers:
            power.commit()
        for state in self.states:
            state.commit()
        for level, value in self._next.items():
            setattr(self, level, value)
        for d, (i, j) in enumerate(DYAD_PAIRS):
            if self._next_signed[d] != self.signed[d]:
                self.signed[d] = 1.0
                for index in (i, j):
                    self.powers[index].restrain(self._setting["listed"], self.granted[index])


def _namespace(record: np.void) -> SimpleNamespace:
    """A run's parameters as plain Python floats."""
    return SimpleNamespace(**dict(zip(record.dtype.names or (), record.item(), strict=True)))


def _border_graph() -> nx.Graph:
    """Land borders of 1945; a state without one stands by itself."""
    graph = nx.Graph()
    graph.add_nodes_from(["ussr", *(state.name for state in contested_states())])
    graph.add_edges_from(borders())
    return graph


def _tie_reporter(d: int) -> Any:
    return lambda world: world.relation(d)
