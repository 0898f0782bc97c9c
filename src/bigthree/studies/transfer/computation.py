"""What one triangle's record accepts put to another's: there, back, and both together.

Everything that is decided here stands in `docs/preregistration.md`, which was committed first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from bigthree import calibration, luck
from bigthree.cases import Case, case
from bigthree.inputs import Integers, by_weight
from bigthree.measures.estimates import Estimate, mean, of_groups, paired_difference
from bigthree.record.marks import Mark, marks_of
from bigthree.record.targets import TARGETS, met, targets
from bigthree.scenario import Scenario
from bigthree.studies.calibration.computation import places
from bigthree.studies.calibration.histories import Scored, opened, run_world, score, world
from bigthree.studies.running import Change, taking
from bigthree.studies.transfer import together
from bigthree.theory.engagement import ENGAGEMENTS


class Source(StrEnum):
    """Where coefficients come from."""

    PRIOR = "prior"
    ACCEPTED = "accepted"
    """By the record of the usual case."""
    PROTOTYPE = "prototype"
    """Of the literature."""
    JOINT = "joint"
    """Accepted by the usual record, weighted by the other."""
    BACK = "back"
    """Accepted by the other record."""
    START = "start"
    """No sample, but the rule that the ties of the start carry on."""


FEW = 50
"""Draws below which a mark less is asked for on the way back."""

ALL, NUMBER = "all", "number"

ANEW, KEPT = "anew", "kept"
"""Whether the coding is drawn anew, or is that of the accepted draw."""

THEORY = ENGAGEMENTS[0]


@dataclass(frozen=True)
class Transfer:
    """What comes of putting the theory to another triangle."""

    case: Case
    marks: tuple[Mark, ...]
    runs: int
    seed: int
    there: dict[Source, Scored]
    """Histories of the case, by where their coefficients come from; last the rule that the ties of
    their start carry on."""
    back: dict[tuple[Source, str], Scored]
    """Histories of the usual case by where their coefficients come from and how they are coded."""
    need: int
    """Marks that a draw's history has to meet to count on the way back."""
    kept: int
    """Draws from the priors that do."""
    weights: dict[str, Any]
    """By theory of engagement, shape (draws,)."""
    moved: pd.DataFrame | None
    delays: pd.DataFrame | None
    """None where the other record accepts no accepted draw."""

    @property
    def ships(self) -> bool:
        """Whether the weights are those that ship."""
        mine = together.as_text(self.case.name, self.weights, self.need, later(self.seed))
        return mine.splitlines() == calibration.lines("joint")

    @property
    def asked(self) -> str:
        """What a history meets that counts on the way back, and for the weights."""
        marks = len(self.marks)
        return f"all {marks} marks" if self.need == marks else f"at least {self.need} of {marks}"

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Its tables by name."""
        tables = {
            "marks": pd.DataFrame(list(self._mark_rows())),
            "back": pd.DataFrame(list(self._back_rows())),
            "moved": self.moved,
            "delays": self.delays,
            "joint": together.as_table(self.weights),
        }
        return {name: table for name, table in tables.items() if table is not None}

    def _mark_rows(self) -> Iterator[dict[str, Any]]:
        for name, scored in self.there.items():
            shares = _shares(scored, [mark.name for mark in self.marks])
            for mark, estimate in (shares | {NUMBER: _number(scored)}).items():
                yield {"coefficients": name, "mark": mark} | estimate._asdict()

    def _back_rows(self) -> Iterator[dict[str, Any]]:
        for (name, coding), scored in self.back.items():
            row = {"coefficients": name, "coding": coding, "draws": len(np.unique(scored.draws))}
            for target, estimate in _shares(scored, TARGETS).items():
                yield row | {"target": target} | estimate._asdict()


def _shares(scored: Scored, names: Any) -> dict[str, Estimate]:
    """How many histories meet each mark, and all, as shares."""
    shares = {name: scored.share(scored.met[:, n]) for n, name in enumerate(names)}
    return shares | {ALL: scored.share(scored.every)}


def _number(scored: Scored) -> Estimate:
    """How many marks histories meet, on average."""
    number, most = scored.met.sum(axis=1).astype(float), scored.met.shape[1]
    return of_groups(mean(number, 0.0, most), number, scored.draws, 0.0, most)


def gain(one: Scored, other: Scored) -> Estimate:
    """How much larger the share with every mark is in other histories on the same luck."""
    before, after = (each.every.astype(float) for each in (one, other))
    return of_groups(paired_difference(before, after), after - before, other.draws)


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

    def accepted(draws: Integers) -> Scored:
        return score(priors, marks, runs, seed, draws, taking(sample, draws))[0]

    prior, start = score(priors, marks, runs, seed)
    there = {Source.PRIOR: prior, Source.ACCEPTED: accepted(taken)}
    there[Source.PROTOTYPE], _ = score(opened(of, "prototype"), marks, runs, seed)
    need = len(marks) if prior.every.sum() >= FEW else len(marks) - 1
    weights = {
        name: together.weigh(of, marks, need, name, runs, later(seed)) for name in ENGAGEMENTS
    }
    moved = delays = None
    if weights[THEORY].any():
        chance = luck.once_per_run(seed, "coefficients", 0, runs)
        by_both = by_weight(chance, weights[THEORY])
        there[Source.JOINT] = accepted(by_both)
        moved = together.moved(weights[THEORY], seed)
        delays = together.delays({Source.ACCEPTED: taken, Source.JOINT: by_both}, runs, seed)
    kept = prior.parameters[prior.at_least(need)]
    back = way_back(kept[list(calibration.FITTED)], taken, runs, seed)
    return Transfer(other, marks, runs, seed, there | {Source.START: start}, back, need, len(kept),
                    weights, moved, delays)  # fmt: skip


def later(seed: int) -> int:
    """Another luck, by which the draws are weighed."""
    return (seed + 1) % 2**64


def way_back(kept: Any, taken: Integers, runs: int, seed: int) -> dict[tuple[Source, str], Scored]:
    """Run the usual case with the draws that the other record accepts, and with those beside them.

    `kept` are those draws, and may be none; `taken` says which draw of today's sample each history
    takes.
    """
    priors, own = (
        world(THEORY, f"coefficients={name}") for name in (Source.PRIOR, Source.ACCEPTED)
    )
    record = targets(priors.measures.combination)

    def scored(scenario: Scenario, draws: Integers, change: Change | None = None) -> Scored:
        histories = run_world(scenario, runs, seed, change)
        hits = met(histories.columns, record)
        return Scored(
            np.stack([hits[name] for name in TARGETS], axis=1), draws, histories.parameters
        )

    back = {(Source.PRIOR, ANEW): scored(priors, np.arange(runs))}
    if len(kept):
        chosen = places(len(kept), runs, seed)
        back[Source.BACK, ANEW] = scored(priors, chosen, taking(kept, chosen))
    sample = calibration.accepted(THEORY).coefficients
    back[Source.ACCEPTED, ANEW] = scored(priors, taken, taking(sample, taken))
    back[Source.ACCEPTED, KEPT] = scored(own, taken)
    return back
