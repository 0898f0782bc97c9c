"""The findings of the source that a faithful model should show without being told to.

Each is put as a quantity that should be positive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from bigthree import wording
from bigthree.ensemble import Ensemble
from bigthree.inputs import Floats
from bigthree.measures.estimates import restricted

Run = Callable[..., Ensemble]
Claims = dict[str, Floats]
"""Per run, a quantity that the finding expects to be positive, by what it says."""


class Finding(NamedTuple):
    """One finding of the source."""

    number: int
    statement: str
    pages: str
    check: Callable[[Run], Claims]
    """From a function that runs overrides to the claims."""


FINDINGS: list[Finding] = []
"""All nine, in the order of the source's argument."""


def _finding(number: int, statement: str, pages: str) -> Callable[..., Callable[[Run], Claims]]:
    """Register what checks a finding."""

    def register(check: Callable[[Run], Claims]) -> Callable[[Run], Claims]:
        FINDINGS.append(Finding(number, statement, pages, check))
        return check

    return register


def _life(ensemble: Ensemble) -> Floats:
    return restricted(ensemble.column("two_against_one"), ensemble.scenario.months)


def _stance(ensemble: Ensemble, of: int, to: int) -> Floats:
    return np.asarray(ensemble.stances[:, 1:, of, to].mean(axis=1))


@_finding(
    1,
    "In Maisky's world the triangle is fairly stable; new revolutions break it, along the "
    "USSR-USA line.",
    "5",
)
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


@_finding(
    2,
    "Maisky's and Litvinov's schemes lose more than Gromyko's when the contradiction fails.",
    "15-17",
)
def _who_loses(run: Run) -> Claims:
    def loss(author: str) -> Floats:
        return _life(run(f"author={author}", "contradiction=as_believed")) - _life(
            run(f"author={author}", "contradiction=fails")
        )

    return {
        f"{wording.author(author)} loses more months than Gromyko": loss(author) - loss("gromyko")
        for author in ("maisky", "litvinov")
    }


@_finding(3, "A triangle is more stable when its powers are roughly equal.", "17")
def _equal_powers(run: Run) -> Claims:
    return {
        f"equal powers last longer in {wording.author(author)}'s world (months)": _life(
            run(f"author={author}", "contradiction=as_believed", "world.capabilities=equal")
        )
        - _life(run(f"author={author}", "contradiction=as_believed"))
        for author in ("maisky", "gromyko", "litvinov")
    }


@_finding(
    4, "Rivalry makes Britain lean to the USSR, and both Western powers court Moscow.", "5, 11-13"
)
def _courting(run: Run) -> Claims:
    claims = {}
    for author in ("maisky", "litvinov"):
        holds, fails = (run(f"author={author}", f"contradiction={c}") for c in ("holds", "fails"))
        for index, power in ((2, "Britain"), (1, "the USA")):
            claims[f"{power} is warmer to Moscow ({wording.author(author)}'s world)"] = _stance(
                holds, index, 0
            ) - _stance(fails, index, 0)
    return claims


@_finding(5, "A failing contradiction that is still believed in surprises Moscow.", "17")
def _surprise(run: Run) -> Claims:
    claims = {}
    for author in ("maisky", "litvinov", "stalin_molotov"):
        fails = run(f"author={author}", "contradiction=fails")
        norm = fails.scenario.theory.anglo_american_norm
        excess = fails.relations[:, 12:36, 2] - (norm - fails.belief[:, 12:36])
        claims[f"ties outrun belief in 1946-47 ({wording.author(author)})"] = excess.mean(axis=1)
    return claims


@_finding(
    6,
    "Spheres agreed early, with limited aims shown, keep more trust than gains taken first.",
    "13, 22",
)
def _open_cards(run: Run) -> Claims:
    early = run("author=litvinov", "contradiction=as_believed", "spheres.signed_month=0")
    taken = run(
        "author=litvinov", "contradiction=as_believed", "spheres=none", "author.openness=0.12"
    )
    return {
        f"{capital} trusts Moscow more than where as much is sought, unsigned and unannounced": (
            early.column(name) - taken.column(name)
        )
        for capital, name in (("Washington", "washingtons_trust"), ("London", "londons_trust"))
    }


@_finding(7, "American public opinion makes open spheres costly on the American side.", "14")
def _opinion_and_spheres(run: Run) -> Claims:
    def cost(weight: float) -> Floats:
        common = ("author=litvinov", "contradiction=as_believed", f"world.opinion_weight={weight}")
        signed = run(*common, "spheres.signed_month=0")
        unsigned = run(*common, "spheres=none")
        return _stance(unsigned, 1, 0) - _stance(signed, 1, 0)

    return {"spheres cost more of Washington's stance where opinion binds": cost(0.84) - cost(0.0)}


@_finding(8, "Coercion in a sphere that resists costs trust in both Western capitals.", "19, 22-23")
def _coercion(run: Run) -> Claims:
    common = ("author=stalin_molotov", "contradiction=as_believed", "world=europe")
    mild, hard = (run(*common, f"author.imposition={value}") for value in (0.2, 0.8))
    return {
        f"{capital} trusts Moscow less": mild.column(name) - hard.column(name)
        for capital, name in (("Washington", "washingtons_trust"), ("London", "londons_trust"))
    }


@_finding(
    9,
    "With all six misjudgements corrected, the USA and Britain combine against the USSR.",
    "17-20",
)
def _all_corrected(run: Run) -> Claims:
    return {
        f"share in which the USA and Britain combine first, less a half ({wording.author(author)})":
        np.asarray((corrected.column("pair") == 2) - 0.5)
        for author in ("maisky", "gromyko", "litvinov", "stalin_molotov")
        for corrected in [run(f"author={author}", "contradiction=fails", "world=historical")]
    }  # fmt: skip
