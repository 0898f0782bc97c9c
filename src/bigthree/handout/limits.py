"""What the model does not show, as every hand-out says it."""

from __future__ import annotations

LIMITS = (
    (
        "Not history’s answer.",
        "It does not show that the Cold War was inevitable or avoidable, nor that a diplomat was "
        "right because his world holds longer here.",
    ),
    (
        "An interval says nothing of how sure history is.",
        "It shows how another draw of luck, coding and coefficients might differ within the model.",
    ),
    (
        "The fit is poor.",
        "The coefficients were fitted to the months in which two ties broke and to a third that "
        "stayed warm. Few histories meet those targets again.",
    ),
    (
        "No dates, no single states.",
        "The model dates crises no better than chance, and land borders decide who holds Greece, "
        "Turkey, Norway or Japan. On what it was not fitted to, it does no better "
        "than a simple rule.",
    ),
    (
        "No thaw, no people.",
        "Nothing in the equations ends a quarrel once all three have taken sides. A leadership is "
        "one number for each belief.",
    ),
    (
        "One paper, read by us.",
        "No historian outside the project has coded it yet. The worlds “as they turned out” were "
        "coded by readers who knew the end.",
    ),
    (
        "Some answers hang on a choice.",
        "That the contradiction delays the Anglo-American combination is firm. Whether it delays "
        "two against one of any kind changes with the coefficients in some worlds.",
    ),
)
"""What the model does not show of the Big Three; the whole of it stands in docs/record.md."""

EVERY_CASE = (
    *LIMITS[:2],
    (
        "The coefficients were fitted elsewhere.",
        "They are those that the record of 1945-48 accepts, and were not fitted to this triangle.",
    ),
    (
        "One reading, by us.",
        "The assumptions are the project’s own reading of the works named, by readers who knew the "
        "end.",
    ),
)
"""The same of every other case."""
