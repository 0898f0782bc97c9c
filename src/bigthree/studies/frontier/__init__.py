"""Whether any Soviet policy could have kept the three together, and at what price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bigthree.answers import Paragraph
from bigthree.studies.frontier.columns import BY_WORLD, CHANGES, FINALISTS, POLICIES
from bigthree.studies.study import HISTORIES, Study

if TYPE_CHECKING:
    from bigthree.studies.request import Request
    from bigthree.studies.results import Results


def run(request: Request) -> Results:
    """Search Moscow's policies, and say which trade best."""
    from bigthree.studies.frontier.answer import blocks
    from bigthree.studies.frontier.computation import POINTS, Stopped, frontier
    from bigthree.studies.frontier.figures import drawings
    from bigthree.studies.results import Results

    points = request.sweep_options.points or POINTS
    try:
        result = frontier(request.overrides, points, request.runs, request.seed)
    except Stopped as stop:
        text = f"Stopped after {len(stop.tried):,} policies of the first look (policies.csv)."
        tables = {"policies": stop.tried} if len(stop.tried) else {}
        return Results([Paragraph(text)], tables=tables, interrupted=True)
    return Results(
        list(blocks(result)),
        scenarios={world.name: world for world in result.setup.worlds},
        tables=result.tables,
        drawings=dict(drawings(result)),
    )


STUDY = Study(
    name="frontier",
    question="Could any Soviet policy have kept the three together, and at what price?",
    summary="Which Soviet policies trade best between what Moscow holds and how long cooperation "
    "lasts, over rival theories and readings.",
    run=run,
    about="Soviet policy after 1945",
    options=(*HISTORIES, "points"),
    runs=150,
    tables={
        "policies": POLICIES, "finalists": FINALISTS, "changes": CHANGES, "by_world": BY_WORLD,
    },
)  # fmt: skip
