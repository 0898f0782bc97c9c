"""The agents: three powers, and the states over which they contend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mesa import Agent
from mesa.discrete_space import FixedAgent

from bigthree.data import ContestedStateRecord
from bigthree.dyads import POWERS, UK, USA, USSR, WEST, closeness, dyad_of, prior_trust, proximity
from bigthree.theory import interests as interest
from bigthree.theory import stances as stance
from bigthree.theory import trust
from bigthree.theory.appetite import MOST_APPETITE, appetite_change
from bigthree.theory.belief import belief_change
from bigthree.theory.bounds import within
from bigthree.theory.claims import claim, coerced, contested, holding, influence_change, reach
from bigthree.theory.drivers import closed_sphere
from bigthree.theory.mechanisms import INTERESTS, LEDGER
from bigthree.theory.spheres import restraint, sheltered
from bigthree.theory.threat import nearness, perceived_threat

if TYPE_CHECKING:
    from bigthree.model import Triangle


class Power(Agent):
    """One of the Big Three: claims, acts, judges the others, and moves its stances.

    Attributes
    ----------
    index : int
        0 USSR, 1 USA, 2 UK.
    appetite : float
        How much it seeks to control, in [0, 2].
    stances : dict of int to dict
        Its edges in the graph of stances, by the other's index; the value is under ``stance``.
    trust, threats : dict of int to float
        By the other's index.
    claims, restraint, reach : list of float
        By contested state.
    belief : float
        Belief in the Anglo-American contradiction; 0 for the Western powers.
    ledger : dict of int to list of float
        What each mechanism added to each stance this month, as in `LEDGER`.
    """

    model: Triangle

    def __init__(self, model: Triangle, index: int) -> None:
        super().__init__(model)
        p = model.parameters
        self.index = index
        self.name = POWERS[index]
        self.others = tuple(j for j in range(3) if j != index)
        self.stances: dict[int, dict[str, float]] = {
            j: model.stance_graph[self.name][POWERS[j]] for j in self.others
        }
        self.appetite: float = (p.appetite, p.american_reach, p.british_appetite)[index]
        self.belief: float = p.believed_rivalry if index == USSR else 0.0
        self.openness: float = p.openness if index == USSR else p.western_openness
        self.prior_log_odds = {j: trust.log_odds(prior_trust(p, index, j)) for j in self.others}
        self.log_odds = dict(self.prior_log_odds)
        self.trust = {j: trust.probability(self.log_odds[j]) for j in self.others}
        self.reach = [self._reach(state) for state in model.records]
        self.restraint = [0.0] * len(self.reach)
        self.claims = [0.0] * len(self.reach)
        self.granted_share = 0.0
        self.coercion = 0.0
        self.threats = dict.fromkeys(self.others, 0.0)
        self.seen = dict.fromkeys(self.others, False)
        self.ledger: dict[int, list[float]] = {}
        self._next: dict[str, Any] = {}

    def _reach(self, state: ContestedStateRecord) -> float:
        p = self.model.parameters
        if self.index == USSR:
            return reach(state.land_hops, p.land_reach)
        if self.index == USA:
            return reach(state.usa_distance, p.base_reach)
        arm = reach(state.uk_distance, p.sea_reach)
        return arm if state.coast else arm * p.landlocked

    def make_claims(self) -> None:
        """State a claim in every contested state."""
        appetite = self.appetite
        self.claims = [
            claim(appetite, arm, held_back)
            for arm, held_back in zip(self.reach, self.restraint, strict=True)
        ]

    def judge_threats(self) -> None:
        """Judge the threat from the other two."""
        model, p = self.model, self.model.parameters
        for j in self.others:
            near = proximity(p, dyad_of(self.index, j))
            if dyad_of(self.index, j) == 0:
                near = nearness(near, model.american_reach)
            self.threats[j] = perceived_threat(
                p.threat_effect, model.capability[j], near, model.powers[j].appetite, self.trust[j]
            )

    def watch(self, drawn: list[float]) -> None:
        """See, or not see, each of the others encroach."""
        model, p = self.model, self.model.parameters
        for j in self.others:
            other = model.powers[j]
            conduct = trust.exposure(
                other.appetite,
                sheltered(model.signed[dyad_of(self.index, j)], p.cover, other.granted_share),
                other.openness,
                model.tolerance if j == USSR else 0.0,
                p.disclosure,
                other.coercion,
                p.coercion,
            )
            chance = trust.act_probability(conduct, p.seeker_acts, p.expansionist_acts)
            self.seen[j] = drawn[j] < chance

    def weigh_interests(self, j: int) -> list[float]:
        """The interest terms of the stance to one other, in the order of `INTERESTS`."""
        model, p = self.model, self.model.parameters
        k = 3 - self.index - j
        d = dyad_of(self.index, j)
        west = d == WEST
        terms: dict[str, float] = {
            "closeness": p.closeness_effect * closeness(p, d),
            "common_threat": interest.common_threat(p.common_threat_effect, model.common_threat),
            "threat": interest.threat(self.threats[j]),
            "common_enemy": interest.common_enemy(
                p.common_enemy_effect, self.threats[k], model.powers[j].threats[k]
            ),
            "blocs": interest.blocs(p.bloc_effect, model.signed[d], self.stances[j]["stance"]),
        }
        if west:
            terms["commerce"] = interest.commerce(p.commerce_effect, p.commerce_usa_uk, 1.0, 0.0)
            terms["rivalry"] = interest.rivalry(p.rivalry_effect, model.rivalry)
            terms["overlap"] = interest.overlap(p.overlap_effect, model.overlaps[d], 0.0)
        else:
            closed = p.closure * closed_sphere(p.imposition, model.held)
            terms["commerce"] = interest.commerce(
                p.commerce_effect, model.pulls[d], model.credit_window, closed
            )
            terms["ideology"] = interest.ideology(p.ideology_effect, model.ideology)
            terms["overlap"] = interest.overlap(
                p.overlap_effect, model.overlaps[d], model.tolerance
            )
            if self.index == USSR:
                terms["partner"] = interest.partner(
                    p.partner_effect, p.partner if j == UK else -p.partner
                )
            elif self.index == USA:
                terms["opinion"] = interest.opinion(
                    p.opinion_effect, model.opinion, p.opinion_weight
                )
        return [terms.get(name, 0.0) for name in INTERESTS]

    def decide(self) -> None:
        """Weigh the interests in the other two, before any stance moves."""
        self.terms = {j: self.weigh_interests(j) for j in self.others}
        self.ledger = {j: [0.0] * len(LEDGER) for j in self.others}

    def push(self, j: int, shock: float, jump: float) -> float:
        """Push on the stance to one other in one step; its parts go into the ledger."""
        p = self.model.parameters
        step = 1.0 / p.steps
        k = 3 - self.index - j
        other = self.model.powers[j]
        mine = self.stances[j]["stance"]
        space = stance.room(mine, p.bounded)
        to_third, their_third = self.stances[k]["stance"], other.stances[k]["stance"]
        total = 0.0
        for term in self.terms[j]:
            total += term
        slope = stance.interest_slope(total, p.saturating)
        parts = [
            stance.routine(mine, p.routine, step),
            *(stance.interest_pull(term, slope, p.routine, step) for term in self.terms[j]),
            stance.reciprocity(mine, other.stances[self.index]["stance"], p.reciprocity, step),
            stance.structural_balance(to_third, their_third, space, p.structural_balance, step),
            stance.bidding(to_third, space, p.bidding, step),
            stance.pivoting(their_third, space, p.pivoting, step),
            stance.luck(shock, stance.room(mine, p.bounded_noise), p.noise, step),
            jump,
        ]
        row = self.ledger[j]
        pushed = 0.0
        for m, part in enumerate(parts):
            row[m] += part
            pushed += part
        return pushed

    def learn(self) -> None:
        """Revise trust, appetite and (Moscow) the belief in the contradiction."""
        model, p = self.model, self.model.parameters
        log_odds = {}
        for j in self.others:
            change = trust.log_odds_change(
                self.log_odds[j],
                self.prior_log_odds[j],
                trust.evidence(self.seen[j], p.seeker_acts, p.expansionist_acts),
                p.evidence_weight,
                p.forgetting,
            )
            log_odds[j] = within(
                self.log_odds[j] + change, -trust.MOST_LOG_ODDS, trust.MOST_LOG_ODDS
            )
        change = appetite_change(
            self.appetite,
            model.baseline_appetite(self.index),
            self.threats[(self.index + 1) % 3] + self.threats[(self.index + 2) % 3],
            self.belief,
            p.appetite_speed,
            p.security_dilemma,
            p.emboldening,
        )
        appetite = within(self.appetite + change, 0.0, MOST_APPETITE)
        belief = self.belief
        if self.index == USSR:
            west = model.relation(WEST)
            belief += belief_change(belief, west, p.anglo_american_norm, p.learning)
        self._next = {"log_odds": log_odds, "appetite": appetite, "belief": belief}

    def restrain(self, listed: list[float], granted: list[float]) -> None:
        """Hold back in the states that a signed scheme does not grant."""
        cover = self.model.parameters.cover
        for k, is_listed in enumerate(listed):
            if is_listed:
                self.restraint[k] = restraint(cover, granted[k])

    def commit(self) -> None:
        """Let what was learnt take effect."""
        self.appetite = self._next["appetite"]
        self.belief = self._next["belief"]
        self.log_odds = self._next["log_odds"]
        self.trust = {j: trust.probability(odds) for j, odds in self.log_odds.items()}


class ContestedState(FixedAgent):
    """A state over which the powers contend; it sits on the graph of land borders.

    It weighs what the powers ask of it.

    Attributes
    ----------
    record : ContestedStateRecord
        Its place, weight and resistance.
    influence : list of float
        Share of influence that each power has won, in [0, 1].
    """

    model: Triangle

    def __init__(self, model: Triangle, index: int, record: ContestedStateRecord) -> None:
        super().__init__(model)
        self.index = index
        self.record = record
        self.name = record.name
        self.cell = model.space[record.name]
        self.granted: list[float] = [float(model.granted[j][index]) for j in range(3)]
        self.influence = [0.0, 0.0, 0.0]
        self._next_influence = self.influence

    def answer(self) -> tuple[float, ...]:
        """Weigh the claims: what overlaps, what is granted, what takes force, what is held.

        Returns
        -------
        tuple of float
            Its part in: the three overlaps; the three powers' claims; the three powers' claims
            inside what the scheme grants them; Soviet coercion; the weight that Moscow holds.
        """
        model, p, weight = self.model, self.model.parameters, self.record.weight
        resistance = model.resistance * self.record.resistance
        soviet, american, british = (power.claims[self.index] for power in model.powers)
        holdings = (
            holding(soviet, resistance, p.imposition),
            holding(american, resistance, 0.0),
            holding(british, resistance, 0.0),
        )
        total = holdings[0] + holdings[1] + holdings[2]
        self._next_influence = [
            held + influence_change(held, winnable, total, p.influence_speed)
            for held, winnable in zip(self.influence, holdings, strict=True)
        ]
        granted = self.granted
        return (
            contested(weight, soviet, american),
            contested(weight, soviet, british),
            contested(weight, american, british),
            weight * soviet,
            weight * american,
            weight * british,
            weight * soviet * granted[0],
            weight * american * granted[1],
            weight * british * granted[2],
            coerced(weight, soviet, resistance, p.imposition),
            weight * self.influence[0],
        )

    def commit(self) -> None:
        """Let the new influence take effect."""
        self.influence = self._next_influence
