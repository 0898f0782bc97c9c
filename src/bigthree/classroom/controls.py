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
    "america": (
        "engagement",
        "world.american_reach",
        "world.american_appetite",
        "world.american_trust_in_ussr",
        "world.opinion_sympathy",
        "world.opinion_weight",
        "world.commerce_usa",
        "world.american_power_growth",
    ),
    "britain": (
        "contradiction",
        "world.rivalry",
        "world.anglo_american_trust",
        "world.british_appetite",
        "world.british_trust_in_ussr",
        "world.commerce_uk",
        "world.british_decline",
    ),
    "world": (
        "world.ideology",
        "world.common_threat",
        "world.resistance",
        "world.tolerance",
        "world.revolution_risk",
        "world.western_openness",
    ),
    "agreed": ("spheres", "events"),
}
"""What can be changed, in the order in which it is shown."""

NUMBERS = tuple(key for group in GROUPS.values() for key in group if key not in CHOICES)
"""Numbers that the student may set, by dotted name."""

STARTS = {
    "america": "author.partner=-1",
    "ideology": "world.ideology=1",
    "empire": "world.british_appetite=1",
    "all": "author.appetite=1",
    "as_was_america": "setting=as_was&author.partner=-1",
    "as_was_ideology": "setting=as_was&world.ideology=0",
}
"""Worlds to begin with, by their addresses: five move the answer, and one does not."""
