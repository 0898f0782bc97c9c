"""The coefficients: which are fitted, which stated, and the draws that the record accepts."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.scenario import Coefficients, quantity
from bigthree.theory.engagement import ENGAGEMENTS
from bigthree.theory.mechanisms import MECHANISMS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FITTED = (
    "routine", "structural_balance", "bidding", "pivoting", "noise", "commerce_effect",
    "common_threat_effect", "ideology_effect", "overlap_effect", "threat_effect",
)  # fmt: skip
"""The coefficients that are fitted to the record; `docs/preregistration.md` says why these."""


REJECTED = 20.0
"""Bayes factor against the best theory from which a theory is rejected (Kass and Raftery 1995)."""


class Sample(NamedTuple):
    """The draws that the record accepts under one theory of engagement.

    Attributes
    ----------
    coefficients : structured ndarray, shape (draws,)
        A field for each of `FITTED`.
    coding : structured ndarray, shape (draws,)
        The coded numbers that were accepted with them, a field each: ``source:parameter``.
    """

    coefficients: NDArray[np.void]
    coding: NDArray[np.void]

    def __len__(self) -> int:
        return len(self.coefficients)


@cache
def ranges() -> dict[str, tuple[float, float]]:
    """The range of each coefficient that has one, by name."""
    each = {name: quantity(f"theory.{name}").prior for name in Coefficients.model_fields}
    return {name: ends for name, ends in each.items() if ends and ends[0] < ends[1]}


def priors() -> dict[str, tuple[float, float]]:
    """The prior range of each fitted coefficient, by name."""
    return {name: ranges()[name] for name in FITTED}


def stated() -> dict[str, tuple[float, float]]:
    """The range of each coefficient that is stated and not fitted, by name."""
    return {name: ends for name, ends in ranges().items() if name not in FITTED}


@cache
def accepted(engagement: str) -> Sample:
    """The accepted draws of a theory of engagement, the medoid first.

    Raises
    ------
    BadRequest
        When the file is not there, or was made for another structure of the model.
    """
    import numpy as np

    header, *draws = _lines(engagement)
    names = header.split(",")
    dtype = [(name, np.float64) for name in names]
    table = np.array([tuple(map(float, draw.split(","))) for draw in draws], dtype=dtype)
    coded = [name for name in names if ":" in name]
    return Sample(table[list(FITTED)], table[coded])


@cache
def medoid(engagement: str = ENGAGEMENTS[0]) -> Coefficients:
    """The accepted draw that is nearest to all others, with what is stated at its value."""
    header, first = _lines(engagement)[:2]
    values: Any = dict(zip(header.split(","), map(float, first.split(",")), strict=True))
    return Coefficients(**{name: values[name] for name in FITTED})


def fingerprint(engagement: str) -> str:
    """A digest of all that a sample is made for: theory, mechanisms, coefficients, priors.

    A mechanism that is off, and whose prior is to be off, leaves every history as it is, and so
    the digest.
    """
    off = {name for name in Coefficients.model_fields if quantity(f"theory.{name}").prior == (0, 0)}
    on = sorted(name for name, each in MECHANISMS.items() if off.isdisjoint(each.switches))
    stated_values = {name: getattr(Coefficients(), name) for name in stated()}
    made_for = [engagement, on, priors(), stated_values]
    return hashlib.sha256(json.dumps(made_for, sort_keys=True).encode()).hexdigest()[:12]


@cache
def accepted_share(engagement: str) -> tuple[int, int]:
    """How many draws from the priors the record accepted under a theory, and of how many."""
    made_for = _made_for(engagement)
    return int(made_for["accepted"]), int(made_for["draws"])


@cache
def joint(engagement: str) -> NDArray[np.float64]:
    """The weight of each accepted draw of a theory when a second record counts too.

    How many of so many histories of the other case it gets right, shape (draws,);
    `docs/preregistration.md` says what is right.

    Raises
    ------
    BadRequest
        When they are not there, were made for another sample or another coding of the case, or
        the other record accepts none of the draws.
    """
    import numpy as np

    made_for = joint_made_for()
    if made_for.get(engagement) != sample_digest(engagement):
        raise _not_joint(engagement, "there are no weights for the sample that ships")
    if made_for["tables"] != tables_digest(made_for["case"]):
        raise _not_joint(engagement, f"the tables of case={made_for['case']} are others by now")
    weights = _joint_table()[engagement]
    if not any(weights):
        raise _not_joint(engagement, f"case={made_for['case']} accepts none of its draws")
    return np.array(weights)


def _not_joint(engagement: str, why: str) -> BadRequest:
    return BadRequest(
        f"coefficients=joint: engagement={engagement}: {why}; use coefficients=accepted "
        "(`bigthree transfer` makes the weights)"
    )


def joint_file() -> Any:
    """Where the weights of the accepted draws ship."""
    return files("bigthree.data").joinpath("accepted", "joint.csv")


def joint_made_for() -> dict[str, str]:
    """What the first line of the weights says: case, histories, marks met, seed, digests."""
    return _head(joint_lines())


def _joint_table() -> dict[str, list[float]]:
    """The weights by theory; a sample with fewer draws than another has empty cells at the end."""
    _, header, *lines = joint_lines()
    columns = zip(*(line.split(",") for line in lines), strict=True)
    return {
        name: [float(cell) for cell in column if cell]
        for name, column in zip(header.split(","), columns, strict=True)
    }


def joint_lines() -> list[str]:
    """The lines of the weights; a head and a header alone where none ship."""
    try:
        return list(joint_file().read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return ["#", ""]


def sample_digest(engagement: str) -> str:
    """A digest of a theory's sample as it ships."""
    return hashlib.sha256("\n".join(_text(engagement)).encode()).hexdigest()[:12]


def tables_digest(of: str) -> str:
    """A digest of the tables of a case that its histories and its marks are made of."""
    digest = hashlib.sha256()
    for name in ("capabilities", "contested_states", "evidence", "numbers", "targets"):
        digest.update(json.dumps(case(of).rows(name)).encode())
    return digest.hexdigest()[:12]


def sample_file(engagement: str) -> Any:
    """Where the sample of a theory of engagement ships."""
    return files("bigthree.data").joinpath("accepted", f"{engagement}.csv")


def _text(engagement: str) -> list[str]:
    """The lines of a sample's file."""
    try:
        lines: list[str] = sample_file(engagement).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BadRequest(
            f"coefficients=accepted: no sample for engagement={engagement}; use "
            "coefficients=prior or coefficients=prototype"
        ) from None
    return lines


def _made_for(engagement: str) -> dict[str, str]:
    """What the first line of a sample says: theory, draws, accepted, structure."""
    return _head(_text(engagement))


def _head(lines: list[str]) -> dict[str, str]:
    """The pairs ``name=value`` in the comment that a table opens with."""
    words = lines[0].removeprefix("#").split()
    return dict(word.split("=", 1) for word in words if "=" in word)


def _lines(engagement: str) -> list[str]:
    """The table of a sample, its header first."""
    structure = _made_for(engagement).get("structure", "")
    if structure != fingerprint(engagement):
        raise BadRequest(
            f"coefficients=accepted: the sample of engagement={engagement} was made for another "
            f"structure of the model ({structure}, not {fingerprint(engagement)}); "
            "`bigthree calibration` makes one that fits"
        )
    return [line for line in _text(engagement)[1:] if line]


def medoid_of(draws: NDArray[np.float64], widths: NDArray[np.float64]) -> int:
    """Which draw has the least summed distance to the others, in widths of the priors.

    Parameters
    ----------
    draws : ndarray, shape (draws, coefficients)
    widths : ndarray, shape (coefficients,)
    """
    from scipy.spatial.distance import cdist

    scaled = draws / widths
    return int(cdist(scaled, scaled, "cityblock").sum(axis=0).argmin())
