"""A small request of every study that leaves a folder, and the command in this process."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import pytest
from filelock import FileLock

from bigthree import cli
from bigthree.answers import Answer, terminal
from bigthree.studies.keeping import Finished, draw, keep
from bigthree.studies.registry import study_named
from blank import blank

SMALL = ("runs=8", "months=24", "seed=3")
GRID = ("world.rivalry=0..1", "author.appetite=0..1", "design=grid", "points=9")

# A study that keeps a folder has its request in one of the three: as it draws figures or not.
WITH_FIGURES = {
    "headline": SMALL,
    "run": ("author=maisky", "contradiction=fails", "author.appetite=0.6", *SMALL),
    "compare": ("author=maisky", "engagement=absent,drawn_in", *SMALL),
    "experiment": ("experiment=open_cards", *SMALL),
    "sweep": ("author=litvinov", *GRID, *SMALL),
    "ablation": ("author=maisky", "runs=6", "months=12", "seed=3"),
    "misjudgements": ("author=maisky", "runs=4", "months=24", "seed=3"),
    "sensitivity": ("vary=[world.rivalry,author.appetite]", "points=12", "runs=6", "months=24"),
    "discovery": (
        "author=litvinov", "vary=[world.american_reach,world.rivalry]", "points=80",
        "measure=ussr_usa", "runs=8", "months=24",
    ),
    "frontier": (
        "engagement=drawn_in", "coder=mean", "points=8", "runs=4", "months=24", "seed=3",
    ),
    "hindcast": ("runs=20",),
    "transfer": ("runs=4",),
    "inference": ("author=gromyko", "world=as_assumed", "background=as_assumed", "runs=400"),
}  # fmt: skip

WITHOUT_FIGURES = {"patterns": ("runs=4", "months=72", "seed=3")}

LONG = {"calibration": ("runs=8000",), "robustness": ("runs=4",)}
"""Studies without figures that even so small take long."""


def ask(*arguments):
    """A request in this process; its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["bigthree", *arguments])
        try:
            cli.main()
        except SystemExit as stopped:
            return stopped.code
    return 0


def in_words(blocks):
    """The blocks of an answer as one text without line breaks."""
    return " ".join(terminal.render(Answer("", tuple(blocks)), width=10_000).split())


def write(results, request, folder=None):
    """Everything that a results folder holds, in a folder; in the sweep's own unless named."""
    folder = folder or results.sweep.path
    done = Finished(study_named(request.study), request, results, datetime.now(UTC))
    keep(done, folder)
    draw(done, folder)
    return folder


def once_each(tmp_path_factory, figures=blank):
    """What gives the results folder of a study, made when any test process first asks for it."""
    several = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if several else base) / f"results-{figures.__name__}"
    shared.mkdir(exist_ok=True)

    def of(study):
        folder = shared / study / "results"
        asked = (WITH_FIGURES | WITHOUT_FIGURES)[study]
        with FileLock(shared / f"{study}.lock"):
            if not folder.exists():
                with figures():
                    assert ask(f"study={study}", f"results_dir={folder}", *asked) == 0
        return folder

    return of


def slow(values):
    """Parameters that only `-m slow` tries."""
    return [
        pytest.param(*each, marks=pytest.mark.slow)
        if isinstance(each, tuple)
        else pytest.param(each, marks=pytest.mark.slow)
        for each in sorted(values)
    ]
