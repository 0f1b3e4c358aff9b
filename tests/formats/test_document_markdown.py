"""Any text stands in Markdown as it was typed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tooling.formats.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Letterhead,
    Notice,
    Paragraph,
    Table,
)
from tooling.formats.document_markdown import bullet, table, text, to_markdown


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


#: What means something at the start of a block, alone or before a text.
STARTS = ["#", "##", "######", "-", "+", "*", "1.", "12)", ">", "---", "- - -", "***", "___",
          "===", "~~~", "```", "    x", "\tx", "|", "||", "[a]: b", "<b>", "&lt;", "=", "+358 20",
          "1.6.2025", "- [ ] x", "http://a.example/*b*", "www.example.com", "a #", "a ##",
          "x\n# y", "x\n- y", "x\n---", "x\n    y", ":---", "|-|"]  # fmt: skip


def blocks_of(value: str) -> tuple[Block, ...]:
    """A document whose every kind of block begins with `value`."""
    return (
        Heading(2, value),
        Paragraph(value),
        Notice(value),
        Bullets((value, "end")),
        Facts(((value, (value,)),)),
        Table(value, (value, "b"), ((value, "end"),)),
        Letterhead((value, "street"), value, (value, "town"), value),
        Heading(3, value),
    )


def kinds(source: str) -> list[str]:
    """The elements of the page, in order."""
    page = MarkdownIt("commonmark").enable("table").render(source)
    return re.findall(r"<(h\d|p|blockquote|ul|ol|li|table|th|td|hr|pre|a)\b", page)


def seen(source: str) -> str:
    """The text of the page, blanks and lines apart."""
    page = MarkdownIt("commonmark").enable("table").render(source)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def markdown(value: str) -> str:
    return to_markdown(Document("T", "en", value, "1", blocks_of(value))).decode()


@pytest.mark.parametrize("value", [*STARTS, *(f"{start} x" for start in STARTS)])
def test_no_start_of_a_text_makes_another_block(value: str) -> None:
    assert kinds(markdown(value)) == kinds(markdown("plain"))
    assert seen(markdown(value)).count("".join(value.split())) >= 12


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_no_text_at_all_makes_another_block(value: str) -> None:
    if not value.strip():
        return
    assert kinds(markdown(value)) == kinds(markdown("plain"))
    assert seen(markdown(value)).count("".join(value.split())) >= 12


@given(st.text("#-+*_>`~|<&\\[]()!=:. 1a\n", min_size=1))
def test_no_text_of_signs_makes_another_block(value: str) -> None:
    if not value.strip():
        return
    assert kinds(markdown(value)) == kinds(markdown("plain"))
    assert seen(markdown(value)).count("".join(value.split())) >= 12
