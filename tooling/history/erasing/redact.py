"""Redacting what stays: other people's files, messages, and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import kind_of_file
from schema.models import MODELS
from tooling.history.erasing.tracer import NAME, holds
from tooling.yaml.editor import edit
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, Path, Tree

if TYPE_CHECKING:
    from tooling.history.erasing.tracer import Tracer

MARK = "[erased]"
_PERSON = re.compile(rb"^(?P<role>author|committer|tagger) (?P<name>[^<\n]*)<(?P<email>[^>\n]*)>")


@dataclass(frozen=True, slots=True)
class Text:
    """A commit's text parts after redaction; `people` by role: name and address."""

    message: bytes
    people: dict[str, tuple[bytes, bytes]]


def redacted_file(data: bytes, paths: Iterable[bytes], prefix: str, tracer: Tracer) -> bytes:
    """Return the file without its traces; a file of the register stays in its notation."""
    for path in sorted(paths):
        place = path.decode(errors="replace")
        if place.startswith(prefix) and place.endswith(".yaml"):
            data = _record(data, place[len(prefix) :], tracer)
            break
    return tracer.redact_bytes(data) if holds(tracer, data) else data


def without_contact_data(data: bytes, tracer: Tracer) -> bytes:
    """Return a namesake's own file: the name stays, addresses and numbers of the erased go."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return tracer.redact_bytes(data)
    for trace in sorted(tracer.find(text), key=lambda trace: trace.start, reverse=True):
        if trace.kind != NAME:
            text = text[: trace.start] + f'"{MARK}"' + text[trace.end :]
    return text.encode()


def _record(data: bytes, path: str, tracer: Tracer) -> bytes:
    """The record with each field redacted on its own: a bare `[erased]` would be a list."""
    kind = kind_of_file(path)
    if kind is None:
        return data
    try:
        tree = read(data)
        changes = dict(_fields(tree, (), tracer))
        return edit(data, MODELS[kind], changes) if changes else data
    except (NotationError, KeyError):
        return data


def _fields(tree: Tree, place: Path, tracer: Tracer) -> Iterator[tuple[Path, Tree]]:
    if isinstance(tree, str):
        if (clean := tracer.redact(tree)) != tree:
            yield place, clean
        return
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, part in parts:
        yield from _fields(part, (*place, step), tracer)


def redacted_text(raw: bytes, tracer: Tracer) -> Text:
    """Return the text parts of a commit or tag object: each redacted, and all of them together."""
    header, _, message = raw.partition(b"\n\n")
    people = {}
    for line in header.split(b"\n"):
        found = _PERSON.match(line)
        if found:
            name, email = found["name"].removesuffix(b" "), found["email"]
            people[found["role"].decode()] = _clean(name, tracer), _clean(email, tracer)
    text = Text(_clean(message, tracer), people)
    whole = b"\n".join([*(b"%b <%b>" % person for person in people.values()), text.message])
    if holds(tracer, whole):  # a name that only both parts together make
        gone = {role: (MARK.encode(), MARK.encode()) for role in people}
        return Text(text.message, gone)
    return text


def _clean(data: bytes, tracer: Tracer) -> bytes:
    return tracer.redact_bytes(data) if holds(tracer, data) else data
