"""Figures look as they looked: each kind is compared with stored pictures.

The pictures lie in ``tests/figures/`` and are drawn from the data of ``tests/figure_data.py``.
After a change that is meant, renew them with ``pytest --renew-figures tests/test_references.py``,
look at them, and keep them.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.image import imread
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from scipy.ndimage import maximum_filter, minimum_filter

from bigthree.figures import kinds
from bigthree.figures.figure_data import columns_of, figure_of
from bigthree.figures.style import ARMS, styled
from figure_data import CAPTION, EXAMPLES

REFERENCES = Path(__file__).parent / "figures"
DPI = 60
FINER = 4
"""Drawn so much larger and then made smaller: letters of whole pixels differ between versions."""

MOST_BYTES = 60_000


class Tolerance(NamedTuple):
    """How far two pictures may be apart and still look the same.

    Attributes
    ----------
    reach : int
        Pixels by which a mark may have moved.
    shade : float
        By how much of the scale from black to white a pixel may differ.
    share : float
        The part of all pixels that may be beyond both.
    """

    reach: int
    shade: float
    share: float


ALIKE = Tolerance(1, 0.05, 1e-4)
"""Of the matplotlib that drew the reference: sees one dash or one word."""

AKIN = Tolerance(4, 0.15, 1.5e-3)
"""Of another, whose letters have other widths, so that panels move by some pixels. Between 3.8 and
3.11 at most 0.0007 of all pixels differ so; another colour of one line makes it 0.0024."""


def drawn(data):
    """Figure data as the bytes of a small PNG, which names the version that drew it."""
    large, small = BytesIO(), BytesIO()
    with styled():
        figure_of(data).savefig(large, format="png", dpi=FINER * DPI)
    made_by = PngInfo()
    made_by.add_text("Software", mpl.__version__)
    Image.open(large).convert("RGB").reduce(FINER).save(small, format="png", pnginfo=made_by)
    return small.getvalue()


def pixels(data):
    return imread(BytesIO(data))[..., :3]


def made_by(data):
    """The version of matplotlib that drew a PNG, without its last part."""
    return minor(Image.open(BytesIO(data)).info["Software"])


def minor(version):
    return ".".join(version.split(".")[:2])


def unexplained(one, other, allowed):
    """The share of pixels of `one` to which nothing near them in `other` corresponds."""
    size = (2 * allowed.reach + 1, 2 * allowed.reach + 1, 1)
    darkest, lightest = minimum_filter(other, size), maximum_filter(other, size)
    beyond = (one < darkest - allowed.shade) | (one > lightest + allowed.shade)
    return beyond.any(axis=-1).mean()


def look_alike(one, other, allowed):
    """Whether two pictures look alike: all that is in either is in both."""
    if one.shape != other.shape:
        return False
    apart = max(unexplained(one, other, allowed), unexplained(other, one, allowed))
    return bool(apart <= allowed.share)


@pytest.fixture(scope="module")
def as_it_is():
    return pixels(drawn(EXAMPLES["survival"]()))


VARYING = {
    "bars": {"switch"},
    "phase": {"world.rivalry", "author.appetite"},
    "discovery": {"world.rivalry", "author", "usa_uk"},
}
"""Columns that the study declares or the request names: what varies, and the measure."""


class TestEveryKind:
    """Against the stored pictures."""

    def test_there_is_data_of_every_kind(self):
        assert {made().kind for made in EXAMPLES.values()} == set(kinds())

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_its_columns_are_declared(self, name):
        data = EXAMPLES[name]()
        assert VARYING.get(data.kind, set()) == set(data.table) - set(columns_of(data.kind))

    def test_there_is_a_picture_of_all_data_and_no_other(self, renewing):
        assert renewing or {path.stem for path in REFERENCES.glob("*.png")} == set(EXAMPLES)

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_it_looks_as_it_did(self, name, renewing, tmp_path):
        new, reference = drawn(EXAMPLES[name]()), REFERENCES / f"{name}.png"
        if renewing:
            reference.write_bytes(new)
        old = reference.read_bytes()
        (tmp_path / f"{name}.png").write_bytes(new)
        allowed = ALIKE if made_by(old) == minor(mpl.__version__) else AKIN
        assert look_alike(pixels(old), pixels(new), allowed), (
            f"{tmp_path / name}.png no longer looks like {reference}; if that is meant: "
            "pytest --renew-figures tests/test_references.py"
        )

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_its_reference_is_small(self, name):
        assert (REFERENCES / f"{name}.png").stat().st_size < MOST_BYTES


class TestTheComparison:
    """It sees what a reader would see, and no more."""

    @pytest.mark.parametrize("allowed", [ALIKE, AKIN])
    def test_a_picture_looks_like_itself(self, as_it_is, allowed):
        assert look_alike(as_it_is, as_it_is, allowed)

    def test_a_picture_may_move_a_little(self, as_it_is):
        assert look_alike(as_it_is, np.roll(as_it_is, (2, 3), axis=(0, 1)), AKIN)
        assert not look_alike(as_it_is, np.roll(as_it_is, (2, 3), axis=(0, 1)), ALIKE)

    def test_it_may_not_be_of_another_size(self, as_it_is):
        assert not look_alike(as_it_is, as_it_is[1:], AKIN)

    @pytest.mark.parametrize("allowed", [ALIKE, AKIN])
    def test_a_curve_less_is_seen(self, as_it_is, allowed):
        data = EXAMPLES["survival"]()
        less = data._replace(table=data.table[data.table["arm"] != "fails"])
        assert not look_alike(as_it_is, pixels(drawn(less)), allowed)

    @pytest.mark.parametrize("allowed", [ALIKE, AKIN])
    def test_other_numbers_are_seen(self, as_it_is, allowed):
        data = EXAMPLES["survival"]()
        lower = data.table.assign(share=0.9 * data.table["share"])
        assert not look_alike(as_it_is, pixels(drawn(data._replace(table=lower))), allowed)

    @pytest.mark.parametrize(
        ("look", "allowed"),
        [({"color": "#d62728"}, ALIKE), ({"color": "#000000"}, AKIN), ({"linestyle": "-"}, ALIKE)],
    )
    def test_another_look_of_a_line_is_seen(self, as_it_is, look, allowed, monkeypatch):
        for key, value in look.items():
            monkeypatch.setitem(ARMS[1], key, value)
        assert not look_alike(as_it_is, pixels(drawn(EXAMPLES["survival"]())), allowed)

    def test_another_caption_is_not_drawn(self, as_it_is):
        other = EXAMPLES["survival"]()._replace(caption=f"{CAPTION} And more.")
        assert look_alike(as_it_is, pixels(drawn(other)), ALIKE)
