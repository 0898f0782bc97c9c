"""The command line: requests composed by Hydra, one study each.

Exit 0 when done, 2 with one clear line for a bad request; `bigthree.interrupts` says what a signal
does.
"""

from __future__ import annotations

import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree import __version__
from bigthree.answers import terminal
from bigthree.arguments import Command, commands
from bigthree.errors import BadRequest
from bigthree.help import help_answer
from bigthree.overrides import says_how
from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request, SweepOptions
    from bigthree.studies.results import Results


def main() -> None:
    """Run a request from the shell; see the module's docstring for exit codes."""
    _open_streams()
    os.environ["MPLBACKEND"] = "agg"  # figures go to files, whatever a notebook's shell is set to
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # not where it keeps its own files
    arguments = sys.argv[1:]
    try:
        if "-h" in arguments or "--help" in arguments:
            terminal.show(help_answer())
        elif "--version" in arguments:
            terminal.write(__version__)
        else:
            _run(arguments)
    except BadRequest as error:
        terminal.complain(f"bigthree: {error}")
        sys.exit(2)


def _open_streams() -> None:
    """Put nothing in the place of standard streams that the caller has closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _run(arguments: list[str]) -> None:
    """Check and compose all that is asked for; then carry it out."""
    try:
        os.getcwd()
    except OSError:
        raise BadRequest(
            "the folder that you are in is gone; change to one that is there"
        ) from None
    asked = [(each.study, request_of(each)) for each in commands(arguments)]
    for study, request in asked:
        run_and_show(study, request)


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
    from bigthree.sweeps.running import GO_ON

    results = study.run(request)
    assert results.sweep is not None
    done, where = Finished(study, request, results, started), results.sweep.path
    with finishing(), locked(where):
        with reporting_disk_errors(f"results_dir={where}", f"; the rows are kept: {GO_ON}"):
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


def request_of(command: Command) -> Request:
    """Compose what a command asks for."""
    from bigthree.composition import compose_request

    study, values = command.study, compose_request(command.overrides)
    study.check_format(str(values["format"]))
    from bigthree.figures.saving import Look  # not before what is refused soon
    from bigthree.studies.request import Request

    where = _path(values["results_dir"])
    return Request(
        study=study.name,
        overrides=tuple(each for each in command.overrides if not says_how(each)),
        runs=study.runs if values["runs"] is None else values["runs"],
        seed=values["seed"],
        results_dir=where / command.number if where else None,
        experiment=values["experiment"],
        arms=command.arms,
        format=values["format"],
        animation=values["animation"],
        folder=_path(values["folder"]),
        sweep_options=_sweep_options(values, command.vary),
        look=Look(**{key: str(value) for key, value in values["figures"].items()}),
    )


def _sweep_options(values: dict[str, Any], vary: tuple[str, ...]) -> SweepOptions:
    """What is asked of a study that runs many worlds."""
    from bigthree.studies.request import SweepOptions
    from bigthree.sweeps.executors import executor_of

    same = ("design", "points", "measure", "method", "below", "chunk", "fail_fast")
    return SweepOptions(
        vary=vary,
        sweep=_path(values["sweep"]),
        executor=executor_of(**values["executor"]),
        **{key: values[key] for key in same},
    )


def _path(given: str | None) -> Path | None:
    return None if given is None else Path(given)
