"""The frontier in words and one table: whether, at what price, and how far each author was off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.labels import label
from bigthree.studies.frontier.computation import POINTS, PRACTICE, Frontier, frontier
from bigthree.studies.frontier.figures import drawings
from bigthree.studies.frontier.policies import (
    LEVELS,
    NAMES,
    WORDS,
    difference_in_words,
    lever_in_words,
)
from bigthree.studies.frontier.search import Stopped, levers
from bigthree.studies.results import Results

if TYPE_CHECKING:
    from bigthree.studies.request import Request

LITTLE = 1.0
"""Months; a lever that matters less is not named in a policy."""


def study(request: Request) -> Results:
    """Search the policies and say what came out; of a search that was stopped, what was tried."""
    points = request.sweep_options.points
    try:
        found = frontier(
            request.overrides, POINTS if points is None else points, request.runs, request.seed
        )
    except Stopped as stopped:
        said = f"Stopped after {len(stopped.tried):,} policies of the first look (policies.csv)."
        return Results([Paragraph(said)], tables={"policies": stopped.tried}, interrupted=True)
    return Results(list(blocks(found)), tables=found.tables, drawings=dict(drawings(found)))


def blocks(found: Frontier) -> Iterator[Block]:
    """Yield the answer, block by block."""
    yield Paragraph(f"{verdict(found)} {price(found)}")
    yield Paragraph(hostile_ties(found))
    yield Paragraph(what_matters(found))
    yield _table(found)
    yield Heading("The best policies")
    yield _best_in_words(found)
    yield Heading("The cheapest step towards the frontier")
    yield Paragraph(
        "The one change of a lever that makes the policy last longer, costs nothing of what Moscow "
        "holds where that can be had, and leaves the least regret."
    )
    yield _steps(found)
    yield Heading("What this does not show")
    yield Paragraph(
        "The levers are free: in the model it costs Moscow nothing at home to open its cards, to "
        "court America or to give up a claim, and what it holds is influence over the contested "
        "states, not security. The extremes lie beyond what any author advised. Every policy is "
        "followed from January 1945, the December turns too, by a Moscow that trusts the others "
        f"and believes in their quarrel as {_believer(found)} did. The frontier is the best of "
        "what was tried; others may lie above it."
    )
    yield Paragraph(
        "How much it matters whom Moscow courts stands on a coefficient that is stated and not "
        "fitted to the record: compare `theory.partner_effect=0`, and `uncertainty.stated=true`, "
        "which draws it and the other stated ones from their ranges."
    )
    yield Paragraph(_what_was_run(found))


def verdict(found: Frontier) -> str:
    """Return whether any policy keeps the three together more often than not, in a sentence."""
    often = found.outcomes.together.mean(axis=2).max(axis=0) > 0.5
    keeps = (
        f"any of {len(found.tried):,} Soviet policies keep the three together until "
        f"{wording.date(found.setup.horizon)} in more than half of the histories"
    )
    worlds = "1 world" if len(often) == 1 else f"{len(often)} worlds"
    if often.all():
        return f"Yes: in all of {worlds} does {keeps}."
    if not often.any():
        return f"No: in none of {worlds} does {keeps}."
    return f"Mostly not: only in {often.sum()} of {worlds} does {keeps}."


def price(found: Frontier) -> str:
    """Return what lasting longest costs, and what was to be had for what Moscow held."""
    longest, practice = found.landmarks["lasts longest"], found.finalists.authors[PRACTICE]
    months = found.months[longest]
    text = (
        f"The one that lasts longest lasts {_months(found, longest)} months of "
        f"{found.setup.horizon} ({months.min():.0f} to {months.max():.0f}, by world) and holds "
        f"{_held(found, longest)} of the contested states; the leadership’s practice lasts "
        f"{_months(found, practice)} and holds {_held(found, practice)}."
    )
    same = found.landmarks.get("as much as in practice", longest)
    if same in (longest, practice):
        return text
    return f"{text} A policy that holds no less than the practice lasts {_months(found, same)}."


def what_matters(found: Frontier) -> str:
    """Return which levers matter near the frontier, and what all policies on it share."""
    worth = dict(sorted(_worth(found).items(), key=lambda each: -each[1]))
    much = [f"{NAMES[name]} ({months:.0f})" for name, months in worth.items() if months >= LITTLE]
    little = [NAMES[name] for name, months in worth.items() if months < LITTLE]
    parts = []
    if much:
        parts.append(
            "What one wrong choice costs a good policy, in months at what it then holds: "
            f"{wording.listed(much)}."
        )
    if little:
        parts.append(f"Under a month each: {wording.listed(little)}.")
    front = [found.policies[n] for n in np.flatnonzero(found.on_frontier)]
    shared = [
        words.pop()
        for name in WORDS
        if len(words := {lever_in_words(each, name, found.setup.offered) for each in front}) == 1
    ]
    if shared:
        parts.append(f"All policies on the frontier share: {', '.join(shared)}.")
    return " ".join(parts)


def _worth(found: Frontier) -> dict[str, float]:
    """How much each lever matters, in months."""
    table = levers(found.setup, found.tried)
    return dict(zip(table["lever"], table["shortfall"], strict=True))


def hostile_ties(found: Frontier) -> str:
    """Return what the policies do by the stricter measure, a first hostile tie."""
    longest, practice = found.landmarks["lasts longest"], found.finalists.authors[PRACTICE]
    concert = found.outcomes.concert.mean(axis=(1, 2))
    latest = max(concert.max(), found.tried["concert"].max())
    return (
        "That is two against one avoided, not friendship: no two can combine against Moscow while "
        f"one of them is its friend. A first tie turns hostile after {concert[longest]:.0f} months "
        f"under the policy that lasts longest, after {concert[practice]:.0f} in practice, and "
        f"under no policy later than after {latest:.0f}."
    )


def _table(found: Frontier) -> Table:
    """A row a landmark and an author: where it lies."""
    best = {f"Best: {name}": finalist for name, finalist in found.landmarks.items()}
    authors = {wording.author(name): each for name, each in found.finalists.authors.items()}
    rows = [
        {
            "": name,
            "holds": _held(found, finalist),
            "months": wording.interval(found.estimate("months", finalist)),
            "regret": wording.number(found.largest_regret[finalist]),
        }
        for name, finalist in (best | authors).items()
    ]
    return Table.of(
        rows,
        "Holds: share of the contested states that Moscow holds at the end. Months: until two "
        f"combine against the third, of {found.setup.horizon}, with the 95 % interval. Regret: "
        "months that the best policy which holds as much would add, in the world where that is "
        "most. The best policies are those with the least regret.",
    )


def _best_in_words(found: Frontier) -> Items:
    """The landmarks, but for the levers that hardly matter."""
    worth, offered = _worth(found), found.setup.offered
    named = [name for name in (*LEVELS, "scheme") if not worth[name] < LITTLE]
    return Items.of(
        f"{name.capitalize()}: "
        + "; ".join(lever_in_words(found.policies[finalist], each, offered) for each in named)
        for name, finalist in found.landmarks.items()
    )


def _steps(found: Frontier) -> Items:
    """The cheapest step from each author's policy."""
    return Items.of(
        f"{wording.author(author)}: {_step_in_words(found, author)}"
        for author in found.finalists.authors
    )


def _step_in_words(found: Frontier, author: str) -> str:
    mine, changed = found.finalists.authors[author], found.change(author)
    if changed is None:
        return "no single change helps"
    words = difference_in_words(found.policies[mine], found.policies[changed], found.setup.offered)
    months = wording.interval(found.gain("months", changed, mine), 0, sign=True)
    held = wording.number(100 * found.gain("held", changed, mine).value, 0, sign=True)
    return f"{words}, {months} months" + (
        "" if held == "+0" else f", {held} % of the contested states"
    )


def _months(found: Frontier, finalist: int) -> str:
    return wording.number(found.estimate("months", finalist).value)


def _held(found: Frontier, finalist: int) -> str:
    return wording.percent(found.estimate("held", finalist).value)


def _believer(found: Frontier) -> str:
    name = found.setup.worlds[0].labels.author
    return "the leadership" if name == PRACTICE else wording.author(name)


def _what_was_run(found: Frontier) -> str:
    worlds = found.setup.worlds
    theories = dict.fromkeys(label("engagement", each.engagement.name) for each in worlds)
    readers = dict.fromkeys(each.uncertainty.coder for each in worlds)
    return (
        f"{len(found.tried):,} policies, {wording.histories(found.first_runs)} each in "
        f"{len(worlds)} worlds; the best {len(found.policies)} again, "
        f"{wording.histories(found.runs)} each on other luck: all numbers but those of the levers "
        f"come from these. The worlds: {wording.listed([*theories])}; as read by "
        f"{wording.listed([*readers])}; all count alike. {worlds[0].months} months from "
        f"{wording.date(0)}, seed {found.seed}; the same luck for every policy."
    )
