"""What remembers the old history beside the refs: reflogs, and files in which Git leaves messages.

All of it goes (ADR 5, stage 9), save the list of stashes: Git keeps it in a reflog alone, so it is
rewritten.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress

from tooling.erasure.rewriting.git_folder import GitFolder
from tooling.erasure.rewriting.redact import ERASED_BYTES
from tooling.erasure.rewriting.refs import Stashed, stash_log
from tooling.rules.traces import Tracer
from tooling.store.atomic import write

LEFT = (
    "ORIG_HEAD", "FETCH_HEAD", "COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "MERGE_RR",
    "MERGE_MODE", "MERGE_AUTOSTASH", "AUTO_MERGE", "REBASE_HEAD", "NOTES_EDITMSG", "TAG_EDITMSG",
    "EDIT_DESCRIPTION", "ADD_EDIT.patch", "addp-hunk-edit.diff", "gitk.cache", "info/refs",
)  # fmt: skip
LEFT_FOLDERS = ("rr-cache", "lost-found", "filter-repo", "rebased-patches")

_ID = re.compile(rb"\b[0-9a-f]{7,40}\b")
_LINE = re.compile(rb"[^<>\n]*<[^<>\n]*> \d+ [+-]\d{4}(\t.*)?")


def new_stash_log(
    stash: Iterable[Stashed], commits: Mapping[str, str], tracer: Tracer, no_object: str
) -> bytes:
    """Return the log of the stash with new ids, those in its messages included, and no trace.

    `commits` maps old to new ids. `no_object` stands before the first line, as in every reflog.
    """
    short = {old[:7].encode(): (old.encode(), new.encode()) for old, new in commits.items()}

    def follow(found: re.Match[bytes]) -> bytes:
        old, new = short.get(found[0][:7], (b"", b""))
        return new[: len(found[0])] if old.startswith(found[0]) else found[0]

    lines = []
    before = no_object
    for stashed in stash:
        new = commits.get(stashed.oid, stashed.oid)
        rest = _ID.sub(follow, stashed.rest)
        if tracer.holds(rest):
            rest = tracer.redact_bytes(rest)
            if not _LINE.fullmatch(rest):
                rest = b"%b <%b> 0 +0000\t%b" % ((ERASED_BYTES,) * 3)
        lines.append(b"%b %b %b\n" % (before.encode(), new.encode(), rest))
        before = new
    return b"".join(lines)


def forget(repository: GitFolder, stash: bytes) -> None:
    """Remove reflogs and the files in which Git leaves messages; set the log of the stash."""
    log = stash_log(repository.common_dir)
    if stash:
        write(log, stash)
    for file in sorted((repository.common_dir / "logs").rglob("*"), reverse=True):
        if file.is_dir():
            with suppress(OSError):
                file.rmdir()
        elif file != log or not stash:
            file.unlink(missing_ok=True)
    for name in LEFT:
        (repository.git_dir / name).unlink(missing_ok=True)
    for name in LEFT_FOLDERS:
        shutil.rmtree(repository.git_dir / name, ignore_errors=True)
