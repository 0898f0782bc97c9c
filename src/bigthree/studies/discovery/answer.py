"""Which combinations of assumptions end the concert, among many worlds."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from functools import partial

from bigthree import wording
from bigthree.analysis.boxes import DOUBTFUL, Box
from bigthree.analysis.discovery import Discovery, Regions, discovery, open_sweep
from bigthree.analysis.limits import clause
from bigthree.analysis.peeling import load_prim
from bigthree.analysis.tree import FOLDS, Tree
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.sweep.answer import check_some_ran, header
from bigthree.sweeps.factors import ASSUMPTIONS
from bigthree.sweeps.plan import plan_sweep
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep

POINTS = 1000
WIDTH = 110
MOST_NAMED = 6
"""Factors up to which each is named with its range."""


def study(request: Request) -> Results:
    """Look into a sweep that is there, or run one first."""
    load_prim()
    given = request.sweep_options.sweep
    found = _given(request) if given is not None else _new(request)
    check_some_ran(found)
    discovered = discovery(found, request.sweep_options.measure, request.sweep_options.below)
    return Results(
        blocks=preformatted(
            tell(discovered) if given is None else f"Worlds of {given}.\n{tell(discovered)}"
        ),
        sweep=found if given is None else None,
        looked_into=None if given is None else found,
        tables=discovered.regions.tables,
        drawings=drawings(discovered),
    )


def _given(request: Request) -> Sweep:
    """The sweep in the folder that was named; its worlds are made already."""
    options = request.sweep_options
    assert options.sweep is not None
    asked = [*request.overrides, *options.vary]
    if asked or options.points is not None:
        said = asked[0] if asked else f"points={options.points}"
        raise BadRequest(f"{said}: does not go with sweep={options.sweep}, whose worlds are made")
    return open_sweep(options.sweep)


def _new(request: Request) -> Sweep:
    """A new sweep, of all assumptions unless something else varies."""
    options = request.sweep_options
    listed = options.design.endswith(".csv")
    plan = plan_sweep(
        request.overrides,
        options.vary if options.vary or listed else ASSUMPTIONS,
        options.design,
        POINTS if options.points is None else options.points,
        request.runs,
        request.seed,
    )
    return run_sweep(plan, "discovery", **request.running)


def drawings(found: Discovery) -> dict[str, Callable[[], FigureData]]:
    """The worlds and the first box, where it holds."""
    return {"box": partial(figure_data, "discovery", found)} if found.regions.confirmed else {}


def tell(found: Discovery) -> str:
    """What was found, in words: which worlds ended, the boxes, the tree, what the figures mean."""
    return "\n".join(
        [
            *_header(found),
            "",
            *tell_boxes(found.regions),
            "",
            *tell_tree(found.regions.tree),
            "",
            "Coverage: of all worlds that ended, the share in a box. Density: of the worlds in a "
            "box, the share that ended;",
            "by chance: that share among all worlds in which the box was sought. Boxes say where "
            "worlds of this model ended,",
            "within the ranges that varied.",
        ]
    )


def _header(found: Discovery) -> Iterator[str]:
    first, varied, *failed = header(found.sweep)
    names, ended = found.sweep.plan.varied, found.regions.ended
    yield first
    yield _bases(found.sweep)
    yield varied if len(names) <= MOST_NAMED else f"Varied: {len(names)} factors (points.csv)."
    yield from failed
    yield (
        f"A world counts as ended where {found.measure} is below {found.below:g}: {ended.sum()} of "
        f"{len(ended)} worlds ({wording.percent(ended.mean())})."
    )
    yield f"{found.measure}: {(ESTIMATES | COLUMNS)[found.measure][0]}."


def _bases(found: Sweep) -> str:
    """Which scenarios the worlds were made from."""
    labels = [base.labels for base in found.plan.bases.values()]
    authors = dict.fromkeys(wording.author(each.author) for each in labels)
    contradictions = dict.fromkeys(each.contradiction.replace("_", " ") for each in labels)
    worlds = dict.fromkeys(wording.world(each) for each in labels)
    return (
        f"Author: {'; '.join(authors)}. The contradiction: {', '.join(contradictions)}. "
        f"The world: {'; '.join(worlds)}."
    )


def tell_boxes(found: Regions) -> Iterator[str]:
    """The boxes in words, each with what it holds on the worlds that it was not found on."""
    used, others = int(found.used.sum()), int((~found.used).sum())
    if not found.boxes:
        yield (
            f"No box: on {used} of the worlds, drawn by lot, no combination of limits goes with "
            f"the end (quasi-p at most {DOUBTFUL:g})."
        )
        return
    yield (
        f"Boxes, found on {used} of the worlds, drawn by lot, and tried on the {others} others; "
        "each counts the worlds"
    )
    yield "outside those before it that hold."
    for number, box in enumerate(found.boxes, 1):
        yield _wrapped(f"{number}. {tell_box(box)}")
    if not found.confirmed:
        yield "So no combination of assumptions was found that ends the concert beyond luck."


def _said(clause: str) -> str:
    """A clause with the minus signs of its numbers."""
    return clause.replace(" -", " −")


def _wrapped(text: str) -> str:
    """Lines of a paragraph that hangs on its number; no share is parted from its sign."""
    tied = text.replace(" %", "\N{NO-BREAK SPACE}%")
    filled = textwrap.fill(
        tied, WIDTH, initial_indent="  ", subsequent_indent="     ", break_on_hyphens=False
    )
    return filled.replace("\N{NO-BREAK SPACE}", " ")


def tell_box(box: Box) -> str:
    """A box in a sentence, and what the worlds not used say of it."""
    one, other = box.found, box.held_out
    text = (
        f"The concert ended in {one.ended} of {one.worlds} worlds in which "
        f"{_said(clause(box.limits))} (density {wording.percent(one.density)}); these are "
        f"{one.ended} of the {one.of_ended} that ended (coverage {wording.percent(one.coverage)}). "
    )
    if not other.worlds:
        return text + "Of the worlds not used none lies in it: the box does not hold."
    text += (
        f"On the worlds not used: {other.ended} of {other.worlds} (density "
        f"{wording.percent(other.density)}; by chance {wording.percent(box.chance)}), coverage "
        f"{wording.percent(other.coverage)}"
    )
    return text + ("." if box.holds else "; that may be luck: the box does not hold.")


def tell_tree(tree: Tree) -> Iterator[str]:
    """The tree's leaves as a list, and how well it foretells."""
    yield "A tree over all worlds; in each leaf, the share that ended:"
    width = len(str(max(leaf.worlds for leaf in tree.leaves)))
    for leaf in tree.leaves:
        share, worlds = f"{wording.percent(leaf.share):>5}", f"{leaf.worlds:>{width}}"
        yield f"  {share} of {worlds} worlds: {_said(leaf.rule)}"
    better = "" if tree.accuracy > tree.base_rate else ": the tree foretells no better than that"
    yield (
        f"Grown without them, it foretells {wording.percent(tree.accuracy)} of worlds rightly "
        f"({FOLDS}-fold cross-validation); always saying what is commoner, "
        f"{wording.percent(tree.base_rate)}{better}."
    )
