"""The command line: a Hydra app with one study a request.

Exit 0 when done, 2 with one clear line for a bad request; `bigthree.interrupts` says what a signal
does.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree import __version__
from bigthree.answers import terminal
from bigthree.arguments import MULTIRUN, expand, studies_in
from bigthree.errors import BadRequest
from bigthree.help import help_text
from bigthree.resources import folder
from bigthree.studies.registry import study_named
from bigthree.studies.study import OPTIONS, Study

if TYPE_CHECKING:
    from omegaconf import DictConfig

    from bigthree.studies.request import Request, SweepOptions
    from bigthree.studies.results import Results


def main() -> None:
    """Run a request from the shell; see the module's docstring for exit codes."""
    _open_streams()
    try:
        arguments = expand(sys.argv[1:])
        if any(argument in ("-h", "--help") for argument in arguments):
            terminal.write(help_text())
            return
        if "--version" in arguments:
            terminal.write(__version__)
            return
        _run(arguments)
    except BadRequest as error:
        _refuse(error)


def _open_streams() -> None:
    """Put nothing in the place of standard streams that the caller has closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _refuse(error: BadRequest) -> None:
    terminal.complain(f"bigthree: {error}")
    sys.exit(2)


def _run(arguments: list[str]) -> None:
    """Check and compose a request; then carry it out."""
    from bigthree.composition import check_names, compose_config

    overrides = [argument for argument in arguments if "=" in argument]
    for name in studies_in(arguments):
        study_named(name).check(each for each in overrides if not each.startswith("study="))
    check_names(arguments)
    # Composed before Hydra does, so that a mistake is reported in one line of ours.
    single = [each for each in overrides if "," not in each]
    config = compose_config(single)
    if single == arguments:
        _job(config, overrides)
    else:
        _run_hydra(arguments)


def _run_hydra(arguments: list[str]) -> None:
    """Let Hydra compose what has flags, such as several requests at once."""
    import hydra
    from hydra.core.hydra_config import HydraConfig
    from hydra.errors import HydraException
    from omegaconf.errors import OmegaConfBaseException

    from bigthree.adjustments import for_hydra, typed
    from bigthree.composition import case_of, explain, search_path
    from bigthree.nodes import register

    def job(config: DictConfig) -> None:
        job: Any = HydraConfig.get()
        several = job.mode is not None and job.mode.name == MULTIRUN
        _job(config, map(typed, job.overrides.task), str(job.job.num) if several else "")

    of = case_of(arguments)
    register(of)
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")
    # Hydra leaves a file of its own beside a multirun; it goes where nobody trips over it.
    hydras_own = tempfile.mkdtemp(prefix="bigthree-")
    sys.argv[1:] = [*for_hydra(arguments), f"hydra.sweep.dir={hydras_own}", *search_path(of)]
    app = hydra.main(config_path=str(folder("configs")), config_name="config", version_base="1.3")(
        job
    )
    try:
        app()
    except (HydraException, OmegaConfBaseException) as error:
        raise BadRequest(explain(error, arguments)) from None
    finally:
        shutil.rmtree(hydras_own, ignore_errors=True)


def _job(config: DictConfig, overrides: Iterable[str], number: str = "") -> None:
    """One request; a bad one leaves it here, before Hydra adds lines of its own."""
    try:
        study = study_named(str(config.study))
        run_and_show(study, request_of(config, study, overrides, number))
    except BadRequest as error:
        _refuse(error)


def run_and_show(study: Study, request: Request) -> None:
    """Run a study; keep tables and answer, show the answer, draw, and name the folder."""
    started = datetime.now(UTC)
    if study.keeps == "nothing":
        results = study.run(request)
        _show(study, results)
        _finish(results, results.folder)
    elif study.keeps == "sweep" and request.sweep_options.sweep is None:
        _in_sweep(study, request, started)
    else:
        _in_new_folder(study, request, started)


def _in_sweep(study: Study, request: Request, started: datetime) -> None:
    """A study that keeps its worlds as they come: the rest is written beside them."""
    from bigthree.files import locked, reporting_disk_errors
    from bigthree.interrupts import finishing
    from bigthree.studies.keeping import Finished, draw, keep

    results = study.run(request)
    assert results.sweep is not None
    done, where = Finished(study, request, results, started), results.sweep.path
    with finishing(), locked(where):
        with reporting_disk_errors(f"results_dir={where}"):
            keep(done, where)
        _show(study, results)
        draw(done, where)
    _finish(results, where)


def _in_new_folder(study: Study, request: Request, started: datetime) -> None:
    """A study whose folder appears when its tables and its answer are written."""
    from bigthree.interrupts import finishing
    from bigthree.storage.folders import claimed, fill
    from bigthree.studies.keeping import Finished, draw, keep

    with finishing(), claimed(request.results_dir, study.name) as where:
        results = study.run(request)
        done = Finished(study, request, results, started)
        if results.kept:
            where = fill(where, lambda scratch: keep(done, scratch))
        _show(study, results)
        if results.kept:
            draw(done, where)
        _finish(results, where if results.kept else None)


def _show(study: Study, results: Results) -> None:
    if results.verbatim:
        terminal.write(results.verbatim)
    else:
        terminal.show(study.answer(results))


def _finish(results: Results, where: Path | None) -> None:
    """Name what could not be drawn, and, as the last line, the folder."""
    for name, why in results.not_drawn.items():
        terminal.complain(f"bigthree: {name}: not drawn ({why}); all else is kept")
    if where is not None:
        terminal.write(f"\n{where}")
    if results.interrupted:
        raise KeyboardInterrupt(f"what is finished is kept in {where}" if where else "")


def request_of(
    config: DictConfig, study: Study, overrides: Iterable[str], number: str = ""
) -> Request:
    """Return the request in a composed config.

    Parameters
    ----------
    config : DictConfig
    study : Study
    overrides : iterable of str
        From which it was composed.
    number : str
        Of a request among several, which get folders of their own.
    """
    from bigthree.figures.saving import Look
    from bigthree.studies.request import Request

    study.check_format(str(config.format))
    scenario = tuple(
        override
        for override in overrides
        if override.lstrip("+").split("=")[0].split(".")[0] not in ("study", *OPTIONS)
    )
    where = Path(str(config.results_dir), number) if config.results_dir is not None else None
    return Request(
        study=study.name,
        overrides=scenario,
        runs=study.runs if config.runs is None else config.runs,
        seed=config.seed,
        results_dir=where,
        experiment=config.experiment,
        arms=tuple(map(str, config.arms or ())),
        format=str(config.format),
        animation=config.animation,
        folder=None if config.folder is None else Path(str(config.folder)),
        sweep_options=_sweep_options(config),
        look=Look(str(config.figures.size), str(config.figures.format)),
    )


def _sweep_options(config: DictConfig) -> SweepOptions:
    """What is asked of a study that runs many worlds."""
    from omegaconf import OmegaConf

    from bigthree.studies.request import SweepOptions
    from bigthree.sweeps.executors import executor_of

    given: Any = OmegaConf.to_container(config)
    vary = given["vary"] if isinstance(given["vary"], list) else [given["vary"]]
    return SweepOptions(
        vary=tuple(str(each) for each in vary if each is not None),
        design=str(given["design"]),
        points=given["points"],
        measure=str(given["measure"]),
        method=str(given["method"]),
        below=given["below"],
        sweep=None if given["sweep"] is None else Path(str(given["sweep"])),
        executor=executor_of(**given["executor"]),
        chunk=given["chunk"],
        fail_fast=given["fail_fast"],
    )
