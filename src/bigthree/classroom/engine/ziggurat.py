"""The tables of NumPy's ziggurat for normal draws, read out of the installed NumPy."""

from __future__ import annotations

import ctypes
import struct
from pathlib import Path

import numpy as np


def tables() -> str:
    """The three tables as C: what lies inside each layer, its width and its height."""
    inside = _found(struct.pack("<2Q", 0x000EF33D8025EF6A, 0), "<256Q")
    width = _found(struct.pack("<d", _draw(bits=1 << 9)), "<256d")
    edge = 2.0**52 * width[1]
    height = next(
        each for each in _all(struct.pack("<d", 1.0), "<256d")
        if abs(each[1] - np.exp(-0.5 * edge**2)) < 1e-9
    )  # fmt: skip
    return "\n".join([
        f"static const uint64_t ziggurat_inside[] = {{{', '.join(f'{n:#x}u' for n in inside)}}};",
        f"static const double ziggurat_width[] = {{{', '.join(n.hex() for n in width)}}};",
        f"static const double ziggurat_height[] = {{{', '.join(n.hex() for n in height)}}};",
    ])  # fmt: skip


def _library() -> Path:
    from numpy.random import _generator

    return Path(_generator.__file__)


class _Bits(ctypes.Structure):
    """NumPy's source of random bits, `bitgen_t`."""

    _fields_ = (
        ("state", ctypes.c_void_p),
        ("next_uint64", ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_void_p)),
        ("next_uint32", ctypes.c_void_p),
        ("next_double", ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_void_p)),
        ("next_raw", ctypes.c_void_p),
    )


def _draw(bits: int) -> float:
    """The normal draw that NumPy makes of these bits."""
    source = _Bits()
    source.next_uint64 = _Bits._fields_[1][1](lambda _: bits)
    source.next_double = _Bits._fields_[3][1](lambda _: 0.0)
    normal = ctypes.CDLL(str(_library())).random_standard_normal
    normal.restype = ctypes.c_double
    return float(normal(ctypes.byref(source)))


def _all(start: bytes, form: str) -> list[tuple[float, ...]]:
    """Every table of a form in the library that begins so."""
    held, size, tables, at = _library().read_bytes(), struct.calcsize(form), [], -1
    while (at := held.find(start, at + 1)) >= 0 and at + size <= len(held):
        tables.append(struct.unpack_from(form, held, at))
    return tables


def _found(start: bytes, form: str) -> tuple[float, ...]:
    tables = _all(start, form)
    if not tables:
        raise LookupError(f"no table that begins with {start.hex()} in {_library()}")
    return tables[0]
