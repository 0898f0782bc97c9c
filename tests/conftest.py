"""What all tests share: the pace of the generated ones, and worlds walked by the agents."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))
mpl.use("Agg")

from blank import blank

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "explore", settings.get_profile("steady"), derandomize=False, max_examples=2000
)
settings.register_profile("thorough", settings.get_profile("steady"), max_examples=100)
settings.load_profile("steady")


def pytest_sessionstart(session):
    """Compile the model once, before several workers would each do it.

    What a shell starts in the background ignores Ctrl-C, which the tests press.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    from bigthree import compose, simulate
    from bigthree.compiled import is_cold

    if getattr(session.config.option, "numprocesses", None) and is_cold():
        simulate(compose("months=3"), runs=2)


def pytest_addoption(parser):
    parser.addoption(
        "--renew-figures",
        action="store_true",
        help="store the pictures of test_references.py anew instead of comparing with them",
    )


@pytest.fixture(scope="session")
def renewing(request):
    """Whether the stored pictures are to be renewed."""
    return request.config.getoption("--renew-figures")


class Walk(NamedTuple):
    """One history as the agents live it, in the shapes in which the ensemble keeps one run."""

    stances: np.ndarray
    minds: np.ndarray
    influence: np.ndarray
    traces: np.ndarray


@pytest.fixture(scope="session")
def walk():
    """Walk a `Triangle` to its horizon and write down what the ensemble writes down."""
    from bigthree import Triangle
    from bigthree.dyads import PAIRS

    def trace(world):
        levels = (world.common_threat, world.ideology, world.opinion, world.credit_window)
        return [
            *levels,
            world.powers[0].belief,
            *(power.appetite for power in world.powers),
            *world.signed,
            *(world.powers[i].trust[j] for i, j in PAIRS),
        ]

    def to_the_end(scenario, seed=0, run=0):
        world = Triangle(scenario, rng=seed, run=run)
        stances, traces = [world.stances], [trace(world)]
        for _ in range(scenario.months):
            world.step()
            stances.append(world.stances)
            traces.append(trace(world))
        influence = np.array([list(state.influence.values()) for state in world.states]).T
        traces = np.array(traces)
        minds = traces[:, [4, 13, 15]]  # belief, Washington's and London's trust in Moscow
        return Walk(np.array(stances), minds, influence, traces)

    return to_the_end


@pytest.fixture
def blank_figures(request):
    """Make every figure but render none; a slow test renders them."""
    if request.node.get_closest_marker("slow"):
        yield
    else:
        with blank():
            yield
