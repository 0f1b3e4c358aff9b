"""The plan of an erasure, as a privacy officer signs it: object ids, masked paths, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tooling.erasure.rewriting.refs import Group


@dataclass(frozen=True, slots=True)
class ErasedFile:
    """A contact's own file: it goes, in all its `versions` and under every path."""

    path: str
    versions: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Another file with traces; they are redacted, the rest of it stays.

    `versions` are those with a trace, `kinds` of which sort, `exported` whether it looks like a
    list that left the register. `path` is None for a content that only a tag or ref names.
    """

    path: str | None
    versions: int
    kinds: tuple[str, ...]
    exported: bool


@dataclass(frozen=True, slots=True)
class Object:
    """An object with traces, by its id; `where` is a masked ref, `stash@{1}` or its type."""

    oid: str
    where: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that is not erased, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """Everything that an erasure would do. No personal value is in it.

    `messages` are commits whose message, author or committer names a person; `tags` annotated tags
    likewise; `ref_names` refs that are called after a person; `file_names` files that are; `notes`
    the refs of notes with a trace, `stashes` entries of the stash with one; `dangling` objects that
    nothing reaches: they go. `elsewhere` are other places
    with traces: reflogs, messages, caches. `unread` could not be read to the end (an encrypted
    archive): somebody has to look.
    `moved` counts the refs that get another object, by group. `signatures_lost` are signatures and
    signed merges on rewritten commits and tags. `boundary` are the oldest commits that are
    rewritten: whoever brings old history back brings one of them.
    """

    contacts: tuple[str, ...]
    files: tuple[ErasedFile, ...]
    mentions: tuple[Mention, ...]
    file_names: tuple[str, ...]
    messages: tuple[Object, ...]
    tags: tuple[Object, ...]
    notes: tuple[str, ...]
    stashes: tuple[str, ...]
    ref_names: tuple[str, ...]
    dangling: tuple[Object, ...]
    elsewhere: tuple[str, ...]
    unread: tuple[str, ...]
    moved: tuple[tuple[Group, tuple[str, ...]], ...]
    stays: tuple[Stays, ...]
    commits: int
    commits_rewritten: int
    signatures_lost: int
    objects: int
    boundary: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether no trace was found anywhere."""
        return not (self.commits_rewritten or self.dangling or self.elsewhere or self.tags)
