"""Which findings of the source the model shows without being told to.

Each finding is put as a quantity that should be positive. It is estimated twice: with luck and
coding drawn (the mean, with its interval), and with even luck, so that each draw is one reading
of the source within the coded ranges (the share of readings in which it is positive).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from bigthree import wording
from bigthree.composition import compose
from bigthree.ensemble import Ensemble, simulate, simulate_piece
from bigthree.inputs import Floats
from bigthree.kernel import TRACES
from bigthree.measures.estimates import Estimate, mean, restricted
from bigthree.studies.request import Request, Results

Run = Callable[..., Ensemble]
Claims = dict[str, Floats]
"""Per run, a quantity that the finding expects to be positive, by what it says."""


class Finding(NamedTuple):
    """One finding of the source.

    Attributes
    ----------
    number : int
    statement : str
    pages : str
    check : callable
        From a function that runs overrides to the claims.
    """

    number: int
    statement: str
    pages: str
    check: Callable[[Run], Claims]


class Verdict(NamedTuple):
    """What the model says to one claim."""

    finding: Finding
    claim: str
    margin: Estimate
    readings_for: float
    readings_against: float

    @property
    def shown(self) -> str:
        """Shown, reversed, or undecided: on which side of zero the interval lies."""
        if self.margin.low > 0:
            return "shown"
        return "reversed" if self.margin.high < 0 else "undecided"


def _life(ensemble: Ensemble) -> Floats:
    return restricted(ensemble.column("two_against_one"), ensemble.scenario.months)


def _stance(ensemble: Ensemble, of: int, to: int) -> Floats:
    return np.asarray(ensemble.stances[:, 1:, of, to].mean(axis=1))


def _western_trust(ensemble: Ensemble, name: str) -> Floats:
    piece = simulate_piece(ensemble.scenario, ensemble.seed, 0, ensemble.runs, traces=True)
    return np.asarray(piece.paths.traces[:, 1:, TRACES.index(name)].mean(axis=1))


def _maisky_and_revolutions(run: Run) -> Claims:
    quiet = run("author=maisky", "contradiction=as_believed")
    upheaval = run("author=maisky", "contradiction=as_believed", "events=new_revolutions")
    after = slice(25, 49)  # the two years after the revolutions of month 24
    change = (upheaval.relations - quiet.relations)[:, after].mean(axis=1)
    return {
        "his world is fairly stable: share together at the horizon, less a half": np.asarray(
            (quiet.column("two_against_one") < 0) - 0.5
        ),
        "revolutions shorten it (months)": _life(quiet) - _life(upheaval),
        "and they cost the USSR-USA tie more than USSR-Britain": change[:, 1] - change[:, 0],
    }


def _who_loses(run: Run) -> Claims:
    def loss(author: str) -> Floats:
        return _life(run(f"author={author}", "contradiction=as_believed")) - _life(
            run(f"author={author}", "contradiction=fails")
        )

    return {
        f"{wording.author(author)} loses more months than Gromyko": loss(author) - loss("gromyko")
        for author in ("maisky", "litvinov")
    }


def _equal_powers(run: Run) -> Claims:
    return {
        f"equal powers last longer in {wording.author(author)}'s world (months)": _life(
            run(f"author={author}", "contradiction=as_believed", "world.capabilities=equal")
        )
        - _life(run(f"author={author}", "contradiction=as_believed"))
        for author in ("maisky", "gromyko", "litvinov")
    }


def _courting(run: Run) -> Claims:
    claims = {}
    for author in ("maisky", "litvinov"):
        holds, fails = (run(f"author={author}", f"contradiction={c}") for c in ("holds", "fails"))
        for index, power in ((2, "Britain"), (1, "the USA")):
            claims[f"{power} is warmer to Moscow ({wording.author(author)}'s world)"] = _stance(
                holds, index, 0
            ) - _stance(fails, index, 0)
    return claims


def _surprise(run: Run) -> Claims:
    claims = {}
    for author in ("maisky", "litvinov", "stalin_molotov"):
        fails = run(f"author={author}", "contradiction=fails")
        norm = fails.scenario.theory.anglo_american_norm
        excess = fails.relations[:, 12:37, 2] - (norm - fails.belief[:, 12:37])
        claims[f"ties outrun belief in 1946-47 ({wording.author(author)})"] = excess.mean(axis=1)
    return claims


def _open_cards(run: Run) -> Claims:
    early = run("author=litvinov", "contradiction=as_believed", "spheres.signed_month=0")
    taken = run(
        "author=litvinov", "contradiction=as_believed", "spheres=none", "author.openness=0.12"
    )
    return {
        f"{capital} trusts Moscow more": _western_trust(early, name) - _western_trust(taken, name)
        for capital, name in (("Washington", "trust_usa_ussr"), ("London", "trust_uk_ussr"))
    }


def _opinion_and_spheres(run: Run) -> Claims:
    def cost(weight: float) -> Floats:
        common = ("author=litvinov", "contradiction=as_believed", f"world.opinion_weight={weight}")
        signed = run(*common, "spheres.signed_month=0")
        unsigned = run(*common, "spheres=none")
        return _stance(unsigned, 1, 0) - _stance(signed, 1, 0)

    return {"spheres cost more of Washington's stance where opinion binds": cost(0.84) - cost(0.0)}


def _coercion(run: Run) -> Claims:
    common = ("author=stalin_molotov", "contradiction=as_believed", "world=europe")
    mild, hard = (run(*common, f"author.imposition={value}") for value in (0.2, 0.8))
    return {
        f"{capital} trusts Moscow less": _western_trust(mild, name) - _western_trust(hard, name)
        for capital, name in (("Washington", "trust_usa_ussr"), ("London", "trust_uk_ussr"))
    }


def _all_corrected(run: Run) -> Claims:
    return {
        f"share that ends Anglo-American against the USSR, less a half ({wording.author(author)})":
        np.asarray((corrected.column("pair") == 2) - 0.5)
        for author in ("maisky", "gromyko", "litvinov", "stalin_molotov")
        for corrected in [run(f"author={author}", "contradiction=fails", "world=historical")]
    }  # fmt: skip


FINDINGS = (
    Finding(
        1,
        "In Maisky's world the triangle is fairly stable; new revolutions break it, along the "
        "USSR-USA line.",
        "5",
        _maisky_and_revolutions,
    ),
    Finding(
        2,
        "Maisky's and Litvinov's schemes lose more than Gromyko's when the contradiction fails.",
        "15-17",
        _who_loses,
    ),
    Finding(3, "A triangle is more stable when its powers are roughly equal.", "17", _equal_powers),
    Finding(
        4,
        "Rivalry makes Britain lean to the USSR, and both Western powers court Moscow.",
        "5, 11-13",
        _courting,
    ),
    Finding(
        5,
        "A failing contradiction that is still believed in surprises Moscow.",
        "17",
        _surprise,
    ),
    Finding(
        6,
        "Spheres agreed early, with limited aims shown, keep more trust than gains taken first.",
        "13, 22",
        _open_cards,
    ),
    Finding(
        7,
        "American public opinion makes open spheres costly on the American side.",
        "14",
        _opinion_and_spheres,
    ),
    Finding(
        8,
        "Coercion in a sphere that resists costs trust in both Western capitals.",
        "19, 22-23",
        _coercion,
    ),
    Finding(
        9,
        "With all five misjudgements corrected, the USA and Britain combine against the USSR.",
        "17-20",
        _all_corrected,
    ),
)


def verdicts(runs: int, seed: int, overrides: tuple[str, ...] = ()) -> Iterator[Verdict]:
    """What the model says to every claim of every finding."""

    def runner(*more: str) -> Run:
        @cache
        def run(*chosen: str) -> Ensemble:
            return simulate(compose(*chosen, *overrides, *more), runs, seed)

        return run

    drawn, even = runner(), runner("uncertainty.luck=false")
    for finding in FINDINGS:
        readings = finding.check(even)
        for claim, values in finding.check(drawn).items():
            yield Verdict(
                finding,
                claim,
                mean(values),
                float(np.mean(readings[claim] > 0.0)),
                float(np.mean(readings[claim] < 0.0)),
            )


def study(request: Request) -> Results:
    """Print every finding with what the model says to it."""
    lines = [
        "Findings of Pechatnov (1995) that a faithful model should show without being told to.",
        f"Margin: mean of what should be positive, with its 95 % interval ({request.runs} runs, "
        f"seed {request.seed}). Readings: share of",
        "draws within the coded ranges, at even luck, in which it is positive, and negative.",
    ]
    last = 0
    for verdict in verdicts(request.runs, request.seed, request.overrides):
        if verdict.finding.number != last:
            last = verdict.finding.number
            lines += ["", f"{last}. {verdict.finding.statement} (p. {verdict.finding.pages})"]
        margin = wording.interval(verdict.margin, 2, sign=True)
        readings = (
            f"readings {wording.percent(verdict.readings_for)} for, "
            f"{wording.percent(verdict.readings_against)} against"
        )
        lines.append(f"   {verdict.shown:9}  {verdict.claim}: {margin}; {readings}")
    return Results("\n".join(lines))
