"""What a student may change, in the groups in which it is shown."""

from __future__ import annotations

CHOICES = ("contradiction", "engagement", "spheres", "events")
"""Groups of which the student may take another."""

GROUPS: dict[str, tuple[str, ...]] = {
    "moscow": (
        "author.believed_rivalry",
        "author.appetite",
        "author.openness",
        "author.imposition",
        "author.partner",
        "author.trust_in_usa",
        "author.trust_in_uk",
        "author.credit_haste",
    ),
    "world": (
        "contradiction",
        "engagement",
        "world.rivalry",
        "world.american_reach",
        "world.american_appetite",
        "world.resistance",
        "world.tolerance",
        "world.commerce_usa",
        "world.commerce_uk",
        "world.common_threat",
        "world.ideology",
        "world.opinion_sympathy",
        "world.opinion_weight",
        "world.american_power_growth",
        "world.british_decline",
        "world.revolution_risk",
        "world.british_appetite",
        "world.western_openness",
        "world.american_trust_in_ussr",
        "world.british_trust_in_ussr",
        "world.anglo_american_trust",
    ),
    "spheres": ("spheres",),
    "events": ("events",),
}
"""What can be changed, in the order in which it is shown."""

NUMBERS = tuple(key for group in GROUPS.values() for key in group if key not in CHOICES)
"""Numbers that the student may set, by dotted name."""
