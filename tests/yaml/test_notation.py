"""Both readers give one answer; writing comes back as it went; an edit touches its own lines."""

from __future__ import annotations

import itertools
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.contact import Customer
from tooling.yaml.canonical_reader import read_canonical
from tooling.yaml.canonical_writer import canonical, emit
from tooling.yaml.comments import comment_columns
from tooling.yaml.editor import edit, rewrite, with_changes
from tooling.yaml.node import tree_of
from tooling.yaml.precise import parse
from tooling.yaml.quoting import looks_like_another_type
from tooling.yaml.reader import read
from tooling.yaml.tree import Fault, NotationError, at, pruned

PITFALLS = [
    "06100", "NO", "Yes", "Null", "~", "+358405550123", "830185e1", "2024-10", "2024-10-04",
    "12:30:45", "1_000", "0x1F", "0o17", ".inf", "1e3", "=", "<<", "- a", "a: b", "a #b", "#a",
    "'", '"', "\\", "a\\b", "@x", "`x`", "%x", "!x", "&x", "*x", "{a}", "[a]", "a,b", "?", "-",
    ":", "a:", "---", "...", "é", "ñandú", "名前", "a\u00a0b", "a\tb", " a", "a ", "x\ny",
    "x\ny\n", "x\n\ny", "x\n y\n", "\nx", "x\n\n", "on", "off", "y", "n", "true", "0.5", "-.5",
    "1,000", "+", "– a", "•", "\u2028", "a\u0085b", "🙂", "null", "a\n# b\n",
    "a\n- b\n", "a\nb: c\n", "x \ny",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(PITFALLS),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"),
        min_size=1,
        max_size=12,
    ),
).map(lambda text: unicodedata.normalize("NFC", text))
days = st.dates().map(lambda day: day.isoformat())
counts = st.integers(0, 99).map(str)


def records(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


trees = records(
    id=texts,
    organisation=texts,
    given_name=texts,
    emails=st.lists(records(address=texts, use=texts), min_size=1, max_size=3),
    address=records(street=texts, postal_code=texts),
    objections=st.lists(records(against=texts, since=days), min_size=1, max_size=2),
    segments=st.lists(texts, min_size=1, max_size=3),
    interactions=st.lists(records(date=days, summary=texts), min_size=1, max_size=2),
    surveys=st.lists(
        records(survey=texts, results=st.dictionaries(texts, texts, min_size=1, max_size=3)),
        min_size=1,
        max_size=2,
    ),
    newsletters=st.lists(records(sent=days, opens=counts), min_size=1, max_size=2),
    unknown_key=texts,
)


@given(trees)
def test_what_is_written_is_read_back(tree: dict[str, Any]) -> None:
    data = emit(tree, Customer)
    assert pruned(tree_of(parse(data))) == tree
    assert read(data) == tree


@given(trees)
def test_canonical_form_is_a_fixed_point(tree: dict[str, Any]) -> None:
    data = emit(tree, Customer)
    assert canonical(data, Customer) == data


nothing: st.SearchStrategy[Any] = st.sampled_from(["", {}, [], {"against": ""}, {"since": ""}])
begun = records(
    organisation=texts | st.just(""),
    segments=st.lists(texts | st.just(""), max_size=2),
    lawful_basis=st.lists(records(basis=texts, withdrawn=days | st.just("")), max_size=2),
    objections=st.lists(records(against=texts, since=days | st.just("")) | nothing, max_size=3)
    | nothing,
    restriction=records(ground=texts | st.just(""), since=days) | nothing,
)


@given(begun)
def test_a_refusal_that_is_begun_is_written_and_read_back(tree: dict[str, Any]) -> None:
    kept = pruned(tree)
    assert pruned(kept) == kept
    data = emit(tree, Customer)
    if kept:
        assert read(data) == kept
        assert canonical(data, Customer) == data
        assert read(rewrite(b"# here\n" + data, Customer, kept)) == kept
        assert read(rewrite(data, Customer, {"organisation": "x"})) == {"organisation": "x"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("restriction:\n  ground: # why\n  since:\n", "restriction:\n  ground:\n  since:\n"),
        ("objections:\n  # one\n  - {}  # asked\n", "objections:\n  - {}\n"),
        ("objections: # none?\n  - # here\n", "objections:\n  -\n"),
        ("objections:\n  - against: x\n  -   # two\n", "objections:\n  - against: x\n  -\n"),
        ("a: b\nrestriction: # by phone\n", "a: b\nrestriction:\n"),
    ],
)
def test_formatting_keeps_what_is_begun_and_what_is_said_of_it(text: str, left: str) -> None:
    after = canonical(text.encode(), Customer)
    assert read(after) == read(text.encode()) == read(left.encode())
    assert _comments(after) == _comments(text.encode())
    assert canonical(after, Customer) == after


@pytest.mark.parametrize("text", PITFALLS)
def test_other_parsers_read_text(text: str) -> None:
    from ruamel.yaml import YAML

    text = unicodedata.normalize("NFC", text)
    data = emit({"organisation": text, "segments": [text]}, Customer)
    for version in ("1.1", "1.2"):
        yaml = YAML(typ="safe", pure=True)
        yaml.version = version
        assert yaml.load(data) == {"organisation": text, "segments": [text]}


@pytest.mark.parametrize("text", ["NO", "06100", "1e3", "12:30", "2024-10-04", "0b1", "Null", "="])
def test_what_a_parser_would_convert_is_known(text: str) -> None:
    assert looks_like_another_type(text)


@pytest.mark.parametrize("text", ["2024-10-fi", "2025-Q3", "Mannerheiminkatu 12 A 4", "fi", "1a"])
def test_plain_text_stays_bare(text: str) -> None:
    assert emit({"organisation": text}, Customer) == f"organisation: {text}\n".encode()


pieces = st.sampled_from(
    ["a:", " ", "  ", "- ", "b: c", "key: value", "\n", "\n  ", "\n    ", '"x"', '"',
     "[a, b]", "[", "{a: b}", "}", "# c", " # c", "|\n", "|-\n", ">\n", "é", "'", "&a ",
     "*a", "!t ", "---\n", "...\n", "? ", ": ", ", ", "\t", "a: b\n", "c: d\n", "- e\n",
     "  - f\n", "  - g: h\n", "    i: j\n", "1", "\u2028", "\x85", "\u00a0", "\ufeff",
     "%YAML 1.2\n", "~", "key: |\n  text\n", "::", "a#b", "-"]
)  # fmt: skip


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(pieces, max_size=12).map("".join), st.text(max_size=40)))
def test_the_fast_reader_never_disagrees(text: str) -> None:
    try:
        fast = read_canonical(text)
    except UnicodeEncodeError:
        return
    if fast is None:
        return
    assert tree_of(parse(text.encode())) == fast


@given(trees, st.data())
def test_the_fast_reader_never_disagrees_near_the_canonical_form(
    tree: dict[str, Any], data: st.DataObject
) -> None:
    text = emit(tree, Customer).decode()
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, min(len(text), start + 3)))
    broken = (
        text[:start]
        + data.draw(st.sampled_from(["", " ", "\n", ":", "#", '"', "-", "x"]))
        + (text[stop:])
    )
    fast = read_canonical(broken)
    if fast is not None:
        assert tree_of(parse(broken.encode())) == fast


@pytest.mark.parametrize("above", ["", "a:\n"])
@pytest.mark.parametrize("head", ["k: |", "k: |-"])
def test_the_fast_reader_ends_a_block_where_the_precise_one_does(above: str, head: str) -> None:
    """Lines of the indent alone end no text: YAML 1.2.2, 8.1.1.2 (clip and strip)."""
    outer = "  " if above else ""
    lines = ["  x", "  ", "   ", "    y", "  z ", "", " ", "  # c", "# d", "b: c"]
    known = 0
    for count in range(1, 4):
        for chosen in itertools.product(lines, repeat=count):
            text = above + "".join(f"{outer}{line}\n" for line in (head, *chosen))
            if (fast := read_canonical(text)) is not None:
                known += 1
                assert tree_of(parse(text.encode())) == fast, text
    assert known > 50


@pytest.mark.parametrize(
    ("text", "value"),
    [("k: |\n  x\n  \n", "x\n"), ("k: |-\n  x\n  \n  \n", "x"), ("k: |\n  x\n   \n", "x\n \n")],
)
def test_a_block_ends_as_yaml_says(text: str, value: str) -> None:
    assert read_canonical(text) == tree_of(parse(text.encode())) == {"k": value}


def test_the_fast_reader_reads_what_the_tool_writes() -> None:
    data = emit(
        {
            "id": "k7m2qd4x",
            "organisation": "Porvoon Sähköasennus Oy",
            "emails": [{"address": "a@b.example", "use": "work"}],
            "segments": ["x", "y"],
            "surveys": [{"survey": "s", "results": {"score": "9"}}],
            "interactions": [{"date": "2024-06-03", "summary": "one\ntwo\n"}],
        },
        Customer,
    )
    assert read_canonical(data.decode()) is not None


COMMENTED = """\
# about the file
id: k7m2qd4x     # the id
kind: customer
organisation: 'Old  Oy'   # org
family_name: Null  # fam

given_name: Yes
emails:
# first
  - address: a@b.example   # adr
    use: work   # u

  # second
  - use: personal
    address: c@d.example
  - {address: x@y.example, use: work}
address:  # where
    # zip
    postal_code: 06100
    country: NO   # norway
    street: "a # no comment"
segments: [a,
  b, # bee
  c]
phones: []  # none yet
interactions:
  - date: 2024-01-01
    summary: |
      hello # text
        there

      x
    channel: email
# the end
"""


def _comments(data: bytes) -> list[str]:
    lines = data.decode().split("\n")
    return sorted(lines[n][column:] for n, column in comment_columns(lines, parse(data)).items())


def test_formatting_keeps_comments_and_values() -> None:
    before = COMMENTED.encode()
    after = canonical(before, Customer)
    assert _comments(after) == _comments(before)
    assert len(_comments(after)) == 14
    assert read(after) == read(before)
    assert canonical(after, Customer) == after
    assert b'postal_code: "06100"' in after
    assert b'country: "NO"' in after


CHANGES: list[dict[tuple[str | int, ...], Any]] = [
    {("emails", 0, "address"): "new@b.example"},
    {("emails", 1, "address"): "new@b.example"},
    {("emails", 1, "use"): "work"},
    {("emails", 2, "address"): "z@b.example"},
    {("emails", 3): {"address": "z@b.example", "use": "work"}},
    {("emails", 0): None},
    {("emails", 0): None, ("emails", 1): None, ("emails", 2): None},
    {("emails", 0, "address"): None},
    {("emails", 1, "use"): None},
    {("family_name",): "No"},
    {("organisation",): "New: Oy"},
    {("role",): "Boss"},
    {("address", "city"): "Oslo"},
    {("address", "street"): None, ("address", "country"): "FI"},
    {("segments",): ["a", "c"]},
    {("segments", 1): None},
    {("phones", 0): {"number": "+358405550123", "use": "work"}},
    {("interactions", 0, "summary"): "short"},
    {("interactions", 0, "summary"): "two\nlines\n"},
    {("interactions", 0, "channel"): "phone"},
    {("restriction", "ground"): "legal_claims", ("restriction", "since"): "2024-01-01"},
    {("address",): None},
    {("id",): None},
]


@pytest.mark.parametrize("change", CHANGES)
def test_an_edit_keeps_every_comment_and_sets_the_value(
    change: dict[tuple[str | int, ...], Any],
) -> None:
    before = COMMENTED.encode()
    after = edit(before, Customer, change)
    assert _comments(after) == _comments(before)
    assert read(after) == pruned(with_changes(read(before), change))


def test_an_edit_of_one_field_is_a_change_of_one_line() -> None:
    before = COMMENTED.split("\n")
    after = edit(COMMENTED.encode(), Customer, {("address", "country"): "FI"}).decode().split("\n")
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [("    country: NO   # norway", "    country: FI   # norway")]


def test_removals_from_a_long_list_take_the_items_that_were_named() -> None:
    items: list[Any] = [str(number) for number in range(14)]
    left = with_changes(
        {"segments": items}, dict.fromkeys([("segments", n) for n in (2, 9, 10, 11)])
    )
    assert left == {"segments": ["0", "1", "3", "4", "5", "6", "7", "8", "12", "13"]}


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        edit(COMMENTED.encode(), Customer, {("emails", 9, "address"): "x"})
    with pytest.raises(KeyError):
        edit(COMMENTED.encode(), Customer, {("role",): None})


@given(trees, trees)
def test_a_canonical_file_stays_canonical(before: dict[str, Any], after: dict[str, Any]) -> None:
    from tooling.yaml.editor import rewrite

    assert read(rewrite(emit(before, Customer), Customer, after)) == after


@given(trees, trees)
def test_a_file_with_a_comment_gets_the_lines_that_one_without_gets(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    """One is rebuilt around its comments, the other written anew."""
    from tooling.yaml.editor import rewrite

    lines = rewrite(b"# here\n" + emit(before, Customer), Customer, after).split(b"\n")
    lines.remove(b"# here")
    assert b"\n".join(lines) == rewrite(emit(before, Customer), Customer, after)


def test_line_ends_of_windows_survive_an_edit() -> None:
    before = COMMENTED.replace("\n", "\r\n").encode()
    after = edit(before, Customer, {("family_name",): "No"})
    assert after.count(b"\r\n") == before.count(b"\r\n")
    assert b"\r\n" in after


HOSTILE = {
    b"a: b\na: c\n": "duplicate-key",
    b"a:\n  - b: 1\n    b: 2\n": "duplicate-key",
    b"a: &x b\n": "anchor",
    b"a: *x\n": "alias",
    b"a: &x [b]\nc: *x\n": "alias",
    b"a: !!python/object:os.system b\n": "tag",
    b"a: !x b\n": "tag",
    b"a: b\n---\nc: d\n": "several-documents",
    b"\xef\xbb\xbfa: b\n": "byte-order-mark",
    b"a: \xe4\n": "not-utf-8",
    b"a: b\x00\n": "control-character",
    b"a: b\n" + b"c: " + b"[" * 5000 + b"\n": "too-deep",
    b"a:\n\tb: c\n": "tab-indent",
    b"a: [b\n": "yaml-syntax",
    b'a: "b\n': "yaml-syntax",
    b"a: b: c\n": "yaml-syntax",
    b"%YAML 1.2\n---\na: b\n": "directive",
    b"": "empty-file",
    b"- a\n": "not-a-mapping",
    b"text\n": "not-a-mapping",
    b"? [a]\n: b\n": "key-not-text",
    "a: e\u0301\n".encode(): "not-nfc",
}


@pytest.mark.parametrize(("data", "rule"), HOSTILE.items(), ids=list(HOSTILE.values()))
def test_hostile_text_is_named_with_its_place(data: bytes, rule: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(data)
    faults: dict[str, Fault] = {fault.problem.rule.id: fault for fault in caught.value.faults}
    assert rule in faults
    assert faults[rule].line >= 1
    assert faults[rule].column >= 1


def test_every_fault_is_found_not_only_the_first() -> None:
    with pytest.raises(NotationError) as caught:
        read(b"a: &x b\na: c\nd: !t e\n")
    assert [(f.problem.rule.id, f.line, f.column) for f in caught.value.faults] == [
        ("anchor", 1, 4),
        ("duplicate-key", 2, 1),
        ("tag", 3, 4),
    ]


def test_what_a_person_typed_is_text() -> None:
    tree = read(b"postal_code: 06100\ncountry: NO\nid: 830185e1\ngiven_name: Yes\nphone: +358\n")
    assert tree == {
        "postal_code": "06100", "country": "NO", "id": "830185e1", "given_name": "Yes",
        "phone": "+358",
    }  # fmt: skip
    assert at(tree, ("country",)) == "NO"
    assert at(tree, ("country", 0)) is None
