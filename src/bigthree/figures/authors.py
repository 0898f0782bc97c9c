"""The authors, and the world as it turned out, on a map of two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.errors import BadRequest
from bigthree.evidence import SWITCHES, coded
from bigthree.figures.style import INK
from bigthree.scenario import quantity
from bigthree.worlds import STUDIED_AUTHORS

if TYPE_CHECKING:
    import pandas as pd

WORLD = "historical"
"""The source of the world as it turned out."""

LOOKS: dict[str, dict[str, Any]] = {
    "author": {"marker": "o", "markersize": 6.5},
    "world": {"marker": "*", "markersize": 12},
}

PAPER: dict[str, Any] = {"facecolor": "white", "alpha": 0.85, "linewidth": 0, "pad": 0.8}
"""Behind a name, so that it reads on any colour."""

LEADER: dict[str, Any] = {"arrowstyle": "-", "linewidth": 0.7, "color": INK,
                          "shrinkA": 0, "shrinkB": 3}  # fmt: skip
"""From a name to its point."""

AWAY = (6, 12, 20, 30, 42, 56, 72, 90)
"""How far from its point a name may stand, points; the nearest that is free is taken."""


def authors_table(across: str, up: str, authors: Sequence[str] = ()) -> pd.DataFrame:
    """Where each author, and the world as it turned out, stand on a map of two numbers.

    Of an ``author.*`` number each author has his own value; of a ``world.*`` number each author
    has his reading and the world its own. What the world has no value of, a number of an
    author's, is given its whole range, so that the world is a line across the map. Columns ``who``,
    ``kind`` (``author`` or ``world``), and ``across``, ``up`` with their ``_low`` and ``_high``.
    """
    import pandas as pd

    for dotted in (across, up):
        if not dotted.startswith(("author.", "world.")):
            raise BadRequest(f"{dotted}: authors have no value of it; allowed: author.*, world.*")
    rows = [_row(author, "author", across, up) for author in authors or STUDIED_AUTHORS]
    if across.startswith("world.") or up.startswith("world."):
        rows.append(_row(WORLD, "world", across, up))
    return pd.DataFrame(rows)


def _row(source: str, kind: str, across: str, up: str) -> dict[str, Any]:
    row: dict[str, Any] = {"who": source, "kind": kind}
    for axis, dotted in (("across", across), ("up", up)):
        value, low, high = _ends(source, dotted)
        row |= {axis: value, f"{axis}_low": low, f"{axis}_high": high}
    return row


def _ends(source: str, dotted: str) -> tuple[float, float, float]:
    """Value and coding range of a source's number; the whole range of what the world lacks."""
    group, name = dotted.split(".", 1)
    if source == WORLD and group == "author":
        bounds = quantity(dotted)
        return 0.5 * (bounds.low + bounds.high), bounds.low, bounds.high
    switched = group == "author" or any(name in names for names in SWITCHES.values())
    coding = coded(source if switched else "shared", name)
    return coding.value, coding.low, coding.high


def plot_authors(axes: Any, across: str, up: str, table: pd.DataFrame) -> Any:
    """Crosses as wide as coding ranges, each with its name; the world as it turned out differs.

    Names keep clear of each other, of the points and of texts that stand on the axes already, so
    call this last, when the limits are set and a colour bar has its room.
    """
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
    lacking = {axis for axis, dotted in (("across", across), ("up", up))
               if dotted.startswith("author.")}  # fmt: skip
    names: dict[tuple[float, float], list[str]] = {}
    for row in table.to_dict("records"):
        point = _anchor(row, axes, lacking)
        _plot_cross(axes, row, point)
        if row["kind"] == "author" or not lacking:
            axes.plot(*point, **LOOKS[row["kind"]], color=INK, markeredgecolor="white", zorder=6)
        if axes.bbox.contains(*axes.transData.transform(point)):
            who = "as it turned out" if row["kind"] == "world" else wording.author(row["who"])
            names.setdefault(point, []).append(who)
    name_points(axes, names)
    return axes


def _anchor(row: Any, axes: Any, lacking: set[str]) -> tuple[float, float]:
    """The point that a name belongs to: of a world that is a line, near its end."""
    x, y = row["across"], row["up"]
    if row["kind"] == "author":
        return x, y
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return (
        left + 0.9 * (right - left) if "across" in lacking else x,
        bottom + 0.9 * (top - bottom) if "up" in lacking else y,
    )


def _plot_cross(axes: Any, row: Any, point: tuple[float, float]) -> None:
    """The ranges of both numbers through a point, dark on a pale rim; the world's dotted."""
    style = "-" if row["kind"] == "author" else (0, (1, 1.6))
    for colour, width, dashes in (("white", 3.0, "-"), (INK, 1.2, style)):
        look = {"color": colour, "linewidth": width, "linestyle": dashes, "zorder": 5}
        axes.plot([row["across_low"], row["across_high"]], [point[1]] * 2, **look)
        axes.plot([point[0]] * 2, [row["up_low"], row["up_high"]], **look)


def name_points(
    axes: Any,
    names: dict[tuple[float, float], list[str]],
    apart_from: Iterable[tuple[float, float]] = (),
) -> None:
    """Write each name at the nearest free place beside its point; one place for equals.

    The limits of the axes are set already; no name hides one of the other points.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.transforms import Bbox

    figure = axes.figure
    renderer: Any = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    figure.draw_without_rendering()
    inside = axes.get_window_extent(renderer)
    taken = [text.get_window_extent(renderer) for text in axes.texts if text.get_visible()]
    points = axes.transData.transform([*names, *apart_from])
    taken += [Bbox([point, point]).padded(5 * figure.dpi / 72) for point in points]
    for point, equals in names.items():
        name = "all alike" if len(names) == 1 < len(equals) else "\n".join(equals)
        text = axes.annotate(name, point, (0, 0), textcoords="offset points", fontsize=8,
                             fontweight="bold", zorder=7, bbox=PAPER)  # fmt: skip
        for place in _places():
            text.set(**place)
            box = text.get_window_extent(renderer).padded(2)
            if inside.count_contains(box.corners()) == 4 and not box.count_overlaps(taken):
                break
        taken.append(text.get_window_extent(renderer))
        axes.annotate("", point, text.get_position(), textcoords="offset points",
                      arrowprops=LEADER, zorder=6)  # fmt: skip


def _places() -> Iterator[dict[str, Any]]:
    """Where a name may stand: the near places before the far ones, the right before the left."""
    for away in AWAY:
        for up in (1, -1, 0):
            for side, horizontal in ((1, "left"), (-1, "right")):
                yield {
                    "position": (side * min(away, 14), up * away),
                    "horizontalalignment": horizontal,
                    "verticalalignment": {1: "bottom", -1: "top", 0: "center"}[up],
                }
