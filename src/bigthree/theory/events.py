"""What a dated event can change, and how."""

STANCE_TARGETS = (
    "stance_ussr_usa",
    "stance_ussr_uk",
    "stance_usa_ussr",
    "stance_usa_uk",
    "stance_uk_ussr",
    "stance_uk_usa",
)
"""A jump of one power's stance to another, in the month of the event."""

LEVEL_TARGETS = ("common_threat", "ideology", "opinion", "credit_window")
"""A jump of a level in [0, 1] that relaxes afterwards."""

LASTING_TARGETS = (
    "rivalry",
    "american_reach",
    "american_appetite",
    "appetite",
    "tolerance",
    "commerce_usa",
    "commerce_uk",
    "resistance",
    "capability_usa",
    "bargaining",
)
"""A shift that lasts."""

AGREEMENT_TARGETS = ("agreement_ussr_usa", "agreement_ussr_uk", "agreement_usa_uk")
"""The two sign the scheme in force, if it names them as signatories."""

TARGETS = STANCE_TARGETS + LEVEL_TARGETS + LASTING_TARGETS + AGREEMENT_TARGETS

FIRST_LEVEL = len(STANCE_TARGETS)
FIRST_LASTING = FIRST_LEVEL + len(LEVEL_TARGETS)
FIRST_AGREEMENT = FIRST_LASTING + len(LASTING_TARGETS)


def effect(size: float, intensity: float) -> float:
    """Size of an effect once the event's intensity is drawn."""
    return size * intensity
