"""Reading objects one after the other, as one of several processes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tooling.erasure.rules import Sifted
from tooling.erasure.scanning.hit import Hit
from tooling.erasure.scanning.trees import Folder, TreeReader
from tooling.git import Repository

if TYPE_CHECKING:
    from tooling.erasure.rules import Trace, Tracer

# When, in the headers of a commit: no number of anybody, and never twice the same
_CLOCK = re.compile(rb"(?<=>) \d+ [+-]\d{4}$", re.MULTILINE)
# A replaced object must be read as what it is, not as what stands in for it.
AS_IT_IS = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1"}


@dataclass(slots=True)
class Found:
    """What some objects held."""

    objects: int = 0
    hits: list[Hit] = field(default_factory=list)
    namesakes: int = 0
    unread: list[str] = field(default_factory=list)
    folders: set[Folder] = field(default_factory=set)

    def add(self, other: Found) -> None:
        """Add what others held."""
        self.objects += other.objects
        self.hits += other.hits
        self.namesakes += other.namesakes
        self.unread += other.unread
        self.folders |= other.folders


def read_objects(repository: Repository, tracer: Tracer, oids: Sequence[bytes]) -> Found:
    """Read the objects with these ids."""
    found = Found()
    trees = _tree_reader(tracer, len(oids[0]) // 2)
    for oid, kind, data in _contents(repository, oids, found):
        found.objects += 1
        if kind == b"tree":
            for trace_kind, people in trees.read(data):
                found.hits.append(Hit(oid.decode(), "tree", trace_kind, people))
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
            _examine(oid.decode(), kind.decode(), said, tracer, found)
    found.folders = set(trees.folders)
    return found


@lru_cache(maxsize=2)
def _tree_reader(tracer: Tracer, id_length: int) -> TreeReader:
    """One reader for all the work of a process: it remembers names."""
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


def _examine(oid: str, kind: str, data: bytes, tracer: Tracer, found: Found) -> None:
    examined = tracer.examine(data)
    if not examined.whole:
        found.unread.append(oid)
    found.hits += (
        Hit(oid, kind, trace_kind, people) for trace_kind, people in by_kind(examined.traces)
    )
    found.namesakes += examined.namesakes


def by_kind(traces: Iterable[Trace]) -> list[tuple[str, tuple[int, ...]]]:
    """Return each kind among `traces` with the people whose traces they are."""
    people: dict[str, set[int]] = {}
    for trace in traces:
        people.setdefault(trace.kind, set()).add(trace.person)
    return [(kind, tuple(sorted(who))) for kind, who in people.items()]
