"""The frontier in words and one table: whether, at what price, and how far each author was off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.labels import label
from bigthree.studies.frontier.computation import PRACTICE, Frontier
from bigthree.studies.frontier.policies import (
    LEVELS,
    NAMES,
    WORDS,
    difference_in_words,
    lever_in_words,
)
from bigthree.studies.frontier.search import levers

if TYPE_CHECKING:
    import pandas as pd

LITTLE = 1.0
"""Months; a lever that matters less is not named in a policy."""


def stopped(tried: pd.DataFrame) -> list[Block]:
    """Return what is said of a search that was stopped."""
    return [Paragraph(f"Stopped after {len(tried):,} policies of the first look (policies.csv).")]


def blocks(frontier: Frontier) -> Iterator[Block]:
    """Yield the answer, block by block."""
    yield Paragraph(f"{verdict(frontier)} {price(frontier)}")
    yield Paragraph(hostile_ties(frontier))
    yield Paragraph(what_matters(frontier))
    yield _table(frontier)
    yield Heading("The best policies")
    yield _best_in_words(frontier)
    yield Heading("The cheapest step towards the frontier")
    yield Paragraph(
        "The one change of a lever that makes the policy last longer, costs nothing of what Moscow "
        "holds where that can be had, and leaves the least regret."
    )
    yield _steps(frontier)
    yield Heading(LIMITS_HEADING)
    yield Paragraph(
        "The levers are free: in the model it costs Moscow nothing at home to open its cards, to "
        "court America or to give up a claim, and what it holds is influence over the contested "
        "states, not security. The extremes lie beyond what any author advised. Every policy is "
        "followed from January 1945, the December turns too, by a Moscow that trusts the others "
        f"and believes in their quarrel as {_believer(frontier)} did. The frontier is the best of "
        "what was tried; others may lie above it."
    )
    yield Paragraph(
        "How much it matters whom Moscow courts stands on a coefficient that is stated and not "
        "fitted to the record: compare `theory.partner_effect=0`, and `uncertainty.stated=true`, "
        "which draws it and the other stated ones from their ranges."
    )
    yield Paragraph(_what_was_run(frontier))


def verdict(frontier: Frontier) -> str:
    """Return whether any policy keeps the three together more often than not, in a sentence."""
    often = frontier.outcomes.together.mean(axis=2).max(axis=0) > 0.5
    policies = f"{len(frontier.tried):,} Soviet policies"
    keep = (
        f"the three together until {wording.date(frontier.setup.horizon)} in more than half of the "
        "histories"
    )
    if len(often) == 1:
        return f"{'Yes: one' if often.all() else 'No: none'} of {policies} keeps {keep}."
    if often.all():
        where = f"Yes: in all of {len(often)} worlds"
    elif not often.any():
        where = f"No: in none of {len(often)} worlds"
    else:
        where = f"Mostly not: only in {often.sum()} of {len(often)} worlds"
    return f"{where} does any of {policies} keep {keep}."


def price(frontier: Frontier) -> str:
    """Return what lasting longest costs, and what was to be had for what Moscow held."""
    longest, practice = frontier.landmarks["lasts longest"], frontier.finalists.authors[PRACTICE]
    months = frontier.months[longest]
    by_world = f" ({months.min():.0f} to {months.max():.0f}, by world)" if len(months) > 1 else ""
    text = (
        f"The one that lasts longest lasts {_months(frontier, longest)} months of "
        f"{frontier.setup.horizon}{by_world} and holds "
        f"{_held(frontier, longest)} of the contested states; the leadership’s practice lasts "
        f"{_months(frontier, practice)} and holds {_held(frontier, practice)}."
    )
    same = frontier.landmarks.get("as much as in practice", longest)
    if same in (longest, practice):
        return text
    return f"{text} A policy that holds no less than the practice lasts {_months(frontier, same)}."


def what_matters(frontier: Frontier) -> str:
    """Return which levers matter near the frontier, and what all policies on it share."""
    worth = dict(sorted(_worth(frontier).items(), key=lambda each: -each[1]))
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
    front = [frontier.policies[n] for n in np.flatnonzero(frontier.on_frontier)]
    shared = [
        words.pop()
        for name in WORDS
        if len(words := {lever_in_words(each, name, frontier.setup.offered) for each in front}) == 1
    ]
    if shared:
        parts.append(f"All policies on the frontier share: {', '.join(shared)}.")
    return " ".join(parts)


def _worth(frontier: Frontier) -> dict[str, float]:
    """How much each lever matters, in months."""
    table = levers(frontier.setup, frontier.tried)
    return dict(zip(table["lever"], table["shortfall"], strict=True))


def hostile_ties(frontier: Frontier) -> str:
    """Return what the policies do by the stricter measure, a first hostile tie."""
    longest, practice = frontier.landmarks["lasts longest"], frontier.finalists.authors[PRACTICE]
    concert = frontier.outcomes.concert.mean(axis=(1, 2))
    latest = max(concert.max(), frontier.tried["concert"].max())
    return (
        "That is two against one avoided, not friendship: no two can combine against Moscow while "
        f"one of them is its friend. A first tie turns hostile after {concert[longest]:.0f} months "
        f"under the policy that lasts longest, after {concert[practice]:.0f} in practice, and "
        f"under no policy later than after {latest:.0f}."
    )


def _table(frontier: Frontier) -> Table:
    """A row a landmark and an author: where it lies."""
    best = {f"Best: {name}": finalist for name, finalist in frontier.landmarks.items()}
    authors = {wording.author(name): each for name, each in frontier.finalists.authors.items()}
    rows = [
        {
            "": name,
            "holds": _held(frontier, finalist),
            "months": wording.interval(frontier.estimate("months", finalist)),
            "regret": wording.number(frontier.largest_regret[finalist]),
        }
        for name, finalist in (best | authors).items()
    ]
    return Table.of(
        rows,
        "Holds: share of the contested states that Moscow holds at the end. Months: until two "
        f"combine against the third, of {frontier.setup.horizon}, with the 95 % interval. Regret: "
        "months that the best policy which holds as much would add, in the world where that is "
        "most. The best policies are those with the least regret.",
    )


def _best_in_words(frontier: Frontier) -> Items:
    """The landmarks, but for the levers that hardly matter."""
    worth, offered = _worth(frontier), frontier.setup.offered
    named = [name for name in (*LEVELS, "scheme") if not worth[name] < LITTLE]
    return Items.of(
        f"{name.capitalize()}: "
        + (
            "; ".join(lever_in_words(frontier.policies[finalist], each, offered) for each in named)
            or "no lever matters by a month"
        )
        for name, finalist in frontier.landmarks.items()
    )


def _steps(frontier: Frontier) -> Items:
    """The cheapest step from each author's policy."""
    return Items.of(
        f"{wording.author(author)}: {_step_in_words(frontier, author)}"
        for author in frontier.finalists.authors
    )


def _step_in_words(frontier: Frontier, author: str) -> str:
    mine, changed = frontier.finalists.authors[author], frontier.change(author)
    if changed is None:
        return "no single change helps"
    words = difference_in_words(
        frontier.policies[mine], frontier.policies[changed], frontier.setup.offered
    )
    months = wording.interval(frontier.gain("months", changed, mine), 0, sign=True)
    held = wording.number(100 * frontier.gain("held", changed, mine).value, 0, sign=True)
    return f"{words}, {months} months" + (
        "" if held == "+0" else f", {held} % of the contested states"
    )


def _months(frontier: Frontier, finalist: int) -> str:
    return wording.number(frontier.estimate("months", finalist).value)


def _held(frontier: Frontier, finalist: int) -> str:
    return wording.percent(frontier.estimate("held", finalist).value)


def _believer(frontier: Frontier) -> str:
    name = frontier.setup.worlds[0].labels.author
    return "the leadership" if name == PRACTICE else wording.author(name)


def _what_was_run(frontier: Frontier) -> str:
    worlds = frontier.setup.worlds
    theories = dict.fromkeys(label("engagement", each.engagement.name) for each in worlds)
    readers = dict.fromkeys(each.uncertainty.coder for each in worlds)
    return (
        f"{len(frontier.tried):,} policies, {wording.histories(frontier.first_runs)} each in "
        f"{len(worlds)} {'world' if len(worlds) == 1 else 'worlds'}; the best "
        f"{len(frontier.policies)} again, {wording.histories(frontier.runs)} each on other luck: "
        "all numbers but those of the levers come from these. The worlds: "
        f"{wording.listed([*theories])}; as read by {wording.listed([*readers])}; all count alike. "
        f"{worlds[0].months} months from {wording.date(0)}, seed {frontier.seed}; the same luck "
        "for every policy."
    )
