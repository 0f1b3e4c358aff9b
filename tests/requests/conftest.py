"""A register in which one person has a record in each of the two registers, and was on a list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from schema.contact import Contact, Customer, Prospect
from schema.disclosure import Disclosure
from schema.layout import contact_path
from schema.request import Request
from tests.desk import CONTROLLER, Answer, Desk, describe
from tooling.yaml.canonical_writer import emit
from tooling.yaml.reader import read

CUSTOMER = "k7m2qd4x"
PROSPECT = "b3w9x2fh"
OTHER = "kcm2qd4x"

#: What of the person must never be seen outside the contacts' own files.
PERSONAL = ("Maija", "Virtanen", "maija", "virtanen", "405550123", "Mannerheiminkatu")

MAIJA: dict[str, Any] = {
    "id": CUSTOMER,
    "kind": "customer",
    "organisation": "Porvoon Sähköasennus Oy",
    "given_name": "Maija",
    "family_name": "Virtanen",
    "role": "Buyer",
    "language": "fi",
    "emails": [{"address": "maija.virtanen@porvoonsahko.example", "use": "work"}],
    "phones": [{"number": "+358405550123", "use": "work"}],
    "address": {"street": "Mannerheiminkatu 12", "city": "Porvoo", "country": "FI"},
    "responsible": "liisa.korhonen@ensto.example",
    "lawful_basis": [
        {"basis": "customer_relationship", "since": "2021-03-14"},
        {
            "basis": "consent",
            "since": "2023-05-02",
            "purpose": "marketing",
            "channels": ["email", "phone"],
            "evidence": "web form",
        },
    ],
    "newsletters": [
        {"issue": "2025-04-fi", "sent": "2025-04-10", "opens": "2", "clicks": "1"},
        {"issue": "2025-05-fi", "sent": "2025-05-22", "opens": "1", "clicks": "0"},
    ],
    "sources": [{"source": "erp", "key": "100234", "date": "2021-03-14"}],
}
AT_THE_FAIR: dict[str, Any] = {
    "id": PROSPECT,
    "kind": "prospect",
    "organisation": "Virtanen Consulting",
    "given_name": "Maija",
    "family_name": "Virtanen",
    "phones": [{"number": "+358405550123", "use": "personal"}],
    "responsible": "liisa.korhonen@ensto.example",
    "lawful_basis": [{"basis": "legitimate_interest", "since": "2024-03-14"}],
    "informed": "2024-03-14",
    "sources": [{"source": "fair", "date": "2024-03-14"}],
}
SOMEBODY: dict[str, Any] = {
    "id": OTHER,
    "kind": "customer",
    "organisation": "Kuusamon Kaapeli Oy",
    "given_name": "Aino",
    "family_name": "Esimerkki",
    "language": "sv-FI",
    "emails": [{"address": "aino@kaapeli.example", "use": "work"}],
    "responsible": "liisa.korhonen@ensto.example",
    "lawful_basis": [{"basis": "customer_relationship", "since": "2021-03-14"}],
    "sources": [{"source": "erp", "key": "100235", "date": "2021-03-14"}],
}
CAMPAIGN = """\
id: spring
title: Spring
purpose: marketing
channel: email
registers: [customers]
targets_work_duties: true
columns: [organisation]
"""


class RequestDesk(Desk):
    """A register, and `request` on its command line; nothing personal is ever said."""

    def tooling(
        self, *arguments: str, today: str = "", given: str = "", terminal: bool = False
    ) -> Answer:
        answer = super().tooling(*arguments, today=today, given=given, terminal=terminal)
        for value in PERSONAL:
            assert value not in answer.err
            assert value not in answer.out
        return answer

    def request(self, *arguments: str, today: str = "") -> Answer:
        return self.tooling("request", *arguments, today=today)

    def done(self, *arguments: str, today: str = "") -> Answer:
        """A verb of `request` that is expected to succeed."""
        answer = self.request(*arguments, today=today)
        assert answer.code == 0, answer.err
        return answer

    def open(self, kind: str, *subjects: str, received: str = "2025-05-20", today: str = "") -> str:
        """Open a request and return its id."""
        named = [part for subject in subjects or (CUSTOMER,) for part in ("--subject", subject)]
        answer = self.done(
            "open", "--kind", kind, *named, "--received", received, "--channel", "email",
            today=today,
        )  # fmt: skip
        found = re.match(r"rq[a-z2-9]{6}", answer.out)
        assert found, answer.out
        return found[0]

    def identified(self, kind: str, *subjects: str) -> str:
        """Open a request, and record that the person was identified."""
        request = self.open(kind, *subjects)
        self.done("identify", request, "--how", "bank identification", "--role", "privacy officer")
        return request

    def contact(self, contact: str) -> Contact:
        for register, model in (("customers", Customer), ("prospects", Prospect)):
            file = self.root / contact_path(register, contact)
            if file.exists():
                return model.model_validate(read(file.read_bytes()))
        raise AssertionError(contact)

    def held(self, request: str) -> Request:
        return Request.model_validate(read(self.path(request).read_bytes()))

    def path(self, request: str) -> Path:
        return self.root / "records/requests" / f"{request}.yaml"

    def disclose(self, day: str, unit: str, *contacts: str, id: str = "dq7k2mxz") -> None:
        tree: dict[str, Any] = {
            "id": id,
            "date": day,
            "campaign": "spring",
            "purpose": "marketing",
            "channel": "email",
            "unit": unit,
            "commit": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            "format": "csv",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "columns": ["id"],
            "exported": str(len(contacts)),
            "contacts": list(contacts),
        }
        self.write(f"records/disclosures/{day}-spring-{id}.yaml", emit(tree, Disclosure))
        self.commit("Disclose")

    def valid(self) -> bool:
        return not [one for one in self.validate().json["findings"] if one["severity"] == "error"]


@pytest.fixture
def desk(repository: Path) -> RequestDesk:
    desk = RequestDesk(repository)
    describe(desk, CONTROLLER + "  - id: sales\n    name: Sales\n    country: FI\n")
    desk.write("records/campaigns/spring.yaml", CAMPAIGN)
    desk.write(".gitignore", "exports/\n")
    for tree in (MAIJA, SOMEBODY, AT_THE_FAIR):
        desk.put(tree)
    desk.commit("Start")
    return desk
