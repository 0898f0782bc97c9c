"""Soviet policies: five numbers, the scheme of spheres that Moscow offers, and from when.

What Moscow believes of the others (``author.believed_rivalry``, ``author.trust_in_usa``,
``author.trust_in_uk``) is no policy. The search takes steps that can be put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bigthree import wording
from bigthree.resources import options
from bigthree.scenario import Scenario, Spheres, plain_tuples
from bigthree.sweeps.designs import design_points
from bigthree.sweeps.factors import Factor
from bigthree.yaml_text import read_file

QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
LEVELS: dict[str, tuple[float, ...]] = {
    "appetite": tuple(step / 10 for step in range(11)),
    "openness": QUARTERS,
    "imposition": QUARTERS,
    "partner": (-1.0, -0.5, 0.0, 0.5, 1.0),
    "credit_haste": QUARTERS,
}
"""The numbers of an author that are policy, and the values that the search gives them."""

OFFERS = (0, 6, 12, 18, 24)
"""Months from which the search offers a scheme."""

NO_SCHEME = "none"

WORDS: dict[str, tuple[str, str, str, str, str]] = {
    "openness": (
        "facts first, no cards shown", "few cards shown", "half the cards shown",
        "most cards shown", "open cards",
    ),
    "imposition": (
        "no order imposed", "little order imposed", "order half imposed", "order mostly imposed",
        "order imposed",
    ),
    "partner": (
        "America first", "America rather than Britain", "neither courted first",
        "Britain rather than America", "Britain first",
    ),
    "credit_haste": (
        "credits later", "credits not soon", "credits in time", "credits soon", "credits at once",
    ),
}  # fmt: skip
"""What each fifth of the range of a number means."""


class Policy(NamedTuple):
    """What Moscow does: numbers of an author, a scheme of spheres, the month of its offer."""

    appetite: float
    openness: float
    imposition: float
    partner: float
    credit_haste: float
    scheme: str
    offered: int


def of_scenario(scenario: Scenario) -> Policy:
    """Return the policy in a scenario."""
    numbers: dict[str, Any] = {name: getattr(scenario.author, name) for name in LEVELS}
    spheres = scenario.spheres
    fixed = _fixed_month(spheres)
    month = spheres.earliest_month if fixed is None else fixed
    return Policy(**numbers, scheme=spheres.name, offered=month)


def schemes() -> dict[str, Spheres]:
    """Return the schemes that Moscow may offer, by name: none, and all that it would sign."""
    every = {
        name: Spheres.model_validate(plain_tuples(read_file(path)))
        for name, path in sorted(options("spheres").items())
    }
    return {
        name: spheres
        for name, spheres in every.items()
        if name == NO_SCHEME or any("ussr" in dyad for dyad in spheres.signatories)
    }


def offer(spheres: Spheres, month: int) -> Spheres:
    """Return a scheme as offered from a month; one whose date is on record keeps its date."""
    if _fixed_month(spheres) is not None:
        return spheres
    return spheres.model_copy(update={"earliest_month": month})


def _fixed_month(spheres: Spheres) -> int | None:
    """The month on record, 0 without a scheme; None where Moscow chooses."""
    return spheres.signed_month if spheres.signatories else 0


def design(offered: Mapping[str, Spheres], months: int, points: int, seed: int) -> list[Policy]:
    """Return policies spread evenly over all levers: a Latin hypercube over their levels.

    Fewer than `points` come back where some are alike.
    """
    levels: dict[str, tuple[Any, ...]] = {
        **LEVELS, "scheme": tuple(offered), "offered": _offers(months),
    }  # fmt: skip
    factors = [Factor(name, levels=values) for name, values in levels.items()]
    drawn = design_points("latin_hypercube", factors, points, seed).itertuples(index=False)
    return list(dict.fromkeys(_settled(Policy(*row), offered) for row in drawn))


def changes(policy: Policy, offered: Mapping[str, Spheres], months: int) -> Iterator[Policy]:
    """Yield every policy that differs from this one in one lever, and itself.

    A scheme in place of another is offered from the first month.
    """
    for name, levels in LEVELS.items():
        yield from (Policy(**(policy._asdict() | {name: level})) for level in levels)
    yield from (policy._replace(scheme=name, offered=0) for name in offered)
    yield from (_settled(policy._replace(offered=month), offered) for month in _offers(months))


def _offers(months: int) -> tuple[int, ...]:
    return tuple(month for month in OFFERS if month < months)


def _settled(policy: Policy, offered: Mapping[str, Spheres]) -> Policy:
    """The policy with the month that its scheme really has."""
    fixed = _fixed_month(offered[policy.scheme])
    return policy._replace(offered=int(policy.offered) if fixed is None else fixed)


def difference_in_words(before: Policy, after: Policy, offered: Mapping[str, Spheres]) -> str:
    """Return how a policy is after one lever has changed; a scheme brings its month with it."""
    changed = (name for name in Policy._fields if getattr(before, name) != getattr(after, name))
    return lever_in_words(after, next(changed), offered)


def lever_in_words(policy: Policy, name: str, offered: Mapping[str, Spheres]) -> str:
    """Return one lever of a policy in words."""
    if name == "appetite":
        share = wording.percent(policy.appetite)
        return f"claims {share} of what it could" if policy.appetite else "claims nothing unalarmed"
    if name in ("scheme", "offered"):
        spheres = offered[policy.scheme]
        from_ = f"spheres as {wording.scheme(spheres)}, from {wording.date(policy.offered)}"
        return from_ if spheres.signatories else "no scheme of spheres"
    low, high = LEVELS[name][0], LEVELS[name][-1]
    share = (getattr(policy, name) - low) / (high - low)
    return WORDS[name][min(4, int(5 * share))]
