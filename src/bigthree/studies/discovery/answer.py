"""The answer of a discovery: which worlds ended, the boxes, the tree, what the numbers mean."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.cases import BIG_THREE
from bigthree.errors import BadRequest
from bigthree.numerals import Numeral
from bigthree.studies.discovery.boxes import DOUBTFUL, Count
from bigthree.studies.discovery.computation import Discovery, Regions, discovery, open_sweep
from bigthree.studies.discovery.figures import drawings
from bigthree.studies.discovery.limits import clause
from bigthree.studies.discovery.peeling import load_prim
from bigthree.studies.discovery.tree import FOLDS, Tree
from bigthree.studies.findings import MOST_NAMED, bases, requested_plan, varied, worlds_run
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.sweeps.factors import ASSUMPTIONS
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep

POINTS = 1000
"""Worlds unless the request says how many."""


def study(request: Request) -> Results:
    """Look into a sweep that is there, or run one first, of all assumptions by default."""
    load_prim()
    options = request.sweep_options
    if options.sweep is None:
        plan = requested_plan(request, POINTS, (ASSUMPTIONS,))
        worlds = run_sweep(plan, "discovery", **request.running)
    else:
        worlds = _worlds_there(request)
    results = discovery(worlds, options.measure, options.below).results(blocks, drawings)
    if options.sweep is not None:
        results.sweep, results.looked_into = None, worlds
        results.blocks = [Paragraph(f"Worlds of {options.sweep}."), *results.blocks]
    return results


def _worlds_there(request: Request) -> Sweep:
    """The sweep that a request names, which cannot be varied any more."""
    options = request.sweep_options
    points = [] if options.points is None else [f"points={options.points}"]
    for given in (*request.overrides, *options.vary, *points):
        raise BadRequest(f"{given}: does not go with sweep={options.sweep}, whose worlds are made")
    return open_sweep(str(options.sweep))


def blocks(discovery: Discovery) -> Iterator[Block]:
    """Yield the finding, the boxes, the tree, and what was run."""
    regions, plan = discovery.regions, discovery.sweep.plan
    ended, of = regions.ended, plan.case
    yield Paragraph(finding(regions, of.name))
    below = f"{discovery.below:.3g}".replace("-", "−")
    yield Paragraph(
        f"A world counts as ended where the mean of “{wording.measures_of(of)[discovery.measure]}” "
        f"(measure={discovery.measure}) over its histories is below {below}: {ended.sum()} of "
        f"{len(ended)} worlds ({wording.percent(ended.mean())})."
    )
    yield boxes(regions, of.name)
    yield from tree(regions.tree, of.name)
    yield Heading("The worlds")
    yield from worlds_run(discovery.sweep)
    many = len(plan.varied) > MOST_NAMED
    factors = f"Varied: {len(plan.varied)} factors (points.csv)."
    yield Paragraph(f"{bases(discovery.sweep)} {factors if many else varied(discovery.sweep)}")


def finding(regions: Regions, of: str = BIG_THREE) -> str:
    """Return where worlds end more often than elsewhere, by worlds that were not used to find it.

    Parameters
    ----------
    regions : Regions
    of : str
        The case, whose words are used.
    """
    if not regions.confirmed:
        return (
            "No combination of assumptions was found that ends the concert more often than luck, "
            "within the ranges that varied."
        )
    box = regions.confirmed[0]
    count = box.held_out
    return (
        f"The concert ends more often where {clause(box.limits, of)}: in {count.ended} of "
        f"{count.worlds} such worlds ({wording.percent(count.density)}), against "
        f"{wording.percent(box.chance)} of all; counted on worlds that were not used to find this, "
        "and only within the ranges that varied."
    )


def boxes(regions: Regions, of: str = BIG_THREE) -> Block:
    """Return the boxes, each with what it holds of the worlds that it was not found on."""
    used, others = int(regions.used.sum()), int((~regions.used).sum())
    if not regions.boxes:
        return Paragraph(
            f"No box: on {used} of the worlds, drawn at random, no combination of limits goes with "
            f"the end (quasi-p at most {DOUBTFUL:g})."
        )
    rows = [
        {
            "box": Numeral(f"{number}"),
            "where": clause(box.limits, of),
            "ended": _count(box.training),
            "coverage": wording.percent(box.training.coverage),
            "not used": _count(box.held_out),
            "by chance": wording.percent(box.chance),
            "holds": "yes" if box.holds else "no",
        }
        for number, box in enumerate(regions.boxes, 1)
    ]
    return Table.of(
        rows,
        f"Boxes, found on {used} of the worlds, drawn at random, and tried on the {others} others; "
        "each counts the worlds outside those before it that hold. Ended: how many of the worlds "
        "in the box, and their share (density). Coverage: the share of all worlds that ended. Not "
        "used: how many ended of the others in it; by chance: their share among all others. A box "
        "holds where luck would hardly give so many.",
    )


def _count(count: Count) -> Numeral:
    """How many worlds of a box ended, and their share."""
    share = f"({wording.percent(count.density)})" if count.worlds else ""
    return Numeral(f"{count.ended} of {count.worlds}", share)


def tree(grown: Tree, of: str = BIG_THREE) -> Iterator[Block]:
    """Yield the leaves of the tree, and how well it predicts."""
    rows = [
        {
            "ended": wording.percent(leaf.share),
            "worlds": Numeral(f"{leaf.worlds}"),
            "where": clause(leaf.limits, of),
        }
        for leaf in grown.leaves
    ]
    yield Table.of(rows, "A tree over all worlds; in each leaf, the share that ended.")
    better = "" if grown.accuracy > grown.base_rate else ": the tree predicts no better than that"
    yield Paragraph(
        f"Grown without them, it predicts {wording.percent(grown.accuracy)} of the worlds rightly "
        f"({FOLDS}-fold cross-validation); always saying what is commoner, "
        f"{wording.percent(grown.base_rate)}{better}."
    )
