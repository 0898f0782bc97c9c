"""Small figure data made by hand, for every kind of figure: the references are drawn of them.

They do not come from the model, so that a change of the model does not change them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from bigthree.figures.figure_data import FigureData
from bigthree.wording import DYADS

CAPTION = "A figure made by hand: 100 histories, seed 0."
PLACES = {"author": "litvinov", "world": "as_assumed", "background": "as_assumed"}


def _curve(monthly, step=1, months=24, **place):
    """A share that falls by the same part every month, with a band."""
    month = np.arange(0.0, months + 1, step)
    share = (1 - monthly) ** month
    return pd.DataFrame(
        PLACES
        | place
        | {
            "month": month,
            "share": share,
            "low": share - 0.2 * share * (1 - share),
            "high": share + 0.2 * share * (1 - share),
            "at_risk": np.round(100 * share),
        }
    )


def survival():
    curves = [
        _curve(monthly, arm=arm)
        for arm, monthly in (("holds", 0.01), ("fails", 0.05), ("a third", 0.2))
    ]
    settings = {
        "start": 1945, "differences": {"fails": [-4.0, -6.0, -2.0], "a third": [-9.0, -12.0, -7.0]},
    }  # fmt: skip
    return FigureData("survival", pd.concat(curves, ignore_index=True), CAPTION, settings)


def headline():
    curves = [
        _curve(monthly, 6, 120, author=author, world=world, arm=arm)
        for author, lasting in (("litvinov", 1.0), ("stalin_molotov", 2.0))
        for world, rough in (("as_assumed", 1.0), ("historical", 1.6))
        for arm, monthly in (("holds", 0.004 * rough / lasting), ("fails", 0.02 * rough))
    ]
    settings = {
        "place": "",
        "effects": {"litvinov": [30.0, 25.0, 35.0], "stalin_molotov": [1.0, -3.0, 5.0]},
    }
    return FigureData("headline", pd.concat(curves, ignore_index=True), CAPTION, settings)


def ties():
    month = np.arange(25)
    tables = []
    for dyad, slope in zip(DYADS, (-0.03, -0.02, 0.01), strict=True):
        middle, width = 0.4 + slope * month, 0.01 * month
        spread = {f"q{q:02d}": middle + width * (q - 50) / 30 for q in (5, 25, 50, 75, 95)}
        one = middle + 0.15 * np.sin(month)
        tables.append(pd.DataFrame({"month": month, "dyad": dyad} | spread | {"history": one}))
    struck = [[2, "Romania"], [7, "Hiroshima"], [7, "Azerbaijan"], [9, "Something longer"],
              [17, "Poland"], [23, "At the very end"]]  # fmt: skip
    settings = {"events": struck, "start": 1945}
    return FigureData("ties", pd.concat(tables, ignore_index=True), CAPTION, settings)


def phase():
    across, up = (each.ravel() for each in np.meshgrid(*[np.linspace(0, 1, 6)] * 2))
    months = 20 + 80 * (1 - up) * (0.4 + 0.6 * across)
    table = pd.DataFrame(
        {
            "point": range(len(across)),
            "world.rivalry": across,
            "author.appetite": up,
            "rmst_two_against_one": months,
            "rmst_two_against_one_low": months - 5,
            "rmst_two_against_one_high": months + 5,
        }
    )
    settings = {
        "across": "world.rivalry", "up": "author.appetite", "months": 120,
        "authors": [
            _stands("maisky", "author", 0.8, 0.5), _stands("gromyko", "author", 0.4, 0.3),
            _stands("historical", "world", 0.2, 0.5, 0.5),
        ],
    }  # fmt: skip
    return FigureData("phase", table, CAPTION, settings)


def _stands(who, kind, across, up, reach=0.15):
    return {
        "who": who, "kind": kind, "across": across, "across_low": across - 0.1,
        "across_high": across + 0.1, "up": up, "up_low": up - reach, "up_high": up + reach,
    }  # fmt: skip


def dumbbell():
    rows = [
        PLACES | {"author": author, "group": group}
        | _ends("holds", 60 + 8 * n, 3) | _ends("fails", 40 + 12 * n, 4)
        | _ends("difference", 20 - 4 * n, 5)
        for group in ("as assumed", "all as it turned out")
        for n, author in enumerate(("maisky", "gromyko", "litvinov", "stalin_molotov"))
    ]  # fmt: skip
    settings = {"months": 120, "place": ""}
    return FigureData("dumbbell", pd.DataFrame(rows), CAPTION, settings)


def _ends(name, value, half):
    return {name: float(value), f"{name}_low": value - half, f"{name}_high": value + half}


def _triangles(months):
    months = np.array(months)
    return pd.DataFrame(
        {
            "month": months,
            "ussr_usa": 0.3 - 0.01 * months,
            "ussr_uk": 0.4 - 0.02 * months,
            "usa_uk": 0.2 + 0.005 * months,
            "weight_ussr": 1.0,
            "weight_usa": 1.2 + 0.005 * months,
            "weight_uk": 0.8 - 0.005 * months,
        }
    )


def triangle():
    return FigureData(
        "triangle",
        _triangles([0, 12, 36, 60]),
        CAPTION,
        {"whose": "in history 0", "case": "big_three"},
    )


def animation():
    table = _triangles([0, 12, 24]).assign(struck=["-", "-", "Western slump"])
    settings = {"title": "History 0", "turn": []}
    return FigureData("animation", table, CAPTION, settings)


def beliefs():
    month = np.arange(0, 61, 5)
    worlds = [
        pd.DataFrame(
            {"arm": f"{believed}{so}", "believed": believed, "so": so, "month": month}
            | _band("surprise", 0.2 + 0.3 * believed - 0.4 * so + 0.002 * month, 0.05)
            | _band("rmst_two_against_one", 20.0 + 10 * so + 5 * believed, 2.0)
        )
        for believed in (0, 1)
        for so in (0, 1)
    ]
    return FigureData("beliefs", pd.concat(worlds, ignore_index=True), CAPTION, {"intervals": True})


def _band(name, value, half):
    return {name: value, f"{name}_low": value - half, f"{name}_high": value + half}


def patterns():
    month = np.arange(25)
    shares = {
        ("menage", "-"): 0.9 - 0.03 * month, ("romantic", "-"): 0.02 + 0.01 * month,
        ("marriage", DYADS[0]): 0.01 * month, ("marriage", DYADS[1]): 0.02,
        ("marriage", DYADS[2]): 0.005 * month, ("veto", "-"): 0.06 + 0.005 * month,
    }  # fmt: skip
    tables = [
        pd.DataFrame({"month": month, "pattern": name, "pair": pair, "share": share})
        for (name, pair), share in shares.items()
    ]
    return FigureData("patterns", pd.concat(tables, ignore_index=True), CAPTION, {"start": 1945})


def ledger():
    month = np.arange(0, 25, 2)
    strong = ("routine", "closeness", "commerce", "common_threat", "ideology", "threat", "other")
    tables = [
        pd.DataFrame(
            {
                "month": month,
                "mechanism": mechanism,
                "push": np.where(month < 24, (-1) ** n * 0.02 * (n + 1), 0.0),
                "stance": 0.5 - 0.03 * month,
            }
        )
        for n, mechanism in enumerate(strong)
    ]
    settings = {"stance": "History 0: Washington", "pushed": "What pushed it, 2 months a bar",
                "turn": 16, "turned": "the tie breaks"}  # fmt: skip
    return FigureData("ledger", pd.concat(tables, ignore_index=True), CAPTION, settings)


def europe():
    places = {"poland": (52.2, 21.0), "germany": (52.5, 13.4), "france": (48.9, 2.3),
              "italy": (41.9, 12.5), "greece": (38.0, 23.7), "turkey": (39.9, 32.9)}  # fmt: skip
    shares = ((0.9, 0.0, 0.1), (0.3, 0.3, 0.3), (0.0, 0.5, 0.5), (0.1, 0.6, 0.1), (0.1, 0.0, 0.9),
              (0.0, 0.0, 0.0))  # fmt: skip
    table = pd.DataFrame(
        [
            (panel, state, *place, *(shares[(n + shift) % 6]), int(panel == "end" or n < 4))
            for shift, panel in enumerate(("end", "proposed"))
            for n, (state, place) in enumerate(places.items())
        ],
        columns=["panel", "state", "latitude", "longitude", "ussr", "usa", "uk", "listed"],
    )
    titles = {"end": "Who holds what", "proposed": "Proposed"}
    return FigureData("europe", table, CAPTION, {"titles": titles, "by": "January 1950"})


def scheme():
    numbers = (
        "author.believed_rivalry", "author.partner", "author.trust_in_usa", "author.trust_in_uk",
        "author.appetite", "author.openness", "author.credit_haste",
    )  # fmt: skip
    held = {"ussr": 8, "usa": 1, "uk": 6, "shared": 2, "nobody": 3, "open": 5}
    rows = [
        (who, name, value, max(0.0, value - 0.1), value + 0.1, grade, "5-6")
        for shift, who in enumerate(("Litvinov", "Stalin and Molotov"))
        for n, name in enumerate(numbers)
        for value in [0.15 + 0.05 * ((n + 4 * shift) % 14)]
        for grade in [("stated", "inferred", "silent")[n % 3]]
    ]
    rows += [
        (who, name, float(count), float(count), float(count), "inferred", "-")
        for who in ("Litvinov", "Stalin and Molotov")
        for name, count in ((f"spheres.{each}", count) for each, count in held.items())
    ]
    columns = ["scheme", "number", "value", "range_low", "range_high", "grade", "pages"]
    return FigureData("scheme", pd.DataFrame(rows, columns=columns), CAPTION, {})


def bars():
    rows = [
        {"author": author, "switch": switch, "background": background}
        | {"value": value, "low": value - 3.0, "high": value + 4.0}
        for k, author in enumerate(("gromyko", "litvinov"))
        for n, switch in enumerate(("contradiction", "europe", "commerce"))
        for m, background in enumerate(("as_assumed", "historical"))
        for value in [12.0 - 7.0 * n + 3.0 * m - 4.0 * k]
    ]
    settings = {
        "panel": "author", "row": "switch", "series": "background",
        "names": {"gromyko": "Gromyko", "litvinov": "Litvinov", "as_assumed": "as assumed"},
        "title": "Costliest misjudgement: Gromyko the contradiction (8.0 months)",
        "across": "cost in months",
        "reference": {"gromyko": [6.0, 4.0, 9.0], "litvinov": [2.0]}, "line": "the full model",
    }  # fmt: skip
    return FigureData("bars", pd.DataFrame(rows), CAPTION, settings)


def sensitivity():
    strength = np.array([0.6, 0.3, 0.1, 0.02])
    table = pd.DataFrame({"factor": ["world.rivalry", "author", "theory.learning", "world.reach"]})
    for index, values in (("ST", strength), ("S1", 0.7 * strength)):
        table[index] = values
        for source, half in (("design", 0.08), ("luck", 0.03)):
            table[f"{index}_{source}_low"] = values - half
            table[f"{index}_{source}_high"] = values + half
    settings = {
        "method": "sobol",
        "measure": "usa_uk",
        "scale": "share of the variance",
        "factors": 4,
        "clear": ["world.rivalry", "author"],
    }
    return FigureData("sensitivity", table, CAPTION, settings)


def discovery():
    rivalry, word = (each.ravel() for each in np.meshgrid(np.linspace(0, 1, 12), [0, 1, 2]))
    ended = (rivalry < 0.4) & (word < 2)
    table = pd.DataFrame(
        {
            "point": range(len(rivalry)),
            "world.rivalry": rivalry,
            "author": np.array(["maisky", "gromyko", "litvinov"])[word],
            "usa_uk": np.where(ended, -0.5, 0.5),
            "place_across": rivalry,
            "place_up": word + 0.2 * np.sin(9 * rivalry),
            "ended": ended,
            "in_box": ended,
            "within_others": np.arange(len(rivalry)) % 5 > 0,
        }
    )
    across = {"title": "rivalry: the rivalry", "low": None, "high": 0.4, "words": []}
    up = {"title": "whose policy", "low": -0.5, "high": 1.5,
          "words": ["Maisky", "Gromyko", "Litvinov, December 1945"]}  # fmt: skip
    settings = {"across": across, "up": up, "measure": "USA-Britain tie", "below": 0.0}
    return FigureData("discovery", table, CAPTION, settings)


def hindcast():
    rows = []
    for n, dyad in enumerate(DYADS):
        for what, apart in (("low_90", -0.3), ("low_50", -0.1), ("middle", 0.0), ("high_50", 0.1),
                            ("high_90", 0.3)):  # fmt: skip
            rows += [(m, dyad, what, 0.3 - 0.1 * n + m * (apart - 0.2) / 120) for m in range(121)]
        rows += [(22.5 + 12 * k, dyad, "index of the votes", 0.5 * n - 0.6) for k in range(8)]
        rows += [(17 * k, dyad, "crisis", 1.0) for k in range(1, 2 + n)]
        rows += [(30, dyad, "fitted break", 1.0)] if n < 2 else []
    table = pd.DataFrame(rows, columns=["month", "dyad", "what", "value"])
    return FigureData("hindcast", table, CAPTION, {})


def inference():
    low, tables = np.arange(10) / 10, []
    for n, (author, world) in enumerate(
        [(author, world) for author in ("maisky", "stalin_molotov")
         for world in ("as_assumed", "historical")]
    ):  # fmt: skip
        enough, density = n != 2, 0.4 + 0.3 * n + (1.2 - 0.6 * n) * (low + 0.05)
        place = PLACES | {"author": author, "world": world}
        bins = {"bin_low": low, "bin_high": low + 0.1, "density": density * enough}
        tables.append(
            pd.DataFrame(
                place | bins | {"median": 0.6 * enough, "matched": 40 * n, "enough": enough}
            )
        )
    coded = {"holds": [0.6, 0.8, 0.95], "fails": [0.1, 0.2, 0.45]}
    return FigureData("inference", pd.concat(tables, ignore_index=True), CAPTION, {"coded": coded})


def transfer():
    rows = []
    there = {"broken": 0.4, "a mark with a long name, met by nearly all": 0.97, "all": 0.3}
    for n, series in enumerate(("prior", "accepted", "prototype", "joint", "start")):
        for mark, value in there.items():
            at = float(value > 0.5) if series == "start" else value - 0.06 * n * (1 - value)
            rows.append(("there", mark, series, at, max(0.0, at - 0.04), min(1.0, at + 0.04)))
    for n, series in enumerate(("prior", "back", "accepted")):
        for target, value in {"late": 0.3, "all": 0.2}.items():
            at = value + 0.12 * n
            rows.append(("back", target, series, at, at - 0.03 * (n + 1), at + 0.03 * (n + 1)))
    table = pd.DataFrame(rows, columns=["panel", "row", "series", "value", "low", "high"])
    named = {panel: {row: row for row in group["row"]} for panel, group in table.groupby("panel")}
    titles = {"there": "There: another triangle, 1501–05", "back": "Back: the first, 1945–54"}
    return FigureData("transfer", table, CAPTION, {"titles": titles, "rows": named})


def frontier():
    stream = np.random.default_rng(0)
    held = np.linspace(0.0, 0.5, 11)
    most = 70.0 - 70 * held
    lines = {
        "tried": most * stream.random(11), "frontier": most, "kindest": (most + 12)[:9],
        "harshest": (most - 15)[:9],
    }  # fmt: skip
    parts = [
        pd.DataFrame({"kind": kind, "name": "", "held": held[: len(line)], "months": line})
        for kind, line in lines.items()
    ]
    places = [
        ("landmark", "lasts longest", 0.1, 63.0),
        ("author", "gromyko", 0.2, 50.0),
        ("change", "gromyko", 0.22, 54.0),
        ("author", "stalin_molotov", 0.42, 29.0),
    ]
    parts.append(pd.DataFrame(places, columns=["kind", "name", "held", "months"]))
    table = pd.concat(parts, ignore_index=True)
    settings = {"months": 120, "longest": 63.0, "practice": 29.0}
    return FigureData("frontier", table, CAPTION, settings)


MADE = (survival, headline, ties, phase, dumbbell, triangle, animation, beliefs, patterns, ledger,
        europe, scheme, bars, sensitivity, discovery, hindcast, inference,
        transfer, frontier)  # fmt: skip

EXAMPLES = {made.__name__: made for made in MADE}
"""What makes the data of each figure, by the name of its reference in ``tests/figures/``."""
