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
from bigthree.record.targets import MONTHS, TOLERANCE
from bigthree.studies.findings import check_some_ran
from bigthree.studies.inference.cases import LEAST, PARTS, Case
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
    return Results(
        blocks=tuple(blocks(result)),
        sweep=result.sweep,
        tables={"inference": result.table, "recovery": result.recovery},
        drawings={"posterior": partial(tabulate, result)},
    )


def blocks(result: Inference) -> Iterator[Block]:
    """The answer, block by block.

    Raises
    ------
    BadRequest
        When no world could be run.
    """
    check_some_ran(result.sweep)
    if not result.cases:
        raise BadRequest("inference: no world could be run; see failures.csv")
    rows: Any = result.table.to_dict("records")
    pairs = list(zip(result.cases, rows, strict=True))
    for sentence in _verdicts(result):
        yield Paragraph(sentence)
    yield Table.of([_posterior(case, row) for case, row in pairs], POSTERIOR_CAPTION)
    yield from map(Paragraph, _too_few(result.cases))
    yield Heading("What was run")
    yield Paragraph(_what_was_run(result))
    yield from map(Paragraph, filter(None, [_by_hand(result)]))
    yield Heading(
        "How much likelier is the record where the contradiction holds than where it fails?"
    )
    yield Table.of([_factors(case, row) for case, row in pairs], _factors_caption(result))
    yield Heading("How likely does each world make the record?")
    yield Table.of([_world(case, row) for case, row in pairs], _worlds_caption(result.cases))
    yield Heading("Simulated records")
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


def _worlds_caption(cases: list[Case]) -> str:
    return (
        f"fit: of ten thousand histories. times: against {_name(cases[-1])}, with 95 % intervals. "
        f"too soon: the Soviet-American tie breaks more than {TOLERANCE} months before the "
        "record's. Britain first: its tie with Moscow breaks before America's. warm: the "
        "Anglo-American tie."
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


def _by_hand(result: Inference) -> str:
    """What a user set apart from the usual; the layers that this study sets are not that."""
    from bigthree.evidence import set_by_hand

    base = next(iter(result.sweep.plan.bases.values()))
    parts = [f"{dotted}={value:g}" for dotted, value in set_by_hand(base).items()]
    parts += [] if base.labels.events == "none" else [f"events={base.labels.events}"]
    parts += [] if base.uncertainty.luck else ["no luck"]
    return f"Set apart from the coded scenario: {', '.join(parts)}." if parts else ""


def _labels(case: Case) -> dict[str, str]:
    return {"policy": wording.author(case.labels.author), "world": wording.world(case.labels)}


def _name(case: Case) -> str:
    return f"{wording.author(case.labels.author)}, {wording.world(case.labels)}"


def _posterior(case: Case, row: dict[str, Any]) -> dict[str, str]:
    cells = _labels(case) | {"fit": f"{row['accepted']:,}"}
    if not case.enough:
        return cells | {"rivalry": "nothing can be said", "above 0.5": ""}
    half, most = (f"{row[low]:.2f} to {row[high]:.2f}"
                  for low, high in (("q25", "q75"), ("q05", "q95")))  # fmt: skip
    return cells | {
        "rivalry": f"{row['median']:.2f} ({half}; {most})",
        "above 0.5": wording.percent(row["above_half"]),
    }


def _too_few(cases: list[Case]) -> Iterator[str]:
    few = [case for case in cases if not case.enough]
    if few:
        yield (
            f"Fewer than {LEAST} fit: nothing can be said of {'; '.join(map(_name, few))}. More "
            "runs may help."
        )


def _estimate(row: dict[str, Any], name: str) -> Estimate:
    return Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])


def _factors(case: Case, row: dict[str, Any]) -> dict[str, str]:
    heads = dict(zip(PARTS, ("whole record", "breaks", "warm tie"), strict=True))
    return _labels(case) | {
        head: times(_estimate(row, f"holds_over_fails_{part}")) if case.enough else ""
        for part, head in heads.items()
    }


def times(estimate: Estimate) -> str:
    """A ratio with its interval, to two figures that matter."""
    ends = (_figures(end) for end in estimate)
    return "{} ({} to {})".format(*ends)


def _figures(value: float) -> str:
    if not math.isfinite(value):
        return "?" if math.isnan(value) else "any"
    digits = 0 if value >= 10 else 1 if value >= 1 else 2
    return f"{value:.{digits}f}"


def _range(result: Inference, arm: str) -> str:
    low, value, high = result.coded[arm]
    return f"{low:g} to {high:g}, most likely {value:.2g}"


def _verdicts(result: Inference) -> Iterator[str]:
    """What the whole record says, in how many worlds."""
    by_verdict: dict[str, list[Case]] = {}
    answered = [case for case in result.cases if case.enough]
    for case in answered:
        factor = case.factor(result.coded["holds"], result.coded["fails"])
        by_verdict.setdefault(verdict(factor.value), []).append(case)
    for what, cases in by_verdict.items():
        names = "; ".join(map(_name, cases))
        yield f"The record says {what} in {len(cases)} of {len(answered)}: {names}."


def verdict(factor: float) -> str:
    """What a Bayes factor of holds against fails says, in words."""
    if 1 / SPEAKS < factor < SPEAKS:
        return "hardly anything of whether the contradiction held"
    strongly = "strongly " if not 1 / STRONG < factor < STRONG else ""
    return f"{strongly}that the contradiction {'held' if factor > 1 else 'failed'}"


def _world(case: Case, row: dict[str, Any]) -> dict[str, str]:
    return _labels(case) | {
        "fit": wording.interval(Estimate(*(1e4 * end for end in case.rate)), 0),
        "times": times(_estimate(row, "against_reference")),
        "too soon": wording.percent(row["usa_too_soon"]),
        "Britain first": wording.percent(row["uk_first"]),
        "warm": wording.percent(row["warm"]),
    }


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
