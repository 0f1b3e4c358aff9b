"""A field's place is the same whether it is counted on lines or parsed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from schema.contact import Customer
from schema.field_path import FieldPath
from tests.yaml.test_notation import trees
from tooling.yaml.canonical_writer import emit
from tooling.yaml.node import locate
from tooling.yaml.place import counted, place_in
from tooling.yaml.precise import parse
from tooling.yaml.reader import YamlText, read


def paths_in(tree: Any, above: FieldPath = ()) -> list[FieldPath]:
    """Every path in a tree, and one that is missing at each place."""
    found: list[FieldPath] = [above]
    if isinstance(tree, dict):
        found.append((*above, "no_such_key"))
        for key, value in tree.items():
            found += paths_in(value, (*above, key))
    elif isinstance(tree, list):
        found.append((*above, len(tree)))
        for number, value in enumerate(tree):
            found += paths_in(value, (*above, number))
    return found


@settings(max_examples=300)
@given(trees)
def test_counting_and_parsing_agree(tree: dict[str, Any]) -> None:
    data = emit(tree, Customer)
    root, text = parse(data), YamlText(data)
    if not text.is_canonical:
        return
    for path in paths_in(tree):
        assert counted(text.lines, path) in (None, locate(root, path))
        assert place_in(text, path) == locate(root, path)
    for key in tree:
        assert place_in(data, (key,), at_key=True) == locate(root, (key,), at_key=True)


@pytest.mark.parametrize(
    "data",
    [
        b"id: x\na: {x: y,\nemails: z}\nemails: q\n",
        b'id: x\n"emails": q\n',
        b"id: x\n? emails\n: q\n",
        b"{id: x,\nemails: z}\n",
        b"id: x\r\nemails  :\r\n  - q\r\n",
        b"---\nid: x\n# emails: no\nemails: q\n",
    ],
)
def test_a_key_is_found_in_any_notation(data: bytes) -> None:
    field = ("emails",)
    assert place_in(data, field, at_key=True) == locate(parse(data), field, at_key=True)


def test_what_can_not_be_read_has_no_place_but_the_first() -> None:
    for at_key in (False, True):
        assert place_in(b"id: [", ("emails",), at_key=at_key) == (1, 1)


CANONICAL = """\
# about the file
id: k7m2qd4x
emails:
  # first
  - address: a@b.example
    use: work
  - address: c@d.example
    use: personal
address:
  # where
  street: Katu 1
  country: FI
segments: [a, b]
interactions:
  - date: 2024-01-01
    summary: |
      - date: no key
      use: no key
    channel: email
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (2, 1)),
        (("id",), (2, 5)),
        (("emails",), (3, 1)),
        (("emails", 1), (7, 5)),
        (("emails", 1, "use"), (8, 10)),
        (("emails", 1, "shared_with"), (7, 5)),
        (("emails", 2, "use"), (3, 1)),
        (("address", "country"), (12, 12)),
        (("address", "city"), (9, 1)),
        (("segments",), (13, 1)),
        (("segments", 1), (13, 15)),
        (("interactions", 0, "summary"), (16, 14)),
        (("interactions", 0, "channel"), (19, 14)),
        (("interactions", 0, "by"), (15, 5)),
        (("role",), (2, 1)),
    ],
)
def test_comments_lists_and_blocks_are_counted_right(
    path: FieldPath, place: tuple[int, int]
) -> None:
    data = CANONICAL.encode()
    assert YamlText(data).is_canonical
    assert locate(parse(data), path) == place
    assert counted(YamlText(data).lines, path) == (None if path == ("segments", 1) else place)


def test_other_files_are_left_to_a_parse() -> None:
    for data in (b"\xff", b"a: [\n", b"", b"a:  b\n"):
        assert not YamlText(data).is_canonical


def test_an_item_on_one_line_is_left_to_a_parse_for_its_fields() -> None:
    """As in the suppressions, and in the columns of a list's mapping."""
    data = b"""\
id: fair
columns:
  - {column: No, field: key}
  - {column: Mail, field: email, use: work}
suppressions:
  - {hash: abc, purposes: [marketing, event_invitation], reason: bounce}
"""
    text = YamlText(data)
    assert text.is_canonical
    assert place_in(data, ("columns", 0)) == (3, 5)
    assert place_in(data, ("columns", 1, "field")) == (4, 27)
    assert place_in(data, ("suppressions", 0, "purposes", 1)) == (6, 39)
    for path in paths_in(read(data)):
        assert place_in(data, path) == locate(text.root, path), path
