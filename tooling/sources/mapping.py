"""How the columns of a source's list are mapped, and the list read by that."""

from __future__ import annotations

from pathlib import PurePath
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
from tooling.store.check import check, max_bytes, too_large
from tooling.store.register import Register

_Model = TypeVar("_Model", bound=Record)


def read_mapping(register: Register, source: str, into: RegisterName) -> SourceMapping:
    """The mapping called `source`, by which contacts can come into the register `into`.

    RegisterError where there is none, with the nearest name, or where it does not fit the register.
    """
    names = _names(register)
    if source not in names:
        known = f"There are: {', '.join(names)}." if names else "None is written yet."
        name = PurePath(source).stem
        if name in names:
            known = f"Name it without its folder and ending: --source {name}"
        raise RegisterError(
            "There is no mapping of this name under records/sources/",
            known if name in names else did_you_mean(source, names, known),
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
    assert mapping is not None  # it was listed
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
        if register.file(path).lstat().st_size > max_bytes(path):
            finding = too_large(path)
            raise RegisterError(f"{path}: {finding.message} ({finding.rule})", finding.fix)
        data = register.read(path)
    except FileNotFoundError:
        return None
    except OSError:
        raise RegisterError(
            f"{path} can't be read: it is a folder, a link, no regular file, or locked",
            "Put the record itself there, a text file.",
        ) from None
    checked = check(path, kind, data)
    if not isinstance(checked.record, model):
        first = checked.findings[0]
        raise RegisterError(
            f"{path}:{first.line}:{first.column}: {first.message} ({first.rule})",
            first.fix or f"Run `tooling validate {path}` to see everything.",
        )
    return checked.record
