"""The answer of the misjudgements: what each cost, and where that depends on the order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bigthree import wording
from bigthree.answers import Block, Heading, Paragraph, Table
from bigthree.cases import case
from bigthree.errors import BadRequest
from bigthree.measures.estimates import Estimate, mean
from bigthree.studies.findings import INTERVALS, by_hand, measured, worlds_run
from bigthree.studies.misjudgements.computation import (
    BESIDE,
    MISJUDGED,
    Cost,
    Game,
    Misjudgements,
)

SWITCH_NAMES = {
    "contradiction": "the contradiction",
    "american_reach": "American reach",
    "europe": "docile Europe",
    "tolerance": "Western tolerance",
    "commerce": "trade and credits",
    "germany": "the fear of Germany",
}
"""What was misjudged, in words."""

BACKGROUNDS = {
    "as_assumed": "the background as assumed",
    "historical": "the background as it turned out",
}


class Scale(NamedTuple):
    """How a measure is written."""

    factor: float
    digits: int
    unit: str

    def __call__(self, estimate: Estimate, bare: bool = False, sign: bool = False) -> str:
        """Return an estimate with its interval, and its unit unless `bare`."""
        scaled = Estimate(*(self.factor * part for part in estimate))
        unit = "" if bare else f" {self.unit}"
        value, _, interval = wording.interval(scaled, self.digits, sign).partition(" ")
        return f"{value}{unit} {interval}"


def scale_of(measure: str) -> Scale:
    """Return the scale of a measure: months, histories of 100, or the measure's own points."""
    if measure.startswith("rmst_"):
        return Scale(1, 1, "months")
    if measure == BESIDE:
        return Scale(100, 1, "histories of 100")
    return Scale(1, 2, f"points of {wording.MEASURES[measure]}")


def blocks(misjudgements: Misjudgements) -> Iterator[Block]:
    """Yield the finding, the costs author by author, how they are counted, and what was run.

    Raises
    ------
    BadRequest
        When no author's worlds could all be run.
    """
    pairs = list(zip(misjudgements.games(), misjudgements.games(BESIDE), strict=True))
    if not pairs:
        raise BadRequest("misjudgements: no author has all 64 worlds; see failures.csv")
    measure, scale = misjudgements.measure, scale_of(misjudgements.measure)
    yield Paragraph(finding([game for game, _ in pairs], scale))
    for game, beside in pairs:
        background = BACKGROUNDS.get(game.background, game.background)
        yield Heading(f"{wording.author(game.author)}, {background}")
        yield from map(Paragraph, sentences(game, scale))
        yield table(game, beside, scale)
    yield Heading("How to read this")
    months = min(60, misjudgements.sweep.plan.months)
    yield Paragraph(
        f"{measured(measure, case())} Cost: what it loses, in {scale.unit}, "
        "when an assumption turns into what came (− is a gain), as a mean over all orders in "
        "which the six can turn (Shapley), so that the six sum to the loss. First: when only this "
        "one turns in the author's world. Last: when the other five have turned. Together: the "
        f"cost in histories of 100 without two against one by month {months}."
    )
    yield from worlds_run(misjudgements.sweep)
    if misjudgements.sweep.failures:
        yield Paragraph("An author who lacks a world on a background is left out there.")
    yield from by_hand(misjudgements.sweep)
    yield Paragraph(INTERVALS)


def finding(games: list[Game], scale: Scale) -> str:
    """Return what cost each author most, and for whom another background changes that."""
    first, *others = dict.fromkeys(game.background for game in games)
    costliest = {(game.background, game.author): _costliest(game) for game in games}
    parts = [_worst(game, scale) for game in games if game.background == first]
    said = f"What cost most, with {BACKGROUNDS.get(first, first)}: {'; '.join(parts)}."
    for other in others:
        changed = [
            wording.author(author) for background, author in costliest
            if background == other and (first, author) in costliest
            and costliest[first, author] != costliest[other, author]
        ]  # fmt: skip
        what = f"another for {wording.listed(changed)}" if changed else "the same"
        said += f" With {BACKGROUNDS.get(other, other)} it is {what}."
    return said


def _costliest(game: Game) -> str:
    """What cost most; empty where nothing clearly cost."""
    first = ranked(game)[0]
    return SWITCH_NAMES[first.switch] if first.share.sign == 1 else ""


def _worst(game: Game, scale: Scale) -> str:
    first, second = ranked(game)[:2]
    whose = f"for {wording.author(game.author)}"
    if not _costliest(game):
        return f"nothing that is clear {whose}"
    unsure = f", not clearly more than {SWITCH_NAMES[second.switch]}" if _tied(game) else ""
    return f"{_costliest(game)} {whose}, {scale(first.share)}{unsure}"


def table(game: Game, beside: Game, scale: Scale) -> Table:
    """Return what each switch cost, most costly first."""
    together = {cost.switch: cost.share for cost in beside.by_switch}
    histories = scale_of(BESIDE)
    return Table.of(
        [
            {
                "misjudged": SWITCH_NAMES[cost.switch],
                "cost": scale(cost.share, bare=True),
                "first": scale(cost.first_in, bare=True),
                "last": scale(cost.last_in, bare=True),
                "together": histories(together[cost.switch], bare=True),
            }
            for cost in ranked(game)
        ]
    )


def ranked(game: Game) -> list[Cost]:
    """Return the costs, most costly first."""
    return sorted(game.by_switch, key=lambda cost: -cost.share.value)


def sentences(game: Game, scale: Scale) -> list[str]:
    """Return what was lost and to which mistake, and where that depends on the order."""
    parts = [_loss(game, scale), *_attributed(ranked(game), scale)]
    first, *rest = parts
    lines = [f"{wording.author(game.author)}: {first} {'; '.join(rest)}."]
    lines += [f"These runs cannot tell which of {_tied(game)} cost more."] if _tied(game) else []
    return [*lines, *(_order(cost, scale) for cost in game.by_switch if depends_on_order(cost))]


def _loss(game: Game, scale: Scale) -> str:
    whose = "they" if game.author == "stalin_molotov" else "he"
    between = f"between the world {whose} assumed and the one that came"
    return {
        1: f"of the {scale(game.loss)} lost {between},",
        -1: f"nothing is lost {between}, and {scale(game.loss.size)} are gained:",
        0: f"these runs show no clear loss {between}, {scale(game.loss)}:",
    }[game.loss.sign]


def _attributed(costs: list[Cost], scale: Scale) -> Iterator[str]:
    """Which switches cost, which give back, and which do nothing clear."""
    for side, verb, word in ((1, "go", "to"), (-1, "come back", "with")):
        mine = [cost for cost in costs[::side] if cost.share.sign == side]
        sizes = [scale(cost.share.size, bare=True) for cost in mine]
        names = [f"{word} {SWITCH_NAMES[cost.switch]}" for cost in mine]
        if mine:
            others = [f", {size} {name}" for size, name in zip(sizes[1:], names[1:], strict=True)]
            yield f"{sizes[0]} {verb} {names[0]}{''.join(others)}"
    unclear = [SWITCH_NAMES[cost.switch] for cost in costs if cost.share.sign == 0]
    if unclear:
        yield f"{wording.listed(unclear)} cost nothing clear"


def _tied(game: Game) -> str:
    """The two most costly, where these runs cannot tell which cost more."""
    first, second = ranked(game)[:2]
    shares = dict(zip(MISJUDGED, game.shares, strict=True))
    lead = mean(shares[first.switch] - shares[second.switch])
    if first.share.sign < 1 or lead.sign == 1:
        return ""
    return wording.listed([SWITCH_NAMES[first.switch], SWITCH_NAMES[second.switch]])


def depends_on_order(cost: Cost) -> bool:
    """Whether a switch costs when it turns first and gives when it turns last, or the reverse."""
    return cost.first_in.sign * cost.last_in.sign < 0


def _order(cost: Cost, scale: Scale) -> str:
    verbs = {1: "costs", -1: "gives"}
    first, last = (
        f"{verbs[each.sign]} {abs(scale.factor * each.value):.{scale.digits}f}"
        for each in (cost.first_in, cost.last_in)
    )
    name = SWITCH_NAMES[cost.switch]
    return (
        f"{name[0].upper()}{name[1:]}: the sign depends on the order; turned first it {first}, "
        f"turned last it {last} {scale.unit}."
    )
