"""Scenario discovery: which combinations of assumptions end the concert.

Bryant and Lempert (2010): a world counts as ended where a measure, averaged over its histories,
is below a threshold; boxes and a tree then say in which worlds that is so. Boxes are found on a
random half of the worlds and tried on the other, so that what luck put into them shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from bigthree.comparison import check_measure
from bigthree.errors import BadRequest
from bigthree.results import open_results
from bigthree.studies.discovery import BOXES, TREE
from bigthree.studies.discovery.boxes import FEWEST, Box, find_boxes
from bigthree.studies.discovery.limits import Flags, clause
from bigthree.studies.discovery.tree import Tree, grow_tree
from bigthree.studies.findings import Findings, check_some_ran
from bigthree.sweeps.results import Sweep

if TYPE_CHECKING:
    import pandas as pd

    from bigthree.inputs import Floats

MEASURE = "rmst_two_against_one"
SOONEST = 0.25
"""Share of the worlds that count as ended unless a threshold is given: the worst quarter."""

LEAST = 2 * FEWEST
"""Worlds that must have ended, and that must not: each half has half of them."""


@dataclass(frozen=True)
class Regions:
    """Where, among worlds, those lie that ended.

    Attributes
    ----------
    worlds : DataFrame
        A row a world, a column a factor: numbers, or words.
    ended, used : ndarray of bool, shape (worlds,)
        Which ended; the half that the boxes were found on.
    boxes : tuple of Box
    tree : Tree
        Grown on all worlds.
    """

    worlds: pd.DataFrame
    ended: Flags
    used: Flags
    boxes: tuple[Box, ...]
    tree: Tree

    @property
    def confirmed(self) -> tuple[Box, ...]:
        """The boxes that hold on the worlds that they were not found on."""
        return tuple(box for box in self.boxes if box.holds)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``boxes``, a row a limit; and ``tree``, a row a leaf."""
        import pandas as pd

        limits = [
            (
                number, limit.factor, limit.low, limit.high, ", ".join(limit.words), p,
                box.training.coverage, box.training.density, box.training.mass,
                box.held_out.coverage, box.held_out.density, box.chance, box.holds,
            )
            for number, box in enumerate(self.boxes, 1)
            for limit, p in zip(box.limits, box.quasi_p, strict=True)
        ]  # fmt: skip
        leaves = [
            (number, clause(leaf.limits), leaf.worlds, leaf.share)
            for number, leaf in enumerate(self.tree.leaves, 1)
        ]
        boxes = pd.DataFrame(limits, columns=list(BOXES)).replace([np.inf, -np.inf], np.nan)
        return {"boxes": boxes, "tree": pd.DataFrame(leaves, columns=list(TREE))}


@dataclass(frozen=True, repr=False)
class Discovery(Findings):
    """Which combinations of what varied in a sweep end the concert.

    Attributes
    ----------
    sweep : Sweep
    measure : str
    below : float
        A world counts as ended where the measure's mean over its histories is below this.
    means : ndarray, shape (worlds,)
        Those means, of the worlds that ran.
    regions : Regions
    """

    sweep: Sweep
    measure: str
    below: float
    means: Floats
    regions: Regions

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """``boxes`` and ``tree``."""
        return self.regions.tables

    @property
    def boxes(self) -> pd.DataFrame:
        """A row a limit of a box: what it is, and the box's coverage, density and mass."""
        return self.tables["boxes"]

    @property
    def tree(self) -> pd.DataFrame:
        """A row a leaf: its rule, how many worlds it holds, and the share of them that ended."""
        return self.tables["tree"]

    def __repr__(self) -> str:
        ended = self.regions.ended
        return f"<Discovery: {self.measure} below {self.below:g} in {ended.sum()} of {len(ended)}>"


def discovery(
    sweep: Sweep | str | Path, measure: str = MEASURE, below: float | None = None
) -> Discovery:
    """Find the combinations of what varied in a sweep that end the concert.

    Parameters
    ----------
    sweep : Sweep, str or Path
        A finished sweep, or its folder.
    measure : str
        A compared measure; by default the mean months until any two combine against the third.
    below : float or None
        A world counts as ended where the measure's mean over its histories is below this; unless
        given, in the quarter of the worlds where it is least.

    Raises
    ------
    BadRequest
        When there is no finished sweep or no such measure, when nearly all or nearly no worlds are
        below the threshold, or when ema_workbench is not installed.

    Examples
    --------
    >>> from bigthree.sweeps.running import sweep
    >>> ranges = {"world.rivalry": (0, 1), "author.appetite": (0, 1)}
    >>> worlds = sweep(["contradiction=fails"], ranges, points=60, runs=20)
    >>> discovery(worlds).tree.columns.tolist()
    ['leaf', 'rule', 'worlds', 'ended_share']
    """
    opened = sweep if isinstance(sweep, Sweep) else open_sweep(sweep)
    check_some_ran(opened)
    check_measure(measure, opened.plan.case)
    means = opened.per_run(measure).mean(axis=1)
    below = float(np.quantile(means, SOONEST)) if below is None else below
    ended = means < below
    if min(ended.sum(), (~ended).sum()) < LEAST:
        raise BadRequest(
            f"below={below:g}: {measure} is below it in {ended.sum()} of {len(ended)} worlds; it "
            f"runs from {means.min():.3g} to {means.max():.3g}, its median is "
            f"{np.median(means):.3g}; at least {LEAST} must be below it, and {LEAST} not"
        )
    regions = find_regions(factors_of_worlds(opened), ended, opened.plan.seed)
    return Discovery(opened, measure, below, means, regions)


def open_sweep(folder: str | Path) -> Sweep:
    """Open the folder of a finished sweep."""
    results = open_results(folder)
    if not isinstance(results, Sweep):
        raise BadRequest(f"sweep={folder}: holds the results of a study of few worlds, no sweep")
    return results


def factors_of_worlds(sweep: Sweep) -> pd.DataFrame:
    """What varied in the worlds that ran; where a number was left as in its base, the base's."""
    import pandas as pd

    worlds, plan = sweep.ran, sweep.plan
    if not worlds.isna().any(axis=None):
        return worlds
    own = [plan.bases[plan.base_of(point)].numbers() for point in worlds.index]
    return worlds.fillna(pd.DataFrame(own, index=worlds.index))


def find_regions(worlds: pd.DataFrame, ended: Flags, seed: int) -> Regions:
    """Find where worlds ended: boxes on a random half of the worlds, a tree on all."""
    stream = np.random.default_rng([crc32(b"discovery"), seed])
    order = stream.permutation(len(ended))
    dealt = order[np.argsort(ended[order], kind="stable")]
    used = np.zeros(len(ended), dtype=bool)
    used[dealt[::2]] = True  # half of those that ended, and half of the others
    boxes = find_boxes(worlds, ended, used)
    return Regions(worlds, ended, used, boxes, grow_tree(worlds, ended, stream))
