"""Telling a person from a namesake: whose name is it that stands there?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tooling.rules.traces.between_names import BOUNDARY
from tooling.rules.traces.contact_points import Address
from tooling.rules.traces.names import Name
from tooling.rules.traces.normalise import WORD, forms
from tooling.rules.traces.person import Trace

_ID = re.compile(r"^id:[ \t]*[\"']?([a-z][a-z0-9]{7})[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_KIND = re.compile(r"^kind:[ \t]*[\"']?(?:customer|partner|media|prospect)\b", re.MULTILINE)
_IDENTITY = re.compile(r"[\"') \t]*<")  # RFC 5322: Name <address>; so do Git's identities
_NEAR = 400
OWN_NAME = ("given_name:", "family_name:")
"""How the lines begin in which a contact's file says what the contact is called."""
_DELIMITER = re.compile(r"[;,|\t]")


def contact_of(text: str) -> str | None:
    """Return the id of the contact whose file `text` is, or None."""
    if (found := _ID.search(text)) and _KIND.search(text):
        return found[1]
    return None


class Surroundings:
    """The addresses and numbers in a text, to be asked whose name it is that stands near them.

    `owner` is the contact whose file the text is, if it is one and none of the person's. `points`
    are the people's own addresses and numbers, `others` the strangers' addresses, both in order.
    """

    def __init__(
        self, text: str, owner: str | None, points: Sequence[Trace], others: Sequence[Address]
    ) -> None:
        self._text, self._owner, self._others = text, owner, others
        self._starts = [other.start for other in others]
        self._own: dict[int, list[int]] = {}
        for point in points:
            self._own.setdefault(point.person, []).append(point.start)

    def is_namesakes(self, name: Name) -> bool:
        """Whether `name` is rather somebody else's of that name.

        In another contact's file, in which no address of the person stands, it is if the contact
        itself is called so. In `Name <address>` it is if the address is a stranger's. Elsewhere
        the record decides: it is if a stranger's address says the name, and none of the person's
        own addresses and numbers is there.
        """
        if self._owner is not None and not any(person in self._own for person in name.people):
            return _is_own_name(self._text, name)
        if identity := _IDENTITY.match(self._text, name.end):
            at = bisect_left(self._starts, identity.end())
            return self._starts[at : at + 1] == [identity.end()]
        low, high = _record(self._text, name)
        for person in name.people:
            own = self._own.get(person, ())
            if bisect_left(own, low) < bisect_left(own, high):
                return False
        spelled = [
            forms(word) for start, end in name.spans for word in WORD.findall(self._text[start:end])
        ]
        near = self._others[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return any(_carries(self._text, other, spelled) for other in near)


def _is_own_name(text: str, name: Name) -> bool:
    """Whether the contact's file says that the contact itself is called so."""
    words = {form for start, end in name.spans for form in _forms_in(text[start:end])}
    for key in OWN_NAME:
        said = re.search(rf"^{key}(.*)$", text, re.MULTILINE)
        if said is None or words.isdisjoint(_forms_in(said[1])):
            return False
    return True


def _forms_in(text: str) -> set[str]:
    return {form for word in WORD.findall(text) for form in forms(word)}


def _record(text: str, name: Name) -> tuple[int, int]:
    """Return from where to where the record goes that the name is in.

    It ends at a boundary, or where it is no longer near the name; a row of columns is a record,
    however long it is.
    """
    low, high = max(0, name.start - _NEAR), min(len(text), name.end + _NEAR)
    before = [boundary.end() for boundary in BOUNDARY.finditer(text, low, name.start)]
    after = [boundary.start() for boundary in BOUNDARY.finditer(text, name.end, high)]
    begin, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    end = len(text) if end < 0 else end
    near = max([low, *before]), min([high, *after])
    row = max([begin, *before]), min([end, *after])
    in_row = len(name.spans) == 2 and "\n" not in text[name.start : name.end]
    if in_row and _DELIMITER.search(text, max(near[0], begin), min(near[1], end)):
        return row
    return near


def _carries(text: str, address: Address, spelled: Sequence[tuple[str, ...]]) -> bool:
    """Whether an address says the name itself: `maija.virtanen@elsewhere.example`."""
    local = _plainest(text[address.start : address.end].rpartition("@")[0].lower())
    return all(any(_plainest(form) in local for form in ways) for ways in spelled)


def _plainest(word: str) -> str:
    """Return a word as some write it, in addresses above all: æ as a, ß as s."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")
