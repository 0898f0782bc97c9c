"""What stands in the hand-out of a results folder, front and annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bigthree import citation
from bigthree.answers import Answer, Block, Items, Paragraph
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.cases import BIG_THREE
from bigthree.handout.assumptions import in_brief, in_full
from bigthree.handout.layout import HandOut, Part, Picture, Section, Split, split
from bigthree.handout.limits import EVERY_CASE, LIMITS
from bigthree.handout.numbers import numbers
from bigthree.handout.pictures import pictures
from bigthree.scenario import Scenario
from bigthree.storage.manifest import Origin
from bigthree.storage.saved import SavedResults

STOPPED = "It was stopped before it was finished; what follows is what had been kept."


def contents(saved: SavedResults, answer: Answer, scenarios: Sequence[Scenario]) -> HandOut:
    """Return the hand-out of a results folder, whose worlds were made from some scenarios."""
    parted, drawn = split(answer), pictures(saved.path / "figures")
    points = map(str, saved.table("points")) if "points" in saved.tables else []
    varied = [name for name in points if name not in ("point", "base")]
    ours = not scenarios or scenarios[0].case == BIG_THREE
    limits = Items.of(f"**{head}** {text}" for head, text in (LIMITS if ours else EVERY_CASE))
    by_name = {each.name: each for each in scenarios}
    in_numbers = [numbers(saved.summary(), varied, by_name)] if "summary" in saved.tables else []
    front: dict[str, Sequence[Part]] = {
        "The answer": list(_answer(saved.origin, parted, drawn)),
        "What it rests on": in_brief(scenarios, varied) if scenarios else [],
        LIMITS_HEADING: [*parted.limits, limits],
        "How to repeat and cite it": list(_repeat_and_cite(saved)),
    }
    annex: dict[str, Sequence[Part]] = {
        "More of the answer": parted.behind,
        "More figures": drawn[1:],
        "The worlds in numbers": in_numbers,
        "The evidence": in_full(scenarios, varied),
        "The folder and its data": list(_folder(saved, scenarios)),
    }
    return HandOut(answer.question, _made(saved.origin), _sections(front), _sections(annex))


def _sections(parts: dict[str, Sequence[Part]]) -> list[Section]:
    return [Section(title, each) for title, each in parts.items() if each]


def _answer(origin: Origin, parted: Split, drawn: list[Picture]) -> Iterator[Part]:
    """The finding, the first figure, and the rest of what stands in front."""
    if not origin.finished:
        yield Paragraph(STOPPED)
    first = next((n for n, each in enumerate(parted.front, 1) if isinstance(each, Paragraph)), 0)
    yield from parted.front[:first]
    yield from drawn[:1]
    yield from parted.front[first:]
    if parted.behind:
        yield Paragraph("The annex has the rest of the answer.")


def _made(origin: Origin) -> str:
    """What was run, in a line."""
    runs = f"{origin.runs:,} {'history' if origin.runs == 1 else 'histories'} a world"
    study = (origin.experiment or origin.study).replace("_", " ")
    return f"{study} · {runs} · seed {origin.seed} · bigthree {origin.versions.bigthree}"


def _repeat_and_cite(saved: SavedResults) -> Iterator[Block]:
    origin = saved.origin
    made = f"bigthree {origin.versions.bigthree}, Python {origin.versions.python}"
    if origin.git:
        changes = "" if origin.git.clean else ", with changes"
        made += f", git commit {origin.git.commit[:12]}{changes}"
    yield Paragraph(f"`{origin.command}`")
    yield Paragraph(
        "The same command with the same versions gives the same numbers to the last digit. Made "
        f"with {made}."
    )
    yield Paragraph(f"Software: {citation.plain(citation.software(saved))}")
    yield Paragraph(f"Source: {citation.plain(citation.source())}")


def _folder(saved: SavedResults, scenarios: Sequence[Scenario]) -> Iterator[Block]:
    names = [*(f"{name}.csv" for name in saved.tables), "manifest.json", "CODEBOOK.md"]
    libraries = (saved.origin.versions.model_extra or {}).items()
    yield Paragraph(f"In the folder of this page: {', '.join(names)}.")
    yield Paragraph(f"Libraries: {', '.join(f'{name} {number}' for name, number in libraries)}.")
    if data := citation.data(saved, scenarios):
        yield Paragraph("The data that these results use:")
        yield Items.of(map(citation.plain, data))
