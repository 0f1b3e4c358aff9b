"""Telling a person from a namesake: whose name is it that stands there?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tooling.rules.tracing.gaps import BOUNDARY
from tooling.rules.tracing.names import Name
from tooling.rules.tracing.normal import WORD, forms
from tooling.rules.tracing.person import Trace
from tooling.rules.tracing.points import Address

_ID = re.compile(r"^id:[ \t]*[\"']?([a-z][a-z0-9]{7})[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_KIND = re.compile(r"^kind:[ \t]*[\"']?(?:customer|partner|media|prospect)\b", re.MULTILINE)
_IDENTITY = re.compile(r"[\"') \t]*<")  # RFC 5322: Name <address>; so do Git's identities
_NEAR = 400


def contact_of(text: str) -> str | None:
    """Return the id of the contact whose file `text` is, or None."""
    if (found := _ID.search(text)) and _KIND.search(text):
        return found[1]
    return None


def is_namesakes(
    text: str, name: Name, owner: str | None, points: Sequence[Trace], others: Sequence[Address]
) -> bool:
    """Whether `name` is rather somebody else's of that name.

    `owner` is the contact whose file the text is, if it is one and none of the person's. `points`
    are the person's own addresses and numbers in the text, `others` the strangers' addresses.
    """
    own = [point for point in points if point.person in name.people]
    if owner is not None and not own:
        return _is_own_name(text, name)
    if identity := _IDENTITY.match(text, name.end):
        return any(other.start == identity.end() for other in others)
    low, high = _record(text, name)
    if any(low <= point.start and point.end <= high for point in own):
        return False
    spelled = [forms(word) for start, end in name.spans for word in WORD.findall(text[start:end])]
    return any(
        low <= other.start and other.end <= high and _carries(text, other, spelled)
        for other in others
    )


def _is_own_name(text: str, name: Name) -> bool:
    """Whether the contact's file says that the contact itself is called so."""
    words = {form for start, end in name.spans for w in WORD.findall(text[start:end])
             for form in forms(w)}  # fmt: skip
    for key in ("given_name", "family_name"):
        said = re.search(rf"^{key}:(.*)$", text, re.MULTILINE)
        if said is None or not any(
            form in words for word in WORD.findall(said[1]) for form in forms(word)
        ):
            return False
    return True


def _record(text: str, name: Name) -> tuple[int, int]:
    """The lines of the name, and those near it up to where the record begins and ends."""
    low, high = max(0, name.start - _NEAR), min(len(text), name.end + _NEAR)
    for boundary in BOUNDARY.finditer(text, low, name.start):
        low = boundary.end()
    after = BOUNDARY.search(text, name.end, high)
    if after is not None:
        high = after.start()
    row = (text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end) % (len(text) + 1))
    delimited = re.search(r"[;,|\t]", text[row[0] : row[1]]) is not None
    return row if delimited and len(name.spans) == 2 else (low, high)


def _carries(text: str, address: Address, spelled: Sequence[tuple[str, ...]]) -> bool:
    """Whether an address says the name itself: `maija.virtanen@elsewhere.example`."""
    local = text[address.start : address.end].rpartition("@")[0].lower()
    return all(any(form in local for form in ways) for ways in spelled)
