"""Some worlds beside one another, their arms on the same luck: the verdict and the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Paragraph, Table
from bigthree.comparison import Comparison, per_run
from bigthree.ensemble import Ensemble
from bigthree.measures.estimates import Estimate, mean


@dataclass(frozen=True)
class Arms:
    """Worlds that met the same luck, and what they are asked about."""

    comparison: Comparison
    # of `bigthree.comparison.paired_of` the case; the first is the primary one, of which the
    # verdict speaks
    measures: Sequence[str]
    # the arm that an arm is compared with, where it is not the first
    against: Mapping[str, str] = field(default_factory=dict)

    @property
    def ensembles(self) -> dict[str, Ensemble]:
        """The worlds by arm, the baseline first."""
        return self.comparison.ensembles

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Each arm but the first, with the one that it is compared with."""
        first, *others = self.ensembles
        return [(arm, self.against.get(arm, first)) for arm in others]

    @property
    def months(self) -> int:
        """The horizon, which all arms share."""
        return self.ensembles[self.comparison.baseline].scenario.months

    @cached_property
    def _words(self) -> dict[str, str]:
        return wording.measures_of(self.comparison.case)

    def blocks(self) -> Iterator[Block]:
        """Yield the two tables: what came out in each arm, and the differences."""
        some = self.ensembles[self.comparison.baseline]
        yield Table.of(
            self._rows(),
            f"{wording.histories(some.runs).capitalize()} an arm, {self.months} months, seed "
            f"{some.seed}; 95 % intervals. Together: share of histories with no lasting "
            "two-against-one by that month.",
        )
        yield Table.of(
            self.differences_in_words(),
            "Differences, paired by luck. Where an interval holds 0, no difference is clear.",
        )

    def verdict(self) -> Iterator[Paragraph]:
        """Yield the answer by the primary measure, and which other measures differ."""
        yield Paragraph(f"The model: {_told(self._differs(*pair) for pair in self.pairs)}.")
        if told := _told(filter(None, (self._beside(*pair) for pair in self.pairs))):
            yield Paragraph(f"Also: {told}.")

    def _differs(self, arm: str, baseline: str) -> str:
        """The primary difference in a clause; none is claimed that luck may have brought."""
        if self._alike(arm, baseline):
            return f"“{arm}” and “{baseline}” are the same, month by month, in every history"
        name = self.measures[0]
        clause = self._clause(name, arm, baseline)
        if not clause:
            what = _plain(self._words[name])
            return f"no difference in {what} is clear between “{arm}” and “{baseline}”"
        size = self.comparison.difference(name, arm, baseline).size
        _, low, high = (wording.number(each, _digits(name)) for each in size)
        interval = f" ({low} to {high})" if float(high) else ""
        small = ", a small difference" if size.value < self._small(name) else ""
        return f"in “{arm}” {clause} than in “{baseline}”{interval}{small}"

    def _beside(self, arm: str, baseline: str) -> str:
        """The other measures that clearly differ, by as much as a table shows, in a clause."""
        told = [self._clause(name, arm, baseline) for name in self._seen(arm, baseline)]
        clear = [clause for clause in told if clause]
        return f"in “{arm}” {', '.join(clear)} than in “{baseline}”" if clear else ""

    def _seen(self, arm: str, baseline: str) -> Iterator[str]:
        """The other measures whose difference is not 0 as the table rounds it."""
        for name in self.measures[1:]:
            if round(self.comparison.difference(name, arm, baseline).value, _digits(name)):
                yield name

    def _clause(self, name: str, arm: str, baseline: str) -> str:
        """What changes, by how much and which way; empty where that is not clear."""
        difference = self.comparison.difference(name, arm, baseline)
        if difference.sign == 0:  # so too of one history, which has no interval
            return ""
        what, more, less = wording.changes_of(self.comparison.case)[name]
        return f"{what} {_size(difference, name)} {more if difference.value > 0 else less}"

    def _small(self, name: str) -> float:
        """Below this a difference is small beside what could have been: 2 months of 120, say."""
        return self.months / 60 if name.startswith("rmst_") else 0.05

    def _alike(self, arm: str, baseline: str) -> bool:
        """Whether two arms came out the same, so that what differs between them did nothing."""
        one, other = self.ensembles[arm], self.ensembles[baseline]
        return bool(np.array_equal(one.measures, other.measures))

    def _rows(self) -> list[dict[str, str]]:
        """A row an arm: what came out."""
        return [
            {"arm": arm} | _together(ensemble) | {
                self._words[name]: wording.interval(
                    mean(per_run(ensemble, name)), _digits(name)
                )
                for name in self.measures
            }
            for arm, ensemble in self.ensembles.items()
        ]  # fmt: skip

    def differences_in_words(self) -> list[dict[str, str]]:
        """A row an arm but the first: each measure less that of the arm it is compared with."""
        return [
            {"arm": arm, "against": baseline} | {
                f"Δ {self._words[name]}": wording.interval(
                    self.comparison.difference(name, arm, baseline), _digits(name), sign=True
                )
                for name in self.measures
            }
            for arm, baseline in self.pairs
        ]  # fmt: skip


def _told(clauses: Iterable[str]) -> str:
    """Clauses as sentences, the first of which goes on from a colon."""
    return ". ".join(
        f"{each[:1].upper()}{each[1:]}" if number else each for number, each in enumerate(clauses)
    )


def _digits(name: str) -> int:
    return 1 if name.startswith("rmst_") else 2


def _plain(words: str) -> str:
    """A measure inside a sentence: the USSR-USA tie, months to two against one."""
    bare = words.startswith("months") or not words.endswith((" tie", "together"))
    return words if bare else f"the {words}"


def _size(difference: Estimate, name: str) -> str:
    """How large a difference is, never rounded to none."""
    digits = _digits(name)
    value = wording.number(difference.size.value, digits)
    return value if float(value) else f"less than {10.0**-digits:g}"


def _together(ensemble: Ensemble) -> dict[str, str]:
    """Share of histories together after five years and at the horizon, by heading."""
    summary, months = ensemble.summary().iloc[0], ensemble.scenario.months
    shares = {min(60, months): summary.survival_60, months: summary.survival_end}
    return {f"together at {month}": wording.percent(share) for month, share in shares.items()}
