"""A small register in Git, from which lists are made. All invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from tests.desk import Desk
from tests.people import tree

CONTROLLER = """\
name: Ensto Oy
address:
  street: Ensio Miettisen katu 2
  postal_code: "06100"
  city: Porvoo
  country: FI
email: ensto@ensto.example
contact_point:
  title: Privacy officer
own_systems: true
units:
  - id: marketing
    name: Marketing
    country: FI
  - id: communications
    name: Communications
    country: NO
"""

SPRING = """\
id: spring
title: Spring newsletter
purpose: marketing
channel: email
registers: [customers, prospects]
targets_work_duties: true
where:
  language: [fi]
columns: [organisation, family_name]
"""

OBJECTION = {"against": "direct_advertising", "since": "2024-01-01"}
RESTRICTION = {"ground": "legal_claims", "since": "2024-01-01"}

# id: (kind, what is different from the rest)
PEOPLE: dict[str, tuple[str, dict[str, Any]]] = {
    "bbbbbbbb": ("customer", {}),
    "cccccccc": ("prospect", {}),
    "dddddddd": ("customer", {"objections": [OBJECTION]}),
    "ffffffff": ("partner", {"restriction": RESTRICTION, "objections": [OBJECTION]}),
    "gggggggg": ("prospect", {"role": None}),
    "hhhhhhhh": ("customer", {"language": "sv"}),
    "jjjjjjjj": ("media", {"emails": None}),
}


class Shop(Desk):
    """The register, and what a coordinator does with it."""

    def contact(self, id: str, kind: str = "customer", **fields: Any) -> Path:
        """Write a contact; its e-mail address follows from its id."""
        fields.setdefault("emails", [{"address": f"{id}@kaapeli.example", "use": "work"}])
        return self.put(tree(kind, id=id, **fields))

    def export(self, *args: str, campaign: str = "spring") -> dict[str, Any]:
        """Return the summary of an export that is done."""
        answer = self.tooling("export", campaign, "--to", "marketing", "--json", *args)
        assert answer.code == 0, answer.err
        summary: dict[str, Any] = answer.json
        return summary

    def refused(self, *args: str) -> str:
        """Return what an export says that is refused; nothing was committed or written."""
        head, files = self.head(), self.exports()
        answer = self.tooling("export", *args)
        assert (answer.code, answer.out) == (1, "")
        assert (self.head(), self.exports()) == (head, files)
        return answer.err

    def exports(self) -> list[str]:
        return sorted(path.name for path in (self.root / "exports").glob("*"))


def table(summary: dict[str, Any]) -> list[dict[str, str]]:
    """Return the rows of a list in CSV."""
    text = Path(summary["output"]).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
