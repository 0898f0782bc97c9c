"""The answer of a discovery: which worlds ended, the boxes, the tree, what the numbers mean."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.cases import BIG_THREE
from bigthree.studies.discovery.boxes import DOUBTFUL, Box
from bigthree.studies.discovery.computation import Discovery, Regions
from bigthree.studies.discovery.limits import clause
from bigthree.studies.discovery.tree import FOLDS, Tree
from bigthree.studies.findings import MOST_NAMED, bases, measured, varied, worlds_run

TERMS = (
    "Coverage: of all worlds that ended, the share in a box. Density: of the worlds in a box, the "
    "share that ended; by chance: that share among all worlds in which the box was sought. Boxes "
    "show where worlds of this model ended, within the ranges that varied."
)


def blocks(discovery: Discovery) -> Iterator[Block]:
    """Yield the finding, the boxes, the tree, and what was run."""
    regions, names = discovery.regions, discovery.sweep.plan.varied
    ended, of = regions.ended, discovery.sweep.plan.case
    yield Paragraph(finding(regions, of.name))
    yield Paragraph(
        f"A world counts as ended where the mean of “{wording.measures_of(of)[discovery.measure]}” "
        f"over its histories is below {discovery.below:.3g}: ".replace(" -", " −")
        + f"{ended.sum()} of {len(ended)} worlds ({wording.percent(ended.mean())})."
    )
    yield from boxes(regions, of.name)
    yield Paragraph(TERMS)
    yield from tree(regions.tree, of.name)
    yield Heading("The worlds")
    yield from worlds_run(discovery.sweep)
    yield Paragraph(bases(discovery.sweep))
    many = len(names) > MOST_NAMED
    yield Paragraph(
        f"Varied: {len(names)} factors (points.csv)." if many else varied(discovery.sweep)
    )
    yield Paragraph(measured(discovery.measure, of))


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


def boxes(regions: Regions, of: str = BIG_THREE) -> Iterator[Block]:
    """Yield the boxes, each with what it holds of the worlds that it was not found on."""
    used, others = int(regions.used.sum()), int((~regions.used).sum())
    if not regions.boxes:
        yield Paragraph(
            f"No box: on {used} of the worlds, drawn at random, no combination of limits goes with "
            f"the end (quasi-p at most {DOUBTFUL:g})."
        )
        return
    yield Paragraph(
        f"Boxes, found on {used} of the worlds, drawn at random, and tried on the {others} others; "
        "each counts the worlds outside those before it that hold:"
    )
    yield Items.of((box_in_words(box, of) for box in regions.boxes), numbered=True)


def box_in_words(box: Box, of: str) -> str:
    """Return a box, and how it does on the worlds that were not used."""
    one, other = box.training, box.held_out
    text = (
        f"The concert ended in {one.ended} of {one.worlds} worlds in which "
        f"{clause(box.limits, of)} (density {wording.percent(one.density)}); these are "
        f"{one.ended} of the {one.of_ended} that ended (coverage {wording.percent(one.coverage)}). "
    )
    if not other.worlds:
        return text + "None of the worlds not used lies in it: the box does not hold."
    text += (
        f"On the worlds not used: {other.ended} of {other.worlds} (density "
        f"{wording.percent(other.density)}; by chance {wording.percent(box.chance)}), coverage "
        f"{wording.percent(other.coverage)}"
    )
    return text + ("." if box.holds else "; that may be luck: the box does not hold.")


def tree(grown: Tree, of: str = BIG_THREE) -> Iterator[Block]:
    """Yield the leaves of the tree, and how well it predicts."""
    yield Table.of(
        [
            {
                "ended": wording.percent(leaf.share),
                "worlds": f"{leaf.worlds}",
                "where": clause(leaf.limits, of),
            }
            for leaf in grown.leaves
        ],
        "A tree over all worlds; in each leaf, the share that ended.",
    )
    better = "" if grown.accuracy > grown.base_rate else ": the tree predicts no better than that"
    yield Paragraph(
        f"Grown without them, it predicts {wording.percent(grown.accuracy)} of the worlds rightly "
        f"({FOLDS}-fold cross-validation); always saying what is commoner, "
        f"{wording.percent(grown.base_rate)}{better}."
    )
