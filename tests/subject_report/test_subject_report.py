"""The subject report says everything held, and nothing that is somebody else's."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from schema.layout import contact_path
from schema.localised import LANGUAGES
from tests.desk import IDS, Desk
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, DISCLOSURE
from texts.labels import sentence, word_label

FULL: dict[str, Any] = {
    "role": "Hankinta|päällikkö *",
    "language": "fi",
    "phones": [{"number": "+358405550123", "use": "work"}],
    "address": {"street": "Katu 1", "postal_code": "06100", "city": "Porvoo", "country": "FI"},
    "objections": [{"against": "market_research", "since": "2024-01-15", "request": "rqw7k2mx"}],
    "informed": "2021-03-14",
    "segments": ["electrical-contractor"],
    "publications": ["newsletter-fi"],
    "interactions": [{"date": "2024-06-03", "channel": "fair", "summary": "Wants\na quote\n"}],
    "surveys": [{"survey": "s-2024", "answered": "2024-09-30", "results": {"score": "9"}}],
    "newsletters": [{"issue": "2024-10-fi", "sent": "2024-10-04", "opens": "2", "clicks": "1"}],
    "documents": [{"kind": "contract", "location": "safe", "date": "2021-03-14"}],
    "sales": "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
}  # fmt: skip

REQUEST = """\
id: rqw7k2mx
kind: objection
subjects: [{id}]
received: 2024-01-15
channel: phone
due: 2024-02-15
outcome: fulfilled
closed: 2024-01-15
"""

CAMPAIGN = """\
id: spring
title: Spring
purpose: marketing
channel: email
registers: [customers]
"""


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.put(customer(IDS[0], **FULL))
    for folder in ("requests", "disclosures", "campaigns"):
        (desk.root / "records" / folder).mkdir()
    (desk.root / "records/requests/rqw7k2mx.yaml").write_text(REQUEST.format(id=IDS[0]))
    (desk.root / "records/campaigns/spring.yaml").write_text(CAMPAIGN)
    disclosure = DISCLOSURE.format(commit="a" * 40, sha="b" * 64, id=IDS[0])
    (desk.root / "records/disclosures/2024-03-01-spring-dzw7k2mx.yaml").write_text(disclosure)
    desk.commit("Fill it in")
    assert desk.validate().rules() == []
    return desk


def leaves(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [leaf for value in tree.values() for leaf in leaves(value)]
    if isinstance(tree, list):
        return [leaf for value in tree for leaf in leaves(value)]
    return [tree]


def test_json_holds_every_field_as_typed(filled: Desk) -> None:
    report = filled.tooling("subject-report", IDS[0], "--json").json
    expected = {key: value for key, value in customer(IDS[0], **FULL).items() if key != "sales"}
    assert report["records"][0]["data"] == expected
    assert report["records"][0]["sealed"] == ["sales"]


def test_markdown_shows_every_value(filled: Desk) -> None:
    text = filled.tooling("subject-report", IDS[0], "--lang", "en").out
    assert r"Hankinta\|päällikkö \*" in text
    assert "Wants<br>a quote" in text
    assert "Kept encrypted" in text
    assert "BEGIN AGE" not in text
    plain = text.replace("\\", "").replace("<br>", "\n")
    plain = plain.replace("\u00a0", " ")
    dates = {"2024-01-15": "15 January 2024", "2021-03-14": "14 March 2021",
             "2024-06-03": "3 June 2024", "2024-09-30": "30 September 2024",
             "2024-10-04": "4 October 2024", "fi": "Finnish", "FI": "Finland",
             "+358405550123": "+358 40 5550123", "electrical-contractor": "“electrical contractor”",
             "newsletter-fi": "“newsletter fi”", "s-2024": "“s 2024”",
             "2024-10-fi": "“2024-10 fi”"}  # fmt: skip
    for value in leaves({key: value for key, value in FULL.items() if key != "sales"}):
        said = dates.get(value, value).strip()
        assert said in plain or word_label(value) in plain


def test_lists_and_requests_are_named(filled: Desk) -> None:
    report = filled.tooling("subject-report", IDS[0], "--json").json
    assert report["handovers"] == [
        {"date": "2024-03-01", "campaign": "spring", "title": "Spring", "purpose": "marketing",
         "channel": "email", "recipient": "Marketing", "columns": ["id", "email"]}
    ]  # fmt: skip
    assert report["requests"] == [
        {"id": "rqw7k2mx", "kind": "objection", "received": "2024-01-15", "channel": "phone",
         "due": "2024-02-15", "outcome": "fulfilled"}
    ]  # fmt: skip
    other = filled.tooling("subject-report", IDS[1], "--json").json
    assert other["handovers"] == other["requests"] == []


def test_handlers_are_named_only_when_asked(filled: Desk) -> None:
    assert "Aino Tester" not in filled.tooling("subject-report", IDS[0]).out
    assert "aino@" not in filled.tooling("subject-report", IDS[0], "--json").out
    assert "Aino Tester" in filled.tooling("subject-report", IDS[0], "--with-handlers").out


def test_history_holds_a_value_that_is_gone(filled: Desk) -> None:
    filled.put(customer(IDS[0], **{**FULL, "role": "Johtaja"}))
    filled.commit("Edit")
    text = filled.tooling("subject-report", IDS[0], "--lang", "en").out
    assert r"| Duties at work | Hankinta\|päällikkö \* | Johtaja |" in text


def test_nothing_held_is_a_report(filled: Desk) -> None:
    answer = filled.tooling("subject-report", "nobody@nowhere.example", "--none-confirmed")
    assert answer.code == 0
    assert "We found no personal data on you" in answer.out, "a sealed section can't be read"
    assert "Rights of the data subject" in answer.out
    assert "nobody" not in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["md", "html", "pdf", "json"])
def test_nothing_held_is_a_report_in_every_language_and_format(
    format: str, language: str, filled: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "report"
    answer = filled.tooling(
        "subject-report", "nobody@nowhere.example", "--none-confirmed",
        "--format", format, "--lang", language,
        "--letter" if format != "json" else "--json", "--output", str(file),
    )  # fmt: skip
    assert answer.code == 0, answer.err
    data = file.read_bytes()
    if format == "pdf":
        pages = PdfReader(io.BytesIO(data)).pages
        data = " ".join(" ".join(page.extract_text() for page in pages).split()).encode()
    elif format == "json":
        assert json.loads(data)["records"] == json.loads(data)["events"] == []
        return
    assert sentence("search.unsure", language)[:40] in data.decode()  # type: ignore[arg-type]


def test_a_contact_that_was_removed_is_in_the_history_still(filled: Desk) -> None:
    (filled.root / contact_path("customers", IDS[0])).unlink()
    filled.commit("Remove")
    answer = filled.tooling("subject-report", IDS[0], "--lang", "en")
    assert answer.code == 0
    assert "its history of changes still holds it" in answer.out
    assert "hold no personal data" not in answer.out
    assert "Katu 1" in answer.out
    (record,) = filled.tooling("subject-report", IDS[0], "--json").json["records"]
    assert not record["in_use"]
    assert record["data"]["address"]["street"] == "Katu 1"


def test_a_register_that_is_not_described_is_an_error(filled: Desk) -> None:
    for name in ("customers", "prospects"):
        (filled.root / f"records/{name}/register.yaml").write_text("register: customers\n")
    for who in (IDS[0], "nobody@nowhere.example"):
        answer = filled.tooling("subject-report", who)
        assert answer.code == 1
        assert "tooling validate" in answer.err


def test_who_may_be_an_address_a_phone_or_a_name(filled: Desk) -> None:
    for who in (f"{IDS[0]}@porvoonsahko.example", "040 555 0123"):
        assert filled.tooling("subject-report", who, "--json").json["records"][0]["id"] == IDS[0]


def test_a_whole_address_means_who_has_it_in_any_case(filled: Desk) -> None:
    filled.put(customer(IDS[1], emails=[{"address": f"x{IDS[0]}@porvoonsahko.example",
                                        "use": "work"}]))  # fmt: skip
    who = f"{IDS[0]}@PORVOONSAHKO.example"
    assert filled.tooling("subject-report", who, "--json").json["records"][0]["id"] == IDS[0]
    assert filled.tooling("subject-report", "@porvoonsahko.example").code == 1
    shared = [{"address": "info@porvoonsahko.example", "use": "work"}]
    for id in IDS[:2]:
        filled.put(customer(id, emails=shared))
    answer = filled.tooling("subject-report", "info@porvoonsahko.example")
    assert (answer.code, [line[:8] for line in answer.out.splitlines()[1:]]) == (1, IDS[:2])


def test_several_matches_are_shown_and_never_mixed(filled: Desk) -> None:
    answer = filled.tooling("subject-report", "virtanen")
    assert answer.code == 1
    assert [line.split("\t")[0] for line in answer.out.splitlines()[1:]] == IDS


def test_two_records_of_one_person_make_one_report(filled: Desk) -> None:
    report = filled.tooling("subject-report", IDS[0], IDS[1], "--json").json
    assert [record["id"] for record in report["records"]] == IDS[:2]


def test_an_unknown_id_is_an_error_with_a_suggestion(filled: Desk) -> None:
    answer = filled.tooling("subject-report", "kbm2qd4z")
    assert answer.code == 1
    assert "Did you mean" in answer.err


def test_a_file_for_the_owner_alone(filled: Desk, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    assert filled.tooling("subject-report", IDS[0], "--output", str(file)).code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Katu 1" in file.read_text("utf-8")
    inside = filled.tooling("subject-report", IDS[0], "--output", str(filled.root / "r.md"))
    assert inside.code == 1
    assert not (filled.root / "r.md").exists()


def test_outside_git_it_says_that_there_is_no_history(filled: Desk) -> None:
    subprocess.run(["rm", "-rf", str(filled.root / ".git")], check=True)
    answer = filled.tooling("subject-report", IDS[0])
    assert answer.code == 0
    assert "ei ole muutoshistoriaa" in answer.out


def test_the_json_is_json(filled: Desk) -> None:
    assert json.loads(filled.tooling("subject-report", IDS[0], "--format", "json").out)["made"]


def test_a_letter_that_no_font_has_makes_the_pdf_a_page(person: Desk, tmp_path: Path) -> None:
    person.put(customer(CUSTOMER, **{**FULL, "family_name": "𠮷野"}))
    ask = ("subject-report", CUSTOMER, "--letter", "--format", "pdf")
    answer = person.tooling(*ask, "--output", str(tmp_path / "r.pdf"))
    assert answer.code == 0
    assert [file.name for file in tmp_path.glob("r.*")] == ["r.html"]
    assert "𠮷野" in (tmp_path / "r.html").read_text("utf-8")
    assert "no font" in answer.err
    assert ".html" in answer.err
    piped = person.tooling(*ask)
    assert (piped.code, piped.out) == (1, ""), "a pipe would be called what it is not"
    assert "--format html" in piped.err
    assert "𠮷" not in answer.err + piped.err
