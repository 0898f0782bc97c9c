"""The frontier in words and one table: whether, at what price, and how far each author was off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bigthree import wording
from bigthree.answers import Block, Heading, Items, Paragraph, Table
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.labels import label
from bigthree.measures.estimates import Estimate
from bigthree.studies.frontier.computation import POINTS, PRACTICE, Frontier, Stopped, frontier
from bigthree.studies.frontier.figures import tabulate
from bigthree.studies.frontier.policies import LEVELS, lever_in_words
from bigthree.studies.frontier.search import policies_of
from bigthree.studies.request import Request
from bigthree.studies.results import Results


def study(request: Request) -> Results:
    """Search Moscow's policies, and say which trade best."""
    points = request.sweep_options.points or POINTS
    try:
        result = frontier(request.overrides, points, request.runs, request.seed)
    except Stopped as stop:
        text = f"Stopped after {len(stop.tried):,} policies of the first look (policies.csv)."
        tables = {"policies": stop.tried} if len(stop.tried) else {}
        return Results([Paragraph(text)], tables=tables, interrupted=True)
    return Results(
        list(blocks(result)),
        scenarios={world.name: world for world in result.setup.worlds},
        tables=result.tables,
        drawings={"frontier": partial(tabulate, result)},
    )


def blocks(frontier: Frontier) -> Iterator[Block]:
    """Yield the answer, block by block."""
    yield Paragraph(f"{verdict(frontier)} {price(frontier)}")
    yield Paragraph(hostile_ties(frontier))
    yield _table(frontier)
    yield Heading("The best policies")
    yield from _policies(frontier)
    yield Heading("The cheapest step towards the frontier")
    yield Paragraph(
        "The one change of a lever that makes the policy last longer, costs nothing of what Moscow "
        "holds where that can be had, and leaves the least regret."
    )
    yield Items.of(_steps(frontier))
    yield Heading(LIMITS_HEADING)
    yield Paragraph(
        "The levers are free: in the model it costs Moscow nothing at home to open its cards, to "
        "court America or to give up a claim, and what it holds is influence over the contested "
        "states, not security. The extremes lie beyond what any author advised. Every policy is "
        "followed from January 1945, the December turns too, by a Moscow that trusts the others "
        f"and believes in their quarrel as {_believer(frontier)} did. The frontier is the best of "
        "what was tried; others may lie above it. How much it matters whom Moscow courts stands on "
        "a coefficient that is stated and not fitted to the record: compare "
        "`theory.partner_effect=0`, and `uncertainty.stated=true`, which draws it from its range."
    )
    yield Paragraph(_what_was_run(frontier))


def verdict(frontier: Frontier) -> str:
    """Return whether any policy keeps the three together more often than not, in a sentence."""
    by_world = frontier.tables["by_world"].groupby(["engagement", "coder"])
    often = by_world["together"].max() > 0.5
    answer = "Yes" if often.all() else "Mostly not" if often.any() else "No"
    return (
        f"{answer}: among {len(frontier.tried):,} Soviet policies, one that keeps the "
        f"three together until {wording.date(frontier.setup.horizon)} in more than half of the "
        f"histories was found in {often.sum()} of {_worlds(frontier)}."
    )


def _worlds(frontier: Frontier) -> str:
    count = len(frontier.setup.worlds)
    return "1 world" if count == 1 else f"{count} worlds"


def price(frontier: Frontier) -> str:
    """Return what lasting longest costs, and what was to be had for what Moscow held."""
    longest, practice = frontier.landmarks["lasts longest"], frontier.authors[PRACTICE]
    same = frontier.landmarks.get("as much as in practice", longest)
    finalists, by_world = frontier.finalists, frontier.tables["by_world"]
    months = finalists["months"].map(wording.number)
    held = finalists["held"].map(wording.percent)
    worlds = by_world.loc[by_world["policy"] == longest, "months"]
    spread = f" ({worlds.min():.0f} to {worlds.max():.0f}, by world)" if len(worlds) > 1 else ""
    text = (
        f"The one that lasts longest lasts {months[longest]} months of {frontier.setup.horizon}"
        f"{spread} and holds {held[longest]} of the contested states; the leadership’s practice "
        f"lasts {months[practice]} and holds {held[practice]}."
    )
    if same in (longest, practice):
        return text
    return f"{text} A policy that holds no less than the practice lasts {months[same]}."


def hostile_ties(frontier: Frontier) -> str:
    """Return what the policies do by the stricter measure, a first hostile tie."""
    longest, practice = frontier.landmarks["lasts longest"], frontier.authors[PRACTICE]
    concert = frontier.finalists["concert"]
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
    authors = {wording.author(name): each for name, each in frontier.authors.items()}
    finalists = frontier.finalists.to_dict("index")
    rows = [
        {
            "": name,
            "holds": wording.percent(finalists[n]["held"]),
            "months": wording.interval(Estimate.in_row(finalists[n], "months")),
            "regret": wording.number(finalists[n]["regret"]),
        }
        for name, n in (best | authors).items()
    ]
    return Table.of(
        rows,
        "Holds: share of the contested states that Moscow holds at the end. Months: until two "
        f"combine against the third, of {frontier.setup.horizon}, with the 95 % interval. Regret: "
        "months that the best policy which holds as much would add, in the world where that is "
        "most. The best policies are those with the least regret.",
    )


def _policies(frontier: Frontier) -> Iterator[Block]:
    """Yield what Moscow does under the best policies, and under all on the frontier."""
    finalists, offered = frontier.finalists, frontier.setup.offered
    words = {
        n: [lever_in_words(policy, name, offered) for name in (*LEVELS, "scheme")]
        for n, policy in zip(finalists.index, policies_of(finalists), strict=True)
    }
    yield Items.of(
        f"{wording.capitalized(name)}: {'; '.join(words[n])}"
        for name, n in frontier.landmarks.items()
    )
    front = finalists.index[finalists["on_frontier"]]
    levers = zip(*(words[n] for n in front), strict=True)
    if shared := [each[0] for each in levers if len(set(each)) == 1]:
        yield Paragraph(f"All policies on the frontier share: {', '.join(shared)}.")


def _steps(frontier: Frontier) -> Iterator[str]:
    """The cheapest step from each author's policy, and what it brings."""
    changes = frontier.tables["changes"].set_index("author").to_dict("index")
    for author in frontier.authors:
        text = "no single change helps"
        if row := changes.get(author):
            months = wording.interval(Estimate.in_row(row, "gain"), 0, sign=True)
            text = f"{row['change']}, {months} months"
            held = wording.number(100 * row["held_gain"], 0, sign=True)
            text += "" if held == "+0" else f", {held} % of the contested states"
        yield f"{wording.author(author)}: {text}"


def _believer(frontier: Frontier) -> str:
    name = frontier.setup.worlds[0].labels.author
    return "the leadership" if name == PRACTICE else wording.author(name)


def _what_was_run(frontier: Frontier) -> str:
    worlds = frontier.setup.worlds
    theories = dict.fromkeys(label("engagement", each.engagement.name) for each in worlds)
    readers = dict.fromkeys(each.uncertainty.coder for each in worlds)
    return (
        f"{len(frontier.tried):,} policies, {wording.histories(frontier.first_runs)} each in "
        f"{_worlds(frontier)}; the best "
        f"{len(frontier.finalists)} again, {wording.histories(frontier.runs)} each on other luck: "
        f"the numbers come from these. The worlds: {wording.listed([*theories])}; as read by "
        f"{wording.listed([*readers])}; all count alike. {worlds[0].months} months from "
        f"{wording.date(0)}, seed {frontier.seed}; the same luck for every policy."
    )
