"""The house: which file may import which, and how large files and functions may be.

Every import counts, those inside functions and those for types alone included.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from statistics import median

import networkx as nx
import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "bigthree"

HOUSE = (
    "errors", "files", "interrupts", "threads", "yaml_text", "theory", "dyads", "data",
    "resources", "cases",
    "labels", "readings", "agreement", "scenario", "calibration", "evidence", "nodes", "overrides",
    "adjustments", "tree", "composition", "roles", "luck", "inputs", "month", "compiled", "agents",
    "model", "measures", "plotting", "ensemble", "comparison", "contrast", "explanation",
    "numerals", "wording", "answers", "worlds",
    "storage",
    "sweeps", "results", "citation", "record", "figures", "handout", "studies",
    "help", "arguments", "cli", "classroom",
)  # fmt: skip
"""The rooms, from the ground up: each may import those before it, and itself."""

LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 350, 50, 110

BY_NAME = {"__init__", "figures", "studies.registry", "studies.study"}
"""The files that import others of ours by a name made at run time: the package for its public
names, the studies for one another, and the figures for those of the studies."""


def modules():
    """Every file of the package by its name within it."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "__init__"] = path
    return found


MODULES = modules()


@cache
def source(name):
    return MODULES[name].read_text("utf-8")


@cache
def tree(name):
    return ast.parse(source(name))


def imports(name):
    """The files of the package that a file imports, wherever in it."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("bigthree."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bigthree"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                inside = whole.removeprefix("bigthree.")
                yield whole if inside in MODULES else node.module


@cache
def graph():
    edges = nx.DiGraph()
    for name in MODULES:
        for each in imports(name):
            target = each.removeprefix("bigthree").removeprefix(".") or "__init__"
            if target in MODULES and target != name:
                edges.add_edge(name, target)
    return edges


def room(name):
    return name.partition(".")[0]


def outer(name):
    """Whether a file is the package's own door, which imports for others and is imported by all."""
    return name in ("__init__", "__main__")


def test_no_files_import_one_another_in_a_circle():
    circles = [sorted(each) for each in nx.strongly_connected_components(graph()) if len(each) > 1]
    assert not circles


def test_imports_only_run_downwards():
    place = {name: n for n, name in enumerate(HOUSE)}
    upward = {
        (name, target)
        for name, target in graph().edges
        if not outer(name) and not outer(target) and place[room(name)] < place[room(target)]
    }
    assert not upward


def test_few_files_import_by_name():
    by_name = {name for name in MODULES if re.search(r"import_module\((?!f?\"SALib)", source(name))}
    assert by_name == BY_NAME


def test_every_file_has_its_room():
    assert {room(name) for name in MODULES if not outer(name)} == set(HOUSE)


def test_contributing_shows_this_house():
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    block = text.partition("## The house")[2].partition("\n\n    ")[2].partition("\n\n")[0]
    rooms = [re.split(r"  +", line.strip())[0] for line in block.splitlines()]
    assert [name.strip("/") for line in rooms for name in line.split(", ")] == list(HOUSE)


def test_no_file_is_long():
    lines = {name: len(source(name).splitlines()) for name in MODULES}
    assert not {name for name, count in lines.items() if count > LONGEST_FILE}
    assert median(lines.values()) <= MEDIAN_FILE


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_function_is_long(name):
    """Lines of code: neither docstrings nor comments nor blank lines."""
    text = source(name).splitlines()
    for function in ast.walk(tree(name)):
        if isinstance(function, ast.FunctionDef):
            first = function.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            described = set(range(first.lineno, first.end_lineno + 1)) if documented else set()
            lines = (
                text[n - 1].strip()
                for n in range(function.lineno, function.end_lineno + 1)
                if n not in described
            )
            code = [line for line in lines if line and not line.startswith("#")]
            assert len(code) <= LONGEST_FUNCTION, function.name
