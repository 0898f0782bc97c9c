"""What every hand-out says in the same words: questions and limits."""

from __future__ import annotations

QUESTIONS = {
    "ablation": "Which mechanism does what the contradiction does?",
    "calibration": "Which coefficients does the record of 1945–48 accept?",
    "discovery": "Which combinations of assumptions end three-power cooperation?",
    "headline": "How stable is three-power cooperation when the Anglo-American contradiction does "
    "and does not hold?",
    "hindcast": "How does the model fare against what it was not fitted to?",
    "inference": "Given the record of 1945–48, how strong could the contradiction have been?",
    "misjudgements": "Which of the five misjudgements cost three-power cooperation most?",
    "patterns": "Which findings of the source does the model show?",
    "replay": "What comes out when these scenarios are run again?",
    "robustness": "Which conclusions are firm, and which hang on a choice?",
    "run": "Why did three-power cooperation hold or break in this world?",
    "sensitivity": "Which assumptions matter most?",
    "sweep": "Where does three-power cooperation hold?",
}
"""What each study asks, where its answer does not begin with the question."""

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
"""What the model does not show; the whole of it stands in docs/record.md."""
