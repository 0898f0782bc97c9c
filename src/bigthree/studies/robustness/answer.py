"""Which conclusions of the headline are firm, and which hang on a choice."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from bigthree import wording
from bigthree.errors import BadRequest
from bigthree.record.robustness import (
    BUILT_IN,
    DEFAULT,
    KEY,
    MEASURES,
    OTHER_LUCK,
    VARIANTS,
    WORLD,
    Conclusion,
    Robustness,
    robustness,
)
from bigthree.studies.findings import check_some_ran
from bigthree.studies.request import Request
from bigthree.studies.results import Results, preformatted

if TYPE_CHECKING:
    import pandas as pd

UNRUN = 2
SIGNS = {1: "+", -1: "−", 0: "0"}
SAYS = {variant.name: variant.says for variant in (*VARIANTS, OTHER_LUCK)}
ABOUT = {
    "rmst_two_against_one": "two against one",
    "rmst_anglo_american": "the Anglo-American combination",
}
WIDTH = 132


def study(request: Request) -> Results:
    """Run the headline's worlds under every other choice, and say what keeps its sign."""
    found = robustness(request.overrides, request.runs, request.seed, **request.running)
    return Results(
        blocks=preformatted(tell(found)), sweep=found.sweep, tables={"robustness": found.table}
    )


def tell(found: Robustness) -> str:
    """The robustness of the headline in words.

    Raises
    ------
    BadRequest
        When no world could be run by default.
    """
    check_some_ran(found.sweep)
    if not found.conclusions:
        raise BadRequest("robustness: no world could be run by default; see failures.csv")
    primary, other = MEASURES
    return "\n".join(
        [
            *_header(found),
            "",
            _signs(found.table, primary, list(SAYS)),
            "",
            f"{' or '.join(SAYS[name] for name in BUILT_IN).capitalize()} the contradiction has "
            "nothing to work through: not counted below.",
            "",
            f"The same for {ABOUT[other]} itself, where a sign is not as by default",
            "",
            _signs(found.table, other, [DEFAULT.name, *_differing(found.table, other)]),
            "",
            *_conclusions(found.conclusions),
            *_overall(found.conclusions),
            "",
            "Intervals tell how another draw of luck, coding and coefficients might differ, not "
            "how sure history is.",
        ]
    )


def _header(found: Robustness) -> Iterator[str]:
    plan = found.sweep.plan
    base = next(iter(plan.bases.values()))
    worlds = found.table.drop_duplicates(KEY[1:])[KEY[1:]]
    yield "Does what the contradiction makes keep its sign when another choice is made?"
    yield (
        f"{len(worlds)} worlds, {wording.histories(plan.runs)} each, {base.months} months from "
        f"{wording.date(0)}, seed {plan.seed}; one choice changed at a time."
    )
    yield from filter(None, [wording.by_hand(base)])
    if found.sweep.failures:
        first = found.sweep.failures[0]
        yield (
            f"{len(found.sweep.failures)} of {len(plan.points)} runs failed (failures.csv); the "
            f"first, to {first.stage}: {first.message}."
        )
    yield (
        "+: the contradiction delays two against one; −: it hastens it (holds minus fails, paired "
        "by luck); 0: the 95 % interval holds zero."
    )
    yield f"Each author's worlds in this order: {'; '.join(map(_where, _worlds(found.table)))}."


def _worlds(table: pd.DataFrame) -> list[Any]:
    """The worlds of the table, whoever's policy is followed."""
    return list(table[WORLD[1:]].drop_duplicates().itertuples(index=False))


def _where(names: Any) -> str:
    """A world by whatever holds its names."""
    return wording.world(names)


def _signs(table: pd.DataFrame, measure: str, variants: Iterable[str]) -> str:
    """A row a variant, a column an author with the signs of his worlds, then the counts."""
    here = table[table["measure"] == measure]
    signs = {tuple(row[:4]): int(row[4]) for row in here[[*KEY, "sign"]].itertuples(index=False)}
    worlds = [tuple(world) for world in _worlds(table)]
    authors = list(dict.fromkeys(here["author"]))
    by_default = {key[1:]: sign for key, sign in signs.items() if key[0] == DEFAULT.name}

    def row(variant: str) -> dict[str, str]:
        found = {key[1:]: sign for key, sign in signs.items() if key[0] == variant}
        cells = {
            wording.author(author): " ".join(
                SIGNS.get(found.get((author, *world), UNRUN), "?") for world in worlds
            )
            for author in authors
        }
        against = sum(sign * by_default.get(key, 0) < 0 for key, sign in found.items())
        untold = sum(sign == 0 for sign in found.values())
        counts = {"reversed": f"{against or ''}", "untold": f"{untold or ''}"}
        return {"": SAYS[variant]} | cells | counts

    return wording.table([row(variant) for variant in variants])


def _differing(table: pd.DataFrame, measure: str) -> list[str]:
    """The variants in which some sign of a measure is not as by default."""
    here = table[table["measure"] == measure].pivot_table(
        index=WORLD, columns="variant", values="sign", sort=False
    )
    other = here.ne(here[DEFAULT.name], axis=0).any()
    return [name for name in SAYS if name != DEFAULT.name and other.get(name, False)]


def _conclusions(found: list[Conclusion]) -> Iterator[str]:
    """What is firm, what hangs on a choice, and what cannot be told."""
    kinds = {
        "FIRM: no other choice reverses it, and at least nine in ten give the same sign": [
            each for each in found if each.firm
        ],
        "HANGS ON A CHOICE": [each for each in found if each.sign and not each.firm],
        "CANNOT BE TOLD by default": [each for each in found if not each.sign],
    }
    for kind, conclusions in kinds.items():
        if conclusions:
            yield kind
            for each in sorted(conclusions, key=lambda each: MEASURES.index(each.measure)):
                yield textwrap.fill(_sentence(each), WIDTH, initial_indent="  ",
                                    subsequent_indent="      ")  # fmt: skip
            yield ""


def _sentence(conclusion: Conclusion) -> str:
    does = {1: "it delays", -1: "it hastens", 0: "nothing can be told of its effect on"}
    where = f"{wording.author(conclusion.author)}, {_where(conclusion)}"
    months = wording.interval(conclusion.made, 1, sign=True)
    said = f"{where}: {does[conclusion.sign]} {ABOUT[conclusion.measure]}, {months} months"
    differing = {"reversed": conclusion.reversed, "untold": conclusion.untold}
    if not conclusion.sign:
        differing = {"delays": conclusion.delaying, "hastens": conclusion.hastening}
    parts = [f"{how}: {', '.join(SAYS[name] for name in names)}"
             for how, names in differing.items() if names]  # fmt: skip
    return f"{said}; {'; '.join(parts)}." if parts else f"{said}; the same in all others."


def _overall(found: list[Conclusion]) -> Iterator[str]:
    """How many are firm, and which choices reverse most."""
    for measure in MEASURES:
        here = [each for each in found if each.measure == measure]
        firm, told = (
            sum(values) for values in zip(*((e.firm, e.sign != 0) for e in here), strict=True)
        )
        noun = "conclusion" if len(here) == 1 else "conclusions"
        yield (
            f"Of {len(here)} {noun} on {ABOUT[measure]}, {firm} are firm, {told - firm} hang on a "
            f"choice, and {len(here) - told} cannot be told by default."
        )
    reversing = Counter(name for each in found for name in each.reversed)
    if reversing:
        most = ", ".join(f"{SAYS[name]} ({count})" for name, count in reversing.most_common(5))
        yield textwrap.fill(f"Reversed most by: {most}.", WIDTH)
