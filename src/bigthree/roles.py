"""Who plays which part in the month: the named numbers of the Big Three by power, dyad and pair.

The month knows powers by index alone. `PARTS` says which number of a scenario stands in each place
of its parameters, `SHIFTS` which of its places an event shifts. Orders as in `bigthree.dyads`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Entry = str | float
"""A number by its last name, ``-name`` for its negative, or a constant."""

PARTS: dict[str, Any] = {
    # by dyad: USSR and USA, USSR and Britain, USA and Britain
    "initial_tie": ("initial_ussr_usa", "initial_ussr_uk", "initial_usa_uk"),
    "closeness": ("closeness_ussr_usa", "closeness_ussr_uk", "closeness_usa_uk"),
    "proximity": ("proximity_ussr_usa", "proximity_ussr_uk", "proximity_usa_uk"),
    "nearer_by_engagement": (1.0, 0.0, 0.0),
    "commerce": ("commerce_usa", "commerce_uk", "commerce_usa_uk"),
    "on_credit": (1.0, 1.0, 0.0),
    "rivalry": (0.0, 0.0, "rivalry"),
    "opposed_systems": (1.0, 1.0, 0.0),
    # by power: USSR, USA, Britain
    "appetite": ("appetite", "american_appetite", "british_appetite"),
    "engages": (0.0, 1.0, 0.0),  # whether it is in Eurasia only as far as it engages there
    "openness": ("openness", "western_openness", "western_openness"),
    "imposition": ("imposition", 0.0, 0.0),
    "tolerance": ("tolerance", 0.0, 0.0),  # of its positions, by the others
    "belief": ("believed_rivalry", 0.0, 0.0),  # in the quarrel of the other two
    "believes": (1.0, 0.0, 0.0),
    "expected_growth": (0.0, "american_power_growth", "-british_decline"),
    "reach_scale": ("land_reach", "base_reach", "sea_reach"),
    "landlocked_reach": (1.0, 1.0, "landlocked"),
    # by ordered pair: of whom (row), in or towards whom (column)
    "prior_trust": (
        (0.0, "trust_in_usa", "trust_in_uk"),
        ("american_trust_in_ussr", 0.0, "anglo_american_trust"),
        ("british_trust_in_ussr", "anglo_american_trust", 0.0),
    ),
    "preference": ((0.0, "-partner", "partner"), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
    "opinion_binds": ((0.0, 0.0, 0.0), ("opinion_weight", 0.0, 0.0), (0.0, 0.0, 0.0)),
    # of the world
    "stake": "american_reach",
    "war_ends": ("war_in_europe_ends", "war_in_asia_ends"),
    "common_threat": "common_threat",
    "ideology": "ideology",
    "opinion": "opinion_sympathy",
    "opinion_weight": "opinion_weight",
    "credit_haste": "credit_haste",
    "resistance": "resistance",
}
"""Each part, and the numbers that play it."""

OPINION_PAIR = (1, 0)
"""Whose public has an opinion, and of whom."""

BALANCER, ADVERSARY = 2, 0
"""On whom the balance in Eurasia rests while another stays out, and whom it has to balance."""

BELIEVER = 0
"""Whose belief, and trust in whom, are kept month by month."""


class Shift(NamedTuple):
    """Where the lasting shifts of each kind begin."""

    rivalry: int = 0  # by dyad
    commerce: int = 3  # by dyad
    appetite: int = 6  # by power
    tolerance: int = 9  # by power
    capability: int = 12  # by power
    stake: int = 15
    resistance: int = 16
    bargaining: int = 17


SHIFT = Shift()
SHIFT_COUNT = 18

SHIFTS: dict[str, tuple[int, ...]] = {
    "rivalry": (SHIFT.rivalry + 2,),
    "american_reach": (SHIFT.stake,),
    "american_appetite": (SHIFT.appetite + 1,),
    "appetite": (SHIFT.appetite + 0,),
    "tolerance": (SHIFT.tolerance + 0,),
    "commerce_usa": (SHIFT.commerce + 0,),
    "commerce_uk": (SHIFT.commerce + 1,),
    "resistance": (SHIFT.resistance,),
    "capability_usa": (SHIFT.capability + 1,),
    "bargaining": (SHIFT.bargaining,),
}
"""What each lasting effect of `bigthree.theory.events.LASTING_TARGETS` shifts."""

PART_FIELDS = [(name, np.float64, np.shape(entries)) for name, entries in PARTS.items()]


def cast(parameters: NDArray[np.void], parts: NDArray[np.void]) -> None:
    """Give each part its numbers.

    Parameters
    ----------
    parameters : structured ndarray, shape (runs,)
        The numbers of each run by their last names.
    parts : structured ndarray, shape (runs,)
        Filled in the fields of `PARTS`.
    """
    for part, entries in PARTS.items():
        column = parts[part]
        for place, entry in np.ndenumerate(np.array(entries, dtype=object)):
            column[(slice(None), *place)] = _value(parameters, entry)


def _value(parameters: NDArray[np.void], entry: Entry) -> Any:
    if isinstance(entry, str):
        negative = entry.startswith("-")
        return -parameters[entry[1:]] if negative else parameters[entry]
    return entry
