"""What a source said of contacts, read off their versions around each commit that it made."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from schema.layout import is_contact_path
from tooling.git.process import GitError
from tooling.sources.rules.keys import Mappings, keys_of, keys_written
from tooling.sources.rules.statements import LastWord, Statement, Undone, last_word
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError, RecordTree

if TYPE_CHECKING:
    from tooling.store.register import Register

#: The trailer of a commit by which a source spoke, with the name of its mapping.
TRAILER = "Register-Source"

# What `git revert` writes into a message, `--reference` and merges included.
_REVERTS = "This reverts commit "
_REVERTED = re.compile(rf"{_REVERTS}([0-9a-f]{{7,64}})\b")

# What hosts write where the commits of a pull request become one; the title is all that is left.
_REVERT = 'Revert "'
_TITLE = re.compile(rf'{_REVERT}(.+)"(?: \(#[0-9]+\))?')
_PULL_REQUEST = re.compile(r" \(#[0-9]+\)$")

_BETWEEN = "\x1f"
_COMMIT = "\x01"
_FORMAT = (
    f"--format=%x00%x01%H%x1f%cs%x1f%(trailers:key={TRAILER},valueonly,separator=%x1E)%x1f%B%x00"
)


class _Version(NamedTuple):
    """A contact before and after a commit: its id, and the two objects (None: not there)."""

    contact: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Commit:
    """A commit by which a source spoke (`names` are the mappings), or that undid others.

    `undoes` are ids, whole or their beginnings, as the message has them, or else the title of what
    is undone.
    """

    id: str
    day: str
    title: str
    names: frozenset[str]
    undoes: tuple[str, ...]
    undoes_title: str | None
    versions: tuple[_Version, ...]


@dataclass(frozen=True)
class SourceHistory:
    """What the Git history of a register says of a mapping, under its present and former names.

    Git is asked once for all commits, however many contacts there are. Outside Git, and before the
    first commit, there is no history; a version that can't be read counts as not there.
    """

    register: Register
    mappings: Mappings

    def last_words(self, contacts: Collection[str]) -> dict[str, LastWord]:
        """The last word of the mapping on each of `contacts` (ids).

        A contact that it never wrote is not in the answer.
        """
        found = self._statements(contacts)
        return {contact: last_word(made) for contact, made in found.items()}

    def origins(self, contacts: Collection[str]) -> dict[str, dict[str, str]]:
        """By which mapping each key of `contacts` (ids) was written, by any mapping's commits."""
        written: dict[str, dict[str, str]] = defaultdict(dict)
        commits = [commit for commit in self._commits if len(commit.names) == 1]
        trees = self._trees(commits, contacts)
        for commit in commits:
            (name,) = commit.names
            for contact, before, after in commit.versions:
                if contact in contacts:
                    for key in keys_of(trees[after]) - keys_of(trees[before]):
                        written[contact][key] = name
        return written

    def undone(self, present: Collection[str]) -> dict[str, tuple[str, Undone]]:
        """The contacts that the mapping made and a revert took away, by key: their id, and the
        revert. `present` are the ids of those that there are.
        """
        gone = {
            version.contact
            for commit in self._commits
            for version in commit.versions
            if not commit.names and version.after is None and version.contact not in present
        }
        found = {}
        for contact, made in self._statements(gone).items():
            undone = last_word(made).gone
            if undone is not None:
                for key in keys_written(made[-1].before or {}, self.mappings):
                    found[key] = (contact, undone)
        return found

    def strangers(self, contacts: Collection[str]) -> list[str]:
        """The mappings that are not there any more, and by which those of `contacts` (ids) were
        written that this one never wrote.
        """
        names: dict[str, set[str]] = defaultdict(set)
        for commit in self._commits:
            for version in commit.versions:
                if version.contact in contacts:
                    names[version.contact] |= commit.names
        ours = self.mappings.names
        found = {name for said in names.values() if not said & ours for name in said}
        return sorted(name for name in found if not self.mappings.is_anothers(name))

    def _statements(self, contacts: Collection[str]) -> dict[str, list[Statement]]:
        """What the mapping said of each of `contacts`, and what was undone of it, the oldest
        first.
        """
        said: dict[str, list[Statement]] = defaultdict(list)
        words = self._words
        commits = [commit for commit in self._commits if commit.id in words]
        trees = self._trees(commits, contacts)
        for commit in commits:
            for contact, before, after in commit.versions:
                if contact in contacts:
                    made = Statement(
                        trees[before], trees[after], commit.id, commit.day, words[commit.id]
                    )
                    said[contact].append(made)
        return said

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """The commits that are the mapping's word (with no others), or undo some (with those).

        Whoever reverts a revert says the word again.
        """
        words: dict[str, frozenset[str]] = {}
        titles: dict[str, str] = {}  # the last one that has it
        for commit in self._commits:
            if commit.names & self.mappings.names:
                words[commit.id] = frozenset()
            elif not commit.names and commit.versions:
                meant = self._meant(commit, words, titles)
                if undone := frozenset(id for id in meant if not words[id]):
                    words[commit.id] = undone
                elif meant:
                    words[commit.id] = frozenset()
            titles[commit.title] = commit.id
        return words

    def _meant(
        self, commit: _Commit, words: Collection[str], titles: Mapping[str, str]
    ) -> frozenset[str]:
        """Which of `words` the commits are that `commit` undoes, or brought in where one is a
        merge.
        """
        if not commit.undoes:
            return frozenset({titles.get(commit.undoes_title or "", "")}.intersection(words))
        meant: set[str] = set()
        for name in commit.undoes:
            known = {id for id in words if id.startswith(name)}
            meant |= known or self._brought_by(name).intersection(words)
        return frozenset(meant)

    def _brought_by(self, merge: str) -> frozenset[str]:
        assert self.register.repository is not None
        try:
            log = self.register.repository.start("rev-list", f"{merge}^1..{merge}", "--").finish()
        except GitError:  # no merge, or a commit that this clone does not have
            return frozenset()
        return frozenset(log.decode().split())

    @cached_property
    def _commits(self) -> tuple[_Commit, ...]:
        """Every commit that names a mapping, or says that it reverts another, the oldest first."""
        repository = self.register.repository
        if repository is None or repository.head() is None:
            return ()
        output = repository.start(
            "log",
            "--topo-order",
            "--reverse",
            "--no-merges",
            "--fixed-strings",
            f"--grep={TRAILER}: ",
            f"--grep={_REVERTS}",
            f"--grep={_REVERT}",
            "--raw",
            "--root",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--encoding=UTF-8",
            _FORMAT,
        ).finish()
        return tuple(self._parsed(output.decode(errors="surrogateescape")))

    def _parsed(self, output: str) -> Iterator[_Commit]:
        heading, versions = "", list[_Version]()
        tokens = iter(output.split("\0"))
        for token in tokens:
            if token.startswith(_COMMIT):
                if heading:
                    yield _commit(heading, versions)
                heading, versions = token[1:], []
            elif token.lstrip("\n").startswith(":"):
                _, _, before, after, _ = token.lstrip("\n").split(" ")
                path = next(tokens)
                if path.startswith(self.register.prefix):
                    path = path[len(self.register.prefix) :]
                    if is_contact_path(path):
                        contact = path.rpartition("/")[2].removesuffix(".yaml")
                        versions.append(_Version(contact, _present(before), _present(after)))
        if heading:
            yield _commit(heading, versions)

    def _trees(
        self, commits: Collection[_Commit], contacts: Collection[str]
    ) -> dict[str | None, RecordTree | None]:
        """The versions of `contacts` around `commits`, by object id; read through one process."""
        oids = list(
            dict.fromkeys(
                oid
                for commit in commits
                for contact, *pair in commit.versions
                for oid in pair
                if oid and contact in contacts
            )
        )
        trees: dict[str | None, RecordTree | None] = {None: None}
        if oids:
            assert self.register.repository is not None
            read_blobs = map(_read, self.register.repository.blobs(oids))
            trees |= zip(oids, read_blobs, strict=True)
        return trees


def _commit(heading: str, versions: list[_Version]) -> _Commit:
    id, day, names, body = heading.split(_BETWEEN, 3)
    said = frozenset(name.strip() for name in names.split("\x1e") if name.strip())
    title = body.partition("\n")[0]
    undoes = _TITLE.fullmatch(title)
    return _Commit(
        id,
        day,
        _PULL_REQUEST.sub("", title),
        said,
        tuple(_REVERTED.findall(body)),
        _PULL_REQUEST.sub("", undoes[1]) if undoes else None,
        tuple(versions),
    )


def _present(oid: str) -> str | None:
    return oid if oid.strip("0") else None


def _read(data: bytes) -> RecordTree | None:
    try:
        return read(data)
    except NotationError:
        return None
