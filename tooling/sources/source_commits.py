"""What a source said of contacts, read off their versions around each commit that it made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from schema.layout import is_contact_path
from tooling.sources.rules.statements import LastWord, Statement, last_word
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, RecordTree

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.register import Register

#: The trailer of a commit by which a source spoke, with the name of its mapping.
TRAILER = "Register-Source"

_BETWEEN = "\x1f"
_FORMAT = f"--format=%x00%H%x00%(trailers:key={TRAILER},valueonly,separator=%x1F)%x00"


def last_words(register: Register, source: str, contacts: Collection[str]) -> dict[str, LastWord]:
    """The last word of `source` on each of `contacts` (ids).

    Three Git commands, however many contacts and commits there are. A contact that the source never
    wrote is not in the answer, and none is outside Git; a version that can't be read counts as not
    there.
    """
    repository, prefix = register.repository, register.prefix
    if repository is None or repository.head() is None:
        return {}
    changed = [
        (contact, before, after)
        for path, before, after in _changed(repository, source)
        if (contact := path.rpartition("/")[2].removesuffix(".yaml")) in contacts
        and path.startswith(prefix)
        and is_contact_path(path[len(prefix) :])
    ]
    oids = list(dict.fromkeys(oid for _, *pair in changed for oid in pair if oid))
    trees: dict[str | None, RecordTree | None] = {None: None}
    trees |= zip(oids, map(_read, repository.blobs(oids)), strict=True)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for contact, before, after in changed:
        statements[contact].append(Statement(trees[before], trees[after]))
    return {contact: last_word(made) for contact, made in statements.items()}


def _changed(repository: Repository, source: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Path, object before and object after of each file that a commit of `source` changed."""
    output = repository.start(
        "log",
        "--topo-order",
        "--reverse",
        "--no-merges",
        "--fixed-strings",
        f"--grep={TRAILER}: {source}",
        "--raw",
        "--root",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--encoding=UTF-8",
        _FORMAT,
    ).finish()
    tokens = iter(output.decode(errors="surrogateescape").split("\0"))
    is_source = False
    for token in map(str.strip, tokens):
        if token.startswith(":"):
            path = next(tokens)
            if is_source:
                _, _, before, after, _ = token.split(" ")
                yield path, _present(before), _present(after)
        elif token:  # a commit's id; its trailers follow
            is_source = source in next(tokens).strip().split(_BETWEEN)


def _present(oid: str) -> str | None:
    return oid if oid.strip("0") else None


def _read(data: bytes) -> RecordTree | None:
    try:
        return read(data)
    except NotationError:
        return None
