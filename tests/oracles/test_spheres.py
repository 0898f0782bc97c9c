"""Nearness by land against the spheres that Litvinov drew (O19)."""

from __future__ import annotations

import networkx as nx
import pytest

from bigthree import compose
from bigthree.cases import case

HOPS = {state.name: state.distances[0] for state in case().states()}
NEAR = 2


def assigned(spheres):
    """The states of a scheme that fall mainly to Moscow, and those that fall mainly to London."""
    soviet, british = set(), set()
    for state, (ussr, _, uk) in spheres.grants():
        if ussr > uk:
            soviet.add(state)
        elif uk > ussr:
            british.add(state)
    return soviet, british


def misses(spheres):
    """States that "Soviet if at most two borders away" puts in the other sphere."""
    soviet, british = assigned(spheres)
    return {s for s in soviet if HOPS[s] > NEAR} | {s for s in british if HOPS[s] <= NEAR}


@pytest.mark.parametrize(
    ("scheme", "count", "missed"),
    [
        ("litvinov_november_1944", 15, {"greece"}),
        ("litvinov_january_1945", 18, {"greece", "sweden"}),
    ],
)
def test_two_borders_away_is_litvinovs_soviet_sphere(scheme, count, missed):
    """O19 (Pechatnov 1995, p. 12): 14 of 15 states of November 1944, 16 of 18 of January 1945."""
    spheres = compose(f"spheres={scheme}").spheres
    soviet, british = assigned(spheres)
    assert len(soviet) + len(british) == count
    assert misses(spheres) == missed
    assert count - len(missed) == {15: 14, 18: 16}[count]


@pytest.mark.parametrize("near", [1, 3])
def test_no_other_number_of_borders_does_as_well(near):
    """O19, cases that must fail: one border or three miss more of November 1944 than two do."""
    soviet, british = assigned(compose("spheres=litvinov_november_1944").spheres)
    wrong = {s for s in soviet if HOPS[s] > near} | {s for s in british if HOPS[s] <= near}
    assert len(wrong) > 1


def test_germany_and_austria_are_near_but_neutral_by_agreement():
    """O19: both lie two borders away; no rule of nearness can leave them neutral."""
    spheres = compose("spheres=litvinov_november_1944").spheres
    for state in ("germany", "austria"):
        assert HOPS[state] == NEAR
        assert state in spheres.neutral


def test_the_borders_are_those_of_the_border_graph():
    """O19's data: land hops are shortest paths on the border graph; Libya has no land route."""
    graph = nx.Graph(case().borders())
    lengths = nx.single_source_shortest_path_length(graph, "ussr")
    for state, hops in HOPS.items():
        assert hops == lengths.get(state, max(lengths.values()) + 1)
    assert "libya" not in lengths


def test_nearness_orders_the_percentages_of_october_1944():
    """O19: where land is nearer, the percentages gave Moscow at least as much, but for Hungary.

    Soviet shares: Romania 90, Bulgaria 75, Hungary 50 (80 two days later), Yugoslavia 50, Greece
    10; borders away: 1, 2, 1, 2, 2.
    """
    shares = dict(compose("spheres=percentages").spheres.grants())
    soviet = {state: granted[0] for state, granted in shares.items()}
    assert soviet == pytest.approx(
        {"romania": 0.9, "bulgaria": 0.75, "hungary": 0.5, "yugoslavia": 0.5, "greece": 0.1}
    )
    assert {state: HOPS[state] for state in soviet} == {
        "romania": 1, "bulgaria": 2, "hungary": 1, "yugoslavia": 2, "greece": 2,
    }  # fmt: skip
    soviet["hungary"] = 0.8
    nearer = [soviet[s] for s in soviet if HOPS[s] == 1]
    farther = [soviet[s] for s in soviet if HOPS[s] == 2]
    assert min(nearer) >= max(farther)
