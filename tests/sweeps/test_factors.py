"""What varies: every way of writing it, whose range it takes, and what is refused in one line."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree import BadRequest, compose, evidence
from bigthree.resources import choices
from bigthree.scenario import Coefficients, quantity
from bigthree.sweeps.factors import GROUPS, WORDS, Factor, factors_of

LITVINOV = compose("author=litvinov")
NUMBERS = sorted(name for name in LITVINOV.numbers() if name.startswith(("author.", "world.")))


def one(vary, base=LITVINOV):
    """The only factor of a request."""
    (factor,) = factors_of(vary, base)
    return factor


def ends(factor):
    return factor.low, factor.high


class TestWriting:
    """A number over a range or some values, a choice among words; as in the shell, or as a dict."""

    @pytest.mark.parametrize(
        "vary",
        [
            "world.rivalry=0.25..0.75",
            ["world.rivalry=0.25..0.75"],
            " world.rivalry = 0.25 .. 0.75 ",
            "world.rivalry=.25...75",
            "world.rivalry=25e-2..75e-2",
            {"world.rivalry": (0.25, 0.75)},
            {"world.rivalry": "0.25..0.75"},
            {"world.rivalry": (np.float64(0.25), np.float64(0.75))},
        ],
    )
    def test_a_range(self, vary):
        assert one(vary) == Factor("world.rivalry", 0.25, 0.75)

    @pytest.mark.parametrize(
        "vary",
        [
            "world.rivalry=0.5,0,1",
            "world.rivalry= 0.5, 0 ,1",
            {"world.rivalry": [0.5, 0, 1]},
            {"world.rivalry": (0.5, 0, 1)},
            {"world.rivalry": "0.5,0,1"},
            {"world.rivalry": ["0.5", "0", "1"]},
            {"world.rivalry": np.array([0.5, 0.0, 1.0])},
        ],
    )
    def test_some_values_keep_their_order(self, vary):
        assert one(vary) == Factor("world.rivalry", levels=(0.5, 0.0, 1.0))

    def test_two_values_in_a_list_are_no_range(self):
        assert one({"world.rivalry": [0, 1]}).levels == (0.0, 1.0)
        assert one({"world.rivalry": (0, 1)}).levels == ()

    @pytest.mark.parametrize("vary", ["world.rivalry=0.5", {"world.rivalry": 0.5}])
    def test_one_value(self, vary):
        assert one(vary).levels == (0.5,)

    @pytest.mark.parametrize(
        "vary",
        ["author=maisky,litvinov", {"author": ["maisky", "litvinov"]},
         {"author": ("maisky", "litvinov")}, {"author": "maisky,litvinov"}],
    )  # fmt: skip
    def test_a_choice(self, vary):
        factor = one(vary)
        assert factor == Factor("author", levels=("maisky", "litvinov"))
        assert not factor.is_number

    @pytest.mark.parametrize("group", GROUPS)
    def test_a_group_by_itself_is_all_its_choices(self, group):
        for vary in (group, f"{group}=range", {group: "range"}):
            assert one(vary).levels == tuple(choices(group))

    @pytest.mark.parametrize("name", WORDS)
    def test_other_words_are_those_that_compose_takes(self, name):
        words = one(name).levels
        assert len(words) >= 2
        for word in words:
            group, key = name.split(".")
            assert getattr(getattr(compose(f"{name}={word}"), group), key) in (word, word == "true")
        assert one(f"{name}={words[1]},{words[0]}").levels == (words[1], words[0])

    def test_true_and_false_may_be_pythons_own(self):
        assert one({"uncertainty.luck": [True, False]}) == one("uncertainty.luck=true,false")

    @pytest.mark.parametrize(
        ("vary", "low", "high"),
        [("theory.steps=1..4", 1, 4), ("measures.lasting=2..6", 2, 6),
         ("spheres.earliest_month=0..24", 0, 24), ("spheres.signed_month=0..24", 0, 24),
         ("theory.saturating=0..1", 0, 1), ({"theory.steps": (1, 4)}, 1, 4)],
    )  # fmt: skip
    def test_whole_numbers(self, vary, low, high):
        factor = one(vary)
        assert (factor.whole, ends(factor)) == (True, (low, high))
        assert {factor.at(share) for share in np.linspace(0, 0.999, 200)} == {
            *map(float, range(low, high + 1))
        }

    def test_what_is_named_later_replaces_what_is_named_sooner(self):
        assert one(["world.rivalry=0..1", "world.rivalry=0.2..0.3"]) == one(
            "world.rivalry=0.2..0.3"
        )
        narrowed = factors_of(["assumptions", "world.rivalry=0.2,0.3"], LITVINOV)
        assert [each for each in narrowed if each.name == "world.rivalry"] == [
            one("world.rivalry=0.2,0.3")
        ]
        widened = factors_of(["world.rivalry=0.2,0.3", "assumptions"], LITVINOV)
        assert one("world.rivalry") in widened
        assert {each.name for each in widened} == {each.name for each in narrowed}

    def test_several_at_once_keep_their_order(self):
        vary = ["theory.learning=0..0.1", "author=maisky,litvinov", "world.rivalry"]
        assert [each.name for each in factors_of(vary, LITVINOV)] == [
            "theory.learning", "author", "world.rivalry"
        ]  # fmt: skip

    def test_nothing_is_nothing(self):
        assert factors_of([], LITVINOV) == factors_of({}, LITVINOV) == ()

    @pytest.mark.parametrize(
        ("vary", "said"),
        [("world.rivalry=0..0.5", "world.rivalry: 0 to 0.5"),
         ("world.rivalry=0,0.5", "world.rivalry: 0, 0.5"),
         ("author=maisky,litvinov", "author: maisky, litvinov")],
    )  # fmt: skip
    def test_it_says_what_it_is(self, vary, said):
        assert str(one(vary)) == said


class TestOwnRange:
    """A name alone: low to high of the evidence for that base, or a coefficient's prior."""

    @pytest.mark.parametrize("author", ["maisky", "gromyko", "litvinov"])
    def test_of_the_evidence(self, author):
        base = compose(f"author={author}", "contradiction=fails")
        for name in NUMBERS:
            found = evidence.assumption(base, name)
            if found.low < found.high:
                assert ends(one(name, base)) == (found.low, found.high)
                assert one(f"{name}=range", base) == one({name: "range"}, base) == one(name, base)

    def test_it_is_of_the_base(self):
        """Two authors disagree, and so do their ranges."""
        ranges = {ends(one("author.appetite", compose(f"author={each}")))
                  for each in ("maisky", "gromyko", "litvinov", "stalin_molotov")}  # fmt: skip
        assert len(ranges) > 1

    @pytest.mark.parametrize("name", ["author.appetite", "world.rivalry", "world.closeness_usa_uk"])
    def test_of_a_number_that_the_base_sets_by_hand(self, name):
        own = one(name, compose("author=litvinov"))
        by_hand = compose("author=litvinov", f"{name}=0.111")
        assert name not in by_hand.ranges
        assert one(name, by_hand) == own
        assert one(name, LITVINOV.with_values({name: 0.111})) == own

    def test_of_a_coefficient(self):
        for name in Coefficients.model_fields:
            low, high = quantity(f"theory.{name}").prior
            if low < high:
                assert ends(one(f"theory.{name}")) == (low, high)

    def test_assumptions_are_all_that_have_one(self):
        found = factors_of("assumptions", LITVINOV)
        assert {each.name: ends(each) for each in found} == {
            name: (each.low, each.high)
            for name, each in evidence.assumptions(LITVINOV).items()
            if each.low < each.high
        }
        assert len(found) > 30
        assert factors_of({"assumptions": "range"}, LITVINOV) == found

    def test_assumptions_leave_alone_what_is_set_by_hand(self):
        by_hand = compose("author=litvinov", "author.appetite=0.9")
        names = {each.name for each in factors_of("assumptions", by_hand)}
        assert names == {each.name for each in factors_of("assumptions", LITVINOV)} - {
            "author.appetite"
        }

    def test_coefficients_are_all_that_have_a_prior(self):
        found = factors_of(["coefficients"], LITVINOV)
        priors = {f"theory.{name}": quantity(f"theory.{name}").prior
                  for name in Coefficients.model_fields}  # fmt: skip
        assert {each.name: ends(each) for each in found} == {
            name: prior for name, prior in priors.items() if prior[0] < prior[1]
        }
        assert len(found) > 40


class TestRefusals:
    """One line that names key, value and what is allowed."""

    @pytest.mark.parametrize(
        ("vary", "said"),
        [
            ("world.rivalri=0..1", r"world\.rivalri: .*'world\.rivalry'"),
            ("world.rivalri", r"world\.rivalri: .*'world\.rivalry'"),
            ("rivalry=0..1", r"^rivalry: .*'world\.rivalry'"),
            ("theory.lerning", r"theory\.lerning: .*'theory\.learning'"),
            ("autor=maisky,litvinov", r"^autor: .*'author'"),
            ("asumptions", r"^asumptions: .*'assumptions'"),
            ("author.name=maisky", r"author\.name: cannot vary"),
            ("events.events=1", r"events\.events: cannot vary"),
            ("switches.europe=historical", r"switches\.europe: cannot vary"),
            ("", r"cannot vary"),
            ("=0..1", r"cannot vary"),
            ([3], r"^3: cannot vary"),
            ({3: (0, 1)}, r"^3: cannot vary"),
            ("months=12..24", r"^months: is the same in every world.*months="),
            ("runs=10,20", r"^runs: is the same in every world.*runs="),
            ("seed", r"^seed: is the same in every world"),
            (5, r"^vary=5: "),
            (None, r"^vary=None: "),
        ],
    )
    def test_an_unknown_name(self, vary, said):
        self.refused(vary, said)

    @pytest.mark.parametrize(
        ("vary", "said"),
        [
            ("author=litvnov", r"^author=litvnov: .*'litvinov'"),
            ("author=maisky,litvnov", r"^author=litvnov: .*'litvinov'"),
            ({"author": ["maisky", 1]}, r"^author=1: allowed: .*maisky"),
            ("author=", r"^author=: allowed: .*maisky"),
            ("author=,", r"^author=: allowed: .*maisky"),
            ("author=0..1", r"^author=0\.\.1: allowed: .*maisky"),
            ({"author": (0, 1)}, r"^author=0: allowed: .*maisky"),
            ("events=0.1,0.2", r"^events=0\.1: "),
            ("spheres=lippman", r"^spheres=lippman: .*'lippmann'"),
            ("world.capabilities=records", r"^world\.capabilities=records: .*'record'"),
            ("world.capabilities=0..1", r"^world\.capabilities=0\.\.1: .*equal, expected, record"),
            ("uncertainty.luck=yes", r"^uncertainty\.luck=yes: allowed: false, true"),
            ("uncertainty.coefficients=point", r"^uncertainty\.coefficients: cannot vary"),
        ],
    )
    def test_an_unknown_choice(self, vary, said):
        self.refused(vary, said)

    @pytest.mark.parametrize(
        ("vary", "said"),
        [
            ("world.rivalry=0..2", r"world\.rivalry=0\.\.2: .*0 to 1"),
            ("world.rivalry=-1..1", r"world\.rivalry=-1\.\.1: .*0 to 1"),
            ("world.rivalry=1..0", r"world\.rivalry=1\.\.0: .*from low to high"),
            ("world.rivalry=0.5..0.5", r"world\.rivalry=0\.5\.\.0\.5: .*from low to high"),
            ({"world.rivalry": (1, 0)}, r"world\.rivalry=1\.\.0: .*from low to high"),
            ("world.rivalry=0..inf", r"world\.rivalry=0\.\.inf: .*0 to 1"),
            ("world.rivalry=nan..1", r"world\.rivalry=nan: not a number.*0 to 1"),
            ({"world.rivalry": (0, math.nan)}, r"world\.rivalry=nan: not a number.*0 to 1"),
            ({"world.rivalry": (0, None)}, r"world\.rivalry=None: not a number.*0 to 1"),
            ("world.rivalry=0,1..0,5", r"world\.rivalry=0,1: not a number.*with a point"),
            ("world.rivalry=0.1..0,5", r"world\.rivalry=0,5: not a number.*with a point"),
            ("world.rivalry=low..high", r"world\.rivalry=low: not a number.*0 to 1"),
            ("world.rivalry=0..", r"world\.rivalry=0\.\.: not a number"),
            ("world.rivalry=..", r"world\.rivalry=\.\.: not a number"),
            ("world.rivalry=0..0.5..1", r"world\.rivalry=0\.5\.\.1: not a number"),
            ("theory.steps=1.5..3", r"theory\.steps=1\.5\.\.3: takes whole numbers"),
            ("theory.steps=0..3", r"theory\.steps=0\.\.3: .*1 to 8"),
            ("assumptions=0..1", r"assumptions=0\.\.1: .*alone"),
            ({"coefficients": [0, 1]}, r"coefficients=\[0, 1\]: .*alone"),
        ],
    )
    def test_a_range(self, vary, said):
        self.refused(vary, said)

    @pytest.mark.parametrize(
        ("vary", "said"),
        [
            ("world.rivalry=0.5,7", r"world\.rivalry=7: allowed: 0 to 1"),
            ("world.rivalry=0,5", r"world\.rivalry=5: allowed: 0 to 1"),
            ("world.rivalry=inf", r"world\.rivalry=inf: allowed: 0 to 1"),
            ("world.rivalry=nan", r"world\.rivalry=nan: not a number.*0 to 1"),
            ("world.rivalry=0.5,much", r"world\.rivalry=much: not a number.*0 to 1"),
            ("world.rivalry=", r"world\.rivalry=: not a number.*0 to 1"),
            ("world.rivalry=0.5,", r"world\.rivalry=: not a number.*0 to 1"),
            ({"world.rivalry": ""}, r"world\.rivalry=: not a number.*0 to 1"),
            ({"world.rivalry": None}, r"world\.rivalry=None: not a number.*0 to 1"),
            ({"world.rivalry": [None]}, r"world\.rivalry=None: not a number.*0 to 1"),
            ({"world.rivalry": [True]}, r"world\.rivalry=True: not a number.*0 to 1"),
            ({"world.rivalry": []}, r"world\.rivalry=: give some values"),
            ({"author": ()}, r"author=: give some values"),
            ("world.rivalry=0.5,0.5", r"world\.rivalry=0\.5,0\.5: .*each once"),
            ("world.rivalry=0.5,0.50", r"world\.rivalry=0\.5,0\.5: .*each once"),
            ({"world.rivalry": [0.0, -0.0]}, r"world\.rivalry=.*each once"),
            ({"world.rivalry": ["0.5", 0.5]}, r"world\.rivalry=.*each once"),
            ("author=maisky,maisky", r"author=maisky,maisky: .*each once"),
            ("theory.steps=1,2.5", r"theory\.steps=2\.5: takes whole numbers"),
            ("theory.saturating=0.5", r"theory\.saturating=0\.5: takes whole numbers"),
        ],
    )
    def test_listed_values(self, vary, said):
        self.refused(vary, said)

    @pytest.mark.parametrize(
        ("vary", "said"),
        [
            ("measures.lasting", r"measures\.lasting: has no range.*measures\.lasting=low\.\.high"),
            ("spheres.signed_month", r"spheres\.signed_month: has no range of its own"),
            ("theory.rivalry_effect", r"theory\.rivalry_effect: is fixed at 1.*=low\.\.high"),
            ("theory.steps=range", r"theory\.steps: is fixed at 1.*theory\.steps=low\.\.high"),
        ],
    )
    def test_a_name_without_a_range_of_its_own(self, vary, said):
        self.refused(vary, said)

    @staticmethod
    def refused(vary, said):
        with pytest.raises(BadRequest) as refusal:
            factors_of(vary, LITVINOV)
        assert re.search(said, str(refusal.value)), refusal.value
        assert len(str(refusal.value).splitlines()) == 1


ranges = st.tuples(st.floats(-1, 1), st.floats(-1, 1)).map(sorted).filter(lambda e: e[0] < e[1])


@st.composite
def factors(draw):
    """Any factor: a range, a whole range, or some values."""
    kind = draw(st.sampled_from(["range", "whole", "values", "words"]))
    if kind == "range":
        return Factor("x", *draw(ranges))
    if kind == "whole":
        low = draw(st.integers(-5, 50))
        return Factor("x", low, low + draw(st.integers(1, 40)), whole=True)
    some = st.floats(-1, 1) if kind == "values" else st.text(min_size=1, max_size=3)
    return Factor("x", levels=tuple(draw(st.lists(some, min_size=1, max_size=9, unique=True))))


shares = st.floats(0, 1, exclude_max=True)


class TestAt:
    """The value at a share of the way: the whole range, every value as likely as another."""

    @given(factor=factors(), one=shares, other=shares)
    def test_it_never_goes_back(self, factor, one, other):
        small, large = sorted((one, other))
        if factor.levels:
            places = [factor.levels.index(factor.at(share)) for share in (small, large)]
        else:
            places = [factor.at(share) for share in (small, large)]
        assert places[0] <= places[1]

    @given(factor=factors(), share=shares)
    def test_it_stays_inside(self, factor, share):
        value = factor.at(share)
        if factor.levels:
            assert value in factor.levels
        else:
            assert factor.low <= value <= factor.high
            assert not factor.whole or float(value).is_integer()

    @given(factor=factors())
    def test_it_covers_all(self, factor):
        first, last = factor.at(0.0), factor.at(float(np.nextafter(1.0, 0.0)))
        if factor.levels:
            assert (first, last) == (factor.levels[0], factor.levels[-1])
        else:
            assert (first, last) == (factor.low, pytest.approx(factor.high, rel=1e-12, abs=1e-12))

    @given(factor=factors().filter(lambda each: each.levels or each.whole))
    def test_every_level_is_as_likely_as_another(self, factor):
        """Of the middles of equal strata, as many fall on each level."""
        values = factor.levels or [*np.arange(factor.low, factor.high + 1)]
        each = 7
        found = [factor.at((n + 0.5) / (each * len(values))) for n in range(each * len(values))]
        assert found == [value for value in values for _ in range(each)]

    @given(low_high=ranges)
    def test_a_range_is_even(self, low_high):
        low, high = low_high
        found = np.array([Factor("x", low, high).at(n / 64) for n in range(64)])
        assert found == pytest.approx(low + (high - low) * np.arange(64) / 64, abs=1e-15)


class TestSpaced:
    """Values of a grid: from one end to the other, evenly."""

    @given(low_high=ranges, count=st.integers(2, 40))
    def test_a_range_has_both_ends(self, low_high, count):
        low, high = low_high
        values = Factor("x", low, high).spaced(count)
        assert (values[0], values[-1]) == (low, high)
        assert all(low <= value <= high for value in values)
        if high - low > 1e-6:
            assert len(values) == count
            assert np.diff(values) == pytest.approx((high - low) / (count - 1), rel=1e-6)

    @given(low=st.integers(0, 30), width=st.integers(1, 30), count=st.integers(2, 40))
    def test_a_whole_range_has_whole_numbers_each_once(self, low, width, count):
        values = Factor("x", low, low + width, whole=True).spaced(count)
        assert (values[0], values[-1]) == (low, low + width)
        assert len(values) == len(set(values)) == min(count, width + 1)
        assert all(float(value).is_integer() for value in values)
        gaps = np.diff(values)
        assert gaps.max() - gaps.min() <= 1

    def test_levels_are_all_taken(self):
        assert Factor("x", levels=("b", "a")).spaced(5) == ["b", "a"]
        assert Factor("x", levels=(0.3, 0.1, 0.2)).spaced(2) == [0.3, 0.1, 0.2]
