"""What each assumption of a scenario stands on: value, range, grade, page, reading."""

from __future__ import annotations

import pandas as pd

from bigthree.composition import compose
from bigthree.evidence import assumptions
from bigthree.scenario import Scenario
from bigthree.studies.request import Request, Results


def study(request: Request) -> Results:
    """Print the evidence table of the composed scenario; ``format=`` plain, markdown or csv."""
    scenario = compose(*request.overrides)
    if request.format == "csv":
        return Results(table(scenario).to_csv(index=False).rstrip())
    if request.format == "markdown":
        return Results(markdown(table(scenario)))
    return Results(plain(scenario))


def table(scenario: Scenario) -> pd.DataFrame:
    """A row for each assumption of a scenario."""
    return pd.DataFrame(
        [
            {
                "assumption": dotted,
                "value": found.value,
                "low": found.low,
                "high": found.high,
                "grade": found.grade,
                "pages": found.pages,
                "leaf": found.leaf,
                "source": found.source,
                "readings": " ".join(f"{value:g}" for value in found.coders),
                "reading": found.reading,
            }
            for dotted, found in assumptions(scenario).items()
        ]
    )


def markdown(frame: pd.DataFrame) -> str:
    """The table in Markdown."""
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + " --- |" * len(frame.columns)]
    lines += [
        "| " + " | ".join(value.replace("|", "/") for value in row) + " |"
        for row in frame.astype(str).to_numpy().tolist()
    ]
    return "\n".join(lines)


def plain(scenario: Scenario) -> str:
    """The table as a list that reads well on a terminal."""
    import textwrap

    lines = [
        f"What {scenario.name} rests on. Pages are those of Pechatnov (1995); readings are ours.",
        "stated: in the source; inferred: our inference from it; silent: the source says nothing.",
    ]
    for dotted, found in assumptions(scenario).items():
        pages = f"p. {found.pages}" if found.pages else "no page"
        leaf = f", leaf {found.leaf}" if found.leaf else ""
        readings = f"; readings {', '.join(map(repr, found.coders))}" if found.coders else ""
        who = found.source.replace("_", " ").replace("+", " and ")
        lines += [
            "",
            f"{dotted} = {found.value:g}  ({found.low:g} to {found.high:g})  {found.grade}, "
            f"{pages}{leaf}  [{who}{readings}]",
            *textwrap.wrap(found.reading, 96, initial_indent="    ", subsequent_indent="    "),
        ]
    return "\n".join(lines)
