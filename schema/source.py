"""How the columns of an ERP, web form or fair list map to fields: `records/sources/<slug>.yaml`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schema.addresses import Country
from schema.base import Record, broken
from schema.encodings import Encoding
from schema.layout import FileKind
from schema.rule import Rule
from schema.scalars import Day, Line, Slug, Text
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
    "objections",
]

LISTS = frozenset({"email", "phone", "segments", "publications", "outlets", "objections"})
"""The targets that take several values, from several columns or from one cell."""

JOINED = {"street": ", ", "given_name": " ", "family_name": " "}
"""The texts that several columns may make up together, and what stands between the parts."""


_rule = partial(Rule, files=(FileKind.SOURCE,))

SOURCE_SEPARATOR = _rule(
    "source-separator",
    "only e-mail, phone, segments, publications, outlets and objections take several values from "
    "one cell", "remove `separator:`",
)  # fmt: skip
SOURCE_KEY = _rule(
    "source-key", "exactly one column is the source's key, by which a row is known",
    "map it with `field: key`",
)  # fmt: skip
SOURCE_COLUMN_TWICE = _rule(
    "source-column-twice",
    "a column stands here once: mapped to one field (and the key), or ignored", "keep one",
)  # fmt: skip
SOURCE_FIELD_TWICE = _rule(
    "source-field-twice", "two columns fill one field that has one value", "keep one"
)
CONSENT_BY_IMPORT = _rule(
    "consent-by-import", "consent is not given by being on a list (GDPR Art. 7(1))",
    "name the basis on which the list was had",
)  # fmt: skip


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
    values: Annotated[dict[Line, Line], Field(default_factory=dict)]
    """The list's words and ours, for columns with words of their own (`Suomi: FI`); a word that is
    not here stands for itself."""
    empty: tuple[Line, ...] = ()
    """The words by which the list says that there is nothing (`n/a`, `No`)."""

    @model_validator(mode="after")
    def _separator_is_of_a_list(self) -> Self:
        if self.separator and self.field not in LISTS:
            raise broken(SOURCE_SEPARATOR)
        return self


class Defaults(Record):
    """What every contact of the list gets where the list says nothing."""

    kind: Kind | None = None
    """Kind; the register of prospects has only one."""
    organisation: Line | None = None
    """Organisation."""
    language: Line | None = None
    """Language."""
    country: Country | None = None
    """Country, also the one by which national phone numbers are read."""
    responsible: Line | None = None
    """Our own contact person."""
    informed: Day | None = None
    """The day on which everybody on the list was given the privacy notice."""
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
    formerly: tuple[Slug, ...] = ()
    """The names that the mapping had before; contacts that came by it then are still its own."""
    source: SourceKind
    """The kind of source that contacts from it name."""
    detail: Line | None = None
    """The detail that contacts from it name: which fair, which form. It belongs to the identity of
    a row: badge 7 of one fair is not badge 7 of another."""
    basis: Basis
    """The lawful basis of contacts that come from it; never consent, which needs evidence of its
    own."""
    encoding: Encoding | None = None
    """The list's encoding (`cp1257`, `iso-8859-15`); without it, it is found out where the list is
    in UTF-8 or says it, and asked for where it is not."""
    delimiter: Literal[",", ";", "tab", "|"] | None = None
    """What stands between cells; without it, it is found out from the heading."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    """The columns that are read."""
    ignored: Annotated[dict[Line, Text], Field(default_factory=dict)]
    """The columns that are not read, each with the reason; any other column stops the import."""
    defaults: Defaults = Defaults()
    """What is filled in."""

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if sum(column.field == "key" for column in self.columns) != 1:
            raise broken(SOURCE_KEY)
        return self

    @model_validator(mode="after")
    def _columns_are_told_apart(self) -> Self:
        names = [column.column for column in self.columns if column.field != "key"]
        if len(set(names)) < len(names) or any(
            column.column in self.ignored for column in self.columns
        ):
            raise broken(SOURCE_COLUMN_TWICE)
        fields = [column.field for column in self.columns if column.field not in LISTS]
        if any(fields.count(field) > 1 and field not in JOINED for field in fields):
            raise broken(SOURCE_FIELD_TWICE)
        return self

    @model_validator(mode="after")
    def _basis_is_no_consent(self) -> Self:
        if self.basis is Basis.CONSENT:
            raise broken(CONSENT_BY_IMPORT)
        return self
