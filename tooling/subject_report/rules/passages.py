"""What a trace of somebody in a text tells: in a field of a contact's own, or in a note. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tooling.rules.traces import Trace
from tooling.rules.traces.namesakes import contact_of

Kind = Literal["own", "note", "responsible", "text"]

_OWN = frozenset({"given_name", "family_name", "emails", "phones", "organisation"})
_TOP = re.compile(r"^([a-z_]+):", re.MULTILINE)
_BY = re.compile(r"\s*(?:- )?by:")


class Passage(NamedTuple):
    """One line, from 1 (0 where it is in what is packed), that tells of person number `person`."""

    line: int
    person: int
    kind: Kind


def passages(text: str, traces: Sequence[Trace]) -> tuple[str | None, list[Passage]]:
    """Return the contact whose file `text` is, or None, and what each trace in it tells.

    In a contact's file a trace is in a field of the contact's own (`own`), in the name of an
    employee (`responsible`), or in a `note`. In any other file it stands in a `text`.
    """
    contact = contact_of(text)
    return contact, sorted(set(_passages(text, traces, contact)))


def _passages(text: str, traces: Sequence[Trace], contact: str | None) -> Iterator[Passage]:
    fields = [(found.start(), found[1]) for found in _TOP.finditer(text)]
    for trace in traces:
        packed = trace.start == 0 and trace.end >= len(text)
        line = 0 if packed else text.count("\n", 0, trace.start) + 1
        if contact is None or packed:
            yield Passage(line, trace.person, "text" if contact is None else "note")
            continue
        field = next((name for start, name in reversed(fields) if start <= trace.start), "")
        begin = text.rfind("\n", 0, trace.start) + 1
        if field in _OWN:
            kind: Kind = "own"
        elif field == "responsible" or _BY.match(text, begin):
            kind = "responsible"
        else:
            kind = "note"
        yield Passage(line, trace.person, kind)
