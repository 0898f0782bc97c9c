"""The order of a month: the one list that both drivers and the documentation follow."""

from typing import NamedTuple


class Phase(NamedTuple):
    """One step of a month: its name, who acts in it, and what happens."""

    name: str
    who: str
    what: str


PHASES = (
    Phase("events", "the world", "Events due this month strike: levels jump, shifts begin."),
    Phase("capabilities", "the world", "The weights of the three follow the record or the trend."),
    Phase("engagement", "powers", "Each power engages as its theory says; one may stay out."),
    Phase("claims", "powers", "Each power states its claim in every contested state."),
    Phase(
        "answers", "contested states", "Each state weighs the claims: overlap, force, influence."
    ),
    Phase("threats", "powers", "Each power judges the threat from the other two."),
    Phase("acts", "powers", "Each power encroaches or not; each observer sees it its own way."),
    Phase("bargains", "the world", "Dyads that would sign a scheme of spheres may do so."),
    Phase("lessons", "powers", "Each power revises trust, appetite and (the believer) belief."),
    Phase("drivers", "the world", "Danger, credit window, ideology and opinion drift."),
    Phase("stances", "powers", "Each power moves its stance to the other two."),
    Phase("commit", "everyone", "All changes take effect at once."),
)
"""Every phase reads the state at the start of the month, as the events left it."""
