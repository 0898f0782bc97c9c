"""The frontier of Soviet policies: by brute force, by hand, and against composed scenarios."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bigthree import BadRequest, compose, simulate, wording
from bigthree.answers import Items
from bigthree.cases import case
from bigthree.comparison import per_run
from bigthree.studies.frontier import answer, worlds
from bigthree.studies.frontier.computation import PRACTICE, frontier
from bigthree.studies.frontier.figures import tabulate
from bigthree.studies.frontier.policies import (
    LEVELS,
    Policy,
    changes,
    design,
    difference_in_words,
    lever_in_words,
    of_scenario,
    schemes,
)
from bigthree.studies.frontier.search import finalists_of, policies_of
from bigthree.studies.frontier.trade_off import (
    attainable,
    layers,
    least_regret_at,
    nondominated,
    regret,
)
from bigthree.studies.frontier.worlds import setup_of, try_policies, worlds_of
from bigthree.studies.request import Request, SweepOptions
from bigthree.worlds import rejected_theories
from legible import assert_drawn
from small import ask

ONE_WORLD = ("engagement=drawn_in", "coder=b", "months=24")
OFFERED = schemes()
points = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=25).map(
    lambda pairs: np.array(pairs, dtype=float).T
)


def dominated(held, months, n):
    """Whether some policy is at least as good as one in both, and better in one."""
    return any(
        held[m] >= held[n] and months[m] >= months[n]
        and (held[m] > held[n] or months[m] > months[n])
        for m in range(len(held))
    )  # fmt: skip


def most(level, held, months):
    """Most months of those that hold a level."""
    reaching = [months[m] for m in range(len(held)) if held[m] >= level]
    return max(reaching) if reaching else np.nan


class TestTheTradeOff:
    """Against brute force, and by hand."""

    @given(points)
    def test_nondominated(self, pairs):
        expected = [not dominated(*pairs, n) for n in range(pairs.shape[1])]
        assert nondominated(*pairs).tolist() == expected

    @given(points)
    def test_layers_are_peeled_off_one_by_one(self, pairs):
        left = set(range(pairs.shape[1]))
        for layer in layers(*pairs):
            rest = sorted(left)
            held, months = pairs[:, rest]
            expected = {rest[n] for n in range(len(rest)) if not dominated(held, months, n)}
            assert set(layer.tolist()) == expected
            left -= expected
        assert not left

    @given(points)
    def test_attainable(self, pairs):
        levels = np.arange(8.0)
        expected = [most(level, *pairs) for level in levels]
        np.testing.assert_array_equal(attainable(levels, *pairs), expected)

    def test_regret_by_hand(self):
        held = np.array([[0.1, 0.1], [0.2, 0.3], [0.3, 0.2]])
        months = np.array([[60.0, 50.0], [50.0, 30.0], [20.0, 55.0]])
        # In the second world the third holds more than the first and lasts longer.
        np.testing.assert_array_equal(regret(held, months), [[0, 5], [0, 0], [0, 0]])
        worse = np.array([[60.0, 50.0], [50.0, 30.0], [20.0, 24.0]])
        np.testing.assert_array_equal(regret(held, worse), [[0, 0], [0, 0], [0, 6]])

    def test_least_regret_by_hand(self):
        held = np.array([[0.1, 0.1], [0.3, 0.3], [0.3, 0.3], [0.3, 0.1]])
        months = np.array([[60.0, 60.0], [40.0, 20.0], [30.0, 30.0], [99.0, 99.0]])
        # All that hold 0 in both: the last regrets nothing.
        assert least_regret_at(np.zeros(2), held, months) == 3
        # 0.2 in both: the last holds it in one only, where its months are regretted all the same:
        # 99 - 40 and 30 - 20 for the second, 99 - 30 and 0 for the third.
        assert least_regret_at(np.full(2, 0.2), held, months) == 1


class TestPolicies:
    """What Moscow can choose."""

    def test_the_schemes_are_those_that_moscow_may_sign(self):
        assert "none" in OFFERED
        assert "western_bloc" not in OFFERED
        assert {"maisky", "percentages", "litvinov_january_1945"} <= set(OFFERED)

    def test_a_scheme_is_as_it_is_composed(self):
        assert OFFERED["maisky"] == compose("spheres=maisky").spheres

    @pytest.mark.parametrize("author", ["maisky", "gromyko", "stalin_molotov"])
    def test_an_author_s_policy(self, author):
        scenario = compose(f"author={author}")
        policy = of_scenario(scenario)
        assert [getattr(policy, name) for name in LEVELS] == [
            getattr(scenario.author, name) for name in LEVELS
        ]
        assert (policy.scheme, policy.offered) == (scenario.spheres.name, 0)

    def test_the_design_takes_every_level_about_as_often(self):
        policies = design(OFFERED, 120, 440, seed=3)
        assert len(policies) == len(set(policies))
        for name, levels in LEVELS.items():
            counts = [sum(getattr(each, name) == level for each in policies) for level in levels]
            assert min(counts) >= 0.9 * 440 / len(levels) - 1
        assert design(OFFERED, 120, 440, seed=3) == policies
        assert design(OFFERED, 120, 440, seed=4) != policies

    def test_a_scheme_is_offered_before_the_horizon_and_a_dated_one_at_its_date(self):
        policies = design(OFFERED, 10, 300, seed=0)
        assert {each.offered for each in policies} == {0, 6}
        assert {each.offered for each in policies if each.scheme in ("none", "percentages")} == {0}

    def test_a_change_is_of_one_lever(self):
        start = Policy(0.33, 0.5, 0.5, 0.0, 0.5, "maisky", 6)
        for other in set(changes(start, OFFERED, 120)) - {start}:
            differing = {n for n in Policy._fields if getattr(start, n) != getattr(other, n)}
            assert len(differing - {"offered"}) <= 1 or differing == {"offered"}
            assert difference_in_words(start, other, OFFERED)

    def test_words_follow_the_numbers(self):
        policy = Policy(0.3, 1.0, 0.0, -1.0, 0.25, "maisky", 6)
        said = [lever_in_words(policy, name, OFFERED) for name in (*LEVELS, "scheme")]
        assert said == [
            "claims 30 % of what it could", "open cards", "no order imposed", "America first",
            "credits not soon", "spheres as Maisky, January 1944, from July 1945",
        ]  # fmt: skip
        britain = policy._replace(partner=1.0, scheme="none")
        assert lever_in_words(britain, "partner", OFFERED) == "Britain first"
        assert lever_in_words(britain, "scheme", OFFERED) == "no scheme of spheres"


class TestOutcomes:
    """What comes of a policy is what comes of the scenario that one would compose."""

    @pytest.mark.parametrize("offered", [0, 6])
    @pytest.mark.parametrize("scheme", ["none", "litvinov_december_1945"])
    def test_against_a_composed_scenario(self, scheme, offered):
        policy = Policy(0.3, 1.0, 0.25, -0.5, 0.75, scheme, offered)
        (found,) = try_policies([policy], setup_of(ONE_WORLD), 40, 9)
        held, months, together, concert = found[:, 0]
        numbers = [f"author.{name}={getattr(policy, name)}" for name in LEVELS]
        scenario = compose(
            "author=stalin_molotov", "contradiction=fails", "world=historical",
            "background=historical", *ONE_WORLD, *numbers, f"spheres={scheme}",
            f"spheres.earliest_month={offered}",
        )  # fmt: skip
        many = simulate(scenario, 40, 9)
        weights = np.array([state.weight for state in case().states()])
        np.testing.assert_array_equal(held, many.influence[:, 0] @ weights)
        for part, measure in ((months, "rmst_two_against_one"), (concert, "rmst_concert")):
            np.testing.assert_array_equal(part, per_run(many, measure))
        np.testing.assert_array_equal(together, many.column("two_against_one") < 0)

    def test_there_is_a_world_for_each_theory_that_stands_and_each_reader(self):
        worlds = worlds_of(("months=12",))
        assert len({(w.engagement.name, w.uncertainty.coder) for w in worlds}) == len(worlds)
        assert {world.uncertainty.coder for world in worlds} == {"a", "b", "c"}
        assert not {world.engagement.name for world in worlds} & set(rejected_theories())
        labels = {(w.labels.author, w.labels.contradiction, w.labels.world) for w in worlds}
        assert labels == {("stalin_molotov", "fails", "historical")}

    def test_a_request_may_name_its_world(self):
        world, *others = worlds_of(("author=maisky", "world=as_assumed", *ONE_WORLD))
        assert not others
        assert (world.labels.author, world.labels.world) == ("maisky", "as_assumed")


@pytest.fixture(scope="module")
def found():
    return frontier(("engagement=drawn_in", "months=30"), points=24, runs=30, seed=5)


class TestTheFrontier:
    """A small search, held against its own tables by brute force."""

    def test_the_first_look_holds_the_authors_the_design_and_all_changes_of_the_authors(
        self, found
    ):
        tried = policies_of(found.tried)
        assert len(set(tried)) == len(tried)
        near = {
            each for policy in found.setup.authors.values() for each in found.setup.near(policy)
        }
        spread = design(found.setup.offered, 30, 24, 5)
        assert {*found.setup.authors.values(), *spread, *near} <= set(tried)
        assert set(found.tried["author"]) == {"", *found.setup.authors}

    def test_the_second_look_is_on_other_luck(self, found):
        first, months = found.tried.loc[found.finalists.index, "months"], found.finalists["months"]
        again = [*try_policies(policies_of(found.finalists)[:3], found.setup, 30, 6)]
        np.testing.assert_allclose([each[1].mean() for each in again], months.iloc[:3])
        assert (np.abs(first - months) > 1e-9).any()

    def test_regret_and_frontier_follow_from_the_tables(self, found):
        tables = found.tables
        finalists, worlds = tables["finalists"], tables["by_world"]
        for _, rows in worlds.groupby(["engagement", "coder"]):
            held, months = rows["held"].to_numpy(), rows["months"].to_numpy()
            expected = [
                most(level, held, months) - own for level, own in zip(held, months, strict=True)
            ]
            np.testing.assert_allclose(rows["regret"], expected, atol=1e-12)
        largest = worlds.groupby("policy", sort=False)["regret"].max()
        np.testing.assert_allclose(finalists["regret"], largest[finalists["policy"]], atol=1e-12)
        pairs = finalists[["held", "months"]].to_numpy().T
        expected = [not dominated(*pairs, n) for n in range(len(finalists))]
        assert finalists["on_frontier"].tolist() == expected

    def test_the_means_are_over_worlds_and_the_intervals_over_histories(self, found):
        worlds = found.tables["by_world"].groupby("policy")["months"].mean()
        finalists = found.tables["finalists"]
        np.testing.assert_allclose(finalists["months"], worlds[finalists["policy"]], rtol=1e-12)
        (outcomes,) = try_policies(policies_of(finalists)[:1], found.setup, 30, 6)
        by_run = outcomes[1].mean(axis=0)
        half = 2.045 * by_run.std(ddof=1) / 30**0.5  # Student's t with 29 degrees of freedom
        low = max(0.0, by_run.mean() - half)
        np.testing.assert_allclose(finalists["months_low"].iloc[0], low, rtol=1e-3)

    def test_the_landmarks_regret_least(self, found):
        worlds = found.tables["by_world"]
        most_months = worlds.groupby(["engagement", "coder"])["months"].transform("max")
        short = (most_months - worlds["months"]).groupby(worlds["policy"]).max()
        assert short[found.landmarks["lasts longest"]] == short.min()
        same = found.landmarks.get("as much as in practice")
        if same is not None:
            held = worlds.set_index(["policy", "engagement", "coder"])["held"]
            assert (held[same] >= held[found.authors[PRACTICE]]).all()

    def test_a_step_that_costs_nothing_comes_before_one_that_costs(self, found):
        rows = found.tried[["held", "months"]].to_numpy()
        row_of = {policy: row for row, policy in enumerate(policies_of(found.tried))}
        for author, policy in found.setup.authors.items():
            held, months = rows[row_of[policy]]
            near = [rows[row_of[each]] for each in found.setup.near(policy)]
            free = any(h > held - 0.005 and m > months for h, m in near)
            for number in finalists_of(found.setup, found.tried)[1][author]:
                h, m = rows[number]
                assert m > months
                assert h > held - 0.005 or not free

    def test_a_change_lasts_longer_and_regrets_less(self, found):
        table = found.tables["changes"].set_index("author")
        assert len(table)
        largest, months = found.finalists["regret"], found.finalists["months"]
        _, near = finalists_of(found.setup, found.tried)
        for author, mine in found.authors.items():
            better = [
                n for n in near[author] if months[n] > months[mine] and largest[n] < largest[mine]
            ]
            assert (author in table.index) == bool(better)
            if better:
                best = min(better, key=largest.__getitem__)
                assert table.loc[author, "changed"] == best
                np.testing.assert_allclose(table.loc[author, "gain"], months[best] - months[mine])

    def test_few_come_to_the_second_look(self, found):
        chosen, _ = finalists_of(found.setup, found.tried)
        assert chosen == list(found.finalists.index)
        assert len(chosen) == len(set(chosen)) < len(found.tried)
        front = nondominated(*found.tried[["held", "months"]].to_numpy().T)
        assert set(np.flatnonzero(front)) <= set(chosen)

    def test_the_figure_is_drawn_from_its_table(self, found):
        data = tabulate(found)
        drawn = data.table[data.table["kind"] == "frontier"]
        for level, months in drawn[["held", "months"]].to_numpy():
            assert months == most(level, *found.finalists[["held", "months"]].to_numpy().T)
        falling = drawn["months"].to_numpy()
        assert all(one >= other for one, other in pairwise(falling))
        assert_drawn(data, found.runs, found.seed)


class TestTheAnswer:
    """What it says follows from the numbers."""

    @pytest.mark.parametrize(
        ("together", "begins", "ends"),
        [([1, 1, 1], "Yes: ", " 3 of 3 worlds."), ([1, 0, 0], "Mostly not: ", " 1 of 3 worlds."),
         ([0, 0, 0], "No: ", " 0 of 3 worlds.")],
    )  # fmt: skip
    def test_the_verdict(self, found, together, begins, ends):
        import dataclasses

        worlds = pd.DataFrame({"engagement": "drawn_in", "coder": ["a", "b", "c"]})
        tables = found.tables | {"by_world": worlds.assign(together=together)}
        shown = dataclasses.replace(found, tables=tables)
        assert answer.verdict(shown).startswith(begins)
        assert answer.verdict(shown).endswith(ends)

    def test_the_price_names_the_numbers_of_the_tables(self, found):
        finalists = found.tables["finalists"].set_index("policy")
        longest = finalists[finalists["landmark"] == "lasts longest"].iloc[0]
        practice = finalists[finalists["author"] == PRACTICE].iloc[0]
        said = answer.price(found)
        assert f"lasts {longest['months']:.0f} months of 30" in said
        assert (
            f"practice lasts {practice['months']:.0f} and holds {practice['held']:.0%}"[:-1] in said
        )

    def test_each_step_is_that_of_the_table(self, found):
        changes = found.tables["changes"].set_index("author")
        (said,) = [
            block.items
            for block in answer.blocks(found)
            if isinstance(block, Items) and len(block.items) == len(found.authors)
        ]
        for item, author in zip(said, found.authors, strict=True):
            assert item.text.startswith(f"{wording.author(author)}: ")
            if author in changes.index:
                row = changes.loc[author]
                gain = wording.number(row["gain"], 0, sign=True)
                assert item.text.partition(": ")[2].startswith(f"{row['change']}, {gain} (")
            else:
                assert item.text.endswith("no single change helps")

    def test_a_search_that_is_stopped_keeps_what_was_tried(self, monkeypatch):
        def stopping(work, tasks, threads):
            for n, task in enumerate(tasks):
                if n == 7:
                    raise KeyboardInterrupt
                yield work(task)

        monkeypatch.setattr(worlds, "on_threads", stopping)
        options = SweepOptions(points=8)
        results = answer.study(Request("frontier", ONE_WORLD, 4, 0, sweep_options=options))
        assert results.interrupted
        assert len(results.tables["policies"]) == 7

    @pytest.mark.parametrize(
        "bad", ["author.appetite=0.3", "spheres=maisky", "points=0", "measure=ussr_usa", "coder=d"]
    )
    def test_a_bad_request_names_its_key(self, bad, tmp_path, capsys):
        code = ask("study=frontier", *ONE_WORLD[:1], bad, "runs=4", f"results_dir={tmp_path / 'r'}")
        assert code == 2
        assert bad.partition("=")[0] in capsys.readouterr().err

    def test_overrides_of_a_lever_are_refused(self):
        with pytest.raises(BadRequest, match=r"author\.partner: frontier varies it"):
            frontier(["author.partner=1"], points=4, runs=2)
