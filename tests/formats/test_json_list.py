from __future__ import annotations

import json

from hypothesis import given

from tests.formats.tables import PEOPLE, tables
from tooling.formats.lists import to_json
from tooling.formats.table import Table


def test_the_bytes_of_a_list() -> None:
    table = Table(("id", "city"), (("k7m2qd4x", "Jyväskylä"), ("b3w9x2fh", "")))
    assert to_json(table) == (
        '[\n{"id": "k7m2qd4x", "city": "Jyväskylä"},\n{"id": "b3w9x2fh", "city": ""}\n]\n'.encode()
    )


def test_order_of_rows_and_columns_is_kept() -> None:
    found = json.loads(to_json(PEOPLE))
    assert [tuple(item) for item in found] == [PEOPLE.columns] * 2
    assert [tuple(item.values()) for item in found] == list(PEOPLE.rows)


def test_an_empty_list_is_a_list() -> None:
    assert to_json(Table(("id",), ())) == b"[]\n"


def test_half_a_character_is_escaped() -> None:
    assert b'"\\ud800"' in to_json(Table(("id",), (("\ud800",),)))


@given(tables())
def test_any_text_comes_back(table: Table) -> None:
    found = json.loads(to_json(table).decode("utf-8"))
    assert [tuple(item.values()) for item in found] == list(table.rows)
