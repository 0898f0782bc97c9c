"""The model built again from its description, and the description held to the code.

The first half is a re-implementation of whole histories written from `docs/model/details.md`
alone, in plain Python: initialisation, luck and every submodel. It imports nothing of the program
but the shipped tables and the scenario's values, and its histories must be the program's.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

import bigthree
from bigthree.data import capabilities, contested_states
from bigthree.data import rows as data_rows
from bigthree.scenario import Coefficients
from bigthree.theory.mechanisms import MECHANISMS

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("model.md", *(f"model/{name}.md" for name in ("design", "details", "numbers")))
S, A, B = range(3)
DYADS = {(S, A): "ussr_usa", (S, B): "ussr_uk", (A, B): "usa_uk"}
NAMES = ("ussr", "usa", "uk")
PAIRS = ((S, A), (S, B), (A, S), (A, B), (B, S), (B, A))
STATES = contested_states()


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
            own = scenario.readings.contradiction == scenario.author.name
            same = name == "world.rivalry" and own
            drawn = "author.believed_rivalry" if same else name
            if low < high:
                p[name] = triangular(once(seed, f"coding {drawn}", run), low, p[name], high)
    layer, free = scenario.uncertainty.coefficients, set(Coefficients.model_fields)
    free -= set(scenario.fixed)
    if layer == "accepted":
        sample = data_rows("accepted_coefficients")
        row = sample[int(once(seed, "coefficients", run) * len(sample))]
        p |= {f"theory.{name}": float(value) for name, value in row.items() if name in free}
    if layer == "prior":
        for name in free:
            low, high = Coefficients.model_fields[name].json_schema_extra["prior"]
            if low < high:
                u = once(seed, f"coefficient {name}", run)
                p[f"theory.{name}"] = low + u * (high - low)
    return p


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
    record = capabilities()
    if scenario.world.capabilities == "equal":
        return (1 / 3,) * 3
    if scenario.world.capabilities == "expected":
        return record[1944]
    months, values = [12 * (year - 1945) + 5.5 for year in record], list(record.values())
    after = bisect_right(months, t)
    if after == len(months):
        return values[-1]
    part = (t - months[after - 1]) / 12
    return [(1 - part) * x + part * y
            for x, y in zip(values[after - 1], values[after], strict=True)]  # fmt: skip


# ---------------------------------------------------------------------------------------- a history


def unit(y):
    return max(0.0, min(1.0, y))


class History:
    """One history, month by month, as the description has it."""

    def __init__(self, scenario, seed, run):
        self.scenario, self.p = scenario, parameters(scenario, seed, run)
        p, months = self.p, scenario.months
        self.events = happenings(scenario, p, seed, run)
        luck, steps = scenario.uncertainty.luck, scenario.theory.steps
        self.shocks = (monthly(seed, "stances", run, months, 6 * steps) if luck
                       else np.zeros((months, 6 * steps)))  # fmt: skip
        self.acts = monthly(seed, "acts", run, months, 3) if luck else even(months)
        self.bargains = monthly(seed, "bargains", run, months, 3) if luck else even(months)
        self.x = {(i, j): p[f"world.initial_{self.dyad(i, j)}"] for i, j in PAIRS}
        between = p["world.anglo_american_trust"]
        prior = {(S, A): p["author.trust_in_usa"], (S, B): p["author.trust_in_uk"],
                 (A, S): p["world.american_trust_in_ussr"],
                 (B, S): p["world.british_trust_in_ussr"], (A, B): between, (B, A): between}  # fmt: skip
        self.prior = {pair: self.log_odds(trust) for pair, trust in prior.items()}
        self.L = dict(self.prior)
        self.a = [p["author.appetite"], p["world.american_reach"], p["world.british_appetite"]]
        self.level = {"common_threat": p["world.common_threat"], "ideology": p["world.ideology"],
                      "opinion": p["world.opinion_sympathy"], "credit_window": 1.0}  # fmt: skip
        self.belief = p["author.believed_rivalry"]
        self.shift = dict.fromkeys(("rivalry", "american_reach", "appetite", "tolerance", "commerce",
                                    "resistance", "capability_usa", "bargaining"), 0.0)  # fmt: skip
        self.signed = dict.fromkeys(DYADS, False)
        self.grants = dict(scenario.spheres.grants())
        self.restraint = [[0.0] * len(STATES) for _ in range(3)]
        self.influence = [[0.0] * len(STATES) for _ in range(3)]
        self.reach = [[self.arm(j, state) for state in STATES] for j in range(3)]

    @staticmethod
    def dyad(i, j):
        return DYADS[min(i, j), max(i, j)]

    @staticmethod
    def log_odds(trust):
        if trust in (0, 1):
            return 40.0 * trust - 20
        return max(-20.0, min(20.0, math.log(trust / (1 - trust))))

    def arm(self, j, state):
        far = (state.land_hops, state.usa_distance, state.uk_distance)[j]
        scale = self.p[f"theory.{('land', 'base', 'sea')[j]}_reach"]
        inland = j == B and not state.coast
        return math.exp(-far / scale) * (self.p["theory.landlocked"] if inland else 1)

    def play(self):
        path = [dict(self.x)]
        for t in range(self.scenario.months):
            self.month(t)
            path.append(dict(self.x))
        return np.array([[stances[pair] for pair in PAIRS] for stances in path])

    def month(self, t):
        p = self.p
        theory = {name.removeprefix("theory."): value for name, value in p.items()}
        # Events.
        jump, signing = dict.fromkeys(PAIRS, 0.0), set()
        for due, strength, effects in self.events:
            if due == t:
                for target, size in effects.items():
                    kind, _, rest = target.partition("_")
                    if kind == "stance":
                        i, j = (NAMES.index(name) for name in rest.split("_"))
                        jump[i, j] += strength * size
                    elif kind == "agreement":
                        if size > 0 and rest in self.scenario.spheres.signatories:
                            signing.add(next(d for d, name in DYADS.items() if name == rest))
                    elif target in self.level:
                        self.level[target] = unit(self.level[target] + strength * size)
                    else:
                        self.shift[target] += strength * size
        h, phi, opinion, window = (self.level[name] for name in
                                   ("common_threat", "ideology", "opinion", "credit_window"))  # fmt: skip
        moved = {name: unit(p[f"{group}.{name}"] + self.shift[shift]) for group, name, shift in (
            ("world", "rivalry", "rivalry"), ("world", "american_reach", "american_reach"),
            ("author", "appetite", "appetite"), ("world", "tolerance", "tolerance"),
            ("world", "resistance", "resistance"), ("world", "commerce_usa", "commerce"),
            ("world", "commerce_uk", "commerce"))}  # fmt: skip
        # Capabilities.
        s = shares(self.scenario, t)
        trend = self.scenario.world.capabilities == "expected"
        grown = trend * theory["power_growth"] * min(t, 120) / 120
        gain = max(-0.9, min(9.0, self.shift["capability_usa"]))
        weights = (s[S], s[A] * (1 + grown * p["world.american_power_growth"]) * (1 + gain),
                   s[B] * (1 - grown * p["world.british_decline"]))  # fmt: skip
        power = [3 * weight / sum(weights) for weight in weights]
        # Claims.
        c = [[min(1.0, self.a[j] * v) * (1 - r)
              for v, r in zip(self.reach[j], self.restraint[j], strict=True)] for j in range(3)]  # fmt: skip
        # Answers.
        imposed = (p["author.imposition"], 0.0, 0.0)
        resist = [moved["resistance"] * state.resistance for state in STATES]
        w = [state.weight for state in STATES]
        influence = [[0.0] * len(STATES) for _ in range(3)]
        for n, r in enumerate(resist):
            won = [c[j][n] * (1 - r * (1 - imposed[j])) for j in range(3)]
            for j in range(3):
                goal = won[j] / max(1.0, sum(won))
                influence[j][n] = self.influence[j][n] + theory["influence_speed"] * (
                    goal - self.influence[j][n])  # fmt: skip
        overlap = {(i, j): sum(map(math.prod, zip(w, c[i], c[j], strict=True))) for i, j in PAIRS}
        coercion = sum(map(math.prod, zip(w, c[S], resist, strict=True))) * imposed[S]
        closed = imposed[S] * sum(map(math.prod, zip(w, self.influence[S], strict=True)))
        granted = []
        for j in range(3):
            whole = sum(map(math.prod, zip(w, c[j], strict=True)))
            mine = [self.grants.get(state.name, (0.0,) * 3)[j] for state in STATES]
            part = sum(map(math.prod, zip(w, c[j], mine, strict=True)))
            granted.append(part / whole if whole > 0 else 0.0)
        # E3.
        tau = {pair: 1 / (1 + math.exp(-odds)) for pair, odds in self.L.items()}
        threat = {}
        for i, j in PAIRS:
            g = p[f"world.proximity_{self.dyad(i, j)}"]
            if {i, j} == {S, A}:
                g += (1 - g) * moved["american_reach"]
            threat[i, j] = theory["threat_effect"] * power[j] * g * self.a[j] * (1 - tau[i, j])
        # E6a.
        seen = {}
        for i, j in PAIRS:
            covered = self.signed[min(i, j), max(i, j)] * theory["cover"] * granted[j]
            open_ = p["author.openness"] if j == S else p["world.western_openness"]
            tolerated = moved["tolerance"] if j == S else 0.0
            force = coercion if j == S else 0.0
            e = min(1.0, min(1.0, self.a[j]) * (1 - covered) * (1 - theory["disclosure"] * open_)
                    * (1 - tolerated) + theory["coercion"] * force)  # fmt: skip
            rare, often = theory["seeker_acts"], theory["expansionist_acts"]
            seen[i, j] = self.acts[t][j] < rare + (often - rare) * e
        # E7c.
        ready = max(0.0, 1 + self.shift["bargaining"])
        objection = theory["veto"] * p["world.opinion_weight"] * (1 - opinion)
        chance = min(1.0, theory["settlement_hazard"] * ready * (1 - objection))
        spheres = self.scenario.spheres
        for d, (i, j) in enumerate(DYADS):
            if DYADS[i, j] in spheres.signatories and not self.signed[i, j]:
                if spheres.signed_month is not None:
                    would = t >= spheres.signed_month
                else:
                    warm = min(self.x[i, j], self.x[j, i]) > theory["settlement_warmth"]
                    trusting = min(tau[i, j], tau[j, i]) >= theory["settlement_trust"]
                    drawn = self.bargains[t][d] < chance
                    would = t >= spheres.earliest_month and warm and trusting and drawn
                if would:
                    signing.add((i, j))
        # E6b, E4, E5.
        odds = {}
        for pair in PAIRS:
            lr = math.log(rare / often) if seen[pair] else math.log((1 - rare) / (1 - often))
            back = theory["forgetting"] * (self.L[pair] - self.prior[pair])
            odds[pair] = max(-20.0, min(20.0, self.L[pair] + theory["evidence_weight"] * lr - back))
        safe = (moved["appetite"], moved["american_reach"], p["world.british_appetite"])
        appetite = []
        for j in range(3):
            fear = sum(threat[j, i] for i in range(3) if i != j)
            shield = theory["emboldening"] * self.belief if j == S else 0.0
            goal = safe[j] + theory["security_dilemma"] * fear + shield
            now = self.a[j] + theory["appetite_speed"] * (goal - self.a[j])
            appetite.append(max(0.0, min(2.0, now)))
        y_ab, y_sa = ((self.x[i, j] + self.x[j, i]) / 2 for i, j in ((A, B), (S, A)))
        shown = unit(theory["anglo_american_norm"] - y_ab)
        belief = self.belief + theory["learning"] * (shown - self.belief)
        # E8.
        declared = p["author.openness"] * (self.signed[S, A] or self.signed[S, B])
        follows = (p["world.opinion_sympathy"] + theory["opinion_from_tie"] * y_sa
                   - theory["opinion_from_closure"] * closed
                   - theory["opinion_from_acts"] * seen[A, S]
                   - theory["opinion_from_spheres"] * declared)  # fmt: skip
        level = {
            "common_threat": h - h / theory["danger_lifetime"],
            "credit_window": window - (1 - p["author.credit_haste"])
            * (window - theory["window_floor"]) / theory["window_lifetime"],
            "ideology": phi - (phi - p["world.ideology"]) / theory["ideology_lifetime"],
            "opinion": unit(opinion + theory["opinion_speed"] * (follows - opinion)),
        }  # fmt: skip
        # E2.
        interest = {}
        for i, j in PAIRS:
            k = 3 - i - j
            west = S not in (i, j)
            m = theory["closeness_effect"] * p[f"world.closeness_{self.dyad(i, j)}"]
            m += theory["common_threat_effect"] * h - threat[i, j]
            m += theory["common_enemy_effect"] * math.sqrt(threat[i, k] * threat[j, k])
            if self.signed[min(i, j), max(i, j)] and self.x[i, j] < 0:
                m -= theory["bloc_effect"]
            if west:
                m += theory["commerce_effect"] * p["world.commerce_usa_uk"]
                m -= theory["rivalry_effect"] * moved["rivalry"]
                m -= theory["overlap_effect"] * overlap[i, j]
            else:
                pull = moved["commerce_usa" if A in (i, j) else "commerce_uk"]
                m += theory["commerce_effect"] * pull * window * (1 - theory["closure"] * closed)
                m -= theory["ideology_effect"] * phi
                m -= theory["overlap_effect"] * overlap[i, j] * (1 - moved["tolerance"])
                if i == A:
                    m += theory["opinion_effect"] * p["world.opinion_weight"] * (opinion - 0.5)
                if i == S:
                    m += theory["partner_effect"] * p["author.partner"] * (1 if j == B else -1)
            interest[i, j] = math.tanh(m) if theory["saturating"] else m
        # E1.
        steps = int(theory["steps"])
        dt = 1 / steps
        for step in range(steps):
            before = dict(self.x)
            for n, (i, j) in enumerate(PAIRS):
                k, x = 3 - i - j, before[i, j]
                room = 1 - x * x if theory["bounded"] else 1.0
                room_of_luck = 1 - x * x if theory["bounded_noise"] else 1.0
                push = theory["routine"] * (interest[i, j] - x)
                push += theory["reciprocity"] * (before[j, i] - x)
                push += room * (theory["structural_balance"] * before[i, k] * before[j, k]
                                + theory["bidding"] * max(0.0, -before[i, k])
                                + theory["pivoting"] * max(0.0, -before[j, k]))  # fmt: skip
                shock = (
                    theory["noise"] * math.sqrt(dt) * room_of_luck * self.shocks[t][6 * step + n]
                )
                hit = jump[i, j] if step == 0 else 0.0
                self.x[i, j] = max(-1.0, min(1.0, x + dt * push + shock + hit))
        # Commit.
        self.a, self.L, self.level, self.belief = appetite, odds, level, belief
        self.influence = influence
        for pair in signing:
            self.signed[pair] = True
            for j in pair:
                for n, state in enumerate(STATES):
                    if state.name in self.grants:
                        own = self.grants[state.name][j]
                        self.restraint[j][n] = theory["cover"] * (1 - own)


WORLDS = {
    "as assumed": ("author=litvinov",),
    "the record": ("author=stalin_molotov", "contradiction=fails", "world=historical",
                   "background=historical", "events=historical"),
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
    for page in PAGES:
        copy = tmp_path / page
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((DOCS / page).read_bytes())
    found = os.environ.get("PYTHONPATH", "")
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "-P", "--check", "--diff", "-I", str(DOCS), *PAGES],
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


def test_every_mechanism_names_a_source():
    assert [name for name, each in MECHANISMS.items() if not each.source] == ["luck"]
