"""The package agrees with itself: names, orders, counts, versions and what it imports."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
import yaml

import bigthree
from bigthree import dyads, inputs, wording
from bigthree.cases import case
from bigthree.labels import label
from bigthree.model import Triangle
from bigthree.month import layout, phases
from bigthree.resources import options
from bigthree.scenario import Author, Coefficients, Dyad, Scenario, World
from bigthree.theory import events as targets
from bigthree.theory.mechanisms import INDIRECT, INTERESTS, LEDGER, MECHANISMS
from bigthree.theory.phases import PHASES
from strategies import bounds

ROOT = Path(__file__).parents[1]
GROUPS = {"author": Author, "world": World, "theory": Coefficients}


class TestParameters:
    """Every number has one name."""

    def test_last_names_are_unique_across_author_world_and_theory(self):
        names = Counter(name for model in GROUPS.values() for name in model.model_fields)
        twice = {name for name, count in names.items() if count > 1}
        assert not twice

    def test_the_record_of_a_run_holds_every_number_once(self):
        expected = [name for model in GROUPS.values() for name, *_ in bounds(model)]
        assert list(inputs.PARAMETERS.names) == expected
        assert all(inputs.PARAMETERS[name] == np.float64 for name in expected)

    @pytest.mark.parametrize("model", GROUPS.values(), ids=GROUPS)
    def test_every_number_has_a_range_and_a_meaning(self, model):
        for name, low, high, _ in bounds(model):
            assert low < high, name
            assert len(model.model_fields[name].description) > 8, name

    def test_every_coefficient_lies_in_its_range_and_its_prior(self):
        for name, low, high, _ in bounds(Coefficients):
            field = Coefficients.model_fields[name]
            first, last = field.json_schema_extra["prior"]
            assert low <= first <= field.default <= last <= high, name

    def test_symbols_are_unique(self):
        symbols = [
            field.json_schema_extra["symbol"]
            for model in GROUPS.values()
            for field in model.model_fields.values()
            if field.json_schema_extra and field.json_schema_extra["symbol"]
        ]
        assert len(symbols) == len(set(symbols))


def handed():
    """To which functions of the theory the month hands each number of a run, by its name."""
    to = defaultdict(set)
    for path in Path(layout.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                for given in call.args:
                    if isinstance(given, ast.Attribute) and ast.unparse(given.value) == "p":
                        to[given.attr].add(ast.unparse(call.func))
    return to


HANDED = handed()


class TestMechanisms:
    """The ledger's rows and what switches each off."""

    @pytest.mark.parametrize("name", MECHANISMS)
    def test_switches_and_assumptions_exist(self, name):
        described = MECHANISMS[name]
        assert described.label
        assert described.source
        for switch in described.switches:
            low = {name: low for name, low, *_ in bounds(Coefficients)}[switch]
            assert low <= 0, f"theory.{switch} cannot be switched off"
        for part in described.assumptions:
            assert part in case().parts

    @pytest.mark.parametrize("name", MECHANISMS)
    def test_a_row_names_the_equation_that_its_switches_act_on(self, name):
        """The month hands each switch to that function."""
        row = MECHANISMS[name]
        for switch in row.switches:
            assert row.function.__name__ in HANDED[switch]

    def test_only_events_have_no_switch(self):
        assert [name for name, m in MECHANISMS.items() if not m.switches] == ["events"]

    def test_no_switch_turns_off_two_mechanisms_of_the_ledger(self):
        switches = [switch for m in LEDGER.values() for switch in m.switches]
        assert len(switches) == len(set(switches))

    def test_counts_and_orders_agree_with_the_record(self):
        assert len(INTERESTS) == layout.INTEREST_COUNT
        assert len(LEDGER) == layout.LEDGER_COUNT
        assert list(LEDGER)[1 : 1 + len(INTERESTS)] == list(INTERESTS)
        assert next(iter(LEDGER)) == "routine"
        assert list(LEDGER)[-2:] == ["luck", "events"]
        assert not set(LEDGER) & set(INDIRECT)

    @pytest.mark.parametrize("name", [n for n, m in INDIRECT.items() if m.switches])
    def test_an_indirect_mechanism_makes_a_difference(self, name):
        """Off against on, by each switch at its most: it may be off by default."""
        scenario = bigthree.compose("author=litvinov", "world=historical", "months=60")
        most = {switch: high for switch, _, high, _ in bounds(Coefficients)}
        off = {f"theory.{switch}": 0.0 for switch in INDIRECT[name].switches}
        on = {f"theory.{switch}": most[switch] for switch in INDIRECT[name].switches}
        one, other = (
            bigthree.simulate(scenario.with_values(each), runs=32).stances for each in (off, on)
        )
        assert not np.array_equal(one, other)


class TestPhases:
    """The order of a month stands once."""

    NAMES = tuple(phase.name for phase in PHASES)

    def test_every_phase_is_a_method_of_the_world(self):
        for name in self.NAMES:
            assert callable(getattr(Triangle, f"_{name}")), name

    def test_the_world_takes_them_in_their_order(self):
        taken = []

        class Watched(Triangle):
            def __getattribute__(self, name):
                if name.startswith("_") and name[1:] in TestPhases.NAMES:
                    taken.append(name[1:])
                return super().__getattribute__(name)

        Watched(bigthree.compose("months=3")).step()
        assert tuple(taken) == self.NAMES

    def test_the_compiled_month_takes_them_in_the_same_order(self):
        tree = ast.parse(inspect.getsource(phases.month))
        called = [
            node.value.func.id
            for node in tree.body[0].body
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        ]
        assert tuple(called) == self.NAMES
        for name in self.NAMES:
            assert inspect.isfunction(getattr(phases, name))

    def test_each_says_who_does_what(self):
        for phase in PHASES:
            assert phase.who
            assert phase.what.endswith(".")


class TestOrders:
    """Powers, dyads and ordered pairs stand in one order everywhere."""

    def test_powers_and_dyads(self):
        assert dyads.POWERS == ("ussr", "usa", "uk")
        assert dyads.DYADS == ("ussr_usa", "ussr_uk", "usa_uk")
        named = tuple(f"{dyads.POWERS[i]}_{dyads.POWERS[j]}" for i, j in dyads.DYAD_PAIRS)
        assert named == dyads.DYADS == Dyad.__args__
        for n, (i, j) in enumerate(dyads.DYAD_PAIRS):
            assert dyads.dyad_of(i, j) == dyads.dyad_of(j, i) == n
        assert len(wording.PAIRS) == len(wording.DYADS) == 3

    def test_ordered_pairs_and_what_an_event_can_move(self):
        named = tuple(f"stance_{dyads.POWERS[i]}_{dyads.POWERS[j]}" for i, j in dyads.PAIRS)
        assert named == case().stance_targets
        agreements = tuple(f"agreement_{dyad}" for dyad in dyads.DYADS)
        assert agreements == case().agreement_targets
        assert sorted(dyads.PAIRS) == sorted((i, j) for i in range(3) for j in range(3) if i != j)

    def test_traces_follow_the_pairs(self):
        trust = tuple(f"trust_{dyads.POWERS[i]}_{dyads.POWERS[j]}" for i, j in dyads.PAIRS)
        assert layout.TRACES[-6:] == trust
        assert layout.TRACES[5:8] == tuple(f"appetite_{power}" for power in dyads.POWERS)
        assert layout.TRACES[8:11] == tuple(f"signed_{dyad}" for dyad in dyads.DYADS)

    def test_levels_and_lasting_shifts_follow_the_events(self):
        assert layout.TRACES[:5] == (*targets.LEVEL_TARGETS, "believed_rivalry")
        assert case().targets[6:10] == targets.LEVEL_TARGETS
        assert case().targets[10:20] == tuple(case().shifts)

    def test_every_author_world_and_dyad_has_words(self):
        for group in ("author", "world", "background", "contradiction", "spheres", "events"):
            for name, path in options(group).items():
                assert f"\nlabel: {label(group, name)}\n" in path.read_text("utf-8")


class TestVersion:
    """One version."""

    def test_it_agrees_with_the_project_file(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["version"] == bigthree.__version__

    def test_it_agrees_with_the_installed_package(self):
        from importlib.metadata import version

        assert version("bigthree") == bigthree.__version__

    def test_it_agrees_with_the_citation_file(self):
        lines = (ROOT / "CITATION.cff").read_text("utf-8").splitlines()
        assert f"version: {bigthree.__version__}" in [line.replace('"', "") for line in lines]


class TestHabits:
    """What a project that people can join has."""

    @pytest.mark.parametrize("form", ["bug", "reading", "what_if"])
    def test_a_form_asks_for_what_is_needed(self, form):
        path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
        asked = yaml.safe_load(path.read_text("utf-8"))
        assert asked["name"]
        assert asked["description"]
        needed = [part for part in asked["body"] if part.get("validations", {}).get("required")]
        assert len(needed) >= 3
        assert all(part["attributes"]["label"] for part in asked["body"])

    def test_hooks_need_no_network(self):
        hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
        assert [repository["repo"] for repository in hooks["repos"]] == ["local"]
        named = {hook["id"] for repository in hooks["repos"] for hook in repository["hooks"]}
        assert {"ruff", "mypy"} <= named
        entries = [
            hook["language"] for repository in hooks["repos"] for hook in repository["hooks"]
        ]
        assert set(entries) == {"system"}

    def test_the_changelog_says_what_moves_results(self):
        text = (ROOT / "CHANGELOG.md").read_text("utf-8")
        assert "## Unreleased" in text
        assert "### Results change" in text


class TestPublicNames:
    """What ``import bigthree`` promises."""

    @pytest.mark.parametrize("name", bigthree.__all__)
    def test_it_is_there_and_described(self, name):
        thing = getattr(bigthree, name)
        assert inspect.getdoc(thing)
        assert name in dir(bigthree)

    def test_the_promised_ones_are_there(self):
        assert {"compose", "Triangle", "simulate", "compare", "Scenario"} <= set(bigthree.__all__)
        assert issubclass(bigthree.BadRequest, ValueError)
        assert inspect.isclass(Scenario)

    def test_what_is_not_there_is_no_attribute(self):
        with pytest.raises(AttributeError, match="nonsense"):
            _ = bigthree.nonsense


HEAVY = {"mesa", "numba", "matplotlib", "pandas", "scipy", "hydra", "numpy", "networkx", "pyarrow"}
NEEDED = {
    "import bigthree": set(),
    "import bigthree.cli": set(),
    "import sys; sys.argv = ['bigthree', '--help']; import bigthree.cli; "
    "bigthree.cli.main()": set(),
    "import sys; sys.argv = ['bigthree', '--version']; import bigthree.cli; "
    "bigthree.cli.main()": set(),
    "import bigthree; bigthree.compose('author=litvinov')": {"hydra"},
    "import bigthree; bigthree.simulate(bigthree.compose('months=3'), runs=2)": {
        "hydra",
        "numpy",
        "numba",
        "scipy",
    },
}


@pytest.mark.parametrize("code", NEEDED)
def test_nothing_heavy_is_imported_before_it_is_needed(code):
    """Starting up is quick because nothing is loaded that is not used."""
    listed = "print('heavy:', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\n{listed}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.splitlines()[-1].removeprefix("heavy:").split())
    assert loaded & HEAVY <= NEEDED[code]
