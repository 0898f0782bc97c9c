"""What stands above a figure agrees with the table that it is drawn from."""

from __future__ import annotations

import re

import pytest
from matplotlib.text import Text

import bigthree
from bigthree.figures import described, kinds
from bigthree.figures.figure_data import figure_of, title_of
from bigthree.figures.style import WIDE
from bigthree.worlds import ARMS
from figure_data import EXAMPLES
from legible import assert_legible

UNCLEAR = re.compile("no (clear )?difference|cannot be told|can be told from luck|nothing can be")

SMALLEST = 10
"""Points of the smallest letters on a slide of 13.3 by 7.5 inches."""


def months_apart(table, _):
    first = table[table["group"] == table["group"].iloc[0]]
    return [f"+{row.difference:.0f}" for row in first.itertuples()]


def at_the_end(table, column, of="dyad"):
    last = table[table["month"] == table["month"].max()]
    return [f"{value:+.2f}".replace("-", "−") for value in last.set_index(of)[column]]


def ended(table, _):
    inside = [row.ended for row in table.itertuples() if row.in_box]
    outside = [row.ended for row in table.itertuples() if not row.in_box]
    return [f"{sum(inside)} of {len(inside)}", f"{sum(outside)} of {len(outside)} outside"]


def alike(table, _):
    middle = table[table["what"] == "middle"].set_index(["dyad", "month"])["value"]
    votes = table[table["what"] == "index of the votes"]
    means = [
        (middle[row.dyad, row.month - 0.5] + middle[row.dyad, row.month + 0.5]) / 2
        for row in votes.itertuples()
    ]
    same = sum((mean > 0) == (vote > 0) for mean, vote in zip(means, votes["value"], strict=True))
    return [f"{same} of {len(votes)}"]


def moscow(table, _):
    end = table[table["panel"] == "end"]
    leads = sum(row.ussr > row.usa and row.ussr > row.uk for row in end.itertuples())
    granted = table[(table["panel"] == "proposed") & (table["listed"] == 1)].set_index("state")
    less = (end.set_index("state")["ussr"] - granted["ussr"]).dropna()
    below, above = sum(less < -0.05), sum(less > 0.05)
    return [f"in {leads} of {len(end)}", f"less than proposed in {below} of {len(less)}",
            f"more in {above}"]  # fmt: skip


def pushes(table, _):
    sums = table[table["mechanism"] != "other"].groupby("mechanism")["push"].sum()
    return [f"+{sums.max():.2f}", f"−{-sums.min():.2f}"]


def last_patterns(table, _):
    last = table[table["month"] == table["month"].max()]
    by_pattern = last.groupby("pattern")["share"].sum()
    pair = last.loc[last["pattern"] == "marriage"].nlargest(1, "share").iloc[0]
    return [f"{by_pattern.max():.0%}".replace("%", " %"), f"({pair['pair']} "]


def ends(column):
    return lambda table, _: [f"{table[column].min():.0f}", f"{table[column].max():.0f}"]


EXPECTED = {
    "survival": lambda _, s: ["“a third”", "9.0 months sooner", "“holds”", "(7.0 to 12.0)"],
    "headline": lambda _, s: ["longer with Litvinov's assumptions (+30 months)",
                              "no clear difference on average with Stalin and Molotov's"],
    "dumbbell": months_apart,
    "ties": lambda table, _: at_the_end(table, "q50"),
    "triangle": lambda table, _: [f"{table.iloc[-1][dyad]:+.2f}".replace("-", "−")
                                  for dyad in ("ussr_usa", "ussr_uk", "usa_uk")],
    "animation": lambda table, s: [s["title"], "no two combine"],
    "phase": ends("rmst_two_against_one"),
    "beliefs": ends("rmst_two_against_one"),
    "patterns": last_patterns,
    "ledger": pushes,
    "europe": moscow,
    "scheme": lambda table, _: [
        f"{row.scheme} ({row.value:.0f} to Moscow)"
        for row in table[table["number"] == "spheres.ussr"].itertuples()
    ],
    "bars": lambda _, s: [s["title"]],
    "sensitivity": lambda table, s: [f"{table['ST'].max():.0%}".replace("%", " %"), "2 of 4"],
    "discovery": ended,
    "hindcast": alike,
    "inference": lambda table, _: [f"{table['median'].max():.2f}", "3 of 4 worlds"],
    "transfer": lambda *_: ["in 26 % of histories", "in 30 %", "no clear"],
    "frontier": lambda _, s: [f"{s['longest']:.0f} of {s['months']}", f"lasts {s['practice']:.0f}"],
}  # fmt: skip
"""What a title must say, worked out from the table anew."""


def test_every_kind_is_looked_at():
    assert set(EXPECTED) == set(kinds())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_title_says_what_the_table_shows(name):
    data = EXAMPLES[name]()
    title = title_of(data)
    for part in EXPECTED[data.kind](data.table, data.settings):
        assert part in title
    assert "_" not in title
    assert figure_of(data).get_suptitle().replace("\n", " ").replace("\xa0", " ") == (
        title.replace("\xa0", " ")
    )


def wider(table, *columns):
    """A table whose intervals hold everything."""
    ends = {f"{name}_low": -1e3 for name in columns} | {f"{name}_high": 1e3 for name in columns}
    return table.assign(**ends)


@pytest.mark.parametrize("name", ["dumbbell", "phase", "beliefs"])
def test_no_difference_is_claimed_that_intervals_do_not_show(name):
    data = EXAMPLES[name]()
    assert not UNCLEAR.search(title_of(data).lower())
    table = wider(data.table, "difference", "rmst_two_against_one")
    assert UNCLEAR.search(title_of(data._replace(table=table)).lower())


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("survival", {"differences": {"fails": [-4.0, -9.0, 1.0], "a third": [1.0, -2.0, 4.0]}}),
        ("headline", {"effects": {"litvinov": [3.0, -1.0, 7.0]}}),
        ("sensitivity", {"clear": []}),
    ],
)
def test_nor_by_the_settings(name, settings):
    data = EXAMPLES[name]()
    title = title_of(data._replace(settings=data.settings | settings))
    assert UNCLEAR.search(title.lower())
    assert not re.search("sooner|later|longer|matters most", title)


def test_histories_and_comparisons_are_plotted_on_axes():
    worlds = {name: bigthree.compose("months=12", f"contradiction={name}") for name in ARMS}
    comparison = bigthree.compare(worlds, runs=4)
    ties = comparison.ensembles["holds"].plot("ties", run=1)
    assert [axes.get_title(loc="left") for axes in ties] == list(bigthree.wording.DYADS)
    assert comparison.plot()[0].get_title(loc="left") == "No two against the third"
    with pytest.raises(bigthree.BadRequest, match="kind=tie"):
        comparison.plot("tie")


def test_what_there_is_to_draw_is_listed():
    listed = described()
    assert set(listed) == set(kinds())
    assert all(listed.values())


def test_the_arm_stands_first():
    data = EXAMPLES["ties"]()
    title = title_of(data._replace(settings=data.settings | {"arm": "open cards"}))
    assert title.startswith("open cards\n")


@pytest.mark.parametrize("name", EXAMPLES)
def test_as_a_slide_it_is_legible_from_afar(name):
    figure = figure_of(EXAMPLES[name](), wide=True)
    assert_legible(figure)
    width, height = figure.get_size_inches()
    scale = 40 / 3 / max(width, height * WIDE)
    sizes = [text.get_fontsize() for text in figure.findobj(Text) if text.get_text().strip()]
    assert scale * min(sizes) >= SMALLEST
