"""How the columns of an ERP, web form or fair list map to fields: `records/sources/<slug>.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schema.addresses import Country
from schema.base import Record
from schema.scalars import Line, Slug, Text
from schema.vocabulary import Basis, Kind, SourceKind, Use

Target = Literal[
    "key",
    "kind",
    "organisation",
    "given_name",
    "family_name",
    "role",
    "language",
    "email",
    "phone",
    "street",
    "postal_code",
    "city",
    "country",
    "responsible",
    "segments",
    "publications",
    "outlets",
    "project_type",
]


class Column(Record):
    """What one column of the list becomes."""

    column: Line
    """The column's heading, as the list writes it."""
    field: Target
    """The field it fills; `key` is the source's own identifier."""
    use: Use = Use.WORK
    """E-mail and phone only: whether the address is the one at work."""
    separator: Annotated[str, Field(min_length=1, max_length=10)] | None = None
    """What stands between several values in one cell."""
    values: dict[Line, Line] = {}
    """The list's words and ours, for columns with words of their own (`Suomi: FI`)."""


class Defaults(Record):
    """What every contact of the list gets where the list says nothing."""

    kind: Kind | None = None
    """Kind."""
    organisation: Line | None = None
    """Organisation."""
    language: Line | None = None
    """Language."""
    country: Country | None = None
    """Country, also the one by which national phone numbers are read."""
    responsible: Line | None = None
    """Our own contact person."""
    segments: tuple[Slug, ...] = ()
    """Segments."""
    publications: tuple[Slug, ...] = ()
    """Publications."""


class SourceMapping(Record):
    """`records/sources/<slug>.yaml`."""

    id: Slug
    """The mapping's name, as in `import --source`; the file's name says the same."""
    title: Line
    """What the list is."""
    source: SourceKind
    """The kind of source that contacts from it name."""
    detail: Line | None = None
    """The detail that contacts from it name: which fair, which form."""
    basis: Basis
    """The lawful basis of contacts that come from it; never consent, which needs evidence of its
    own."""
    encoding: Literal["utf-8", "utf-16", "cp1252", "iso-8859-1", "iso-8859-15"] | None = None
    """The list's encoding; without it, it is found out."""
    delimiter: Literal[",", ";", "tab", "|"] | None = None
    """What stands between cells; without it, it is found out from the heading."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    """The columns that are read."""
    ignored: dict[Line, Text] = {}
    """The columns that are not read, each with the reason; any other column stops the import."""
    defaults: Defaults = Defaults()
    """What is filled in."""

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if sum(column.field == "key" for column in self.columns) != 1:
            raise PydanticCustomError(
                "source-key", "exactly one column is the source's key, by which a row is known"
            )
        return self

    @model_validator(mode="after")
    def _basis_is_no_consent(self) -> Self:
        if self.basis is Basis.CONSENT:
            raise PydanticCustomError(
                "consent-by-import", "consent is not given by being on a list"
            )
        return self
