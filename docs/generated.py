"""The pages of the site that are made anew at every build: what-ifs, codebook, command line.

Nothing in them can be older than the code. They are written below ``_build/generated`` and
included by the page of the same name; figures are kept there and drawn again only when their
what-if or the program has changed.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import referee_page

import bigthree
from bigthree import wording
from bigthree.answers import Answer, Table, terminal
from bigthree.answers.markdown import table
from bigthree.classroom.static_page import build
from bigthree.figures import kinds
from bigthree.figures.figure_data import FigureData, columns_of, figure_of
from bigthree.figures.style import styled
from bigthree.help import help_answer
from bigthree.measures.censored import KEPT
from bigthree.measures.summary import ESTIMATES
from bigthree.resources import experiment_names, folder
from bigthree.storage.codebook import CHOICES, IDENTITY, RUN_IDENTITY, SWITCHES, section
from bigthree.studies.arms import Arms
from bigthree.studies.common import COMMON
from bigthree.studies.experiment.declared import Experiment, read
from bigthree.studies.experiment.figures import drawings
from bigthree.studies.registry import all_studies
from bigthree.sweeps.describing import FAILED, POINT, SCENARIO

DOCS = Path(__file__).parent
MADE = DOCS / "_build" / "generated"
RUNS = 200
"""Histories an arm: enough to tell the shapes, few enough to build in a minute."""

DOTS = 110
"""Of the pictures, an inch."""


def make(_: Any = None) -> None:
    """Write every generated page."""
    MADE.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("gallery", gallery()), ("codebook", columns()), ("commands", commands()),
        ("referee", _as_before("referee", referee_page.page)),
    ):  # fmt: skip
        (MADE / f"{name}.md").write_text(text, encoding="utf-8")


def play(app: Any, fault: Exception | None) -> None:
    """Put the page that computes in the browser beside the others."""
    if fault is None and app.builder.name == "html":
        build(Path(app.outdir) / "play")


def setup(app: Any) -> dict[str, bool]:
    """Make the pages before Sphinx reads any, and the page to play with after them."""
    app.connect("builder-inited", make)
    app.connect("build-finished", play)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _as_before(name: str, made: Callable[[], str]) -> str:
    """A page's text as in an earlier build where the program has not changed since."""
    kept = MADE / f"{name}-{_digest()}.txt"
    if not kept.is_file():
        for older in MADE.glob(f"{name}-*.txt"):
            older.unlink()
        kept.write_text(made(), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------ the gallery


def gallery() -> str:
    """Every named what-if with its question, what the source expects, and its figures."""
    return "\n".join(_what_if(name, read(name)) for name in experiment_names())


def _what_if(name: str, experiment: Experiment) -> str:
    made = _made(name, experiment)
    arms = "\n".join(
        f"* **{arm}**: `{' '.join(words)}`" for arm, words in experiment.composed.items()
    )
    pictures = "\n\n".join(map(_figure, sorted(made.glob("*.png"))))
    criteria = "\n".join(
        f"* *{criterion.replace('_', ' ')}*: {met}" for criterion, met in experiment.criteria
    )
    return f"""
## {experiment.question}

*{_whose(experiment)}: {experiment.expectation.strip()}
{_limits(experiment)}
{arms}

{pictures}

Differences between arms, on the same luck, with 95 % intervals;
one that holds 0 tells no two apart:

{(made / "differences.md").read_text(encoding="utf-8")}

{criteria}

```text
bigthree experiment={name}
```
"""


def _whose(experiment: Experiment) -> str:
    if experiment.works:
        return f"The literature* ({experiment.works})"
    return f"The source* ({wording.pages(experiment.pages)})"


def _limits(experiment: Experiment) -> str:
    return f"\n*In the model*: {experiment.limits.strip()}\n" if experiment.limits else ""


def _figure(picture: Path) -> str:
    caption = picture.with_suffix(".txt").read_text(encoding="utf-8")
    return f"```{{figure}} {picture.relative_to(DOCS)}\n:alt: {caption}\n\n{caption}\n```"


def _made(name: str, experiment: Experiment) -> Path:
    """What a what-if came to: as in an earlier build where nothing has changed since."""
    kept = MADE / "what-ifs" / f"{name}-{_digest(folder('experiments') / f'{name}.yaml')}"
    if not kept.is_dir():
        for older in kept.parent.glob(f"{name}-*"):
            shutil.rmtree(older)
        with TemporaryDirectory(dir=MADE) as scratch:
            _run(experiment, Path(scratch))
            shutil.copytree(scratch, kept)
    return kept


def _run(experiment: Experiment, kept: Path) -> None:
    ensembles = {
        arm: bigthree.simulate(bigthree.compose(*words).with_values(name=arm), runs=RUNS, seed=0)
        for arm, words in experiment.composed.items()
    }
    arms = Arms(bigthree.Comparison(ensembles), experiment.measures, experiment.against)
    rows = arms.differences_in_words()
    text = table(list(rows[0]), [list(row.values()) for row in rows])
    (kept / "differences.md").write_text(text, encoding="utf-8")
    for stem, sheet in drawings(experiment, ensembles).items():
        _save(sheet(), kept / f"{stem}.png")


def _save(data: FigureData, picture: Path) -> None:
    with styled():
        figure_of(data).savefig(picture, dpi=DOTS)
    picture.with_suffix(".txt").write_text(data.caption, encoding="utf-8")


def _digest(*further: Path) -> str:
    """What figures and numbers depend on, in short: the program, its configs and further files."""
    package = Path(bigthree.__file__).parent
    sources = [*further, *folder("configs").rglob("*.yaml"),
               *package.rglob("*.py"), *package.rglob("*.csv")]  # fmt: skip
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


# ----------------------------------------------------------------------------------- the codebook


def columns() -> str:
    """Every column of every table, as a results folder's own codebook describes it."""
    studies = {
        f"{name}.csv of `study={study.name}`": columns
        for study in all_studies()
        for name, columns in study.tables.items()
    }
    figures = {f"figures/*.csv, {kind}": columns_of(kind) for kind in kinds()}
    parts = {
        "summary.csv: a row a scenario or a world": IDENTITY | ESTIMATES,
        "runs.parquet: a row a history": {**RUN_IDENTITY, **KEPT},
        "points.csv, failures.csv: what sweeps add": {
            **POINT, **FAILED, **SCENARIO, **CHOICES, **SWITCHES
        },
        **studies,
        "Columns of several tables of studies": COMMON,
        **figures,
    }  # fmt: skip
    return "\n".join(line for part in parts.items() for line in section(*part))


# ------------------------------------------------------------------------------- the command line


def commands() -> str:
    """The program's own help: its text, and a section for the studies and each group of choices."""
    asked = help_answer()
    text = terminal.render(
        Answer(asked.question, tuple(each for each in asked.blocks if not isinstance(each, Table)))
    )
    tables = [_choices(each) for each in asked.blocks if isinstance(each, Table)]
    return "\n\n".join([f"```text\n{text}\n```", *tables])


def _choices(of: Table) -> str:
    """A group of choices as a section."""
    group, meaning = of.columns
    rows = [(f"`{name}`", says) for name, says in of.rows]
    title = f"## {group.strip('=')}\n\n{wording.capitalized(meaning)}."
    return f"{title}\n\n{table(('', ''), rows)}"
