"""Redacting what stays: other people's files, messages, and who wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.tracer import NAME, holds
from tooling.erasure.rules import ERASED

if TYPE_CHECKING:
    from tooling.erasure.rules import Tracer

MARK = ERASED.encode()
ROLES = (b"author", b"committer", b"tagger")
_IDENTITY = re.compile(rb"^(author|committer|tagger) ([^<\n]*?) ?<([^>\n]*)>(.*)$")


@dataclass(frozen=True, slots=True)
class Text:
    """The text parts of a commit or tag after redaction; `people` by role: name and address."""

    message: bytes
    people: dict[str, tuple[bytes, bytes]]


def redacted_file(data: bytes, tracer: Tracer) -> bytes:
    """Return the file without its traces."""
    return tracer.redact_bytes(data) if holds(tracer, data) else data


def without_contact_data(data: bytes, tracer: Tracer) -> bytes:
    """Return a namesake's own file: the name stays, addresses and numbers of the erased go."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return tracer.redact_bytes(data)
    for trace in sorted(tracer.find(text), reverse=True):
        if trace.kind != NAME:
            text = text[: trace.start] + ERASED + text[trace.end :]
    return text.encode()


def redacted_text(raw: bytes, tracer: Tracer) -> Text:
    """Return the text parts of a commit or tag object, redacted together.

    Together, because the tracer tells a namesake by the address that stands beside the name.
    """
    header, _, message = raw.partition(b"\n\n")
    lines = [line for line in header.split(b"\n") if line.partition(b" ")[0] in ROLES]
    text = b"\n".join(lines) + b"\n\n" + message
    before = _parsed(text)
    assert before is not None, "Git checks these lines"
    if not holds(tracer, text):
        return before
    after = _parsed(tracer.redact_bytes(text))
    if after is not None and after.people.keys() == before.people.keys():
        return after
    people = {  # a trace went over the end of a line, or stands in something that is packed
        role: (MARK, MARK) if holds(tracer, b"%b <%b>" % who) else who
        for role, who in before.people.items()
    }
    return Text(MARK + b"\n", people)


def _parsed(text: bytes) -> Text | None:
    header, blank, message = text.partition(b"\n\n")
    if not blank:
        return None
    people = {}
    for line in filter(None, header.split(b"\n")):
        found = _IDENTITY.match(line)
        if found is None:
            return None
        people[found[1].decode()] = found[2], found[3]
    return Text(message, people)
