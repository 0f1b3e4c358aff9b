"""Lists as real programs write them: their headings, with invented people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.desk import ImportDesk, text_of

MAILCHIMP = """\
id: mailchimp
title: Newsletter audience
source: web
detail: newsletter form
basis: legitimate_interest
columns:
  - {column: EUID, field: key}
  - {column: Email Address, field: email, use: personal}
  - {column: First Name, field: given_name}
  - {column: Last Name, field: family_name}
  - {column: CC, field: country, empty: [XX]}
  - {column: TAGS, field: segments, separator: ",", values: {'"Solar fair"': solar-fair}}
ignored: {
  MEMBER_RATING: "their score", OPTIN_TIME: "consent is recorded by hand, with its evidence",
  OPTIN_IP: "not needed", CONFIRM_TIME: "as OPTIN_TIME", CONFIRM_IP: "not needed",
  LATITUDE: "where a reader was is not needed", LONGITUDE: "as LATITUDE", GMTOFF: "as LATITUDE",
  DSTOFF: "as LATITUDE", TIMEZONE: "as LATITUDE", REGION: "as LATITUDE",
  LAST_CHANGED: "not needed", LEID: "EUID is the key", NOTES: "read by a person"}
defaults: {organisation: Private reader, responsible: liisa@owner.example}
"""
MAILCHIMP_COLUMNS = [
    "Email Address",
    "First Name",
    "Last Name",
    "MEMBER_RATING",
    "OPTIN_TIME",
    "OPTIN_IP",
    "CONFIRM_TIME",
    "CONFIRM_IP",
    "LATITUDE",
    "LONGITUDE",
    "GMTOFF",
    "DSTOFF",
    "TIMEZONE",
    "CC",
    "REGION",
    "LAST_CHANGED",
    "LEID",
    "EUID",
    "NOTES",
    "TAGS",
]
READER = {
    "Email Address": "tiina@lukija.example",
    "First Name": "Tiina",
    "Last Name": "Lukija",
    "MEMBER_RATING": "2",
    "CC": "fi",
    "EUID": "a1b2c3",
    "TAGS": '"Solar fair"',
}

GERMAN_COLUMNS = [
    "Emailadresse", "Vorname", "Nachname", "Erlaubnis zum Marketing", *MAILCHIMP_COLUMNS[3:],
]  # fmt: skip
GERMAN = (
    MAILCHIMP.replace("Email Address", "Emailadresse")
    .replace("First Name", "Vorname")
    .replace("Last Name", "Nachname")
    .replace("ignored: {", 'ignored: {Erlaubnis zum Marketing: "recorded by hand",')
)

HUBSPOT = """\
id: hubspot
title: HubSpot contacts
source: web
basis: legitimate_interest
columns:
  - {column: Record ID, field: key}
  - {column: First Name, field: given_name}
  - {column: Last Name, field: family_name}
  - {column: Email, field: email}
  - {column: Phone Number, field: phone}
  - {column: Associated Company, field: organisation}
  - {column: Country/Region, field: country}
  - column: Contact owner
    field: responsible
    values: {Liisa Owner: liisa@owner.example}
ignored: {Lead Status: kept in HubSpot, Create Date: the day of the import stands for it}
"""
HUBSPOT_COLUMNS = [
    "Record ID",
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Lead Status",
    "Create Date",
    "Associated Company",
    "Country/Region",
    "Contact owner",
]

OUTLOOK = """\
id: outlook
title: A salesperson's address book
source: own_activity
basis: legitimate_interest
encoding: cp1252
columns:
  - {column: E-mail Address, field: key}
  - {column: E-mail Address, field: email}
  - {column: Company, field: organisation}
  - {column: First Name, field: given_name}
  - {column: Middle Name, field: given_name}
  - {column: Last Name, field: family_name}
  - {column: Job Title, field: role}
  - {column: E-mail 2 Address, field: email}
  - {column: E-mail 3 Address, field: email, use: personal}
  - {column: Business Phone, field: phone}
  - {column: Mobile Phone, field: phone}
  - {column: Home Phone, field: phone, use: personal}
  - {column: Business Street, field: street}
  - {column: Business Street 2, field: street}
  - {column: Business Postal Code, field: postal_code}
  - {column: Business City, field: city}
  - {column: Business Country/Region, field: country}
ignored: {Title: no title is kept, Birthday: not needed}
defaults: {responsible: liisa@owner.example, country: SE}
"""
OUTLOOK_COLUMNS = [
    "Title",
    "First Name",
    "Middle Name",
    "Last Name",
    "Company",
    "Job Title",
    "Business Street",
    "Business Street 2",
    "Business City",
    "Business Postal Code",
    "Business Country/Region",
    "Business Phone",
    "Home Phone",
    "Mobile Phone",
    "Birthday",
    "E-mail Address",
    "E-mail 2 Address",
    "E-mail 3 Address",
]

BREVO = """\
id: brevo
title: Brevo contacts
source: web
basis: legitimate_interest
columns:
  - {column: EMAIL, field: key}
  - {column: EMAIL, field: email, use: personal}
  - {column: LASTNAME, field: family_name}
  - {column: FIRSTNAME, field: given_name}
  - {column: SMS, field: phone, use: personal}
  - column: EMAIL_BLACKLISTED
    field: objections
    values: {"true": direct_advertising}
    empty: ["false"]
ignored: {SMS_BLACKLISTED: the same people, ADDED_TIME: not needed, MODIFIED_TIME: not needed}
defaults: {organisation: Private reader, responsible: liisa@owner.example}
"""
BREVO_COLUMNS = [
    "EMAIL",
    "LASTNAME",
    "FIRSTNAME",
    "SMS",
    "EMAIL_BLACKLISTED",
    "SMS_BLACKLISTED",
    "ADDED_TIME",
    "MODIFIED_TIME",
]

GOOGLE = """\
id: google
title: Google contacts
source: own_activity
basis: legitimate_interest
columns:
  - {column: File As, field: key}
  - {column: First Name, field: given_name}
  - {column: Last Name, field: family_name}
  - {column: Organization Name, field: organisation}
  - {column: Organization Title, field: role}
  - {column: E-mail 1 - Value, field: email, separator: " ::: "}
  - {column: Phone 1 - Value, field: phone, separator: " ::: "}
  - {column: Address 1 - Formatted, field: street}
  - {column: Address 1 - Country, field: country}
ignored: {Notes: read by a person}
defaults: {responsible: liisa@owner.example, country: EE}
"""
GOOGLE_COLUMNS = [
    "First Name",
    "Last Name",
    "File As",
    "Organization Name",
    "Organization Title",
    "Notes",
    "E-mail 1 - Value",
    "Phone 1 - Value",
    "Address 1 - Formatted",
    "Address 1 - Country",
]


def without(tree: Any, *names: str) -> Any:
    """The tree without what is the same in every import."""
    common = ("id", "kind", "responsible", "lawful_basis", "sources", *names)
    return {name: part for name, part in tree.items() if name not in common}


def take(desk: ImportDesk, slug: str, mapping: str, data: str | bytes) -> Any:
    desk.map(slug, mapping)
    before = set(desk.held())
    desk.take(data, into="prospects", source=slug)
    again = desk.give(data, "--apply", into="prospects", source=slug)
    assert set(again.counts) == {"rows", "unchanged"}
    (key,) = set(desk.held()) - before
    return without(desk.tree(key))


@pytest.mark.parametrize(
    ("slug", "mapping", "columns"),
    [("mailchimp", MAILCHIMP, MAILCHIMP_COLUMNS), ("german", GERMAN, GERMAN_COLUMNS)],
)
def test_mailchimp_in_two_languages(
    desk: ImportDesk, slug: str, mapping: str, columns: list[str]
) -> None:
    said = dict(zip(MAILCHIMP_COLUMNS[:3], columns[:3], strict=True))
    reader = {said.get(name, name): text for name, text in READER.items()}
    mapping = mapping.replace("id: mailchimp", f"id: {slug}")
    assert take(desk, slug, mapping, text_of([reader], columns)) == {
        "organisation": "Private reader",
        "given_name": "Tiina",
        "family_name": "Lukija",
        "emails": [{"address": "tiina@lukija.example", "use": "personal"}],
        "address": {"country": "FI"},
        "segments": ["solar-fair"],
    }


def test_hubspot(desk: ImportDesk) -> None:
    contact = {
        "Record ID": "51",
        "First Name": "Jürgen",
        "Last Name": "Groß",
        "Email": "jg@strom.example",
        "Phone Number": "030 123456",
        "Associated Company": "Strom GmbH",
        "Country/Region": "Germany",
        "Contact owner": "Liisa Owner",
        "Lead Status": "Open",
    }
    assert take(desk, "hubspot", HUBSPOT, text_of([contact], HUBSPOT_COLUMNS)) == {
        "organisation": "Strom GmbH",
        "given_name": "Jürgen",
        "family_name": "Groß",
        "emails": [{"address": "jg@strom.example", "use": "work"}],
        "phones": [{"number": "+4930123456", "use": "work"}],
        "address": {"country": "DE"},
    }
    assert next(iter(desk.held().values())).tree["responsible"] == "liisa@owner.example"


def test_outlook_in_its_old_encoding(desk: ImportDesk) -> None:
    contact = {
        "First Name": "Björn",
        "Middle Name": "Åke",
        "Last Name": "Öberg",
        "Company": "Ström & Söner AB",
        "Job Title": "Inköpare",
        "E-mail Address": "bjorn@strom.example",
        "E-mail 2 Address": "inkop@strom.example",
        "E-mail 3 Address": "bjorn@hemma.example",
        "Business Phone": "08-123 456 78",
        "Mobile Phone": "070-123 45 67",
        "Home Phone": "08-765 432 10",
        "Business Street": "Storgatan 1",
        "Business Street 2": "2 tr",
        "Business Postal Code": "111 22",
        "Business City": "Stockholm",
    }
    data = text_of([contact], OUTLOOK_COLUMNS).encode("cp1252")
    assert take(desk, "outlook", OUTLOOK, data) == {
        "organisation": "Ström & Söner AB",
        "given_name": "Björn Åke",
        "family_name": "Öberg",
        "role": "Inköpare",
        "emails": [
            {"address": "bjorn@strom.example", "use": "work"},
            {"address": "inkop@strom.example", "use": "work"},
            {"address": "bjorn@hemma.example", "use": "personal"},
        ],
        "phones": [
            {"number": "+46812345678", "use": "work"},
            {"number": "+46701234567", "use": "work"},
            {"number": "+46876543210", "use": "personal"},
        ],
        "address": {
            "street": "Storgatan 1, 2 tr",
            "postal_code": "111 22",
            "city": "Stockholm",
            "country": "SE",
        },
    }


@pytest.mark.parametrize("mapping", [BREVO, BREVO + "delimiter: ;\nencoding: utf-8\n"])
def test_brevo_with_semicolons_and_its_blacklist(desk: ImportDesk, mapping: str) -> None:
    contact = {
        "EMAIL": "eva@lugeja.example",
        "LASTNAME": "Lugeja; noor",
        "FIRSTNAME": "Eva",
        "SMS": "+372 5123 4567",
        "EMAIL_BLACKLISTED": "true",
    }
    text = text_of([contact], BREVO_COLUMNS, ";")
    assert take(desk, "brevo", mapping, "\ufeff" + text) == {
        "organisation": "Private reader",
        "given_name": "Eva",
        "family_name": "Lugeja; noor",
        "emails": [{"address": "eva@lugeja.example", "use": "personal"}],
        "phones": [{"number": "+37251234567", "use": "personal"}],
        "objections": [{"against": "direct_advertising", "since": "2025-03-04"}],
    }


def test_google_with_several_values_in_a_cell(desk: ImportDesk) -> None:
    contact = {
        "First Name": "Mari",
        "Last Name": "Õun",
        "File As": "mari",
        "Organization Name": "Elekter OÜ",
        "E-mail 1 - Value": "mari@elekter.example ::: info@elekter.example",
        "Phone 1 - Value": "5123 4567 ::: +358 40 555 0123",
        "Address 1 - Formatted": "Pikk 1\nTallinn\nEesti",
        "Address 1 - Country": "Estonia",
    }
    assert take(desk, "google", GOOGLE, text_of([contact], GOOGLE_COLUMNS)) == {
        "organisation": "Elekter OÜ",
        "given_name": "Mari",
        "family_name": "Õun",
        "emails": [
            {"address": "mari@elekter.example", "use": "work"},
            {"address": "info@elekter.example", "use": "work"},
        ],
        "phones": [
            {"number": "+37251234567", "use": "work"},
            {"number": "+358405550123", "use": "work"},
        ],
        "address": {"street": "Pikk 1, Tallinn, Eesti", "country": "EE"},
    }


def test_a_tab_between_cells(desk: ImportDesk) -> None:
    mapping = HUBSPOT.replace("columns:", "delimiter: tab\ncolumns:", 1)
    contact = {"Record ID": "1", "Associated Company": "A, B; C", "Contact owner": "Liisa Owner"}
    text = text_of([contact], HUBSPOT_COLUMNS, "\t")
    assert take(desk, "hubspot", mapping, text) == {"organisation": "A, B; C"}
