"""Keeping what a study gives back: first tables and answer, then figures and the page."""

from __future__ import annotations

import shutil
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bigthree import handout
from bigthree.answers import terminal
from bigthree.cases import case
from bigthree.files import replace_file, reporting_disk_errors
from bigthree.interrupts import at_once
from bigthree.scenario import Scenario
from bigthree.storage.codebook import CODEBOOK, codebook
from bigthree.storage.histories import write_histories, write_scenarios
from bigthree.storage.manifest import provenance, write_manifest
from bigthree.storage.saved import ANSWER
from bigthree.studies.describing import asked, runs_and_seed, sections
from bigthree.studies.request import Request
from bigthree.studies.results import Results
from bigthree.studies.study import Study


class Finished(NamedTuple):
    """A request that was carried out, and what came of it."""

    study: Study
    request: Request
    results: Results
    started: datetime


def keep(done: Finished, folder: Path) -> None:
    """Write tables, answer, code book and manifest into a folder."""
    results = done.results
    if results.ensembles:
        write_histories(results.ensembles, folder)
    elif results.scenarios:
        write_scenarios(results.scenarios.values(), folder)
    for name, table in results.tables.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    answer = done.study.answer(results)
    replace_file(folder / ANSWER, answer.to_json().encode())
    replace_file(folder / "answer.txt", f"{terminal.render(answer)}\n".encode())
    shutil.rmtree(folder / "figures", ignore_errors=True)  # of an earlier answer
    _describe(done, folder)


def draw(done: Finished, folder: Path) -> None:
    """Draw the figures of a kept folder, and make the page of everything in it."""
    with reporting_disk_errors(f"results_dir={folder}", "; the tables are kept"):
        try:
            with at_once():
                _draw(done, folder / "figures")
        except KeyboardInterrupt:
            done.results.interrupted = True
        _describe(done, folder)
        handout.write(folder, _scenarios(done.results))


def _describe(done: Finished, folder: Path) -> None:
    """Write code book and manifest."""
    parts = sections(done.study, done.results, folder / "figures")
    replace_file(folder / CODEBOOK, codebook(parts, _start(done)).encode())
    write_manifest(folder, asked(done.study, done.request, done.results), done.started)


def _draw(done: Finished, folder: Path) -> None:
    """Draw every figure; where one cannot be drawn, note why and go on."""
    from tqdm import tqdm

    from bigthree.figures.saving import save

    results, seed = done.results, runs_and_seed(done.request, done.results)["seed"]
    made = provenance(version("bigthree"), done.study.name, seed)
    drawings = results.drawings.items()
    for name, tabulate in tqdm(drawings, unit=" figures", delay=1, disable=None, leave=False):
        try:
            save(tabulate(), folder, name, made, done.request.look)
        except OSError:
            raise  # the disk's refusal, which concerns all files
        except Exception as error:  # whatever a drawing raises: the results are worth more
            reason = " ".join(str(error).split())
            results.not_drawn[name] = f"{type(error).__name__}: {reason}"


def _start(done: Finished) -> int:
    """The year in whose January the worlds of a study start."""
    scenarios = _scenarios(done.results)
    return (case(scenarios[0].case) if scenarios else done.request.case).start


def _scenarios(results: Results) -> list[Scenario]:
    """The scenarios that the worlds of a study were made from."""
    if results.sweep:
        return list(results.sweep.plan.bases.values())
    return list(results.scenarios.values()) or [
        ensemble.scenario for ensemble in results.ensembles.values()
    ]
