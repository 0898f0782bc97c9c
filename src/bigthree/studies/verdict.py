"""What some arms answer: yes, no or how much by the primary measure, and what else differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np

from bigthree import wording
from bigthree.answers import Paragraph
from bigthree.comparison import per_run
from bigthree.measures.estimates import Estimate
from bigthree.studies.arms import Arms, digits

Asked = Literal["more", "less", "together", "how much"]
"""What is asked of an arm: whether the primary measure is more or less there than in the arm that
it is compared with, by how much, or whether most of its histories are together at the horizon."""

YES_OR_NO = {
    "yes": "yes", "yes, but by little": "yes", "not clear": "no", "no, the reverse": "no",
}  # fmt: skip
"""What each verdict on a question of yes or no comes down to."""

LITTLE = ("yes, but by little", "little")
"""Verdicts that say of a difference that it is small."""


def verdict(
    arms: Arms, asks: Mapping[str, Asked], which: Literal["more", "less"] | None = None
) -> Iterator[Paragraph]:
    """Yield the answer by the primary measure, and which other measures differ.

    Parameters
    ----------
    arms : Arms
    asks : mapping of str to str
        What is asked of which arm; without any, no arm answers yes or no.
    which : str, optional
        Where the question is which arm is best: ``more`` or ``less`` of the primary measure.
    """
    asked = [pair for pair in arms.pairs if pair[0] in asks] or arms.pairs
    verdicts = {_verdict_on(arms, *pair, asks[pair[0]]) for pair in asked if pair[0] in asks}
    chosen = _best(arms, which) if which else _of_all(verdicts)
    primary = _sentences([_differs(arms, *pair, small=chosen not in LITTLE) for pair in asked])
    lead = f"In the model, {chosen}" if chosen else "The model"
    yield Paragraph(" ".join(filter(None, [f"{lead}: {primary}.", _at_the_end(arms, asked)])))
    beside = [_beside(arms, *pair, arms.measures[pair in asked :]) for pair in arms.pairs]
    if others := _sentences(list(filter(None, beside))):
        yield Paragraph(f"Also: {others}.")


def _verdict_on(arms: Arms, arm: str, baseline: str, asked: Asked) -> str:
    """The verdict on what is asked of one arm; empty where its number alone answers."""
    difference = arms.comparison.difference(arms.measures[0], arm, baseline)
    if asked == "together":
        together = arms.ensembles[arm].summary().iloc[0].survival_end
        later = difference.sign > 0
        return "yes" if together > 0.5 else "no, it only delays the break" if later else "no"
    small = difference.size.value < _small(arms, arms.measures[0])
    if asked == "how much":
        return "nothing that is clear" if not difference.sign else "little" if small else ""
    if not difference.sign:
        return "not clear"
    if difference.sign != (1 if asked == "more" else -1):
        return "no, the reverse"
    return "yes, but by little" if small else "yes"


def _of_all(verdicts: set[str]) -> str:
    """One verdict for all arms that are asked about; empty where numbers alone answer."""
    if len(verdicts) == 1:
        return verdicts.pop()
    if not verdicts or not verdicts <= set(YES_OR_NO):
        return ""
    either = {YES_OR_NO[each] for each in verdicts}
    return either.pop() if len(either) == 1 else "it depends"


def _best(arms: Arms, which: Literal["more", "less"]) -> str:
    """The arm with most or least of the primary measure, where that is clear."""
    name, sign = arms.measures[0], 1 if which == "more" else -1
    means = {arm: float(per_run(each, name).mean()) for arm, each in arms.ensembles.items()}
    best = max(means, key=lambda arm: sign * means[arm])
    over = [arms.comparison.difference(name, best, arm) for arm in means if arm != best]
    if any(each.sign != sign for each in over):
        return "none clearly"
    little = min(each.size.value for each in over) < _small(arms, name)
    return f"“{best}”{', by little' if little else ''}"


def _at_the_end(arms: Arms, asked: list[tuple[str, str]]) -> str:
    """How many histories are together at the horizon, where the question is about that."""
    if arms.measures[0] != "rmst_two_against_one" or all(_alike(arms, *pair) for pair in asked):
        return ""
    baselines = {baseline for _, baseline in asked}
    named = [arm for arm in arms.ensembles if arm in baselines or arm in dict(asked)]
    shares = {
        arm: wording.percent(arms.ensembles[arm].summary().iloc[0].survival_end) for arm in named
    }
    parts = [f"{share} of histories in “{arm}”" for arm, share in shares.items()]
    if len(set(shares.values())) == 1:
        parts = [f"{shares[named[0]]} of histories in {'each' if len(named) > 2 else 'both'}"]
    by = wording.date(arms.months, arms.comparison.case.start)
    return f"No two had combined by {by} in {wording.listed(parts)}."


def _differs(arms: Arms, arm: str, baseline: str, small: bool) -> str:
    """The primary difference in a clause; none is claimed that luck may have brought."""
    if _alike(arms, arm, baseline):
        return f"“{arm}” and “{baseline}” are the same, month by month, in every history"
    name = arms.measures[0]
    clause = _clause(arms, name, arm, baseline)
    if not clause:
        what = _plain(arms.words[name])
        return f"no difference in {what} is clear between “{arm}” and “{baseline}”"
    size = arms.comparison.difference(name, arm, baseline).size
    enough = wording.digits_of(size, digits(name))
    _, low, high = (wording.number(each, enough) for each in size)
    interval = f" ({low} to {high})" if float(high) else ""
    little = ", a small difference" if small and size.value < _small(arms, name) else ""
    return f"in “{arm}” {clause} than in “{baseline}”{interval}{little}"


def _beside(arms: Arms, arm: str, baseline: str, names: Sequence[str]) -> str:
    """Which of some measures differ clearly and by more than little, in a clause."""
    clauses = [
        _clause(arms, name, arm, baseline)
        for name in names
        if arms.comparison.difference(name, arm, baseline).size.value >= _small(arms, name)
    ]
    clear = [clause for clause in clauses if clause]
    return f"in “{arm}” {', '.join(clear)} than in “{baseline}”" if clear else ""


def _clause(arms: Arms, name: str, arm: str, baseline: str) -> str:
    """What changes, by how much and which way; empty where that is not clear."""
    difference = arms.comparison.difference(name, arm, baseline)
    if difference.sign == 0:  # so too of one history, which has no interval
        return ""
    what, more, less = wording.changes_of(arms.comparison.case)[name]
    return f"{what} {_size(difference, name)} {more if difference.value > 0 else less}"


def _small(arms: Arms, name: str) -> float:
    """Below this a difference is small beside what could have been: 2 months of 120, say."""
    return arms.months / 60 if name.startswith("rmst_") else 0.05


def _alike(arms: Arms, arm: str, baseline: str) -> bool:
    """Whether two arms came out the same, so that what differs between them did nothing."""
    one, other = arms.ensembles[arm], arms.ensembles[baseline]
    return bool(np.array_equal(one.measures, other.measures))


def _sentences(clauses: list[str]) -> str:
    """Clauses as sentences, the first of which goes on from a colon."""
    return ". ".join(
        wording.capitalized(each) if number else each for number, each in enumerate(clauses)
    )


def _plain(words: str) -> str:
    """A measure inside a sentence: the USSR-USA tie, months to two against one."""
    bare = words.startswith("months") or not words.endswith((" tie", "together"))
    return words if bare else f"the {words}"


def _size(difference: Estimate, name: str) -> str:
    """How large a difference is, never rounded to none."""
    value = wording.number(difference.size.value, digits(name))
    return value if float(value) else f"less than {10.0 ** -digits(name):g}"
