"""Codes in the words of the reader's language: the register's names, or readable and in quotes."""

from __future__ import annotations

from enum import StrEnum
from typing import get_args

import pytest
from pydantic import BaseModel, TypeAdapter

from schema import vocabulary
from schema.campaign import Column
from schema.content import CONTACTS
from schema.layout import contact_path
from schema.localised import LANGUAGES, Language
from schema.scalars import Slug
from tests.desk import Desk
from tests.formats.test_documents import squeezed
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, FULL, POTENTIAL, PROSPECT, report_on
from tests.subject_report.test_subject_document import shown
from texts.labels import field_label, texts_in, word_label
from tooling.subject_report.document import subject_document
from tooling.subject_report.terms import CODES
from tooling.subject_report.words import own_code, word

TERMS = """\
terms:
  - code: electrical-contractor
    name: {fi: sähköurakoitsijat, sv: elentreprenörer, en: electrical contractors}
  - code: newsletter-fi
    name: {fi: suomenkielinen uutiskirje, sv: nyhetsbrev på finska, en: newsletter in Finnish}
  - code: s-2024
    name: {fi: asiakaskysely 2024, sv: kundenkät 2024, en: customer survey 2024}
  - code: 2024-10-fi
    name: {fi: lokakuu 2024, sv: oktober 2024, en: October 2024}
  - code: score
    name: {fi: yleisarvosana, sv: helhetsbetyg, en: overall score}
  - code: size
    name: {fi: koko, sv: storlek, en: size of the site}
  - code: small
    name: {fi: pieni, sv: liten, en: a small one}
"""
NAMES: dict[Language, tuple[str, ...]] = {
    "fi": ("sähköurakoitsijat", "suomenkielinen uutiskirje", "asiakaskysely 2024", "lokakuu 2024",
           "yleisarvosana: 9", "koko: pieni"),
    "sv": ("elentreprenörer", "nyhetsbrev på finska", "kundenkät 2024", "oktober 2024",
           "helhetsbetyg: 9", "storlek: liten"),
    "en": ("electrical contractors", "newsletter in Finnish", "customer survey 2024",
           "October 2024", "overall score: 9", "size of the site: a small one"),
}  # fmt: skip
CODED = ("surveys", "newsletters")
SURVEY = [{"survey": "s-2024", "answered": "2024-09-30", "results": {"score": "9"}}]


@pytest.fixture
def coded(person: Desk) -> Desk:
    """The person, to whom codes came with a change; a survey's question is one."""
    whole = {**FULL, "surveys": SURVEY}
    bare = {key: value for key, value in whole.items() if key not in {*CODES, *CODED}}
    person.put(customer(CUSTOMER, **bare))
    person.commit("Without codes")
    person.put(customer(CUSTOMER, **whole))
    person.commit("A survey")
    return person


def named(desk: Desk) -> Desk:
    file = desk.root / "records/customers/register.yaml"
    file.write_text(file.read_text("utf-8") + TERMS, "utf-8")
    return desk


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["md", "html", "pdf"])
def test_a_code_is_called_what_the_register_calls_it(
    format: str, language: Language, coded: Desk
) -> None:
    document = subject_document(report_on(named(coded), CUSTOMER, PROSPECT), language)
    text = squeezed(shown(document, format))
    for name in NAMES[language]:
        assert text.count(squeezed(name)) >= 2, "in the data, and in the changes"
    for code in ("electrical-contractor", "newsletter-fi", "2024-10-fi"):
        assert code not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_without_a_name_is_readable_and_said_to_be_ours(
    language: Language, coded: Desk
) -> None:
    text = shown(subject_document(report_on(coded, CUSTOMER), language), "html")
    said = texts_in(language).sentences["report.own_codes"]
    assert text.count(said) == 1
    for code in ("electrical-contractor", "newsletter-fi", "score"):
        assert own_code(code, language) in text
        assert f" {code} " not in text
    every = TERMS + "".join(
        f"  - code: {code}\n    name: {{fi: a, sv: a, en: a}}\n" for code in ("m-2024", "q1")
    )
    file = coded.root / "records/customers/register.yaml"
    file.write_text(file.read_text("utf-8") + every, "utf-8")
    assert said not in shown(subject_document(report_on(coded, CUSTOMER), language), "html")


def test_a_code_reads_well() -> None:
    assert own_code("electrical-contractor", "en") == "“electrical contractor”"
    assert own_code("customer_satisfaction-2024", "fi") == "”customer satisfaction 2024”"
    assert own_code("2024-10-fi", "sv") == "”2024-10 fi”"


def test_a_question_and_an_answer_that_a_person_wrote_stand_as_written(coded: Desk) -> None:
    results = {"Would you buy again?": "electrical-contractors, yes"}
    coded.put(customer(CUSTOMER, **{**FULL, "surveys": [{**SURVEY[0], "results": results}]}))
    text = shown(subject_document(report_on(named(coded), CUSTOMER), "en"), "md")
    assert "Would you buy again?: electrical-contractors, yes" in text


def test_what_is_no_longer_there_is_named_by_its_code(coded: Desk) -> None:
    (coded.root / "records/campaigns/spring.yaml").unlink()
    controller = coded.root / "records/controller.yaml"
    controller.write_text(controller.read_text("utf-8").replace("id: marketing", "id: sales-team"))
    text = shown(subject_document(report_on(coded, CUSTOMER), "en"), "md")
    assert "| “spring” |" in text
    assert "| “marketing” |" in text


def test_the_copy_for_machines_keeps_the_codes_and_says_what_they_mean(coded: Desk) -> None:
    report = named(coded).tooling("subject-report", CUSTOMER, "--json").json
    assert report["records"][0]["data"]["segments"] == ["electrical-contractor"]
    terms = {term["code"]: term["name"]["sv"] for term in report["processing"][0]["terms"]}
    assert terms["electrical-contractor"] == "elentreprenörer"


def test_a_register_with_terms_is_valid(coded: Desk) -> None:
    assert named(coded).validate("records/customers/register.yaml").rules() == []


def codes_in(model: type[BaseModel]) -> set[str]:
    """The fields of a model, and of the models inside, that hold codes of the register's own."""
    pattern = TypeAdapter(Slug).json_schema()["pattern"]
    schema = model.model_json_schema(mode="validation")
    models = [schema, *schema.get("$defs", {}).values()]
    return {
        name
        for one in models
        for name, field in one.get("properties", {}).items()
        if pattern in {part.get("pattern") for part in (field, field.get("items", {}))}
    }


def test_no_field_with_codes_is_forgotten() -> None:
    assert {name for model in CONTACTS.values() for name in codes_in(model)} == CODES


#: Words that are the same in the language as the code is in English.
SAME = {"partner", "media", "contract", "post", "web", "other", "marketing", "contact", "phone",
        "consent", "request", "objection", "letter", "fair", "meeting", "customer", "access",
        "completion", "erasure", "portability", "rectification", "restriction", "fulfilled",
        "refused", "withdrawn", "erased", "newsletters", "prospect", "bookkeeping"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_vocabulary_is_shown_as_its_code(language: Language) -> None:
    unshown = {"SealedSection", "ListFormat", "ErasureStep", "ProcessingPurpose"}
    for name, value in vars(vocabulary).items():
        if name in unshown or not (isinstance(value, type) and issubclass(value, StrEnum)):
            continue
        for member in value:
            if name not in texts_in(language).words:
                continue
            said = word(member, "kind", language)
            assert "_" not in said
            assert said == word_label(member, language)
            if language != "en":
                same = {"partner", "media", "post"}
                assert said != member.value or member.value in same, member
            else:
                assert said != member.value or member.value in SAME, member


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_a_list_is_shown_as_its_code(language: Language) -> None:
    columns = {*get_args(Column), "id", "email", "phone", "sms", "language",
               "permission_basis", "recipient_class"}  # fmt: skip
    for column in columns:
        assert column in texts_in(language).fields
        assert "_" not in field_label(column, language)


def test_a_code_that_came_with_the_creation_is_no_change(person: Desk) -> None:
    new = "zk7m2qd4"
    assert not (person.root / contact_path("customers", new)).exists()
    person.put(customer(new, **{**FULL, "surveys": SURVEY}))
    person.commit("Add")
    text = shown(subject_document(report_on(named(person), new), "en"), "md")
    table = text.partition("Changes, newest first")[2].partition("##")[0].strip()
    assert "Entered in the register" in table
    for name in ("electrical contractors", "customer survey 2024", "newsletter in Finnish"):
        assert name in text
        assert name not in table


@pytest.mark.parametrize(
    ("typed", "seen"),
    [("solar-park", "“solar park”"), ("kerrostalo", "kerrostalo"), ("A house-boat", "A house-boat"),
     ("small", "a small one")],
)  # fmt: skip
def test_what_is_planned_is_in_words_here_and_after_a_move(
    typed: str, seen: str, person: Desk
) -> None:
    named(person)
    person.put(customer(PROSPECT, **{**POTENTIAL, "project_type": typed}))
    person.commit("Plan")
    text = shown(subject_document(report_on(person, PROSPECT, CUSTOMER), "en"), "md")
    assert f"Project type:** {seen}" in text
    (person.root / contact_path("prospects", PROSPECT)).unlink()
    person.put(customer(PROSPECT))
    person.commit("Move")
    text = shown(subject_document(report_on(person, PROSPECT), "fi"), "md")
    assert "“project type”" not in text
    assert "”project type”" not in text
    assert "Projektityyppi" in text
