"""What each of the six misjudgements cost the concert, author by author."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bigthree import wording
from bigthree.analysis.misjudgements import (
    BESIDE,
    MISJUDGED,
    Cost,
    Game,
    Misjudgements,
    misjudgements,
)
from bigthree.errors import BadRequest
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, mean
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted
from bigthree.studies.sweep.answer import check_some_ran

if TYPE_CHECKING:
    from bigthree.figures.figure_data import FigureData
    from bigthree.sweeps.results import Sweep

SWITCHES = {
    "contradiction": "the contradiction",
    "american_reach": "American reach",
    "europe": "docile Europe",
    "tolerance": "Western tolerance",
    "commerce": "trade and credits",
    "germany": "the fear of Germany",
}
"""What was misjudged."""

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
        """An estimate with its unit and interval; `bare` of the unit."""
        scaled = Estimate(*(self.factor * part for part in estimate))
        unit = "" if bare else f" {self.unit}"
        value, _, interval = wording.interval(scaled, self.digits, sign).partition(" ")
        return f"{value}{unit} {interval}"


def scale_of(measure: str) -> Scale:
    """Months, histories of a hundred, or the measure's own points."""
    if measure.startswith("rmst_"):
        return Scale(1, 1, "months")
    return Scale(100, 1, "histories of 100") if measure == BESIDE else Scale(1, 2, measure)


def study(request: Request) -> Results:
    """Run all 64 worlds of each author and share out what was lost between first and last."""
    found = misjudgements(
        request.overrides,
        request.sweep_options.measure,
        request.runs,
        request.seed,
        **request.running,
    )
    return Results(
        blocks=preformatted(tell(found)),
        sweep=found.sweep,
        tables={"shares": found.table, "worlds": found.worlds},
        drawings={"shares": partial(shares_figure, found)},
    )


def tell(found: Misjudgements) -> str:
    """The shares in words.

    Raises
    ------
    BadRequest
        When no author's worlds could all be run.
    """
    check_some_ran(found.sweep)
    pairs = list(zip(found.games(), found.games(BESIDE), strict=True))
    if not pairs:
        raise BadRequest("misjudgements: no author has all 64 worlds; see failures.csv")
    scale = scale_of(found.measure)
    lines = [*_header(found)]
    for game, beside in pairs:
        lines += ["", f"{wording.author(game.author)}, {_background(game)}", ""]
        lines += [table(game, beside, scale), "", *sentences(game, scale)]
    return "\n".join([*lines, "", CLOSING])


CLOSING = (
    "Intervals tell how another draw of luck, coding and coefficients might differ, not how sure "
    "history is. Coefficients are\ndrawn from those that the record of 1945-48 accepts."
)


def _background(game: Game) -> str:
    return BACKGROUNDS.get(game.background, game.background)


def _header(found: Misjudgements) -> Iterator[str]:
    sweep = found.sweep
    plan = sweep.plan
    yield worlds_run(sweep)
    if sweep.failures:
        yield f"{failed(sweep)} Who lacks a world is left out."
    meaning = ({**COLUMNS, **ESTIMATES})[found.measure][0]
    unit = scale_of(found.measure).unit
    yield f"{found.measure}: {meaning}."
    yield f"cost: what the turn from an assumption to what came takes from it, in {unit} (− gives"
    yield "to it): the mean over all orders in which the six can turn (Shapley), so that the six"
    yield "sum to the loss. first: when it alone turns in the author's world. last: when the other"
    yield "four have turned. together: the cost in histories of 100 without two against one by"
    yield f"month {min(60, plan.months)}."
    by_hand = wording.by_hand(next(iter(plan.bases.values())))
    if by_hand:
        yield by_hand


def worlds_run(sweep: Sweep) -> str:
    """How many worlds and histories were run, and on which luck."""
    plan = sweep.plan
    count = (
        f"{len(sweep.points):,} worlds, {wording.histories(plan.runs)} each ({plan.rows:,} in all)"
    )
    horizon = f"{plan.months} months from {wording.date(0)}"
    return f"{count}, {horizon}, seed {plan.seed}; the same luck in each."


def failed(sweep: Sweep) -> str:
    """How many worlds failed, and why the first did."""
    first = sweep.failures[0]
    return (
        f"{len(sweep.failures)} of them failed (failures.csv), the first to {first.stage}: "
        f"{first.message}."
    )


def table(game: Game, beside: Game, scale: Scale) -> str:
    """What each switch cost, most costly first."""
    together = {cost.switch: cost.share for cost in beside.found}
    histories = scale_of(BESIDE)
    return wording.table(
        [
            {
                "misjudged": SWITCHES[cost.switch],
                "cost": scale(cost.share, bare=True),
                "first": scale(cost.first_in, bare=True),
                "last": scale(cost.last_in, bare=True),
                "together": histories(together[cost.switch], bare=True),
            }
            for cost in ranked(game)
        ]
    )


def ranked(game: Game) -> list[Cost]:
    """The switches, most costly first."""
    return sorted(game.found, key=lambda cost: -cost.share.value)


def sign(found: Estimate) -> int:
    """1 or -1 where the whole interval is on that side of zero, else 0."""
    return int(found.low > 0) - int(found.high < 0)


def sentences(game: Game, scale: Scale) -> list[str]:
    """What was lost and to which mistake; where the answer hangs on the order."""
    parts = [part for part in (_told(ranked(game), side, scale) for side in (1, -1, 0)) if part]
    lines = [f"{wording.author(game.author)}: {_loss(game, scale)} {'; '.join(parts)}."]
    tied = _undecided(game)
    if tied:
        lines.append(tied)
    return [*lines, *(_order(cost, scale) for cost in game.found if _hangs_on_order(cost))]


def _loss(game: Game, scale: Scale) -> str:
    whose = "they" if game.author == "stalin_molotov" else "he"
    between = f"between the world {whose} assumed and the one that came"
    return {
        1: f"of the {scale(game.loss)} lost {between},",
        -1: f"nothing is lost {between} but {scale(size_of(game.loss))} gained:",
        0: f"no loss {between} that these runs can tell, {scale(game.loss)}:",
    }[sign(game.loss)]


def _told(costs: list[Cost], side: int, scale: Scale) -> str:
    """The switches that cost, those that give back, or those of which none can tell."""
    mine = [cost for cost in costs if sign(cost.share) == side]
    if side < 0:
        mine = mine[::-1]
    if not mine:
        return ""
    if side == 0:
        return f"no cost can be told of {listed([SWITCHES[cost.switch] for cost in mine])}"
    verb, word = ("go", "to") if side > 0 else ("come back", "with")
    sizes = [scale(size_of(cost.share), bare=True) for cost in mine]
    names = [f"{word} {SWITCHES[cost.switch]}" for cost in mine]
    first, *others = zip(sizes, names, strict=True)
    return ", ".join([f"{first[0]} {verb} {first[1]}", *map(" ".join, others)])


def size_of(found: Estimate) -> Estimate:
    """An estimate's size, whichever side of zero it is on."""
    return found if found.value >= 0 else Estimate(-found.value, -found.high, -found.low)


def listed(names: list[str]) -> str:
    """Names as they stand in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _undecided(game: Game) -> str:
    """Say so where the runs cannot tell which of the two most costly cost more."""
    first, second = ranked(game)[:2]
    shares = dict(zip(MISJUDGED, game.shares, strict=True))
    lead = mean(shares[first.switch] - shares[second.switch])
    if sign(first.share) < 1 or sign(lead) == 1:
        return ""
    pair = listed([SWITCHES[first.switch], SWITCHES[second.switch]])
    return f"Which of {pair} cost more these runs cannot tell."


def _hangs_on_order(cost: Cost) -> bool:
    return sign(cost.first_in) * sign(cost.last_in) < 0


def _order(cost: Cost, scale: Scale) -> str:
    verbs = {1: "costs", -1: "gives"}
    first, last = (
        f"{verbs[sign(each)]} {abs(scale.factor * each.value):.{scale.digits}f}"
        for each in (cost.first_in, cost.last_in)
    )
    name = SWITCHES[cost.switch]
    return (
        f"{name[0].upper()}{name[1:]}: its sign hangs on the order; turned first it {first}, "
        f"turned last it {last} {scale.unit}."
    )


def shares_figure(found: Misjudgements) -> FigureData:
    """The shares of every author, on each background."""
    from bigthree.figures.bars import Layout, tabulate

    plan, scale = found.sweep.plan, scale_of(found.measure)
    table = found.table[found.table["measure"] == found.measure]
    frame = table[["author", "background", "switch", "low", "high"]].copy()
    frame.insert(3, "value", table["share"])
    frame[["value", "low", "high"]] *= scale.factor
    hanging = sum(_hangs_on_order(cost) for game in found.games() for cost in game.found)
    layout = Layout(
        panel="author",
        row="switch",
        series="background",
        names={each: label("author", each) for each in frame["author"]} | SWITCHES | BACKGROUNDS,
        title="What each misjudgement cost, between the world assumed and the one that came",
        across=f"cost in {scale.unit}",
        reference={},
    )
    caption = (
        f"What each of the six misjudgements cost of {found.measure}: its Shapley share of the "
        "difference between the world as the author assumed it and as it came, on the background "
        "as he assumed it (filled) and as it turned out (open). Left of zero it gave. "
        f"The sign of {hanging} of these {len(frame)} hangs on the order in which the six turn. "
        f"{len(found.sweep.points)} worlds, {wording.histories(plan.runs)} each, seed {plan.seed}, "
        "paired by luck; intervals: 95 % for luck and coding. Assumptions after Pechatnov (1995)."
    )
    return tabulate(frame, layout, caption)
