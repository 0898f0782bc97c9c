"""The answer of the misjudgements: what each cost, and where that depends on the order."""

from __future__ import annotations

from collections.abc import Iterator

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.studies.findings import INTERVALS, by_hand, measured, worlds_run
from bigthree.studies.misjudgements.computation import Misjudgements, misjudgements
from bigthree.studies.misjudgements.costs import (
    BACKGROUNDS,
    SWITCH_NAMES,
    Game,
    Scale,
    scale_of,
)
from bigthree.studies.misjudgements.figures import drawings
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Run all 64 worlds of each author, and share out what was lost between first and last."""
    measure = request.sweep_options.measure
    settings = request.running
    result = misjudgements(request.overrides, measure, request.runs, request.seed, **settings)
    return result.results(blocks, drawings)


def blocks(misjudgements: Misjudgements) -> Iterator[Block]:
    """Yield the finding, the costs author by author, how they are counted, and what was run.

    Raises
    ------
    BadRequest
        When no author's worlds could all be run.
    """
    games = misjudgements.games
    if not games:
        raise BadRequest("misjudgements: no author has all 64 worlds; see failures.csv")
    measure, scale = misjudgements.measure, scale_of(misjudgements.measure)
    yield Paragraph(finding(games, scale))
    for game in games:
        background = BACKGROUNDS.get(game.background, game.background)
        yield Heading(f"{wording.author(game.author)}, {background}")
        yield from map(Paragraph, sentences(game, scale))
        yield table(game, scale)
    yield Heading("How to read this")
    yield Paragraph(
        f"{measured(measure, case())} Cost: what it loses, in {scale.unit}, "
        "when an assumption turns into what came (− is a gain), as a mean over all orders in "
        "which the six can turn (Shapley), so that the six sum to the loss. First: when only this "
        "one turns in the author's world. Last: when the other five have turned."
    )
    yield from worlds_run(misjudgements.sweep)
    if misjudgements.sweep.failures:
        yield Paragraph("An author who lacks a world on a background is left out there.")
    yield from by_hand(misjudgements.sweep)
    yield Paragraph(INTERVALS)


def finding(games: list[Game], scale: Scale) -> str:
    """Return what cost each author most, and for whom another background changes that."""
    first, *others = dict.fromkeys(game.background for game in games)
    costliest = {(game.background, game.author): game.costliest for game in games}
    parts = [_worst(game, scale) for game in games if game.background == first]
    sentences = [f"What cost most, with {BACKGROUNDS.get(first, first)}: {'; '.join(parts)}."]
    for other in others:
        changed = [
            wording.author(author) for background, author in costliest
            if background == other and (first, author) in costliest
            and costliest[first, author] != costliest[other, author]
        ]  # fmt: skip
        what = f"another for {wording.listed(changed)}" if changed else "the same"
        sentences.append(f"With {BACKGROUNDS.get(other, other)} it is {what}.")
    return " ".join(sentences)


def _worst(game: Game, scale: Scale) -> str:
    whose = f"for {wording.author(game.author)}"
    if not game.costliest:
        return f"nothing that is clear {whose}"
    unsure = f", not clearly more than {SWITCH_NAMES[game.rival]}" if game.rival else ""
    return f"{SWITCH_NAMES[game.costliest]} {whose}, {scale(game.ranked[0].share)}{unsure}"


def table(game: Game, scale: Scale) -> Table:
    """Return what each switch cost, most costly first."""
    return Table.of(
        [
            {
                "misjudged": SWITCH_NAMES[cost.switch],
                "cost": scale.bare(cost.share),
                "first": scale.bare(cost.first_in),
                "last": scale.bare(cost.last_in),
            }
            for cost in game.ranked
        ]
    )


def sentences(game: Game, scale: Scale) -> Iterator[str]:
    """Yield what was lost, and for which switches the sign depends on the order."""
    whose = "they" if game.author == "stalin_molotov" else "he"
    between = f"between the world {whose} assumed and the one that came"
    yield {
        1: f"{scale(game.loss)} are lost {between}.",
        -1: f"Nothing is lost {between}, and {scale(game.loss.size)} are gained.",
        0: f"These runs show no clear loss {between}, {scale(game.loss)}.",
    }[game.loss.sign]
    if turning := [SWITCH_NAMES[cost.switch] for cost in game.ranked if cost.depends_on_order]:
        yield f"Whether it costs or gives depends on the order: {wording.listed(turning)}."
