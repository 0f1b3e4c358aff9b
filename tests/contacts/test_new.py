"""A contact is added with what is known, valid at once, and alone with its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contacts.conftest import Typist
from tests.desk import Desk
from tooling.contacts.cli import editor
from tooling.yaml.reader import read
from tooling.yaml.tree import at


def added(desk: Desk, out: str) -> str:
    """The path of the contact that was added, as `out` tells it."""
    line = out.splitlines()[-1]
    assert " added: " in line
    return line.split(" added: ")[1].split(" (")[0]


def test_a_customer_with_what_is_usual(desk: Desk) -> None:
    answer = desk.tooling(
        "new", "customer", "--organisation", "Sähkö Oy", "--family-name", "Aho",
        "--email", "aho@sahko.example", "--phone", "040 555 0199", "--country", "FI",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert "phones.0.number: +358405550199" in answer.out
    path = added(desk, answer.out)
    contact = Path(path).stem
    assert path == f"records/customers/{contact[:2]}/{contact}.yaml"
    assert desk.text(path) == (
        f"id: {contact}\nkind: customer\norganisation: Sähkö Oy\nfamily_name: Aho\n"
        "emails:\n  - address: aho@sahko.example\n    use: work\n"
        'phones:\n  - number: "+358405550199"\n    use: work\n'
        "responsible: aino@tests.example\n"
        "lawful_basis:\n  - basis: customer_relationship\n    since: 2025-01-02\n"
        "sources:\n  - source: own_activity\n    date: 2025-01-02\n"
    )
    assert desk.git("log", "-1", "--format=%B").strip() == f"Add {contact} to the customers"
    assert desk.git("status", "--porcelain") == ""
    assert desk.tooling("validate").code == 0


@pytest.mark.parametrize(
    ("kind", "register", "basis"),
    [
        ("partner", "customers", "partner_relationship"),
        ("media", "customers", "legitimate_interest"),
        ("prospect", "prospects", "legitimate_interest"),
    ],
)
def test_each_kind_has_its_register_and_basis(
    desk: Desk, kind: str, register: str, basis: str
) -> None:
    path = added(desk, desk.tooling("new", kind, "--organisation", "Firma", "--source", "fair").out)
    tree = read(desk.text(path).encode())
    assert path.split("/")[1] == register
    assert at(tree, ("kind",)) == kind
    assert at(tree, ("lawful_basis", 0, "basis")) == basis
    assert at(tree, ("sources", 0, "source")) == "fair"


def test_fields_by_name_and_more_than_one(desk: Desk) -> None:
    path = added(desk, desk.tooling(
        "new", "customer", "--organisation", "Firma",
        "--set", "emails.0.address=a@firma.example", "--set", "emails.1.address=b@firma.example",
        "--set", "emails.1.use=personal", "--set", "address.city=Porvoo",
        "--set", "address.country=FI", "--set", "segments=one,two", "--add", "segments=three",
        "--add", "phones=019 123 4567", "--add", "phones.number=0405550177",
        "--add", "phones.use=personal",
        "--add", "lawful_basis.basis=consent", "--add", "lawful_basis.purpose=marketing",
        "--add", "lawful_basis.channels=email,sms", "--add", "lawful_basis.evidence=web form",
    ).out)  # fmt: skip
    tree = read(desk.text(path).encode())
    assert tree["emails"] == [
        {"address": "a@firma.example", "use": "work"},
        {"address": "b@firma.example", "use": "personal"},
    ]
    assert tree["phones"] == [
        {"number": "+358191234567", "use": "work"},
        {"number": "+358405550177", "use": "personal"},
    ]
    assert tree["segments"] == ["one", "two", "three"]
    assert at(tree, ("lawful_basis", 1)) == {
        "basis": "consent", "since": "2025-01-02", "purpose": "marketing",
        "channels": ["email", "sms"], "evidence": "web form",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "famly_name=Aho"), "family_name"),
        (("--set", "emails.0.adress=x"), "emails.0.address"),
        (("--set", "role"), "FIELD=VALUE"),
        (("--set", "role="), "--unset role"),
        (("--set", "emails=a@b.example"), "emails.0.address"),
        (("--set", "emails.address=a@b.example"), "emails.0.address"),
        (("--set", "emails.4.address=a@b.example"), "shorter"),
        (("--add", "role=Buyer"), "--set role"),
        (("--add", "interactions=x"), "interactions.date"),
        (("--phone", "040 555 0123"), "--country"),
        (("--phone", "12"), "phone"),
        (("--email", "nobody"), "exactly one @"),
        (("--basis", "consent"), "purpose, channels and evidence"),
        (("--set", "segments.0.x=1"), "no field"),
    ],
)
def test_what_can_not_be_is_refused(desk: Desk, arguments: tuple[str, ...], told: str) -> None:
    before = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("new", "customer", "--organisation", "Firma", *arguments)
    assert answer.code == 1
    assert told in answer.err
    assert desk.git("rev-parse", "HEAD") == before
    assert desk.git("status", "--porcelain", "-uall") == ""


def test_an_address_that_another_contact_has_is_refused_with_its_id(desk: Desk) -> None:
    answer = desk.tooling(
        "new", "prospect", "--organisation", "Firma",
        "--email", "Maija.Virtanen@PORVOONSAHKO.example",
    )  # fmt: skip
    assert answer.code == 1
    assert "k7m2qd4x" in answer.err
    assert "irtanen" not in answer.err
    answer = desk.tooling(
        "new", "prospect", "--organisation", "Firma",
        "--email", "maija.virtanen@porvoonsahko.example",
        "--set", "emails.0.shared_with=k7m2qd4x", "--source", "fair",
    )  # fmt: skip
    assert answer.code == 0, answer.err


def test_without_a_commit(desk: Desk) -> None:
    before = desk.git("rev-parse", "HEAD")
    answer = desk.tooling("new", "media", "--organisation", "Lehti", "--no-commit")
    assert "not committed" in answer.out
    assert desk.git("rev-parse", "HEAD") == before
    assert (desk.root / added(desk, answer.out)).exists()


def test_with_nobody_to_type_it_is_a_usage_error(desk: Desk) -> None:
    answer = desk.tooling("new", "customer")
    assert answer.code == 2
    assert "--organisation" in answer.err


def test_typed_into_a_template(desk: Desk, typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "is_interactive", lambda: True)
    typist(
        "text = text.replace('\\norganisation:', '\\norganisation: Lehti & Media')"
        ".replace('- number:', '- number: +358405550155  # evenings')"
        ".replace('\\nrole:', '\\n# my own remark\\nrole:')"
    )
    answer = desk.tooling("new", "media")
    assert answer.code == 0, answer.err
    path = added(desk, answer.out)
    assert desk.text(path) == (
        f"id: {Path(path).stem}\nkind: media\norganisation: Lehti & Media\n# my own remark\n"
        'phones:\n  - number: "+358405550155"  # evenings\n    use: work\n'
        "responsible: aino@tests.example\n"
        "lawful_basis:\n  - basis: legitimate_interest\n    since: 2025-01-02\n"
        "sources:\n  - source: own_activity\n    date: 2025-01-02\n"
    )
    assert "phones.0.number: warning" in answer.err  # a remark, or an extension
    assert list((desk.root / ".git/register/drafts").iterdir()) == []


def test_a_template_left_empty_is_kept_and_taken_up_again(
    desk: Desk, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist("text = text.replace('\\nrole:', '\\nrole: Buyer')")
    with monkeypatch.context() as patch:
        patch.setattr(editor, "is_interactive", lambda: True)
        patch.setattr("click.confirm", lambda *_, **__: False)
        answer = desk.tooling("new", "customer")
    assert answer.code == 1
    assert "organisation" in answer.err
    [kept] = (desk.root / ".git/register/drafts").glob("*.yaml")
    assert str(kept) in answer.err
    typist("text = text.replace('\\norganisation:', '\\norganisation: Firma')")
    assert desk.tooling("edit", kept.stem, "--resume").code == 0
    assert "role: Buyer" in desk.text(f"records/customers/{kept.stem[:2]}/{kept.name}")


@pytest.mark.parametrize("said", ["Ruotsi", "sverige", "SWE", "Sweden"])
def test_a_country_is_typed_by_name_and_written_by_code(desk: Desk, said: str) -> None:
    answer = desk.tooling(
        "new", "customer", "--organisation", "Bygg AB", "--phone", "08-123 456 78",
        "--country", said, "--set", f"address.country={said}", "--set", "address.city=Stockholm",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    tree = read(desk.text(added(desk, answer.out)).encode())
    assert (at(tree, ("phones", 0, "number")), at(tree, ("address", "country"))) == (
        "+46812345678",
        "SE",
    )
    assert "address.country: SE" in answer.out


def test_the_country_of_the_address_reads_the_number_whatever_it_is_called(desk: Desk) -> None:
    answer = desk.tooling(
        "new", "customer", "--organisation", "Bygg AB", "--phone", "08-123 456 78",
        "--set", "address.country=The Kingdom of Sweden",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert "phones.0.number: +46812345678" in answer.out


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("--country", "Swedn"), "--country: this is no country", "Did you mean Sweden (SE)?"),
        (("--set", "address.country=Atlantis"), "address.country: this is no", "two letters"),
        (("--set", "address.country=Kosovo"), "address.country: this is no", "no code for it"),
    ],
)
def test_no_country_is_refused_with_what_was_meant(
    desk: Desk, options: tuple[str, ...], message: str, hint: str
) -> None:
    before = desk.status()
    words = ("new", "customer", "--organisation", "Oy", "--phone", "040 555 0199", *options)
    answer = desk.tooling(*words)
    assert answer.code == 1
    assert message in answer.err
    assert hint in answer.err
    assert desk.status() == before


def test_a_number_without_its_plus_is_not_made_another(desk: Desk) -> None:
    words = ("new", "customer", "--organisation", "Oy", "--country", "Finland", "--phone")
    answer = desk.tooling(*words, "46701234567")
    assert answer.code == 1
    assert "+46 (Sweden)" in answer.err
    assert "+358 (Finland)" in answer.err
    assert "46701234567" not in answer.err
    assert "+46701234567" in desk.tooling(*words, "0046701234567").out
