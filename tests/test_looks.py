"""How figures are written: sizes, formats, and a refusal of others."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bigthree import BadRequest
from bigthree.figures import saving
from bigthree.figures.saving import Look
from bigthree.handout import pictures
from figure_data import EXAMPLES


def sizes(data, look):
    drawn = saving.pictures(data, "made by hand", look)
    return [*drawn], Image.open(BytesIO(drawn["png"])).size


def test_all_formats_and_the_usual_size():
    assert sizes(EXAMPLES["ledger"](), saving.USUAL)[0] == ["png", "svg", "pdf"]


@pytest.mark.parametrize("name", ["ledger", "europe"])
def test_a_slide_is_sixteen_to_nine(name):
    formats, (width, height) = sizes(EXAMPLES[name](), Look("slide", "png"))
    assert formats == ["png"]
    assert (width, height) == pytest.approx((1920, 1080), abs=2)


def test_a_poster_has_more_dots():
    paper = sizes(EXAMPLES["ledger"](), Look("paper", "png"))[1]
    poster = sizes(EXAMPLES["ledger"](), Look("poster", "png"))[1]
    assert poster[0] > 2 * paper[0]


@pytest.mark.parametrize(
    ("look", "said"),
    [(Look("screen"), "figures.size=screen"), (Look("slide", "gif"), "figures.format=gif")],
)
def test_no_other(look, said):
    with pytest.raises(BadRequest, match=said):
        look.check()


def test_one_format_leaves_none_of_another_look_and_stands_in_the_page(tmp_path):
    data = EXAMPLES["ledger"]()
    saving.save(data, tmp_path, "ledger", "made by hand")
    saving.save(data, tmp_path, "ledger", "made by hand", Look("paper", "png"))
    drawn = {path.suffix for path in tmp_path.glob("ledger.*")}
    assert drawn == {".png", ".csv", ".txt"}
    (picture,) = pictures.pictures(tmp_path)
    assert picture.formats == ("png",)
    assert "data:image/png;base64," in pictures.figure(tmp_path, picture)
