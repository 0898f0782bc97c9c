"""What the names and expressions of a function are: whole numbers, numbers, or arrays."""

from __future__ import annotations

import ast
from types import FunctionType
from typing import Any

from bigthree.inputs import BY_PART, EFFECT_COUNT, SETTING
from bigthree.month.layout import LEDGER_COUNT, STATE, TRACES


class OutsideSubsetError(Exception):
    """Python outside the subset that can be translated."""


RECORDS = {"s": ("State", STATE), "p": ("Parameters", BY_PART), "g": ("Setting", SETTING)}
"""Parameters that are records, by their names: the struct and the fields."""

ARRAYS = {
    "shares": "double (*{})[3]",
    "arsenals": "double (*{})[3]",
    "effects": f"double (*{{}})[{EFFECT_COUNT}]",
    "due": "int64_t *{}",
    "stances": "double (*{})[3][3]",
    "minds": "double (*{})[3]",
    "traces": f"double (*{{}})[{len(TRACES)}]",
    "ledger": f"double (*{{}})[{LEDGER_COUNT}]",
    "intensity": "double *{}",
    "shocks": "double *{}",
    "drawn": "double *{}",
    "act_draws": "double *{}",
    "bargain_draws": "double *{}",
    "row": "double *{}",
    "ties": "double (*{})[3]",
    "margins": "double (*{})[7]",
}
"""Parameters that are arrays, by their names, as C declares them."""

LENGTHS = {
    "len(due)": "EVENT_COUNT",
    "len(ledger)": "(ledger_ ? 6 : 0)",
    "len(traces)": "(traces_ ? MONTHS + 1 : 0)",
    "len(ties)": "MONTHS",
    "len(margins)": "MONTHS",
    "stances.shape[0]": "(MONTHS + 1)",
}
"""How long an array is."""

RETURNS = {"float": "double", "Floats": "double", "int": "int", "bool": "int", "None": "void"}
"""What a function returns, in Python and in C."""


class Kinds:
    """The kinds of one function.

    Attributes
    ----------
    kinds : dict of str to str
        Every name of the function: ``int``, ``double``, or ``array`` for what it points into.
    arguments : dict of str to str
        Its parameters, as C declares them.
    """

    def __init__(self, function: FunctionType, tree: Any) -> None:
        self.names, self.tree, self.where = function.__globals__, tree, function
        self.kinds: dict[str, str] = {}
        self.arguments = {each.arg: self._declared(each) for each in tree.args.args}
        for _ in range(2):  # a name that is given a whole number here and another there is a double
            self._find_kinds()

    def refusal(self, node: Any) -> OutsideSubsetError:
        """The error for what stands outside the subset."""
        line = self.where.__code__.co_firstlineno + getattr(node, "lineno", 1) - 1
        name = f"{self.where.__module__}.{self.where.__qualname__}"
        return OutsideSubsetError(f"{name}, line {line}: {ast.unparse(node)}")

    def _declared(self, argument: ast.arg) -> str:
        name, kind = argument.arg, ast.unparse(argument.annotation) if argument.annotation else ""
        if kind in ("int", "bool", "float"):
            self.kinds[name] = "double" if kind == "float" else "int"
            return f"{self.kinds[name]} {{}}"
        self.kinds[name] = "array"
        if name in RECORDS and kind == "Any":
            return f"{RECORDS[name][0]} *{{}}"
        if name in ARRAYS and kind in ("Any", "Floats", "Integers"):
            return ARRAYS[name]
        if kind == "Floats":  # one number of many: NumPy does to each what C does to one
            self.kinds[name] = "double"
            return "double {}"
        raise self.refusal(argument)

    def _find_kinds(self) -> None:
        for node in ast.walk(self.tree):
            match node:
                case ast.For(target=target):
                    for each in ast.walk(target):
                        if isinstance(each, ast.Name):
                            self.kinds[each.id] = "int"
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        self._take_kind(target, value)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    self._take_kind(target, value)
                case ast.AugAssign(target=target, value=value):
                    self._take_kind(target, value)

    def _take_kind(self, target: Any, value: Any) -> None:
        match target, value:
            case ast.Tuple(elts=elts), ast.Tuple(elts=values):
                for each, given in zip(elts, values, strict=True):
                    self._take_kind(each, given)
            case ast.Tuple(elts=elts), _:  # a row of a table of whole numbers
                self.kinds.update((each.id, "int") for each in elts if isinstance(each, ast.Name))
            case ast.Name(id=name), _:
                kind = self.kind(value)
                if kind == "array" or name not in self.kinds:
                    self.kinds[name] = kind
                elif "double" in (kind, self.kinds[name]):
                    self.kinds[name] = "double"

    def kind(self, node: Any) -> str:
        """What an expression is: a whole number, a number, or something to point into."""
        match node:
            case ast.Constant(value=value):
                return "int" if isinstance(value, int) else "double"
            case ast.Name(id=name) if name in self.kinds:
                return self.kinds[name]
            case ast.Name(id=name):
                return "int" if isinstance(self.names.get(name), int) else "double"
            case ast.Compare() | ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
                return "int"
            case ast.UnaryOp(operand=operand):
                return self.kind(operand)
            case ast.BinOp(left=left, op=op, right=right) if not isinstance(op, ast.Div):
                return self._common(left, right)
            case ast.IfExp(body=body, orelse=other):
                return self._common(body, other)
            case ast.Call(func=func):
                return self._kind_of_call(func)
            case ast.Attribute() | ast.Subscript():
                return self._kind_of_part(node)
        return "double"

    def _common(self, one: Any, other: Any) -> str:
        return "int" if self.kind(one) == self.kind(other) == "int" else "double"

    def _kind_of_call(self, func: Any) -> str:
        match func:
            case ast.Name(id="int" | "len"):
                return "int"
            case ast.Name(id=name) if isinstance(self.names.get(name), FunctionType):
                returned = self.names[name].__annotations__["return"]
                return RETURNS[getattr(returned, "__name__", returned)]
            case ast.Attribute(value=ast.Name(id="np"), attr="zeros" | "full"):
                return "array"
        return "double"

    def _kind_of_part(self, node: Any) -> str:
        """What a field, or a place in an array, is."""
        if ast.unparse(node) in LENGTHS:
            return "int"
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=field) if name in RECORDS:
                return self._kind_of_field(name, field, 0)
            case ast.Attribute():
                return "int"  # the place of a name in an array
            case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr=field), slice=at):
                return (
                    self._kind_of_field(name, field, len(getattr(at, "elts", [at])))
                    if name in RECORDS
                    else "int"
                )
            case ast.Subscript(value=ast.Name(id=name)) if name not in self.kinds:
                return "int"  # a table of ours
            case ast.Subscript(value=ast.Name(id="due")):
                return "int"
        return "double"

    def _kind_of_field(self, record: str, field: str, places: int) -> str:
        dtype = RECORDS[record][1]
        if field not in (dtype.names or ()):
            raise OutsideSubsetError(f"{self.where.__qualname__}: {record}.{field}: no such field")
        if places < len(dtype[field].shape):
            return "array"
        return "int" if dtype[field].base.kind == "i" else "double"
