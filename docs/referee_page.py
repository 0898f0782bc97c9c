"""The worked example of `referee.md`: one number from its paragraphs to the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import bigthree
from bigthree import wording
from bigthree.answers.blocks import Table
from bigthree.answers.markdown import block
from bigthree.comparison import Comparison
from bigthree.evidence import Assumption, assumptions, coded
from bigthree.readings import READERS, cell

AUTHOR = "maisky"
NUMBER = "believed_rivalry"
RUNS = 1000
"""Histories an arm, as in the headline."""

WORLDS = {
    "as he assumed it": (),
    "with the other four assumptions as they turned out": ("world=historical",),
    "with all as it turned out": ("world=historical", "background=historical"),
}


def page() -> str:
    """Return the generated part of the page, in Markdown."""
    found = coded(AUTHOR, NUMBER)
    return "\n\n".join([*_paragraphs(found), *_readings(found), *_world(), *_result(), *_coders()])


def _paragraphs(found: Assumption) -> Iterator[str]:
    yield "## 1. The paragraphs"
    yield (
        f"Take the belief in the Anglo-American contradiction, `author.{NUMBER}`. Its row in "
        f"`evidence.csv` names {wording.pages(found.pages)} and, by their first words, these "
        "paragraphs of Pechatnov (1995):"
    )
    yield "\n".join(f"* {paragraph}" for paragraph in found.paragraphs)
    yield f"Archive leaves: {found.leaf}. Our reading: {found.reading}"
    yield (
        f"Direction: *{found.grade}*. Size: *{found.size}*. What these mean: "
        "[coding manual](coding_manual.md)."
    )


def _readings(found: Assumption) -> Iterator[str]:
    read = cell(AUTHOR, NUMBER)
    assert read is not None
    yield "## 2. The readers, the value and the range"
    rows = [
        (name, f"{each.value:g}", each.pages, each.words or "(no words kept)")
        for name, each in read.by.items()
    ]
    yield _table(("reader", "value", "pages", "reading"), rows)
    mean = sum(read.values) / len(READERS)
    yield (
        f"Their mean is {mean:.3g}, the coded value {found.value:g}; the range, the widest that "
        f"any of them gave, is {found.low:g} to {found.high:g}. Each history draws its own value "
        "between these ends, most often near the coded one."
    )


def _world() -> Iterator[str]:
    scenario = bigthree.compose(f"author={AUTHOR}")
    held = assumptions(scenario)
    yield "## 3. The world that it is part of"
    yield (
        f"`bigthree.compose('author={AUTHOR}')` puts {len(held)} such numbers together, with the "
        "scheme of spheres that he proposes. The headline sets two worlds side by side, on the "
        "same luck: one in which the contradiction holds and one in which it fails. They differ "
        "in one number, `world.rivalry`:"
    )
    arms = {"holds": scenario, "fails": bigthree.compose(f"author={AUTHOR}", "contradiction=fails")}
    rows = []
    for name, world in arms.items():
        rivalry = assumptions(world)["world.rivalry"]
        rows.append((name, f"{rivalry.value:.3g}", f"{rivalry.low:g} to {rivalry.high:g}",
                     rivalry.grade, rivalry.size, wording.pages(rivalry.pages)))  # fmt: skip
    yield _table(("contradiction", "value", "range", "direction", "size", "pages"), rows)


def _result() -> Iterator[str]:
    yield "## 4. The result"
    yield (
        f"{RUNS} histories of each world give, of 120 months, the time until any two combine "
        "against the third, and until the United States and Britain do (with 95 % intervals; "
        "differences are holds minus fails, on the same luck):"
    )
    rows = []
    for name, words in WORLDS.items():
        both = _compared(words)
        rows.append((name, *_any_two(both), _signed(both, "rmst_anglo_american")))
    columns = ("his world", "holds", "fails", "difference, any two", "difference, USA and Britain")
    yield _table(columns, rows)
    yield (
        "This is the line about him in the headline. Which mechanism makes it, "
        "`bigthree study=run` tells from the ledger; whether it survives other coefficients and "
        "theories is told in [how far to believe it](record.md)."
    )


def _coders() -> Iterator[str]:
    yield "## 5. The same on each reader's values"
    rows = []
    for coder in ("mean", *READERS):
        both = _compared((f"coder={coder}",))
        rows.append((f"`coder={coder}`", *_any_two(both)))
    yield _table(("reading", "holds", "fails", "difference, any two"), rows)


def _compared(words: Sequence[str]) -> Comparison:
    return bigthree.compare(
        {
            arm: bigthree.compose(f"author={AUTHOR}", f"contradiction={arm}", *words)
            for arm in ("holds", "fails")
        },
        runs=RUNS,
        seed=0,
        keep="measures",
    )


def _any_two(both: Comparison) -> tuple[str, str, str]:
    """Months to any two against one where it holds and where it fails, and the difference."""
    name = "rmst_two_against_one"
    table = both.summary()
    holds, fails = (
        f"{row[name]:.1f} ({row[f'{name}_low']:.1f} to {row[f'{name}_high']:.1f})"
        for row in (table.loc[arm] for arm in ("holds", "fails"))
    )
    return holds, fails, _signed(both, name)


def _signed(both: Comparison, name: str) -> str:
    made = both.difference(name, "holds", "fails")
    return f"{made.value:+.1f} ({made.low:+.1f} to {made.high:+.1f})".replace("-", "−")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return block(Table(tuple(columns), tuple(map(tuple, rows))))
