"""How the columns of a source's list are mapped, and the list read by that."""

from __future__ import annotations

from typing import TypeVar

from schema.base import Record
from schema.layout import FOLDERS, FileKind, kind_of_file, record_path, register_path
from schema.register import RegisterDescription
from schema.source import SourceMapping
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.sources.list_reader import Rows, read_rows
from tooling.sources.rules.columns import check_columns, check_register
from tooling.sources.unsure_encoding import UnsureEncodingError
from tooling.store.check import check
from tooling.store.register import Register

_Model = TypeVar("_Model", bound=Record)


def read_mapping(register: Register, source: str, into: RegisterName) -> SourceMapping:
    """The mapping called `source`, by which contacts can come into the register `into`.

    RegisterError where there is none, with the nearest name, or where it does not fit the register.
    """
    path = record_path(FileKind.SOURCE, source)
    names = sorted(file.stem for file in register.file(FOLDERS[FileKind.SOURCE]).glob("*.yaml"))
    if source not in names:
        known = f"There are: {', '.join(names)}." if names else "None is written yet."
        raise RegisterError(
            "There is no mapping of this name under records/sources/",
            did_you_mean(source, names, known),
        )
    mapping = _read_valid(register, path, SourceMapping)
    assert mapping is not None
    description = _read_valid(register, register_path(into), RegisterDescription)
    check_register(mapping, into, description.sources if description else None)
    return mapping


def read_list(data: bytes, mapping: SourceMapping, encoding: str | None = None) -> Rows:
    """The rows of the list `data`, in the `encoding` that was asked for, else in the mapping's.

    RegisterError where the list's columns are not those of `mapping`, and UnsureEncodingError where
    nobody and nothing says its encoding.
    """
    rows = read_rows(
        data,
        [*(column.column for column in mapping.columns), *mapping.ignored],
        encoding or mapping.encoding,
        "\t" if mapping.delimiter == "tab" else mapping.delimiter,
    )
    if not rows.is_sure:
        raise UnsureEncodingError(rows, mapping)
    check_columns(rows.columns, mapping)
    return rows


def _read_valid(register: Register, path: str, model: type[_Model]) -> _Model | None:
    """The record at `path`, None where there is no such file; RegisterError where it is wrong."""
    kind = kind_of_file(path)
    assert kind is not None
    try:
        data = register.read(path)
    except OSError:
        return None
    checked = check(path, kind, data)
    if not isinstance(checked.record, model):
        first = checked.findings[0]
        raise RegisterError(
            f"{path}:{first.line}:{first.column}: {first.message} ({first.rule})",
            first.fix or f"Run `tooling validate {path}` to see everything.",
        )
    return checked.record
