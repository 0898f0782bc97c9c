"""The record that the model is held against: its tables, what they say, and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.studies.study import Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Answer a request."""
    from bigthree.studies.record.answer import study

    return study(request)


STUDY = Study(
    name="record",
    question="What is the record that the model is held against?",
    summary="The record that the model is held against: its tables, what they say, "
    "and their sources.",
    run=run,
    options=("format",),
    scenario=False,
    keeps="nothing",
    formats=("plain", "markdown", "csv"),
)
