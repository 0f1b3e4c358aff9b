"""A register with one person in both of its parts, and everything that can be held on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.desk import IDS, Desk
from tests.documents.conftest import CONTROLLER, CUSTOMERS, PROSPECTS
from tests.people import customer
from tooling.store.register import Register
from tooling.subject_report.content import Report, SearchTerm
from tooling.subject_report.report import subject_report
from tooling.subject_report.who import Identified

TODAY = date(2025, 6, 1)
CUSTOMER, PROSPECT, OTHER = IDS[0], IDS[1], IDS[2]
SEALED = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n"

FULL: dict[str, Any] = {
    "kind": "media",
    "role": "Hankinta|päällikkö *",
    "language": "fi",
    "phones": [{"number": "+358405550123", "use": "work"}],
    "address": {"street": "Katu 1", "postal_code": "06100", "city": "Porvoo", "country": "FI"},
    "lawful_basis": [
        {"basis": "customer_relationship", "since": "2021-03-14"},
        {"basis": "consent", "since": "2021-03-14", "purpose": "marketing",
         "channels": ["email", "phone"], "evidence": "form 12", "withdrawn": "2024-01-15"},
    ],
    "objections": [{"against": "market_research", "since": "2024-01-15", "request": "rqw7k2mx"}],
    "restriction": {"ground": "legal_claims", "since": "2024-02-01"},
    "holds": [{"reason": "bookkeeping", "until": "2030-12-31", "note": "the act"}],
    "informed": "2021-03-14",
    "statements": [{"date": "2024-03-01", "text": "Never a buyer"}],
    "segments": ["electrical-contractor"],
    "publications": ["newsletter-fi"],
    "outlets": ["Sähkölehti"],
    "interactions": [
        {"date": "2024-06-03", "channel": "fair", "summary": "Wants\na quote\n",
         "by": "antti.laine@ensto.example"},
    ],
    "surveys": [{"survey": "s-2024", "answered": "2024-09-30", "results": {"Q1. Why?": "9"}}],
    "newsletters": [{"issue": "2024-10-fi", "sent": "2024-10-04", "opens": "2", "clicks": "1"}],
    "documents": [{"kind": "contract", "location": "turvalokero", "date": "2021-03-14"}],
    "sales": SEALED,
}  # fmt: skip

POTENTIAL: dict[str, Any] = {
    "kind": "prospect",
    "lawful_basis": [{"basis": "legitimate_interest", "since": "2024-05-02"}],
    "research": [{"survey": "m-2024", "answered": "2024-05-03", "results": {"size": "small"}}],
    "sources": [{"source": "fair", "detail": "Jyväskylä", "date": "2024-05-02"}],
    "project_type": "kerrostalo",
    "estimated_sales": SEALED,
}

REQUESTS = {
    "rqw7k2mx": "kind: objection\nsubjects: [{id}]\nreceived: 2024-01-15\nchannel: phone\n"
    "due: 2024-02-15\noutcome: fulfilled\nclosed: 2024-01-15\n",
    "rqb3k4mz": "kind: access\nsubjects: [{id}]\nreceived: 2025-05-20\nchannel: letter\n"
    "due: 2025-06-20\n",
}

DISCLOSURE = """\
id: dzw7k2mx
date: 2024-03-01
campaign: spring
purpose: marketing
channel: email
unit: marketing
commit: {commit}
format: csv
sha256: {sha}
columns: [id, email]
exported: 1
contacts:
  - {id}
"""

CAMPAIGN = "id: spring\ntitle: Kevät\npurpose: marketing\nchannel: email\nregisters: [customers]\n"


@pytest.fixture
def person(desk: Desk) -> Desk:
    """The register; the person is `CUSTOMER` and `PROSPECT`."""
    records = desk.root / "records"
    (records / "controller.yaml").write_text(CONTROLLER, "utf-8")
    (records / "customers/register.yaml").write_text(CUSTOMERS, "utf-8")
    prospects = PROSPECTS + "sealed: [estimated_sales]\n"
    (records / "prospects/register.yaml").write_text(prospects, "utf-8")
    desk.put(customer(CUSTOMER, **FULL))
    (desk.root / f"records/customers/{PROSPECT[:2]}/{PROSPECT}.yaml").unlink()
    desk.put(customer(PROSPECT, **POTENTIAL))
    for folder in ("requests", "disclosures", "campaigns"):
        (records / folder).mkdir()
    for name, text in REQUESTS.items():
        (records / f"requests/{name}.yaml").write_text(f"id: {name}\n" + text.format(id=CUSTOMER))
    (records / "campaigns/spring.yaml").write_text(CAMPAIGN, "utf-8")
    disclosure = DISCLOSURE.format(commit="a" * 40, sha="b" * 64, id=CUSTOMER)
    (records / "disclosures/2024-03-01-spring-dzw7k2mx.yaml").write_text(disclosure)
    desk.commit("Fill it in")
    desk.put(customer(CUSTOMER, **{**FULL, "role": "Johtaja"}))
    desk.commit("Change the duties")
    return desk


def report_on(desk: Desk, *contacts: str, **options: Any) -> Report:
    """The report, without the command line."""
    terms = tuple(SearchTerm(kind="id", text=contact) for contact in contacts)
    return subject_report(Register(desk.root), Identified(contacts, terms, None), TODAY, **options)


def long_life() -> dict[str, Any]:
    """A contact of ten years: a newsletter a week, 200 interactions."""
    days = [date.fromordinal(date(2015, 1, 2).toordinal() + 7 * week) for week in range(520)]
    channels = ("email", "phone", "meeting", "fair")
    return {
        **FULL,
        "newsletters": [
            {"issue": f"n{number}", "sent": day.isoformat(), "opens": str(number % 3),
             "clicks": str(number % 2)}
            for number, day in enumerate(days)
        ],
        "interactions": [
            {"date": days[number * 2].isoformat(), "channel": channels[number % 4],
             "summary": f"Call {number}"}
            for number in range(200)
        ],
    }  # fmt: skip
