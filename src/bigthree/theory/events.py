"""What a dated event changes, and by how much."""

LEVEL_TARGETS = ("common_threat", "ideology", "opinion", "credit_window")
"""A jump of a level in [0, 1] that relaxes afterwards. What else an event can change (stances of
one power to another, lasting shifts, agreements) bears the names of a case (`bigthree.cases`)."""


def effect(size: float, intensity: float) -> float:
    """Size of an effect once the event's intensity is drawn."""
    return size * intensity
