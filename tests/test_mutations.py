"""The tests of the theory notice any slip in it.

Each formula in ``bigthree/theory`` is broken in every small way that a slip of the pen might break
it: a sign turned, a term or a factor dropped, × for ÷, < for ≤, a number changed, one symbol
written for another, a bound left out. The hand-worked cases of ``tests/theory`` (`BY_HAND` and
`CONSTANTS` in each file) are then put to the broken copy. One of them has to fail, unless the
slip changes nothing; those few are listed here with the reason.
"""

from __future__ import annotations

import ast
import copy
import importlib.util
import inspect
import math
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import bigthree.theory

THEORY = Path(__file__).parent / "theory"

WORDS_ONLY = {"__init__", "mechanisms", "phases"}
"""Files of the theory that hold names and no arithmetic; `test_vocabulary` checks them."""

FORMULAE = Path(bigthree.theory.__file__).parent
TABLES = {
    path.stem: "test_vocabulary" if path.stem == "events" else f"test_{path.stem}"
    for path in sorted(FORMULAE.glob("*.py"))
    if path.stem not in WORDS_ONLY
}
"""Which test file holds the hand-worked cases of which file of the theory."""

EQUIVALENT = {
    "stances": {
        "interest_slope: abs(total) < 1e-09 -> abs(total) <= 1e-09": "tanh(M)/M is 1 there anyway",
        "interest_slope: 1e-09 -> 5e-10": "tanh(M)/M differs from 1 by less than rounding there",
    },
}
"""Slips that change nothing, by file, with the reason."""

SIGNS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
ORDERS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}


def slips(node, symbols):
    """Every way in which one place of a formula can be broken, as what stands there instead."""
    if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        left, right = node.left, node.right
        yield ast.BinOp(left, SIGNS[type(node.op)](), right)
        yield left
        if isinstance(node.op, ast.Sub):
            yield ast.UnaryOp(ast.USub(), right)
        elif isinstance(node.op, ast.Div):
            yield ast.BinOp(ast.Constant(1.0), ast.Div(), right)
        else:
            yield right
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for n, order in enumerate(node.ops):
            for other in ORDERS[type(order)]:
                ops = [*node.ops[:n], other(), *node.ops[n + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for n in range(len(node.values)):
            kept = [*node.values[:n], *node.values[n + 1 :]]
            yield ast.BoolOp(node.op, kept) if len(kept) > 1 else kept[0]
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.If):
        for always in (True, False):
            yield ast.If(ast.Constant(always), node.body, node.orelse)
    elif isinstance(node, ast.Return):
        yield ast.Return(ast.UnaryOp(ast.USub(), node.value))
    elif isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name in ("min", "max"):
            other = ast.Name("max" if name == "min" else "min", ast.Load())
            yield ast.Call(other, node.args, [])
            yield from node.args
        elif name in ("within", "abs") or name.startswith("math."):
            yield node.args[0]
    elif isinstance(node, ast.Constant) and isinstance(node.value, float | int):
        if not isinstance(node.value, bool):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value / 2 if node.value else -1.0)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in symbols:
        for other in symbols:
            if other != node.id:
                yield ast.Name(other, ast.Load())


def places(function):
    """The places of a function (or of a constant's definition) at which a formula can be broken."""
    if not isinstance(function, ast.FunctionDef):
        return list(ast.walk(function.value))
    return [node for statement in function.body for node in ast.walk(statement)]


def mutants(source):
    """Every broken copy of a file, with a line that says what was broken."""
    tree = ast.parse(source)
    for index, part in enumerate(tree.body):
        if isinstance(part, ast.FunctionDef):
            name, symbols = part.name, [each.arg for each in part.args.args]
            symbols += [
                each.id for each in ast.walk(part)
                if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
            ]  # fmt: skip
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            name, symbols = part.targets[0].id, []
        else:
            continue
        for place, node in enumerate(places(part)):
            for slip in slips(node, symbols):
                if ast.unparse(slip) == ast.unparse(node):
                    continue
                broken = copy.copy(tree)
                broken.body = [*tree.body]
                broken.body[index] = copy.deepcopy(part)
                target = places(broken.body[index])[place]
                _replace(broken.body[index], target, copy.deepcopy(slip))
                text = f"{name}: {_first_line(node)} -> {_first_line(slip)}"
                yield text, ast.fix_missing_locations(broken)


def _replace(root, old, new):
    for parent in ast.walk(root):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                setattr(parent, field, [new if each is old else each for each in value])


def _first_line(node):
    return ast.unparse(node).split("\n")[0]


@cache
def table(name) -> ModuleType:
    """The test file with the hand-worked cases of a file of the theory."""
    path = THEORY / f"{TABLES[name]}.py"
    spec = importlib.util.spec_from_file_location(f"cases_of_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agrees(found, expected):
    """Whether a value is the expected one; a sign, a truth value or a NaN counts as wrong."""
    if isinstance(expected, bool | tuple) or isinstance(found, bool):
        return type(found) is type(expected) and found == expected
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)


def passes(names, cases):
    """Whether all hand-worked cases hold among these names."""
    constants, by_hand = getattr(cases, "CONSTANTS", {}), getattr(cases, "BY_HAND", [])
    return all(agrees(names[name], value) for name, value in constants.items()) and all(
        agrees(names[name](*arguments), expected) for name, arguments, expected in by_hand
    )


def noticed(tree, cases):
    """Whether a broken copy fails a case, or fails altogether."""
    names: dict[str, object] = {"__name__": "broken"}
    try:
        exec(compile(tree, "broken", "exec"), names)
        return not passes(names, cases)
    except (ArithmeticError, NameError, TypeError, ValueError):
        return True


def theory(name) -> ModuleType:
    return import_module(f"bigthree.theory.{name}")


@pytest.mark.parametrize("name", TABLES)
def test_every_function_has_a_case_worked_by_hand(name):
    module, cases = theory(name), table(name)
    functions = {
        key for key, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__
    }  # fmt: skip
    assert functions == {case[0] for case in getattr(cases, "BY_HAND", [])}
    assert passes(vars(module), cases)


@pytest.mark.parametrize("name", TABLES)
def test_every_slip_is_noticed(name):
    broken = mutants(inspect.getsource(theory(name)))
    unnoticed = {text for text, tree in broken if not noticed(tree, table(name))}
    assert unnoticed == set(EQUIVALENT.get(name, {}))


def test_the_slips_are_many_and_of_every_kind():
    """The check has teeth: it breaks what it says it breaks."""
    source = "def f(a, b):\n    return min(1.0, a * b) - 0.5 if a < b else -b\n"
    texts = {text for text, _ in mutants(source)}
    assert {
        "f: a < b -> a <= b",
        "f: a < b -> a > b",
        "f: -b -> b",
        "f: a * b -> a / b",
        "f: a * b -> a",
        "f: a * b -> b",
        "f: min(1.0, a * b) -> max(1.0, a * b)",
        "f: min(1.0, a * b) -> a * b",
        "f: min(1.0, a * b) - 0.5 -> min(1.0, a * b) + 0.5",
        "f: min(1.0, a * b) - 0.5 -> min(1.0, a * b)",
        "f: min(1.0, a * b) - 0.5 -> -0.5",
        "f: 0.5 -> 1.5",
        "f: a -> b",
    } <= texts
    assert sum(1 for name in TABLES for _ in mutants(inspect.getsource(theory(name)))) > 500
