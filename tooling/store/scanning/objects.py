"""Reading objects one after the other, as one of several processes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tooling.git import Repository
from tooling.rules.traces import Sifted, Tracer
from tooling.store.scanning.found import Found, Hit, by_kind
from tooling.store.scanning.trees import TreeReader

# When, in the headers of a commit: no number of anybody, and never twice the same
_CLOCK = re.compile(rb"(?<=>) \d+ [+-]\d{4}$", re.MULTILINE)
# A replaced object must be read as what it is, not as what stands in for it.
AS_IT_IS = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1"}


def read_objects(repository: Repository, tracer: Tracer, oids: Sequence[bytes]) -> Found:
    """Read the objects with these ids."""
    found = Found()
    trees = _tree_reader(tracer, len(oids[0]) // 2)
    for oid, kind, data in _contents(repository, oids, found):
        found.count += 1
        if kind == b"tree":
            found.hits += (Hit(oid.decode(), "tree", *traces) for traces in trees.read(data))
            continue
        if kind == b"commit":
            # What stands before is ids only, and a long id looks like something in base64
            said = _CLOCK.sub(b"", data[max(0, data.find(b"\nauthor ")) :], count=2)
        else:
            said = data
        sifted = tracer.sift(said)
        if sifted is Sifted.NAMESAKE:
            found.namesakes += 1
        elif sifted is Sifted.SUSPICIOUS:
            examined = tracer.examine(said)
            if not examined.whole:
                found.unread.append(oid.decode())
            kinds = by_kind(examined.traces)
            found.hits += (Hit(oid.decode(), kind.decode(), *traces) for traces in kinds)
            found.namesakes += examined.namesakes
    found.folders = set(trees.folders)
    return found


@lru_cache(maxsize=2)
def _tree_reader(tracer: Tracer, id_length: int) -> TreeReader:
    """Return one reader for all the work of a process: it remembers names."""
    return TreeReader(tracer, id_length)


def _contents(
    repository: Repository, oids: Sequence[bytes], found: Found
) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield id, type and content; what can't be read goes to `found.unread`."""
    rest = list(oids)
    while rest:
        done, torn = 0, b""
        request = b"\n".join(rest) + b"\n"
        with repository.start(
            "cat-file", "--batch", "--buffer", input=request, env=AS_IT_IS
        ) as git:
            readline, read = git.stdout.readline, git.stdout.read
            while header := readline().split():
                done += 1
                if len(header) != 3:  # missing
                    found.unread.append(header[0].decode())
                    continue
                size = int(header[2])
                data = read(size + 1)
                if len(data) <= size:
                    torn = header[0]
                    break
                yield header[0], header[1], data[:-1]
        # Git stops at an object that is torn, before or after its first line: go on after it
        if not torn and done < len(rest):
            torn = rest[done]
            done += 1
        if torn:
            found.unread.append(torn.decode())
        rest = rest[done:]
