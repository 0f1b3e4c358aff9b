"""Where a text is refused, its mistake is looked for quickly, and never in a right one."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from schema.contact import Customer
from schema.layout import FileKind
from tests.records.test_everyday_mistakes import CONTACT, RIGHT, ROLE, with_
from tests.yaml.test_notation import COMMENTED, pieces, trees
from tooling.store.check import check
from tooling.yaml.canonical_writer import canonical, emit
from tooling.yaml.mistakes import first_mistake
from tooling.yaml.precise import parse
from tooling.yaml.tree import MAX_BYTES, NotationError


@given(trees)
def test_what_the_tool_writes_has_no_mistake(tree: dict[str, Any]) -> None:
    text = emit(tree, Customer).decode()
    assert first_mistake(text, text.count("\n")) is None


@pytest.mark.parametrize("text", [COMMENTED, *(text for text, _ in RIGHT.values())])
def test_what_a_person_writes_rightly_has_none(text: str) -> None:
    parse(text.encode())
    assert first_mistake(text, text.count("\n")) is None


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.lists(st.one_of(pieces, st.sampled_from("\"'[]{},:#-|>&*!%@`\\ \n\t")), max_size=14).map(
            "".join
        ),
        st.text(max_size=40),
    )
)
@example("# c%YAML 1.2\n%YAML 1.2\n ")
@example("%YAML 1.2")
@example("a: b\n%YAML 1.2\n")
def test_whatever_is_refused_has_a_place_in_the_text(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        parse(data)
    except NotationError as error:
        lines = text.split("\n")
        for fault in error.faults:
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@pytest.mark.parametrize(
    "piece",
    ["[", "{", "{a: ", "{a:b, ", '"', "'", "- ", "a: '", "a: [b\n", "a: {b\n", 'a: "\\', "a:b\n",
     "  - b\n", "\u00a0", "a # ", "<<<<<<< a\n", "=======\n", "a: |\n", "? ", "-\n", "\\"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", ': "x\n', "\n a\n", "]\n"])
def test_a_hostile_file_takes_no_time(piece: str, end: str) -> None:
    text = f"a: b\n{piece * ((MAX_BYTES - 20) // len(piece))}{end}"
    begun = time.perf_counter()
    with suppress(NotationError):
        parse(text.encode())
    assert time.perf_counter() - begun < 10


typed_texts = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")),
        st.sampled_from(" #:-?,[]{}&*!|>'\"%@`~=<._0123456789eExX+"),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=1500)
@given(
    st.one_of(
        typed_texts,
        st.sampled_from([
            "~", "null", "Null", "yes", "No", "on", "1_000", "0x10", "0o7", "1e3", ".5", "12:30",
            "=", "<<", "- -", "-", "?", "|", ">", "|-", ">+", "06100", "2024-03-14", "1,000",
            "!", "!!", "! x", "a #b", "#", "# b", "a: b", "a:", ":", "--- a", "...", "%", "a\tb",
            "a  b", "a \u00a0", "Buyer #1", "*", "&", "{a}", "[]x", "'a' b", "a'b", 'a"b"',
        ]),
    )
)  # fmt: skip
def test_a_text_typed_plainly_is_the_value_or_something_is_said(typed: str) -> None:
    """Nothing a person typed is ever changed into another value without a word."""
    if not typed.strip() or typed.lstrip(" ")[0] in "\"'[{":
        return  # quotation marks and brackets are notation: they are not typed to be kept
    text = with_(ROLE, f"role: {typed}")
    checked = check("records/customers/k7/k7m2qd4x.yaml", FileKind.CUSTOMER, text.encode())
    if not checked.findings:
        assert checked.tree is not None
        assert checked.tree.get("role") == typed.strip(" ")
        # So it stays when the file is formatted.
        after = canonical(text.encode(), Customer)
        again = check("records/customers/k7/k7m2qd4x.yaml", FileKind.CUSTOMER, after)
        assert (again.tree, again.findings) == (checked.tree, ())


def test_the_base_of_these_texts_is_valid() -> None:
    assert not check(
        "records/customers/k7/k7m2qd4x.yaml", FileKind.CUSTOMER, CONTACT.encode()
    ).findings
