"""A plan: what a command would change, what that was made from, and the digest of both.

Whoever has read a plan can have just that one carried out: `--apply --plan DIGEST` makes the plan
anew and refuses where it is not the same. So nothing has to be kept between the two, and nobody can
change what was signed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from schema.ids import FIRST, REST
from tooling.errors import RegisterError
from tooling.store.change import FileChange

LEAST_DIGITS = 12
"""So many characters of a digest are enough to name a plan: nobody has 2^24 of them."""

_ID = re.compile(rf"(?<![a-z0-9])[{FIRST}][{REST}]{{7}}(?![a-z0-9])".encode())


class Effect(NamedTuple):
    """One thing that would be another: a path or an object, and a fingerprint of what it is before
    and after; None where it is not there.
    """

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Plan:
    """What `verb` would do. `made_from` are fingerprints of what it was asked and what it read.

    Neither holds a personal value in the clear, so the digest may stand in a file or a commit.
    """

    verb: str
    made_from: Mapping[str, str]
    effects: tuple[Effect, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole plan, in hexadecimal; the order of the effects does not matter."""
        parts = [self.verb, sorted(self.made_from.items()), sorted(self.effects, key=repr)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def require(self, signed: str | None) -> None:
        """Raise RegisterError where `signed`, the digest of a plan that somebody read, is given and
        is not this plan's. Its first `LEAST_DIGITS` characters will do.
        """
        require_signed(self.digest, signed)


def require_signed(digest: str, signed: str | None) -> None:
    """Raise RegisterError where `signed` is given and names another plan than `digest`."""
    if signed is None:
        return
    wanted = signed.strip().lower()
    if len(wanted) < LEAST_DIGITS:
        raise RegisterError(
            f"A plan is named by at least {LEAST_DIGITS} characters of its digest",
            "Take it from the plan, as it was printed.",
        )
    if not digest.startswith(wanted):
        raise RegisterError(
            "This is not the plan that was shown: something it was made from has changed",
            "Nothing was written. Have the plan shown again, and read it.",
        )


def plan_of(
    verb: str,
    made_from: Mapping[str, str],
    changes: Iterable[FileChange],
    fresh: Sequence[str] = (),
) -> Plan:
    """Return the plan of `changes`. `fresh` are ids that were drawn for it, in order: made again,
    the plan has others, and is the same plan.
    """
    numbers = {id.encode(): b"#%d" % number for number, id in enumerate(fresh)}
    effects = (
        Effect(
            _named(change.path, numbers),
            fingerprint(change.before, numbers),
            fingerprint(change.after, numbers),
        )
        for change in changes
    )
    return Plan(verb, dict(made_from), tuple(effects))


def fingerprint(content: bytes | None, numbers: Mapping[bytes, bytes] | None = None) -> str | None:
    """Return the SHA-256 of `content`, in which the ids in `numbers` stand as their number."""
    if content is None:
        return None
    return hashlib.sha256(_numbered(content, numbers or {})).hexdigest()


def _numbered(content: bytes, numbers: Mapping[bytes, bytes]) -> bytes:
    if not numbers:
        return content
    return _ID.sub(lambda found: numbers.get(found[0], found[0]), content)


def _named(path: str, numbers: Mapping[bytes, bytes]) -> str:
    """Return `path`; of a contact or request with one of the ids, its folder and its number."""
    folder, _, name = path.rpartition("/")
    number = numbers.get(os.fsencode(name.removesuffix(".yaml")))
    if number is None:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    return f"{folder.removesuffix(f'/{name[:2]}')}/{number.decode()}"
