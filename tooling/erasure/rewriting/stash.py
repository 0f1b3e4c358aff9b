"""The stash's list, which Git keeps in a reflog alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tooling.erasure.rewriting.redact import MARK
from tooling.erasure.rewriting.tracer import holds

if TYPE_CHECKING:
    from tooling.erasure.rewriting.refs import StashEntry
    from tooling.erasure.rules import Tracer

_HASH = re.compile(rb"\b[0-9a-f]{7,40}\b")
_LINE = re.compile(rb"[^<>\n]*<[^<>\n]*> \d+ [+-]\d{4}(\t.*)?")


def new_stash_log(
    entries: tuple[StashEntry, ...], commits: Mapping[str, str], tracer: Tracer, nothing: str
) -> bytes:
    """The log with new ids, those in its messages included, and without traces."""
    short = {old[:7].encode(): (old.encode(), new.encode()) for old, new in commits.items()}

    def follow(found: re.Match[bytes]) -> bytes:
        old, new = short.get(found[0][:7], (b"", b""))
        return new[: len(found[0])] if old.startswith(found[0]) else found[0]

    lines = []
    before = nothing
    for entry in entries:
        new = commits.get(entry.oid, entry.oid)
        rest = _HASH.sub(follow, entry.rest)
        if holds(tracer, rest):
            rest = tracer.redact_bytes(rest)
            if not _LINE.fullmatch(rest):
                rest = b"%b <%b> 0 +0000\t%b" % (MARK, MARK, MARK)
        lines.append(b"%b %b %b\n" % (before.encode(), new.encode(), rest))
        before = new
    return b"".join(lines)
