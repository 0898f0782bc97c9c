"""The frontier of Soviet policies, with the diplomats on it and the change that would help most."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.authors import name_points
from bigthree.figures.figure_data import FigureData
from bigthree.figures.style import INK, key_below, panels, styled
from bigthree.studies.findings import Drawings
from bigthree.studies.frontier import columns
from bigthree.studies.frontier.computation import PRACTICE
from bigthree.studies.frontier.trade_off import attainable

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from bigthree.studies.frontier.computation import Frontier

COLUMNS = columns.FIGURE

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


def drawings(frontier: Frontier) -> Drawings:
    """Return the figure of the frontier."""
    return {"frontier": partial(tabulate, frontier)}


def tabulate(frontier: Frontier) -> FigureData:
    """The policies that were tried, the frontier with its band, the landmarks and the authors."""
    import pandas as pd

    tried = frontier.tried[["held", "months"]].assign(kind="tried", name="")
    table = pd.concat([tried, _frontier(frontier), _named(frontier)], ignore_index=True)[
        list(COLUMNS)
    ]
    months = frontier.months.mean(axis=1)
    settings = {
        "months": frontier.setup.horizon, "longest": float(months.max()),
        "practice": float(months[frontier.finalists.authors[PRACTICE]]),
    }  # fmt: skip
    return FigureData("frontier", table, _caption(frontier), settings)


def finding(table: pd.DataFrame, settings: dict[str, Any]) -> str:
    """How long the best policy lasts on average, and the practice of the leadership."""
    return (
        f"No Soviet policy tried lasts longer than {settings['longest']:.0f} of "
        f"{settings['months']} months on average; the leadership’s practice lasts "
        f"{settings['practice']:.0f}"
    )


def _frontier(frontier: Frontier) -> pd.DataFrame:
    """Most months at each level of what is held: on the average, and in the extreme worlds.

    The extremes end where some world has no policy that holds so much.
    """
    import pandas as pd

    held, months = frontier.held.mean(axis=1), frontier.months.mean(axis=1)
    levels = np.linspace(0.0, held.max(), LEVELS)
    worlds = zip(frontier.held.T, frontier.months.T, strict=True)
    each = np.stack([attainable(levels, h, m) for h, m in worlds])
    lines = {
        "frontier": attainable(levels, held, months),
        "kindest": each.max(axis=0),
        "harshest": each.min(axis=0),
    }
    return pd.concat(
        [
            pd.DataFrame({"kind": kind, "name": "", "held": levels, "months": line}).dropna()
            for kind, line in lines.items()
        ]
    )


def _named(frontier: Frontier) -> pd.DataFrame:
    """The landmarks, the authors, and where one change takes them."""
    import pandas as pd

    places = [("landmark", name, finalist) for name, finalist in frontier.landmarks.items()]
    for author, finalist in frontier.finalists.authors.items():
        changed = frontier.change(author)
        places.append(("author", author, finalist))
        places += [] if changed is None else [("change", author, changed)]
    held, months = frontier.held.mean(axis=1), frontier.months.mean(axis=1)
    rows = [(kind, name, held[each], months[each]) for kind, name, each in places]
    return pd.DataFrame(rows, columns=list(COLUMNS))


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
        name_points(axes, _names(table[table["kind"] == "author"]), places)
    return figure


def plot_frontier(table: pd.DataFrame, axes: Any) -> Any:
    """The policies that were tried, the frontier with its band, and the landmarks.

    Parameters
    ----------
    table : DataFrame
        As `tabulate` makes it.
    axes : matplotlib axes
    """
    kinds = dict(list(table.groupby("kind")))
    tried, front, marks = kinds["tried"], kinds["frontier"], kinds["landmark"]
    kindest, harshest = kinds["kindest"], kinds["harshest"]
    axes.plot(
        front["held"],
        front["months"],
        color=LINE,
        drawstyle="steps-post",
        zorder=3,
        label="frontier: the most months for what is held, mean of all worlds",
    )
    axes.fill_between(
        kindest["held"],
        harshest["months"],
        kindest["months"],
        color=BAND,
        linewidth=0,
        zorder=0,
        label="the same in the harshest and the kindest world",
    )
    axes.scatter(
        tried["held"],
        tried["months"],
        s=3,
        color=CLOUD,
        linewidths=0,
        zorder=1,
        label="policies tried, in few histories each",
    )
    axes.scatter(marks["held"], marks["months"], **LANDMARKS)
    for row in marks.to_dict("records"):
        axes.annotate(
            f"best: {row['name']}", (row["held"], row["months"]), (6, 7), fontsize=8,
            textcoords="offset points", color=LINE, fontweight="bold",
        )  # fmt: skip
    return axes


def plot_authors(table: pd.DataFrame, axes: Any) -> Any:
    """The authors' policies, each with an arrow to where one change takes it.

    Parameters
    ----------
    table : DataFrame
        As `tabulate` makes it.
    axes : matplotlib axes
    """
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


def _names(authors: pd.DataFrame) -> dict[tuple[float, float], list[str]]:
    """Who stands at each point; equals stand together."""
    names: dict[tuple[float, float], list[str]] = {}
    for row in authors.to_dict("records"):
        names.setdefault((row["held"], row["months"]), []).append(wording.author(row["name"]))
    return names


def _caption(frontier: Frontier) -> str:
    return (
        f"What {len(frontier.tried):,} Soviet policies hold and how long cooperation lasts under "
        f"them (grey dots: {frontier.first_runs} histories in each of "
        f"{len(frontier.setup.worlds)} worlds). Line: the most months for what is held, of the "
        f"{len(frontier.policies)} best, tried again in {wording.histories(frontier.runs)} a world "
        "on other luck; band: the worlds where it is least and most, each a theory of America’s "
        "entry as one reader of the source has it. Diamonds: the policies of the diplomats and of "
        "the leadership; arrow: the cheapest step, a change of one lever, from each towards the "
        f"line. Seed {frontier.seed}. Assumptions after Pechatnov (1995)."
    )
