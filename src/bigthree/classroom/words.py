"""What came out, in sentences; every number with its uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from bigthree import wording
from bigthree.classroom.answers import AFTER
from bigthree.classroom.charts import sides
from bigthree.classroom.question import Question, chosen_in
from bigthree.classroom.texts import text
from bigthree.dyads import DYADS
from bigthree.figures.patterns import ORDER
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, paired_difference
from bigthree.theory.mechanisms import LEDGER

if TYPE_CHECKING:
    from bigthree.classroom.answers import Answer, Odds, Told
    from bigthree.classroom.reasons import Reason


def chance(share: Estimate) -> dict[str, int]:
    """A share as so many of a hundred histories, with its interval."""
    value, low, high = (round(100 * part) for part in share)
    return {"value": value, "low": low, "high": high}


def difference(left: Odds, right: Odds) -> str:
    """Whether the student's world holds longer, on the same luck."""
    months = _difference(left, right, "rmst_two_against_one")
    words = {"months": f"{abs(months.value):.1f}", "low": signed(months.low),
             "high": signed(months.high)}  # fmt: skip
    if months.low <= 0.0 <= months.high:
        return str(text("workshop.difference.none", **words))
    return str(text(f"workshop.difference.{'longer' if months.value > 0 else 'shorter'}", **words))


def _difference(left: Odds, right: Odds, measure: str) -> Estimate:
    both = (each.histories[measure][: right.runs] for each in (left, right))
    return paired_difference(*both)


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign."""
    return wording.number(value, digits, sign=True)


def changes(question: Question) -> list[dict[str, Any]]:
    """What the student changed: what it is, what it was, what it is now, and the way back."""
    if not question.changed():
        return []
    ground = question.ground.scenario().numbers()
    base = question.left.scenario()
    made = [
        {"key": key, "label": text(f"controls.labels.{key}"),
         "was": label(key, chosen_in(base, key)), "now": label(key, value)}
        for key, value in question.choices.items()
    ] + [
        {"key": key, "label": text(f"controls.labels.{key}"),
         "was": f"{ground[key]:.2f}", "now": f"{value:.2f}"}
        for key, value in question.numbers.items()
    ]  # fmt: skip
    return [each | {"back": question.without(each["key"])} for each in made]


def reason_in_words(reason: Reason) -> str:
    """One push that made the difference, as a sentence."""
    described = LEDGER[reason.mechanism]
    size = reason.difference
    low, high = sorted(abs(end) for end in (size.low, size.high))
    return str(
        text(
            f"workshop.why.{'together' if size.value > 0 else 'apart'}",
            mechanism=described.label[0].upper() + described.label[1:],
            pair=text("workshop.why.pairs")[DYADS.index(reason.dyad)],
            size=f"{abs(size.value):.2f}",
            low=f"{low:.2f}",
            high=f"{high:.2f}",
            source=f" ({described.source})" if described.source else "",
        )
    )


def _sides(
    left: Told, right: Told | None, names: Sequence[str] | None = None
) -> list[tuple[str, Told]]:
    """The worlds that are told of, each with its name."""
    told = [left] if right is None else [left, right]
    return list(zip(names or sides(), told, strict=False))


def survival_words(left: Odds, right: Odds | None, names: Sequence[str] | None = None) -> str:
    """The curve of survival in a sentence."""
    return "; ".join(
        text("workshop.survival.described", side=name, middle=chance(each.together)["value"],
             end=chance(each.at_the_end)["value"])
        for name, each in _sides(left, right, names)
    )  # fmt: skip


def tie_words(left: Answer, right: Answer | None, dyad: str) -> str:
    """A tie in a sentence: its median at the beginning, after five years and at the end."""
    parts = []
    for side, each in _sides(left, right):
        medians = each.ties[each.ties["dyad"] == dyad]["q50"].to_numpy()
        middle = medians[min(AFTER, len(medians) - 1)]
        values = (signed(value, 2) for value in (medians[0], middle, medians[-1]))
        first, after, last = values
        parts.append(text("workshop.ties.described", side=side, first=first, after=after,
                          last=last))  # fmt: skip
    return f"{dyad}: {'; '.join(parts)}"


def pattern_words(answer: Answer) -> str:
    """The patterns in a sentence: their shares of all months."""
    means = np.mean(answer.patterns, axis=0)
    return ", ".join(
        f"{text(f'workshop.patterns.names.{name}')} {wording.percent(float(share))}"
        for name, share in zip(ORDER, means, strict=True)
    )
