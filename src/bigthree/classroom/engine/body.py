"""One function of the model as C: its statements and expressions."""

from __future__ import annotations

import ast
from types import FunctionType
from typing import Any, Protocol

from bigthree.classroom.engine.kinds import LENGTHS, RECORDS, RETURNS, Kinds


class Home(Protocol):
    """Where the translations of the called functions and the constants go."""

    def function(self, function: FunctionType) -> str:
        """The name of a function in C."""

    def constant(self, name: str, value: Any) -> str:
        """A constant in C."""


OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
COMPARISONS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
MATH = ("exp", "log", "log1p", "sqrt", "tanh")
CASTS = {"abs": "fabs", "int": "(int)", "float": "(double)"}


class Body(Kinds):
    """One function on its way into C."""

    def __init__(self, home: Home, function: FunctionType, tree: Any) -> None:
        super().__init__(function, tree)
        self.home = home
        self.lengths: dict[str, str] = {}

    def head(self, name: str) -> str:
        """The function as C declares it."""
        returned = RETURNS.get(ast.unparse(self.tree.returns))
        if returned is None:
            raise self.refusal(self.tree.returns)
        given = ", ".join(form.format(f"{name}_") for name, form in self.arguments.items())
        return f"{returned} {name}({given})"

    def text(self) -> str:
        """The body in braces."""
        lines = [line for each in self.tree.body for line in self.statement(each)]
        own = {name: kind for name, kind in self.kinds.items() if name not in self.arguments}
        numbers = [f"{kind} {name}_;" for name, kind in own.items() if kind != "array"]
        return "{\n" + "\n".join("  " + line for line in [*numbers, *lines]) + "\n}"

    def statement(self, node: Any) -> list[str]:
        """A statement, as lines of C."""
        e = self.expression
        match node:
            case ast.Expr(value=ast.Constant()):
                return []
            case ast.Expr(value=ast.Call() as value):
                return [e(value) + ";"]
            case ast.Return(value=None):
                return ["return;"]
            case ast.Return(value=value):
                return [f"return {e(value)};"]
            case ast.Assign(targets=[ast.Tuple(elts=elts)], value=value):
                return self._unpack(elts, value, node)
            case ast.Assign(targets=targets, value=value):
                return self._assign(targets, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                return self._assign([target], value)
            case ast.AugAssign(target=target, op=op, value=value) if type(op) in OPERATORS:
                return [f"{e(target)} {OPERATORS[type(op)]}= {e(value)};"]
            case ast.If(test=test, body=body, orelse=other):
                lines = [f"if ({e(test)}) {{", *self._block(body)]
                return [*lines, *(["} else {", *self._block(other)] if other else []), "}"]
            case ast.For(orelse=[]):
                return self._loop(node)
        raise self.refusal(node)

    def _block(self, body: list[ast.stmt]) -> list[str]:
        return ["  " + line for each in body for line in self.statement(each)]

    def _loop(self, node: ast.For) -> list[str]:
        match node.target, node.iter:
            case ast.Name(id=name), ast.Call(func=ast.Name(id="range"), args=args):
                ends = [self.expression(each) for each in args]
                first, end, step = _range(ends)
                n = f"at_{node.lineno}"
                head = f"for (int {n} = {first}, end = {end}; {n} < end; {n} += {step}) {{"
                return [head, f"  {name}_ = {n};", *self._block(node.body), "}"]
            case ast.Tuple(elts=elts), ast.Name(id=name) if isinstance(self.names.get(name), tuple):
                table, n = self.expression(node.iter), f"at_{node.lineno}"
                head = f"for (int {n} = 0; {n} < {len(self.names[name])}; {n}++) {{"
                taken = [
                    f"  {self.expression(each)} = {table}[{n}][{k}];" for k, each in enumerate(elts)
                ]
                return [head, *taken, *self._block(node.body), "}"]
        raise self.refusal(node)

    def _unpack(self, elts: list[Any], value: Any, node: Any) -> list[str]:
        if isinstance(value, ast.Tuple):
            named = {each.id for each in elts if isinstance(each, ast.Name)}
            read = {each.id for each in ast.walk(value) if isinstance(each, ast.Name)}
            if named & read:  # Python takes all values before it gives any
                raise self.refusal(node)
            pairs = zip(elts, value.elts, strict=True)
            return [line for each, given in pairs for line in self._assign([each], given)]
        row = self.expression(value)
        return [f"{self.expression(each)} = {row}[{n}];" for n, each in enumerate(elts)]

    def _assign(self, targets: list[Any], value: Any) -> list[str]:
        match targets, value:
            case [ast.Name(id=name)], ast.Call(
                func=ast.Attribute(value=ast.Name(id="np"), attr="zeros" | "full"),
                args=[shape, *rest],
            ):
                return self._new_array(name, shape, rest)
            case [ast.Name(id=name)], _ if self.kinds[name] == "array":
                return [f"__auto_type {name}_ = {self.expression(value)};"]
        return [" = ".join([*map(self.expression, targets), self.expression(value)]) + ";"]

    def _new_array(self, name: str, shape: Any, rest: list[Any]) -> list[str]:
        sizes = [
            self.expression(each)
            for each in (shape.elts if isinstance(shape, ast.Tuple) else [shape])
        ]
        self.lengths[name] = sizes[-1]
        first = self.expression(rest[0]) if rest else "0.0"
        brackets = "".join(f"[{size}]" for size in sizes)
        count = " * ".join(sizes)
        return [
            f"double {name}_{brackets};",
            f"for (int q = 0; q < {count}; q++) ((double *){name}_)[q] = {first};",
        ]

    def expression(self, node: Any) -> str:
        """An expression in C."""
        e = self.expression
        if ast.unparse(node) in LENGTHS:
            return LENGTHS[ast.unparse(node)]
        match node:
            case ast.Constant(value=bool(value)):
                return str(int(value))
            case ast.Constant(value=value) if isinstance(value, int | float):
                return repr(value)
            case ast.Name(id=name):
                return self._name(name, node)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"(-{e(operand)})"
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"(!{e(operand)})"
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.BoolOp(op=op, values=values):
                return (
                    "(" + (" && " if isinstance(op, ast.And) else " || ").join(map(e, values)) + ")"
                )
            case ast.Compare(left=left, ops=[ast.In()], comparators=[ast.Tuple(elts=elts)]):
                return "(" + " || ".join(f"{e(left)} == {e(each)}" for each in elts) + ")"
            case ast.Compare(left=left, ops=ops, comparators=rights) if (
                set(map(type, ops)) <= COMPARISONS.keys()
            ):
                pairs = zip([left, *rights], ops, rights, strict=False)
                return (
                    "("
                    + " && ".join(f"{e(a)} {COMPARISONS[type(op)]} {e(b)}" for a, op, b in pairs)
                    + ")"
                )
            case ast.IfExp(test=test, body=body, orelse=other):
                return f"({e(test)} ? {e(body)} : {e(other)})"
            case ast.Subscript(value=value, slice=ast.Tuple(elts=elts)):
                return e(value) + "".join(f"[{e(each)}]" for each in elts)
            case ast.Subscript(value=value, slice=ast.expr() as index) if not isinstance(
                index, ast.Slice
            ):
                return f"{e(value)}[{e(index)}]"
            case ast.Attribute(value=ast.Name(id=name), attr=attr):
                return self._attribute(name, attr, node)
            case ast.Call(func=func, args=args, keywords=[]):
                return self._call(func, args, node)
        raise self.refusal(node)

    def _arithmetic(self, node: ast.BinOp) -> str:
        left, right = self.expression(node.left), self.expression(node.right)
        match node.op:
            case ast.Div():
                return f"((double){left} / {right})"
            case ast.Mod() if self._common(node.left, node.right) == "int":
                return f"modulo({left}, {right})"
            case op if type(op) in OPERATORS:
                return f"({left} {OPERATORS[type(op)]} {right})"
        raise self.refusal(node)

    def _name(self, name: str, node: Any) -> str:
        if name in self.kinds:
            return f"{name}_"
        if isinstance(value := self.names.get(name), int | float | tuple):
            return self.home.constant(name, value)
        raise self.refusal(node)

    def _attribute(self, name: str, attr: str, node: Any) -> str:
        if name in RECORDS and name in self.kinds:
            self._kind_of_field(name, attr, 0)
            return f"{name}_->{attr}_"
        place = getattr(self.names.get(name), attr, None)
        if isinstance(place, int):
            return str(place)
        raise self.refusal(node)

    def _call(self, func: Any, args: list[Any], node: Any) -> str:
        given = [self.expression(each) for each in args]
        match func:
            case ast.Attribute(value=ast.Name(id="math"), attr=attr) if attr in MATH:
                return f"{attr}({given[0]})"
            case ast.Attribute(value=ast.Name(id="np"), attr=attr):
                return self._elementwise(attr, given, node)
            case ast.Attribute(value=ast.Subscript(value=ast.Name(id=name)) as row, attr="min") if (
                name in self.lengths
            ):
                return f"least_of({self.expression(row)}, {self.lengths[name]})"
            case ast.Name(id=name) if isinstance(self.names.get(name), FunctionType):
                return f"{self.home.function(self.names[name])}({', '.join(given)})"
            case ast.Name(id="min" | "max" as name) if name not in self.names:
                return _folded("least" if name == "min" else "most", given)
            case ast.Name(id="abs" | "int" | "float" as name) if name not in self.names:
                return f"{CASTS[name]}({given[0]})"
        raise self.refusal(node)

    def _elementwise(self, attr: str, given: list[str], node: Any) -> str:
        """A function of NumPy, as it works on each number of an array."""
        match attr:
            case "sqrt":
                return f"sqrt({given[0]})"
            case "where":
                return f"({given[0]} ? {given[1]} : {given[2]})"
            case "clip":
                return f"least({given[2]}, most({given[1]}, {given[0]}))"
        raise self.refusal(node)


def _range(ends: list[str]) -> tuple[str, str, str]:
    """Where a loop begins and ends, and its step."""
    if len(ends) == 1:
        return "0", ends[0], "1"
    return ends[0], ends[1], ends[2] if len(ends) == 3 else "1"


def _folded(name: str, given: list[str]) -> str:
    """A function of two, of as many as there are."""
    folded = given[0]
    for each in given[1:]:
        folded = f"{name}({folded}, {each})"
    return folded
