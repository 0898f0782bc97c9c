"""The headline: whether three-power cooperation lives or dies with the contradiction."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.comparison import PAIRED, Comparison
from bigthree.composition import compose
from bigthree.ensemble import Ensemble
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import FigureData, figure_data
from bigthree.measures.estimates import Estimate, surviving
from bigthree.scenario import Labels, Scenario
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.running import run_arms
from bigthree.worlds import ARMS, AUTHORS, WORLDS


class Pair:
    """One author in one world, with and without the contradiction, on the same luck."""

    def __init__(self, holds: Ensemble, fails: Ensemble) -> None:
        self.holds = holds
        self.fails = fails
        self._comparison = Comparison({"fails": fails, "holds": holds})

    @property
    def labels(self) -> Labels:
        """Author, world and background of both arms."""
        return self.holds.scenario.labels

    @cached_property
    def made(self) -> dict[str, Estimate]:
        """What the contradiction makes of each compared measure: holds minus fails."""
        return {name: self._comparison.difference(name, "holds") for name in PAIRED}

    @property
    def verdict(self) -> int:
        """1 where it delays two against one, -1 where it hastens it, 0 where none can tell."""
        made = self.made["rmst_two_against_one"]
        return int(made.low > 0) - int(made.high < 0)


def study(request: Request) -> Results:
    """Every author × world × contradiction holds or fails, paired by luck.

    Raises
    ------
    BadRequest
        When the request names a scenario or fixes the contradiction, which this study varies.
    """
    for key in ("contradiction", "name", "scenario"):
        if request.gives(key):
            raise BadRequest(f"{key}: the headline varies it; use study=run for one scenario")
    scenarios = _scenarios(request)
    ensembles, interrupted = run_arms(scenarios, request)
    pairs = [
        Pair(ensembles[name], ensembles[other])
        for name, other in zip(list(scenarios)[::2], list(scenarios)[1::2], strict=True)
        if name in ensembles and other in ensembles
    ]
    if not pairs:
        return Results(
            preformatted("Stopped before two worlds were finished."),
            ensembles=ensembles,
            interrupted=True,
        )
    stopped = f"Stopped: {len(ensembles)} of {len(scenarios)} worlds finished.\n\n"
    return Results(
        blocks=preformatted((stopped if interrupted else "") + _text(pairs, request)),
        ensembles=ensembles,
        tables={"differences": _differences(pairs)},
        drawings=_drawings(pairs),
        interrupted=interrupted,
    )


def _scenarios(request: Request) -> dict[str, Scenario]:
    authors = [()] if request.gives("author") else [(f"author={author}",) for author in AUTHORS]
    given = request.gives("world") or request.gives("background")
    worlds: tuple[tuple[str, ...], ...] = ((),) if given else WORLDS
    composed = (
        compose(*author, *world, f"contradiction={arm}", *request.overrides)
        for author in authors
        for world in worlds
        for arm in ARMS
    )
    return {scenario.name: scenario for scenario in composed}


def _drawings(pairs: list[Pair]) -> dict[str, Callable[[], FigureData]]:
    """Curves and dumbbells of all pairs; what each author assumed, where his own world was run."""
    assumed = {
        wording.author(pair.labels.author): pair.holds.scenario
        for pair in pairs
        if pair.labels.world == "as_assumed"
    }
    drawings: dict[str, Callable[[], FigureData]] = {
        "survival": partial(figure_data, "headline", pairs),
        "dumbbell": partial(figure_data, "dumbbell", pairs),
    }
    return drawings | ({"scheme": partial(figure_data, "scheme", assumed)} if assumed else {})


def _differences(pairs: list[Pair]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "author": pair.labels.author,
                "world": pair.labels.world,
                "background": pair.labels.background,
                "arm": "holds",
                "baseline": "fails",
                "measure": name,
            }
            | made._asdict()
            for pair in pairs
            for name, made in pair.made.items()
        ]
    )


def _text(pairs: list[Pair], request: Request) -> str:
    scenario = pairs[0].holds.scenario
    months = scenario.months
    by = min(60, months)
    authors = dict.fromkeys(pair.labels.author for pair in pairs)
    lines = [
        "How stable is three-power cooperation when the Anglo-American contradiction does and "
        "does not hold?",
        f"{wording.histories(request.runs).capitalize()} a world from {wording.date(0)}, "
        f"{months} months, seed {request.seed}; the same luck in every world.",
        *filter(None, [wording.by_hand(scenario)]),
        "",
        table(pairs, by),
        "",
        f"together: histories with no lasting two-against-one by {wording.date(by)}. months: mean "
        f"until any two combine against the",
        f"third, at most {months}: the primary measure. A-B: the same until the USA and Britain "
        "combine against the USSR. Δ: what the",
        "contradiction makes, holds minus fails, with its 95 % interval, of those months, of the "
        "mean Soviet-Western tie (-1 to 1),",
        "and of the months until some tie is lastingly below 0. Rivalry lowers that last one "
        "mechanically: it stands in one of the",
        "ties with a minus sign. The other four: American reach, Europe, tolerance, commerce; all: "
        "also danger, ideology, opinion, power.",
        "",
        *(sentence([p for p in pairs if p.labels.author == author]) for author in authors),
        overall(pairs),
        "",
        "Intervals tell how another draw of luck, coding and coefficients might differ, not how "
        "sure history is. Coefficients are drawn",
        "from those that the record of 1945-48 accepts (`bigthree calibration`).",
    ]
    return "\n".join(lines)


def table(pairs: list[Pair], by: int) -> str:
    """The headline table: two rows, holds and fails, for each author and world."""
    rows = []
    for pair in pairs:
        made = pair.made
        for arm, ensemble in zip(ARMS, (pair.holds, pair.fails), strict=True):
            first = arm == "holds"
            row = ensemble.summary().iloc[0]
            rows.append(
                {
                    "author": wording.author(pair.labels.author) if first else "",
                    "world": wording.world(pair.labels) if first else "",
                    "it": arm,
                    "together": wording.percent(
                        surviving(ensemble.column("two_against_one"), by).value
                    ),
                    "months": f"{row.rmst_two_against_one:.0f}",
                    "A-B": f"{row.rmst_anglo_american:.0f}",
                    "Δ months": wording.interval(made["rmst_two_against_one"], 0, sign=True)
                    if first
                    else "",
                    "Δ Soviet tie": wording.interval(made["soviet_western_tie"], 2, sign=True)
                    if first
                    else "",
                    "Δ to a hostile tie": wording.interval(made["rmst_concert"], 1, sign=True)
                    if first
                    else "",
                    "first to combine": usual_pair(ensemble),
                }
            )
    return wording.table(rows)


def usual_pair(ensemble: Ensemble) -> str:
    """The dyad that combines first most often where two do, with its share of those histories."""
    codes = ensemble.column("pair")
    codes = codes[codes >= 0].astype(int)
    if not len(codes):
        return "none do"
    counts = np.bincount(codes, minlength=3)
    pair = int(counts.argmax())
    return f"{wording.DYADS[pair]} ({wording.percent(counts[pair] / counts.sum())})"


def sentence(pairs: list[Pair]) -> str:
    """One plain sentence on what the contradiction does to an author's hopes."""
    subjects = ["the contradiction", *["it"] * len(pairs)]
    parts = [
        f"{_where(pair)} {_verdict(subject, pair)}"
        for subject, pair in zip(subjects, pairs, strict=False)
    ]
    return f"{wording.author(pairs[0].labels.author)}: {'; '.join(parts)}."


def _where(pair: Pair) -> str:
    labels = pair.labels
    whose = "they" if labels.author == "stalin_molotov" else "he"
    where = {
        ("as_assumed", "as_assumed"): f"in the world {whose} assumed",
        ("historical", "as_assumed"): "with the other four assumptions as they turned out",
        ("historical", "historical"): "with all as it turned out",
    }
    return where.get((labels.world, labels.background), f"in the world {wording.world(labels)}")


def _verdict(subject: str, pair: Pair) -> str:
    made, months = pair.made["rmst_two_against_one"], pair.holds.scenario.months
    low, high = sorted((abs(made.low), abs(made.high)))
    size = f"{abs(made.value):.0f} months of {months} (95 %: {low:.0f} to {high:.0f})"
    verdict = {
        1: f"{subject} delays two against one by {size}",
        -1: f"{subject} hastens two against one by {size}",
        0: f"{subject} makes no difference that these runs can tell "
        f"({wording.interval(made, 1, sign=True)} months)",
    }[pair.verdict]
    alike = {arm: saturation(getattr(pair, arm)) for arm in ARMS}
    said = [f"{text} where it {arm}" for arm, text in alike.items() if text]
    return verdict + (f" ({'; '.join(said)})" if said else "")


def saturation(ensemble: Ensemble) -> str:
    """Say so where all histories end alike, and by what margin; else nothing."""
    month, closest = ensemble.column("two_against_one"), ensemble.column("closest")
    if ensemble.runs > 1 and (month < 0).all():
        return f"all {ensemble.runs} histories hold (the nearest by {-closest.max():.2f} of a tie)"
    if ensemble.runs > 1 and (month >= 0).all():
        return (
            f"all {ensemble.runs} histories break (the narrowest by {closest.min():.2f} of a tie, "
            f"the last in {wording.date(month.max())})"
        )
    return ""


def overall(pairs: list[Pair]) -> str:
    """In how many worlds the contradiction delays or hastens two against one."""
    verdicts = [pair.verdict for pair in pairs]
    spared = sum(pair.made["rmst_anglo_american"].low > 0 for pair in pairs)
    untold = verdicts.count(0)
    return (
        f"Of these {len(pairs)} comparisons, the contradiction delays two against one in "
        f"{verdicts.count(1)} and hastens it in {verdicts.count(-1)}"
        + (f" (no difference can be told in {untold})" if untold else "")
        + f"; the Anglo-American combination itself it delays in {spared}."
    )
