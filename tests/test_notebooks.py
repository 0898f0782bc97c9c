"""The notebooks run from top to bottom, and lie in the repository without outputs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))

WIDGETS = "TqdmWarning"
"""What a library of Mesa's says in a notebook without widgets."""


def read(path):
    return nbformat.read(path, as_version=4)


def test_there_is_one_for_each_main_tutorial():
    tutorials = {path.stem for path in (ROOT / "docs" / "tutorials").glob("*.md")}
    assert {path.stem for path in NOTEBOOKS} == {"first_hour", "a_class", "from_question_to_figure"}
    assert {path.stem for path in NOTEBOOKS} <= tutorials


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_stripped(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path, tmp_path):
    book = read(path)
    client = NotebookClient(book, timeout=None, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    shown = [cell for cell in book.cells if cell.cell_type == "code" and cell.outputs]
    assert len(shown) >= 4
    kinds = {kind for cell in shown for out in cell.outputs for kind in out.get("data", ())}
    assert "image/png" in kinds
    said = [out.text for cell in shown for out in cell.outputs if out.get("name") == "stderr"]
    assert [text for text in said if WIDGETS not in text] == []
