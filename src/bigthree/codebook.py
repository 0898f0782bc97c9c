"""The codebook of a results folder: every column of every table, its meaning, unit and range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.analysis import indices
from bigthree.measures.history import COLUMNS
from bigthree.measures.summary import ESTIMATES, IDENTITY

if TYPE_CHECKING:
    from bigthree.studies.request import Results
    from bigthree.sweeps.results import Sweep


def codebook(results: Results) -> str:
    """Every column of every table: meaning, unit, range."""
    lines = [
        "# Codebook",
        "",
        "Months count from January 1945 (month 0). Ties and stances run from -1 (hostile) to 1 "
        "(allied). Intervals are 95 %.",
        "",
    ]
    if results.ensembles:
        lines += section("summary.csv: a row a scenario", IDENTITY | _each_with_ends(ESTIMATES))
        lines += section("runs.parquet: a row a run", RUN_IDENTITY | COLUMNS)
    if results.sweep:
        lines += _sweep_sections(results.sweep)
    for name, table in results.tables.items():
        known = {column: _column_of_table(column) for column in table.columns}
        lines += section(f"{name}.csv", known)
    if results.drawings:
        sweep = results.sweep or results.looked_into
        worlds = _summary_columns(sweep) if sweep else {}
        lines += section("figures/*.csv: what each figure plots", worlds | FIGURE_COLUMNS)
    return "\n".join(lines)


def _column_of_table(name: str) -> tuple[str, str, str]:
    """A column of a further table: one of ours, or a coefficient by its name."""
    return TABLE_COLUMNS[name] if name in TABLE_COLUMNS else _described(f"theory.{name}")


def _sweep_sections(sweep: Sweep) -> list[str]:
    """The columns of a sweep's tables."""
    from bigthree.sweeps.plan import BASE

    varied = {name: _described(name) for name in sweep.plan.varied}
    base = {BASE: ("the scenario of scenario.yaml that the world is made from", "", "")}
    lines = section("points.csv: a row a world", POINT | base | varied)
    lines += section("summary.csv: a row a world", _summary_columns(sweep))
    if sweep.failures:
        lines += section("failures.csv: a row a world that failed", POINT | FAILED | SCENARIO)
    return lines + section("runs.parquet: a row a history", RUN_IDENTITY | POINT | varied | COLUMNS)


def _summary_columns(sweep: Sweep) -> dict[str, tuple[str, str, str]]:
    """The columns of a sweep's summary; what its figures plot are some of them."""
    varied = {name: _described(name) for name in sweep.plan.varied}
    failed = FAILED if sweep.failures else {}
    return IDENTITY | POINT | varied | _each_with_ends(ESTIMATES) | failed


def _described(name: str) -> tuple[str, str, str]:
    """The meaning, unit and range of something that varied."""
    from bigthree.scenario import quantity
    from bigthree.sweeps.plan import is_number

    if not is_number(name):
        return VARIED_WORDS.get(name, ("which choice", "", ""))
    known = quantity(name)
    return known.meaning, known.unit, f"{known.low:g} to {known.high:g}"


def _each_with_ends(
    columns: dict[str, tuple[str, str, str]],
) -> dict[str, tuple[str, str, str]]:
    """Estimates and the ends of their intervals."""
    ends = {
        f"{name}_{end}": (f"{side} end of the interval of {name}", unit, bounds)
        for name, (_, unit, bounds) in columns.items()
        for end, side in (("low", "lower"), ("high", "upper"))
    }
    return columns | ends


POINT = {"point": ("number of the world", "", "0 or more")}

FAILED = {
    "stage": ("where a world failed: compose, simulate or measure", "", ""),
    "message": ("why it failed", "", ""),
}
"""Columns of the summary where some world failed; its scenario is in failures.csv."""

SCENARIO = {"scenario": ("the scenario that failed, as YAML", "", "")}

VARIED_WORDS = {
    "author": ("whose beliefs and policy", "", ""),
    "contradiction": ("whether the Anglo-American contradiction holds", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "spheres": ("which scheme of spheres", "", ""),
    "events": ("which set of events", "", ""),
    "coder": ("whose reading of the source", "", "a, b, c or mean"),
    "american_reach": ("America's security stake: as assumed, or as it turned out", "", ""),
    "europe": ("the contested states' resistance, likewise", "", ""),
    "tolerance": ("the West's tolerance of Soviet positions, likewise", "", ""),
    "commerce": ("the pull of trade and credits, likewise", "", ""),
    "mechanism": ("which mechanism is off or alone: one of them, all or none", "", ""),
    "mode": ("full, off, alone, or beside_rivalry with nothing else on", "", ""),
}
"""What the words that vary mean."""

RUN_IDENTITY = {
    "scenario": ("name of the scenario", "", ""),
    "seed": ("seed of the luck", "", "0 to 2^64 - 1"),
    "run": ("number of the run; equal numbers met equal luck", "", "0 or more"),
}

TABLE_COLUMNS = {
    "author": ("whose beliefs and policy", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "arm": ("the world that is compared", "", ""),
    "baseline": ("the world it is compared with; both met the same luck", "", ""),
    "measure": ("a column of summary.csv or runs.parquet", "", ""),
    "finding": ("number of the finding of the source", "", "1 to 9"),
    "statement": ("the finding, in our words", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", "1 to 25"),
    "claim": ("a quantity that the finding expects to be positive", "", ""),
    "value": ("mean over runs: of the difference (arm minus baseline), or of the claim", "", ""),
    "low": ("lower end of its interval", "that of the value", ""),
    "high": ("upper end of its interval", "that of the value", ""),
    "coefficient": ("a coefficient of the theory", "", ""),
    "prior_low": ("lower end of its prior", "its own", ""),
    "prior_high": ("upper end of its prior", "its own", ""),
    "q05": ("lower end of the middle nine tenths of the accepted draws", "its own", ""),
    "median": ("median of the accepted draws", "its own", ""),
    "q95": ("upper end of the middle nine tenths of the accepted draws", "its own", ""),
    "narrowed": (
        "share by which the middle half of the accepted draws is narrower than the prior's",
        "share",
        "at most 1",
    ),
    "median_near": ("median at half the tolerance", "its own", ""),
    "median_far": ("median at one and a half times the tolerance", "its own", ""),
    "p": ("of a Kolmogorov-Smirnov test of the accepted draws against the prior", "", "0 to 1"),
    "told": ("whether the record says anything about it", "", "True or False"),
    "part": ("what of the record is compared: votes, crises or sides", "", ""),
    "score": ("how it is scored; more is better", "", ""),
    "predictor": ("the model, blind chance, or a simple rule", "", ""),
    "mean": ("the score: of the model its mean over histories", "", "-1 to 1"),
    "year": ("in whose autumn the session met", "year", "1946 to 1955"),
    "dyad": ("which two of the three", "", ""),
    "index": ("index S of votes in the General Assembly", "", "-1 to 1"),
    "low_90": ("lower end of the middle nine tenths of histories", "that of the row", ""),
    "low_50": ("lower end of the middle half of histories", "that of the row", ""),
    "middle": ("median over histories", "that of the row", ""),
    "high_50": ("upper end of the middle half of histories", "that of the row", ""),
    "high_90": ("upper end of the middle nine tenths of histories", "that of the row", ""),
    "in_50": ("whether the record lies in the middle half", "", "True or False"),
    "in_90": ("whether the record lies in the middle nine tenths", "", "True or False"),
    "sign_right": ("share of histories with the sign of the record", "share", "0 to 1"),
    "crisis_months": ("months of the record in which a crisis began", "count", "0 to 132"),
    "before": ("such months a year before the tie broke in the record", "a year", "0 to 12"),
    "after": ("such months a year after it broke", "a year", "0 to 12"),
    "hostility_before": ("mean of minus the model's tie before that break", "tie", "-1 to 1"),
    "hostility_after": ("the same after it", "tie", "-1 to 1"),
    "hostility_in": ("the same in months in which a crisis began", "tie", "-1 to 1"),
    "hostility_out": ("the same in all other months", "tie", "-1 to 1"),
    "state": ("a contested state", "", ""),
    "pact_1949": ("its side by its defence pacts of 1949", "", "east, west, both, none, uncoded"),
    "pact_1955": ("its side by its defence pacts of 1955", "", "east, west, both, none, uncoded"),
    "east_1949": ("share of histories with it in the East at the end of 1949", "share", "0 to 1"),
    "east_1955": ("share of histories with it in the East at the end of 1955", "share", "0 to 1"),
    "two_borders": ("whether it is within two borders of the USSR", "", "True or False"),
    "red_army": ("how much of it Soviet troops held or entered", "", "most, part or none"),
    "error": ("mean absolute error of the expected shares of the three", "share", "0 to 1"),
    "no_change": ("the same of the shares of 1944 kept", "share", "0 to 1"),
    "ussr_expected": ("expected share of the USSR in 1955, mean over histories", "share", "0 to 1"),
    "usa_expected": ("expected share of the USA in 1955, mean over histories", "share", "0 to 1"),
    "uk_expected": ("expected share of Britain in 1955, mean over histories", "share", "0 to 1"),
    "ussr_record": ("share of the USSR in 1955", "share", "0 to 1"),
    "usa_record": ("share of the USA in 1955", "share", "0 to 1"),
    "uk_record": ("share of Britain in 1955", "share", "0 to 1"),
    "quantity": ("something that the model and the record count alike", "", ""),
    "fitted": ("whether the coefficients were fitted to it", "", "True or False"),
    "record": ("what the record has", "that of the row", ""),
    "with_luck": ("what luck-drawn histories say: shown, reversed or undecided", "", ""),
    "readings_for": ("share of readings, at even luck, in which it is positive", "share", "0 to 1"),
    "readings_tied": ("share of readings in which it is zero", "share", "0 to 1"),
    "readings_against": ("share of readings in which it is negative", "share", "0 to 1"),
    "box": ("number of the box", "", "1 to 4"),
    "at_least": ("least value that the box allows; empty where it is open", "", ""),
    "at_most": ("greatest value that the box allows; empty where it is open", "", ""),
    "words": ("choices that the box allows; empty for a number", "", ""),
    "quasi_p": (
        "chance of as many ended in it, were this limit of no matter",
        "share",
        "0 to 1",
    ),
    "coverage": ("share of the worlds that ended which lie in the box", "share", "0 to 1"),
    "density": ("share of the worlds in the box that ended", "share", "0 to 1"),
    "mass": ("share of all worlds that lie in the box", "share", "0 to 1"),
    "coverage_held_out": ("coverage, on the worlds it was not found on", "share", "0 to 1"),
    "density_held_out": ("density, on the worlds it was not found on", "share", "0 to 1"),
    "chance_held_out": ("share ended among all worlds it is tried on", "share", "0 to 1"),
    "holds": (
        "whether density_held_out exceeds chance_held_out by more than luck",
        "",
        "True or False",
    ),
    "leaf": ("number of the leaf of the tree", "", "1 to 6"),
    "rule": ("which worlds are in the leaf", "", ""),
    "worlds": ("how many worlds", "count", "0 or more"),
    "ended_share": ("share of them that ended", "share", "0 to 1"),
    **indices.COLUMNS,
    "point": ("number of the world", "", "0 or more"),
    **{
        name: VARIED_WORDS[name]
        for name in (
            "contradiction",
            "american_reach",
            "europe",
            "tolerance",
            "commerce",
            "mechanism",
            "mode",
        )
    },
    "switch": ("what was misjudged", "", ""),
    "share": ("its Shapley share of the loss; the five sum to it", "that of the measure", ""),
    "same": ("whether the ties of no history differ from the baseline's", "", "True or False"),
    "untouched": ("whether the contradiction changes the ties of no history", "", "True or False"),
    **_each_with_ends(
        {
            "survival_60": ESTIMATES["survival_60"],
            "first_in": ("cost of the switch, turned alone", "that of the measure", ""),
            "last_in": ("cost of the switch, turned after all others", "that of the measure", ""),
            "loss": ("own world minus the one that came", "that of the measure", ""),
            "effect": ("of the contradiction: holds minus fails", "that of the measure", ""),
            "change_holds": (
                "difference from the baseline (the full model; for one alone, none; beside "
                "rivalry, that alone) where the contradiction holds",
                "that of the measure",
                "",
            ),
            "change_fails": ("the same where it fails", "that of the measure", ""),
        }
    ),
    "variant": ("which choice is made otherwise than by default", "", ""),
    "sign": ("1 or -1 where the interval lies on one side of zero, else 0", "", "-1 to 1"),
    "histories": ("histories that were run", "count", "1 or more"),
    "accepted": ("those of them that match the record", "count", "0 to histories"),
    "rate": (
        "share of the histories that match: how likely the world makes the record",
        "share",
        "0 to 1",
    ),
    "rate_low": ("lower end of its interval", "share", "0 to 1"),
    "rate_high": ("upper end of its interval", "share", "0 to 1"),
    "against_reference": (
        "how much likelier than the last world of the table makes it",
        "ratio",
        "0 or more",
    ),
    "against_reference_low": ("lower end of its interval", "ratio", "0 or more"),
    "against_reference_high": ("upper end of its interval", "ratio", "0 or more"),
    "usa_too_soon": (
        "share in which the Soviet-American tie breaks too soon to match",
        "share",
        "0 to 1",
    ),
    "uk_first": (
        "share in which Britain's tie with Moscow breaks before America's",
        "share",
        "0 to 1",
    ),
    "warm": ("share in which the Anglo-American tie stays warm", "share", "0 to 1"),
    "q25": ("lower end of the middle half of the accepted draws", "its own", ""),
    "q75": ("upper end of the middle half of the accepted draws", "its own", ""),
    "above_half": ("share of the accepted draws with a true rivalry above 0.5", "share", "0 to 1"),
    "above_half_low": ("lower end of its interval", "share", "0 to 1"),
    "above_half_high": ("upper end of its interval", "share", "0 to 1"),
    "holds_over_fails_whole": (
        "Bayes factor of holds against fails, from the record",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_whole_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_whole_high": ("upper end of its interval", "ratio", "0 or more"),
    "holds_over_fails_breaks": (
        "Bayes factor of holds against fails, from the months of the Soviet breaks alone",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_breaks_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_breaks_high": ("upper end of its interval", "ratio", "0 or more"),
    "holds_over_fails_warm_tie": (
        "Bayes factor of holds against fails, from the warm Anglo-American tie alone",
        "ratio",
        "0 or more",
    ),
    "holds_over_fails_warm_tie_low": ("lower end of its interval", "ratio", "0 or more"),
    "holds_over_fails_warm_tie_high": ("upper end of its interval", "ratio", "0 or more"),
    "run": ("number of the run that stands in for the record", "", "0 or more"),
    "rivalry": ("its true rivalry", "", "0 to 1"),
    "rank": ("share of the accepted draws below the truth", "share", "0 to 1"),
    "in_half": ("whether their middle half holds the truth", "", "True or False"),
    "in_nine_tenths": ("whether their middle nine tenths hold the truth", "", "True or False"),
}
"""Columns of the further tables."""

FIGURE_COLUMNS = {
    "author": ("whose beliefs and policy", "", ""),
    "world": ("which world: the switches besides the contradiction", "", ""),
    "background": ("which background: danger, ideology, opinion, power", "", ""),
    "arm": ("which curve", "", ""),
    "month": ("months since January 1945", "month", "0 to months"),
    "share": ("share of histories in which it has not happened", "share", "0 to 1"),
    "low": ("lower end of the band or interval", "that of what it bounds", ""),
    "high": ("upper end of the band or interval", "that of what it bounds", ""),
    "measure": ("which ending: a column of runs.parquet", "", ""),
    "at_risk": ("histories in which it can still happen", "count", "0 to runs"),
    "dyad": ("which tie", "", ""),
    "q05, q25, q50, q75, q95": ("quantiles of the tie over histories", "tie", "-1 to 1"),
    "history": ("the tie in the history that is overlaid", "tie", "-1 to 1"),
    "ended": ("whether the world counts as ended", "", "True or False"),
    "in_box": ("whether it lies in the box that is drawn", "", "True or False"),
    "used": ("whether the box was found on it, rather than tried", "", "True or False"),
    "within_others": (
        "whether it lies within the box's limits without an axis",
        "",
        "True or False",
    ),
    "place_across, place_up": (
        "where the world is drawn; of words: their place, and a spread by lot",
        "that of its axis",
        "",
    ),
    "switch": ("what was misjudged", "", ""),
    "mechanism": VARIED_WORDS["mechanism"],
    "mode": VARIED_WORDS["mode"],
    "bin_low": ("lower end of the bin of the true rivalry", "", "0 to 1"),
    "bin_high": ("upper end of the bin", "", "0 to 1"),
    "density": ("density of the accepted draws in the bin; 0 where too few", "", "0 or more"),
    "median": ("median of the accepted draws; 0 where too few", "", "0 to 1"),
    "matched": ("how many histories of the world were accepted", "count", "0 or more"),
    "told": ("whether so many were that something can be said", "", "True or False"),
    "what": ("quantile of the model's tie, index of the votes, crisis or fitted break", "", ""),
    "value": ("where the mark stands: as its axis says; 1 for a crisis or a break", "", ""),
    "ussr_usa, ussr_uk, usa_uk": ("the three ties, by dyad", "tie", "-1 to 1"),
    "weight_ussr, weight_usa, weight_uk": (
        "capability relative to the mean of the three",
        "factor",
        "0 to 3",
    ),
    "struck": ("the events of the months since the frame before, and the turn", "", ""),
    "pattern": ("Dittmer's pattern in the month", "", ""),
    "next_pattern": ("Dittmer's pattern in the month after", "", ""),
    "flow": ("share of all histories that pass so", "share", "0 to 1"),
    "believed, so": ("1: the rivalry believed, or true, is the higher of two", "code", "0 or 1"),
    "surprise, surprise_low, surprise_high": (
        "mean excess of the real Anglo-American tie over the believed one, with its interval",
        "tie",
        "-3 to 3",
    ),
    "rmst_two_against_one, rmst_two_against_one_low, rmst_two_against_one_high": (
        "mean months until any two combine against the third, with its interval",
        "month",
        "0 to months",
    ),
    "push": ("what it added to the stance over the months of a bar", "stance", ""),
    "stance": ("the stance at the start of the month", "stance", "-1 to 1"),
    "group": ("the world and its background, in words", "", ""),
    "holds, holds_low, holds_high": (
        "mean months until two combine where the contradiction holds, with its interval",
        "month",
        "0 to months",
    ),
    "fails, fails_low, fails_high": ("the same where it fails", "month", "0 to months"),
    "difference, difference_low, difference_high": (
        "holds minus fails, with its interval",
        "month",
        "",
    ),
    "panel": ("which map: at the end of the run, proposed, or observed", "", ""),
    "state": ("contested state", "", ""),
    "latitude, longitude": ("of its capital", "degree", ""),
    "ussr, usa, uk": ("share of it that each power holds, is granted or has", "share", "0 to 1"),
    "listed": ("1 where the map says something of it, else 0", "", "0 or 1"),
    "scheme": ("whose scheme", "", ""),
    "number": ("dotted name; spheres.X: states granted to X; signs.X: 1 if X may sign", "", ""),
    "range_low, range_high": ("its coding range", "", ""),
    "grade": ("what the number stands on: stated, inferred, silent, set by hand", "", ""),
    "pages": ("pages of Pechatnov (1995)", "", ""),
    "who": ("an author, or the world as it turned out", "", ""),
    "kind": ("author or world", "", ""),
    "across, across_low, across_high": ("coded value along the map, with its range", "", ""),
    "up, up_low, up_high": ("coded value up the map, with its range", "", ""),
}


def section(title: str, columns: dict[str, tuple[str, str, str]]) -> list[str]:
    """The columns of one table, in Markdown."""
    rows = [f"| {name} | {' | '.join(described)} |" for name, described in columns.items()]
    header = ["| column | meaning | unit | range |", "| --- | --- | --- | --- |"]
    return [f"## {title}", "", *header, *rows, ""]
