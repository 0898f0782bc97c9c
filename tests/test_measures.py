"""Measures against a slow, plain reading of their definitions; estimates against closed forms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import bigthree
from bigthree.comparison import PAIRED, per_run
from bigthree.compiled import compiled
from bigthree.dyads import PAIRS, POWERS
from bigthree.explanation.story import bond_of, turn_of
from bigthree.measures import estimates
from bigthree.measures.history import COLUMNS, measure_histories, measure_history
from bigthree.measures.patterns import PATTERNS, balanced, pattern, pivot
from bigthree.measures.summary import ESTIMATES
from bigthree.storage.codebook import IDENTITY
from bigthree.theory.mechanisms import LEDGER
from strategies import scenarios, seeds

DYADS = ((0, 1), (0, 2), (1, 2))
LIMITS = (0.2, 0.0, 3)


def plain(stances, minds, norm, combined, opposed, lasting):
    """The measures of a history, read off their definitions without any cleverness."""
    months = len(stances) - 1
    ties = np.stack([(stances[1:, i, j] + stances[1:, j, i]) / 2 for i, j in DYADS], axis=1)

    def first_lasting(holds):
        """First month of the first unbroken spell that lasts; months count from 1."""
        for t in range(months - lasting + 1):
            if holds[t : t + lasting].all():
                return t + 1
        return -1

    def margin(d):
        others = [e for e in range(3) if e != d]
        return np.minimum.reduce([ties[:, d] - combined, *(opposed - ties[:, e] for e in others)])

    firsts = [first_lasting(margin(d) > 0) for d in range(3)]
    happened = [d for d in range(3) if firsts[d] >= 0]
    pair = min(happened, key=lambda d: firsts[d]) if happened else -1
    windows = [
        margin(d)[t : t + lasting].min() for d in range(3) for t in range(months - lasting + 1)
    ]
    amicable = (ties > 0).sum(axis=1)
    signs = np.where(ties > 0, 1, -1)
    pivots = []
    for month in range(months):
        holder = -1
        if amicable[month] == 2:
            quarrel = int(np.argmin(ties[month] > 0))
            holder = 2 - quarrel
        pivots.append(holder)
    pivots = np.array(pivots)
    believed = norm - minds[1:, 0]
    return {
        "two_against_one": firsts[pair] if happened else -1,
        "pair": pair,
        "anglo_american": firsts[2],
        "concert_end": first_lasting(ties.min(axis=1) < 0),
        "closest": max([-2.0, *windows]),
        "soviet_western_tie": ties[:, :2].mean(),
        "menage": (amicable == 3).mean(),
        "romantic": (amicable == 2).mean(),
        "marriage": (amicable == 1).mean(),
        "veto": (amicable == 0).mean(),
        "balanced": (signs.prod(axis=1) > 0).mean(),
        "pivot_ussr": (pivots == 0).mean(),
        "pivot_usa": (pivots == 1).mean(),
        "pivot_uk": (pivots == 2).mean(),
        "surprise": (ties[:, 2] - believed).mean(),
        "ussr_usa": ties[:, 0].mean(),
        "ussr_uk": ties[:, 1].mean(),
        "usa_uk": ties[:, 2].mean(),
        "washingtons_trust": minds[1:, 1].mean(),
        "londons_trust": minds[1:, 2].mean(),
        "ussr_usa_end": ties[-1, 0],
        "ussr_uk_end": ties[-1, 1],
        "usa_uk_end": ties[-1, 2],
        "ussr_usa_break": first_lasting(ties[:, 0] < 0),
        "ussr_uk_break": first_lasting(ties[:, 1] < 0),
        "usa_uk_break": first_lasting(ties[:, 2] < 0),
    }


def measured(stances, minds, norm=1.0, limits=LIMITS):
    row = np.full(len(COLUMNS), np.nan)
    measure_history(stances, minds, norm, *limits, row)
    return dict(zip(COLUMNS, row, strict=True))


def history(*ties):
    """Stances whose three ties are as given month by month, after a neutral month 0."""
    stances = np.zeros((len(ties) + 1, 3, 3))
    for t, month in enumerate(ties, 1):
        for (i, j), tie in zip(DYADS, month, strict=True):
            stances[t, i, j] = stances[t, j, i] = tie
    return stances, np.zeros((len(ties) + 1, 3))


COMBINED = (-0.5, -0.5, 0.5)
CALM = (0.5, 0.5, 0.5)


@st.composite
def walks(draw):
    """A random walk of the six stances, sluggish or wild, with ties at the thresholds too."""
    months = draw(st.integers(1, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = draw(st.sampled_from([0.05, 0.2, 1.0]))
    drift = rng.normal(0, 0.03, (3, 3))
    stances = np.zeros((months + 1, 3, 3))
    stances[0] = rng.uniform(-1, 1, (3, 3))
    for t in range(months):
        step = stances[t] + drift + rng.normal(0, size, (3, 3))
        stances[t + 1] = np.clip(step, -1, 1)
    if draw(st.booleans()):
        stances = np.round(stances, 1)
    for power in range(3):
        stances[:, power, power] = 0.0
    minds = np.clip(np.cumsum(rng.normal(0, 0.05, (months + 1, 3)), axis=0) + 0.5, 0, 1)
    return stances, minds


class TestAHistory:
    """One row for each history."""

    @given(
        walks(),
        st.sampled_from([1.0, 0.0, 2.0]),
        st.sampled_from([0.2, 0.0, 0.5, 1.0]),
        st.sampled_from([0.0, -0.3, 0.4, 1.0]),
        st.sampled_from([1, 2, 3, 6, 60]),
    )
    def test_it_is_what_the_definitions_say(self, walk, norm, combined, opposed, lasting):
        found = measured(*walk, norm, (combined, opposed, lasting))
        expected = plain(*walk, norm, combined, opposed, lasting)
        assert list(found) == list(expected)
        for name, value in expected.items():
            assert found[name] == pytest.approx(value, abs=1e-12), name

    @given(st.lists(walks(), min_size=1, max_size=3))
    def test_the_compiled_measures_are_the_plain_ones(self, several):
        for stances, minds in several:
            rows = np.full((1, len(COLUMNS)), np.nan)
            compiled(measure_histories)(stances[None], minds[None], np.array([1.0]), *LIMITS, rows)
            assert rows[0].tolist() == list(measured(stances, minds).values())

    @given(scenarios(most_months=40), seeds)
    def test_the_ensembles_measures_are_those_of_its_histories(self, scenario, seed):
        scenario = scenario.with_values({"theory.anglo_american_norm": 1.25})
        many = bigthree.simulate(scenario, runs=4, seed=seed)
        limits = scenario.measures
        for run in range(4):
            expected = plain(
                many.stances[run], many.paths.minds[run], 1.25,
                limits.combination, limits.opposition, limits.lasting,
            )  # fmt: skip
            assert many.measures[run] == pytest.approx(list(expected.values()), abs=1e-12)

    def test_a_combination_that_lasts_exactly_long_enough(self):
        found = measured(*history(CALM, COMBINED, COMBINED, COMBINED, CALM))
        assert found["two_against_one"] == found["anglo_american"] == 2
        assert found["pair"] == 2
        assert found["concert_end"] == 2
        assert found["closest"] == pytest.approx(0.3)

    def test_one_month_too_short(self):
        found = measured(*history(CALM, COMBINED, COMBINED, CALM, COMBINED, COMBINED, CALM))
        for name in ("two_against_one", "pair", "anglo_american", "concert_end"):
            assert found[name] == -1
        assert found["closest"] == pytest.approx(-0.5)

    def test_at_the_horizon(self):
        just = measured(*history(CALM, CALM, COMBINED, COMBINED, COMBINED))
        assert just["two_against_one"] == 3
        cut = measured(*history(CALM, CALM, CALM, COMBINED, COMBINED))
        assert cut["two_against_one"] == -1

    def test_from_the_first_month(self):
        assert measured(*history(COMBINED, COMBINED, COMBINED))["two_against_one"] == 1

    def test_month_zero_does_not_count(self):
        stances, minds = history(COMBINED, COMBINED, CALM)
        stances[0] = stances[1]
        found = measured(stances, minds)
        assert found["two_against_one"] == -1
        assert found["menage"] == pytest.approx(1 / 3)

    def test_a_horizon_shorter_than_what_must_last(self):
        found = measured(*history(COMBINED, COMBINED), limits=(0.2, 0.0, 3))
        assert found["two_against_one"] == -1
        assert found["closest"] == -2.0
        assert measured(*history(COMBINED), limits=(0.2, 0.0, 1))["two_against_one"] == 1

    def test_a_spell_that_changes_partners_does_not_last(self):
        other = (0.5, -0.5, -0.5)
        found = measured(*history(COMBINED, COMBINED, other, other, COMBINED, COMBINED))
        assert found["two_against_one"] == -1
        assert found["concert_end"] == 1

    def test_the_first_pair_is_kept_and_the_anglo_american_month_is_its_own(self):
        other = (0.5, -0.5, -0.5)
        found = measured(*history(*[other] * 3, CALM, *[COMBINED] * 3))
        assert (found["two_against_one"], found["pair"]) == (1, 0)
        assert found["anglo_american"] == 5

    def test_only_the_first_spell_counts(self):
        found = measured(*history(*[COMBINED] * 3, CALM, *[COMBINED] * 9))
        assert found["two_against_one"] == 1

    @pytest.mark.parametrize(
        ("month", "expected"),
        [
            ((-0.01, -0.01, 0.2), -1),
            ((-0.01, -0.01, 0.21), 1),
            ((0.0, -0.01, 0.21), -1),
            ((-0.01, 0.0, 0.21), -1),
        ],
    )
    def test_thresholds_must_be_passed_and_not_just_met(self, month, expected):
        assert measured(*history(month, month, month))["two_against_one"] == expected

    def test_thresholds_are_parameters(self):
        hard, soft = (-0.3, -0.3, 0.4), (-0.1, -0.1, 0.1)
        assert measured(*history(soft), limits=(0.0, 0.0, 1))["two_against_one"] == 1
        assert measured(*history(soft), limits=(0.2, 0.0, 1))["two_against_one"] == -1
        assert measured(*history(hard), limits=(0.2, -0.2, 1))["two_against_one"] == 1
        assert measured(*history(soft), limits=(0.0, -0.2, 1))["two_against_one"] == -1

    def test_surprise_is_the_excess_over_what_was_believed(self):
        stances, minds = history((0, 0, 0.6), (0, 0, 0.2))
        minds[:, 0] = [0.0, 0.5, 0.9]
        found = measured(stances, minds, norm=1.0)
        assert found["surprise"] == pytest.approx(((0.6 - 0.5) + (0.2 - 0.1)) / 2)

    def test_stances_that_differ_meet_in_the_middle(self):
        stances, minds = history(CALM)
        stances[1, 0, 1], stances[1, 1, 0] = 0.9, -0.1
        assert measured(stances, minds)["ussr_usa_end"] == pytest.approx(0.4)


class TestPatterns:
    """Dittmer's four patterns, the pivot and Heider's balance."""

    SIGNS = tuple((a, b, c) for a in (-1, 0, 1) for b in (-1, 0, 1) for c in (-1, 0, 1))

    @pytest.mark.parametrize("ties", SIGNS)
    def test_the_number_of_amicable_ties_is_the_pattern(self, ties):
        assert pattern(*ties) == sum(tie > 0 for tie in ties)
        assert PATTERNS[pattern(1, 1, 1)] == "menage"
        assert PATTERNS[pattern(-1, -1, -1)] == "veto"

    @pytest.mark.parametrize("ties", SIGNS)
    def test_the_pivot_is_on_good_terms_with_both(self, ties):
        ussr_usa, ussr_uk, usa_uk = (tie > 0 for tie in ties)
        expected = -1
        if ussr_usa and ussr_uk and not usa_uk:
            expected = 0
        if ussr_usa and usa_uk and not ussr_uk:
            expected = 1
        if ussr_uk and usa_uk and not ussr_usa:
            expected = 2
        assert pivot(*ties) == expected

    @pytest.mark.parametrize("ties", [t for t in SIGNS if 0 not in t])
    def test_balance_is_a_positive_product(self, ties):
        assert balanced(*ties) == (np.prod(ties) > 0)

    @given(walks())
    def test_shares_sum_to_one(self, walk):
        found = measured(*walk)
        assert sum(found[name] for name in PATTERNS) == pytest.approx(1.0)
        pivots = sum(found[f"pivot_{power}"] for power in POWERS)
        assert pivots == pytest.approx(found["romantic"])
        assert found["balanced"] == pytest.approx(found["menage"] + found["marriage"])


class TestSummary:
    """The row of `summary.csv`."""

    PROMISED = (
        "scenario", "author", "contradiction", "runs", "months", "survival_60", "survival_end",
        "rmst_two_against_one", "rmst_anglo_american", "rmst_concert", "soviet_western_tie",
        "menage", "romantic", "marriage", "veto", "surprise",
    )  # fmt: skip

    @pytest.fixture(scope="class")
    @staticmethod
    def many():
        scenario = bigthree.compose("author=stalin_molotov", "contradiction=fails")
        return bigthree.simulate(scenario, runs=120, seed=2)

    def test_columns_are_the_promised_ones_in_order_then_the_intervals(self, many):
        columns = list(many.summary().columns)
        assert tuple(columns[: len(self.PROMISED)]) == self.PROMISED
        estimated = self.PROMISED[5:]
        intervals = [f"{name}_{end}" for name in estimated for end in ("low", "high")]
        assert columns[len(self.PROMISED) :] == intervals
        assert (*IDENTITY, *ESTIMATES) == self.PROMISED

    def test_it_says_which_scenario(self, many):
        row = many.summary().iloc[0]
        assert row["scenario"] == "stalin_molotov-fails"
        assert row["author"] == "stalin_molotov"
        assert row["contradiction"] == "fails"
        assert (row["runs"], row["months"]) == (120, 120)

    def test_values_are_those_of_the_histories(self, many):
        row = many.summary().iloc[0]
        month = many.column("two_against_one")
        life = np.where(month < 0, 120, month)
        assert row["survival_60"] == ((month < 0) | (month > 60)).mean()
        assert row["survival_end"] == (month < 0).mean()
        assert row["rmst_two_against_one"] == pytest.approx(life.mean())
        for name in ("soviet_western_tie", "menage", "romantic", "marriage", "veto", "surprise"):
            assert row[name] == pytest.approx(many.column(name).mean())
            half = stats.t.ppf(0.975, 119) * stats.sem(many.column(name))
            low, high = row[name] - half, row[name] + half
            assert row[f"{name}_low"] == pytest.approx(max(low, 0.0 if name in PATTERNS else -3))
            assert row[f"{name}_high"] == pytest.approx(high)
        for month_column, name in (
            ("anglo_american", "rmst_anglo_american"),
            ("concert_end", "rmst_concert"),
        ):
            month = many.column(month_column)
            assert row[name] == pytest.approx(np.where(month < 0, 120, month).mean())

    def test_a_horizon_before_month_sixty(self):
        many = bigthree.simulate(bigthree.compose("author=gromyko", "months=24"), runs=60)
        row = many.summary().iloc[0]
        assert row["survival_60"] == row["survival_end"]

    def test_one_run_knows_nothing_of_its_spread(self):
        row = bigthree.simulate(bigthree.compose("months=12"), runs=1).summary().iloc[0]
        assert (row["rmst_concert_low"], row["rmst_concert_high"]) == (0.0, 12.0)
        assert (row["soviet_western_tie_low"], row["soviet_western_tie_high"]) == (-1.0, 1.0)


class TestEstimates:
    """Estimates and their intervals."""

    @given(st.integers(1, 500), st.data())
    def test_a_share_has_wilsons_interval(self, total, data):
        count = data.draw(st.integers(0, total))
        found = estimates.share(count, total)
        p, z = count / total, stats.norm.ppf(0.975)
        centre = (p + z**2 / (2 * total)) / (1 + z**2 / total)
        half = z * np.sqrt(p * (1 - p) / total + z**2 / (4 * total**2)) / (1 + z**2 / total)
        assert found.value == p
        assert found.low == pytest.approx(centre - half, abs=1e-12)
        assert found.high == pytest.approx(centre + half, abs=1e-12)
        assert 0.0 <= found.low <= found.value <= found.high <= 1.0

    @given(st.lists(st.floats(-10, 10), min_size=2, max_size=50))
    def test_a_mean_has_students_interval(self, values):
        found = estimates.mean(np.array(values))
        half = stats.t.ppf(0.975, len(values) - 1) * np.std(values, ddof=1) / len(values) ** 0.5
        assert found.value == pytest.approx(np.mean(values))
        assert found.high - found.value == pytest.approx(half, abs=1e-9)
        assert found.value - found.low == pytest.approx(half, abs=1e-9)

    def test_an_interval_keeps_to_what_is_possible(self):
        found = estimates.mean(np.array([0.0, 0.0, 1.0]), 0.0, 1.0)
        assert found.low == 0.0
        assert found.high == 1.0

    @given(st.lists(st.integers(-1, 30), min_size=1, max_size=40))
    def test_a_restricted_mean_is_the_area_under_the_curve(self, months):
        month = np.array([m or -1 for m in months], dtype=float)
        curve = estimates.survival_curve(month, 30)
        found = estimates.restricted_mean(month, 30)
        assert found.value == pytest.approx(curve.share[:-1].sum())
        assert 0.0 <= found.low <= found.value <= found.high <= 30.0

    @given(st.lists(st.integers(-1, 30), min_size=1, max_size=60))
    def test_the_curve_is_the_share_that_is_left(self, months):
        month = np.array([m or -1 for m in months], dtype=float)
        curve = estimates.survival_curve(month, 30)
        for t in range(31):
            left = ((month < 0) | (month > t)).mean()
            assert curve.share[t] == pytest.approx(left, abs=1e-12)
            assert curve.at_risk[t] == ((month < 0) | (month >= t)).sum()
        assert np.all(np.diff(curve.share) <= 1e-12)
        assert np.all(curve.low <= curve.share + 1e-12)
        assert np.all(curve.share <= curve.high + 1e-12)
        assert curve.low.min() >= 0.0
        assert curve.high.max() <= 1.0

    def test_the_band_is_greenwoods_on_the_log_log_scale(self):
        rng = np.random.default_rng(0)
        month = np.where(rng.random(200) < 0.3, -1, rng.integers(1, 31, 200)).astype(float)
        curve = estimates.survival_curve(month, 30)
        variance, z = 0.0, stats.norm.ppf(0.975)
        for t in range(1, 30):
            at_risk = ((month < 0) | (month >= t)).sum()
            died = (month == t).sum()
            variance += died / (at_risk * (at_risk - died))
            half = z * np.sqrt(variance) / np.log(curve.share[t])
            assert curve.low[t] == pytest.approx(curve.share[t] ** np.exp(-half), abs=1e-9)
            assert curve.high[t] == pytest.approx(curve.share[t] ** np.exp(half), abs=1e-9)

    def test_all_alike(self):
        never = estimates.survival_curve(np.full(20, -1.0), 12)
        assert np.all(never.share == 1.0)
        assert np.all(never.high == 1.0)
        assert 0.8 < never.low[0] < 1.0
        at_once = estimates.survival_curve(np.full(20, 1.0), 12)
        assert at_once.share[0] == 1.0
        assert np.all(at_once.share[1:] == 0.0)
        assert np.isfinite(at_once.low).all()
        assert np.isfinite(at_once.high).all()

    @given(st.integers(0, 60), st.lists(st.integers(-1, 60).filter(bool), min_size=1, max_size=40))
    def test_surviving_counts_who_is_left_after_a_month(self, by, months):
        month = np.array(months, dtype=float)
        curve = estimates.survival_curve(month, 60)
        assert estimates.surviving(month, by).value == pytest.approx(curve.share[by])

    @given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=40))
    def test_a_paired_difference_has_students_interval_of_the_differences(self, pairs):
        one, other = np.array(pairs).T
        found = estimates.paired_difference(one, other)
        back = estimates.paired_difference(other, one)
        half = stats.t.ppf(0.975, len(pairs) - 1) * np.std(other - one, ddof=1) / len(pairs) ** 0.5
        assert found.value == pytest.approx(np.mean(other - one), abs=1e-12)
        assert found.high == pytest.approx(found.value + half, abs=1e-9)
        assert found.low == pytest.approx(found.value - half, abs=1e-9)
        assert found.value == -back.value
        assert (found.low, found.high) == pytest.approx((-back.high, -back.low), abs=1e-12)

    def test_pairing_by_luck_narrows_the_interval(self):
        rng = np.random.default_rng(1)
        luck = rng.normal(0, 1, 400)
        one, other = luck, luck + rng.normal(0.3, 0.1, 400)
        paired = estimates.paired_difference(one, other)
        apart = estimates.paired_difference(rng.permutation(one), other)
        assert paired.high - paired.low < 0.2 * (apart.high - apart.low)

    def test_a_difference_without_spread_is_exact(self):
        assert estimates.paired_difference(np.zeros(9), np.ones(9)) == (1.0, 1.0, 1.0)


class TestLedger:
    """What pushed each stance, mechanism by mechanism."""

    @given(scenarios(most_months=30), seeds)
    def test_rows_sum_to_the_push_and_pushes_to_the_history(self, scenario, seed):
        scenario = scenario.with_values({"theory.steps": 1})
        many = bigthree.simulate(scenario, runs=2, seed=seed)
        ledger = many.ledger(1)
        assert list(ledger.columns) == [*LEDGER, "push"]
        pairs = [(POWERS[i], POWERS[j]) for i, j in PAIRS]
        assert list(ledger.index) == [(t, *p) for t in range(scenario.months) for p in pairs]
        rows = ledger.to_numpy()
        total = rows[:, 0].copy()
        for part in rows[:, 1:-1].T:
            total = total + part
        assert np.array_equal(total, rows[:, -1])
        pushes = rows[:, -1].reshape(scenario.months, 6)
        for t in range(scenario.months):
            for n, (i, j) in enumerate(PAIRS):
                moved = min(1.0, max(-1.0, many.stances[1, t, i, j] + pushes[t, n]))
                assert moved == many.stances[1, t + 1, i, j]

    @pytest.mark.parametrize("steps", [1, 2, 3, 8])
    def test_several_steps_a_month_sum_to_the_months_move(self, steps):
        scenario = bigthree.compose("author=gromyko", f"theory.steps={steps}", "months=60")
        many = bigthree.simulate(scenario, runs=1)
        pushes = many.ledger(0)["push"].to_numpy().reshape(60, 6)
        for n, (i, j) in enumerate(PAIRS):
            stance = many.stances[0, :, i, j]
            assert np.abs(stance).max() < 0.9
            assert pushes[:, n] == pytest.approx(np.diff(stance), abs=1e-12)

    def test_a_mechanism_that_is_off_pushes_nothing(self):
        for mechanism, described in LEDGER.items():
            if described.switches:
                off = {f"theory.{name}": 0.0 for name in described.switches}
                scenario = bigthree.compose("author=litvinov", "months=12").with_values(off)
                ledger = bigthree.simulate(scenario, runs=1).ledger(0)
                assert not ledger[mechanism].any(), mechanism

    def test_events_stand_in_the_ledger(self):
        scenario = bigthree.compose("author=litvinov", "events=baltic_question", "months=12")
        scenario = scenario.with_values({"uncertainty.coding": False})
        events = bigthree.simulate(scenario, runs=1).ledger(0)["events"]
        struck = events[events != 0.0]
        assert struck.to_dict() == {(4, "ussr", "usa"): -0.1, (4, "usa", "ussr"): -0.1}

    @pytest.mark.parametrize("bad", [-1, 2, 1.5, True, "0", None])
    def test_a_run_that_is_not_there_is_refused(self, bad):
        many = bigthree.simulate(bigthree.compose("months=3"), runs=2)
        with pytest.raises(bigthree.BadRequest, match=r"run=.* 0 to 1"):
            many.ledger(bad)
        with pytest.raises(bigthree.BadRequest, match="run="):
            many.traces(bad)


class TestComparison:
    """Worlds side by side, on the same luck."""

    @pytest.fixture(scope="class")
    @staticmethod
    def study():
        arms = {arm: bigthree.compose("author=litvinov", f"contradiction={arm}", "months=72")
                for arm in ("holds", "fails", "as_believed")}  # fmt: skip
        return bigthree.compare(arms, runs=150, seed=7)

    def test_arms_are_the_ensembles_of_their_scenarios(self, study):
        alone = bigthree.simulate(
            bigthree.compose("author=litvinov", "contradiction=fails", "months=72"),
            runs=150, seed=7,
        )  # fmt: skip
        assert np.array_equal(study.ensembles["fails"].measures, alone.measures)
        assert study.baseline == "holds"

    @pytest.mark.parametrize("name", PAIRED)
    def test_differences_are_antisymmetric(self, study, name):
        there = study.difference(name, "fails", "holds")
        back = study.difference(name, "holds", "fails")
        assert there.value == pytest.approx(-back.value, abs=1e-12)
        assert there.low == pytest.approx(-back.high, abs=1e-12)
        assert there.high == pytest.approx(-back.low, abs=1e-12)

    @pytest.mark.parametrize("name", PAIRED)
    def test_a_difference_is_that_of_the_summaries(self, study, name):
        found = study.difference(name, "fails")
        fails, holds = (per_run(study.ensembles[arm], name) for arm in ("fails", "holds"))
        assert found.value == pytest.approx(fails.mean() - holds.mean(), abs=1e-9)
        assert found.low <= found.value <= found.high

    @pytest.mark.parametrize("name", PAIRED)
    def test_nothing_differs_from_itself(self, study, name):
        assert study.difference(name, "holds", "holds") == (0.0, 0.0, 0.0)

    def test_the_compared_measures_are_those_of_the_summary(self, study):
        fails = study.ensembles["fails"]
        row = fails.summary().iloc[0]
        assert set(PAIRED) <= {*row.index, *COLUMNS}
        for name in PAIRED:
            expected = row[name] if name in row.index else fails.column(name).mean()
            assert per_run(fails, name).mean() == pytest.approx(expected)

    def test_the_table_of_differences(self, study):
        table = study.differences()
        assert list(table.columns) == ["arm", "baseline", "measure", "value", "low", "high"]
        expected = [(arm, name) for arm in ("fails", "as_believed") for name in PAIRED]
        assert list(zip(table["arm"], table["measure"], strict=True)) == expected
        assert set(table["baseline"]) == {"holds"}

    def test_it_shows_itself(self, study):
        assert "'holds', 'fails', 'as_believed'" in repr(study)
        assert "<table" in study._repr_html_()
        assert isinstance(study.summary(), pd.DataFrame)

    def test_one_arm_is_no_comparison(self):
        scenario = bigthree.compose("months=3")
        for arms in ({}, {"only": scenario}):
            with pytest.raises(bigthree.BadRequest, match="at least 2"):
                bigthree.compare(arms, runs=2)

    def test_horizons_must_agree_unless_given(self):
        arms = {str(months): bigthree.compose(f"months={months}") for months in (4, 5)}
        with pytest.raises(bigthree.BadRequest, match=r"months=\[4, 5\]"):
            bigthree.compare(arms, runs=2)
        assert bigthree.compare(arms, runs=2, months=6).ensembles["4"].scenario.months == 6

    @pytest.mark.parametrize("name", ["rmst", "", "scenario", "survival_end"])
    def test_an_unknown_measure_or_arm_is_refused(self, study, name):
        with pytest.raises(bigthree.BadRequest):
            study.difference(name, "fails")
        with pytest.raises(bigthree.BadRequest):
            study.difference("surprise", name)


class TestStory:
    """Why a world held or broke, from the ledgers of its histories."""

    BREAKS = ("author=stalin_molotov", "contradiction=fails", "world=historical")

    @staticmethod
    def by_hand(many, runs, touching, until):
        """Mean summed push of each mechanism on some stances before each run's month."""
        totals = np.zeros(len(LEDGER))
        for run in runs:
            rows = many.ledger(run)[list(LEDGER)].to_numpy()
            rows = rows.reshape(many.scenario.months, 6, len(LEDGER))
            totals += rows[: int(until[run]), touching].mean(axis=1).sum(axis=0)
        return dict(zip(LEDGER, totals / len(runs), strict=True))

    def test_a_world_that_breaks(self):
        many = bigthree.simulate(bigthree.compose(*self.BREAKS), runs=12, seed=1)
        turn = turn_of(many)
        month, pair = many.column("two_against_one"), many.column("pair")
        assert turn.share == (month >= 0).mean() > 0
        counts = [(pair == dyad).sum() for dyad in range(3)]
        assert turn.pair == np.argmax(counts)
        assert turn.pair_share == max(counts) / sum(counts)
        assert turn.month == np.median(month[pair == turn.pair])
        assert turn.read == turn.alike == max(counts)
        third = POWERS[2 - turn.pair]
        touching = [n for n, (i, j) in enumerate(PAIRS) if third in (POWERS[i], POWERS[j])]
        expected = self.by_hand(many, np.flatnonzero(pair == turn.pair), touching, month)
        for push in turn.pushes:
            assert push.size == pytest.approx(expected[push.mechanism], abs=1e-12)
        sizes = [push.size for push in turn.pushes]
        assert sizes == sorted(sizes)
        assert {push.mechanism for push in turn.pushes} == set(LEDGER) - {"routine"}

    def test_a_world_that_holds(self):
        many = bigthree.simulate(bigthree.compose("author=maisky", "months=24"), runs=6, seed=1)
        held = np.flatnonzero(many.column("two_against_one") < 0)
        bond = bond_of(many)
        assert bond.read == bond.alike == len(held) > 0
        soviet = [n for n, (i, j) in enumerate(PAIRS) if "ussr" in (POWERS[i], POWERS[j])]
        expected = self.by_hand(many, held, soviet, np.full(6, 24))
        for push in bond.pushes:
            assert push.size == pytest.approx(expected[push.mechanism], abs=1e-12)
        sizes = [push.size for push in bond.pushes]
        assert sizes == sorted(sizes, reverse=True)

    def test_a_world_in_which_all_end_alike(self):
        hold = {"measures.combination": 1.0, "measures.opposition": -1.0}
        held = bigthree.simulate(bigthree.compose("months=12").with_values(hold), runs=4)
        assert turn_of(held) is None
        assert bond_of(held).read == 4
        fall = {
            "measures.combination": 0.0,
            "measures.opposition": 1.0,
            "measures.lasting": 1,
            "world.initial_usa_uk": 1.0,
        }
        broken = bigthree.simulate(bigthree.compose("months=12").with_values(fall), runs=4)
        assert bond_of(broken) is None
        assert turn_of(broken).share == 1.0
