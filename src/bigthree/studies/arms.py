"""Some worlds beside one another, their arms on the same luck: the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bigthree import wording
from bigthree.answers import Block, Table
from bigthree.comparison import Comparison, per_run
from bigthree.ensemble import Ensemble
from bigthree.labels import label
from bigthree.measures.estimates import mean


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
    def words(self) -> dict[str, str]:
        """The measures as they head a column."""
        return wording.measures_of(self.comparison.case)

    def blocks(self) -> Iterator[Block]:
        """Yield the two tables: what came out in each arm, and the differences."""
        some = self.ensembles[self.comparison.baseline]
        yield Table.of(
            self._rows(),
            f"{self._in_every_world()}{wording.histories(some.runs)} a world, "
            f"{self.months} months, seed {some.seed}; means with 95 % intervals. Together: share "
            "of histories in which no two had combined against the third by then, however cold the "
            f"ties. Months: a history in which none do counts as {self.months}. Ties (from "
            "−1 to 1) and trust (from 0 to 1): mean over all months.",
        )
        yield Table.of(
            self.differences_in_words(),
            "Differences, history by history on the same luck, before rounding. Where an interval "
            "includes 0, the difference is not clear.",
        )

    def _in_every_world(self) -> str:
        """The labels that all arms share, as a sentence."""
        labels = [each.scenario.labels for each in self.ensembles.values()]
        shared = [
            words[0]
            for words in (
                [wording.author(each.author) for each in labels],
                [label("contradiction", each.contradiction) for each in labels],
                [f"the world: {wording.world(each)}" for each in labels],
            )
            if len(set(words)) == 1
        ]
        return f"In every world: {'; '.join(shared)}. " if shared else ""

    def _rows(self) -> list[dict[str, str]]:
        """A row an arm: what came out."""
        return [
            {"world": arm} | _together(ensemble) | {
                self.words[name]: wording.interval(
                    mean(per_run(ensemble, name)), digits(name)
                )
                for name in self.measures
            }
            for arm, ensemble in self.ensembles.items()
        ]  # fmt: skip

    def differences_in_words(self) -> list[dict[str, str]]:
        """A row an arm but the first: each measure less that of the arm it is compared with."""
        return [
            {"world": arm, "compared with": baseline} | {
                self.words[name]: wording.interval(
                    self.comparison.difference(name, arm, baseline), digits(name), sign=True
                )
                for name in self.measures
            }
            for arm, baseline in self.pairs
        ]  # fmt: skip


def digits(name: str) -> int:
    """Digits after the point of a measure, as answers write it."""
    return 1 if name.startswith("rmst_") else 2


def _together(ensemble: Ensemble) -> dict[str, str]:
    """Share of histories together after five years and at the horizon, by heading."""
    summary, months = ensemble.summary().iloc[0], ensemble.scenario.months
    shares = {min(60, months): summary.survival_60, months: summary.survival_end}
    return {
        f"together, {wording.date(month, ensemble.case.start)}": wording.percent(share)
        for month, share in shares.items()
    }
