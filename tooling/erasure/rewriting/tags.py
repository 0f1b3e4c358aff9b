"""Annotated tags: each names the new object, and keeps its tagger and date.

Rewritten by us (ADR 5, stage 3): `git fast-export` drops tags of trees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.redact import redacted_text, unsigned
from tooling.rules.traces import Tracer


def rewrite_tags(
    source: GitFolder,
    tags: list[str],
    renew: Callable[[str], str | None],
    names: Mapping[bytes, bytes],
    tracer: Tracer,
    put: Callable[[bytes], str],
) -> dict[str, str | None]:
    """Return what each tag object became: another id, its own, or None if what it named is gone.

    Tags that `tags` name are among them. `renew` says what any other object became, in the same
    way. `names` are new names of tags. `put` writes a tag and returns its id.
    """
    contents = _read(source, tags)
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


def _read(source: GitFolder, tags: list[str]) -> dict[str, bytes]:
    """Return the tag objects, and those that they name, by id."""
    contents: dict[str, bytes] = {}
    waiting = list(tags)
    while waiting:  # a round for each level of nesting
        contents |= source.objects(waiting)
        outer = (contents[oid] for oid in waiting if _field(contents[oid], b"type") == b"tag")
        inner = (_field(data, b"object").decode() for data in outer)
        waiting = [oid for oid in dict.fromkeys(inner) if oid not in contents]
    return contents


def _rewritten(
    data: bytes, old: str, new: str, names: Mapping[bytes, bytes], tracer: Tracer
) -> bytes:
    name = _field(data, b"tag")
    if old == new and not tracer.holds(data) and name not in names:
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
