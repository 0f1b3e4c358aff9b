"""What documents say follows from what the register says, and nothing is said that it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schema.authorities import AUTHORITIES
from schema.controller import Controller
from schema.layout import CONTROLLER as CONTROLLER_PATH
from schema.layout import FileKind
from schema.localised import LANGUAGES
from schema.register import RegisterDescription
from tests.desk import Answer, Desk
from tests.documents.conftest import CONTROLLER, CUSTOMERS, PROSPECTS
from tooling.documents.described import DescribedRegister
from tooling.documents.notice import RIGHTS, rights
from tooling.rules.checks import problems_in
from tooling.yaml.reader import read


def described(
    root: Path, *arguments: str, controller: str = CONTROLLER, customers: str = CUSTOMERS
) -> Answer:
    """Describe the customers with the records as given."""
    (root / "records/controller.yaml").write_text(controller, "utf-8")
    (root / "records/customers/register.yaml").write_text(customers, "utf-8")
    return Desk(root).tooling("describe", "customers", *arguments)


def text(root: Path, *arguments: str, **records: str) -> str:
    told = described(root, *arguments, **records)
    assert told.code == 0, told.err
    return told.out


FORMS = ("description", "notice", "record")
NOTHING_LEAVES = "Data is not transferred outside the EU or the EEA"
ABROAD = """\
  - id: sales-us
    name: Sales, United States
    country: US
    transfer:
      safeguard: standard_clauses
      detail: {fi: moduuli 1, sv: modul 1, en: module one}
  - id: sales-ch
    name: Sales, Switzerland
    country: CH
    transfer: {safeguard: adequacy_decision}
"""


@pytest.mark.parametrize("form", FORMS)
def test_that_nothing_leaves_the_eea_is_said_only_where_it_is_so(form: str, root: Path) -> None:
    told = text(root, "--as", form, "--lang", "en")
    assert NOTHING_LEAVES in told
    for more in (
        ABROAD,
        "  - {id: a, name: A, country: US, transfer: {safeguard: explicit_consent}}\n",
    ):
        told = text(root, "--as", form, "--lang", "en", controller=CONTROLLER + more)
        assert NOTHING_LEAVES not in told
        assert "United States" in told
    inside = CONTROLLER + "  - {id: a, name: Mariehamn, country: AX}\n"
    assert NOTHING_LEAVES in text(root, "--as", form, "--lang", "en", controller=inside)


def test_each_transfer_names_its_recipient_country_and_safeguard(root: Path) -> None:
    notice = text(root, "--as", "notice", "--lang", "en", controller=CONTROLLER + ABROAD)
    assert (
        "Sales, United States (United States): the European Commission’s standard contractual "
        "clauses (Art. 46(2)(c)); module one" in notice
    )
    assert "Switzerland (Switzerland): the European Commission’s adequacy decision" in notice
    assert "2000/518/EC" in notice
    assert "copy of the safeguards" in notice
    assert "Yhdysvallat): Euroopan komission vakiosopimuslausekkeet" in text(
        root, "--as", "notice", "--lang", "fi", controller=CONTROLLER + ABROAD
    )


@pytest.mark.parametrize("who", ["processors", "joint_controllers"])
def test_a_processor_or_a_joint_controller_abroad_is_a_transfer_too(who: str, root: Path) -> None:
    more = {
        "processors": "    task: {fi: posti, sv: post, en: mail}\n",
        "joint_controllers": "    arrangement: {fi: sopimus, sv: avtal, en: Either answers.}\n",
    }[who]
    item = (
        f"  - name: Beyond Inc.\n    country: US\n{more}"
        "    transfer:\n      safeguard: binding_corporate_rules\n"
        "      copy_at: {fi: verkossa, sv: på nätet, en: beyond.example/rules}\n"
    )
    start = CONTROLLER.replace("processors:\n", f"processors:\n{item}")
    if who == "joint_controllers":
        start = CONTROLLER.replace("processors:\n", f"joint_controllers:\n{item}processors:\n")
    for form in FORMS:
        told = text(root, "--as", form, "--lang", "en", controller=start)
        assert NOTHING_LEAVES not in told
        assert "binding corporate rules (Art. 47); A copy: beyond.example/rules" in told or (
            "a copy: beyond.example/rules" in told.lower()
        )
    unsafe = start.replace("    transfer:\n      safeguard: binding_corporate_rules\n", "").replace(
        "      copy_at: {fi: verkossa, sv: på nätet, en: beyond.example/rules}\n", ""
    )
    refused = described(root, controller=unsafe)
    assert refused.code == 1
    assert f"{who}.0.country" in refused.err


def test_a_unit_abroad_without_a_safeguard_stops_every_document(root: Path) -> None:
    told = described(root, controller=CONTROLLER.replace("country: SE", "country: US"))
    assert (told.code, told.out) == (1, "")
    assert "records/controller.yaml:23 units.1.country" in told.err
    assert "transfer: {safeguard" in told.err


@pytest.mark.parametrize("form", FORMS)
def test_who_acts_for_and_with_the_controller_is_told(form: str, root: Path) -> None:
    more = """\
representative:
  name: Vertreterin GmbH
  address: {street: Gasse 1, postal_code: "1010", city: Wien, country: AT}
joint_controllers:
  - name: Sisar Oy
    country: EE
    email: info@sisar.example
    arrangement: {fi: Molemmat vastaavat., sv: Båda svarar., en: Both of them answer.}
processors:
"""
    told = text(
        root, "--as", form, "--lang", "en", controller=CONTROLLER.replace("processors:\n", more)
    )
    for words in (
        "Vertreterin GmbH", "1010 Wien", "Sisar Oy", "info@sisar.example", "Both of them answer.",
        "Tietosuojatoimisto Valpas Oy", "dpo@valpas.example", "Koodisäilö Oy", "hosting",
    ):  # fmt: skip
        assert words in told, words


def test_a_joint_controller_is_no_unit_inside_the_company(root: Path) -> None:
    joint = CONTROLLER.replace(
        "processors:\n",
        "joint_controllers:\n  - name: Sisar Oy\n    country: EE\n"
        "    arrangement: {fi: a, sv: b, en: c}\nprocessors:\n",
    )
    for form in ("description", "notice"):
        told = text(root, "--as", form, "--lang", "en", controller=joint)
        assert "inside the controller’s company and to the joint controllers." in told
        assert "inside the controller’s company." not in told
        assert "inside the controller’s company." in text(root, "--as", form, "--lang", "en")


def test_that_there_is_no_processor_is_said_only_by_the_controller(root: Path) -> None:
    start, _, end = CONTROLLER.partition("processors:\n")
    units = "units:" + end.partition("units:")[2]
    own = f"{start}own_systems: true\n{units}"
    assert "no processor is used" in text(root, "--as", "notice", "--lang", "en", controller=own)
    assert "no processor is used" in text(root, "--as", "record", "--lang", "en", controller=own)
    assert "no processor is used" not in text(root, "--as", "notice", "--lang", "en")
    told = described(root, controller=start + units)
    assert told.code == 1
    assert "own_systems: true" in told.err


@pytest.mark.parametrize("country", ["SE", "EE", "NO", "IS", "LI", "DE", "AX"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_authority_is_that_of_the_controllers_country(
    country: str, language: str, root: Path
) -> None:
    codes = {"SE": "111 22", "EE": "10111", "NO": "0150", "IS": "101", "LI": "9490",
             "DE": "10115", "AX": "22100"}  # fmt: skip
    changed = CONTROLLER.replace(
        '"20100", city: Turku, country: FI', f'"{codes[country]}", city: Turku, country: {country}'
    )
    authority = AUTHORITIES["FI" if country == "AX" else country]
    for form in ("notice", "description"):
        told = text(root, "--as", form, "--lang", language, controller=changed)
        assert authority.web in told
        assert ("tietosuoja.fi" in told) is (country == "AX")
        assert "77" in told


def test_a_controller_abroad_names_the_authority_of_its_representative(root: Path) -> None:
    abroad = CONTROLLER.replace(
        '"20100", city: Turku, country: FI', '"8001", city: Zürich, country: CH'
    )
    told = described(root, controller=abroad)
    assert told.code == 1
    assert "representative" in told.err
    with_one = abroad.replace(
        "units:",
        "representative:\n  name: Vertreterin GmbH\n"
        '  address: {street: Gasse 1, postal_code: "1010", city: Wien, country: AT}\nunits:',
        1,
    )
    notice = text(root, "--as", "notice", "--lang", "en", controller=with_one)
    assert "dsb.gv.at" in notice
    assert NOTHING_LEAVES not in notice
    assert "established outside the EU and the EEA" in notice
    # The Finnish act on electronic communications is not this controller's law
    assert "917/2014" not in notice
    assert "2002/58/EC" in notice
    # What it has at home is not transferred there; a unit in another third country still is
    home = with_one.replace("    name: Sweden\n    country: SE", "    name: Zug\n    country: CH")
    notice = text(root, "--as", "notice", "--lang", "en", controller=home)
    assert "Zug" in notice
    assert "may be transferred" not in notice
    other = described(root, controller=home.replace("country: CH\n", "country: US\n"))
    assert "units.1.country" in other.err


@pytest.mark.parametrize(
    ("safeguard", "copied"),
    [("adequacy_decision", False), ("explicit_consent", False), ("certification", True)],
)
def test_a_copy_is_offered_only_of_a_safeguard_that_has_one(
    safeguard: str, copied: bool, root: Path
) -> None:
    more = f"  - {{id: a, name: A, country: CH, transfer: {{safeguard: {safeguard}}}}}\n"
    notice = text(root, "--as", "notice", "--lang", "en", controller=CONTROLLER + more)
    assert ("copy of the safeguards" in notice) is copied


def test_each_purpose_has_one_ground_in_the_notice_and_no_marketing_is_by_contract(
    root: Path,
) -> None:
    notice = text(root, "--as", "notice", "--lang", "en")
    rows = [line for line in notice.splitlines() if line.startswith("| ") and "Art. 6" in line]
    assert len(rows) == 3
    assert all(row.count("Art. 6") == 1 for row in rows)
    [marketing] = [row for row in rows if "Marketing" in row]
    assert "legitimate interest" in marketing
    assert notice.count("section 200") == 1


def test_what_a_purpose_rests_on_is_asked_where_its_bases_leave_it_open(root: Path) -> None:
    told = described(root, customers=CUSTOMERS.replace("    ground: contract\n", ""))
    assert told.code == 1
    assert "purposes.0.bases" in told.err
    assert "`ground: contract` or `ground: legitimate_interest`" in told.err


def test_bases_that_do_not_fit_stop_the_documents(root: Path) -> None:
    wrong = CUSTOMERS.replace(
        "    bases: [law]\n", "    bases: [law]\n    ground: legitimate_interest\n"
    )
    told = described(root, customers=wrong)
    assert told.code == 1
    assert "tooling validate records/customers/register.yaml" in told.err


def test_an_interest_of_ones_own_is_said_in_the_readers_language(root: Path) -> None:
    own = CUSTOMERS.replace(
        "    bases: [consent, legitimate_interest]\n",
        "    bases: [consent, legitimate_interest]\n"
        "    interest: {fi: omat syyt, sv: egna skäl, en: reasons of our own}\n",
    )
    for language, words in {"fi": "omat syyt", "sv": "egna skäl", "en": "reasons of our"}.items():
        assert words in text(root, "--as", "notice", "--lang", language, customers=own)


def test_rights_that_nothing_rests_on_are_not_promised(root: Path) -> None:
    law = CUSTOMERS.partition("purposes:")[0] + (
        "purposes:\n  - purpose: follow_up\n    bases: [law]\n"
        "sources: [self]" + CUSTOMERS.partition("own_activity]")[2]
    )
    notice = text(root, "--as", "notice", "--lang", "en", customers=law)
    for words in ("Withdrawal of consent", "Portability", "consent besides"):
        assert words not in notice
    assert "Prohibition of direct marketing" in notice
    assert "None of the purposes is based on legitimate interest." in notice
    # The suppression list is kept on legitimate interest in part, whatever the purposes rest on
    assert "stated with that list" in notice
    assert "## 11. Suppression list" in notice
    assert "processing based on legitimate interest (Art. 21(1))." in notice
    notice = text(root, "--as", "notice", "--lang", "en")
    assert "Withdrawal of consent" in notice
    assert "The data that a contract needs has to be given" in notice


@pytest.mark.parametrize("form", ["notice", "record"])
def test_what_has_no_period_of_its_own_is_told_too(form: str, root: Path) -> None:
    parts = CUSTOMERS.replace("  - {category: contact, months: 84, after: last_activity}\n", "")
    for language, words in {
        "en": "All other data: until the purpose has ended",
        "fi": "Kaikki muut tiedot: kunnes käsittelyn tarkoitus on päättynyt",
        "sv": "Alla övriga uppgifter: tills ändamålet med behandlingen har upphört",
    }.items():
        assert words in text(root, "--as", form, "--lang", language, customers=parts)
        assert words not in text(root, "--as", form, "--lang", language)


def test_public_sources_are_named_or_said_not_to_be_regular(root: Path) -> None:
    for form in FORMS:
        assert "Publicly accessible sources are not among" in text(
            root, "--as", form, "--lang", "en"
        )
        named = CUSTOMERS.replace("[self, erp, own_activity]", "[self, web, own_activity]")
        told = text(root, "--as", form, "--lang", "en", customers=named)
        assert "publicly accessible sources: websites." in told


@pytest.mark.parametrize("form", FORMS)
def test_the_suppression_list_and_the_history_are_told(form: str, root: Path) -> None:
    told = text(root, "--as", form, "--lang", "en")
    for words in ("suppression list", "keyed hash", "Art. 6(1)(c)", "Art. 6(1)(f)",
                  "change history"):  # fmt: skip
        assert words in told
    if form != "description":
        assert "no time limit" in told


def test_places_are_named_in_the_readers_language(root: Path) -> None:
    for form in FORMS:
        assert "20100 Åbo" in text(root, "--as", form, "--lang", "sv")
        assert "20100 Turku" in text(root, "--as", form, "--lang", "fi")
    street = CONTROLLER.replace(
        "city_in:", "street_in: {fi: Rantakatu 1, sv: Strandgatan 1, en: Rantakatu 1}, city_in:"
    )
    assert "Strandgatan 1" in text(root, "--lang", "sv", controller=street)


def test_every_open_point_is_named_with_its_line(root: Path) -> None:
    controller = CONTROLLER.replace("Sähkö & Poika Oy", "Name of the company").replace(
        "street: Rantakatu 1, ", ""
    )
    told = described(
        root, controller=controller, customers=CUSTOMERS + "unconfirmed: [sources, retention]\n"
    )
    assert (told.code, told.out) == (1, "")
    last = len(CUSTOMERS.splitlines()) + 1
    for point in (
        "records/controller.yaml:1 name:", "records/controller.yaml:2 address.street:",
        f"records/customers/register.yaml:{last} unconfirmed.0:",
        f"records/customers/register.yaml:{last} unconfirmed.1:",
    ):  # fmt: skip
        assert point in told.err
    assert "4 points" in told.err
    # The other register's open points are its own
    assert Desk(root).tooling("describe", "prospects").err.count("prospects/register") == 0


def test_a_letter_waits_for_the_controller_too(root: Path) -> None:
    changed = CONTROLLER.replace("Sähkö & Poika Oy", "FILL IN the name")
    (root / "records/controller.yaml").write_text(changed, "utf-8")
    told = Desk(root).tooling("subject-report", "nobody@nowhere.example")
    assert (told.code, told.out) == (1, "")
    assert "records/controller.yaml:1 name" in told.err


def test_a_missing_file_is_said(root: Path) -> None:
    (root / "records/prospects/register.yaml").unlink()
    told = Desk(root).tooling("describe", "prospects")
    assert told.code == 1
    assert "There is no file records/prospects/register.yaml" in told.err


def test_the_guides_examples_are_valid_and_complete() -> None:
    guide = (Path(__file__).parents[2] / "docs/guides/documents.md").read_text("utf-8")
    controller, purposes = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    example = Controller.model_validate(read(controller.encode()))
    assert problems_in(example, FileKind.CONTROLLER, CONTROLLER_PATH) == []
    start, end = CUSTOMERS.partition("purposes:")[0], CUSTOMERS.partition("sources:")[2]
    described = RegisterDescription.model_validate(read(f"{start}{purposes}sources:{end}".encode()))
    assert problems_in(described, FileKind.REGISTER, "records/customers/register.yaml") == []


def test_a_person_in_two_registers_has_the_rights_of_both() -> None:
    """A consent in the second register is not forgotten because the first asks for none."""
    controller = Controller.model_validate(read(CONTROLLER.encode()))
    law = (
        CUSTOMERS.partition("purposes:")[0]
        + "purposes:\n  - purpose: follow_up\n    bases: [law]\n"
        + "sources: [self]"
        + CUSTOMERS.partition("own_activity]")[2]
    )
    first, second = (
        DescribedRegister(controller, RegisterDescription.model_validate(read(one.encode())), "en")
        for one in (law, PROSPECTS)
    )
    assert second.asks_consent
    assert not any("Withdrawal" in line for line in rights([first], RIGHTS))
    for order in ([first, second], [second, first]):
        told = rights(order, RIGHTS)
        assert any("Withdrawal of consent" in line for line in told)
        assert any("Portability" in line for line in told)
