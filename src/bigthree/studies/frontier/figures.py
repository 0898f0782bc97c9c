"""The frontier of Soviet policies, with the diplomats on it and the change that would help most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.authors import name_points
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import INK, key_below, panels, styled
from bigthree.storage.codebook import Columns, chosen
from bigthree.studies.frontier import OUTCOMES
from bigthree.studies.frontier.computation import PRACTICE
from bigthree.studies.frontier.trade_off import attainable

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.inputs import Floats
    from bigthree.studies.frontier.computation import Frontier

COLUMNS: Columns = {
    "kind": ("tried: a policy of the first look; frontier: the most months for what is held, on "
             "the average of all worlds; kindest, harshest: the same in the world where it is "
             "most, or least; landmark: a robust policy; author: one of theirs; change: its "
             "cheapest step", "", ""),
    "name": ("which landmark, or whose policy; else empty", "", ""),
    **chosen(["held", "months"], OUTCOMES),
}  # fmt: skip

LEVELS = 60
"""How many levels of what is held the frontier is drawn at."""

BAND = "#dde5ee"
LINE = "#0b5394"
CLOUD = "#9d9d9d"
AUTHORS: dict[str, Any] = {
    "marker": "D", "s": 34, "facecolors": "#c75300", "edgecolors": "white", "linewidths": 0.6,
    "zorder": 5,
}  # fmt: skip
LANDMARKS: dict[str, Any] = {
    "marker": "o", "s": 42, "facecolors": LINE, "edgecolors": "white", "linewidths": 0.6,
    "zorder": 5,
}  # fmt: skip


def tabulate(frontier: Frontier) -> FigureData:
    """The policies that were tried, the frontier with its band, the landmarks and the authors."""
    import pandas as pd

    finalists, changes = frontier.finalists, frontier.tables["changes"]
    places = {
        "landmark": frontier.landmarks,
        "author": frontier.authors,
        "change": dict(zip(changes["author"], changes["changed"], strict=True)),
    }
    parts = [frontier.tried.assign(kind="tried", name=""), *_lines(frontier)]
    parts += [
        finalists.loc[list(numbers.values())].assign(kind=kind, name=list(numbers))
        for kind, numbers in places.items()
    ]
    table = pd.concat(parts, ignore_index=True)[list(COLUMNS)]
    settings = {
        "months": frontier.setup.horizon, "longest": float(finalists["months"].max()),
        "practice": float(finalists["months"][frontier.authors[PRACTICE]]),
    }  # fmt: skip
    return FigureData("frontier", table, _caption(frontier), settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How long the best policy lasts on average, and the practice of the leadership."""
    return (
        f"No Soviet policy tried lasts longer than {settings['longest']:.0f} of "
        f"{settings['months']} months on average; the leadership’s practice lasts "
        f"{settings['practice']:.0f}"
    )


def _lines(frontier: Frontier) -> Iterator[pd.DataFrame]:
    """Most months at each level of what is held: on the average, and in the extreme worlds.

    The extremes end where some world has no policy that holds so much.
    """
    import pandas as pd

    levels = np.linspace(0.0, frontier.finalists["held"].max(), LEVELS)

    def most(table: pd.DataFrame) -> Floats:
        return attainable(levels, table["held"].to_numpy(), table["months"].to_numpy())

    worlds = frontier.tables["by_world"].groupby(["engagement", "coder"])
    each = np.stack([most(world) for _, world in worlds])
    lines = {
        "frontier": most(frontier.finalists),
        "kindest": each.max(axis=0),
        "harshest": each.min(axis=0),
    }
    for kind, line in lines.items():
        yield pd.DataFrame({"kind": kind, "name": "", "held": levels, "months": line}).dropna()


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The frontier."""
    with styled():
        figure, grid = panels(1, 1, 6.8, 4.9)
        axes = grid[0][0]
        plot_frontier(table, axes)
        plot_authors(table, axes)
        axes.set_ylim(0, min(1.12 * table["months"].max(), 1.02 * settings["months"]))
        axes.set_xlim(-0.02, 1.18 * table["held"].max())
        axes.xaxis.set_major_formatter(lambda share, _: wording.percent(share))
        axes.set_xlabel("share of the contested states that Moscow holds at the end")
        axes.set_ylabel("months until two combine,\nmean of all worlds")
        key_below(figure, axes.get_legend_handles_labels()[0], 1, handlelength=1.6)
        kept = table[table["kind"].isin(["frontier", "landmark", "change"])]
        places = kept[["held", "months"]].itertuples(index=False, name=None)
        authors = table[table["kind"] == "author"].assign(
            name=lambda each: each["name"].map(wording.author)
        )
        names: Any = authors.groupby(["held", "months"], sort=False)["name"].agg(list).to_dict()
        name_points(axes, names, places)
    return figure


def plot_frontier(table: pd.DataFrame, axes: Any) -> Any:
    """The policies that were tried, the frontier with its band, and the landmarks."""
    kinds = dict(list(table.groupby("kind")))
    tried, front, marks = kinds["tried"], kinds["frontier"], kinds["landmark"]
    kindest, harshest = kinds["kindest"], kinds["harshest"]
    axes.plot(
        front["held"], front["months"], color=LINE, drawstyle="steps-post", zorder=3,
        label="frontier: the most months for what is held, mean of all worlds",
    )  # fmt: skip
    axes.fill_between(
        kindest["held"], harshest["months"], kindest["months"], color=BAND, linewidth=0, zorder=0,
        label="the same in the harshest and the kindest world",
    )  # fmt: skip
    axes.scatter(
        tried["held"], tried["months"], s=3, color=CLOUD, linewidths=0, zorder=1,
        label="policies tried, in few histories each",
    )  # fmt: skip
    axes.scatter(marks["held"], marks["months"], **LANDMARKS)
    for row in marks.to_dict("records"):
        axes.annotate(
            f"best: {row['name']}", (row["held"], row["months"]), (6, 7), fontsize=8,
            textcoords="offset points", color=LINE, fontweight="bold",
        )  # fmt: skip
    return axes


def plot_authors(table: pd.DataFrame, axes: Any) -> Any:
    """The authors' policies, each with an arrow to where one change takes it."""
    authors = table[table["kind"] == "author"]
    changes = table[table["kind"] == "change"]
    label = "policies of the diplomats and of the leadership, with the cheapest step"
    axes.scatter(authors["held"], authors["months"], **AUTHORS, label=label)
    before = authors.set_index("name").loc[changes["name"], ["held", "months"]]
    for start, end in zip(before.to_numpy(), changes[["held", "months"]].to_numpy(), strict=True):
        axes.annotate(
            "", end, start, zorder=4,
            arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 0.9, "shrinkA": 4},
        )  # fmt: skip
    return axes


def _caption(frontier: Frontier) -> str:
    return (
        f"What {len(frontier.tried):,} Soviet policies hold and how long cooperation lasts under "
        f"them (grey dots: {frontier.first_runs} histories in each of "
        f"{len(frontier.setup.worlds)} worlds). Line: the most months for what is held, of the "
        f"{len(frontier.finalists)} best, tried again in {wording.histories(frontier.runs)} a "
        "world on other luck; band: the worlds where it is least and most, each a theory of "
        "America’s entry as one reader of the source has it. Diamonds: the policies of the "
        "diplomats and of the leadership; arrow: the cheapest step, a change of one lever, from "
        f"each towards the line. Seed {frontier.seed}. {wording.assumptions_after()}"
    )
