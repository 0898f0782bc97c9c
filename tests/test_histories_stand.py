"""Named histories come out as they did, bit for bit, unless a change of the theory says so.

A digest that differs is a fault, and what is off by default changes none. Only where a change of
the theory is meant to move results, and the change log says so, are the digests written anew:
``python tests/test_histories_stand.py``.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

import bigthree
from bigthree.ensemble import simulate_batch
from bigthree.scenario.coefficients import Coefficients
from bigthree.theory.mechanisms import LEDGER

DIGESTS = Path(__file__).with_suffix(".json")
RUNS = 8
SEED = 12

AUTHORS = (
    "litvinov", "litvinov_december_1945", "maisky", "maisky_december_1945", "gromyko",
    "stalin_molotov",
)  # fmt: skip
WORLDS = (
    "american_reach", "as_assumed", "commerce", "europe", "germany", "historical", "tolerance",
)  # fmt: skip
ENGAGEMENTS = ("absent", "buck_passing", "dated", "drawn_in", "from_the_start")
SPHERES = (
    "continental_sections", "lippmann", "litvinov_december_1945", "litvinov_january_1945",
    "litvinov_november_1944", "maisky", "maisky_december_1945", "none", "percentages",
    "western_bloc",
)  # fmt: skip
EVENTS = ("early_credits", "german_revival", "historical", "hiroshima", "new_revolutions", "none")
FIRST_RELEASE = (
    "engagement=from_the_start", "world.war_in_europe_ends=-1", "world.war_in_asia_ends=-1",
    "coefficients=prototype", "uncertainty.coding=false", "theory.bloc_effect=0", "months=96",
)  # fmt: skip
"""What turns the theory back into that of the first release; its digests are of that release."""

EVENTFUL = ("events=historical", "background=historical", "months=96")

SCENARIOS = {
    **{
        f"{author}, {contradiction}": (f"author={author}", f"contradiction={contradiction}")
        for author in AUTHORS
        for contradiction in ("as_believed", "fails", "holds")
    },
    **{f"world {name}": ("author=maisky", f"world={name}", *EVENTFUL) for name in WORLDS},
    **{f"spheres {name}": (f"spheres={name}", "theory.settlement_hazard=0.2") for name in SPHERES},
    **{f"events {name}": ("author=gromyko", f"events={name}", "months=120") for name in EVENTS},
    **{
        f"coefficients {name}": ("author=maisky", f"coefficients={name}", *EVENTFUL)
        for name in ("accepted", "point", "prior", "prototype")
    },
    **{
        f"engagement {name}": (f"engagement={name}", "world=historical", *EVENTFUL)
        for name in ENGAGEMENTS
    },
    "as first released, historical": (
        "author=maisky",
        "contradiction=fails",
        "world=historical",
        "background=historical",
        "events=historical",
        "spheres=none",
        "world.american_appetite=0.867",
        *FIRST_RELEASE,
    ),
    "as first released, signed": (
        "author=maisky",
        "spheres=litvinov_november_1944",
        "theory.settlement_hazard=0.2",
        "world.american_appetite=0.333",
        *FIRST_RELEASE,
    ),
    "deterred": ("theory.deterrence=1", "author=gromyko", "world=historical", "months=144"),
    "signed in the sixth month": ("author=litvinov", "spheres.signed_month=6", "months=72"),
    "gentlemen's agreement": ("spheres=percentages", "events=gentlemens_agreement", "months=72"),
    "luck off": ("uncertainty.luck=false", *EVENTFUL),
    "coding off": ("uncertainty.coding=false", *EVENTFUL),
    "luck and coding off": ("uncertainty.luck=false", "uncertainty.coding=false", "months=72"),
    "three steps": ("theory.steps=3", "author=gromyko", *EVENTFUL),
    "unbounded": ("theory.bounded=0", "theory.bounded_noise=0", "theory.saturating=0"),
    "equal weights": ("author=litvinov", "world.capabilities=equal"),
    "expected weights": ("author=litvinov", "world.capabilities=expected", "months=144"),
}


USUAL = [
    place
    for place, each in enumerate(LEDGER.values())
    if not each.switches or any(getattr(Coefficients(), name) for name in each.switches)
]
"""Rows of the ledger that are not off by default: another that is off changes no digest."""


def digest(*overrides: str) -> str:
    """Digest of all that some runs of a scenario go through."""
    scenario = bigthree.compose(*dict.fromkeys(("months=60", *overrides)))
    batch = simulate_batch(scenario, SEED, 27, RUNS, traces=True, ledger=True)
    whole = hashlib.sha256()
    ledger = batch.paths.ledger[..., USUAL]
    for array in (*batch.paths._replace(ledger=ledger), batch.measures):
        whole.update(np.ascontiguousarray(array).tobytes())
    return whole.hexdigest()


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_named_history_stands(name):
    assert digest(*SCENARIOS[name]) == json.loads(DIGESTS.read_text("utf-8"))[name]


if __name__ == "__main__":
    found = {name: digest(*overrides) for name, overrides in SCENARIOS.items()}
    DIGESTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
