"""Reading how a source's columns are mapped, with a helping word where that fails."""

from __future__ import annotations

from typing import TypeVar

from schema.base import Record
from schema.layout import FOLDERS, FileKind, kind_of_file, record_path
from schema.source import SourceMapping
from tooling.errors import RegisterError
from tooling.phrases import did_you_mean
from tooling.store.check import check
from tooling.store.register import Register

_Model = TypeVar("_Model", bound=Record)


def read_mapping(register: Register, source: str) -> SourceMapping:
    """The mapping called `source`; RegisterError with the nearest name where there is none."""
    path = record_path(FileKind.SOURCE, source)
    names = sorted(file.stem for file in register.file(FOLDERS[FileKind.SOURCE]).glob("*.yaml"))
    if source not in names:
        known = f"There are: {', '.join(names)}." if names else "None is written yet."
        raise RegisterError(
            "There is no mapping of this name under records/sources/",
            did_you_mean(source, names, known),
        )
    mapping = read_valid(register, path, SourceMapping)
    assert mapping is not None
    return mapping


def read_valid(register: Register, path: str, model: type[_Model]) -> _Model | None:
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
