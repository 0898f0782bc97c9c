"""The headline: whether three-power cooperation lives or dies with the contradiction."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from bigthree import wording
from bigthree.comparison import Comparison
from bigthree.composition import compose
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import Estimate, surviving
from bigthree.studies.request import Request, Results, run_arms

AUTHORS = ("maisky", "gromyko", "litvinov", "stalin_molotov")
WORLDS = ("as_assumed", "historical")


class Pair(NamedTuple):
    """One author in one world, with and without the contradiction."""

    author: str
    world: str
    comparison: Comparison

    @property
    def holds(self) -> Ensemble:
        """Histories in which the contradiction holds."""
        return self.comparison.ensembles["holds"]

    @property
    def fails(self) -> Ensemble:
        """Histories in which it fails."""
        return self.comparison.ensembles["fails"]

    def made(self, measure: str) -> Estimate:
        """What the contradiction makes: holds minus fails, paired by luck."""
        return self.comparison.difference(measure, "holds", "fails")


def study(request: Request) -> Results:
    """Every author × contradiction holds or fails × world, paired by luck."""
    authors = (None,) if request.gives("author") else AUTHORS
    worlds = (None,) if request.gives("world") else WORLDS
    scenarios = {}
    for author in authors:
        for world in worlds:
            for contradiction in ("holds", "fails"):
                chosen = [f"author={author}"] if author else []
                chosen += [f"world={world}"] if world else []
                given = [o for o in request.overrides if not o.startswith("contradiction=")]
                scenario = compose(*chosen, f"contradiction={contradiction}", *given)
                scenarios[scenario.name] = scenario
    ensembles, interrupted = run_arms(scenarios, request)
    pairs = _pairs(ensembles)
    from bigthree.figures.survival import draw_headline

    return Results(
        text=_text(pairs, request),
        ensembles=ensembles,
        tables={"differences": _differences(pairs)} if pairs else {},
        drawings={"survival": partial(draw_headline, pairs)} if pairs else {},
        interrupted=interrupted,
    )


def _pairs(ensembles: dict[str, Ensemble]) -> list[Pair]:
    by_place: dict[tuple[str, str], dict[str, Ensemble]] = {}
    for ensemble in ensembles.values():
        labels = ensemble.scenario.labels
        by_place.setdefault((labels.author, labels.world), {})[labels.contradiction] = ensemble
    return [
        Pair(*place, Comparison({"fails": arms["fails"], "holds": arms["holds"]}))
        for place, arms in by_place.items()
        if len(arms) == 2
    ]


def _differences(pairs: list[Pair]) -> pd.DataFrame:
    frames = []
    for pair in pairs:
        frame = pair.comparison.differences()
        frame.insert(0, "author", pair.author)
        frame.insert(1, "world", pair.world)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _text(pairs: list[Pair], request: Request) -> str:
    if not pairs:
        return "Stopped before any pair of worlds was finished."
    months = pairs[0].holds.scenario.months
    by = min(60, months)
    lines = [
        "How stable is three-power cooperation when the Anglo-American contradiction does and "
        "does not hold?",
        f"{request.runs} histories a world from {wording.date(0)}, {months} months, "
        f"seed {request.seed}; the same luck in every world.",
        "",
        table(pairs, by),
        "",
        f"Together: histories with no lasting two-against-one by {wording.date(by)}. Months: mean "
        "until any two combine against",
        f"the third, at most {months}: the primary measure. Difference: what the contradiction "
        "makes, holds minus fails, in months",
        "with its 95 % interval; then the same for the mean Soviet-Western tie (-1 to 1) and for "
        "the months until the weakest tie",
        "is below 0. Rivalry lowers that last one mechanically: it stands in one of the ties with "
        "a minus sign.",
        "",
        *(sentence(author, [p for p in pairs if p.author == author], months)
          for author in dict.fromkeys(pair.author for pair in pairs)),
        "",
        "Intervals tell how another draw of luck and coding might differ, not how sure history "
        "is. The coefficients are",
        "values from the literature, not yet fitted to the record.",
    ]  # fmt: skip
    return "\n".join(lines)


def table(pairs: list[Pair], by: int) -> str:
    """The headline table: two rows, holds and fails, for each author and world."""
    rows = []
    for pair in pairs:
        for arm, ensemble in (("holds", pair.holds), ("fails", pair.fails)):
            first = arm == "holds"
            month = ensemble.column("two_against_one")
            made = (
                wording.interval(pair.made("rmst_two_against_one"), 0, sign=True),
                wording.interval(pair.made("soviet_western_tie"), 2, sign=True),
                wording.interval(pair.made("rmst_concert"), 0, sign=True),
            )
            rows.append(
                {
                    "author": wording.author(pair.author) if first else "",
                    "world": wording.world(pair.world) if first else "",
                    "contradiction": arm,
                    "together": wording.percent(surviving(month, by).value),
                    "months": f"{ensemble.summary().iloc[0].rmst_two_against_one:.0f}",
                    "difference": made[0] if first else "",
                    "Soviet tie": made[1] if first else "",
                    "weakest tie": made[2] if first else "",
                    "if two combine, mostly": usual_pair(ensemble),
                }
            )
    return wording.table(rows)


def usual_pair(ensemble: Ensemble) -> str:
    """The dyad that combines most often where two do, with its share of those histories."""
    codes = ensemble.column("pair")
    codes = codes[codes >= 0].astype(int)
    if not len(codes):
        return "none do"
    counts = np.bincount(codes, minlength=3)
    pair = int(counts.argmax())
    return f"{wording.DYADS[pair]} ({wording.percent(counts[pair] / counts.sum())})"


def sentence(author: str, pairs: list[Pair], months: int) -> str:
    """One plain sentence on what the contradiction does to an author's hopes."""
    subjects = ["the contradiction", *["it"] * len(pairs)]
    parts = [
        f"{_where(pair)} {_verdict(subject, pair, months)}"
        for subject, pair in zip(subjects, pairs, strict=False)
    ]
    return f"{wording.author(author)}: {'; '.join(parts)}."


def _where(pair: Pair) -> str:
    whose = "they" if pair.author == "stalin_molotov" else "he"
    where = {
        "as_assumed": f"in the world {whose} assumed",
        "historical": "in the world as it turned out",
    }
    return where.get(pair.world, f"in the world {wording.world(pair.world)}")


def _verdict(subject: str, pair: Pair, months: int) -> str:
    alike = {arm: saturation(ensemble) for arm, ensemble in pair.comparison.ensembles.items()}
    made = pair.made("rmst_two_against_one")
    low, high = sorted((abs(made.low), abs(made.high)))
    size = f"{abs(made.value):.0f} months of {months} (95 %: {low:.0f} to {high:.0f})"
    if made.low > 0:
        verdict = f"{subject} delays two against one by {size}"
    elif made.high < 0:
        verdict = f"{subject} hastens two against one by {size}"
    else:
        months_made = wording.interval(made, 1, sign=True)
        verdict = f"{subject} makes no difference that these runs can tell ({months_made} months)"
    said = [f"{text} where it {arm}" for arm, text in alike.items() if text]
    return verdict + (f" ({'; '.join(said)})" if said else "")


def saturation(ensemble: Ensemble) -> str:
    """Say so where all histories end alike, and by what margin; else nothing."""
    month = ensemble.column("two_against_one")
    closest = ensemble.column("closest")
    if (month < 0).all():
        return f"all {ensemble.runs} histories hold (the nearest by {-closest.max():.2f} of a tie)"
    if (month >= 0).all():
        return (
            f"all {ensemble.runs} histories break (the narrowest by {closest.min():.2f} of a tie, "
            f"the last in {wording.date(month.max())})"
        )
    return ""
