"""The robustness in words and tables: which conclusions are firm, and on what the others hang."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bigthree import calibration, wording
from bigthree.answers import Block, Heading, Item, Items, Paragraph, Table
from bigthree.errors import BadRequest
from bigthree.studies.findings import check_some_ran
from bigthree.studies.robustness.computation import (
    KEY,
    MEASURES,
    WORLD,
    Conclusion,
    Robustness,
)
from bigthree.studies.robustness.variants import (
    BUILT_IN,
    DEFAULT,
    OTHER_LUCK,
    REJECTED,
    THEORIES,
    VARIANTS,
)

if TYPE_CHECKING:
    import pandas as pd

UNRUN = 2
SIGNS = {1: "+", -1: "−", 0: "0"}
SAYS = {variant.name: variant.says for variant in (*VARIANTS, OTHER_LUCK)}
ABOUT = {
    "rmst_two_against_one": "two against one",
    "rmst_anglo_american": "the Anglo-American combination",
}


def blocks(robustness: Robustness) -> Iterator[Block]:
    """The answer, block by block.

    Raises
    ------
    BadRequest
        When no world could be run by default.
    """
    check_some_ran(robustness.sweep)
    if not robustness.conclusions:
        raise BadRequest("robustness: no world could be run by default; see failures.csv")
    yield Paragraph(" ".join(_overall(robustness.conclusions)))
    yield Paragraph(" ".join(_what_was_run(robustness)))
    for measure in MEASURES:
        yield from _conclusions(
            [each for each in robustness.conclusions if each.measure == measure]
        )
    for measure in MEASURES:
        yield _signs(robustness.table, measure)
    yield Paragraph(
        f"{wording.listed([SAYS[name] for name in BUILT_IN]).capitalize()}, the contradiction has "
        "nothing to work through: not counted. "
        + _rejected()
        + "Intervals tell how another draw of luck, coding and coefficients might differ, not how "
        "sure history is."
    )


def _rejected() -> str:
    if not REJECTED:
        return ""
    names = wording.listed([SAYS[name] for name in REJECTED])
    return f"Not counted either, because the record rejects it: {names}. "


def _overall(conclusions: list[Conclusion]) -> Iterator[str]:
    """How many are firm, and which choices reverse most."""
    for measure in MEASURES:
        here = [each for each in conclusions if each.measure == measure]
        firm, clear = sum(each.firm for each in here), sum(each.sign != 0 for each in here)
        noun = "conclusion" if len(here) == 1 else "conclusions"
        yield (
            f"Of {len(here)} {noun} on {ABOUT[measure]}, {firm} are firm, {clear - firm} hang on a "
            f"choice, and {len(here) - clear} cannot be told."
        )
    parting = Counter(name for each in conclusions for name in each.parting)
    if parting:
        most = ", ".join(f"{SAYS[name]} ({count})" for name, count in parting.most_common(5))
        yield f"They hang most on: {most}."


def _what_was_run(robustness: Robustness) -> Iterator[str]:
    plan = robustness.sweep.plan
    base = next(iter(plan.bases.values()))
    worlds = robustness.table.drop_duplicates(WORLD)
    yield (
        f"{len(worlds)} worlds, {wording.histories(plan.runs)} each, {base.months} months from "
        f"{wording.date(0)}, seed {plan.seed}; {len(VARIANTS)} choices, one changed at a time: "
        f"{len(THEORIES)} other theories of how America comes in, each end of the range of "
        f"{len(calibration.stated())} stated coefficients, the layers of uncertainty, thresholds, "
        "horizon, events, luck, and each mechanism switched off."
    )
    yield from filter(None, [wording.by_hand(base)])
    failures = robustness.sweep.failures
    if failures:
        first = failures[0]
        yield (
            f"{len(failures)} of {len(plan.points)} runs failed (failures.csv); the "
            f"first, to {first.stage}: {first.message}."
        )
    yield (
        "Firm: the default and every theory that the record does not reject give the same sign, "
        "with a 95 % interval that excludes 0, and no other choice reverses it."
    )


def _conclusions(conclusions: list[Conclusion]) -> Iterator[Block]:
    """What is firm, what hangs on a choice, and what cannot be told, of one measure."""
    about = ABOUT[conclusions[0].measure] if conclusions else ""
    kinds = {
        f"Firm, of {about}": [each for each in conclusions if each.firm],
        f"Hangs on a choice, of {about}": [
            each for each in conclusions if each.sign and not each.firm
        ],
        f"Cannot be told, of {about}": [each for each in conclusions if not each.sign],
    }
    for kind, of_kind in kinds.items():
        if of_kind:
            yield Heading(kind)
            yield Items(tuple(map(_item, of_kind)))


def _item(conclusion: Conclusion) -> Item:
    does = {1: "it delays", -1: "it hastens", 0: "no clear effect on"}
    where = f"{wording.author(conclusion.author)}, {_where(conclusion)}"
    months = wording.interval(conclusion.made, 1, sign=True)
    text = f"{where}: {does[conclusion.sign]} {ABOUT[conclusion.measure]}, {months} months."
    if conclusion.sign:
        return Item(text, _hangs_on(conclusion))
    differing = {"delays": conclusion.delaying, "hastens": conclusion.hastening}
    return Item(text, _parts(differing))


def _hangs_on(conclusion: Conclusion) -> str:
    reversing = conclusion.reversed
    unclear = [name for name in conclusion.parting if name not in reversing]
    return _parts({"reversed": reversing, "not clear": unclear})


def _parts(differing: dict[str, Any]) -> str:
    parts = [f"{how}: {', '.join(SAYS[name] for name in names)}"
             for how, names in differing.items() if names]  # fmt: skip
    return f"{'; '.join(parts)}." if parts else ""


def _where(names: Any) -> str:
    """A world by whatever holds its names."""
    return wording.world(names)


def _worlds(table: pd.DataFrame) -> list[Any]:
    """The worlds of the table, without their authors."""
    return list(table[WORLD[1:]].drop_duplicates().itertuples(index=False))


def _signs(table: pd.DataFrame, measure: str) -> Table:
    """A row a choice that changes some sign, a column an author with the signs of his worlds."""
    here = table[table["measure"] == measure]
    signs = {tuple(row[:4]): int(row[4]) for row in here[[*KEY, "sign"]].itertuples(index=False)}
    worlds = [tuple(world) for world in _worlds(table)]
    authors = list(dict.fromkeys(here["author"]))
    by_default = {key[1:]: sign for key, sign in signs.items() if key[0] == DEFAULT.name}

    def row(variant: str) -> dict[str, str]:
        mine = {key[1:]: sign for key, sign in signs.items() if key[0] == variant}
        cells = {
            wording.author(author): " ".join(
                SIGNS.get(mine.get((author, *world), UNRUN), "?") for world in worlds
            )
            for author in authors
        }
        against = sum(sign * by_default.get(key, 0) < 0 for key, sign in mine.items())
        unclear = sum(sign == 0 for sign in mine.values())
        counts = {"reversed": f"{against or ''}", "unclear": f"{unclear or ''}"}
        return {"choice": SAYS[variant]} | cells | counts

    names = [DEFAULT.name, *_differing(here)]
    caption = (
        f"Signs for {ABOUT[measure]}. +: the contradiction delays it; −: it hastens it (holds "
        "minus fails, paired by luck); 0: the 95 % interval holds 0. Each author's worlds in this "
        f"order: {'; '.join(map(_where, _worlds(table)))}. Choices that change no sign are left "
        f"out ({len(SAYS) - len(names)})."
    )
    return Table.of([row(variant) for variant in names], caption)


def _differing(here: pd.DataFrame) -> list[str]:
    """The variants in which some sign of a measure is not as by default."""
    signs = here.pivot_table(index=WORLD, columns="variant", values="sign", sort=False)
    other = signs.ne(signs[DEFAULT.name], axis=0).any()
    return [name for name in SAYS if name != DEFAULT.name and other.get(name, False)]
