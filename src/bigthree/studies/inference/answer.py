"""How strong the contradiction could have been, given the record of 1945-48."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate
from bigthree.numerals import Numeral
from bigthree.record.targets import MONTHS, TOLERANCE
from bigthree.studies.findings import by_hand
from bigthree.studies.inference.cases import LEAST, PARTS
from bigthree.studies.inference.computation import Inference, inference
from bigthree.studies.inference.figures import tabulate
from bigthree.studies.inference.recovery import uniformity
from bigthree.studies.request import Request
from bigthree.studies.results import Results

if TYPE_CHECKING:
    import pandas as pd

SPEAKS = 3.0
"""Bayes factor, either way, below which evidence is hardly worth a mention."""

STRONG = 20.0
"""Bayes factor from which it is strong; both after Kass and Raftery (1995)."""


def study(request: Request) -> Results:
    """Run every world over the whole range of rivalry, and say which strengths fit the record."""
    result = inference(request.overrides, request.runs, request.seed, **request.running)
    return result.results(blocks, lambda found: {"posterior": partial(tabulate, found)})


def blocks(result: Inference) -> Iterator[Block]:
    """The answer, block by block.

    Raises
    ------
    BadRequest
        When no world could be run.
    """
    if not result.cases:
        raise BadRequest("inference: no world could be run; see failures.csv")
    rows: list[Any] = [row for _, row in result.table.iterrows()]
    yield from map(Paragraph, _verdicts(result.table))
    yield Table.of(list(map(_posterior, rows)), POSTERIOR_CAPTION)
    if few := [_name(row) for row in rows if row["accepted"] < LEAST]:
        yield Paragraph(
            f"Fewer than {LEAST} fit: nothing can be said of {'; '.join(few)}. More runs may help."
        )
    yield Heading(
        "How much likelier is the record where the contradiction holds than where it fails?"
    )
    yield Table.of(list(map(_factors, rows)), _factors_caption(result))
    yield Heading("What was run")
    yield Paragraph(_what_was_run(result))
    yield from by_hand(result.sweep)
    yield Paragraph(" ".join(_checked(result.recovery)))
    yield Paragraph(
        "This is the model's answer, under its priors and its few targets. The worlds as they "
        "turned out were coded by readers who knew the end."
    )


POSTERIOR_CAPTION = (
    "fit: histories that match the record. rivalry: median of theirs, with the middle half and "
    "nine tenths; before the record 0.50 (0.25 to 0.75; 0.05 to 0.95). above 0.5: their share, "
    "before the record 50 %."
)


def _factors_caption(result: Inference) -> str:
    return (
        f"Bayes factors with 95 % intervals. holds: rivalry from {_range(result, 'holds')}; "
        f"fails: from {_range(result, 'fails')}. Below 1 the record is likelier where it fails. "
        f"Between a third and {SPEAKS:g} it is hardly worth a mention, up to {STRONG:g} (or down "
        f"to 1/{STRONG:g}) positive, beyond that strong (Kass and Raftery 1995). breaks: from the "
        "months of the Soviet breaks alone. warm tie: from the Anglo-American tie alone; rivalry "
        "stands in that tie with a minus sign, so that this part of the answer is built in."
    )


def _what_was_run(result: Inference) -> str:
    plan = result.sweep.plan
    record = result.cases[0].targets
    worlds = "1 world" if len(result.cases) == 1 else f"{len(result.cases)} worlds"
    usa, uk = (wording.date(month) for month in (record.ussr_usa, record.ussr_uk))
    return (
        f"{worlds}, {2 * plan.runs:,} histories each, {MONTHS} months from "
        f"{wording.date(0)}, seed {plan.seed}. In each history the true rivalry is drawn from 0 to "
        "1, every strength as likely as another; the coefficients from their priors, not from the "
        "accepted sample, which used this same record once already; the other assumptions from "
        f"their ranges; and luck. Kept: the Anglo-Soviet tie breaks within {TOLERANCE} months of "
        f"{uk}, the Soviet-American within {TOLERANCE} of {usa}, Britain's first, and the "
        "Anglo-American tie stays warm."
    )


def _labels(row: Any) -> dict[str, str]:
    return {"policy": wording.author(row["author"]), "world": wording.world(row)}


def _name(row: Any) -> str:
    return ", ".join(_labels(row).values())


def _posterior(row: Any) -> dict[str, str]:
    cells = _labels(row) | {"fit": Numeral(f"{row['accepted']:,}")}
    if row["accepted"] < LEAST:
        return cells | {"rivalry": "nothing can be said", "above 0.5": ""}
    half, most = (
        f"{row[low]:.2f} to {row[high]:.2f}" for low, high in (("q25", "q75"), ("q05", "q95"))
    )
    return cells | {
        "rivalry": Numeral(f"{row['median']:.2f}", f"({half}; {most})"),
        "above 0.5": wording.percent(row["above_half"]),
    }


def _factors(row: Any) -> dict[str, str]:
    cells = _labels(row)
    for part, head in zip(PARTS, ("whole record", "breaks", "warm tie"), strict=True):
        factor = Estimate.in_row(row, f"holds_over_fails_{part}")
        cells[head] = times(factor) if row["accepted"] >= LEAST else ""
    return cells


def times(estimate: Estimate) -> Numeral:
    """A ratio with its interval, to two figures that matter."""
    value, low, high = map(_figures, estimate)
    return Numeral(value, f"({low} to {high})")


def _figures(value: float) -> str:
    if not math.isfinite(value):
        return "?" if math.isnan(value) else "any"
    digits = 0 if value >= 10 else 1 if value >= 1 else 2
    return f"{value:.{digits}f}"


def _range(result: Inference, arm: str) -> str:
    low, value, high = result.coded[arm]
    return f"{low:g} to {high:g}, most likely {value:.2g}"


def _verdicts(table: pd.DataFrame) -> Iterator[str]:
    """What the whole record says, in how many worlds."""
    answered = table[table["accepted"] >= LEAST]
    verdicts = answered["holds_over_fails_whole"].map(verdict)
    for what, rows in answered.groupby(verdicts, sort=False):
        names = "; ".join(_name(row) for _, row in rows.iterrows())
        yield f"The record says {what} in {len(rows)} of {len(answered)}: {names}."


def verdict(factor: float) -> str:
    """What a Bayes factor of holds against fails says, in words."""
    if 1 / SPEAKS < factor < SPEAKS:
        return "hardly anything of whether the contradiction held"
    strongly = "strongly " if not 1 / STRONG < factor < STRONG else ""
    return f"{strongly}that the contradiction {'held' if factor > 1 else 'failed'}"


def _checked(recovery: pd.DataFrame) -> Iterator[str]:
    """How the inference did on simulated records."""
    answered = recovery.dropna(subset=["rank"])
    yield (
        f"Checked on {len(recovery):,} simulated records whose true rivalry is known; "
        f"{len(answered):,} could be answered (at least {LEAST} histories like them)."
    )
    if len(answered):
        half, most = (_count(answered[name]) for name in ("in_half", "in_nine_tenths"))
        yield (
            f"The 90 % interval held the truth {most}, the 50 % interval {half}. The truth's ranks "
            "among what was kept are as even as chance would have them with p = "
            f"{uniformity(answered['rank']):.2f} (chi-square, ten bins; Talts et al. 2018)."
        )


def _count(inside: pd.Series[Any]) -> str:
    """In how many of the simulated records an interval held the truth."""
    share = f"{inside.astype(float).mean():.1%}".replace("%", " %")
    return f"in {int(inside.sum()):,} ({share})"
