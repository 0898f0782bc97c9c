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
    """The draws that the record accepts under one theory of engagement."""

    coefficients: NDArray[np.void]
    """A field for each of `FITTED`, shape (draws,)."""
    coding: NDArray[np.void]
    """The coded numbers that were accepted with them, a field each: ``source:parameter``, shape
    (draws,)."""

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


def lines(name: str) -> list[str]:
    """The lines of a sample as it ships, or of ``joint``; none of what does not ship."""
    try:
        path = files("bigthree.data").joinpath("accepted", f"{name}.csv")
        return list(path.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return []


def made_for(name: str) -> dict[str, str]:
    """What the first line of such a table says that it is made for."""
    words = "".join(lines(name)[:1]).removeprefix("#").split()
    return dict(word.split("=", 1) for word in words)


def _table(name: str) -> tuple[list[str], list[list[str]]]:
    """The names of the columns of such a table, and its rows."""
    header, *rows = (line.split(",") for line in lines(name)[1:] if line)
    return header, rows


def _sample(engagement: str) -> tuple[list[str], list[list[str]]]:
    """The table of a theory's sample, if it is made for this model."""
    structure = _of_sample(engagement).get("structure", "")
    if structure != fingerprint(engagement):
        raise BadRequest(
            f"coefficients=accepted: the sample of engagement={engagement} was made for another "
            f"structure of the model ({structure}, not {fingerprint(engagement)}); "
            "`bigthree calibration` makes one that fits"
        )
    return _table(engagement)


def _of_sample(engagement: str) -> dict[str, str]:
    """What a theory's sample is made for."""
    if not lines(engagement):
        raise BadRequest(
            f"coefficients=accepted: no sample for engagement={engagement}; use "
            "coefficients=prior or coefficients=prototype"
        )
    return made_for(engagement)


@cache
def accepted(engagement: str) -> Sample:
    """The accepted draws of a theory of engagement, the medoid first.

    Raises
    ------
    BadRequest
        When the file is not there, or was made for another structure of the model.
    """
    import numpy as np

    names, rows = _sample(engagement)
    dtype = [(name, np.float64) for name in names]
    table = np.array([tuple(map(float, row)) for row in rows], dtype=dtype)
    return Sample(table[list(FITTED)], table[[name for name in names if ":" in name]])


@cache
def medoid(engagement: str = ENGAGEMENTS[0]) -> Coefficients:
    """The accepted draw that is nearest to all others, with what is stated at its value."""
    names, rows = _sample(engagement)
    values: Any = dict(zip(names, map(float, rows[0]), strict=True))
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
    sample = _of_sample(engagement)
    return int(sample["accepted"]), int(sample["draws"])


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

    head, why = made_for("joint"), ""
    if head.get(engagement) != sample_digest(engagement):
        why = "there are no weights for the sample that ships"
    elif head["tables"] != tables_digest(head["case"]):
        why = f"the tables of case={head['case']} are others by now"
    else:
        names, rows = _table("joint")
        cells = [row[names.index(engagement)] for row in rows]
        weights = np.array([float(cell) for cell in cells if cell])  # a shorter sample ends sooner
        if weights.any():
            return weights
        why = f"case={head['case']} accepts none of its draws"
    raise BadRequest(
        f"coefficients=joint: engagement={engagement}: {why}; use coefficients=accepted "
        "(`bigthree transfer` makes the weights)"
    )


def sample_digest(engagement: str) -> str:
    """A digest of a theory's sample as it ships."""
    return hashlib.sha256("\n".join(lines(engagement)).encode()).hexdigest()[:12]


def tables_digest(of: str) -> str:
    """A digest of the tables of a case that its histories and its marks are made of."""
    digest = hashlib.sha256()
    for name in ("capabilities", "contested_states", "evidence", "numbers", "targets"):
        digest.update(json.dumps(case(of).rows(name)).encode())
    return digest.hexdigest()[:12]


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
