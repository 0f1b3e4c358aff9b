"""Who is looked for, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

ERASED = "(erased)"
"""What stands in a trace's place. Plain text to YAML, JSON strings, CSV, XML, a ref name and a Git
identity alike; `[erased]` would be a list to YAML."""

ERASED_FILE = b"(This file held personal data and was erased.)\n"
"""What stands in the place of a file that can't be redacted: a container, or not text."""

Kind = Literal["email", "phone", "name", "record"]


@dataclass(frozen=True, slots=True)
class Person:
    """All that is known to point at one person: addresses, numbers in E.164, (given, family).

    Only what is the person's alone: a switchboard's number that colleagues share would find them.
    `ids` are those of the person's own contact files; they are no traces by themselves. `words` are
    names of a single word, each a trace wherever it stands: for a search, not for an erasure.
    """

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Sifted(Enum):
    """The result of a quick look at some bytes.

    NOTHING: no trace. NAMESAKE: another contact's own file, in which only that contact is called
    so. SUSPICIOUS: there may be a trace, and the bytes must be examined.
    """

    NOTHING = 0
    NAMESAKE = 1
    SUSPICIOUS = 2


@dataclass(frozen=True, slots=True)
class Examined:
    """What some bytes hold: traces, or only the same name as somebody else's (`namesakes`).

    `whole` is whether all of it could be read: what is encrypted could not.
    """

    traces: list[Trace]
    namesakes: bool
    whole: bool


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """Characters `start` to `end` of a text point at person number `person`."""

    start: int
    end: int
    kind: Kind
    person: int
