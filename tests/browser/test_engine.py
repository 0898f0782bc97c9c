"""The engine in a real browser computes the very numbers of `bigthree.simulate`."""

from __future__ import annotations

import base64
import json
import random
from importlib.resources import files

import numpy as np
import pytest

from bigthree import luck, resources, simulate
from bigthree.classroom.controls import CHOICES, NUMBERS
from bigthree.classroom.engine import build
from bigthree.classroom.engine.asset import asset, sample
from bigthree.classroom.question import SETTINGS, Question
from bigthree.errors import BadRequest
from bigthree.measures.history import COLUMNS
from bigthree.scenario import quantity

pytestmark = pytest.mark.slow

RUNS = 40
EXACT = ("two_against_one", "pair", "anglo_american", "concert_end",
         "ussr_usa_break", "ussr_uk_break", "usa_uk_break")  # fmt: skip
"""Months and codes: not nearly, but just the same."""

START = """async ([source, program, asset, samples]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { Engine } = await import(address);
  const bytes = Uint8Array.from(atob(program), (c) => c.charCodeAt(0));
  window.engine = await Engine.load(bytes, JSON.parse(asset));
  for (const [theory, sample] of Object.entries(samples)) window.engine.learn(theory, sample);
}"""
RUN = """([world, seed, runs]) => {
  const e = window.engine, take = (name, size) => Array.from(e[name].subarray(0, runs * size));
  e.simulate(world, seed, runs, 60);
  return { rows: take("rows", e.asset.columns.length), stances: take("stances", 121 * 9),
    influence: take("influence", 75), pushes: take("pushes", 6 * e.asset.mechanisms.length) };
}"""
DEAL = """(seed) => {
  const e = window.engine, memory = e.x.memory.buffer, months = 2 * 120 * 32;
  e.dealt = { seed: null, blocks: 0 };
  e.deal(BigInt.asIntN(64, BigInt(seed)), 64);
  const take = (name, size) => Array.from(new Float64Array(memory, e.x[name].value, size));
  return [take("shocks", 6 * months), take("acts", 3 * months), take("bargains", 3 * months)];
}"""


@pytest.fixture(scope="module")
def engine(browser):
    page = loaded(browser, "delete self.plain")
    yield page
    page.close()


@pytest.fixture(scope="module")
def plain(browser):
    """The engine as it is where WebAssembly is forbidden."""
    page = loaded(browser, build.PLAIN.read_text("utf-8"))
    page.evaluate("delete WebAssembly.instantiate")
    yield page
    page.close()


def loaded(browser, script):
    page = browser.new_page()
    page.add_script_tag(content=script)
    source = (files("bigthree.classroom") / "site" / "engine.js").read_text("utf-8")
    program = base64.b64encode(build.PROGRAM.read_bytes()).decode()
    samples = {name: sample(name) for name in asset()["theories"]}
    page.evaluate(START, [source, program, json.dumps(asset()), samples])
    return page


def worlds(count):
    """Questions as students could ask them, any control at any place."""
    dice = random.Random(1945)
    while count:
        choices = {
            key: dice.choice(resources.choices(key)) for key in CHOICES if dice.random() < 0.5
        }
        numbers = {
            key: round(dice.uniform(quantity(key).low, quantity(key).high), 2)
            for key in dice.sample(NUMBERS, dice.choice((0, 1, 2, 6, len(NUMBERS))))
        }
        author, setting = dice.choice(resources.choices("author")), dice.choice(list(SETTINGS))
        question = Question(author, setting, choices, numbers)
        try:
            scenario = question.right
        except BadRequest:
            continue
        count -= 1
        yield question, scenario, dice.choice((0, 7, 2**64 - 1, dice.getrandbits(64)))


def test_any_world_comes_out_as_in_the_ensemble(engine):
    comes_out_as_in_the_ensemble(engine, 40)


def test_so_it_does_in_plain_javascript(plain):
    comes_out_as_in_the_ensemble(plain, 8)


def comes_out_as_in_the_ensemble(engine, count):
    for question, scenario, seed in worlds(count):
        world = {"author": question.author, "setting": question.setting,
                 "choices": question.choices, "numbers": question.numbers}  # fmt: skip
        out = engine.evaluate(RUN, [world, str(seed), RUNS])
        told = f"{question} seed={seed}"
        ensemble = simulate(scenario, RUNS, seed)
        rows = np.reshape(out["rows"], (RUNS, len(COLUMNS)))
        stances = np.reshape(out["stances"], ensemble.stances.shape)
        influence = np.reshape(out["influence"], ensemble.influence.shape)
        assert np.abs(stances - ensemble.stances).max() < 1e-9, told
        assert np.abs(influence - ensemble.influence).max() < 1e-9, told
        assert np.abs(rows - ensemble.measures).max() < 1e-9, told
        for name in EXACT:
            assert np.array_equal(rows[:, list(COLUMNS).index(name)], ensemble.column(name)), told


def test_the_pushes_are_those_of_the_ledger(engine):
    question = Question("maisky", numbers={"author.appetite": 0.9})
    world = {"author": "maisky", "setting": "as_seen", "numbers": question.numbers}
    pushes = np.array(engine.evaluate(RUN, [world, "7", 3])["pushes"]).reshape(3, 6, -1)
    ensemble = simulate(question.right, 3, 7)
    for run in range(3):
        rows = ensemble.ledger(run).drop(columns="push").to_numpy().reshape(120, 6, -1)
        assert pushes[run] == pytest.approx(rows[:60].sum(axis=0), abs=1e-9)


@pytest.mark.parametrize("kind", ["engine", "plain"])
@pytest.mark.parametrize("seed", [0, 1, 2**63 + 5, 2**64 - 1])
def test_the_luck_is_numpys_to_the_last_bit(request, seed, kind):
    dealt = request.getfixturevalue(kind).evaluate(DEAL, str(seed))
    for block in range(2):
        whole = luck.luck_of_block(seed, block, 1, False, 120)
        for drawn, own in zip(dealt, whole, strict=True):
            assert np.array_equal(np.reshape(drawn, (2, *own.shape))[block][..., :], own)
