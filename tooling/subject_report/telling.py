"""What the operator is told beside a report: where else the person stands, what nobody looked at.

In English, and without a personal value: the words for the person are in the report itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tooling.git.gaps import Gap
from tooling.phrases import counted
from tooling.subject_report.content import NotLooked, Search
from tooling.subject_report.search import Looked, Place
from tooling.subject_report.who import Identified

_MOST = 40
_FEW = 10
_KINDS = {
    "text": "text",
    "note": "somebody else's record",
    "file_name": "name of a file, folder or branch",
    "message": "message of a change",
    "author": "who made changes",
    "responsible": "our contact person of somebody else",
}
_BLIND = {
    "no-history": "This register is not in Git: there is no history to look through.",
    "history": "Other records and the history were not looked through: --deep does it.",
    "missing": "{count} that the history needs are not in this clone: make a full one.",
    "unread": "{count} could not be read as text (encrypted, a picture, a PDF, torn); look there:",
    "submodule": "{count} is another repository's: look there too.",
    "lfs": "Large files are kept outside of this repository (Git LFS).",
    "blocked-key": "The key of records/suppressions.yaml is not here: who is blocked is not known.",
    "blocked-by-name": "records/suppressions.yaml knows no names: ask with an address or number.",
}  # fmt: skip


def places_told(places: Sequence[Place]) -> Iterator[str]:
    """Yield a line for each place, those that are in use first."""
    ordered = sorted(places, key=lambda place: (not place.in_use, place))
    for place in ordered[:_MOST]:
        lines = ",".join(map(str, place.lines[:10]))
        where = f"{place.location}:{lines}" if lines else place.location
        yield f"{where}: {_KINDS[place.kind]}, {_standing(place)}"
    if len(ordered) > _MOST:
        yield f"and {counted(len(ordered) - _MOST, 'more place')}"


def choice_told(person: Identified) -> Iterator[str]:
    """Yield a line for each contact that may be meant: its id, its register, how it was found."""
    for one in person.candidates or person.near:
        gone = "" if one.in_use else ", no longer in use"
        yield f"  {one.id} ({one.register}): found by {one.by}{gone}"


def _standing(place: Place) -> str:
    if place.kind == "author":
        return counted(place.versions, "commit")
    older = f"{counted(place.versions, 'older version')} (git show {place.object[:12]})"
    if not place.object:
        return "in use" if place.in_use else "in the history"
    return f"in use, and in {older}" if place.in_use else f"in {older}"


def blind_told(search: Search, looked: Looked | None) -> Iterator[str]:
    """Yield what was not looked through, and how to get the whole."""
    for one in search.not_looked:
        yield _blind(one)
        if one.reason == "unread" and looked is not None:
            for location in looked.unread[:_FEW]:
                yield f"  {location}"
    for term in search.terms:
        if not term.looked_for:
            yield _TOO_SHORT[term.kind]


def _blind(one: NotLooked) -> str:
    if one.reason in _BLIND:
        return _BLIND[one.reason].format(count=counted(one.count or 0, "object"))
    return Gap(one.reason).told


_TOO_SHORT = {
    "id": "",
    "email": "A part of an address means too many people: it was not looked for in the history.",
    "phone": "A number of so few digits means too many people: it was not looked for.",
    "name": "A name of so few letters means too many people: it was not looked for.",
}
