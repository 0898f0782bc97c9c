"""What ``bigthree --help`` prints."""

from __future__ import annotations

from bigthree import __version__
from bigthree.answers import Answer, Item, Items, Paragraph, Table
from bigthree.overrides import GROUPS
from bigthree.resources import choices, experiment_names, options
from bigthree.studies.registry import all_studies

COMMANDS = {
    "bigthree": "the headline: every author, contradiction holds or fails",
    "bigthree study=run author=maisky contradiction=fails":
        "one scenario, and why it held or broke",
    "bigthree -m study=run author=maisky,gromyko contradiction=holds,fails":
        "several at once (Hydra's multirun)",
    "bigthree experiment=open_cards": "a named what-if; `bigthree experiments` lists them",
    "bigthree experiment=FILE.yaml": "one of your own",
    "bigthree compare author=maisky engagement=absent,drawn_in":
        "two or more worlds of your own, on the same luck; or named: "
        '"no credit:" events=none "early:" events=early_credits',
    "bigthree evidence author=litvinov":
        "what each assumption stands on (format=markdown, csv)",
    "bigthree agreement": "how far the three readers of the source agree",
    "bigthree coefficients": "the theory's coefficients: symbol, value, range, meaning",
    "bigthree patterns": "which findings of the source the model shows",
    "bigthree figures folder=results/…":
        "the figures of an earlier run, drawn again from its tables",
    "bigthree cite folder=results/…":
        "how to cite the software, the source and the data used (format=bibtex)",
    "bigthree sweep world.rivalry=0..1 author.appetite=0.2..0.9 design=grid points=400 runs=500":
        "many worlds; the same command goes on where it stopped",
}  # fmt: skip
"""Some commands, and what each does."""

NUMBERS = (
    "Any number can be set by its dotted name: author.appetite=0.6 world.rivalry=0.4 "
    "theory.learning=0",
    "In a sweep a number may be a range (0..1, or `range` for its own) and a choice several "
    "(author=maisky,litvinov); vary=assumptions or vary=coefficients varies all that have a range.",
    "Events join: events=historical+early_credits; one is moved (events.berlin.month=30), sized "
    "(events.berlin.size=0.5), made up (events.envoy.month=20 events.envoy.stance_usa_ussr=0.1); a "
    "state is moved in a scheme (spheres.poland=uk).",
)
"""How numbers, choices and events are set."""

SETTINGS = {
    "Run settings": "runs=1000  months=120  seed=0  results_dir=PATH  name=TEXT",
    "Figures": "figures.size=paper|slide|poster  figures.format=all|png|svg",
    "A film": "animation=true of study=run: its typical history as GIF and HTML",
    "Many worlds": "design=latin_hypercube|grid|sobol|FILE.csv  points=N  fail_fast=false  "
    "chunk=4000  measure=rmst_two_against_one  method=morris|sobol  below=NUMBER  sweep=FOLDER",
    "Again": "scenario=results/…/scenario.yaml repeats the scenarios of an earlier run",
    "Uncertainty": "uncertainty.luck=true  uncertainty.coding=true  uncertainty.coefficients=point",
}
"""Further settings, by what they are of."""

REST = (
    "A folder that BIGTHREE_OWN names may hold configs, experiments and evidence of your own. "
    "Numbers are listed by `bigthree evidence` (author.*, world.*) and `bigthree coefficients` "
    "(theory.*). Results go to a new folder under results/, named on the last line."
)


def help_answer() -> Answer:
    """Return the help: commands, settings, every study, and every group with its choices."""
    studies = all_studies()
    any_case = ", ".join(each.name for each in studies if each.any_case)
    return Answer(
        f"bigthree {__version__}: what if the Grand Alliance had held?",
        (
            Items(tuple(Item(command, does) for command, does in COMMANDS.items())),
            *map(Paragraph, NUMBERS),
            Items.of(f"{what}: {given}" for what, given in SETTINGS.items()),
            Table(
                ("study=", "what to do; `bigthree NAME …` is short for `bigthree study=NAME …`"),
                tuple((each.name, each.summary) for each in studies),
            ),
            Paragraph(f"Of any case: {any_case}; the others are of the Big Three."),
            *(_choices(group, meaning) for group, meaning in GROUPS.items()),
            Paragraph(f"Experiments: {', '.join(experiment_names())}"),
            Paragraph(REST),
        ),
    )


def _choices(group: str, meaning: str) -> Table:
    rows = tuple((name, _first_comment(group, name)) for name in choices(group))
    return Table((f"{group}=", meaning), rows)


def _first_comment(group: str, name: str) -> str:
    lines = options(group)[name].read_text(encoding="utf-8").splitlines()
    comments = (line[1:].strip() for line in lines if line.startswith("#"))
    return next((comment for comment in comments if not comment.startswith("@package")), "")
