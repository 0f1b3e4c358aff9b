"""The identifier of a contact or a request: eight characters that say nothing about the person.

No vowels, so that it spells no word; a letter first, so that no YAML parser reads it as a number.
"""

from __future__ import annotations

import random
import re

FIRST = "bcdfghjkmnpqrstvwxz"
REST = FIRST + "23456789"
LENGTH = 8
PATTERN = f"^[{FIRST}][{REST}]{{{LENGTH - 1}}}$"

_ID = re.compile(PATTERN)


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id."""
    return _ID.fullmatch(text) is not None


def new_id(rng: random.Random) -> str:
    """Return a fresh id drawn from `rng`; the caller checks that nobody has it yet.

    Pass `random.SystemRandom()` outside tests: an id must not be guessable from another.
    """
    return rng.choice(FIRST) + "".join(rng.choice(REST) for _ in range(LENGTH - 1))
