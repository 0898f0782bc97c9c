"""The frontier of Soviet policies, with the diplomats on it and the change that would help most."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.figures.figure_data import FigureData
from bigthree.figures.labels import spread
from bigthree.figures.style import INK, MUTED, panels, styled
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

BAND = "#cfd8e3"
LINE = "#0b5394"
CLOUD = "#c9c9c9"
AUTHORS: dict[str, Any] = {
    "marker": "D", "s": 34, "facecolors": "#c75300", "edgecolors": "white", "linewidths": 0.6,
    "zorder": 5,
}  # fmt: skip
LANDMARKS: dict[str, Any] = {
    "marker": "o", "s": 42, "facecolors": LINE, "edgecolors": "white", "linewidths": 0.6,
    "zorder": 5,
}  # fmt: skip


def drawings(found: Frontier) -> Drawings:
    """Return the figure of the frontier."""
    return {"frontier": partial(tabulate, found)}


def tabulate(found: Frontier) -> FigureData:
    """The policies that were tried, the frontier with its band, the landmarks and the authors."""
    import pandas as pd

    tried = found.tried[["held", "months"]].assign(kind="tried", name="")
    table = pd.concat([tried, _frontier(found), _named(found)], ignore_index=True)
    table = table.reindex(columns=list(COLUMNS)).astype({"name": str})
    longest = found.estimate("months", found.landmarks["lasts longest"])
    practice = found.estimate("months", found.finalists.authors[PRACTICE])
    settings = {
        "months": found.setup.horizon, "longest": longest.value, "practice": practice.value,
    }  # fmt: skip
    return FigureData("frontier", table, _caption(found), settings)


def _frontier(found: Frontier) -> pd.DataFrame:
    """Most months at each level of what is held: on the average, and in the worlds' least and most.

    The band ends where some world has no policy that holds so much.
    """
    import pandas as pd

    held, months = found.held.mean(axis=1), found.months.mean(axis=1)
    levels = np.linspace(0.0, held.max(), LEVELS)
    worlds = zip(found.held.T, found.months.T, strict=True)
    each = np.stack([attainable(levels, h, m) for h, m in worlds])
    return pd.DataFrame(
        {
            "kind": "frontier",
            "name": "",
            "held": levels,
            "months": attainable(levels, held, months),
            "months_low": each.min(axis=0),
            "months_high": np.where(np.isnan(each).any(axis=0), np.nan, each.max(axis=0)),
        }
    )


def _named(found: Frontier) -> pd.DataFrame:
    """The landmarks, the authors, and where one change takes them."""
    import pandas as pd

    places = [("landmark", name, finalist) for name, finalist in found.landmarks.items()]
    for author, finalist in found.finalists.authors.items():
        changed = found.change(author)
        places.append(("author", author, finalist))
        places += [] if changed is None else [("change", author, changed)]
    return pd.DataFrame(
        [
            {"kind": kind, "name": name, "held": found.estimate("held", finalist).value}
            | found.estimate("months", finalist).named("months")
            for kind, name, finalist in places
        ]
    )


def draw(table: pd.DataFrame, settings: dict[str, Any]) -> Figure:
    """The frontier."""
    with styled():
        figure, grid = panels(1, 1, 6.8, 4.9)
        axes = grid[0][0]
        plot_frontier(table, axes)
        plot_authors(table, axes)
        top = np.nanmax(table[["months", "months_high"]].to_numpy())
        axes.set_ylim(0, min(1.12 * top, 1.02 * settings["months"]))
        axes.set_xlim(-0.02, None)
        axes.xaxis.set_major_formatter(lambda share, _: wording.percent(share))
        axes.set_xlabel("share of the contested states that Moscow holds at the end")
        axes.set_ylabel("months until two combine against the third")
        title = (
            f"No Soviet policy tried lasts longer than {settings['longest']:.0f} of "
            f"{settings['months']} months; the leadership’s practice lasts "
            f"{settings['practice']:.0f}"
        )
        axes.set_title(textwrap.fill(title, 76))
    return figure


def plot_frontier(table: pd.DataFrame, axes: Any) -> Any:
    """The policies that were tried, the frontier with its band, and the landmarks.

    Parameters
    ----------
    table : DataFrame
        As `tabulate` makes it.
    axes : matplotlib axes
    """
    tried, front, marks = (
        table[table["kind"] == kind] for kind in ("tried", "frontier", "landmark")
    )
    axes.scatter(tried["held"], tried["months"], s=4, color=CLOUD, linewidths=0, zorder=1)
    axes.fill_between(
        front["held"], front["months_low"], front["months_high"], color=BAND, linewidth=0, zorder=0
    )
    axes.plot(front["held"], front["months"], color=LINE, drawstyle="steps-post", zorder=3)
    axes.scatter(marks["held"], marks["months"], **LANDMARKS)
    for row in marks.itertuples():
        axes.annotate(
            row.name, (row.held, row.months), (5, 6), textcoords="offset points", fontsize=8.5,
            color=LINE, fontweight="bold",
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
    changes = table[table["kind"] == "change"].set_index("name")
    axes.scatter(authors["held"], authors["months"], **AUTHORS)
    for row in authors.itertuples():
        if row.name in changes.index:
            end = changes.loc[row.name]
            axes.annotate(
                "", (end["held"], end["months"]), (row.held, row.months), zorder=4,
                arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 0.9, "shrinkA": 4},
            )  # fmt: skip
    return axes


def _caption(found: Frontier) -> str:
    worlds = len(found.setup.worlds)
    return (
        f"What {len(found.tried):,} Soviet policies hold and how long cooperation lasts under them "
        f"(grey dots: {found.first_runs} histories in each of {worlds} worlds). "
        f"Line: the most months for what is held, of the {len(found.policies)} best, tried again "
        f"in {wording.histories(found.runs)} a world on other luck; band: the worlds where it is "
        "least and most, each a theory of America’s entry as one reader of the source has it. "
        "Diamonds: the policies of the diplomats and of the leadership; arrow: the change of one "
        f"lever that brings each nearest to the line. Seed {found.seed}. Assumptions after "
        "Pechatnov (1995)."
    )
