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
from bigthree.studies.discovery.limits import Flags, Limit, Limits, is_numeric, of_words, words_of

if TYPE_CHECKING:
    import pandas as pd

AIMS = ("ORIGINAL", "LENIENT1")
"""What a peel is to raise: the share that ended; or that for each world lost, which is fair to
factors of few values but ends where no slice's loss raises it."""


def peeled(worlds: pd.DataFrame, ended: Flags, aim: str) -> Iterator[Limits]:
    """The limits of every box on the way of PRIM, from none on; one for each end of a range."""
    coded, words = _coded(worlds)
    if coded.empty:
        yield ()
        return
    prim = load_prim()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library, about its own calls to pandas
        box = prim.Prim(
            coded,
            ended.astype(float),
            threshold=np.finfo(float).tiny,
            obj_function=prim.PRIMObjectiveFunctions[aim],
        ).find_box()
    for bounds in box.box_lims:
        yield tuple(_decoded(bounds, box.box_lims[0], words))


def _coded(worlds: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """The factors that differ, as PRIM takes them, and the words that it has as numbers.

    It keeps categories in sets, whose order is the same every time for numbers, not for words.
    """
    import pandas as pd

    coded: dict[str, Any] = {}
    words: dict[str, list[str]] = {}
    for name in map(str, worlds):
        if worlds[name].nunique() < 2:
            continue
        if is_numeric(worlds[name]):
            coded[name] = worlds[name].to_numpy(float)
        else:
            words[name], codes = words_of(worlds[name])
            coded[name] = pd.Categorical(codes)
    return pd.DataFrame(coded), words


def _decoded(bounds: Any, whole: Any, words: dict[str, list[str]]) -> Iterator[Limit]:
    """The limits among the bounds of a box, compared with those of the box that holds all."""
    for name in map(str, whole):
        (low, high), (least, most) = bounds[name], whole[name]
        if name in words:
            if low != least:
                yield of_words(name, words[name], [words[name][code] for code in low])
            continue
        if low > least:
            yield Limit(name, low=float(low))
        if high < most:
            yield Limit(name, high=float(high))


def load_prim() -> Any:
    """The module that peels, of ema_workbench.

    Raises
    ------
    BadRequest
        When it is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library, about others that it lacks
            from ema_workbench.analysis import prim
    except ImportError:
        raise BadRequest(
            "discovery: needs ema_workbench; pip install 'bigthree[discovery]'"
        ) from None
    return prim
