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
from tooling.store.check import check
from tooling.store.register import Register

_Model = TypeVar("_Model", bound=Record)


def read_mapping(register: Register, source: str, into: RegisterName) -> SourceMapping:
    """The mapping called `source`, by which contacts can come into the register `into`.

    RegisterError where there is none, with the nearest name, or where it does not fit the register.
    """
    names = _names(register)
    if source not in names:
        known = f"There are: {', '.join(names)}." if names else "None is written yet."
        raise RegisterError(
            "There is no mapping of this name under records/sources/",
            did_you_mean(source, names, known),
        )
    mapping = _read_mapping(register, source)
    description = _read_valid(register, register_path(into), RegisterDescription)
    check_register(mapping, into, description.sources if description else None)
    return mapping


def other_mappings(register: Register, source: str) -> tuple[SourceMapping, ...]:
    """The register's mappings but the one called `source`; RegisterError where one is wrong, since
    nobody could tell then whose a key is.
    """
    return tuple(_read_mapping(register, name) for name in _names(register) if name != source)


def _names(register: Register) -> list[str]:
    folder = FOLDERS[FileKind.SOURCE]
    names = (file.stem for file in register.file(folder).glob("*.yaml"))
    return sorted(name for name in names if kind_of_file(record_path(FileKind.SOURCE, name)))


def _read_mapping(register: Register, name: str) -> SourceMapping:
    path = record_path(FileKind.SOURCE, name)
    mapping = _read_valid(register, path, SourceMapping)
    if mapping is None:
        raise RegisterError(
            f"{path} can't be read: it is a folder, a link or no regular file, or it is locked",
            "Put the mapping itself there, a text file, or take away what stands there.",
        )
    return mapping


def read_list(data: bytes, mapping: SourceMapping) -> Rows:
    """The rows of the list `data`; RegisterError where its columns are not those of `mapping`."""
    rows = read_rows(
        data,
        [*(column.column for column in mapping.columns), *mapping.ignored],
        mapping.encoding,
        "\t" if mapping.delimiter == "tab" else mapping.delimiter,
    )
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
