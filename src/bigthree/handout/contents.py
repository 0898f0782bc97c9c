"""What stands in the hand-out of a results folder, front and annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bigthree import citation
from bigthree.answers import Answer, Block, Items, Paragraph
from bigthree.answers.blocks import LIMITS_HEADING
from bigthree.cases import BIG_THREE, Case, case
from bigthree.handout import reproduction
from bigthree.handout.assumptions import in_brief, in_full
from bigthree.handout.limits import EVERY_CASE, LIMITS
from bigthree.handout.numbers import numbers
from bigthree.handout.pictures import pictures
from bigthree.handout.sheet import Part, Picture, Section, Sheet, Split, split
from bigthree.scenario import Scenario
from bigthree.storage.manifest import Origin
from bigthree.storage.saved import SavedResults

STOPPED = "It was stopped before it was finished; what follows is what had been kept."


def contents(saved: SavedResults, answer: Answer, scenarios: Sequence[Scenario]) -> Sheet:
    """Return the hand-out of a results folder."""
    parted, drawn = split(answer), pictures(saved.path / "figures")
    varied = _varied(saved)
    front = _front(saved, scenarios, parted, drawn, varied)
    annex = _annex(saved, scenarios, parted, drawn, varied)
    return Sheet(
        answer.question,
        _made(saved.origin),
        [section for section in front if section.parts],
        [section for section in annex if section.parts],
    )


def _front(
    saved: SavedResults, scenarios: Sequence[Scenario], parted: Split, drawn: list[Picture],
    varied: list[str],
) -> Iterator[Section]:  # fmt: skip
    yield Section("The answer", list(_answer(saved.origin, parted, drawn)))
    yield Section("What it rests on", in_brief(scenarios, varied) if scenarios else [])
    yield Section(LIMITS_HEADING, [*parted.limits, *_limits(_of(scenarios))])
    yield Section("How to repeat and cite it", list(_repeat_and_cite(saved)))


def _annex(
    saved: SavedResults, scenarios: Sequence[Scenario], parted: Split, drawn: list[Picture],
    varied: list[str],
) -> Iterator[Section]:  # fmt: skip
    yield Section("More of the answer", parted.behind)
    yield Section("More figures", drawn[1:])
    if "summary" in saved.tables:
        by_name = {each.name: each for each in scenarios}
        yield Section("The worlds in numbers", [numbers(saved.summary(), varied, by_name)])
    yield Section("The evidence", in_full(scenarios, varied))
    yield Section("The folder and its data", list(_folder(saved, scenarios)))


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


def _varied(saved: SavedResults) -> list[str]:
    """What varied among the worlds of a sweep."""
    points = map(str, saved.table("points")) if "points" in saved.tables else []
    return [name for name in points if name not in ("point", "base")]


def _of(scenarios: Sequence[Scenario]) -> Case:
    """The case of some scenarios; the usual one where there are none."""
    return case(scenarios[0].case) if scenarios else case()


def _limits(of: Case) -> Iterator[Block]:
    limits = LIMITS if of.name == BIG_THREE else EVERY_CASE
    yield Items.of(f"**{head}** {text}" for head, text in limits)


def _repeat_and_cite(saved: SavedResults) -> Iterator[Block]:
    origin = saved.origin
    yield Paragraph(f"`{origin.command}`")
    yield Paragraph(
        "The same command with the same versions gives the same numbers to the last digit. Made "
        f"with {reproduction.made_with(origin)}"
    )
    yield Paragraph(f"Software: {citation.plain(citation.software(saved))}")
    yield Paragraph(f"Source: {citation.plain(citation.source())}")


def _folder(saved: SavedResults, scenarios: Iterable[Scenario]) -> Iterator[Block]:
    names = [*(f"{name}.csv" for name in saved.tables), "manifest.json", "CODEBOOK.md"]
    yield Paragraph(f"In the folder of this page: {', '.join(names)}.")
    yield Paragraph(f"Libraries: {reproduction.libraries(saved.origin)}.")
    if data := citation.data(saved, scenarios):
        yield Paragraph("The data that these results use:")
        yield Items.of(map(citation.plain, data))
