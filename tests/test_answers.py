"""An answer as data, and the three ways to write it."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bigthree.answers import (
    Answer,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    html,
    markdown,
    terminal,
)
from bigthree.answers.blocks import stressed
from bigthree.errors import BadRequest
from bigthree.numerals import Numeral

TABLE = Table(
    ("arm", "months", "Δ"),
    (
        ("fait accompli", Numeral("24", "(23 to 25)"), ""),
        ("open cards", Numeral("<1"), Numeral("−0.5", "(−1.0 to 0.0)")),
    ),
    "What came out.",
)
ANSWER = Answer(
    "How long do they last?",
    (
        Heading("What it shows"),
        Paragraph("A sentence with `bigthree run` and 5 % of something. " * 4),
        TABLE,
        Items((Item("one", "rests on it"), Item("two")), numbered=True),
        Items.of(["<b>", "three"]),
    ),
)

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)
tables = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.tuples(*[sentences] * n), min_size=2, max_size=5)
)
blocks = st.one_of(
    st.builds(Heading, sentences),
    st.builds(Paragraph, sentences),
    tables.map(lambda rows: Table(rows[0], tuple(rows[1:]))),
    st.builds(Items, st.lists(st.builds(Item, sentences, sentences)).map(tuple), st.booleans()),
)
answers = st.builds(Answer, sentences, st.lists(blocks, max_size=4).map(tuple))


class TestData:
    """An answer is written to a file and read back."""

    @given(answers)
    def test_it_comes_back_from_json(self, answer):
        assert Answer.from_json(answer.to_json()) == answer

    def test_numbers_stay_numbers(self):
        back = Answer.from_json(ANSWER.to_json()).blocks[2]
        assert back.numeric == TABLE.numeric == (False, True, True)
        assert [cell.interval for cell in (back.rows[0][1], back.rows[1][1])] == ["(23 to 25)", ""]

    def test_a_column_with_a_word_among_numbers_is_text(self):
        assert Table(("a", "b"), ((Numeral("1"), ""), ("none", ""))).numeric == (False, False)

    @pytest.mark.parametrize(
        "text", ["", "{}", "[]", "null", '{"question": 1}', "[" * 10_000, '{"question": "?"}',
                 '{"question": "?", "blocks": [{}]}', '{"question": "?", "blocks": [1]}',
                 '{"question": "?", "blocks": [{"block": "script", "text": ""}]}',
                 '{"question": "?", "blocks": [{"block": "table", "columns": 1, "rows": 2}]}'],
    )  # fmt: skip
    def test_what_is_no_answer_is_refused(self, text):
        with pytest.raises(BadRequest, match="is not an answer"):
            Answer.from_json(text)


class TestTerminal:
    """Text, as wide as it may be."""

    @pytest.mark.parametrize("width", [40, 80, 100, 200])
    def test_no_line_is_wider_and_no_number_is_broken(self, width):
        text = terminal.render(ANSWER, width)
        assert max(map(len, text.splitlines())) <= width
        assert width < 80 or "24 (23 to 25)" in text
        assert text.startswith("How long do they last?\n\nWhat it shows\n─────────────\nA sentence")

    @given(answers.filter(lambda answer: any(isinstance(each, Table) for each in answer.blocks)))
    def test_no_table_is_wider(self, answer):
        tables = tuple(each for each in answer.blocks if isinstance(each, Table))
        text = terminal.render(Answer("?", tables), 100)
        assert max(map(cell_len, text.splitlines())) <= 100
        assert terminal.TIE not in text

    def test_a_wide_terminal_breaks_nothing(self):
        lines = terminal.render(ANSWER, 1000).splitlines()
        assert ANSWER.blocks[1].text.strip() in lines

    @given(answers)
    def test_no_word_is_lost(self, answer):
        """Folded cells may break a word, never drop a letter: all letters are there."""
        text = terminal.render(answer, 100)
        shown = re.sub(r"\s", "", text)
        for block in answer.blocks:
            if isinstance(block, Paragraph | Heading):
                assert "".join("".join(stressed(block.text)).split()) in shown

    def test_what_is_stressed_has_no_asterisks(self):
        table = Table(("a",), (("**7**",),), "**All** of it.")
        answer = Answer("?", (Paragraph("**No**."), Items((Item("**x**", "**y**"),)), table))
        assert terminal.render(answer).count("**") == 0
        assert "2 ** 3" in terminal.render(Answer("?", (Paragraph("2 ** 3"),)))

    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8", "cp437"])
    def test_any_encoding_can_show_it(self, monkeypatch, encoding):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        terminal.show(ANSWER)
        text = raw.getvalue().decode(encoding)
        assert "24 (23 to 25)" in text
        assert ("−0.5" if encoding == "utf-8" else "-0.5") in text

    @pytest.mark.parametrize("error", [BrokenPipeError(32, "Broken pipe"), OSError(28, "No space")])
    def test_a_stream_that_cannot_be_written_raises_nothing(self, monkeypatch, capfd, error):
        class Full(io.StringIO):
            encoding = "utf-8"

            def write(self, text):
                raise error

            def fileno(self):
                return 1

        monkeypatch.setattr(sys, "stdout", Full())
        monkeypatch.setattr(terminal, "_discard", lambda out: None)
        terminal.show(ANSWER)
        complaint = capfd.readouterr().err
        assert complaint == (
            "" if isinstance(error, BrokenPipeError) else
            "bigthree: the standard output cannot be written (No space)\n"
        )  # fmt: skip


class TestHtml:
    """Escaped, with code where there are backticks."""

    def test_every_block(self):
        page = html.render(ANSWER)
        assert "<h3>What it shows</h3>" in page
        assert "<code>bigthree run</code> and 5\u00a0% of" in page
        assert '<ol><li>one<p class="beside">rests on it</p></li><li>two</li></ol>' in page
        assert "<li>&lt;b&gt;</li>" in page
        assert page.count("<tr>") == 3


class TestMarkdown:
    """Tables and lists as Markdown has them."""

    def test_every_block(self):
        page = markdown.render(ANSWER)
        assert page.startswith("# How long do they last?\n\n## What it shows\n\nA sentence")
        assert "| arm | months | Δ |\n| --- | --- | --- |\n| fait accompli |" in page
        assert "1. one" in page
        assert "* three" in page

    def test_a_bar_in_a_cell_starts_no_column(self):
        assert markdown.table(["a"], [["x | y"]]) == "| a |\n| --- |\n| x \\| y |"


def test_json_names_every_block():
    kinds = [block["block"] for block in json.loads(ANSWER.to_json())["blocks"]]
    assert kinds == ["heading", "paragraph", "table", "items", "items"]
