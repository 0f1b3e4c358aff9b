"""What one row says: its cells as the part of a contact that the list knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from schema.addresses import normal_email
from schema.rule import RuleId
from schema.source import SourceMapping, Target
from schema.vocabulary import KINDS, RegisterName, Use
from tooling.yaml.tree import RecordTree, Tree

ADDRESS = ("street", "postal_code", "city", "country")
VALUED = {"emails": "address", "phones": "number", "objections": "against"}
"""The lists whose items are mappings, and the key by which one item is known."""

ONLY_IN = {"project_type": RegisterName.PROSPECTS, "outlets": RegisterName.CUSTOMERS}
"""The fields that only one of the registers has."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken. `column` is its heading, if one is to blame; no value is in here."""

    row: int
    column: str | None
    rule: RuleId
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell of a row that is taken without it: its heading, and why; no value is in here.

    `id` is the contact's, once the row has found one, and `is_kept` whether the contact holds a
    value of its own there, which stays.
    """

    row: int
    column: str
    rule: RuleId
    reason: str
    id: str | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A row that was understood: its line in the list, the source's own key of the contact, and the
    part of the contact's tree that the cells fill. An empty cell fills nothing.

    `left_out` are cells that could not be read, and `unread` the fields that they would have
    filled, with the use of an address: what is held there is not taken back because of them.
    `fragments` is what may be addresses in them, by their normal form; it is shown to nobody.
    """

    row: int
    key: str
    values: RecordTree
    left_out: tuple[LeftOut, ...] = ()
    unread: frozenset[tuple[Target, Use]] = frozenset()
    fragments: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def unread_fields(self) -> frozenset[str]:
        """The fields that could not be read, whatever their use."""
        return frozenset(field for field, _ in self.unread)

    def without(self, part: Literal["postal_code"], cell: LeftOut) -> ListedContact:
        """The row without a part of its address, whose `cell` turned out to be wrong."""
        address = {name: text for name, text in self.values["address"].items() if name != part}
        values = {name: text for name, text in self.values.items() if name != "address"}
        return replace(
            self,
            values=values | ({"address": address} if address else {}),
            left_out=(*self.left_out, cell),
            unread=self.unread | {(part, Use.WORK)},
        )


def identity(name: str, item: Tree) -> str:
    """By what `item` of the list `name` is known: the normal form of an address, else its text.

    Empty where the item, as a file in Git's history may have it, has nothing to be known by.
    """
    text = item.get(VALUED[name]) if isinstance(item, dict) and name in VALUED else item
    if not isinstance(text, str):
        return ""
    return normal_email(text) if name == "emails" else text


def new_contact(
    listed: ListedContact,
    mapping: SourceMapping,
    register: RegisterName,
    id: str,
    today: date,
    informed: date | None = None,
) -> RecordTree:
    """The tree of a contact with this `id` that `listed` makes: its cells, the mapping's defaults,
    its lawful basis and its source (GDPR Art. 6(1), 14(2)(f)). `informed` is the day on which
    everybody on the list was given the privacy notice.

    A default stands where the list says nothing, not where it says what can't be read.
    """
    defaults, day = mapping.defaults, today.isoformat()
    kinds = KINDS[register]
    tree: RecordTree = {
        "id": id,
        "kind": (defaults.kind if defaults.kind in kinds else kinds[0]).value,
        "organisation": defaults.organisation,
        "language": None if "language" in listed.unread_fields else defaults.language,
        "responsible": defaults.responsible,
        **listed.values,
        "objections": dated_objections(listed.values.get("objections", []), today),
        "lawful_basis": [{"basis": mapping.basis.value, "since": day}],
    }
    with_country(tree, mapping)
    for name in ("segments", "publications"):
        words = tree.get(name, [])
        tree[name] = [*words, *(word for word in default_words(mapping, name) if word not in words)]
    if notice := informed or defaults.informed:
        tree["informed"] = notice.isoformat()
    detail = {"detail": mapping.detail} if mapping.detail else {}
    source = {"source": mapping.source.value, **detail, "mapping": mapping.id, "key": listed.key}
    tree["sources"] = [source | {"date": day}]
    return {name: part for name, part in tree.items() if part}


def with_mapping(sources: list[RecordTree], position: int, mapping: str) -> list[RecordTree]:
    """`sources` of a contact in which the one at `position` says that it came by `mapping`."""
    named = {**sources[position], "mapping": mapping}
    return [*sources[:position], named, *sources[position + 1 :]]


def with_country(tree: RecordTree, mapping: SourceMapping) -> None:
    """Give the address in `tree`, if there is one without a country, the mapping's."""
    address = tree.get("address")
    if address and "country" not in address and mapping.defaults.country:
        tree["address"] = {**address, "country": mapping.defaults.country}


def default_words(mapping: SourceMapping, name: str) -> tuple[str, ...]:
    """The words of the list `name` that the mapping gives every contact."""
    words: tuple[str, ...] = getattr(mapping.defaults, name, ())
    return words


def dated_objections(items: list[RecordTree], today: date) -> list[Tree]:
    """Objections that a list tells of, as had today."""
    return [{**item, "since": today.isoformat()} for item in items]
