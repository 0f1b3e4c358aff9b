"""Looking for a person in all that a register holds: files as they are, and the whole history.

It is the search that proves an erasure: every object of every ref, reachable or not, the names of
files, messages, and what lies beside the committed files. Namesakes are found as well: whoever says
that nothing is held must have seen them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from tooling.git import GitError, Repository
from tooling.rules.traces import Person, Tracer
from tooling.store.register import Register
from tooling.store.scanning.files import read_folder
from tooling.store.scanning.found import Hit
from tooling.store.scanning.locations import UNREACHABLE, paths_of
from tooling.store.scanning.scan import Scan, scan
from tooling.subject_report.content import Elsewhere, NotLooked, Where
from tooling.subject_report.not_here import not_here
from tooling.subject_report.rules.passages import passages
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, RecordTree

Nearness = Literal["exact", "near"]
_PEOPLE: tuple[Nearness, ...] = ("exact", "near")
#: What else lies in Git's folder and is ours: made from the files, or no text.
_OURS = ("register",)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where the person's name, address or number stands outside of their own records.

    `location` is a path, a ref or a commit, without what was found in it; `lines` count from 1.
    `versions` are older versions of the file that hold it, `object` the id of one of them.
    """

    location: str
    kind: Where
    nearness: Nearness
    in_use: bool
    lines: tuple[int, ...] = ()
    versions: int = 0
    object: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A contact, in use or not, whose file says or said in a field of its own what was looked for.

    `trees` are the versions that did, the one in use first.
    """

    contact: str
    nearness: Nearness
    trees: tuple[RecordTree, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search read, and what it found.

    `unread` are paths, and ids of objects, of what could not be read as text.
    """

    places: tuple[Place, ...]
    bearers: tuple[Bearer, ...]
    files: int
    objects: int = 0
    commits: int = 0
    since: date | None = None
    not_looked: tuple[NotLooked, ...] = ()
    unread: tuple[str, ...] = ()

    def elsewhere(self, aside: Collection[str] = ()) -> tuple[Elsewhere, ...]:
        """Return how many places hold the person; `aside` are locations that tell of somebody else.

        What is only near is not counted.
        """
        count: dict[tuple[Where, bool], int] = {}
        for place in self.places:
            if place.nearness == "exact" and place.location not in aside:
                key = place.kind, place.in_use
                count[key] = count.get(key, 0) + (place.versions if place.kind == "author" else 1)
        return tuple(
            Elsewhere(kind=kind, in_use=in_use, count=number)
            for (kind, in_use), number in sorted(
                count.items(), key=lambda one: (not one[0][1], one)
            )
        )


def look(
    register: Register,
    exact: Person,
    near: Person,
    own: Collection[str],
    advance: Callable[[int], None] | None = None,
) -> Looked:
    """Look for `exact`, and for what is `near` it, in everything but the contacts `own`.

    Nothing is written. `advance` hears how many more objects were read.
    """
    tracer = Tracer([exact, near], every_name=True)
    repository = register.repository
    top = register.root if repository is None else repository.root
    beside = read_folder(top, tracer, skip=(".git",))
    reading = _Reading(register, tracer, frozenset(own))
    for hit in beside.hits:
        reading.take_file(hit)
    if repository is None:
        blind = (NotLooked(reason="no-history"), *_unread(beside.unread))
        return reading.result(
            Looked((), (), beside.count, not_looked=blind, unread=tuple(sorted(beside.unread)))
        )
    found = scan(repository.common_dir, tracer, advance, skip=_OURS)
    _take_objects(reading, repository, found)
    unread = tuple(sorted({*beside.unread, *found.unread}))
    commits, since = _extent(repository)
    return reading.result(
        Looked(
            (),
            (),
            files=beside.count,
            objects=found.objects,
            commits=commits,
            since=since,
            not_looked=(*not_here(repository), *_unread(unread)),
            unread=unread,
        )
    )


def _unread(unread: Collection[str]) -> Iterator[NotLooked]:
    if unread:
        yield NotLooked(reason="unread", count=len(unread))


def _extent(repository: Repository) -> tuple[int, date | None]:
    """Return how many commits the refs reach, and the day of the first."""
    said = repository.start("log", "--all", "--format=%aI").finish().decode().split()
    days = sorted(line[:10] for line in said)
    return len(days), date.fromisoformat(days[0]) if days else None


class _Reading:
    """Sorts what a scan found: a contact's own field, or a place that tells of the person."""

    def __init__(self, register: Register, tracer: Tracer, own: frozenset[str]) -> None:
        self._register, self.tracer, self._own = register, tracer, own
        self._places: dict[tuple[str, Where, Nearness], Place] = {}
        self._bearers: dict[tuple[str, Nearness], list[RecordTree]] = {}

    def result(self, looked: Looked) -> Looked:
        bearers = tuple(
            Bearer(contact, nearness, tuple(trees))
            for (contact, nearness), trees in sorted(self._bearers.items())
        )
        return replace(looked, places=tuple(sorted(self._places.values())), bearers=bearers)

    def take_file(self, hit: Hit) -> None:
        """Take a file of the folder as it is now."""
        repository = self._register.repository
        top = self._register.root if repository is None else repository.root
        try:
            data = (top / hit.location).read_bytes()
        except OSError:  # its own name holds the person's, and is not in the location
            for nearness in _nearness(hit.people):
                self._add(Place(hit.location, "file_name", nearness, True))
            return
        self.take_text(hit.location, data, "", in_use=True)

    def take_text(self, location: str, data: bytes, oid: str, *, in_use: bool) -> None:
        """Take a content with traces: what it says of whom, line by line."""
        text = data.decode("utf-8", "replace")
        traces = self.tracer.find(text)
        if not traces:  # packed in the file, or in another encoding
            traces = self.tracer.examine(data).traces
        contact, found = passages(text, traces)
        if contact in self._own:
            return
        for number, nearness in enumerate(_PEOPLE):
            mine = [passage for passage in found if passage.person == number]
            if contact is not None and any(passage.kind == "own" for passage in mine):
                self._bearers.setdefault((contact, nearness), []).append(_tree(data))
            kinds: dict[Where, list[int]] = {}
            for passage in mine:
                if passage.kind != "own":
                    kinds.setdefault(passage.kind, []).append(passage.line)
            for kind, lines in kinds.items():
                unique = tuple(dict.fromkeys(line for line in lines if line))
                versions = 0 if in_use else 1
                self._add(Place(location, kind, nearness, in_use, unique, versions, oid))

    def take_git(self, location: str, kind: Where, people: Iterable[int], count: int = 1) -> None:
        """Take what is no file: a message, an author, the name of a ref or a file."""
        for nearness in _nearness(people):
            self._add(Place(location, kind, nearness, False, (), count))

    def _add(self, place: Place) -> None:
        key = place.location, place.kind, place.nearness
        known = self._places.get(key)
        if known is not None:
            place = replace(
                known,
                versions=known.versions + place.versions,
                object=known.object or place.object,
            )
        self._places[key] = place


def _nearness(people: Iterable[int]) -> list[Nearness]:
    return [_PEOPLE[number] for number in sorted(set(people))]


def _tree(data: bytes) -> RecordTree:
    try:
        return read(data)
    except NotationError:
        return {}


def _take_objects(reading: _Reading, repository: Repository, found: Scan) -> None:
    people: dict[tuple[str, str], set[int]] = {}
    for hit in found.hits:
        if hit.oid:
            people.setdefault((hit.type, hit.oid), set()).update(hit.people)
        else:
            reading.take_git(hit.location, _kind_of_file(hit), hit.people)
    by_type: dict[str, dict[str, set[int]]] = {}
    for (type, oid), who in people.items():
        by_type.setdefault(type, {})[oid] = who
    wanted = {*by_type.get("blob", ()), *by_type.get("tree", ())}
    paths = _paths(repository, wanted)
    blobs = sorted(by_type.get("blob", {}))
    for oid, data in zip(blobs, repository.blobs(blobs), strict=True):
        reading.take_text(paths.get(oid, f"{UNREACHABLE} {oid[:12]}"), data, oid, in_use=False)
    for oid, who in sorted(by_type.get("tree", {}).items()):
        reading.take_git(f"{paths.get(oid) or '.'}/", "file_name", who)
    for oid, who in sorted(by_type.get("tag", {}).items()):
        reading.take_git(f"tag {oid[:12]}", "message", who)
    _take_commits(reading, repository, by_type.get("commit", {}))


def _take_commits(
    reading: _Reading, repository: Repository, commits: Mapping[str, set[int]]
) -> None:
    """Take messages one by one, and count what somebody made as the author."""
    oids = sorted(commits)
    for oid, data in zip(oids, repository.blobs(oids), strict=True):
        _, _, message = data.partition(b"\n\n")
        said = {trace.person for trace in reading.tracer.find_bytes(message)}
        if said:
            reading.take_git(f"commit {oid[:12]}", "message", said)
        if made := commits[oid] - said:
            reading.take_git("authors of changes", "author", made)


def _paths(repository: Repository, wanted: set[str]) -> dict[str, str]:
    if not wanted:
        return {}
    try:
        return paths_of(repository, wanted)
    except GitError:  # a torn repository: the objects are named all the same
        return {}


def _kind_of_file(hit: Hit) -> Where:
    """Return what a plain file in Git's folder holds: refs are names, a setting is its author's."""
    if hit.location == "config":
        return "author"
    if hit.type == "ref" and not hit.location.startswith("logs/"):
        return "file_name"
    return "message"
