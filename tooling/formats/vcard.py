"""A list as address cards (vCard)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import vobject
from vobject.vcard import Address, Name

from tooling.formats.table import Table, replace_forbidden

# column -> (property, its TYPE)
_PLAIN: Mapping[str, tuple[str, str | None]] = {
    "id": ("UID", None),
    "email": ("EMAIL", "INTERNET"),
    "phone": ("TEL", "VOICE"),
    "sms": ("TEL", "CELL"),
    "role": ("TITLE", None),
    "language": ("LANG", None),
}
_NAME = ("given_name", "family_name")
_ADDRESS = ("street", "postal_code", "city", "country")
# RFC 2426, 2.6, and RFC 6350, 3.2: without the line break.
_OCTETS = 75
_CRLF = b"\r\n"
_STRUCTURED = frozenset({"organisation", *_NAME, *_ADDRESS})


def to_vcard(table: Table) -> bytes:
    """Return the table as vCard 3.0 (RFC 2426), one card a row, UTF-8, CRLF, long lines folded.

    3.0 and not 4.0: Outlook, Google Contacts and most telephones read 3.0 whole, and 4.0 in part or
    not at all. LANG is borrowed from 4.0 (RFC 6350), which a reader of 3.0 may pass over.

    The columns `id, email, phone, sms, organisation, given_name, family_name, role, street,
    postal_code, city, country, language` have their properties; any other column becomes
    `X-<COLUMN>` (`X-PERMISSION-BASIS`), so that none is lost. An empty cell gives no property.
    The UID is the contact's id and nothing else, and there is no REV: the same list is the same
    bytes.
    """
    out = StringIO(newline="")
    for row in table.rows:
        cells = (replace_forbidden(cell) for cell in row)
        card = _card(dict(zip(table.columns, cells, strict=True)))
        card.serialize(buf=out, lineLength=sys.maxsize)
    lines = out.getvalue().encode("utf-8").split(_CRLF)
    return _CRLF.join(part for line in lines for part in _folded(line))


def _folded(line: bytes) -> Iterator[bytes]:
    """Yield `line` in parts of at most 75 octets, every one but the first after a space.

    vobject would fold too, but counts the characters of a line and not its octets: seventy Greek
    letters are one line of 140. A character of UTF-8 stays in one piece (RFC 6350, 3.2): not every
    reader joins the lines before it decodes them.
    """
    start, room = 0, _OCTETS
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        yield (b" " if start else b"") + line[start:end]
        start, room = end, _OCTETS - 1
    yield (b" " if start else b"") + line[start:]


def _card(cells: Mapping[str, str]) -> Any:
    card = vobject.vCard()
    given, family = (cells.get(column, "") for column in _NAME)
    organisation = cells.get("organisation", "")
    # FN and N are required (RFC 2426, 3.1). A switchboard has no person: it goes by its firm.
    full_name = " ".join(part for part in (given, family) if part)
    card.add("fn").value = full_name or organisation or cells.get("id", "")
    card.add("n").value = Name(family=family, given=given)
    if organisation:
        card.add("org").value = [organisation]
    street, postal_code, city, country = (cells.get(column, "") for column in _ADDRESS)
    if street or postal_code or city or country:
        card.add("adr").value = Address(street=street, code=postal_code, city=city, country=country)
    for column, cell in cells.items():
        if cell and column not in _STRUCTURED:
            name, type_ = _PLAIN.get(column) or (_extension(column), None)
            line = card.add(name)
            line.value = cell
            if type_:
                line.type_param = type_
    return card


def _extension(column: str) -> str:
    """Return the private property for a column that vCard has no property for."""
    return "X-" + re.sub("[^A-Z0-9]+", "-", column.upper())
