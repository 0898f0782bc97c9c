"""The tables of the coding, printed from the shipped evidence and readings (see `tables`)."""

from __future__ import annotations

from collections import Counter

from tables import show

from bigthree.cases import case
from bigthree.evidence import GRADES
from bigthree.labels import label
from bigthree.readings import cells
from bigthree.studies.agreement.answer import read_once
from bigthree.studies.agreement.answer import table as agreement_rows
from bigthree.wording import pages

SCALES = {
    "rivalry": ("the two are partners without friction", "their quarrel governs the age"),
    "appetite": ("nothing beyond its borders", "all that it could claim"),
    "openness": ("takes first, lets the others face it", "names limited aims first"),
    "imposition": ("rivals kept out, domestic order left alone", "imposes its own order"),
    "partner": ("no preference; −1 is America alone", "Britain alone"),
    "trust_in_usa": ("will exploit cooperation", "will answer cooperation with cooperation"),
    "trust_in_uk": ("will exploit cooperation", "will answer cooperation with cooperation"),
    "credit_haste": ("credits are not asked for, or later", "credits are asked for at once"),
    "american_reach": ("no security stake in Eurasia", "a stake everywhere in Eurasia"),
    "american_appetite": ("America keeps what it has", "it reaches for all that it could claim"),
    "resistance": ("the states concerned welcome it", "they fight outside control"),
    "tolerance": ("no Soviet gain is tolerated", "all Soviet positions are accepted"),
    "commerce_usa": ("no pull of trade, credits, technology", "an overwhelming one"),
    "commerce_uk": ("no pull of trade, credits, technology", "an overwhelming one"),
    "common_threat": ("nobody fears Germany or Japan", "that fear comes before all else"),
    "ideology": ("systems do not matter", "capitalism against socialism decides all"),
    "opinion_sympathy": ("the American public is hostile", "it is warm"),
    "opinion_weight": ("it binds nobody", "Washington can do nothing against it"),
    "american_power_growth": ("American power stays as it is", "it outgrows all others"),
    "british_decline": ("British power stays as it is", "Britain ceases to be a great power"),
    "revolution_risk": ("no new revolutions", "they are certain"),
    "bloc_fear": ("no fear that spheres harden into blocs", "it governs policy"),
    "spheres_commitment": ("no division is wanted", "an agreed division is the whole programme"),
    "cooperation_commitment": ("a course alone is the plan", "only cooperation is thought of"),
}
"""What 0 and 1 mean on each scale."""


def scales() -> None:
    """Each scale with what its ends mean, and the lowest and highest that was coded."""
    coded = {
        name: [row for row in case().rows("evidence") if row["parameter"] == name and _dated(row)]
        for name in SCALES
    }
    show(
        ("number", "0", "1", "lowest coded", "highest coded"),
        [
            (f"`{name}`", zero, one, _anchor(coded[name], min), _anchor(coded[name], max))
            for name, (zero, one) in SCALES.items()
            if coded[name] or name in {cell.parameter for cell in cells().values()}
        ],
    )


def _dated(row: dict[str, str]) -> bool:
    """Whether a row is of one of the five systems, and says more than nothing."""
    return row["source"] in {cell.source for cell in cells().values()} and row["grade"] != "silent"


def _anchor(coded: list[dict[str, str]], extreme: object) -> str:
    if not coded or (extreme is max and len(coded) == 1):
        return ""
    choose = min if extreme is min else max
    row = choose(coded, key=lambda row: float(row["value"]))
    who, where = _who(row["source"]), pages(row["pages"])
    return f"{float(row['value']):.2g}, {who} ({where}): {row['reading']}"


def _who(source: str) -> str:
    words = {"historical": "as it turned out", "shared": "the same for all"}
    return words.get(source) or label("author", source)


def agreement() -> None:
    """How far the three readers agree, as `bigthree agreement` prints it."""
    table = agreement_rows()
    show(tuple(table[0]), [tuple(row.values()) for row in table])


def once() -> None:
    """What was read only once."""
    show(
        ("source", "numbers"),
        [
            (_who(source), ", ".join(f"`{name}`" for name in names))
            for source, names in read_once().items()
        ],
    )


def grades() -> None:
    """How many rows have each grade, of direction and of size."""
    table = case().rows("evidence")
    direction = Counter(row["grade"] for row in table)
    size = Counter(row["size"] for row in table)
    show(
        ("grade", "of the direction", "of the size"),
        [(f"`{grade}`", direction[grade], size[grade]) for grade in GRADES],
    )


def recoded() -> None:
    """Where the table departs from the readers' mean or their middle grade."""
    listed = []
    for row in case().rows("evidence"):
        cell = cells().get((row["source"], row["parameter"]))
        if cell is None:
            continue
        mean = sum(cell.values) / len(cell.values)
        if abs(mean - float(row["value"])) > 0.0006:
            values = ", ".join(f"{value:g}" for value in cell.values)
            listed.append((_who(row["source"]), f"`{row['parameter']}`",
                           f"{values}; mean {mean:.3f}", row["value"]))  # fmt: skip
        if cell.grade != row["grade"]:
            listed.append((_who(row["source"]), f"`{row['parameter']}`",
                           cell.grade, f"{row['grade']}; value kept"))  # fmt: skip
    show(("source", "number", "the readers", "here"), listed)
