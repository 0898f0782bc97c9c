"""The answer for one scenario: what became of it, why, and in numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bigthree import evidence, wording
from bigthree.answers import Block, Heading, Item, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.cases import BIG_THREE, Case, case
from bigthree.dyads import DYAD_PAIRS, outside
from bigthree.ensemble import Ensemble
from bigthree.explanation.mechanisms import described
from bigthree.explanation.story import Explanation, Push, bond_of, parting_of
from bigthree.labels import label
from bigthree.measures.estimates import Estimate, surviving
from bigthree.numerals import Numeral
from bigthree.scenario import Scenario, quantity
from bigthree.studies.common import FIT, MODEL_LIMITS

STRONGEST = 3
"""How many reasons are given."""

NAMED = 4
"""How many numbers that a reason rests on are named."""

WORTH_EXPLAINING = 0.05
"""Share of histories below which an ending is not explained."""


NO_ASSUMPTION = "nothing that the source says; its strength is a coefficient of the model"
"""What a mechanism rests on that reads no number of the source."""

WHO_WITH_WHOM = "Who stood with whom in this world, and why did it change?"
"""The question where two stand against the third from the start."""


def blocks(ensemble: Ensemble, turn: Explanation | None) -> Iterator[Block]:
    """Yield what became of a scenario, what was run, the reasons, and the numbers."""
    scenario, bond = ensemble.scenario, bond_of(ensemble)
    if turn and turn.from_the_start:
        yield from _of_two_from_the_start(turn, ensemble)
        yield from _what_came_out(ensemble)
        return
    yield Paragraph(f"{outcome(turn, ensemble)}{_strongest(turn, bond, ensemble.case)}")
    yield Paragraph(_what_was_run(ensemble))
    if turn and turn.share >= WORTH_EXPLAINING:
        yield Paragraph(_why_it_broke(turn, ensemble.case))
        yield _reasons(turn.pushes, scenario)
    if bond and (turn is None or turn.share <= 1 - WORTH_EXPLAINING):
        yield Paragraph(_why_it_held(bond, ensemble.case))
        yield _reasons(bond.pushes, scenario)
    yield from _what_came_out(ensemble)


def _what_came_out(ensemble: Ensemble) -> Iterator[Block]:
    """Yield the numbers, who stood with whom, and what neither shows."""
    yield _numbers(ensemble)
    yield from map(Paragraph, who_with_whom(ensemble))
    yield Heading(LIMITS_HEADING)
    fit = f" {FIT}" if ensemble.case.name == BIG_THREE else ""
    yield Paragraph(f"{MODEL_LIMITS}{fit}")


def _of_two_from_the_start(turn: Explanation, ensemble: Ensemble) -> Iterator[Block]:
    """Yield the story where two stand against the third at once: whether they fell out, and why."""
    of, parting = ensemble.case, parting_of(ensemble, turn.pair)
    began = (
        f"It began with {of.against[turn.pair]}: in {wording.percent(turn.share * turn.pair_share)}"
        f" of histories these two were combined first, half of these times within "
        f"{turn.month:.0f} months."
    )
    end, tie = _date(ensemble, ensemble.scenario.months), of.ties[turn.pair]
    if parting is None:
        yield Paragraph(f"{began} The {tie} tie broke in none by {end}.")
        yield Paragraph(_what_was_run(ensemble))
        return
    yield Paragraph(
        f"{began} The {tie} tie broke in {wording.percent(parting.share)} by {end}, in half of "
        f"these by {_date(ensemble, parting.month)} (month {parting.month:.0f})."
    )
    yield Paragraph(_what_was_run(ensemble))
    if parting.share >= WORTH_EXPLAINING:
        first, second = (of.the[n] for n in DYAD_PAIRS[turn.pair])
        yield Paragraph(
            f"What drove {first} and {second} apart before that, strongest first. The numbers add "
            f"up the push on their tie, month by month; mean of {_read(parting)} in which it broke."
        )
        yield _reasons(parting.pushes, ensemble.scenario)


def _what_was_run(ensemble: Ensemble) -> str:
    scenario = ensemble.scenario
    sentences = [
        f"{wording.author(scenario.labels.author)}; "
        f"{label('contradiction', scenario.labels.contradiction)}; the world: "
        f"{wording.world(scenario.labels)}.",
        f"{wording.histories(ensemble.runs)} from {_date(ensemble, 0)}, "
        f"{scenario.months} months, seed {ensemble.seed}.",
        "Pages are those of Pechatnov (1995)." if scenario.case == BIG_THREE else "",
        wording.by_hand(scenario),
    ]
    return " ".join(filter(None, sentences))


def outcome(turn: Explanation | None, ensemble: Ensemble) -> str:
    """What became of it, in a sentence or two."""
    end = _date(ensemble, ensemble.scenario.months)
    if turn is None:
        closest = -ensemble.column("closest").max()
        return (
            f"It held. In none of {wording.histories(ensemble.runs)} had two combined against the "
            f"third by {end}; the nearest stayed {closest:.2f} of a tie short of it."
        )
    return (
        f"{_verdict(turn.share)}. In {wording.percent(turn.share)} of histories two had combined "
        f"against the third by {end}. In {wording.percent(turn.pair_share)} of those it was first "
        f"{ensemble.case.against[turn.pair]}, half of these times within {turn.month:.0f} months."
        f"{_hostile(ensemble)}"
    )


def _strongest(turn: Explanation | None, bond: Explanation | None, of: Case) -> str:
    """What did most to bring about the more frequent ending, as a sentence."""
    broke = turn is not None and turn.share >= 0.5
    ending = turn if broke else bond
    if ending is None or not ending.pushes:
        return ""
    cause = described(ending.pushes[0].mechanism, of).label
    does = (
        f"drive {of.the[outside(ending.pair)]} from the others" if broke else "hold them together"
    )
    return f" What did most to {does} was {cause}."


def _hostile(ensemble: Ensemble) -> str:
    """How many histories saw a hostile tie, which is less than two combining."""
    hostile = float((ensemble.column("concert_end") >= 0).mean())
    return f" A tie had turned lastingly hostile in {wording.percent(hostile)}." if hostile else ""


def _date(ensemble: Ensemble, month: float) -> str:
    return wording.date(month, ensemble.case.start)


def _verdict(broken: float) -> str:
    """The share of histories that broke, in a word or two."""
    if broken < 0.5:
        return "It mostly held" if broken < 0.25 else "It held rather than broke"
    return "It broke rather than held" if broken < 0.75 else "It mostly broke"


def _why_it_broke(turn: Explanation, of: Case) -> str:
    third = of.the[outside(turn.pair)]
    return (
        f"What drove {third} and the other two apart, strongest first. The numbers add up the "
        "push on a tie, month by month until the break, so they may exceed 1, and others pull the "
        f"other way; mean of {_read(turn)} that broke so."
    )


def _why_it_held(bond: Explanation, of: Case) -> str:
    return (
        f"What kept {of.words.bond} together where it held, strongest first. The numbers add up "
        f"the push on {wording.article(of.whose[of.believer])} tie, month by month; mean of "
        f"{_read(bond)}."
    )


def _read(of: Explanation) -> str:
    """The histories whose ledgers were read, of how many alike."""
    some = f"{of.read} of the " if of.read < of.alike else ""
    return f"{some}{wording.histories(of.alike)}"


def _reasons(pushes: list[Push], scenario: Scenario) -> Items:
    """The strongest pushes, each with what it rests on."""
    return Items(tuple(_reason(push, scenario) for push in pushes[:STRONGEST]), numbered=True)


def _reason(push: Push, scenario: Scenario) -> Item:
    label, works, numbers = described(push.mechanism, case(scenario.case))
    source = f" ({works})" if works else ""
    named = [_assumption(scenario, dotted) for dotted in numbers[:NAMED]]
    more = [f"{len(numbers) - NAMED} more, in the hand-out"] if len(numbers) > NAMED else []
    rests = "; ".join([*named, *more])
    size = wording.number(push.size, 2, sign=True)
    return Item(f"{label}{source}: {size}", f"rests on: {rests or NO_ASSUMPTION}")


def _assumption(scenario: Scenario, dotted: str) -> str:
    assumed = evidence.assumption(scenario, dotted)
    pages = assumed.pages if scenario.case != BIG_THREE else wording.pages(assumed.pages)
    grade = GRADES.get(assumed.grade, assumed.grade)
    where = f"{pages}; {grade}" if pages else grade
    value = f"{assumed.value:.3g}".replace("-", "−")
    name, of = dotted.split(".", 1)[1], case(scenario.case)
    meaning = of.short.get(name) or quantity(dotted, of.name).meaning
    if "+" in assumed.source:
        held = wording.listed([wording.author(name) for name in assumed.source.split("+")])
        where = f"as {held} held; {where}"
    return f"{meaning} ({dotted}) = {value} ({where})"


GRADES = {"silent": "the source is silent"}
"""How a source supports a number, where the name of the grade does not say it."""


def headings(of: Case) -> dict[str, tuple[str, int]]:
    """The estimates of the table: heading and digits."""
    words, called = of.words, of.measured
    return {
        "rmst_two_against_one": (
            "months until any two combine, on average (a history without counts as {months})", 1
        ),
        f"rmst_{called.combined}": (
            f"the same until {wording.article(words.combined)} combination", 1
        ),
        "rmst_concert": (
            "the same until a first tie turns hostile (rivalry hastens it by construction)", 1
        ),
        called.ties: (f"mean {words.ties} tie, from −1 to 1", 2),
        "surprise": (
            f"surprise: how far the {words.combined} tie was above (+) or below (−) the one that "
            f"{words.believer} expected", 2
        ),
    }  # fmt: skip


PATTERNS = {
    "menage": "ménage à trois: three friendly ties",
    "romantic": "romantic triangle: two friendly, one hostile",
    "marriage": "stable marriage: one friendly, two hostile",
    "veto": "unit veto: three hostile ties",
}


def _numbers(ensemble: Ensemble) -> Table:
    row, months = ensemble.summary().iloc[0], ensemble.scenario.months
    rows = list(_together(ensemble))
    for name, (heading, digits) in headings(ensemble.case).items():
        estimate = Estimate(row[name], row[f"{name}_low"], row[f"{name}_high"])
        rows.append((heading.format(months=months), wording.interval(estimate, digits)))
    shares = [(f"time in {label}", wording.percent(row[name])) for name, label in PATTERNS.items()]
    caption = (
        "In numbers, with 95 % intervals in brackets. The last four are Dittmer's patterns (1981): "
        "shares of all months, with friendly for above 0."
    )
    return Table(("measure", "mean"), (*rows, *shares), caption)


def who_with_whom(ensemble: Ensemble) -> Iterator[str]:
    """Which two are married, and who is the pivot, in the first year and in the last.

    Nothing where months were not kept. The pivot of a romantic triangle is the power outside its
    one hostile tie (Dittmer 1981).
    """
    if not ensemble.has_paths:
        return
    of, friendly = ensemble.case, ensemble.relations[:, 1:] > 0.0
    count, months = friendly.sum(axis=2), friendly.shape[1]
    married, pivots = friendly.argmax(axis=2), 2 - friendly.argmin(axis=2)
    for number, who, names, words in (
        (1, married, of.ties, "In a stable marriage"),
        (2, pivots, of.the, "The pivot of a romantic triangle, the friend of both others"),
    ):
        told = []
        for when, part in (("first", slice(0, 12)), ("last", slice(max(0, months - 12), months))):
            seen = np.bincount(who[:, part][count[:, part] == number], minlength=3)
            if seen.sum():
                shares = seen / seen.sum()
                each = [f"{names[n]} {wording.percent(shares[n])}"
                        for n in np.argsort(-seen, kind="stable") if seen[n]]  # fmt: skip
                told.append(f"in the {when} year {', '.join(each)}")
        if told:
            yield f"{words}: {'; '.join(told)}."


def _together(ensemble: Ensemble) -> Iterator[tuple[str, str]]:
    """In how many histories the three stood together after five years, and at the horizon."""
    turned, months = ensemble.column("two_against_one"), ensemble.scenario.months
    for month in sorted({min(60, months), months}):
        value, low, high = map(wording.percent, surviving(turned, month))
        heading = f"share of histories in which no two had combined by {_date(ensemble, month)}"
        yield heading, Numeral(value, f"({low} to {high})")
