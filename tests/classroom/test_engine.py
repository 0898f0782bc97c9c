"""The engine of the page: made from the model, fresh, and refusing what it cannot translate."""

from __future__ import annotations

import importlib.util
import json
import math
import struct
from typing import Any

import numpy as np
import pytest

from bigthree.classroom.command import settings
from bigthree.classroom.engine import build
from bigthree.classroom.engine.asset import asset, composed, ground_of, sample
from bigthree.classroom.engine.kinds import OutsideSubsetError
from bigthree.classroom.engine.shipped import WORLDS, kept, shipped, sources
from bigthree.classroom.engine.translator import Translator
from bigthree.classroom.question import Question
from bigthree.dyads import PAIRS
from bigthree.errors import BadRequest
from bigthree.theory.engagement import ENGAGEMENTS


def test_the_c_is_the_model_as_it_stands():
    assert build.SOURCE.read_text("utf-8") == build.c_source(), (
        "the model changed: python -m bigthree.classroom.engine.build"
    )


def test_the_program_belongs_to_the_c():
    assert json.loads(build.DIGESTS.read_text("utf-8")) == build.digests()


def test_the_worlds_that_ship_follow_from_their_sources():
    assert shipped() is not None, (
        "a config or a table changed: python -m bigthree.classroom.engine.build"
    )


@pytest.mark.parametrize(
    ("author", "setting", "contradiction"),
    [("maisky", "as_was", "holds"), ("gromyko", "as_seen", "fails")],
)
def test_a_world_that_ships_is_what_is_composed(author, setting, contradiction):
    scenario = Question(author, setting, {"contradiction": contradiction}).ground
    own = json.loads(json.dumps(ground_of(scenario)))
    assert shipped()["grounds"][f"{author} {setting} {contradiction}"] == own


def test_files_of_ones_own_are_composed_anew(monkeypatch, tmp_path):
    before = sources()
    (tmp_path / "configs" / "author").mkdir(parents=True)
    monkeypatch.setenv("BIGTHREE_OWN", str(tmp_path))
    assert sources() == before
    (tmp_path / "configs" / "author" / "zhdanov.yaml").write_text("name: zhdanov", "utf-8")
    assert sources() != before


@pytest.mark.parametrize("theory", ENGAGEMENTS)
def test_every_theory_has_the_columns_that_the_worlds_take(theory):
    assert list(sample(theory)["columns"]) == list(sample(asset()["usual"])["columns"])


@pytest.mark.slow
def test_all_worlds_that_ship_are_what_is_composed():
    assert WORLDS.read_text("utf-8") == kept(composed())


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("ziglang") is None, reason="the compiler is an extra")
def test_the_program_is_what_the_compiler_makes():
    assert build.compile_c(build.SOURCE.read_text("utf-8")) == build.PROGRAM.read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("ziglang") is None, reason="the compiler is an extra")
def test_the_plain_javascript_is_what_binaryen_makes():
    kept = build.PLAIN.read_text("utf-8")
    if (build.translated_by() or "none") not in kept.partition("\n")[0]:
        pytest.skip("another version of Binaryen")
    assert build.plain_javascript(build.SOURCE.read_text("utf-8")) == kept


def test_a_tool_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(build.shutil, "which", lambda name: None)
    with pytest.raises(BadRequest, match="wasm2js: not installed"):
        build.plain_javascript("")


def halved(x: float, n: int) -> float:
    """Translate: a number, a loop, a whole number."""
    total = 0.0
    for i in range(1, n, 2):
        total += x / 2 if i % 3 == 1 else -x
    return min(total, 1.0, x)


def pairs(s: Any) -> None:
    """Translate: a loop over a table, fields of a record."""
    for i, j in PAIRS:
        s.trust[i, j] = math.exp(s.stances[j, i])


def test_what_is_translated():
    text = Translator(halved, pairs).text
    assert "static double test_engine_halved(double x_, int n_)" in text
    assert "least(least(total_, 1.0), x_)" in text
    assert "modulo(i_, 3)" in text
    assert "static const int PAIRS[6][2]" in text
    assert "s_->trust_[i_][j_] = exp(s_->stances_[j_][i_]);" in text


def listed(x: float) -> float:
    return sum([x, x])


def worded(x: float) -> float:
    name = f"{x}"
    return float(name)


def swapped(x: float, y: float) -> float:
    x, y = y, x
    return x


def unknown_field(s: Any) -> float:
    return s.mood[0]


def unknown_array(weather: Any) -> float:
    return weather[0]


def endless(x: float) -> float:
    while x > 0.0:
        x -= 1.0
    return x


def keyed(x: float) -> float:
    return math.pow(x, y=2.0)


def divided(x: float) -> float:
    return x % 2.0


def two(x: float) -> tuple[float, float]:
    return x, x


@pytest.mark.parametrize(
    "function",
    [listed, worded, swapped, unknown_field, unknown_array, endless, keyed, divided, two],
)
def test_what_is_outside_the_subset_is_refused_by_name(function):
    with pytest.raises(OutsideSubsetError, match=function.__name__):
        Translator(function)


def test_the_line_is_named():
    line = endless.__code__.co_firstlineno + 1
    with pytest.raises(
        OutsideSubsetError, match=rf"test_engine\.endless, line {line}: while x > 0"
    ):
        Translator(endless)


@pytest.mark.parametrize("other", ["port=9000", "host=0.0.0.0"])
def test_what_is_written_is_not_served(other):
    with pytest.raises(BadRequest, match="build=page: goes alone"):
        settings(["build=page", other])


def test_a_folder_is_asked_for():
    assert settings(["build=page"]).build == "page"
    assert settings([]).build == ""


def test_the_ziggurat_is_numpys():
    """Each layer covers the same area; the tables begin and end where Marsaglia and Tsang say."""
    tables = (build.HERE / "ziggurat.c").read_text("utf-8").splitlines()
    inside, width, height = (
        line.partition("{")[2].partition("}")[0].split(", ") for line in tables
    )
    widths = np.array([float.fromhex(each) for each in width])
    heights = np.array([float.fromhex(each) for each in height])
    edges = widths * 2.0**52
    assert len(inside) == len(width) == len(height) == 256
    assert edges[255] == pytest.approx(3.6541528853610088)
    assert heights[1:] == pytest.approx(np.exp(-0.5 * edges[1:] ** 2), abs=1e-12)
    areas = edges[2:] * (heights[1:-1] - heights[2:])
    assert areas == pytest.approx(np.full(254, areas[0]), rel=1e-9)


def test_the_program_is_webassembly():
    magic, version = struct.unpack("<4sI", build.PROGRAM.read_bytes()[:8])
    assert (magic, version) == (b"\0asm", 1)
