"""Records other than contacts, read from their files: campaigns, requests, disclosures, mappings.

One that can't be read or does not fit its model is left out; `validate` is where it is reported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from pydantic import ValidationError

from schema.base import Record
from schema.layout import FOLDERS, FileKind, kind_of_file
from schema.models import MODELS
from tooling.errors import RegisterError
from tooling.store.register import Register, unreadable_file
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import NotationError


def records(register: Register, kind: FileKind) -> Iterator[tuple[str, Record]]:
    """Yield path and model of each valid campaign, request, disclosure or source mapping.

    RegisterError where their folder is there and can't be looked into.
    """
    folder = FOLDERS[kind]
    try:
        names = sorted(file.name for file in register.file(folder).iterdir())
    except FileNotFoundError:
        return
    except OSError:
        raise unreadable_file(folder) from None
    for name in names:
        path = f"{folder}/{name}"
        if kind_of_file(path) is kind:
            record = read_record(register, path)
            if record is not None:
                yield path, record


def read_record(register: Register, path: str) -> Record | None:
    """Return the model of the file at `path`, or None where it is missing or not valid."""
    try:
        return record_in(path, YamlText(register.read(path)))
    except OSError:
        return None


def record_in(path: str, text: YamlText) -> Record | None:
    """Return the model of `text` as the file at `path`, or None where it is not valid."""
    kind = kind_of_file(path)
    assert kind is not None
    try:
        return MODELS[kind].model_validate(text.tree)
    except (NotationError, ValidationError):
        return None


def require_record(register: Register, path: str) -> Record:
    """Return the model of the file at `path`; RegisterError where it is missing or not valid."""
    record = read_record(register, path)
    if record is None:
        if os.path.lexists(register.file(path)):
            raise invalid_file(path)
        raise RegisterError(f"There is no file {path}.")
    return record


def invalid_file(path: str) -> RegisterError:
    """Return what to say where the file at `path` is not valid."""
    return RegisterError(
        f"The file {path} has errors.", f"See them with `tooling validate {path}`."
    )
