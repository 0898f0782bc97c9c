"""Peeling: the way of PRIM from all worlds to a small box (Friedman and Fisher, 1999).

From the worlds in the box the thin slice is peeled away, again and again, whose loss most raises
the share that ended among the rest; ema_workbench does it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree.errors import BadRequest
from bigthree.studies.discovery.limits import Flags, Limit, Limits, words_of

if TYPE_CHECKING:
    import pandas as pd

AIMS = ("ORIGINAL", "LENIENT1")
"""What a peel is to raise: the share that ended; or that for each world lost, which is fair to
factors of few values but ends where no slice's loss raises it."""


def peeled(worlds: pd.DataFrame, ended: Flags, aim: str) -> Iterator[Limits]:
    """The limits of every box on the way of PRIM, from none on; one for each end of a range."""
    prim = load_prim()
    worlds = worlds.loc[:, worlds.nunique() > 1]
    if worlds.empty:
        yield ()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library, about its own calls to pandas
        box = prim.Prim(
            worlds.apply(_coded),
            ended.astype(float),
            threshold=np.finfo(float).tiny,
            obj_function=prim.PRIMObjectiveFunctions[aim],
        ).find_box()
    for bounds in box.box_lims:
        yield tuple(_limits(bounds, box.box_lims[0], worlds))


def _coded(values: pd.Series[Any]) -> Any:
    """A factor as PRIM takes it; words as numbers.

    It keeps categories in sets, whose order is the same every time for numbers, not for words.
    """
    words = words_of(values)
    return values.map(words.index).astype("category") if words else values.astype(float)


def _limits(bounds: Any, whole: Any, worlds: pd.DataFrame) -> Iterator[Limit]:
    """The limits among the bounds of a box, compared with those of the box that holds all."""
    for name in map(str, whole):
        (low, high), (least, most) = bounds[name], whole[name]
        if words := words_of(worlds[name]):
            if low != least:
                yield Limit(name, words=tuple(words[code] for code in sorted(low)))
            continue
        if low > least:
            yield Limit(name, low=float(low))
        if high < most:
            yield Limit(name, high=float(high))


def load_prim() -> Any:
    """The module of ema_workbench that peels; refuse the study where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library, about others that it lacks
            from ema_workbench.analysis import prim
    except ImportError:
        raise BadRequest(
            "discovery: needs ema_workbench; pip install 'bigthree[discovery]'"
        ) from None
    return prim
