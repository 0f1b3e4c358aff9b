"""A register made by `init`, with one contact, a campaign and its own key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk import Answer, Desk, init_complete

AINO = "k7m2qd4x"

CAMPAIGN = """\
id: spring
title: Spring
purpose: marketing
channel: email
registers: [customers]
targets_work_duties: true
"""

MAPPING = """\
id: erp
title: The ERP's contacts
source: erp
basis: customer_relationship
columns:
  - {column: No, field: key}
  - {column: Company, field: organisation}
  - {column: Mail, field: email}
  - {column: Phone, field: phone}
defaults: {kind: customer, responsible: liisa@owner.example, country: FI}
"""


def person(**fields: Any) -> dict[str, Any]:
    return {
        "id": AINO,
        "kind": "customer",
        "organisation": "Koivu Oy",
        "role": "Ostaja",
        "emails": [{"address": "Aino@koivu.example", "use": "work"}],
        "phones": [{"number": "+358405550123", "use": "work"}],
        "responsible": "liisa@owner.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": "2024-01-01"}],
        "sources": [{"source": "self", "date": "2024-01-01"}],
        **fields,
    }


class SuppressionDesk(Desk):
    """A register with a key of its own, and `suppress` on its command line."""

    @property
    def key(self) -> Path:
        return self.root / ".git/register/key"

    @property
    def file(self) -> Path:
        return self.root / "records/suppressions.yaml"

    def add(self, address: str, *options: str, reason: str = "objection") -> Answer:
        words = ("suppress", "add", "--reason", reason, "--from", "-", *options)
        answer = self.tooling(*words, given=address)
        assert answer.code == 0, answer.err
        return answer

    def check(self, *addresses: str) -> list[dict[str, Any]]:
        text = "\n".join(addresses)
        found: list[dict[str, Any]] = self.tooling(
            "suppress", "check", "--json", "--from", "-", given=text
        ).json
        return found

    def export(self) -> Answer:
        output = self.root.parent / "list.csv"
        words = ("export", "spring", "--to", "marketing", "--output", str(output), "--force")
        return self.tooling(*words, "--json")

    def rows(self, *rows: str) -> Answer:
        file = self.root.parent / "in.csv"
        file.write_text("\n".join(["No,Company,Mail,Phone", *rows]) + "\n")
        words = ("import", str(file), "--into", "customers", "--source", "erp", "--json")
        return self.tooling(*words)


@pytest.fixture
def desk(tmp_path: Path) -> SuppressionDesk:
    desk = SuppressionDesk(tmp_path / "register")
    init_complete(desk.root)
    desk.put(person())
    desk.write("records/campaigns/spring.yaml", CAMPAIGN)
    desk.write("records/sources/erp.yaml", MAPPING)
    desk.commit()
    return desk
