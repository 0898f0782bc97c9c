"""The calibration in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from bigthree import calibration, wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.record.simulated import britain_first
from bigthree.record.targets import TOLERANCE
from bigthree.studies.calibration import checks
from bigthree.studies.calibration.bars import bars
from bigthree.studies.calibration.computation import Calibration, Fit, calibrate
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.wording import percents

TARGETS = {
    "ussr_usa": "the Soviet-American tie breaks in time",
    "ussr_uk": "the Anglo-Soviet tie breaks in time",
    "order": "Britain's tie breaks first",
    "warm": "the Anglo-American tie stays warm",
}


def study(request: Request) -> Results:
    """Run the calibration and say what the record accepts.

    Raises
    ------
    BadRequest
        When anything of its world is to be changed: it is fitted once, in one world.
    """
    if request.overrides:
        raise BadRequest(
            f"{request.overrides[0]}: the calibration is made in the historical world alone; "
            "only runs, seed and results_dir can be given"
        )
    fitted = calibrate(request.runs, request.seed)
    samples = {f"accepted_{name}": fit.sample for name, fit in fitted.fits.items()}
    return Results(
        blocks=tuple(blocks(fitted)),
        tables={"calibration": fitted.table, **samples},
    )


def blocks(fitted: Calibration) -> Iterator[Block]:
    """The answer, block by block."""
    yield Paragraph(_finding(fitted))
    yield Paragraph(_what_is_fitted(fitted))
    yield Heading("How well each theory of engagement fits")
    yield Table.of([_theory(fitted, fit) for fit in fitted.fits.values()], _theories_caption())
    yield Heading("The bars that were set in advance")
    yield Table.of([_bar(bar) for bar in bars(fitted)], f"For {fitted.default.engagement}.")
    yield Heading("What is predicted without being fitted")
    yield Table.of(list(_left_out(fitted)), _left_out_caption())
    yield Table.of([_other(fitted, fit) for fit in fitted.fits.values()], _others_caption())
    yield Heading("False and simulated records")
    yield Table.of([_placebo(fitted, fit) for fit in fitted.fits.values()], _placebo_caption())
    yield Table.of([_recovered(fitted, name) for name in fitted.fits], _recovery_caption())
    yield Heading("The coefficients")
    rows: Any = fitted.table[fitted.table["engagement"] == fitted.default.engagement]
    yield Table.of([_coefficient(row) for row in rows.to_dict("records")], _coefficient_caption())
    yield Paragraph(_stated())
    yield Paragraph(_same(fitted))


def _finding(fitted: Calibration) -> str:
    kept = [name for name in fitted.fits if not fitted.rejected(name)]
    gone = [name for name in fitted.fits if fitted.rejected(name)]
    share = wording.percent(fitted.acceptance[fitted.default.engagement].value)
    rejects = f"It rejects {wording.listed(gone)}." if gone else "It rejects none of the others."
    supports = (
        " What it supports is that America is not yet in Europe in 1945."
        if "from_the_start" in gone
        else ""
    )
    return (
        f"The record of 1945-48 accepts {share} of the draws from the priors under "
        f"{fitted.default.engagement}. {rejects} It does not tell {wording.listed(kept)} apart."
        + supports
    )


def _what_is_fitted(fitted: Calibration) -> str:
    usa, uk = (wording.date(month) for month in (fitted.record.ussr_usa, fitted.record.ussr_uk))
    return (
        f"{len(fitted.default.histories):,} draws from the priors for each theory, one history "
        f"each, seed {fitted.seed}, in the world as it turned out under the policy actually "
        f"followed. Accepted where the Anglo-Soviet tie breaks within {TOLERANCE} months of {uk}, "
        f"the Soviet-American within {TOLERANCE} of {usa}, Britain's first, and the Anglo-American "
        f"tie stays warm. {len(calibration.FITTED)} coefficients are fitted, "
        f"{len(calibration.stated())} are stated."
    )


def _theory(fitted: Calibration, fit: Fit) -> dict[str, str]:
    best = max(rate.value for rate in fitted.acceptance.values())
    rate = fitted.acceptance[fit.engagement]
    first = checks.rate(britain_first(fit.with_coding.columns))
    few = not len(fit.runs)
    return {
        "engagement": fit.engagement,
        "accepted": percents(rate, 1),
        "against the best": f"1 : {best / rate.value:.1f}" if rate.value else "-",
        "record": "rejects" if fitted.rejected(fit.engagement) else "",
        "new luck": "-" if few else percents(fitted.accepted(fit.with_coding)),
        "other coding": "-" if few else percents(fitted.accepted(fit.coefficients_only)),
        "Britain first": "-" if few else percents(first),
        "prototype": percents(fitted.accepted(fit.prototype)),
        "all drawn": percents(fitted.accepted(fit.all_drawn), 1),
    }


def _theories_caption() -> str:
    return (
        "Shares of histories. accepted: of draws from the priors; the ratio to the best theory is "
        f"the record's weight of it, and from 1 : {calibration.REJECTED:g} it is rejected. new "
        "luck: the accepted draws with the coding accepted with them; other coding: with the "
        "coding drawn anew. Britain first: on new luck. prototype: the coefficients of the "
        "literature, uncalibrated. all drawn: the stated coefficients are drawn from their ranges "
        "too."
    )


def _bar(bar: Any) -> dict[str, str]:
    return {
        "bar": bar.says,
        "set": f"{'at most' if bar.most else 'at least'} {100 * bar.bar:g} %",
        "measured": percents(bar.measured, 1, interval=True),
        "": "reached" if bar.reached else "missed",
    }


def _left_out(fitted: Calibration) -> Iterator[dict[str, str]]:
    parts = {
        name: checks.left_out(fit.histories, fitted.record) for name, fit in fitted.fits.items()
    }
    for target, says in TARGETS.items():
        yield {"left out": says} | {
            name: f"{percents(each[target][0])} -> {percents(each[target][1])}"
            for name, each in parts.items()
        }


def _left_out_caption() -> str:
    return (
        "How often each target is met under the priors, and how often where the three others are. "
        "The month of America's break, left out, is the test that matters most."
    )


def _other(fitted: Calibration, fit: Fit) -> dict[str, str]:
    prior = checks.other_records(fit.histories, fitted.record)
    sample = checks.other_records(fit.with_coding, fitted.record)
    return {"engagement": fit.engagement} | {
        f"{name}, {who}": percents(checks.rate(each[name]), 1)
        for name in prior
        for who, each in (("priors", prior), ("sample", sample))
    }


def _others_caption() -> str:
    return (
        "Two other records, to which nothing is fitted. votes: in each autumn of 1946 to 1948 all "
        "three ties have the sign of the index of agreement in the General Assembly, where its "
        "95 % interval excludes 0. rivalries: both Soviet ties are broken by June 1946 and the "
        "third never, as on the lists of strategic rivalries. They disagree with the "
        "peace scale on dates, and the lists have no order of breaks."
    )


def _placebo(fitted: Calibration, fit: Fit) -> dict[str, str]:
    held = checks.placebos(fit.histories, fitted.record)
    return {
        "engagement": fit.engagement,
        "the record": percents(fitted.acceptance[fit.engagement], 1),
        "order swapped": percents(held["swapped"], 2),
        f"{checks.EARLIER} months earlier": percents(held["earlier"], 1),
    }


def _placebo_caption() -> str:
    return (
        "How often false records are accepted. A fit that takes the swapped order as readily tells "
        "nothing of order; one that takes the earlier months as readily tells nothing of dates."
    )


def _recovered(fitted: Calibration, name: str) -> dict[str, str]:
    each = fitted.recovery[name]
    return {
        "records made with": name,
        "records": str(each.records),
        "50 % interval holds": _share(each.in_half),
        "90 % interval holds": _share(each.in_nine_tenths),
        "true theory accepted most": _share(each.recognised),
        "weight of the true theory": _share(each.weight),
    }


def _recovery_caption() -> str:
    return (
        f"{checks.RECORDS} simulated records of each theory, whose truth is known: how often the "
        "intervals of the fitted coefficients hold it, and whether the theories can be told apart "
        f"(a blind guess: {1 / 5:.0%}).".replace("%", " %")
    )


def _coefficient(row: dict[Any, Any]) -> dict[str, str]:
    return {
        "coefficient": str(row["coefficient"]),
        "prior": f"{row['prior_low']:g} to {row['prior_high']:g}",
        "accepted": f"{row['median']:.3g} ({row['q05']:.3g} to {row['q95']:.3g})",
        "narrower": _share(row["narrowed"]).replace("-", "−"),
        "near": f"{row['median_near']:.3g}",
        "far": f"{row['median_far']:.3g}",
        "record": "speaks" if row["told"] else "",
    }


def _coefficient_caption() -> str:
    return (
        "narrower: how much narrower the middle half of the accepted draws is than that of the "
        f"prior. near, far: the median when a break may be missed by {TOLERANCE / 2:g} or "
        f"{TOLERANCE * 1.5:g} months."
    )


def _stated() -> str:
    names = [name.replace("_", " ") for name in calibration.stated()]
    return (
        f"The other {len(names)} coefficients are stated: they have the value of the literature or "
        "ours, and a range that `bigthree robustness` explores. They are: " + ", ".join(names) + "."
    )


def _same(fitted: Calibration) -> str:
    other = [name for name, fit in fitted.fits.items() if not _ships(name, fit)]
    if not other:
        return "These are the samples that ship with the package, to the last digit."
    return f"The samples that ship with the package are others for {wording.listed(other)}."


def _ships(name: str, fit: Fit) -> bool:
    shipped = calibration.accepted(name)
    table = {**{n: shipped.coefficients[n] for n in calibration.FITTED},
             **{n: shipped.coding[n] for n in shipped.coding.dtype.names or ()}}  # fmt: skip
    return len(shipped) == len(fit.sample) and all(
        np.array_equal(table.get(str(column), np.empty(0)), fit.sample[column].to_numpy())
        for column in fit.sample
    )


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"
