"""What one triangle's record accepts put to another's: there, back, and both together.

Everything that is decided here stands in `docs/preregistration.md`, which was committed first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bigthree import calibration, luck
from bigthree.cases import Case, case
from bigthree.inputs import Integers, by_weight
from bigthree.measures.estimates import Estimate, of_groups, paired_difference
from bigthree.record import targets
from bigthree.record.marks import Mark, marks_of
from bigthree.studies.calibration.computation import places, recoded
from bigthree.studies.calibration.histories import Histories, run_histories, world
from bigthree.studies.transfer import together
from bigthree.studies.transfer.histories import (
    Scored,
    Truths,
    number_of,
    opened,
    score,
    share_of,
)
from bigthree.theory.engagement import ENGAGEMENTS

PRIOR, ACCEPTED, PROTOTYPE, JOINT = "prior", "accepted", "prototype", "joint"
START, BACK = "start", "back"

FEW = 50
"""Draws below which a mark less is asked for on the way back."""

ALL, NUMBER = "all", "number"

ANEW, KEPT = "anew", "kept"
"""Whether the coding is drawn anew, or is that of the accepted draw."""

THEORY = ENGAGEMENTS[0]


@dataclass(frozen=True)
class Transfer:
    """What comes of putting the theory to another triangle.

    Attributes
    ----------
    case : Case
    marks : tuple of Mark
    runs, seed : int
    there : dict of str to Scored
        Histories of the case, by where their coefficients come from.
    back : dict of tuple to tuple
        Histories of the usual case by where their coefficients come from and how they are coded,
        each with which draw its histories have.
    need : int
        Marks that a draw's history has to meet to count on the way back.
    kept : int
        Draws from the priors that do.
    weights : dict of str to ndarray of int, shape (draws,)
        By theory of engagement.
    moved, delays : DataFrame or None
        None where the other record accepts no accepted draw.
    """

    case: Case
    marks: tuple[Mark, ...]
    runs: int
    seed: int
    there: dict[str, Scored]
    back: dict[tuple[str, str], tuple[Histories, Integers]]
    need: int
    kept: int
    weights: dict[str, Any]
    moved: pd.DataFrame | None
    delays: pd.DataFrame | None

    def all_there(self, name: str) -> Estimate:
        """How many histories of the case meet all its marks, as a share."""
        scored = self.there[name]
        return share_of(scored.at_least(len(self.marks)), scored.draws)

    def all_back(self, name: str, coding: str = ANEW) -> Estimate:
        """How many histories of the usual case meet all its targets, as a share."""
        return share_of(self._meets[name, coding][ALL], self.back[name, coding][1])

    @property
    def ships(self) -> bool:
        """Whether the weights are those that ship."""
        mine = together.as_text(self.case.name, self.weights, self.need, later(self.seed))
        return mine.splitlines() == calibration.joint_lines()

    @property
    def asked(self) -> str:
        """What a history meets that counts on the way back, and for the weights."""
        marks = len(self.marks)
        return f"all {marks} marks" if self.need == marks else f"at least {self.need} of {marks}"

    @property
    def gain_there(self) -> Estimate:
        """Share with all marks, accepted less priors, on the same luck and coding."""
        one, other = (self.there[name].at_least(len(self.marks)) for name in (PRIOR, ACCEPTED))
        return _gain(one, other, self.there[ACCEPTED].draws)

    @property
    def gain_back(self) -> Estimate:
        """Share with all targets, accepted by the other record less priors."""
        one, other = (self._meets[name, ANEW][ALL] for name in (PRIOR, BACK))
        return _gain(one, other, self.back[BACK, ANEW][1])

    @cached_property
    def _meets(self) -> dict[tuple[str, str], dict[str, Truths]]:
        """Which histories of the usual case meet each target, and all."""
        record = targets.targets(world(THEORY).measures.combination)
        return {
            key: {**targets.met(held.columns, record), ALL: targets.matches(held.columns, record)}
            for key, (held, _) in self.back.items()
        }

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Its tables by name."""
        found = {
            "marks": pd.DataFrame(list(self._mark_rows())),
            "back": pd.DataFrame(list(self._back_rows())),
            "moved": self.moved,
            "delays": self.delays,
            "joint": together.as_table(self.weights),
        }
        return {name: table for name, table in found.items() if table is not None}

    def _mark_rows(self) -> Any:
        some = self.there[PRIOR]
        rule = some._replace(met=some.rule)
        for name, scored in {**self.there, START: rule}.items():
            held, draws = scored.met, scored.draws
            found = {mark.name: share_of(held[:, n], draws) for n, mark in enumerate(self.marks)}
            found[ALL] = share_of(scored.at_least(len(self.marks)), draws)
            found[NUMBER] = number_of(held, draws)
            for mark, estimate in found.items():
                yield {"coefficients": name, "mark": mark} | estimate._asdict()

    def _back_rows(self) -> Any:
        for (name, coding), held in self._meets.items():
            draws = self.back[name, coding][1]
            row = {"coefficients": name, "coding": coding, "draws": len(np.unique(draws))}
            for target, hits in held.items():
                yield row | {"target": target} | share_of(hits, draws)._asdict()


def _gain(one: Truths, other: Truths, draws: Integers) -> Estimate:
    """How much larger the share is in other histories on the same luck."""
    gain = other.astype(float) - one
    return of_groups(paired_difference(one.astype(float), other.astype(float)), gain, draws)


def transfer(of: str, runs: int, seed: int = 0) -> Transfer:
    """Put the theory to a case, and back.

    Parameters
    ----------
    of : str
        A case with a table of marks.
    runs : int
        Histories a row; of the sample as many draws are weighed at most.
    seed : int
    """
    other = case(of)
    marks = marks_of(other)
    sample = calibration.accepted(THEORY).coefficients
    taken = places(len(sample), runs, seed)
    priors = opened(of, "prior")
    there = {
        PRIOR: score(priors, marks, runs, seed),
        ACCEPTED: score(priors, marks, runs, seed, sample, taken),
        PROTOTYPE: score(opened(of, "prototype"), marks, runs, seed),
    }
    need = len(marks)
    if there[PRIOR].at_least(need).sum() < FEW:
        need -= 1
    kept = there[PRIOR].parameters[there[PRIOR].at_least(need)]
    weights = {
        name: together.weigh(of, marks, need, name, runs, later(seed)) for name in ENGAGEMENTS
    }
    moved = delays = None
    if weights[THEORY].any():
        chance = luck.once_per_run(seed, "coefficients", 0, runs)
        by_both = by_weight(chance, weights[THEORY])
        there[JOINT] = score(priors, marks, runs, seed, sample, by_both)
        moved = together.moved(weights[THEORY], seed)
        delays = together.delays({ACCEPTED: taken, JOINT: by_both}, runs, seed)
    back = way_back(kept, taken, runs, seed)
    return Transfer(other, marks, runs, seed, there, back, need, len(kept), weights, moved,
                    delays)  # fmt: skip


def later(seed: int) -> int:
    """Another luck, by which the draws are weighed."""
    return (seed + 1) % 2**64


def way_back(
    kept: NDArray[np.void], taken: Integers, runs: int, seed: int
) -> dict[tuple[str, str], tuple[Histories, Integers]]:
    """Run the usual case with the draws that the other record accepts, and with those beside them.

    Parameters
    ----------
    kept : structured ndarray, shape (draws,)
        What the other record accepts of the draws from the priors; may be none.
    taken : ndarray of int, shape (runs,)
        Which draw of today's sample each history takes.
    runs, seed : int
    """
    priors, each = world(THEORY, "coefficients=prior"), np.arange(runs)
    own = world(THEORY, "coefficients=accepted")
    sample = calibration.accepted(THEORY).coefficients[taken]
    found = {(PRIOR, ANEW): (run_histories(priors, runs, seed), each)}
    if len(kept):
        chosen = places(len(kept), runs, seed)
        again = recoded(priors, kept[chosen], seed)
        found[BACK, ANEW] = (run_histories(priors, runs, seed, again), chosen)
    again = recoded(priors, sample, seed)
    found[ACCEPTED, ANEW] = (run_histories(priors, runs, seed, again), taken)
    found[ACCEPTED, KEPT] = (run_histories(own, runs, seed), taken)
    return found
