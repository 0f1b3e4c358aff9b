"""What a person is told is what is held: in files, in older versions, under another spelling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schema.layout import contact_path
from tests.desk import IDS, Answer, Desk, git
from tests.documents.conftest import CONTROLLER, CUSTOMERS, PROSPECTS
from tests.people import customer
from tests.subject_report.conftest import CUSTOMER, OTHER, PROSPECT

PEKKA = {
    "given_name": "Pekka",
    "family_name": "Nieminen",
    "emails": [{"address": "pekka@kaapeli.example", "use": "work"}],
    "phones": [{"number": "+358405550199", "use": "work"}],
}
NONE = "We hold no personal data on you"


def note(text: str) -> dict[str, object]:
    return {"interactions": [{"date": "2024-06-03", "channel": "fair", "summary": text}]}


@pytest.fixture
def person(desk: Desk) -> Desk:
    """A register in which nothing is sealed; the person is `CUSTOMER` and `PROSPECT`."""
    desk.write("records/controller.yaml", CONTROLLER)
    desk.write("records/customers/register.yaml", CUSTOMERS)
    desk.write("records/prospects/register.yaml", PROSPECTS)
    desk.commit("Fill it in")
    desk.put(customer(CUSTOMER, role="Johtaja"))
    desk.commit("Change the duties")
    return desk


def ask(desk: Desk, *who: str, terminal: bool = False) -> Answer:
    return desk.tooling("subject-report", *who, "--lang", "en", terminal=terminal)


def none_is_refused(desk: Desk, *who: str) -> Answer:
    """Ask, and ask again with everything confirmed: neither answer is that nothing is held."""
    answers = [ask(desk, *who), ask(desk, *who, "--none-confirmed")]
    for answer in answers:
        assert NONE not in answer.out
        assert answer.code in (0, 1)
    return answers[1]


# -- who is meant


@pytest.mark.parametrize(
    "who",
    [
        ("pekka@kaapeli.example",), ("PEKKA@Kaapeli.Example",), ("mailto:pekka@kaapeli.example",),
        ("040 555 0199",), ("040", "555", "0199"), ("+358 (0)40 555-0199",), ("00358405550199",),
        ("Pekka", "Nieminen"), ("Nieminen, Pekka",), ("nieminen pekka",), ("PEKKA NIEMINEN",),
        ("Pekka Nieminen", "pekka@kaapeli.example"),
    ],
)  # fmt: skip
def test_a_whole_address_number_or_name_means_its_contact(
    who: tuple[str, ...], person: Desk
) -> None:
    person.put(customer(OTHER, **PEKKA))
    person.commit("Add")
    report = person.tooling("subject-report", *who, "--json").json
    assert [record["id"] for record in report["records"]] == [OTHER]
    assert report["search"]["everywhere"]


@pytest.mark.parametrize(
    "who",
    [
        "pekka@kaapeli.exampl", "ekka@kaapeli.example", "pekka@kaapeli", "kaapeli.example",
        "Pekka", "Nieminen", "Pekka Niemine", "Pekka Nieminnen", "Pekak Nieminen",
        "Niemnen, Pekka", "Pekka Matti Nieminen", "pekka.nieminen@elsewhere.example",
    ],
)  # fmt: skip
def test_a_part_or_a_wrong_letter_is_near_and_prints_nobodys_report(who: str, person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA))
    person.commit("Add")
    answer = ask(person, who)
    assert answer.code == 1
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert OTHER in [line[0] for line in lines[1:]]
    assert "Nieminen" not in answer.out + answer.err
    assert "--none-confirmed" in answer.err
    shown = ask(person, who, terminal=True)
    assert "Nieminen" in shown.out
    found = json.loads(ask(person, who, "--json").out)
    assert OTHER in [one["id"] for one in found["near"]]


def test_two_contacts_of_one_name_are_shown_and_an_id_is_asked_for(person: Desk) -> None:
    for id in (OTHER, IDS[3]):
        person.put(customer(id, **{**PEKKA, "emails": [], "phones": []}))
    person.commit("Add")
    answer = ask(person, "Pekka Nieminen", "--none-confirmed")
    assert answer.code == 1
    assert {line.split("\t")[0] for line in answer.out.splitlines()[1:]} == {OTHER, IDS[3]}
    one = ask(person, "Pekka Nieminen", "--not", IDS[3])
    assert one.code == 0
    assert "Your data" in one.out


def test_a_shared_mailbox_is_nobodys_own(person: Desk) -> None:
    for id, other in ((OTHER, IDS[3]), (IDS[3], OTHER)):
        shared = [{"address": "info@kaapeli.example", "use": "work", "shared_with": [other]}]
        person.put(customer(id, **{**PEKKA, "emails": shared}))
    person.commit("Add")
    assert ask(person, "info@kaapeli.example").code == 1
    answer = ask(person, OTHER, "--json")
    assert answer.code == 0
    assert IDS[3] not in answer.out
    record = answer.json["records"][0]
    assert record["shared_mailboxes"] == ["info@kaapeli.example"]
    text = ask(person, OTHER).out
    assert "Mailboxes that others read, too" in text
    assert IDS[3] not in text


@pytest.mark.parametrize("who", ["", "  ", "\t"])
def test_nobody_at_all_is_a_usage_error(who: str, person: Desk) -> None:
    for extra in ((), ("--none-confirmed",)):
        answer = ask(person, who, *extra)
        assert answer.code == 2
        assert answer.out == ""
    assert ask(person, CUSTOMER, "Pekka").code == 2


# -- none is said only where there is nothing


def test_none_is_confirmed_by_somebody(person: Desk) -> None:
    who = "Zacharias Quist"
    piped = ask(person, who)
    assert (piped.code, piped.out) == (1, "")
    assert "--none-confirmed" in piped.err
    confirmed = ask(person, who, "--none-confirmed")
    assert confirmed.code == 0
    assert NONE in confirmed.out
    assert who in confirmed.out, "the terms that were looked for"
    for typed, code in (("y\n", 0), ("n\n", 1), ("\n", 1)):
        asked = person.tooling("subject-report", who, "--lang", "en", given=typed, terminal=True)
        assert asked.code == code
        assert (NONE in asked.out) is (code == 0)


def test_the_report_says_what_was_looked_for_and_through(person: Desk) -> None:
    report = ask(person, "Zacharias Quist", "z@quist.example", "--none-confirmed", "--json").json
    search = report["search"]
    assert search["terms"] == [
        {"kind": "name", "text": "Zacharias Quist"}, {"kind": "email", "text": "z@quist.example"}
    ]  # fmt: skip
    assert search["everywhere"]
    assert search["commits"] == 3
    assert search["since"] == "2025-01-02"
    assert search["objects"] > 20
    assert search["files"] > 5
    assert "not_looked" not in search
    text = ask(person, "Zacharias Quist", "--none-confirmed").out
    assert "3 changes since 2\u00a0January\u00a02025" in text


@pytest.mark.parametrize("who", ["pekka@kaapeli.example", "0405550199", "Nieminen Pekka"])
def test_an_earlier_value_is_no_none(who: str, person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA))
    person.commit("Add")
    person.put(customer(OTHER, given_name="Liisa", family_name="Lind", emails=[], phones=[]))
    person.commit("Change")
    answer = none_is_refused(person, who)
    assert answer.code == 1
    assert OTHER in answer.out
    assert "earlier" in answer.out
    held = ask(person, OTHER)
    assert held.code == 0
    assert "pekka@kaapeli.example" in held.out


@pytest.mark.parametrize("who", ["pekka@kaapeli.example", "Nieminen Pekka", "Pekka Nieminnen"])
def test_a_removed_contact_is_no_none_and_its_report_has_the_last_version(
    who: str, person: Desk
) -> None:
    person.put(customer(OTHER, **PEKKA, role="Ostaja"))
    person.commit("Add")
    person.git("rm", "-q", contact_path("customers", OTHER))
    person.git("commit", "-q", "-m", "Retire")
    if who == "Pekka Nieminnen":
        answer = ask(person, who)
    else:
        answer = none_is_refused(person, who)
    assert answer.code == 1
    assert [line.split("\t")[0] for line in answer.out.splitlines()[1:]] == [OTHER]
    report = ask(person, OTHER, "--json").json
    (record,) = report["records"]
    assert record["data"]["role"] == "Ostaja"
    assert not record["in_use"]
    assert record["removed"] == "2025-01-02"
    text = ask(person, OTHER).out
    assert "no longer in use" in text
    assert "its history of changes still holds it" in text
    assert "Ostaja" in text


@pytest.mark.parametrize("where", ["branch", "stash", "tag", "unreachable", "uncommitted"])
def test_every_ref_is_looked_through(where: str, person: Desk) -> None:
    path = contact_path("customers", OTHER)
    if where in ("branch", "tag"):
        person.git("checkout", "-q", "-b", "other")
    person.git("rm", "-q", path)
    person.commit("Gone")
    person.put(customer(OTHER, **PEKKA))
    if where == "stash":
        person.git("stash", "-q", "-u")
    elif where != "uncommitted":
        person.commit("Add")
    if where == "tag":
        person.git("tag", "v1")
    if where in ("branch", "tag"):
        person.git("checkout", "-q", "main")
        person.git("rm", "-q", path)
        person.commit("Not here")
    if where == "tag":
        person.git("branch", "-q", "-D", "other")
    if where == "unreachable":
        person.git("reset", "-q", "--hard", "HEAD~1")
    answer = none_is_refused(person, "Pekka Nieminen")
    if where == "uncommitted":
        assert answer.code == 0
        return
    assert OTHER in answer.out
    if where != "unreachable":
        assert "pekka@kaapeli.example" in ask(person, OTHER).out


def test_what_others_records_and_files_say_is_counted_and_pointed_at(person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA, **note("Asked for Zacharias Quist, z@quist.example")))
    person.write("notes/visitors.txt", "1\n2\nQuist, Zacharias\n")
    person.commit("Add")
    path = contact_path("customers", OTHER)
    answer = none_is_refused(person, "Zacharias Quist")
    assert answer.code == 0
    line = person.text(path).split("\n").index(
        "    summary: Asked for Zacharias Quist, z@quist.example") + 1  # fmt: skip
    assert f"{path}:{line}: somebody else's record, in use" in answer.err
    assert "notes/visitors.txt:3: text, in use" in answer.err
    assert "Quist" not in answer.err
    assert "We hold no record on you" in answer.out
    assert "Asked for" not in answer.out, "other people's data"
    assert OTHER not in answer.out
    report = ask(person, "Zacharias Quist", "--json").json
    assert report["elsewhere"] == [
        {"kind": "note", "in_use": True, "count": 1}, {"kind": "text", "in_use": True, "count": 1}
    ]  # fmt: skip
    aside = ask(
        person, "Zacharias Quist", "--not", path, "--not", "notes/visitors.txt", "--none-confirmed"
    )
    assert NONE in aside.out


def test_a_text_that_was_changed_since_is_pointed_at_in_the_history(person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA, **note("Asked for Zacharias Quist")))
    person.commit("Add")
    person.put(customer(OTHER, **PEKKA, **note("Asked for another")))
    person.commit("Change")
    answer = none_is_refused(person, "Zacharias Quist")
    assert "somebody else's record, in 1 older version (git show " in answer.err
    (one,) = ask(person, "Zacharias Quist", "--json").json["elsewhere"]
    assert one == {"kind": "note", "in_use": False, "count": 1}


def test_messages_names_of_files_and_authors_are_looked_through(person: Desk) -> None:
    person.write("Zacharias Quist.txt", "hello\n")
    person.commit("Visit of Zacharias Quist")
    person.git("branch", "zacharias-quist")
    answer = none_is_refused(person, "Zacharias Quist")
    assert "name of a file" in answer.err
    assert "message of a change" in answer.err
    assert "Quist" not in answer.err
    author = ask(person, "Aino Tester", "--json").json["elsewhere"]
    assert {"kind": "author", "in_use": False, "count": 4} in author
    boss = ask(person, "liisa.korhonen@ensto.example", "--json").json["elsewhere"]
    assert "responsible" in [one["kind"] for one in boss]


@pytest.mark.parametrize(
    ("who", "held"),
    [
        ("Bjorn Sorensen", "Bjørn Sørensen"), ("Bjørn Sørensen", "Soerensen Bjoern"),
        ("Aatos Ketomaki", "Aatos Ketomäki"), ("Matti Meikäläinen", "MEIKÄLÄINEN, Matti"),
    ],
)  # fmt: skip
def test_diacritics_and_order_do_not_matter(who: str, held: str, person: Desk) -> None:
    person.write("notes.txt", f"Guests: {held}\n")
    none_is_refused(person, who)


def test_what_is_packed_or_in_another_encoding_is_looked_through(person: Desk) -> None:
    person.write("old.csv", "Quist;Zäcky;1\n".encode("cp1252"))
    person.commit("Add")
    person.git("rm", "-q", "old.csv")
    person.commit("Remove")
    none_is_refused(person, "Zäcky Quist")


# -- an answer that is not sure says so


def unsure(desk: Desk, *words: str) -> Answer:
    answer = ask(desk, "Zacharias Quist", "--none-confirmed")
    assert answer.code == 0, answer.err
    assert NONE not in answer.out
    assert "not everything could be looked through" in answer.out
    for word in words:
        assert word in answer.out + answer.err
    return answer


def test_a_shallow_clone_says_no_plain_none(person: Desk, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{person.root}", str(clone))
    desk = Desk(clone)
    unsure(desk, "older changes", "git fetch --unshallow", "other branches")
    held = ask(desk, CUSTOMER)
    assert "git fetch --unshallow" in held.err
    assert "older changes, which are not in this copy" in held.out
    assert "The earliest version in this copy of the register" in held.out
    assert "Entered in the register" not in held.out, "nobody can tell from here"
    assert "Entered in the register" in ask(person, CUSTOMER).out


def test_a_partial_clone_says_no_plain_none(person: Desk, tmp_path: Path) -> None:
    person.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{person.root}", str(clone))
    desk = Desk(clone)
    answer = unsure(desk, "contents of older versions", "partial")
    assert "that the history needs are not in this clone" in answer.err


@pytest.mark.parametrize("how", ["replace", "grafts"])
def test_a_history_that_is_replaced_says_no_plain_none(how: str, person: Desk) -> None:
    if how == "replace":
        person.git("replace", "--graft", "HEAD")
    else:
        person.write(".git/info/grafts", person.head() + "\n")
    unsure(person, "hidden")


def test_what_nobody_can_read_says_no_plain_none(person: Desk) -> None:
    person.write("scan.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    person.commit("Add")
    unsure(person, "encrypted files, and files that are not text")


def test_sealed_data_says_no_plain_none(person: Desk) -> None:
    person.write(
        "records/customers/kb/kbm2qd4x.sales.age",
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
    )
    unsure(person, "encrypted files")


def test_outside_git_there_is_no_plain_none(person: Desk) -> None:
    (person.root / ".git").rename(person.root.parent / "away")
    unsure(person, "change history")


@pytest.mark.parametrize("who", ["Q.", "J K", "1234", "@quist.example"])
def test_what_is_too_short_is_said_not_to_be_looked_for(who: str, person: Desk) -> None:
    answer = ask(person, who, "--none-confirmed")
    assert (answer.code, answer.out) == (1, "")
    assert "to be looked for" in answer.err
    both = ask(person, who, "z@quist.example", "--none-confirmed")
    if "@" in who:
        assert NONE not in both.out
        assert "not looked for" in both.out
        assert "not looked for" in both.err


# -- blocked addresses


def block(desk: Desk, address: str) -> None:
    words = ("suppress", "add", "--from", "-", "--reason", "objection")
    answer = desk.tooling(*words, given=f"{address}\n")
    assert answer.code == 0, answer.err


def test_who_is_only_blocked_is_told_so(person: Desk) -> None:
    block(person, "z@quist.example")
    answer = ask(person, "Z@Quist.example")
    assert answer.code == 0, answer.err
    assert "no personal data" not in answer.out
    assert "keyed hash of your address" in answer.out
    assert "Blocked addresses" in answer.out
    assert "1\u00a0June\u00a02025" in answer.out
    told = answer.out.partition("## Suppression list")[2]
    for part in ("legal obligation", "no time limit", "Recipients", "Transfer", "Automated"):
        assert part in told, "the hash is data of theirs, too (Art. 15(1))"
    report = ask(person, "z@quist.example", "--json").json
    assert report["kept_out"] == [{"since": "2025-06-01", "reason": "objection", "purposes": []}]
    by_name = ask(person, "Zacharias Quist", "--none-confirmed")
    assert "can be asked only with an e-mail address or a phone number" in " ".join(
        by_name.out.split()
    )
    assert NONE not in by_name.out


def test_an_earlier_address_of_the_person_is_looked_up_among_the_blocked(person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA))
    person.commit("Add")
    person.put(customer(OTHER, **{**PEKKA, "emails": []}))
    person.commit("Change")
    block(person, "pekka@kaapeli.example")
    assert ask(person, OTHER, "--json").json["kept_out"]


# -- by id


def test_a_report_by_id_says_that_it_did_not_look_elsewhere(person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA, **note("Maija Virtanen asked")))
    person.commit("Add")
    quick = ask(person, CUSTOMER, PROSPECT)
    assert "--deep" in quick.err
    assert "older versions of other files" in quick.out
    deep = ask(person, CUSTOMER, PROSPECT, "--deep")
    assert f"{contact_path('customers', OTHER)}:" in deep.err
    assert "notes in other records" in deep.out
    assert "older versions of other files" not in deep.out


UNSPACED = [
    ("小明", "王", "王小明"), ("สมชาย", "ใจดี", "สมชายใจดี"), ("กิ่ง", "ดี", "กิ่งดี"),
    ("민준", "김", "김민준"), ("はなこ", "山田", "山田 はなこ"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "family", "typed"), UNSPACED)
@pytest.mark.parametrize("whole", [False, True])
def test_a_name_of_a_script_without_spaces_is_found_written_as_one(
    given: str, family: str, typed: str, whole: bool, person: Desk
) -> None:
    contact = customer(OTHER, **{**PEKKA, "given_name": given, "family_name": family})
    if whole:
        del contact["given_name"]
        contact["family_name"] = typed.replace(" ", "")
    person.put(contact)
    person.commit("Add")
    for who in (typed, f"{given} {family}", f"{family} {given}"):
        none_is_refused(person, who)
        report = person.tooling("subject-report", who, "--json").json
        assert [record["id"] for record in report["records"]] == [OTHER], who


def test_who_is_removed_is_found_by_a_name_without_spaces(person: Desk) -> None:
    person.put(customer(OTHER, **{**PEKKA, "given_name": "小明", "family_name": "王"}))
    person.commit("Add")
    (person.root / contact_path("customers", OTHER)).unlink()
    person.commit("Remove")
    answer = none_is_refused(person, "王小明")
    assert OTHER in answer.out


def test_a_contact_whose_file_has_errors_has_what_it_says(person: Desk) -> None:
    errors = {"objections": [{"against": "direct_advertising", "since": "2020-01-01"}]}
    letter = {"issue": "may-2024", "sent": "2024-05-01", "opens": "2"}
    person.put(customer(OTHER, **PEKKA, **errors, newsletters=[letter]))
    person.commit("Add")
    assert person.tooling("validate").code == 1
    for who in ("Pekka Nieminen", "pekka@kaapeli.example", "0405550199"):
        answer = ask(person, who)
        assert answer.code == 0
        assert "Pekka" in answer.out


def test_a_text_that_names_the_person_is_told_once(person: Desk) -> None:
    person.put(customer(OTHER, **PEKKA))
    person.write(
        "notes/fair.csv", "given_name,family_name,email\nPekka,Nieminen,\nPekka,Nieminin,\n"
    )
    person.commit("Add")
    answer = ask(person, "Pekka Nieminen")
    assert answer.code == 0
    assert answer.err.count("notes/fair.csv") == 1
