"""Any text stands in Markdown as it was typed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tooling.formats.document_markdown import bullet, table, text


def shown(source: str) -> str:
    """What a reader sees of a bullet: the text of the rendered page."""
    page = MarkdownIt("commonmark").enable("table").render(source)
    return html.unescape(re.sub(r"<[^>]*>", "", page.replace("<br>", "\n"))).strip()


HOSTILE = [
    "*bold* _it_ __x__ `code` [a](b) <b>x</b> &amp; a|b ~x~ $x$ \\* # + - 1.",
    "<script>alert(1)</script>", "![x](y)", "a_b_c", "_a_", "market_research", "x*y*z",
    "| cell |", "\\", "\\|", "a\\|b", "&lt;", "http://x.example/?a=1&b=2", "1. x", "- x", "# x",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_is_shown_as_typed(value: str) -> None:
    assert shown(bullet("L", value)) == f"L: {value}"


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_any_text_is_shown_as_typed(value: str) -> None:
    assert shown(bullet("L", value)) == f"L: {value}"


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_a_cell_stays_a_cell(value: str) -> None:
    page = MarkdownIt("commonmark").enable("table").render(table(["a", "b"], [[value, "end"]]))
    cells = [html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", page)]
    assert cells == [value, "end"]


def test_lines_stay_lines() -> None:
    assert text("one\ntwo\n") == "one<br>two"
    assert text("") == " "


def test_controls_of_direction_are_left_out() -> None:
    assert text("a\u202eb") == "ab"
