"""How strong the contradiction could have been, given the record of 1945-48."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.errors import BadRequest
from bigthree.figures.figure_data import figure_data
from bigthree.measures.estimates import Estimate
from bigthree.record.cases import LEAST, PARTS, Case
from bigthree.record.inference import Inference, inference
from bigthree.record.recovery import uniformity
from bigthree.record.targets import MONTHS, TOLERANCE
from bigthree.studies.findings import check_some_ran
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 132

SPEAKS = 3.0
"""Bayes factor, either way, below which evidence is hardly worth a mention."""

STRONG = 20.0
"""Bayes factor from which it is strong; both after Kass and Raftery (1995)."""


def study(request: Request) -> Results:
    """Run every world over the whole range of rivalry, and say which strengths fit the record."""
    found = inference(request.overrides, request.runs, request.seed, **request.running)
    return Results(
        blocks=preformatted(tell(found)),
        sweep=found.sweep,
        tables={"inference": found.table, "recovery": found.recovery},
        drawings={"posterior": partial(figure_data, "inference", found)},
    )


def tell(found: Inference) -> str:
    """The inference in words.

    Raises
    ------
    BadRequest
        When no world could be run.
    """
    check_some_ran(found.sweep)
    if not found.cases:
        raise BadRequest("inference: no world could be run; see failures.csv")
    rows: Any = found.table.to_dict("records")
    pairs = list(zip(found.cases, rows, strict=True))
    return "\n".join(
        [
            *_header(found),
            "",
            wording.table([_posterior(case, row) for case, row in pairs]),
            "",
            "fit: histories that match the record. rivalry: median of theirs, with the middle half "
            "and nine tenths; before the record",
            "0.50 (0.25 to 0.75; 0.05 to 0.95). above 0.5: their share, before the record 50 %.",
            *_too_few(found),
            "",
            "How much likelier is the record where the contradiction holds than where it fails "
            "(Bayes factor, 95 %)?",
            "",
            wording.table([_factors(case, row) for case, row in pairs]),
            "",
            f"holds: rivalry from {_range(found, 'holds')}; fails: from {_range(found, 'fails')}. "
            "Below 1 the record is likelier where it fails.",
            f"Between a third and {SPEAKS:g} it is hardly worth a mention, up to {STRONG:g} (or "
            f"down to 1/{STRONG:g}) positive, beyond that strong (Kass and Raftery 1995).",
            "breaks: from the months of the Soviet breaks alone. warm tie: from the Anglo-American "
            "tie alone; rivalry stands in that tie with a",
            "minus sign, so that this part of the answer is built in.",
            "",
            *_verdict(found),
            "",
            "How likely does each world make the record?",
            "",
            wording.table([_world(case, row) for case, row in pairs]),
            "",
            f"fit: of ten thousand histories. times: against {_name(found.cases[-1])}, with 95 % "
            "intervals. too soon: the Soviet-American",
            f"tie breaks more than {TOLERANCE} months before the record's. Britain first: its tie "
            "with Moscow breaks before America's. warm: the Anglo-American tie.",
            "",
            *_checked(found.recovery),
            "",
            "This is the model's answer, under its priors and its few targets. The worlds as they "
            "turned out were coded by readers who knew the end.",
        ]
    )


def _header(found: Inference) -> Iterator[str]:
    plan = found.sweep.plan
    first = found.cases[0].found
    usa, uk = (wording.date(month) for month in (first.ussr_usa, first.ussr_uk))
    yield "Given the record of 1945-48, how strong could the contradiction have been?"
    yield (
        f"{len(found.cases)} worlds, {2 * plan.runs:,} histories each, {MONTHS} months from "
        f"{wording.date(0)}, seed {plan.seed}. In each history the true rivalry is drawn"
    )
    yield (
        "from 0 to 1, every strength as likely as another; the coefficients from their priors, "
        "not from the accepted sample, which used this"
    )
    yield (
        "same record once already; the other assumptions from their ranges; and luck. Kept: the "
        f"Anglo-Soviet tie breaks within {TOLERANCE} months of"
    )
    yield (
        f"{uk}, the Soviet-American within {TOLERANCE} of {usa}, Britain's first, and the "
        "Anglo-American tie stays warm."
    )
    yield from filter(None, [_by_hand(found)])


def _by_hand(found: Inference) -> str:
    """What a user set apart from the usual; the layers that this study sets are not that."""
    from bigthree.evidence import set_by_hand

    base = next(iter(found.sweep.plan.bases.values()))
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
    if not case.told:
        return cells | {"rivalry": "nothing can be said", "above 0.5": ""}
    half, most = (f"{row[low]:.2f} to {row[high]:.2f}"
                  for low, high in (("q25", "q75"), ("q05", "q95")))  # fmt: skip
    return cells | {
        "rivalry": f"{row['median']:.2f} ({half}; {most})",
        "above 0.5": wording.percent(row["above_half"]),
    }


def _too_few(found: Inference) -> Iterator[str]:
    few = [case for case in found.cases if not case.told]
    if few:
        yield (
            f"Fewer than {LEAST} fit: nothing can be said of {'; '.join(map(_name, few))}."
            " More runs may help."
        )


def _estimate(row: dict[str, Any], name: str) -> Estimate:
    return Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])


def _factors(case: Case, row: dict[str, Any]) -> dict[str, str]:
    heads = dict(zip(PARTS, ("whole record", "breaks", "warm tie"), strict=True))
    return _labels(case) | {
        head: times(_estimate(row, f"holds_over_fails_{part}")) if case.told else ""
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


def _range(found: Inference, arm: str) -> str:
    low, value, high = found.coded[arm]
    return f"{low:g} to {high:g}, most likely {value:.2g}"


def _verdict(found: Inference) -> Iterator[str]:
    """What the whole record says, in how many worlds."""
    said: dict[str, list[Case]] = {}
    told = [case for case in found.cases if case.told]
    for case in told:
        factor = case.factor(found.coded["holds"], found.coded["fails"])
        said.setdefault(verdict(factor.value), []).append(case)
    for what, cases in said.items():
        names = "; ".join(map(_name, cases))
        said_of = f"The record says {what} in {len(cases)} of {len(told)}: {names}."
        yield textwrap.fill(said_of, WIDTH)


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
        held = {name: _held(answered[name]) for name in ("in_half", "in_nine_tenths")}
        yield (
            f"The 90 % interval held the truth {held['in_nine_tenths']}, the 50 % interval "
            f"{held['in_half']}. The truth's ranks among what was kept are as even"
        )
        yield (
            "as chance would have them with p = "
            f"{uniformity(answered['rank']):.2f} (chi-square, ten bins; Talts et al. 2018)."
        )


def _held(inside: pd.Series[Any]) -> str:
    """In how many of the simulated records an interval held the truth."""
    share = f"{inside.astype(float).mean():.1%}".replace("%", " %")
    return f"in {int(inside.sum()):,} ({share})"
