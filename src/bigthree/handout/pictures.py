"""The figures of a results folder, put into the page itself."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from bigthree.answers.html import Markup, element, joined, safe
from bigthree.figures.saving import FORMATS, entries
from bigthree.handout.layout import Picture

LARGEST = 600_000
"""Characters up to which a figure stands in the page as drawn lines, beyond them as a picture."""

PIXELS_A_POINT = 4 / 3

BESIDE = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|<title>.*?</title>", re.DOTALL
)
"""What a drawing needs only as a file of its own."""

FILMS = ("gif", "html")

BEYOND = re.compile(r"(?<=\.\d\d)\d+")
"""Digits of a path beyond the hundredth of a point, which no eye sees."""

OPENING = re.compile(r"<svg\b[^>]*?\bviewBox=\"([^\"]*)\"[^>]*>")


def pictures(folder: Path) -> list[Picture]:
    """Every figure of a folder, in the order in which they were drawn."""
    return [
        Picture(
            name,
            number,
            (folder / f"{name}.caption.txt").read_text(encoding="utf-8").partition("\n")[0],
            _there(folder, name, FORMATS),
            _there(folder, name, FILMS),
        )
        for number, name in enumerate(entries(folder), 1)
    ]


def _there(folder: Path, name: str, formats: Iterable[str]) -> tuple[str, ...]:
    """The formats in which a figure stands in the folder."""
    return tuple(each for each in formats if (folder / f"{name}.{each}").is_file())


def figure(folder: Path, picture: Picture) -> Markup:
    """A figure with its caption."""
    label, stem = f"figure-{picture.number}", f"figures/{picture.name}"
    drawn = ", ".join(f".{each}" for each in picture.formats)
    files = element("small", f" {stem}{drawn}; what is plotted: .csv")
    links = (element("a", f".{each}", href=f"{stem}.{each}") for each in picture.films)
    moving = [element("small", "As a film: ", joined(links, ", "), ".")] if picture.films else []
    head = element("b", f"Figure {picture.number}. ")
    return element(
        "figure",
        _drawing(folder / picture.name, label, picture.caption),
        element("figcaption", head, safe(picture.caption), files, *moving),
        id=label,
    )


def _drawing(stem: Path, label: str, caption: str) -> Markup:
    """Lines where they are not too many, else a picture."""
    drawing = stem.with_name(f"{stem.name}.svg")
    if drawing.is_file():
        lines = inlined(drawing.read_text(encoding="utf-8"), label, caption)
        if len(lines) <= LARGEST or not stem.with_name(f"{stem.name}.png").is_file():
            return lines
    data = b64encode(stem.with_name(f"{stem.name}.png").read_bytes()).decode()
    return element("img", src=f"data:image/png;base64,{data}", alt=caption)


def inlined(drawing: str, label: str, caption: str) -> Markup:
    """An SVG file as an element of a page, with identifiers that are its own."""
    bare = BESIDE.sub("", drawing).strip()
    opening = OPENING.match(bare)
    assert opening is not None
    owned = re.sub(r'(\bid="|\bhref="#|url\(#)', rf"\g<1>{label}-", bare[opening.end() :])
    owned = re.sub(r'\bd="[^"]*"', lambda path: BEYOND.sub("", path[0]), owned)
    width = float(opening[1].split()[2]) * PIXELS_A_POINT
    head = (
        f'<svg viewBox="{opening[1]}" role="img" aria-label="{safe(caption)}" '
        f'style="--width: {width:.0f}px">'
    )
    return Markup(head + owned)
