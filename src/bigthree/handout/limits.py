"""What the model does not show, as every hand-out says it."""

from __future__ import annotations

LIMITS = (
    (
        "Not history’s answer.",
        "These are the model’s answers. It does not show that the Cold War was inevitable or "
        "avoidable, nor that a diplomat was right because his world holds longer here.",
    ),
    (
        "Intervals are not certainty about history.",
        "They tell how another draw of luck, coding and coefficients might differ within this "
        "model, and nothing of what the model leaves out.",
    ),
    (
        "The fit is poor.",
        "Its coefficients are fitted once, to the months in which two ties broke in 1946 and 1947 "
        "and to a third that stayed warm. They meet those targets again in few histories, and "
        "Britain’s tie, which broke first in fact, breaks first only by luck.",
    ),
    (
        "No dates, no crises, no single states.",
        "When crises come is no better than chance; who holds Greece, Turkey, Norway or Japan is "
        "decided by land borders in the model and was not in fact. Out of sample it beats no "
        "simple rule.",
    ),
    (
        "No thaw, and no people.",
        "Nothing in the equations cools a quarrel once all three have taken sides, and a "
        "leadership is one number for each belief.",
    ),
    (
        "One paper, read by us.",
        "The assumptions are the project’s own readings of one study of the memoranda; no "
        "historian outside the project has coded yet. The worlds “as they turned out” were coded "
        "by readers who knew the end: that the diplomats erred, and which way, the paper says; "
        "how far, it does not.",
    ),
    (
        "Some conclusions hang on a choice.",
        "That the contradiction delays the Anglo-American combination is firm. Whether it delays "
        "or hastens two against one of some kind in Maisky’s and Litvinov’s own worlds turns with "
        "the coefficients.",
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
