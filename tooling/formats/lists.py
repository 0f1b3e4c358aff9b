"""The formats a list can leave the register in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tooling.errors import RegisterError
from tooling.formats.table import Table


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A format: its file suffix with the dot, and what turns a table and a title into bytes."""

    suffix: str
    write: Callable[[Table, str], bytes]


# Each format imports what it needs when it is used: some libraries cost a tenth of a second.


def _csv(table: Table, _title: str) -> bytes:
    from tooling.formats.delimited import to_csv

    return to_csv(table)


def _xlsx(table: Table, title: str) -> bytes:
    from tooling.formats.sheet import to_xlsx

    return to_xlsx(table, title)


def _vcard(table: Table, _title: str) -> bytes:
    from tooling.formats.vcard import to_vcard

    return to_vcard(table)


def _json(table: Table, _title: str) -> bytes:
    from tooling.formats.json_list import to_json

    return to_json(table)


FORMATS: Mapping[str, ListFormat] = MappingProxyType(
    {
        "csv": ListFormat(".csv", _csv),
        "xlsx": ListFormat(".xlsx", _xlsx),
        "vcard": ListFormat(".vcf", _vcard),
        "json": ListFormat(".json", _json),
    }
)


def render(name: str, table: Table, title: str) -> bytes:
    """The table in the named format; ``title`` is shown where the format has a place for one.

    The same table and title give the same bytes. Raises RegisterError for a format that isn't one
    of FORMATS, or for a list that doesn't fit the format.
    """
    return _named(name).write(table, title)


def suffix(name: str) -> str:
    """The file suffix of the named format, with its dot. Raises RegisterError as ``render``."""
    return _named(name).suffix


def _named(name: str) -> ListFormat:
    try:
        return FORMATS[name]
    except KeyError:
        raise RegisterError(
            "there is no such list format", f"take one of: {', '.join(FORMATS)}"
        ) from None
