"""Invented contacts, as trees of text and as models."""

from __future__ import annotations

from datetime import date
from typing import Any

from schema.contact import Contact, Customer, Prospect
from schema.vocabulary import Basis, Purpose, RegisterName
from tooling.campaigns.rules.premises import Premises

TODAY = date(2025, 6, 1)

#: Nobody is kept out, and the registers are kept for all that lists are made for, on every ground.
PREMISES = Premises(None, {name: dict.fromkeys(Purpose, frozenset(Basis)) for name in RegisterName})


def customer(id: str = "k7m2qd4x", **fields: Any) -> dict[str, Any]:
    """A small valid customer, whose e-mail address follows from the id."""
    return {
        "id": id,
        "kind": "customer",
        "organisation": "Porvoon Sähköasennus Oy",
        "given_name": "Maija",
        "family_name": "Virtanen",
        "emails": [{"address": f"{id}@porvoonsahko.example", "use": "work"}],
        "responsible": "liisa.korhonen@ensto.example",
        "lawful_basis": [{"basis": "customer_relationship", "since": "2021-03-14"}],
        "sources": [{"source": "erp", "key": id, "date": "2021-03-14"}],
        **fields,
    }


def tree(kind: str = "customer", **fields: Any) -> dict[str, Any]:
    """A contact that can be reached on every channel, all of it at work, without a consent."""
    whole: dict[str, Any] = {
        "id": "k7m2qd4x",
        "kind": kind,
        "organisation": "Kuusamon Kaapeli Oy",
        "given_name": "Aino",
        "family_name": "Esimerkki",
        "role": "Ostopäällikkö",
        "language": "fi",
        "emails": [{"address": "aino@kaapeli.example", "use": "work"}],
        "phones": [{"number": "+358405550123", "use": "work"}],
        "address": {
            "street": "Kitkantie 1",
            "postal_code": "93600",
            "city": "Kuusamo",
            "country": "FI",
        },
        "responsible": "liisa@ensto.example",
        "lawful_basis": [{"basis": "legitimate_interest", "since": "2020-01-01"}],
        "sources": [{"source": "erp", "date": "2020-01-01"}],
    }
    whole.update(fields)
    return {key: value for key, value in whole.items() if value is not None}


def contact(kind: str = "customer", **fields: Any) -> Contact:
    model = Prospect if kind == "prospect" else Customer
    return model.model_validate(tree(kind, **fields))


def consent(purpose: str, *channels: str, **fields: str) -> dict[str, Any]:
    return {
        "basis": "consent",
        "since": "2023-01-01",
        "purpose": purpose,
        "channels": list(channels),
        "evidence": "web form",
        **fields,
    }


def ground(basis: str, since: str = "2020-01-01") -> dict[str, Any]:
    return {"basis": basis, "since": since}
