"""Redacting what stays: other people's files, messages, and who wrote them."""

from __future__ import annotations

import re

from tooling.erasure.rewriting.filtering import Text
from tooling.rules.traces import ERASED, Tracer

ERASED_BYTES = ERASED.encode()
_ROLES = (b"author", b"committer", b"tagger")
_IDENTITY = re.compile(rb"^(author|committer|tagger) ([^<\n]*?) ?<([^>\n]*)>(.*)$")
_SIGNATURE = re.compile(
    rb"^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$", re.MULTILINE
)
_SIGNED_HEADER = re.compile(rb"^(?:gpgsig|gpgsig-sha256|mergetag) ", re.MULTILINE)


def redacted_file(data: bytes, tracer: Tracer) -> bytes:
    """Return the file without its traces."""
    return tracer.redact_bytes(data) if tracer.holds(data) else data


def without_contact_data(data: bytes, tracer: Tracer) -> bytes:
    """Return a namesake's own file: the name stays, addresses and numbers of the erased go."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return tracer.redact_bytes(data)
    for trace in sorted(tracer.find(text), reverse=True):
        if trace.kind != "name":
            text = text[: trace.start] + ERASED + text[trace.end :]
    return text.encode()


def redacted_text(raw: bytes, tracer: Tracer) -> Text:
    """Return the text parts of a commit or tag object, redacted together.

    Together, because the tracer tells a namesake by the address that stands beside the name.
    """
    header, _, message = raw.partition(b"\n\n")
    lines = [line for line in header.split(b"\n") if line.partition(b" ")[0] in _ROLES]
    text = b"\n".join(lines) + b"\n\n" + message
    before = _parsed(text)
    assert before is not None, "Git checks these lines"
    if not tracer.holds(text):
        return before
    after = _parsed(tracer.redact_bytes(text))
    if after is not None and after.people.keys() == before.people.keys():
        return after
    people = {  # a trace went over the end of a line, or stands in something that is packed
        role: (ERASED_BYTES, ERASED_BYTES) if tracer.holds(b"%b <%b>" % who) else who
        for role, who in before.people.items()
    }
    return Text(ERASED_BYTES + b"\n", people)


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


def is_signed(raw: bytes) -> bool:
    """Whether a commit or tag object carries a signature, its own or a merged tag's."""
    header, _, message = raw.partition(b"\n\n")
    if _SIGNED_HEADER.search(header):
        return True
    return header.startswith(b"object ") and _SIGNATURE.search(message) is not None


def unsigned(message: bytes) -> bytes:
    """Return the message of a tag without the signature at its end: it would not fit any more."""
    found = _SIGNATURE.search(message)
    return message[: found.start()] if found else message
