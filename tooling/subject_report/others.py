"""Free texts about a person that name another contact, for the controller to look at (Art. 15(4)).

What is found is said by field and id, never by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tooling.store.register import Register
from tooling.store.search import search
from tooling.subject_report.content import Report
from tooling.subject_report.rules import Named, Texts
from tooling.yaml.tree import Tree

#: Who the person is, and what is no text: the rest is.
_NO_TEXT = frozenset(
    {
        "id", "kind", "organisation", "given_name", "family_name", "language", "emails", "phones",
        "address", "responsible", "segments", "publications", "newsletters", "restriction",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A text of `contact` that names `other`: its field; `history` is the day of a change, or none.

    A text that was changed since stands in the history alone.
    """

    contact: str
    field: str
    other: str
    history: str = ""


def mentions(register: Register, report: Report) -> list[Mention]:
    """Return which free texts of `report` name another contact of the register.

    Looked for are full names, e-mail addresses and phone numbers of every other contact. A
    namesake of the person is not.
    """
    places, texts = [], []
    for place, text in _texts(report):
        places.append(place)
        texts.append(text)
    if not texts:
        return []
    asked = Texts.of(texts)
    own = {record.id for record in report.records}
    names = {_name(record.data) for record in report.records}
    others, _ = search(register, asked.may_name)
    found = set()
    for held in others:
        if held.id in own:
            continue
        name = _name(held.tree)
        named = Named(
            ("", "") if name in names else name,
            tuple(_parts(held.tree, "emails", "address")),
            tuple(_parts(held.tree, "phones", "number")),
        )
        for at in asked.naming(named):
            contact, field, day = places[at]
            found.add(Mention(contact, field, held.id, day))
    return sorted(found)


def _texts(report: Report) -> Iterator[tuple[tuple[str, str, str], str]]:
    shown: set[str] = set()
    for record in report.records:
        for name, value in record.data.items():
            if name not in _NO_TEXT:
                for field, text in _leaves(value, name):
                    shown.add(text)
                    yield (record.id, field, ""), text
    contact = report.records[0].id if len(report.records) == 1 else ""
    for event in report.events:
        if event.field.split(".")[0] not in _NO_TEXT:
            for side in (event.before, event.after):
                if side and side not in shown:
                    shown.add(side)
                    yield (contact, event.field, event.time.date().isoformat()), side


def _leaves(value: Tree, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _leaves(item, f"{field}.{place}")
    elif field.endswith(".results"):  # a question is text too, and no name of a field
        for question, answer in value.items():
            yield field, f"{question}\n{answer}"
    else:
        for name, item in value.items():
            yield from _leaves(item, f"{field}.{name}")


def _name(tree: dict[str, Tree]) -> tuple[str, str]:
    return str(tree.get("given_name", "")), str(tree.get("family_name", ""))


def _parts(tree: dict[str, Tree], name: str, key: str) -> Iterator[str]:
    items = tree.get(name)
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(value := item.get(key), str):
            yield value
