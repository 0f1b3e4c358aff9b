"""Every rule has an example that breaks it and nothing else; every valid example passes."""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schema.catalog import GROUPS, RULES
from schema.finding import Finding
from tooling.campaigns.rules import contactable, wording
from tooling.contacts.saving import findings_on
from tooling.rules import cross_file as agreement
from tooling.rules import validity
from tooling.store.register import Register
from tooling.validation.validate import validate

HERE = Path(__file__).parent
TOP = HERE.parent.parent
TODAY = date(2025, 6, 1)
EXAMPLE = "records/customers/k7/k7m2qd4x.yaml"

VALID = sorted(HERE.glob("valid/*.yaml"))
INVALID = sorted(HERE.glob("invalid/*/*.yaml"))

# Rules on a change, or that need a key, with the test that breaks them.
ELSEWHERE = {
    "erased-history": "erasure/test_on_request.py",
    "mass-change": "validation/test_review.py",
    "objection-removed": "validation/test_review.py",
    "restriction-removed": "validation/test_review.py",
    "text-missing": "texts/test_texts.py",
    "suppressed-address": "suppression/test_validate.py",
    "withdrawal-removed": "validation/test_review.py",
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
        assert finding.severity == RULES[rule].severity
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
    before = register.file(path).read_bytes()
    found = findings_on(register, path, before.replace(b"kb2m2qdx", b"kb2m2qdz"), before)
    assert [(finding.rule, finding.line, finding.column) for finding in found] == [
        ("id-changed", 1, 5)
    ]


CALLS = {
    "Problem": 0, "Fault": 0, "PydanticCustomError": 0, "Weakening": 0, "Reason": 0,
    "CellError": 0, "PhoneNumberError": 0, "_fault": 0, "Finding": 3, "Refusal": 2,
}  # fmt: skip
TABLES: list[Mapping[Any, tuple[Any, ...]]] = [
    validity._PLAIN,
    validity._MISSING,
    agreement._CLASH,
    agreement._MISSING,
]


def in_calls() -> Iterator[str]:
    """Yield the rule ids that stand in the code as such."""
    for folder in ("schema", "tooling"):
        for file in (TOP / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    place = CALLS.get(name, 99)
                    argument = node.args[place] if place < len(node.args) else None
                    if isinstance(argument, ast.Constant):
                        yield str(argument.value)


def in_code() -> set[str]:
    from tooling.store import file_state as survey

    odd = [value for name, value in vars(survey).items() if re.fullmatch("_[A-Z]+", name)]
    return {
        *in_calls(),
        *(row[0] for table in TABLES for row in table.values()),
        *(value[0] for value in odd if isinstance(value, tuple)),
        *contactable.OBJECTION_RULES.values(),
        *wording.WORDING,
    }


def test_the_catalog_has_every_rule_and_no_other() -> None:
    assert in_code() == set(RULES)


def test_every_rule_has_an_example() -> None:
    examples = {file.parent.name for file in INVALID} | {rule for rule, _ in IN_CODE}
    examples.add("id-changed")
    checked = {rule.id for rule in RULES.values() if rule.severity in ("error", "warning")}
    assert examples.isdisjoint(ELSEWHERE)
    assert examples | set(ELSEWHERE) == checked


@pytest.mark.parametrize(("rule", "file"), ELSEWHERE.items())
def test_a_rule_on_a_change_is_broken_in_its_own_test(rule: str, file: str) -> None:
    assert f'"{rule}"' in (TOP / "tests" / file).read_text("utf-8")


def test_the_catalog_speaks_in_sentences() -> None:
    assert sum(len(lines) for _, lines in GROUPS.values()) == len(RULES), "an id stands twice"
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
        assert rule.summary[0].isupper()
        assert rule.summary.endswith(".")
        assert not rule.fix or rule.fix.endswith((".", "…"))
