"""`init` asks one thing at a time, by the schema's rules, and loses nothing that was typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schema.layout import CONTROLLER, FileKind, register_path
from tests.desk import Answer, Desk
from tooling.cli.main import run
from tooling.errors import RegisterError
from tooling.rules.document_checks import is_placeholder
from tooling.setup import init as module
from tooling.setup.answers import AnswerError, filled_in
from tooling.setup.draft import NAME, draft_aside, draft_in, keep_draft
from tooling.setup.questions import QUESTIONS
from tooling.store.check import check
from tooling.yaml.reader import read
from tooling.yaml.tree import at

OPTIONS = {
    "--name": "Bygg & El AB", "--street": "Storgatan 1", "--postal-code": "111 22",
    "--city": "Stockholm", "--country": "SE", "--phone": "+46 8 123 456 78",
    "--email": "info@bygg.example", "--contact-title": "Dataskyddsansvarig",
    "--contact-phone": "+46 8 123 456 79", "--contact-email": "dpo@bygg.example",
    "--dpo-email": "ombud@bygg.example", "--unit": "Försäljning", "--hosting": "Kodlager AB, SE",
}  # fmt: skip


def asked(directory: Path, *lines: str, options: tuple[str, ...] = ()) -> Answer:
    """Run `init` on a terminal on which `lines` are typed; at their end the terminal is closed."""
    given = "".join(f"{line}\n" for line in lines)
    here = next(folder for folder in directory.parents if folder.is_dir())
    return Desk(here).tooling("init", str(directory), *options, given=given, terminal=True)


def controller(root: Path) -> dict[str, object]:
    tree = read((root / "records/controller.yaml").read_bytes())
    assert isinstance(tree, dict)
    return dict(tree)


def test_every_question_has_an_option_and_no_answer_is_asked_for_twice(tmp_path: Path) -> None:
    root = tmp_path / "register"
    assert run(["init", str(root), *(part for pair in OPTIONS.items() for part in pair)]) == 0
    held = controller(root)
    assert held["data_protection_officer"] == {"email": "ombud@bygg.example"}
    assert held["units"] == [{"id": "forsaljning", "name": "Försäljning", "country": "SE"}]
    assert held["processors"] == [
        {
            "name": "Kodlager AB",
            "task": {
                "fi": "Git-tietovaraston ylläpito",
                "sv": "drift av Git-förvaret",
                "en": "hosting of the Git repository",
            },
            "country": "SE",
        }
    ]
    # On a terminal, too: there is nothing left to ask
    options = tuple(part for pair in OPTIONS.items() for part in pair)
    assert asked(tmp_path / "other", options=options).code == 0


def test_a_wrong_answer_is_asked_for_again_and_says_why(tmp_path: Path) -> None:
    told = asked(
        tmp_path / "r", "Kiinteistö Oy", "Kauppakatu 3", "33100", "Tampere", "Suomi", "FI",
        "031234", "+358 3 123 4567", "info(at)kiinteisto", "info@kiinteisto.example", "", "",
        "", "dpo", "dpo@kiinteisto.example", "Myynti; myynti", "Myynti; Myynti Viro, EE",
        "Codehost", "own",
    )  # fmt: skip
    assert told.code == 0, told.err
    for why in (
        "two-letter ISO 3166-1", "with + and its country code", "exactly one @",
        "two of the units have one name", "a name and a country",
    ):  # fmt: skip
        assert why in told.err
    held = controller(tmp_path / "r")
    assert held["address"] == {
        "street": "Kauppakatu 3", "postal_code": "33100", "city": "Tampere", "country": "FI",
    }  # fmt: skip
    assert held["units"] == [
        {"id": "myynti", "name": "Myynti", "country": "FI"},
        {"id": "myynti-viro", "name": "Myynti Viro", "country": "EE"},
    ]
    assert held["own_systems"] == "true"
    assert "records/controller.yaml:" not in told.err
    assert "records/customers/register.yaml: protection.manual, protection.it" in told.err


def test_a_country_that_does_not_fit_the_postal_code_asks_for_the_code_again(
    tmp_path: Path,
) -> None:
    told = asked(
        tmp_path / "r", "Firma", "Väg 1", "111 22", "Umeå", "FI", "nej", "90325", *[""] * 8
    )
    assert told.code == 0, told.err
    assert told.err.count("postal code") >= 2
    assert controller(tmp_path / "r")["address"] == {
        "street": "Väg 1", "postal_code": "90325", "city": "Umeå", "country": "FI",
    }  # fmt: skip


def test_what_was_typed_is_offered_by_the_next_run(tmp_path: Path) -> None:
    root = tmp_path / "new" / "register"
    told = asked(root, "Lumi Oy", "Hankikuja 2")  # and then the terminal is closed
    assert told.code == 130
    assert str(root / NAME) in told.err
    assert draft_in(root) == {"name": "Lumi Oy", "street": "Hankikuja 2"}
    assert (root / NAME).stat().st_mode & 0o077 == 0
    assert root.stat().st_mode & 0o077 == 0
    told = asked(root, "", "Hankikuja 4", "-", *[""] * 10)
    assert told.code == 0, told.err
    assert "[Lumi Oy]" in told.out
    held = controller(root)
    assert held["name"] == "Lumi Oy"
    assert held["address"] == {"street": "Hankikuja 4", "country": "FI"}
    assert not (root / NAME).exists()


def test_who_breaks_off_before_the_first_answer_leaves_nothing(tmp_path: Path) -> None:
    told = asked(tmp_path / "r", "", "")
    assert told.code == 130
    assert "next run" not in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_fails_after_the_last_answer_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
            patched.setenv(name, "")
        told = asked(tmp_path / "r", "Lumi Oy", *[""] * 12)
        assert told.code == 1
        assert "user.name" in told.err
    assert draft_in(tmp_path / "r")["name"] == "Lumi Oy"
    assert asked(tmp_path / "r", *[""] * 13).code == 0
    assert controller(tmp_path / "r")["name"] == "Lumi Oy"


def test_a_script_takes_the_answers_of_a_broken_run_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_draft(tmp_path / "r", {"name": "Lumi Oy", "city": "Kemi"})
    assert run(["init", str(tmp_path / "r"), "--city", "Tornio"]) == 0
    assert "earlier run that broke off: name." in capsys.readouterr().err
    held = controller(tmp_path / "r")
    assert held["name"] == "Lumi Oy"
    assert held["address"] == {"city": "Tornio", "country": "FI"}


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"name": 1, "shoe": "42"}'])
def test_a_draft_that_says_nothing_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text)
    assert draft_in(tmp_path) == {}
    assert run(["init", str(tmp_path)]) == 0


def test_a_draft_beside_other_files_is_no_free_folder(tmp_path: Path) -> None:
    keep_draft(tmp_path, {"name": "Lumi Oy"})
    (tmp_path / "mine.txt").write_text("mine")
    assert asked(tmp_path, "Else Oy").code == 1
    assert draft_in(tmp_path) == {"name": "Lumi Oy"}


def test_a_draft_is_put_back_where_the_register_could_not_be(tmp_path: Path) -> None:
    keep_draft(tmp_path, {"name": "Lumi Oy"})

    def fail() -> None:
        with draft_aside(tmp_path):
            assert list(tmp_path.iterdir()) == []
            raise RegisterError("full")

    with pytest.raises(RegisterError, match="full"):
        fail()
    assert json.loads((tmp_path / NAME).read_text()) == {"name": "Lumi Oy"}


def test_without_answers_placeholders_are_written_that_the_rules_find(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "register"
    assert run(["init", str(root)]) == 0
    assert "name, address.street, address.city, address.postal_code" in capsys.readouterr().err
    assert run(["--register", str(root), "validate"]) == 0
    told = capsys.readouterr().out
    assert "incomplete-controller" in told
    assert "incomplete-register" in told
    for arguments in (
        ["describe", "customers"],
        ["describe", "all", "--as", "record"],
        ["subject-report", "nobody@nowhere.example"],
    ):
        assert run(["--register", str(root), *arguments]) == 1
        told = capsys.readouterr().err
        assert "records/controller.yaml:" in told
        assert "address.street" in told


def test_no_register_begins_with_another_companys_protection() -> None:
    for name in ("customers", "prospects"):
        text = module._shipped(f"{name}.yaml")
        found = check(register_path(name), FileKind.REGISTER, text).findings
        fields = {finding.field for finding in found}
        assert {f"protection.{part}.{language}" for part in ("manual", "it")
                for language in ("fi", "sv", "en")} <= fields  # fmt: skip
        assert {"unconfirmed.0", "unconfirmed.1", "unconfirmed.2"} <= fields


@pytest.mark.parametrize(
    ("answers", "option"),
    [
        ({"name": "FILL IN the name"}, "name"),
        ({"name": "Name of the company"}, "name"),
        ({"name": "a\tb"}, "name"),
        ({"postal-code": "1"}, "postal-code"),
        ({"contact-email": "x"}, "contact-email"),
        ({"units": "Продажи"}, "units"),
        ({"units": "Sales, Suomi"}, "units"),
        ({"units": " ; "}, "units"),
        ({"hosting": "Host, XX"}, "hosting"),
        ({"hosting": ", FI"}, "hosting"),
        ({"hosting": "Host, "}, "hosting"),
        ({"units": "Sales, Marketing and Press"}, "units"),
        ({"name": "   "}, "name"),
        ({"street": "-"}, "street"),
        ({"dpo-email": "nobody"}, "dpo-email"),
    ],
)
def test_the_fault_is_that_of_its_option(answers: dict[str, str], option: str) -> None:
    with pytest.raises(AnswerError) as raised:
        filled_in(module._shipped("controller.yaml"), answers)
    assert raised.value.option == option
    assert raised.value.why
    assert "required" not in raised.value.why, "whoever answers knows no fields"


def test_a_fault_names_the_option_as_it_is_typed() -> None:
    with pytest.raises(RegisterError, match="--unit: after the last comma, a country"):
        filled_in(module._shipped("controller.yaml"), {"units": "Sales, Marketing"})
    with pytest.raises(RegisterError, match="plain letters, muuk"):
        filled_in(module._shipped("controller.yaml"), {"units": "Müük; Muuk"})


def test_a_country_in_small_letters_is_that_country() -> None:
    answers = {"country": "no", "units": "Salg; Salg Sverige, se", "hosting": "Vert, dk"}
    tree = read(filled_in(module._shipped("controller.yaml"), answers))
    assert at(tree, ("address", "country")) == "NO"
    assert at(tree, ("units", 0, "country")) == "NO"
    assert at(tree, ("units", 1, "country")) == "SE"
    assert at(tree, ("processors", 0, "country")) == "DK"


def test_what_nobody_said_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "r"), "--unit", "Myynti"]) == 0
    told = capsys.readouterr().err
    assert "no terminal" in told
    assert "\n  country: FI\n" in told
    assert "units:" not in told
    assert (
        run(["init", str(tmp_path / "s"), *(part for pair in OPTIONS.items() for part in pair)])
        == 0
    )
    told = capsys.readouterr().err
    assert "no terminal" not in told
    assert "country: FI" not in told


def test_what_the_template_shows_can_be_copied_as_it_stands() -> None:
    shipped = module._shipped("controller.yaml").decode()
    lines = [line[2:] for line in shipped.splitlines() if line.startswith("# ")]
    keys = ("data_protection_officer", "representative", "joint_controllers", "processors")
    # The examples are the lines that are no sentences
    shown = [line for line in lines if line.startswith((*(f"{key}:" for key in keys), "  "))]
    copied = shipped + "\n".join(line for line in shown if "city_in" not in line) + "\n"
    checked = check(CONTROLLER, FileKind.CONTROLLER, copied.encode())
    tree = read(copied.encode())
    assert isinstance(tree, dict)
    assert set(keys) <= tree.keys()
    assert {finding.rule for finding in checked.findings} == {"incomplete-controller"}
    # The dots are nobody's arrangement
    fields = {finding.field for finding in checked.findings}
    assert {f"joint_controllers.0.arrangement.{one}" for one in ("fi", "sv", "en")} <= fields


@pytest.mark.parametrize("text", ["FILL IN it", " fill in: it", "…", "...", "-"])
def test_a_text_that_says_nothing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)
    assert not is_placeholder("Fylls i skåp 7.")


def test_a_title_of_ones_own_has_no_translation_of_another(tmp_path: Path) -> None:
    shipped = module._shipped("controller.yaml")
    for title, translated in (("Privacy officer", True), ("Rekisterivastaava", False)):
        point = read(filled_in(shipped, {"contact-title": title}))["contact_point"]
        assert isinstance(point, dict)
        assert ("title_in" in point) is translated


def test_each_question_says_what_it_is_about() -> None:
    assert len({question.option for question in QUESTIONS}) == len(QUESTIONS)
    assert all(question.words and question.help.endswith(".") for question in QUESTIONS)
