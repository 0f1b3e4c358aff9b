"""What the register description says of the data content, and which fields each line speaks of.

The lines that are not `further` are those of the register description, in its order; the others
tell what the schema holds besides. A field of a contact that stands in no line is a finding of
`validate` (`text-missing`), so the description and the schema can't drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schema.base import Record
from schema.contact import Customer, Prospect
from schema.vocabulary import RegisterName


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line: the key of its text, and the fields that it covers.

    Where there are several, their names follow in brackets; `parts` names some of the fields
    inside instead. `further` lines are not in the form of the register description.
    """

    key: str
    fields: tuple[str, ...]
    parts: tuple[str, ...] = ()
    further: bool = False


_NAME = ContentLine("content.name", ("given_name", "family_name"))
_REACH = ContentLine("content.reach", ("address", "phones", "emails"))
_RESPONSIBLE = ContentLine("content.responsible", ("responsible",))
_PUBLICATIONS = ContentLine("content.publications", ("publications",))
_NEWSLETTERS = ContentLine("content.newsletters", ("newsletters",), ("opens", "clicks"))
_WORK = ContentLine("content.work", ("role", "language"), further=True)
_GROUPING = ContentLine("content.grouping", ("id", "kind", "segments"), further=True)
_PERMISSION = ContentLine(
    "content.permission",
    ("lawful_basis", "objections", "restriction", "holds", "informed", "statements"),
    further=True,
)

CONTENT: Mapping[RegisterName, tuple[ContentLine, ...]] = MappingProxyType(
    {
        RegisterName.CUSTOMERS: (
            ContentLine("content.customers.organisation", ("organisation",)),
            _NAME,
            _REACH,
            _RESPONSIBLE,
            ContentLine("content.sales", ("sales",)),
            ContentLine("content.customers.interactions", ("interactions",)),
            ContentLine("content.surveys", ("surveys",)),
            _PUBLICATIONS,
            _NEWSLETTERS,
            _WORK,
            ContentLine("content.outlets", ("outlets",), further=True),
            _GROUPING,
            _PERMISSION,
            ContentLine("content.customers.sources", ("sources",), further=True),
            ContentLine("content.documents", ("documents",), further=True),
        ),
        RegisterName.PROSPECTS: (
            ContentLine("content.prospects.organisation", ("organisation",)),
            _NAME,
            _REACH,
            _RESPONSIBLE,
            ContentLine("content.prospects.interactions", ("interactions",)),
            ContentLine("content.research", ("research",)),
            ContentLine("content.prospects.sources", ("sources",)),
            ContentLine("content.project_type", ("project_type",)),
            ContentLine("content.estimated_sales", ("estimated_sales",)),
            ContentLine("content.publications", ("publications",), further=True),
            ContentLine("content.newsletters", ("newsletters",), ("opens", "clicks"), further=True),
            _WORK,
            _GROUPING,
            _PERMISSION,
        ),
    }
)

#: The model of each register's contacts.
CONTACTS: Mapping[RegisterName, type[Record]] = MappingProxyType(
    {RegisterName.CUSTOMERS: Customer, RegisterName.PROSPECTS: Prospect}
)
