"""Annotated tags: each names the new object, and keeps its tagger and date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.redact import redacted_text
from tooling.erasure.rewriting.signatures import unsigned
from tooling.erasure.rewriting.tracer import holds

if TYPE_CHECKING:
    from tooling.erasure.rewriting.folder import GitFolder
    from tooling.erasure.rules import Tracer

Renew = Callable[[str], str | None]
"""What an object became: its new id, the old one, or None if it is gone."""


def rewrite_tags(
    source: GitFolder,
    tags: list[str],
    renew: Renew,
    names: Mapping[bytes, bytes],
    tracer: Tracer,
    put: Callable[[bytes], str],
) -> dict[str, str | None]:
    """What each tag object became, by `put` where it is another one.

    `names` are new names of tags. A tag of a tag is followed. None: what it named is gone.
    """
    contents: dict[str, bytes] = {}
    waiting = list(tags)
    while waiting:  # a round for each level of nesting
        contents |= source.objects(waiting)
        outer = (contents[oid] for oid in waiting if _field(contents[oid], b"type") == b"tag")
        inner = (_field(data, b"object").decode() for data in outer)
        waiting = [oid for oid in dict.fromkeys(inner) if oid not in contents]
    done: dict[str, str | None] = {}

    def become(oid: str) -> str | None:
        if oid not in contents:
            return renew(oid)
        if oid not in done:
            old = _field(contents[oid], b"object").decode()
            new = become(old)
            done[oid] = oid if new == old else None
            if new is not None:
                changed = _rewritten(contents[oid], old, new, names, tracer)
                done[oid] = put(changed) if changed != contents[oid] else oid
        return done[oid]

    for oid in tags:
        become(oid)
    return done


def _rewritten(
    data: bytes, old: str, new: str, names: Mapping[bytes, bytes], tracer: Tracer
) -> bytes:
    name = _field(data, b"tag")
    if old == new and not holds(tracer, data) and name not in names:
        return data
    text = redacted_text(data, tracer)
    lines = []
    for line in data.partition(b"\n\n")[0].split(b"\n"):
        word = line.partition(b" ")[0]
        if word == b"object":
            lines.append(b"object " + new.encode())
        elif word == b"tag":
            lines.append(b"tag " + names.get(name, name))
        elif word == b"tagger" and "tagger" in text.people:
            when = line.rpartition(b"> ")[2]
            lines.append(b"tagger %b <%b> %b" % (*text.people["tagger"], when))
        elif word == b"type":
            lines.append(line)
    return b"\n".join(lines) + b"\n\n" + unsigned(text.message)


def _field(data: bytes, name: bytes) -> bytes:
    for line in data.partition(b"\n\n")[0].split(b"\n"):
        word, _, value = line.partition(b" ")
        if word == name:
            return value
    return b""
