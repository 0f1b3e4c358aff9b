"""Every rule has an example that breaks it and nothing else; every valid example passes."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from schema.finding import Finding
from schema.layout import kind_of_file
from schema.rule import CHECKS
from tests.campaigns import (
    test_explain,
    test_past_state,
    test_reasons,
    test_selection,
    test_unmatched,
)
from tests.erasure import test_on_request
from tests.sources import test_encodings, test_identity, test_persons, test_plan, test_undone
from tests.suppression import test_rules, test_validate
from tests.texts import test_texts
from tests.validation import test_branch_review as test_review
from tooling.campaigns.rules.reasons import NOT_CHOSEN, REASONS
from tooling.contacts.saving import findings_on
from tooling.reference.rules import every_rule
from tooling.rules.cross_file import PURPOSE_NOT_DESCRIBED
from tooling.rules.file_checks import PURPOSE_NOT_OF_REGISTER
from tooling.store.check import check
from tooling.store.contacts import find_file
from tooling.store.register import Register
from tooling.validation.validate import validate

HERE = Path(__file__).parent
TOP = HERE.parent.parent
TODAY = date(2025, 6, 1)
EXAMPLE = "records/customers/k7/k7m2qd4x.yaml"

VALID = sorted(HERE.glob("valid/*.yaml"))
INVALID = sorted(HERE.glob("invalid/*/*.yaml"))

# Rules on a change, on a row of a list or on who may be contacted, or that need a key: the test in
# which each is given.
ELSEWHERE: dict[str, Callable[..., None]] = {
    "erased-history": test_on_request.test_an_old_clone_is_found_and_what_it_pushes_is_noticed,
    "mass-change": test_review.test_many_contacts_at_once_need_a_reason,
    "text-missing": test_texts.test_validate_says_so_whatever_has_changed,
    "suppressed-address": test_validate.test_it_is_said_with_its_place,
    **dict.fromkeys(test_review.RULES, test_review.test_taking_a_protection_away_needs_a_reason),
    "missing-key": test_plan.test_a_wrong_row_is_refused_and_the_others_are_taken,
    "phone-extension": test_plan.test_a_wrong_row_is_refused_and_the_others_are_taken,
    "phone-country": test_plan.test_a_phone_with_no_country_to_read_it_by,
    "phone-readings": test_encodings.test_no_country_and_a_number_with_two_readings_are_refused,
    "row-shape": test_plan.test_a_delimiter_too_many_is_refused,
    "same-key": test_plan.test_rows_with_one_key_are_all_refused_and_name_each_other,
    "unclear-key": test_identity.test_nobody_guesses_by_which_mapping_a_contact_came,
    "other-person": test_persons.test_a_stranger_does_not_take_over_a_contact,
    "import-undone": test_undone.test_contacts_that_a_revert_took_away_do_not_come_back_unnoticed,
    **{
        rule.id: test_reasons.test_the_decision_gives_every_reason
        for rule in REASONS
        if rule not in (PURPOSE_NOT_OF_REGISTER, PURPOSE_NOT_DESCRIBED)
    },
    "almost-a-word": test_unmatched.test_a_slip_in_a_contact_is_said,
    "suppressed": test_rules.test_who_said_no_is_out_on_every_channel,
    **{
        rule.id: test_selection.test_each_line_of_where_has_a_rule_and_a_field
        for rule in NOT_CHOSEN.values()
    },
    "register-not-in-campaign": test_explain.test_a_contact_of_a_register_that_is_not_asked,
    "invalid-file": test_explain.test_what_is_not_committed_counts,
    "no-longer-held": test_past_state.test_who_was_removed_is_on_no_list,
}


def named(file: Path) -> str:
    return str(file.relative_to(HERE))


def said(file: Path, word: str) -> str:
    found = re.search(
        rb"^(?:\xef\xbb\xbf)?# %s: (.*?)\r?$" % word.encode(), file.read_bytes(), re.M
    )
    assert found, f"{named(file)} has no line `# {word}: …`"
    return found[1].decode()


@pytest.fixture
def register(tmp_path: Path) -> Register:
    shutil.copytree(HERE / "register", tmp_path, dirs_exist_ok=True)
    return Register(tmp_path)


def put(register: Register, path: str, data: bytes) -> None:
    file = register.file(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def findings(register: Register) -> tuple[Finding, ...]:
    return validate(register, TODAY).findings


def test_the_register_that_examples_are_put_into_is_valid(register: Register) -> None:
    assert findings(register) == ()


@pytest.mark.parametrize("file", VALID, ids=named)
def test_valid(file: Path, register: Register) -> None:
    put(register, said(file, "at"), file.read_bytes())
    assert findings(register) == ()


@pytest.mark.parametrize("file", INVALID, ids=named)
def test_invalid(file: Path, register: Register) -> None:
    rule, path = file.parent.name, said(file, "at")
    put(register, path, file.read_bytes())
    found = findings(register)
    assert {finding.rule for finding in found} == {rule}
    places = [f"{finding.line}:{finding.column}" for finding in found if finding.path == path]
    assert said(file, "expect") in places
    for finding in found:
        assert finding.severity == every_rule()[rule].group.effect
        assert finding.message
        assert not finding.message.endswith(".")


def a_link(register: Register) -> None:
    register.file("records/campaigns/out.yaml").symlink_to("/etc/hostname")


def a_folder(register: Register) -> None:
    register.file("records/campaigns/x.yaml").mkdir()


def a_pipe(register: Register) -> None:
    os.mkfifo(register.file("records/campaigns/x.yaml"))


def a_stray_file(register: Register) -> None:
    put(register, "records/list.csv", b"a;b\n")


def no_controller(register: Register) -> None:
    register.file("records/controller.yaml").unlink()


def a_large_file(register: Register) -> None:
    put(register, EXAMPLE, b"#" * (256 * 1024 + 1))


def many_faults(register: Register) -> None:
    lines = "".join(f"segment{n}: a\n" for n in range(101))
    put(register, EXAMPLE, f"id: k7m2qd4x\nkind: customer\n{lines}".encode())


def many_anchors(register: Register) -> None:
    put(register, EXAMPLE, b"".join(b"key%d: &a b\n" % n for n in range(101)))


def a_file_of_another(register: Register) -> None:
    put(register, EXAMPLE, b"id: k7m2qd4x\n")
    register.file(EXAMPLE).chmod(0)


AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")

IN_CODE = [
    ("symlink", a_link),
    ("not-a-file", a_folder),
    ("not-a-file", a_pipe),
    ("stray-file", a_stray_file),
    ("missing-file", no_controller),
    ("too-large", a_large_file),
    ("more-findings", many_faults),
    ("more-findings", many_anchors),
    ("unreadable", a_file_of_another),
]


@pytest.mark.parametrize(
    ("rule", "make"),
    [
        pytest.param(rule, make, marks=AS_ROOT if rule == "unreadable" else ())
        for rule, make in IN_CODE
    ],
)
def test_invalid_on_disk(rule: str, make: Callable[[Register], None], register: Register) -> None:
    make(register)
    found = findings(register)
    assert rule in {finding.rule for finding in found}
    if rule != "more-findings":
        assert len(found) == 1
    assert all(finding.line >= 1 and finding.column >= 1 for finding in found)


def test_a_file_that_can_not_be_read_is_a_finding(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(register, EXAMPLE, b"id: k7m2qd4x\n")
    real = os.open

    def refuse(path: str, *arguments: int) -> int:
        if str(path).endswith("k7m2qd4x.yaml"):
            raise PermissionError(13, "no")
        return real(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    assert [finding.rule for finding in findings(register)] == ["unreadable"]


def test_an_id_that_is_edited_is_a_finding(register: Register) -> None:
    path = "records/customers/kb/kb2m2qdx.yaml"
    before = find_file(register, path)
    text = before.text.data.replace(b"kb2m2qdx", b"kb2m2qdz")
    found = findings_on(register, check(path, before.kind, text), before)
    assert [(finding.rule, finding.line, finding.column) for finding in found] == [
        ("id-changed", 1, 5)
    ]


def test_every_rule_has_an_example() -> None:
    examples = {file.parent.name for file in INVALID} | {rule for rule, _ in IN_CODE}
    examples.add("id-changed")
    assert examples.isdisjoint(ELSEWHERE)
    assert examples | set(ELSEWHERE) == set(every_rule())


def test_every_module_is_asked_for_its_rules() -> None:
    every_rule()
    for top in ("schema", "texts", "tooling"):
        for file in (TOP / top).rglob("*.py"):
            name = ".".join(file.relative_to(TOP).with_suffix("").parts)
            assert name.removesuffix(".__init__") in sys.modules


@pytest.mark.parametrize("file", INVALID, ids=named)
def test_a_rule_speaks_of_the_file_of_its_example(file: Path) -> None:
    rule = every_rule()[file.parent.name]
    kind = kind_of_file(said(file, "at"))
    assert not rule.files or kind in rule.files


def test_every_check_is_of_a_rule_on_files_that_it_speaks_of() -> None:
    for kind, checks in CHECKS.items():
        for rule, _ in checks:
            assert kind in rule.files


def test_rules_speak_in_clauses() -> None:
    for rule in every_rule().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
        for text in filter(None, (rule.message, rule.fix, rule.note)):
            assert text == text.strip()
            assert not text[0].isupper(), rule
            assert not text.endswith("."), rule
