from __future__ import annotations

import subprocess
import sys

import pytest

from schema.vocabulary import ListFormat
from tests.formats.tables import PEOPLE
from tooling.errors import RegisterError
from tooling.formats.lists import SUFFIXES, render, suffix

STARTS = {"csv": b"id,email,", "xlsx": b"PK", "vcard": b"BEGIN:VCARD\r\n", "json": b"[\n{"}


def test_the_formats_are_those_that_a_disclosure_may_name() -> None:
    assert list(SUFFIXES) == list(ListFormat) == ["csv", "xlsx", "vcard", "json"]


@pytest.mark.parametrize(
    ("name", "ending"),
    [("csv", ".csv"), ("xlsx", ".xlsx"), ("vcard", ".vcf"), ("json", ".json")],
)
def test_a_format_writes_its_own_kind_of_file_the_same_each_time(name: str, ending: str) -> None:
    data = render(name, PEOPLE, "Uutiskirje")
    assert data.startswith(STARTS[name])
    assert suffix(name) == ending
    assert render(name, PEOPLE, "Uutiskirje") == data


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    for ask in (lambda: render("pdf", PEOPLE, ""), lambda: suffix("pdf")):
        with pytest.raises(RegisterError) as error:
            ask()
        assert error.value.hint == "take one of: csv, xlsx, vcard, json"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, tooling.formats.lists as lists, tooling.formats.table as table\n"
        "lists.render('csv', table.Table(('id',), ()), '')\n"
        "print({'xlsxwriter', 'vobject', 'json'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
