"""What ``bigthree --help`` prints."""

from __future__ import annotations

from bigthree import __version__
from bigthree.overrides import GROUPS
from bigthree.resources import choices, experiment_names, options
from bigthree.studies.registry import all_studies

HELP = """\
bigthree {version}: what if the Grand Alliance had held?

  bigthree                              the headline: every author, contradiction holds or fails
  bigthree study=run author=maisky contradiction=fails
                                        one scenario, and why it held or broke
  bigthree -m study=run author=maisky,gromyko contradiction=holds,fails
                                        several at once (Hydra's multirun)
  bigthree experiment=open_cards        a named what-if; `bigthree experiments` lists them
  bigthree experiment=FILE.yaml         one of your own
  bigthree compare author=maisky engagement=absent,drawn_in
                                        two or more worlds of your own, on the same luck; or named:
                                        "no credit:" events=none "early:" events=early_credits
  bigthree evidence author=litvinov     what each assumption stands on (format=markdown, csv)
  bigthree agreement                    how far the three readers of the source agree
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
Events join: events=historical+early_credits; one is moved (events.berlin.month=30), sized
(events.berlin.size=0.5), made up (events.envoy.month=20 events.envoy.stance_usa_ussr=0.1); a state
is moved in a scheme (spheres.poland=uk).
Run settings: runs=1000  months=120  seed=0  results_dir=PATH  name=TEXT
Figures:      figures.size=paper|slide|poster  figures.format=all|png|svg
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


STUDIES = "study=  what to do; `bigthree NAME …` is short for `bigthree study=NAME …`"


def help_text() -> str:
    """Return the help, with every group and its choices, and every study."""
    studies = all_studies()
    groups = [STUDIES, *(f"    {each.name:25} {each.summary}" for each in studies)]
    any_case = ", ".join(each.name for each in studies if each.any_case)
    groups.append(f"Of any case: {any_case};\nthe others are of the Big Three")
    for group, meaning in GROUPS.items():
        groups.append(f"{group}=  {meaning}")
        groups += [f"    {name:25} {_first_comment(group, name)}" for name in choices(group)]
    return HELP.format(
        version=__version__, groups="\n".join(groups), experiments=", ".join(experiment_names())
    )


def _first_comment(group: str, name: str) -> str:
    lines = options(group)[name].read_text(encoding="utf-8").splitlines()
    comments = (line[1:].strip() for line in lines if line.startswith("#"))
    return next((comment for comment in comments if not comment.startswith("@package")), "")
