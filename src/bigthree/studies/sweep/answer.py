"""Many worlds that differ in what varies, on the same luck: where the three stay together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.inputs import Floats
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.sweeps.folder import SweepFolder, is_sweep
from bigthree.sweeps.plan import is_number
from bigthree.sweeps.results import Sweep
from bigthree.sweeps.running import run_sweep, sweep

POINTS = 256
BANDS = 3
"""Parts into which the range of a number is cut for the table."""

MOST_LEVELS = 6
"""Values up to which each of a number's values has a row of its own."""


def study(request: Request) -> Results:
    """Run a sweep and say where cooperation holds."""
    found = _again(request) or _anew(request)
    return Results(blocks=preformatted(tell(found)), sweep=found, drawings=drawings(found))


def _anew(request: Request) -> Sweep:
    options = request.sweep_options
    return sweep(
        request.overrides,
        options.vary,
        options.design,
        POINTS if options.points is None else options.points,
        request.runs,
        request.seed,
        **request.running,
    )


def _again(request: Request) -> Sweep | None:
    """The sweep that lies beside the scenario file that is named, its own runs and seed again."""
    given = dict(override.split("=", 1) for override in request.overrides)
    beside = Path(given.pop("scenario", "null")).parent
    if request.sweep_options.vary or not is_sweep(beside):
        return None
    if given:
        others = " ".join(f"{key}={value}" for key, value in given.items())
        raise BadRequest(f"scenario={beside}: cannot be combined with {others}")
    return run_sweep(SweepFolder(beside).plan, "sweep", **request.running)


def drawings(found: Sweep) -> dict[str, Callable[[], FigureData]]:
    """A map of the two numbers that vary, where there are two."""
    numbers = [name for name in found.plan.varied if is_number(name)]
    if len(numbers) != 2 or not _spread(found.ran[numbers].dropna().to_numpy(float)):
        return {}
    return {"phase": partial(figure_data, "phase", found, *numbers)}


def _spread(places: Floats) -> bool:
    """Whether worlds, shape (worlds, 2), lie over an area and not along a line."""
    if len(places) < 4 or not np.ptp(places, axis=0).all():
        return False
    return bool(np.linalg.matrix_rank((places - places[0]) / np.ptp(places, axis=0)) == 2)


def tell(found: Sweep) -> str:
    """The sweep in words: what was run, what failed, and how each factor goes with the outcome."""
    check_some_ran(found)
    summary = found.summary().set_index("point").loc[found.ran.index]
    months = summary["rmst_two_against_one"]
    order = found.ran.index[np.argsort(months.to_numpy(), kind="stable")]
    horizon = found.plan.months
    return "\n".join(
        [
            *header(found),
            "",
            f"together: histories with no lasting two-against-one by month {min(60, horizon)}. "
            f"months: mean until any two combine",
            f"against the third, of {horizon}. A-B: the same until the USA and Britain combine "
            "against the USSR. Means over the worlds",
            "of a row; ± the spread (standard deviation) of months among them.",
            "",
            wording.table(list(_rows(found, summary))),
            "",
            f"Longest: {_world(found, int(order[-1]))}: {months.max():.0f} months.",
            f"Shortest: {_world(found, int(order[0]))}: {months.min():.0f} months.",
        ]
    )


def check_some_ran(found: Sweep) -> None:
    """Refuse to speak of a sweep none of whose worlds could be run.

    Raises
    ------
    BadRequest
        With the first failure.
    """
    if not len(found.ran):
        first = found.failures[0]
        raise BadRequest(
            f"none of {len(found.points)} worlds could be run; the first failed to "
            f"{first.stage}: {first.message}"
        )


def header(found: Sweep) -> list[str]:
    """How many worlds and histories, what varied, what failed."""
    plan = found.plan
    lines = [
        f"{len(found.points):,} worlds, {wording.histories(plan.runs)} each "
        f"({plan.rows:,} in all), {plan.months} months from {wording.date(0)}, seed {plan.seed}; "
        "the same luck in every world.",
        *([f"Base: {next(iter(plan.bases))}."] if len(plan.bases) == 1 else []),
        f"Varied: {'; '.join(_extent(found.points[name]) for name in plan.varied)}.",
    ]
    if found.failures:
        first = found.failures[0]
        lines.append(
            f"{len(found.failures)} of them failed (failures.csv); the first, "
            f"{_world(found, first.point)}, to {first.stage}: {first.message}."
        )
    return lines


def _extent(values: pd.Series[Any]) -> str:
    if is_number(str(values.name)):
        count = values.nunique()
        return f"{values.name} {values.min():.3g} to {values.max():.3g} ({count} values)"
    words = list(dict.fromkeys(values))
    shown = ", ".join(map(str, words[:MOST_LEVELS])) + (" …" if len(words) > MOST_LEVELS else "")
    return f"{values.name} {shown}"


def _world(found: Sweep, point: int) -> str:
    """A world by its number and by what varies in it."""
    row = found.points.loc[point]
    said = (f"{name} {row[name]:.3g}" if is_number(name) else f"{name} {row[name]}"
            for name in found.plan.varied[:MOST_LEVELS])  # fmt: skip
    return f"world {point} ({', '.join(said)})"


def _rows(found: Sweep, summary: pd.DataFrame) -> Iterator[dict[str, str]]:
    for name in found.plan.varied:
        for n, (label, chosen) in enumerate(_parts(found.ran[name])):
            here = summary[chosen]
            yield {
                "": name if n == 0 else "",
                "where": label,
                "worlds": f"{len(here)}",
                "together": wording.percent(here["survival_60"].mean()),
                "months": f"{here['rmst_two_against_one'].mean():.0f} "
                f"± {here['rmst_two_against_one'].std(ddof=0):.0f}",
                "A-B": f"{here['rmst_anglo_american'].mean():.0f}",
                "Soviet-Western tie": f"{here['soviet_western_tie'].mean():.2f}".replace("-", "−"),
            }


def _parts(values: pd.Series[Any]) -> Iterator[tuple[str, Any]]:
    """The worlds by value, or by equal parts of the range of a number."""
    levels = sorted(values.dropna().unique())
    if not is_number(str(values.name)) or len(levels) <= MOST_LEVELS:
        for level in levels:
            yield (level if isinstance(level, str) else f"{level:g}"), (values == level).to_numpy()
    else:
        edges = np.linspace(values.min(), values.max(), BANDS + 1)
        band = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, BANDS - 1)
        for n in range(BANDS):
            chosen = (band == n) & values.notna().to_numpy()
            if chosen.any():
                yield f"{edges[n]:.3g} to {edges[n + 1]:.3g}", chosen
    if values.isna().any():
        yield "as in the base", values.isna().to_numpy()
