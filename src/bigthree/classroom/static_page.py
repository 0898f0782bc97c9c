"""The page that needs no server: one folder for any static host, or opened from disk."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from bigthree import resources, wording
from bigthree.calibration import accepted_share
from bigthree.cases import case
from bigthree.classroom.controls import CHOICES, GROUPS, NUMBERS, STARTS
from bigthree.classroom.engine.asset import asset, sample
from bigthree.classroom.maps import SCALE, ground
from bigthree.classroom.question import SETTINGS
from bigthree.classroom.texts import LANGUAGE, text, texts
from bigthree.evidence import coded
from bigthree.explanation.mechanisms import described
from bigthree.figures.atlas import CAPITALS, SIDES, place_of
from bigthree.files import replace_file
from bigthree.handout.assumptions import whose_in_words
from bigthree.handout.limits import LIMITS
from bigthree.labels import label
from bigthree.scenario import quantity
from bigthree.theory.mechanisms import LEDGER

SITE = files(__package__) / "site"
PAGE = ("words", "address", "drawing", "chronicle", "model", "room", "board", "story",
        "controls", "findings", "workshop", "main")  # fmt: skip
WORKER = ("engine", "estimates", "answers", "worker")
"""The scripts of the page and of its workers, each after those that it imports."""

AWAY = {"left": (-15.0, 4.0, "end"), "right": (15.0, 4.0, "start"),
        "above": (0.0, -16.0, "middle"), "below": (0.0, 25.0, "middle")}  # fmt: skip
"""How far a name stands from its pie, and where its text begins."""


def build(folder: Path) -> list[Path]:
    """Write the page into a folder; what lies there under other names stays."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in contents().items():
        replace_file(folder / name, content)
        written.append(folder / name)
    return written


def contents() -> dict[str, bytes]:
    """The files of the page by name."""
    built = files(__package__) / "engine" / "built"
    program, plain = (built / "model.wasm").read_bytes(), (built / "model.js").read_text("utf-8")
    data = {
        "program": _packed(program),
        "asset": _packed(_json(asset()).encode()),
        "page": _packed(_json(page()).encode()),
        "worker": bundled(WORKER),
        "samples": {},
    }
    return {
        "index.html": index("", "").encode(),
        "style.css": (SITE / "style.css").read_bytes(),
        "icon.svg": (SITE / "icon.svg").read_bytes(),
        "page.js": bundled(PAGE).encode(),
        "data.js": f"window.bigthree = {_json(data)};\n".encode(),
        "plain.js": f"window.bigthree.plain = {_json(plain)};\n".encode(),
    } | {
        theory_file(name): (
            f"window.bigthree.samples[{_json(name)}] = "
            f"{_json(_packed(_json(sample(name)).encode()))};\n"
        ).encode()
        for name in asset()["theories"]
        if name != asset()["usual"]
    }


def theory_file(name: str) -> str:
    """Where the accepted draws of a theory of engagement are; loaded when it is chosen."""
    return f"theory-{name.replace('_', '-')}.js"


def index(room: str, root: str) -> str:
    """The page that loads the rest.

    Parameters
    ----------
    room : str
        Whose page of a class it is: ``student``, ``lecturer``, or empty where there is no room.
    root : str
        The way from its address to the other files.
    """
    words = {
        name: html.escape(text(f"site.{name}"))
        for name in ("name", "description", "without_script", "skip")
    }
    shell = Template((SITE / "index.html").read_text("utf-8"))
    return shell.substitute(words, language=LANGUAGE, room=room, root=root)


def bundled(names: tuple[str, ...]) -> str:
    """Some modules as one script: a page that is opened from disk may not import any."""
    return "".join(_scope(name, (SITE / f"{name}.js").read_text("utf-8")) for name in names)


def _scope(name: str, module: str) -> str:
    """A module as a function of its own, which returns what it exports."""
    exported = re.findall(r"^export (?:const|class) (\w+)", module, flags=re.M)
    body = re.sub(
        r'^import (\{.*\}) from "\./(\w+)\.js";', r"const \1 = of_\2;", module, flags=re.M
    )
    body = re.sub(r"^export (?=\w)", "", body, flags=re.M)
    return f"const of_{name} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def page() -> dict[str, Any]:
    """All words of the page, and what it shows beside the model's numbers."""
    return {
        "words": texts()["site"],
        "labels": texts()["controls"]["labels"],
        "ends": texts()["controls"]["ends"],
        "grades": texts()["controls"]["grades"],
        "groups": {
            name: {"label": text(f"controls.groups.{name}"), "keys": list(keys)}
            for name, keys in GROUPS.items()
        },
        "choices": {
            key: {name: label(key, name) for name in resources.choices(key)}
            for key in ("author", *CHOICES)
        } | {"setting": texts()["controls"]["settings"]},
        "starts": STARTS,
        "settings": {name: list(overrides) for name, overrides in SETTINGS.items()},
        "tracks": {key: [quantity(key).low, quantity(key).high] for key in NUMBERS},
        "evidence": _evidence(),
        "mechanisms": {
            name: {"label": wording.capitalized(each.label), "source": _cited(each.source)}
            for name in LEDGER
            for each in [described(name, case())]
        },
        "states": [  # in the order in which influence is kept
            _placed(state.name, state.label, (state.latitude, state.longitude))
            for state in case().states()
        ],
        "capitals": [_placed(name, text("site.powers")[n], where) for name, n, where in
                     (("ussr", 0, CAPITALS["ussr"]), ("uk", 2, CAPITALS["uk"]))],
        "ground": ground(),
        "accepted": {name: accepted_share(name) for name in asset()["theories"]},
        "limits": [list(each) for each in LIMITS],
    }  # fmt: skip


def _evidence() -> dict[str, dict[str, Any]]:
    """What each number stands on, by whose reading it is and by its last name."""
    found: dict[str, dict[str, Any]] = {}
    for each in asset()["grounds"].values():
        for key, source in each["sources"].items():
            name = key.split(".")[1]
            if name not in found.setdefault(source, {}):
                read = coded(source, name)
                found[source][name] = {
                    "value": read.value, "low": read.low, "high": read.high, "grade": read.grade,
                    "pages": read.pages, "reading": read.reading, "whose": whose_in_words(source),
                }  # fmt: skip
    return found


def _cited(source: str) -> str:
    """A source as a reader finds it: pages without an author are Pechatnov's."""
    works = (
        str(text("site.cited", pages=work)) if work.startswith("p") else work
        for work in source.split("; ")
    )
    return wording.capitalized("; ".join(works))


def _placed(name: str, words: str, where: tuple[float, float]) -> dict[str, Any]:
    """The place of a pie on the map, and of the name beside it."""
    x, y = place_of(name, *where)
    dx, dy, anchor = AWAY[SIDES.get(name, "right")]
    return {"name": name, "label": words, "x": round(SCALE * x, 1),
            "y": round(-SCALE * y, 1), "dx": dx, "dy": dy, "anchor": anchor}  # fmt: skip
