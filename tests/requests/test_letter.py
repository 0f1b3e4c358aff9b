"""Each standing of a request has its letter, in three languages, without a code or a gap."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.localised import LANGUAGES, Language
from tests.desk import git
from tests.requests.conftest import CUSTOMER, RequestDesk
from tests.requests.test_handle import erased

Make = Callable[[RequestDesk], str]


def fulfilled(kind: str, *arguments: str) -> Make:
    def make(desk: RequestDesk) -> str:
        request = desk.identified(kind)
        desk.done("fulfil", request, *arguments, "--apply")
        return request

    return make


def extended(desk: RequestDesk) -> str:
    request = desk.open("access")
    desk.done("extend", request, "--months", "1", "--reason", "many records")
    return request


def refused(desk: RequestDesk) -> str:
    request = desk.open("erasure")
    desk.done("refuse", request, "--reason", "a legal claim, Art. 17(3)(e)")
    return request


def withdrawn(desk: RequestDesk) -> str:
    request = desk.open("objection")
    desk.done("withdraw", request)
    return request


def lifted(desk: RequestDesk) -> str:
    request = fulfilled("restriction", "--ground", "accuracy_contested")(desk)
    desk.done("lift", request, "--reason", "accuracy confirmed", "--notified", "2025-06-01")
    return request


def confirmed(desk: RequestDesk) -> str:
    request = erased(desk)
    for step in ("server", "backups"):
        desk.done("confirm", request, "--step", step, "--role", "head of IT")
    return request


STANDINGS: dict[str, Make] = {
    "open": lambda desk: desk.open("rectification"),
    "extended": extended,
    "refused": refused,
    "withdrawn": withdrawn,
    "rectified": fulfilled("rectification", "--set", "role=Johtaja"),
    "completed": fulfilled("completion", "--statement", "Ei enää ostaja"),
    "objected": fulfilled("objection"),
    "restricted": fulfilled("restriction", "--ground", "legal_claims"),
    "lifted": lifted,
    "erasing": erased,
    "erased": confirmed,
}
#: What each letter says, in the three languages: a part of its own sentence.
SAYS: dict[str, tuple[str, str, str]] = {
    "open": ("viimeistään 20.6.2025", "senast den 20 juni 2025", "by 20 June 2025"),
    "extended": ("Syy: many records.", "den 20 juli 2025", "by 20 July 2025"),
    "refused": ("Emme voi toteuttaa", "Vi kan inte", "We cannot do"),
    "withdrawn": ("Olette peruuttanut", "Du har återkallat", "taken your request back"),
    "rectified": ("oikaisseet", "rättat", "corrected"),
    "completed": ("täydentäneet", "kompletterat", "completed"),
    "objected": ("suoramainonta, etämyynti", "direktreklam, distansförsäljning",
                 "direct advertising, distance selling"),
    "restricted": ("oikeusvaateen", "rättsliga anspråk", "legal claims"),
    "lifted": ("rajoitus on poistettu 1.6.2025", "upphävdes den 1 juni 2025",
               "was lifted on 1 June 2025"),
    "erasing": ("Varmistamme vielä", "Vi kontrollerar ännu", "still making sure"),
    "erased": ("varmuuskopioista", "säkerhetskopiorna", "from the backups"),
}  # fmt: skip
CODES = ("_", "None", "{", "access", "rectification", "direct_", "legal_claims", "fulfilled")


def letter(desk: RequestDesk, request: str, *arguments: str) -> str:
    """The letter as Markdown, with plain blanks; it goes to a file: a screen shows no person."""
    file = desk.root / "exports/letter.md"
    answer = desk.done("letter", request, "--output", str(file), *arguments)
    assert "personal data" in answer.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file.read_text("utf-8").replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_letter_says_how_the_request_stands(standing: str, desk: RequestDesk) -> None:
    request = STANDINGS[standing](desk)
    for language, says in zip(LANGUAGES, SAYS[standing], strict=True):
        text = letter(desk, request, "--lang", language, "--to", "Maija Esimerkki")
        assert says in text
        if language != "en":
            assert not any(code in text for code in CODES), text
        assert ("\n\nMaija Esimerkki\n\n" in text) is True
        assert "20 May 2025" in text or "20 maj 2025" in text or "20.5.2025" in text
        # Remedies stand in a refusal alone (Art. 12(4))
        authority = "tietosuoja" in text.partition("\n\n- **")[0]
        assert authority is (standing == "refused")


def test_it_goes_to_the_person_in_the_language_and_at_the_address_of_the_record(
    desk: RequestDesk,
) -> None:
    text = letter(desk, desk.open("objection"))
    assert "Maija Virtanen<br>Porvoon Sähköasennus Oy<br>Mannerheiminkatu 12<br>Porvoo" in text
    assert "Hyvä Maija Virtanen" in text
    assert "käsittelyn vastustaminen" in text
    other = letter(desk, desk.open("access", "kcm2qd4x"))
    assert "Hej Aino Esimerkki" in other


def test_after_an_erasure_only_the_operator_knows_to_whom(desk: RequestDesk) -> None:
    request = confirmed(desk)
    (desk.root / f"records/customers/k7/{CUSTOMER}.yaml").unlink()
    answer = desk.done("letter", request, "--lang", "fi")
    assert "--to" in answer.err
    assert "varmuuskopioista" in answer.out
    lines = ("--to", "A B", "--to", "Katu 1", "--to", "00100 Helsinki")
    told = desk.done("letter", request, "--lang", "fi", *lines)
    assert "A B<br>Katu 1<br>00100 Helsinki" in told.out
    assert "--to" not in told.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_that_had_the_data_are_named_when_they_are_told(
    language: Language, desk: RequestDesk
) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER)
    request = fulfilled("objection")(desk)
    telling = letter(desk, request, "--lang", language)
    desk.done("told", request, "--unit", "marketing")
    told = letter(desk, request, "--lang", language)
    assert "Marketing" in telling
    assert "Marketing" in told
    assert telling != told


@pytest.mark.parametrize("format", ["md", "html", "pdf", "json"])
def test_it_is_a_letter_and_nothing_else(format: str, desk: RequestDesk, tmp_path: Path) -> None:
    file = tmp_path / f"letter.{format}"
    request = desk.open("objection")
    desk.done("letter", request, "--format", format, "--output", str(file))
    content = file.read_bytes()
    if format == "pdf":
        from pypdf import PdfReader

        assert len(PdfReader(file).pages) == 1
    else:
        text = content.decode()
        assert text.count("pyyntönne") <= 3, "the subject, the title and a sentence"
        assert "<hr" not in text
        assert "---" not in text


def test_a_letter_stays_out_of_the_register(desk: RequestDesk) -> None:
    request = desk.open("objection")
    answer = desk.request("letter", request, "--output", str(desk.root / "letter.md"))
    assert answer.code == 1
    assert "Git would commit" in answer.err
    assert desk.status() == ""
    assert git(desk.root, "log", "-1", "--format=%s").startswith("Open request")


def test_what_nobody_asked_for_has_no_answer(desk: RequestDesk) -> None:
    request = desk.open("erasure")
    path = desk.path(request)
    path.write_text(path.read_text().replace("channel: email", "channel: own_initiative"))
    answer = desk.request("letter", request)
    assert answer.code == 1
    assert "own initiative" in answer.err


def test_an_objection_that_is_gone_is_not_confirmed(desk: RequestDesk) -> None:
    request = fulfilled("objection")(desk)
    path = desk.root / f"records/customers/k7/{CUSTOMER}.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("objections:"), text.index("newsletters:")
    path.write_text(text[:start] + text[end:], "utf-8")
    answer = desk.request("letter", request)
    assert answer.code == 1
    assert "objection any more" in answer.err


NOTICES = {
    "objection": ("Poistakaa hänet", "Stryk personen", "Strike them off"),
    "rectification": ("oikaistu", "rättats", "corrected"),
    "completion": ("täydennetty", "kompletterats", "completed"),
    "restriction": ("rajoitettu", "begränsats", "restricted"),
}
OPTIONS = {
    "objection": (),
    "rectification": ("--set", "role=Johtaja"),
    "completion": ("--statement", "Ei enää ostaja"),
    "restriction": ("--ground", "legal_claims"),
}


@pytest.mark.parametrize("kind", NOTICES)
def test_a_unit_is_told_which_lists_whom_and_what_to_do(kind: str, desk: RequestDesk) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER)
    request = fulfilled(kind, *OPTIONS[kind])(desk)
    for language, says in zip(LANGUAGES, NOTICES[kind], strict=True):
        text = desk.done("letter", request, "--unit", "marketing", "--lang", language).out
        assert says in text, "and no name: the desk looks for one in all that is said"
        assert CUSTOMER in text
        assert "Spring" in text
        assert "Marketing" in text
    assert "2.5.2025" in desk.done("letter", request, "--unit", "marketing").out


def test_an_erasure_is_told_while_copies_are_still_confirmed(desk: RequestDesk) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER)
    request = erased(desk)
    (desk.root / "records/campaigns/spring.yaml").unlink()
    told = desk.done("letter", request, "--unit", "marketing", "--lang", "en").out
    assert "Erase it from the lists, too" in told
    assert "**Lists:** spring" in told, "a campaign that is gone has no title"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--unit", "marketing"), 1, "nothing to tell yet"),
        (("--unit", "sales"), 1, "got no list"),
        (("--unit", "marketing", "--to", "A"), 2, "--to is for"),
    ],
)
def test_who_needs_not_be_told(
    arguments: tuple[str, ...], code: int, says: str, desk: RequestDesk
) -> None:
    desk.disclose("2025-05-02", "marketing", CUSTOMER)
    done = "got no list" in says
    request = fulfilled("objection")(desk) if done else desk.open("objection")
    answer = desk.request("letter", request, *arguments)
    assert answer.code == code
    assert says in answer.err
