"""A register, a mapping and lists, as a coordinator has them on the desk. All invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.desk import Answer, Desk
from tooling.store.contacts import HeldContact, each_contact
from tooling.store.refresh import refreshed
from tooling.store.register import Register

DAY = "2025-03-04"

ERP = """\
id: erp
title: The ERP's contacts
source: erp
basis: customer_relationship
columns:
  - {column: No, field: key}
  - {column: Company, field: organisation}
  - {column: First, field: given_name}
  - {column: Last, field: family_name}
  - {column: Title, field: role}
  - {column: Mail, field: email}
  - {column: Phone, field: phone}
  - {column: Street, field: street}
  - {column: Zip, field: postal_code}
  - {column: City, field: city}
  - {column: Country, field: country}
  - {column: Groups, field: segments, separator: ;}
ignored: {Full: the two names say the same}
defaults: {kind: customer, responsible: liisa@owner.example, country: FI}
"""

COLUMNS = [
    "No",
    "Company",
    "First",
    "Last",
    "Title",
    "Mail",
    "Phone",
    "Street",
    "Zip",
    "City",
    "Country",
    "Groups",
    "Full",
]

AINO = {
    "No": "1001",
    "Company": "Koivu Oy",
    "First": "Aino",
    "Last": "Äijö-Ñuñez",
    "Title": "Ostaja",
    "Mail": "aino@koivu.example",
    "Phone": "040 555 0123",
    "Street": "Koivukuja 1",
    "Zip": "06100",
    "City": "Porvoo",
    "Country": "FI",
}
BENGT = {
    "No": "1002",
    "Company": "Björk AB",
    "First": "Bengt",
    "Last": "Åström",
    "Mail": "bengt@bjork.example",
    "Phone": "08-123 456 78",
    "Country": "SE",
}


def text_of(
    rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS, delimiter: str = ","
) -> str:
    """The rows as delimited text with a heading."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


class ImportAnswer(Answer):
    """What `import --json` said."""

    @property
    def plan(self) -> Any:
        return self.json

    @property
    def counts(self) -> dict[str, int]:
        counts = self.plan["counts"]
        return {name: number for name, number in counts.items() if number}

    @property
    def refused(self) -> list[tuple[int, str | None, str]]:
        return [(item["row"], item["column"], item["rule"]) for item in self.plan["refused"]]

    @property
    def kept(self) -> list[tuple[str, str]]:
        return [(item["field"], item["why"]) for item in self.plan["kept"]]


class ImportDesk(Desk):
    """A register, and a folder for lists beside it."""

    def map(self, slug: str, text: str) -> None:
        self.write(f"records/sources/{slug}.yaml", text)

    def give(
        self,
        rows: Sequence[Mapping[str, str]] | str | bytes,
        *options: str,
        into: str = "customers",
        source: str = "erp",
    ) -> ImportAnswer:
        """Import a list; `rows` may be the file's text or bytes."""
        data = rows if isinstance(rows, str | bytes) else text_of(rows)
        file = self.root.parent / "list.csv"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        words = ("import", str(file), "--into", into, "--source", source, "--json", *options)
        return ImportAnswer(*self.tooling(*words))

    def take(self, rows: Sequence[Mapping[str, str]] | str | bytes, **where: str) -> ImportAnswer:
        """Import a list and write it; every row must be taken."""
        answer = self.give(rows, "--apply", **where)
        assert answer.code == 0, answer.err + answer.out
        return answer

    def everybody(self) -> list[HeldContact]:
        """The contacts of both registers, by id."""
        with refreshed(Register(self.root)) as index:
            return list(each_contact(index))

    def held(self) -> dict[str, HeldContact]:
        """The contacts, by the key of their first source."""
        found = {}
        with refreshed(Register(self.root)) as index:
            for held in each_contact(index):
                sources: Any = held.tree["sources"]
                found[sources[0].get("key", held.id)] = held
        return found

    def tree(self, key: str) -> Any:
        return self.held()[key].tree

    def file(self, key: str) -> Path:
        return self.root / self.held()[key].path

    def edit(self, key: str, before: str, after: str) -> None:
        """A person changes a contact's file and commits it."""
        file = self.file(key)
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        self.git("commit", "-qam", "Correct a contact")

    def state(self) -> tuple[str, str]:
        """HEAD and what differs from it."""
        return self.head(), self.status()
