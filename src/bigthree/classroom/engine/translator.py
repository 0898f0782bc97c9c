"""Turn functions of the model into C, with all that they call; refuse what is outside the subset.

The subset is what the month and the measures are written in: numbers, records, arrays of a known
shape, loops over a range, and calls of functions of ours. A record becomes a struct, a function a
static function of C. What the translator does not know it refuses, by function and line, so that
a browser can never compute something else than the package.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from types import FunctionType
from typing import Any

import numpy as np

from bigthree.classroom.engine.body import Body
from bigthree.inputs import BY_PART, SETTING
from bigthree.month.layout import STATE

STRUCTS: Mapping[str, np.dtype[Any]] = {"State": STATE, "Parameters": BY_PART, "Setting": SETTING}
"""The records of the month by the names of their structs."""

PRELUDE = """\
/* Made from the Python source of the model by bigthree.classroom.engine; do not edit. */
#include <math.h>
#include <stdint.h>
#include <string.h>

static int EVENT_COUNT, MONTHS;

static inline double least(double a, double b) { return b < a ? b : a; }
static inline double most(double a, double b) { return b > a ? b : a; }
static inline int modulo(int a, int b) { return (a % b + b) % b; }
static inline double least_of(const double *row, int n) {
  double low = row[0];
  for (int i = 1; i < n; i++) low = least(low, row[i]);
  return low;
}
"""


class Translator:
    """The C of some functions and of all that they call."""

    def __init__(self, *roots: FunctionType) -> None:
        self._heads: list[str] = []
        self._bodies: dict[str, str] = {}
        self._constants: dict[str, str] = {}
        for root in roots:
            self.function(root)

    @property
    def text(self) -> str:
        """The whole, ready for a compiler."""
        structs = [_struct(name, dtype) for name, dtype in STRUCTS.items()]
        parts = [PRELUDE, *structs, *self._constants.values(), *self._heads]
        return "\n".join([*parts, *self._bodies.values()]) + "\n"

    @property
    def functions(self) -> list[str]:
        """Names of the functions of C, the called ones first."""
        return list(self._bodies)

    def function(self, function: FunctionType) -> str:
        """The name of a function in C; it is translated at its first use."""
        name = f"{function.__module__.split('.')[-1]}_{function.__name__}"
        if name not in self._bodies:
            self._bodies[name] = ""
            tree: Any = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
            body = Body(self, function, tree)
            text = body.text()
            del self._bodies[name]
            self._heads.append(f"static {body.head(name)};")
            self._bodies[name] = f"static {body.head(name)} {text}"
        return name

    def constant(self, name: str, value: Any) -> str:
        """A number of ours as it stands, or the name of a table of whole numbers in C."""
        if isinstance(value, int | float):
            return f"({value!r})"
        table = np.array(value)
        sizes = "".join(f"[{n}]" for n in table.shape)
        entries = str(table.tolist()).replace("[", "{").replace("]", "}")
        self._constants[name] = f"static const int {name}{sizes} = {entries};"
        return name


def _struct(name: str, dtype: np.dtype[Any]) -> str:
    fields = []
    for field in dtype.names or ():
        kind = {"f": "double", "i": "int64_t"}[dtype[field].base.kind]
        fields.append(f"  {kind} {field}_{''.join(f'[{n}]' for n in dtype[field].shape)};")
    return "\n".join(["typedef struct {", *fields, f"}} {name};\n"])
