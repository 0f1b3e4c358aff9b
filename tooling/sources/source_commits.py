"""What a source said of contacts: their states around each commit that it made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.layout import is_contact_path

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.yaml.tree import Tree

#: The trailer of a commit by which a source spoke, with the name of its mapping.
TRAILER = "Register-Source"

_BETWEEN = "\x1f"
_FORMAT = f"--format=%x00%H%x00%(trailers:key={TRAILER},valueonly,separator=%x1F)%x00"


@dataclass(frozen=True, slots=True)
class Step:
    """A contact before and after one commit of the source; None where it was not there."""

    before: Tree | None
    after: Tree | None


def source_steps(
    repository: Repository, prefix: str, source: str, contacts: Collection[str]
) -> dict[str, list[Step]]:
    """The steps by which ``source`` changed each of ``contacts`` (ids), the oldest first.

    ``prefix`` is where the register stands in the repository. Three Git commands, however many
    contacts and commits there are. A contact that the source never wrote is not in the answer; a
    version that can't be read counts as not there.
    """
    if repository.head() is None:
        return {}
    pairs: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for path, before, after in _changed(repository, source):
        contact = path.rpartition("/")[2].removesuffix(".yaml")
        if contact in contacts and path.startswith(prefix) and is_contact_path(path[len(prefix) :]):
            pairs[contact].append((before, after))
    oids = list(dict.fromkeys(oid for steps in pairs.values() for pair in steps for oid in pair))
    known = [oid for oid in oids if oid is not None]
    trees = dict(zip(known, map(_read, repository.blobs(known)), strict=True))
    return {
        contact: [
            Step(trees[before] if before else None, trees[after] if after else None)
            for before, after in steps
        ]
        for contact, steps in pairs.items()
    }


def _changed(repository: Repository, source: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Path, object before and object after of each file that a commit of ``source`` changed."""
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
    ours = False
    for token in map(str.strip, tokens):
        if token.startswith(":"):
            path = next(tokens)
            if ours:
                _, _, before, after, _ = token.split(" ")
                yield path, _present(before), _present(after)
        elif token:  # a commit's id; its trailers follow
            ours = source in next(tokens).strip().split(_BETWEEN)


def _present(oid: str) -> str | None:
    return oid if oid.strip("0") else None


def _read(data: bytes) -> Tree | None:
    from tooling.yaml.reader import read
    from tooling.yaml.tree import NotationError

    try:
        return read(data)
    except NotationError:
        return None
