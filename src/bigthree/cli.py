"""The command line: a Hydra app with one study a request.

Exit 0 when done, 2 with one clear line for a bad request, 130 on Ctrl-C with what is finished
kept.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bigthree import __version__
from bigthree.errors import BadRequest, nearest
from bigthree.resources import choices, experiment_names, folder, option

if TYPE_CHECKING:
    from omegaconf import DictConfig

    from bigthree.studies.request import Many, Request, Results

    Study = Callable[[Request], Results]

FLAGS = {
    "-h": False,
    "--help": False,
    "--version": False,
    "-m": False,
    "--multirun": False,
    "--resolve": False,
    "-c": True,
    "--cfg": True,
}
"""Flags that are passed on to Hydra or answered here, and whether each takes a value."""

MANY = (
    "vary", "design", "points", "measure", "method", "below", "sweep", "chunk", "fail_fast",
)  # fmt: skip
"""Keys of studies that run many worlds."""

SETTINGS = (
    "study", "runs", "seed", "results_dir", "experiment", "format", "folder", "animation",
    "executor", *MANY,
)  # fmt: skip
"""Keys that say how to run, not what."""

VARYING = ("sweep", "sensitivity", "discovery")
"""Studies in which a number may be a range, and a choice several."""

GROUPS = {
    "author": "what Moscow believes and wants",
    "contradiction": "how strong the Anglo-American contradiction truly is",
    "world": "the other four assumptions: as the author held them, or as they turned out",
    "background": "common danger, ideology, opinion and the powers' weights",
    "coefficients": "the theory's coefficients: drawn from the accepted sample, or one value each",
    "coder": "whose reading of the source gives the coded values",
    "spheres": "the settlement proposed (each author brings his own)",
    "events": "what happens on the way",
    "executor": "who computes many worlds (sweep and the studies built on it)",
    "study": "what to do; `bigthree NAME …` is short for `bigthree study=NAME …`",
}

HELP = """\
bigthree {version}: what if the Grand Alliance had held?

  bigthree                              the headline: every author, contradiction holds or fails
  bigthree study=run author=maisky contradiction=fails
                                        one scenario, and why it held or broke
  bigthree -m study=run author=maisky,gromyko contradiction=holds,fails
                                        several at once (Hydra's multirun)
  bigthree experiment=open_cards        a named what-if; `bigthree experiments` lists them
  bigthree experiment=FILE.yaml         one of your own, or taken from the classroom page
  bigthree evidence author=litvinov     what each assumption stands on (format=markdown, csv)
  bigthree coefficients                 the theory's coefficients: symbol, value, range, meaning
  bigthree patterns                     which findings of the source the model shows
  bigthree figures folder=results/…     the figures of an earlier run, drawn again from its tables
  bigthree cite folder=results/…        how to cite the software, the source and the data used
                                        (format=bibtex)

  bigthree sweep world.rivalry=0..1 author.appetite=0.2..0.9 design=grid points=400 runs=500
                                        many worlds; the same command goes on where it stopped

Any number can be set by its dotted name: author.appetite=0.6 world.rivalry=0.4 theory.learning=0
In a sweep a number may be a range (0..1, or `range` for its own) and a choice several
(author=maisky,litvinov); vary=assumptions or vary=coefficients varies all that have a range.
Run settings: runs=1000  months=120  seed=0  results_dir=PATH  name=TEXT
A film:       animation=true    of study=run: its typical history as GIF and HTML; animation=mp4: as
                                MP4 too, if ffmpeg is installed
Many worlds:  design=latin_hypercube|grid|sobol|FILE.csv  points=N  fail_fast=false  chunk=4000
              measure=rmst_two_against_one  method=morris|sobol  below=NUMBER  sweep=FOLDER
              scenario=results/…/scenario.yaml  repeats the scenarios of an earlier run
Uncertainty:  uncertainty.luck=true  uncertainty.coding=true  uncertainty.coefficients=point

{groups}

Experiments: {experiments}

A folder that BIGTHREE_OWN names may hold configs, experiments and evidence of your own.
Numbers are listed by `bigthree evidence` (author.*, world.*) and `bigthree coefficients`
(theory.*). Results go to a new folder under results/, named on the last line.
"""


def main() -> None:
    """Run a request from the shell; see the module's docstring for exit codes."""
    try:
        arguments = _expand(sys.argv[1:])
        if any(argument in ("-h", "--help") for argument in arguments):
            print(help_text())
            return
        if "--version" in arguments:
            print(__version__)
            return
        _run_hydra(arguments)
    except BadRequest as error:
        _refuse(error)
    except KeyboardInterrupt as stopped:
        print(f"bigthree: stopped{f'; {stopped}' if str(stopped) else ''}", file=sys.stderr)
        sys.exit(130)


def _refuse(error: BadRequest) -> None:
    print(f"bigthree: {error}", file=sys.stderr)
    sys.exit(2)


def _expand(arguments: list[str]) -> list[str]:
    """A study's bare name as an override; an experiment's choice as its study too."""
    flags: list[str] = []
    expanded: list[str] = []
    waiting = False
    for argument in arguments:
        if waiting or argument.startswith("-"):
            if not waiting and argument not in FLAGS:
                raise BadRequest(f"{argument}: no such flag; allowed: {', '.join(FLAGS)}")
            waiting = not waiting and FLAGS[argument]
            flags.append(argument)
        elif "=" in argument:
            expanded.append(argument)
        elif argument in choices("study"):
            expanded.append(f"study={argument}")
        else:
            raise BadRequest(_meant(argument))
    if waiting:
        raise BadRequest(f"{flags[-1]}: needs a value")
    if any(f"study={study}" in expanded for study in VARYING):
        expanded = _with_ranges(expanded, several=not {"-m", "--multirun"} & set(flags))
    names = [argument.split("=")[0] for argument in expanded]
    for key, study in (("experiment", "experiment"), ("scenario", _replaying(expanded))):
        if key in names and "study" not in names:
            expanded.append(f"study={study}")
    return [*flags, *expanded]


def _meant(word: str) -> str:
    """What to write for a bare word that is no study."""
    if f"--{word}" in FLAGS:
        return f"{word} is a flag: bigthree --{word}"
    if word in experiment_names():
        return f"{word} is a what-if: bigthree experiment={word}"
    for group in GROUPS:
        if word in choices(group):
            return f"{word} is a choice of {group}: bigthree study=run {group}={word}"
    return f"{word}: no such study; {nearest(word, choices('study'))}"


def _replaying(arguments: list[str]) -> str:
    """The study that repeats a scenario file: a sweep where one lies beside it."""
    files = [each.split("=", 1)[1] for each in arguments if each.startswith("scenario=")]
    if not files:
        return "replay"
    from bigthree.sweeps.folder import is_sweep

    return "sweep" if is_sweep(Path(files[-1]).parent) else "replay"


def _with_ranges(arguments: list[str], several: bool) -> list[str]:
    """Ranges, and several values unless Hydra runs them one by one, gathered under ``vary``."""
    kept: list[str] = []
    varied: list[str] = []
    for argument in arguments:
        key, value = argument.split("=", 1)
        if key == "vary":
            parts = (part.strip(" \"'") for part in VARIED.findall(value.strip()))
            varied += [part for part in parts if part]
        elif key not in (*SETTINGS, *TEXTS) and _varies(value, several):
            varied.append(argument)
        else:
            kept.append(argument)
    quoted = ",".join(f'"{each}"' for each in varied)
    return [*kept, f"vary=[{quoted}]"] if varied else kept


VARIED = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^,\[\]]+)""")
"""A part of what is given for ``vary``: in quotes, or up to a comma."""

TEXTS = ("name", "scenario")
"""Keys of a scenario that take any text."""


def _varies(value: str, several: bool) -> bool:
    """Whether a value is a range, or several values; a list in brackets is one value."""
    if value.startswith(("[", "{", '"', "'")):
        return False
    return ".." in value or value == "range" or (several and "," in value)


def help_text() -> str:
    """The help, with every group and its options."""
    groups = []
    for group, meaning in GROUPS.items():
        groups.append(f"{group}=  {meaning}")
        groups += [f"    {name:25} {_first_comment(group, name)}" for name in choices(group)]
    return HELP.format(
        version=__version__, groups="\n".join(groups), experiments=", ".join(experiment_names())
    )


def _first_comment(group: str, name: str) -> str:
    lines = option(group, name).read_text(encoding="utf-8").splitlines()
    comments = (line[1:].strip() for line in lines if line.startswith("#"))
    return next((comment for comment in comments if not comment.startswith("@package")), "")


def _run_hydra(arguments: list[str]) -> None:
    import hydra
    from hydra.errors import HydraException
    from omegaconf.errors import OmegaConfBaseException

    from bigthree.composition import check_names, compose_config, explain, register, search_path

    register()
    check_names(arguments)
    # Composed once before Hydra does, so that what is wrong is said in one line of ours.
    compose_config([each for each in arguments if "=" in each and "," not in each])
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")
    # Hydra leaves a file of its own beside a multirun; it goes where nobody trips over it.
    hydras_own = tempfile.mkdtemp(prefix="bigthree-")
    sys.argv[1:] = [*arguments, f"hydra.sweep.dir={hydras_own}", *search_path()]
    app = hydra.main(config_path=str(folder("configs")), config_name="config", version_base="1.3")(
        _job
    )
    try:
        app()
    except (HydraException, OmegaConfBaseException) as error:
        raise BadRequest(explain(error, arguments)) from None
    finally:
        shutil.rmtree(hydras_own, ignore_errors=True)


def _job(config: DictConfig) -> None:
    """One job of Hydra; a bad request leaves it here, before Hydra adds lines of its own."""
    try:
        _carry_out(request_of(config))
    except BadRequest as error:
        _refuse(error)


def _carry_out(request: Request) -> None:
    """Run a study, print the answer, write the folder."""
    study = import_module(f"bigthree.studies.{request.study}").study
    started = datetime.now(UTC)
    if request.study in PRINTING:
        _say(study(request).text)
        return
    grows = request.study in GROWING and request.many.sweep is None
    results, where = (_growing if grows else _at_the_end)(study, request, started)
    for name, why in results.not_drawn.items():
        print(f"bigthree: {name}: not drawn ({why}); all else is kept", file=sys.stderr)
    if where is not None:
        _say(f"\n{where}")
    if results.interrupted:
        sys.exit(130)


def _growing(study: Study, request: Request, started: datetime) -> tuple[Results, Path | None]:
    """A study that keeps its worlds as they come: the rest is written beside them."""
    from bigthree import store

    results = study(request)
    _say(results.text)
    store.add(results, request, started)
    return results, results.sweep.path if results.sweep else None


def _at_the_end(study: Study, request: Request, started: datetime) -> tuple[Results, Path | None]:
    """A study whose folder appears when all is written."""
    from bigthree import store

    where = request.results_dir or store.new_folder(request.study)
    with store.claimed(where) as scratch:
        results = study(request)
        _say(results.text)
        kept = bool(results.ensembles or results.tables)
        if kept:
            store.write(results, request, scratch, started)
    return results, where if kept else None


def _say(text: str) -> None:
    """Print, and carry on quietly when whoever reads has gone (as when a pager is left)."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


PRINTING = ("cite", "coefficients", "evidence", "experiments", "figures", "record")
"""Studies that print and leave no folder of their own."""

GROWING = (
    "ablation", "calibration", "discovery", "inference", "misjudgements", "robustness",
    "sensitivity", "sweep",
)  # fmt: skip
"""Studies of many worlds, kept as they come."""


def request_of(config: DictConfig) -> Request:
    """The request in a composed config."""
    from hydra.core.hydra_config import HydraConfig

    from bigthree.studies.request import Request

    job: Any = HydraConfig.get()
    overrides = tuple(
        override
        for override in job.overrides.task
        if override.lstrip("+").split("=")[0].split(".")[0] not in SETTINGS
    )
    where = Path(str(config.results_dir)) if config.results_dir is not None else None
    if where is not None and job.mode is not None and job.mode.name == "MULTIRUN":
        where = where / str(job.job.num)
    return Request(
        study=str(config.study.name),
        overrides=overrides,
        runs=config.study.get("runs", 1000) if config.runs is None else config.runs,
        seed=config.seed,
        results_dir=where,
        experiment=config.experiment,
        format=str(config.format),
        animation=config.animation,
        folder=None if config.folder is None else Path(str(config.folder)),
        many=_many(config),
    )


def _many(config: DictConfig) -> Many:
    """What is asked of a study that runs many worlds."""
    from omegaconf import OmegaConf

    from bigthree.studies.request import Many
    from bigthree.sweeps.executors import executor_of

    given: Any = OmegaConf.to_container(config)
    vary = given["vary"] if isinstance(given["vary"], list) else [given["vary"]]
    return Many(
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
