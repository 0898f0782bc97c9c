"""The model built again from its description, and the description held to the code.

The first half builds whole histories again, in plain Python, line by line after
`docs/model/details.md`: initialisation, luck and every submodel. It takes nothing of the program
but the shipped tables and the scenario's values, and its histories must be the program's.
"""

from __future__ import annotations

import csv
import math
import os
import re
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from types import SimpleNamespace
from zlib import crc32

import numpy as np
import pytest

import bigthree
from bigthree import calibration
from bigthree.cases import case
from bigthree.evidence import coded, source_of
from bigthree.scenario import Coefficients

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("model.md", *(f"model/{name}.md" for name in ("design", "details", "numbers")))
S, A, B = range(3)
DYADS = {(S, A): "ussr_usa", (S, B): "ussr_uk", (A, B): "usa_uk"}
NAMES = ("ussr", "usa", "uk")
PAIRS = ((S, A), (S, B), (A, S), (A, B), (B, S), (B, A))
STATES = case().states()


# ------------------------------------------------------------------------------------------ luck


def stream(seed, process, *counter):
    return np.random.Generator(
        np.random.Philox(key=np.array([seed, crc32(process.encode())], np.uint64),
                         counter=np.array([*counter, 0, 0], np.uint64)))  # fmt: skip


def once(seed, process, run):
    return stream(seed, process, 0, 1).random(run + 1)[run]


def monthly(seed, process, run, months, width):
    block, row = divmod(run, 32)
    source = stream(seed, process, 0, block)
    draws = source.standard_normal if process == "stances" else source.random
    return draws((months, 32, width))[:, row]


def even(months):
    return [[((t + 0.5) * (math.sqrt(5) - 1) / 2 + c / 3) % 1 for c in range(3)]
            for t in range(months)]  # fmt: skip


# ---------------------------------------------------------------------------------- initialisation


def triangular(u, low, mode, high):
    if u < (mode - low) / (high - low):
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - mode))


def parameters(scenario, seed, run):
    """What a run draws of assumptions and coefficients."""
    p = dict(scenario.numbers())
    if scenario.uncertainty.coding:
        for name, (low, high) in scenario.ranges.items():
            own = scenario.switches.contradiction == scenario.author.name
            same = name == "world.rivalry" and own
            drawn = "author.believed_rivalry" if same else name
            if low < high:
                p[name] = triangular(once(seed, f"coding {drawn}", run), low, p[name], high)
    layer, free = scenario.uncertainty.coefficients, set(Coefficients.model_fields)
    free -= set(scenario.fixed)
    if layer == "accepted":
        p |= accepted(scenario, free, seed, run)
    for name in free:
        low, high = Coefficients.model_fields[name].json_schema_extra["prior"]
        fitted = name in calibration.FITTED
        if low < high and (layer == "prior" if fitted else scenario.uncertainty.stated):
            u = once(seed, f"coefficient {name}", run)
            p[f"theory.{name}"] = low + u * (high - low)
    return p


def accepted(scenario, free, seed, run):
    """An accepted draw: its coefficients, and its coding where the sources are the sample's."""
    folder = Path(bigthree.__file__).parent / "data" / "accepted"
    lines = (folder / f"{scenario.engagement.name}.csv").read_text("utf-8").splitlines()[1:]
    sample = list(csv.DictReader(lines))
    row = sample[int(once(seed, "coefficients", run) * len(sample))]
    drawn = {f"theory.{name}": float(value) for name, value in row.items() if name in free}
    if scenario.uncertainty.coding and scenario.uncertainty.kept_coding:
        for name, ends in scenario.ranges.items():
            mean = coded(source_of(scenario, name), name.split(".")[1])
            column = f"{source_of(scenario, name)}:{name.split('.')[1]}"
            stands = (mean.low, mean.value, mean.high) == (
                ends[0], scenario.numbers()[name], ends[1])  # fmt: skip
            if stands and column in row:
                drawn[name] = float(row[column])
    return drawn


def happenings(scenario, p, seed, run):
    """Every event as its month, its strength and its effects."""
    found = []
    for name, event in scenario.events.events.items():
        month = event.month
        if month is None:
            u = once(seed, f"event {name}", run) if scenario.uncertainty.luck else 0.5
            q = event.hazard * (p["world.revolution_risk"] if event.scaled_by else 1)
            wait = math.floor(math.log(1 - u) / math.log(1 - q)) if 0 < q < 1 else math.inf
            month = 0 if q >= 1 else wait
        coded = scenario.uncertainty.coding
        strength = triangular(once(seed, f"intensity {name}", run), 0.5, 1, 1.5) if coded else 1
        found.append((month, strength, event.effects))
    return found


def shares(scenario, t):
    record = case().by_year("capabilities")
    if scenario.world.capabilities == "equal":
        return (1 / 3,) * 3
    if scenario.world.capabilities == "expected":
        return record[1944]
    return interpolated(record, 5.5, t)


def interpolated(record, stands_for, t):
    """A yearly record at a month, on straight lines between the months the years stand for."""
    months = [12 * (year - 1945) + stands_for for year in record]
    values = list(record.values())
    after = bisect_right(months, t)
    if after in (0, len(months)):
        return values[-1] if after else values[0]
    part = (t - months[after - 1]) / 12
    return [(1 - part) * x + part * y
            for x, y in zip(values[after - 1], values[after], strict=True)]  # fmt: skip


# ---------------------------------------------------------------------------------------- a history


TRUST = {
    (S, A): "author.trust_in_usa",
    (S, B): "author.trust_in_uk",
    (A, S): "world.american_trust_in_ussr",
    (B, S): "world.british_trust_in_ussr",
    (A, B): "world.anglo_american_trust",
    (B, A): "world.anglo_american_trust",
}
LEVELS = {
    "common_threat": "common_threat",
    "ideology": "ideology",
    "opinion": "opinion_sympathy",
}
SHIFTED = {
    "world.rivalry": "rivalry",
    "world.american_reach": "american_reach",
    "world.american_appetite": "american_appetite",
    "author.appetite": "appetite",
    "world.tolerance": "tolerance",
    "world.resistance": "resistance",
    "world.commerce_usa": "commerce_usa",
    "world.commerce_uk": "commerce_uk",
}
SHIFTS = (*SHIFTED.values(), "capability_usa", "bargaining")


def unit(y):
    return max(0.0, min(1.0, y))


def total(*factors):
    return sum(map(math.prod, zip(*factors, strict=True)))


def log_odds(trust):
    if trust in (0, 1):
        return 40.0 * trust - 20
    return max(-20.0, min(20.0, math.log(trust / (1 - trust))))


def dyad(i, j):
    return DYADS[min(i, j), max(i, j)]


class History:
    """One history, month by month; a method a submodel, in the description's order.

    What a submodel passes on within the month stands in `m`, what takes effect at its end in
    `new`.
    """

    def __init__(self, scenario, seed, run):
        self.scenario, self.spheres = scenario, scenario.spheres
        self.p = p = parameters(scenario, seed, run)
        self.events = happenings(scenario, p, seed, run)
        self.theory = {name[7:]: value for name, value in p.items() if name.startswith("theory.")}
        self.deal(seed, run)
        self.x = {(i, j): p[f"world.initial_{dyad(i, j)}"] for i, j in PAIRS}
        self.prior = {pair: log_odds(p[name]) for pair, name in TRUST.items()}
        self.L = dict(self.prior)
        self.a = [p["author.appetite"], p["world.american_appetite"], p["world.british_appetite"]]
        self.level = {name: p[f"world.{at_start}"] for name, at_start in LEVELS.items()}
        self.level |= {"credit_window": 1.0, "belief": p["author.believed_rivalry"]}
        self.shift = dict.fromkeys(SHIFTS, 0.0)
        self.signed = dict.fromkeys(DYADS, False)
        self.grants = dict(self.spheres.grants())
        self.restraint = [[0.0] * len(STATES) for _ in range(3)]
        self.influence = [[0.0] * len(STATES) for _ in range(3)]
        self.m = SimpleNamespace()
        self.weigh_powers(0)
        self.a[A] *= self.engage(0)
        self.reach = [[self.arm(j, state) for state in STATES] for j in range(3)]

    def deal(self, seed, run):
        months, steps = self.scenario.months, self.scenario.theory.steps
        self.shocks, self.acts, self.bargains = (
            np.zeros((months, 6 * steps)), even(months), even(months))  # fmt: skip
        if self.scenario.uncertainty.luck:
            self.shocks, self.acts, self.bargains = (
                monthly(seed, process, run, months, width)
                for process, width in (("stances", 6 * steps), ("acts", 3), ("bargains", 3))
            )

    def arm(self, j, state):
        far = state.distances[j]
        scale = self.theory[("land_reach", "base_reach", "sea_reach")[j]]
        inland = j == B and not state.coast
        return math.exp(-far / scale) * (self.theory["landlocked"] if inland else 1)

    def play(self):
        path = [dict(self.x)]
        for t in range(self.scenario.months):
            self.month(t)
            path.append(dict(self.x))
        return np.array([[stances[pair] for pair in PAIRS] for stances in path])

    def month(self, t):
        self.m, self.new = SimpleNamespace(jump=dict.fromkeys(PAIRS, 0.0), signing=set()), {}
        self.strike(t)
        self.weigh_powers(t)
        self.m.engaged = self.engage(t)
        self.claim()
        self.answer()
        self.fear(t)
        self.act(t)
        self.bargain(t)
        self.learn()
        self.drift(t)
        self.weigh_interests(t)
        self.move(t)
        self.commit()

    def strike(self, t):
        for due, strength, effects in self.events:
            if due == t:
                for target, size in effects.items():
                    self.change(target, strength * size)
        self.m.shifted = {
            dotted.partition(".")[2]: unit(self.p[dotted] + self.shift[shift])
            for dotted, shift in SHIFTED.items()
        }

    def change(self, target, size):
        kind, _, rest = target.partition("_")
        if kind == "stance":
            i, j = (NAMES.index(name) for name in rest.split("_"))
            self.m.jump[i, j] += size
        elif kind == "agreement":
            if size > 0 and rest in self.spheres.signatories:
                self.m.signing.add(next(pair for pair, name in DYADS.items() if name == rest))
        elif target in self.level:
            self.level[target] = unit(self.level[target] + size)
        else:
            self.shift[target] += size

    def weigh_powers(self, t):
        s = shares(self.scenario, t)
        trend = self.scenario.world.capabilities == "expected"
        grown = trend * self.theory["power_growth"] * min(t, 120) / 120
        gain = max(-0.9, min(9.0, self.shift["capability_usa"]))
        weights = (s[S], s[A] * (1 + grown * self.p["world.american_power_growth"]) * (1 + gain),
                   s[B] * (1 - grown * self.p["world.british_decline"]))  # fmt: skip
        self.m.power = [3 * weight / sum(weights) for weight in weights]

    def engage(self, t):
        theory, power = self.scenario.engagement.name, self.m.power
        return {
            "buck_passing": max(0.0, 1 - power[B] / power[S]),
            "drawn_in": unit(-(self.x[S, B] + self.x[B, S]) / 2),
            "from_the_start": 1.0,
            "absent": 0.0,
            "dated": float(t >= (self.scenario.engagement.month or 0)),
        }[theory]

    def claim(self):
        self.m.c = [
            [min(1.0, self.a[j] * self.reach[j][n]) * (1 - self.restraint[j][n])
             for n in range(len(STATES))] for j in range(3)
        ]  # fmt: skip

    def answer(self):
        m, c, w = self.m, self.m.c, [state.weight for state in STATES]
        imposed = (self.p["author.imposition"], 0.0, 0.0)
        resist = [m.shifted["resistance"] * state.resistance for state in STATES]
        new = self.new["influence"] = [list(of_power) for of_power in self.influence]
        for n, r in enumerate(resist):
            won = [c[j][n] * (1 - r * (1 - imposed[j])) for j in range(3)]
            for j in range(3):
                goal = won[j] / max(1.0, sum(won))
                new[j][n] += self.theory["influence_speed"] * (goal - self.influence[j][n])
        m.overlap = {(i, j): total(w, c[i], c[j]) for i, j in PAIRS}
        m.coercion = total(w, c[S], resist) * imposed[S]
        m.closed = imposed[S] * total(w, self.influence[S])
        m.granted = [0.0] * 3
        for j in range(3):
            mine = [self.grants.get(state.name, (0.0,) * 3)[j] for state in STATES]
            if total(w, c[j]) > 0:
                m.granted[j] = total(w, c[j], mine) / total(w, c[j])

    def fear(self, t):
        m = self.m
        arsenal = interpolated(case().by_year("warheads"), 11, t)
        m.tau = {pair: 1 / (1 + math.exp(-odds)) for pair, odds in self.L.items()}
        m.threat = {}
        for i, j in PAIRS:
            g = self.p[f"world.proximity_{dyad(i, j)}"]
            if {i, j} == {S, A}:
                g += (1 - g) * m.shifted["american_reach"] * m.engaged
            scale = self.theory["threat_effect"] * m.power[j] * g
            smaller = min(arsenal[i], arsenal[j])
            left = 1 - self.theory["deterrence"] * smaller / (smaller + 100)
            m.threat[i, j] = scale * self.a[j] * (1 - m.tau[i, j]) * left

    def act(self, t):
        rare, often = self.theory["seeker_acts"], self.theory["expansionist_acts"]
        self.m.seen = {
            (i, j): self.acts[t][j] < rare + (often - rare) * self.exposure(i, j) for i, j in PAIRS
        }

    def exposure(self, i, j):
        m, theory = self.m, self.theory
        soviet = j == S
        covered = self.signed[min(i, j), max(i, j)] * theory["cover"] * m.granted[j]
        shown = self.p["author.openness" if soviet else "world.western_openness"]
        grab = min(1.0, self.a[j]) * (1 - covered) * (1 - theory["disclosure"] * shown)
        tolerated = m.shifted["tolerance"] if soviet else 0.0
        force = m.coercion if soviet else 0.0
        return min(1.0, grab * (1 - tolerated) + theory["coercion"] * force)

    def bargain(self, t):
        objection = self.theory["veto"] * self.p["world.opinion_weight"]
        objection *= 1 - self.level["opinion"]
        ready = max(0.0, 1 + self.shift["bargaining"])
        chance = min(1.0, self.theory["settlement_hazard"] * ready * (1 - objection))
        for d, (pair, name) in enumerate(DYADS.items()):
            if name in self.spheres.signatories and not self.signed[pair]:
                fixed = self.spheres.signed_month
                bargained = self.willing(*pair, t) and self.bargains[t][d] < chance
                if bargained if fixed is None else t >= fixed:
                    self.m.signing.add(pair)

    def willing(self, i, j, t):
        warm = min(self.x[i, j], self.x[j, i]) > self.theory["settlement_warmth"]
        trusting = min(self.m.tau[i, j], self.m.tau[j, i]) >= self.theory["settlement_trust"]
        return t >= self.spheres.earliest_month and warm and trusting

    def tie(self, i, j):
        return (self.x[i, j] + self.x[j, i]) / 2

    def learn(self):
        m, theory = self.m, self.theory
        rare, often = theory["seeker_acts"], theory["expansionist_acts"]
        self.new["L"] = {}
        for pair, odds in self.L.items():
            lr = math.log(rare / often) if m.seen[pair] else math.log((1 - rare) / (1 - often))
            change = theory["evidence_weight"] * lr
            change -= theory["forgetting"] * (odds - self.prior[pair])
            self.new["L"][pair] = max(-20.0, min(20.0, odds + change))
        safe = (
            m.shifted["appetite"],
            m.shifted["american_appetite"] * m.engaged,
            self.p["world.british_appetite"],
        )
        belief = self.level["belief"]
        self.new["a"] = []
        for j, now in enumerate(self.a):
            fear = sum(m.threat[j, i] for i in range(3) if i != j)
            goal = safe[j] + theory["security_dilemma"] * fear
            goal += theory["emboldening"] * belief if j == S else 0.0
            change = theory["appetite_speed"] * (goal - now)
            self.new["a"].append(max(0.0, min(2.0, now + change)))
        shown = unit(theory["anglo_american_norm"] - self.tie(A, B))
        self.new["level"] = {"belief": belief + theory["learning"] * (shown - belief)}

    def at_war(self, t):
        return t <= max(self.p["world.war_in_europe_ends"], self.p["world.war_in_asia_ends"])

    def drift(self, t):
        m, p, theory = self.m, self.p, self.theory
        h, phi = self.level["common_threat"], self.level["ideology"]
        opinion, window = self.level["opinion"], self.level["credit_window"]
        declared = p["author.openness"] * (self.signed[S, A] or self.signed[S, B])
        goal = p["world.opinion_sympathy"] + theory["opinion_from_tie"] * self.tie(S, A)
        goal -= theory["opinion_from_closure"] * m.closed
        goal -= theory["opinion_from_acts"] * m.seen[A, S]
        goal -= theory["opinion_from_spheres"] * declared
        above = (1 - p["author.credit_haste"]) * (window - theory["window_floor"])
        self.new["level"] |= {
            "common_threat": h if self.at_war(t) else h - h / theory["danger_lifetime"],
            "credit_window": window - above / theory["window_lifetime"],
            "ideology": phi - (phi - p["world.ideology"]) / theory["ideology_lifetime"],
            "opinion": unit(opinion + theory["opinion_speed"] * (goal - opinion)),
        }

    def weigh_interests(self, t):
        theory, threat = self.theory, self.m.threat
        danger = 1.0 if self.at_war(t) else self.level["common_threat"]
        self.m.interest = {}
        for i, j in PAIRS:
            k = 3 - i - j
            summed = theory["closeness_effect"] * self.p[f"world.closeness_{dyad(i, j)}"]
            summed += theory["common_threat_effect"] * danger - threat[i, j]
            summed += theory["common_enemy_effect"] * math.sqrt(threat[i, k] * threat[j, k])
            if self.signed[min(i, j), max(i, j)] and self.x[i, j] < 0:
                summed -= theory["bloc_effect"] * self.crude_division(i, j)
            summed += self.western(i, j) if S not in (i, j) else self.soviet(i, j)
            self.m.interest[i, j] = math.tanh(summed) if theory["saturating"] else summed

    def crude_division(self, i, j):
        """How crude the division is: how much it covers, times how closed it is ruled."""
        mine, theirs = (
            sum(state.weight * self.grants[state.name][power]
                for state in STATES if state.name in self.grants)
            for power in (i, j)
        )  # fmt: skip
        covered = mine + theirs if min(mine, theirs) > 0 else 0.0
        imposed = self.p["author.imposition"] if S in (i, j) else 0.0
        return self.theory["cover"] * covered * imposed

    def western(self, i, j):
        theory, m = self.theory, self.m
        return (theory["commerce_effect"] * self.p["world.commerce_usa_uk"]
                - theory["rivalry_effect"] * m.shifted["rivalry"]
                - theory["overlap_effect"] * m.overlap[i, j])  # fmt: skip

    def soviet(self, i, j):
        p, theory, m = self.p, self.theory, self.m
        pull = m.shifted["commerce_usa" if A in (i, j) else "commerce_uk"]
        trade = pull * self.level["credit_window"] * (1 - theory["closure"] * m.closed)
        collided = m.overlap[i, j] * (1 - m.shifted["tolerance"])
        found = theory["commerce_effect"] * trade - theory["overlap_effect"] * collided
        found -= theory["ideology_effect"] * self.level["ideology"]
        if i == A:
            leaning = p["world.opinion_weight"] * (self.level["opinion"] - 0.5)
            found += theory["opinion_effect"] * leaning
        if i == S:
            found += theory["partner_effect"] * p["author.partner"] * (1 if j == B else -1)
        return found

    def move(self, t):
        self.new["x"] = dict(self.x)
        steps = int(self.theory["steps"])
        for step in range(steps):
            before = dict(self.new["x"])
            for n, (i, j) in enumerate(PAIRS):
                push = self.push(before, i, j) / steps
                room = 1 - before[i, j] ** 2 if self.theory["bounded_noise"] else 1.0
                shock = self.shocks[t][6 * step + n]
                push += self.theory["noise"] * math.sqrt(1 / steps) * room * shock
                push += self.m.jump[i, j] if step == 0 else 0.0
                self.new["x"][i, j] = max(-1.0, min(1.0, before[i, j] + push))

    def push(self, x, i, j):
        k, theory = 3 - i - j, self.theory
        room = 1 - x[i, j] ** 2 if theory["bounded"] else 1.0
        triad = theory["structural_balance"] * x[i, k] * x[j, k]
        triad += theory["bidding"] * max(0.0, -x[i, k])
        triad += theory["pivoting"] * max(0.0, -x[j, k])
        routine = theory["routine"] * (self.m.interest[i, j] - x[i, j])
        return routine + theory["reciprocity"] * (x[j, i] - x[i, j]) + room * triad

    def commit(self):
        for name, value in self.new.items():
            setattr(self, name, value)
        for pair in self.m.signing:
            self.signed[pair] = True
            for j in pair:
                for n, state in enumerate(STATES):
                    if state.name in self.grants:
                        own = self.grants[state.name][j]
                        self.restraint[j][n] = self.theory["cover"] * (1 - own)


WORLDS = {
    "as assumed": ("author=litvinov",),
    "the record": ("author=stalin_molotov", "contradiction=fails", "world=historical",
                   "background=historical", "events=historical"),
    "drawn in, and deterred": ("author=maisky", "world=historical", "background=historical",
                               "contradiction=fails", "engagement=drawn_in",
                               "theory.deterrence=0.7", "uncertainty.stated=true",
                               "world.war_in_europe_ends=9"),
    "there from a date": ("author=gromyko", "engagement=dated", "engagement.month=30",
                          "uncertainty.kept_coding=false"),
    "revolutions, priors": ("author=maisky", "events=revolutions_at_risk", "coefficients=prior",
                            "background=historical"),
    "own reading, even luck": ("author=gromyko", "contradiction=as_believed",
                               "uncertainty.luck=false", "world.capabilities=equal"),
    "signed early": ("author=litvinov", "spheres=litvinov_january_1945", "spheres.signed_month=2",
                     "events=trusteeship_claims", "coefficients=point", "uncertainty.coding=false"),
    "agreed by event": ("author=litvinov", "events=gentlemens_agreement"),
    "small steps": ("author=maisky", "events=western_slump", "theory.steps=3",
                    "theory.bounded=0", "theory.saturating=0"),
    "a Chinese pact": ("author=litvinov_december_1945", "events=us_china_pact"),
}  # fmt: skip


@pytest.mark.parametrize("overrides", WORLDS.values(), ids=WORLDS)
def test_the_description_makes_the_same_histories(overrides):
    scenario = bigthree.compose(*overrides, "months=72")
    many = bigthree.simulate(scenario, runs=40, seed=11)
    for run in (0, 6, 37):
        path = History(scenario, 11, run).play()
        theirs = np.stack([many.stances[run, :, i, j] for i, j in PAIRS], axis=1)
        np.testing.assert_allclose(path, theirs, rtol=0, atol=1e-9)


def test_these_worlds_are_not_all_alike():
    """What the worlds above are there for happens in some of them."""
    scenario = bigthree.compose(*WORLDS["agreed by event"], "months=72")
    history = History(scenario, 11, 0)
    history.play()
    assert any(history.signed.values())
    assert any(map(any, history.restraint))


# ---------------------------------------------------------------------------------- what it says


def words():
    return "\n".join((DOCS / page).read_text("utf-8") for page in PAGES)


def test_its_tables_are_those_of_the_code(tmp_path):
    """`cog --check` prints them again from the code."""
    printed = [path for path in (*DOCS.glob("*.md"), *DOCS.glob("model/*.md"))
               if "[[[cog" in path.read_text("utf-8")]  # fmt: skip
    pages = [str(path.relative_to(DOCS)) for path in printed]
    assert {*PAGES[2:], "evidence.md", "coding_manual.md", "bibliography.md"} - {
        "model/details.md"
    } <= set(pages)
    for page in pages:
        copy = tmp_path / page
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((DOCS / page).read_bytes())
    found = os.environ.get("PYTHONPATH", "")
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "-P", "--check", "--diff", "-I", str(DOCS), *pages],
        cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_number_stands_in_an_equation():
    """The details, and not the tables alone, say what each number does."""
    details = (DOCS / "model/details.md").read_text("utf-8")
    numbers = [name for name in bigthree.compose().numbers() if not name.startswith("measures.")]
    assert [name for name in numbers if f"`{name}`" not in details] == []


CITED = re.compile(
    r"([A-ZÀ-Ž][a-zà-ž]{2,})(?:, [A-Z][\w ]+?)*(?: and [\w ]+?| et al\.)? \(?((?:19[6-9]|20)\d+)\b"
)
"""A work by surname and year; works older than 1960 are few and look like the story's dates."""


def test_every_work_that_is_cited_is_in_the_bibliography():
    works = (DOCS / "bibliography.md").read_text("utf-8").split("\n* ")
    package = DOCS.parent / "src/bigthree"
    texts = {*package.rglob("*.py"), *package.rglob("*.md"), *DOCS.glob("*.md"),
             *DOCS.glob("model/*.md")} - {DOCS / "bibliography.md"}  # fmt: skip
    cited = {pair for path in texts for pair in CITED.findall(path.read_text("utf-8"))}
    lacking = {(name, year) for name, year in cited
               if not any(name in work and year in work for work in works)}  # fmt: skip
    assert len(cited) > 20
    assert not lacking
