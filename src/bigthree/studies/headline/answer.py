"""The answer of the headline: a table of all worlds, and a sentence for each author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Items, Paragraph, Table
from bigthree.contrast import Contrast
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import surviving
from bigthree.worlds import ARMS

CAVEAT = (
    "Intervals show how another draw of luck, coding and coefficients might differ, not how sure "
    "history is. Coefficients are drawn from those that the record of 1945-48 accepts "
    "(`bigthree calibration`). Which answers survive other theories of how America came in, and "
    "other choices: `bigthree robustness`."
)


def blocks(contrasts: Sequence[Contrast], runs: int, seed: int) -> Iterator[Block]:
    """Yield the finding, a sentence for each author, the table, and how to read it."""
    scenario = contrasts[0].holds.scenario
    months = scenario.months
    by = min(60, months)
    authors = dict.fromkeys(each.labels.author for each in contrasts)
    yield Paragraph(overall(contrasts))
    yield Items.of(
        sentence([each for each in contrasts if each.labels.author == author]) for author in authors
    )
    what = [
        f"{wording.histories(runs).capitalize()} a world from {wording.date(0)}, {months} months, "
        f"seed {seed}; the same luck in every world.",
        wording.by_hand(scenario),
    ]
    yield Paragraph(" ".join(filter(None, what)))
    yield primary_table(contrasts, by)
    yield other_table(contrasts)
    yield Paragraph(CAVEAT)


def primary_table(contrasts: Sequence[Contrast], by: int) -> Table:
    """Return the primary measure: a row for each author and world."""
    months = contrasts[0].holds.scenario.months
    caption = (
        f"Together: histories with no lasting two-against-one by {wording.date(by)}, where the "
        "contradiction holds and where it fails. Months: mean until any two combine against the "
        f"third, at most {months}. Δ: what the contradiction does, holds minus fails, with its "
        "95 % interval."
    )
    return Table.of([_primary_row(each, by) for each in contrasts], caption)


def _primary_row(contrast: Contrast, by: int) -> dict[str, str]:
    cells = _identity(contrast)
    for arm in ARMS:
        turned = getattr(contrast, arm).column("two_against_one")
        cells[f"together: {arm}"] = wording.percent(surviving(turned, by).value)
    for arm in ARMS:
        cells[f"months: {arm}"] = _mean(contrast, arm, "rmst_two_against_one")
    effect = contrast.effects["rmst_two_against_one"]
    return cells | {"Δ months": wording.interval(effect, 0, sign=True)}


def other_table(contrasts: Sequence[Contrast]) -> Table:
    """Return what else came out: a row for each author and world."""
    caption = (
        "A-B: mean months until the USA and Britain combine against the USSR. Δ Soviet-Western "
        "tie: from -1 to 1. Δ months to a hostile tie: until some tie is lastingly below 0; "
        "rivalry lowers it mechanically, because it stands in one of the ties with a minus sign. "
        "The other five: American reach, Europe, tolerance, commerce, Germany; all: also ideology, "
        "opinion, power."
    )
    return Table.of([_other_row(each) for each in contrasts], caption)


def _other_row(contrast: Contrast) -> dict[str, str]:
    cells = _identity(contrast)
    cells |= {f"A-B: {arm}": _mean(contrast, arm, "rmst_anglo_american") for arm in ARMS}
    tie, hostile = (contrast.effects[name] for name in ("soviet_western_tie", "rmst_concert"))
    cells["Δ Soviet-Western tie"] = wording.interval(tie, 2, sign=True)
    cells["Δ months to a hostile tie"] = wording.interval(hostile, 1, sign=True)
    for arm in ARMS:
        cells[f"first to combine: {arm}"] = usual_pair(getattr(contrast, arm))
    return cells


def _identity(contrast: Contrast) -> dict[str, str]:
    labels = contrast.labels
    return {"author": wording.author(labels.author), "world": wording.world(labels)}


def _mean(contrast: Contrast, arm: str, measure: str) -> str:
    return f"{getattr(contrast, arm).summary().iloc[0][measure]:.0f}"


def usual_pair(ensemble: Ensemble) -> str:
    """Return the dyad that combines first most often, with its share of those histories."""
    codes = ensemble.column("pair")
    codes = codes[codes >= 0].astype(int)
    if not len(codes):
        return "none do"
    counts = np.bincount(codes, minlength=3)
    pair = int(counts.argmax())
    return f"{wording.DYADS[pair]} ({wording.percent(counts[pair] / counts.sum())})"


def sentence(contrasts: Sequence[Contrast]) -> str:
    """Return one sentence on what the contradiction does to an author's hopes."""
    subjects = ["the contradiction", *["it"] * len(contrasts)]
    parts = [
        f"{_where(each)} {_verdict(subject, each)}"
        for subject, each in zip(subjects, contrasts, strict=False)
    ]
    return f"{wording.author(contrasts[0].labels.author)}: {'; '.join(parts)}."


def _where(contrast: Contrast) -> str:
    labels = contrast.labels
    whose = "they" if labels.author == "stalin_molotov" else "he"
    where = {
        ("as_assumed", "as_assumed"): f"in the world {whose} assumed",
        ("historical", "as_assumed"): "with the other five assumptions as they turned out",
        ("historical", "historical"): "with all as it turned out",
    }
    return where.get((labels.world, labels.background), f"in the world {wording.world(labels)}")


def _verdict(subject: str, contrast: Contrast) -> str:
    effect, months = contrast.effects["rmst_two_against_one"], contrast.holds.scenario.months
    low, high = sorted((abs(effect.low), abs(effect.high)))
    size = f"{abs(effect.value):.0f} months of {months} (95 %: {low:.0f} to {high:.0f})"
    verdict = {
        1: f"{subject} delays two against one by {size}",
        -1: f"{subject} hastens two against one by {size}",
        0: f"{subject} makes no clear difference ({wording.interval(effect, 1, sign=True)} months)",
    }[contrast.sign]
    alike = {arm: saturation(getattr(contrast, arm)) for arm in ARMS}
    notes = [f"{text} where it {arm}" for arm, text in alike.items() if text]
    return verdict + (f" ({'; '.join(notes)})" if notes else "")


def saturation(ensemble: Ensemble) -> str:
    """Return by what margin all histories end alike; nothing where they do not."""
    month, closest = ensemble.column("two_against_one"), ensemble.column("closest")
    if ensemble.runs > 1 and (month < 0).all():
        return f"all {ensemble.runs} histories hold (the nearest by {-closest.max():.2f} of a tie)"
    if ensemble.runs > 1 and (month >= 0).all():
        return (
            f"all {ensemble.runs} histories break (the narrowest by {closest.min():.2f} of a tie, "
            f"the last in {wording.date(month.max())})"
        )
    return ""


def overall(contrasts: Sequence[Contrast]) -> str:
    """Return in how many worlds the contradiction delays or hastens two against one."""
    signs = [each.sign for each in contrasts]
    spared = sum(each.effects["rmst_anglo_american"].low > 0 for each in contrasts)
    unclear = signs.count(0)
    return (
        f"Of {len(contrasts)} comparisons, the contradiction delays two against one in "
        f"{signs.count(1)} and hastens it in {signs.count(-1)}"
        + (f" (no difference is clear in {unclear})" if unclear else "")
        + f"; it delays the Anglo-American combination itself in {spared}."
    )
