"""Free texts about a person that name another contact, for the controller to look at (Art. 15(4)).

What is found is said by field and id, never by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tooling.store.contacts import search
from tooling.store.refresh import refreshed
from tooling.store.register import Register
from tooling.subject_report.content import Report
from tooling.subject_report.rules.named import Named, Texts
from tooling.yaml.tree import RecordTree, Tree

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
    found = list(_texts(report))
    if not found:
        return []
    texts = Texts.of([text for *_, text in found])
    own = {record.id for record in report.records}
    own_names = {_name(record.data) for record in report.records}
    with refreshed(register) as current:
        others = search(current, texts.may_name, with_errors=True)
    named = set()
    for other in others:
        if other.id in own:
            continue
        tree: RecordTree = other.tree
        name = _name(tree)
        who = Named(
            ("", "") if name in own_names else name,
            tuple(item["address"] for item in tree.get("emails", ())),
            tuple(item["number"] for item in tree.get("phones", ())),
        )
        for index in texts.naming(who):
            contact, field, day, _ = found[index]
            named.add(Mention(contact, field, other.id, day))
    return sorted(named)


def _texts(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Yield contact, field, day and text of each free text; without a day, it stands there now."""
    shown: set[str] = set()
    for record in report.records:
        for name, value in record.data.items():
            if name not in _NO_TEXT:
                for field, text in _leaves(value, name):
                    shown.add(text)
                    yield record.id, field, "", text
    for event in report.events:
        if event.field.split(".")[0] not in _NO_TEXT:
            for value in (event.before, event.after):
                if value and value not in shown:
                    shown.add(value)
                    yield event.id, event.field, event.time.date().isoformat(), value


def _leaves(value: Tree, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{field}.{index}")
    elif field.endswith(".results"):  # a question is text too, and no name of a field
        for question, answer in value.items():
            yield field, f"{question}\n{answer}"
    else:
        for name, item in value.items():
            yield from _leaves(item, f"{field}.{name}")


def _name(tree: RecordTree) -> tuple[str, str]:
    return str(tree.get("given_name", "")), str(tree.get("family_name", ""))
