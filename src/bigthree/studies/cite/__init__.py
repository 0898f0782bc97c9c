"""How to cite the software, the source and the data that results use."""

from __future__ import annotations

from bigthree.studies.study import Study, study_in

STUDY = Study(
    name="cite",
    question="How are the software, the source and the data to be cited?",
    summary="How to cite the software, the source and, with folder=results/…, the data that its "
    "results use.",
    run=study_in("cite.answer"),
    options=("folder", "format"),
    scenario=False,
    keeps="nothing",
    formats=("plain", "bibtex"),
)
