"""A new register is valid, complete, private, and made whole or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from schema.layout import SUPPRESSIONS, register_path
from tests.desk import git
from tooling.cli.main import run
from tooling.errors import RegisterError
from tooling.reference.generated import SCHEMAS
from tooling.rules.suppression import check_value
from tooling.setup import init as module
from tooling.setup.init import TEXTS
from tooling.yaml.reader import read

PRODUCT = Path(__file__).parents[2]
SHIPPED = PRODUCT / "tooling" / "setup" / "files"


def test_a_new_register_is_valid_and_in_canonical_form(tmp_path: Path) -> None:
    root = tmp_path / "new" / "register"
    assert run(["init", str(root)]) == 0
    assert run(["--register", str(root), "validate"]) == 0
    assert run(["--register", str(root), "format", "--check"]) == 0


def test_everything_is_in_one_first_commit_on_main(tmp_path: Path) -> None:
    root = tmp_path / "register"
    assert run(["init", str(root)]) == 0
    assert git(root, "log", "--format=%s").splitlines() == ["Start the register"]
    assert git(root, "branch", "--show-current").strip() == "main"
    assert git(root, "status", "--porcelain") == ""
    held = set(git(root, "ls-files").splitlines())
    assert held == {
        *TEXTS,
        SUPPRESSIONS,
        *(f".schemas/{file.name}" for file in (PRODUCT / SCHEMAS).iterdir()),
    }
    assert root.stat().st_mode & 0o077 == 0


def test_the_key_and_its_check_are_made_at_once(tmp_path: Path) -> None:
    root = tmp_path / "register"
    assert run(["init", str(root)]) == 0
    key = bytes.fromhex((root / ".git/register/key").read_text().strip())
    assert read((root / SUPPRESSIONS).read_bytes()) == {"check": check_value(key)}
    assert key.hex() not in git(root, "log", "-p")
    assert git(root, "check-attr", "merge", "eol", "--", SUPPRESSIONS).split("\n") == [
        f"{SUPPRESSIONS}: merge: union", f"{SUPPRESSIONS}: eol: lf",
    ]  # fmt: skip


def test_the_controller_says_what_was_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "register"
    options = {
        "--name": "Bygg & El AB", "--street": "Storgatan 1", "--postal-code": "111 22",
        "--city": "Stockholm", "--country": "SE", "--phone": "+46 8 123 456 78",
        "--email": "info@bygg.example", "--contact-title": "Data protection officer",
        "--contact-phone": "+46 8 123 456 79", "--contact-email": "dpo@bygg.example",
    }  # fmt: skip
    assert run(["init", str(root), *(part for pair in options.items() for part in pair)]) == 0
    tree = read((root / "records/controller.yaml").read_bytes())
    assert tree["name"] == "Bygg & El AB"
    assert tree["address"] == {
        "street": "Storgatan 1", "postal_code": "111 22", "city": "Stockholm", "country": "SE",
    }  # fmt: skip
    assert isinstance(tree["units"], list)
    assert [unit["country"] for unit in tree["units"] if isinstance(unit, dict)] == ["SE"] * 3
    assert [unit["id"] for unit in tree["units"] if isinstance(unit, dict)] == [
        "marketing", "sales", "communications",
    ]  # fmt: skip
    # The two register.yaml are nobody's decision yet, and who hosts the repository was not said
    assert "  records/controller.yaml: processors\n" in capsys.readouterr().err
    assert run(["--register", str(root), "format", "--check"]) == 0


def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "register"), "--city", "Porvoo"]) == 0
    told = capsys.readouterr().err
    line = next(line for line in told.splitlines() if "records/controller.yaml:" in line)
    assert "name, address.street, address.postal_code, contact_point" in line
    assert "city" not in line


def test_what_is_missing_is_named_as_the_key_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--country", "CH", "--hosting", "Codehost, US", "--unit", "Sales")
    assert run(["init", str(tmp_path / "register"), *options]) == 0
    told = capsys.readouterr().err
    line = next(line for line in told.splitlines() if "records/controller.yaml: " in line)
    assert "representative, processors.transfer" in line
    assert ".country" not in line


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["init", str(tmp_path)]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert run(["init", str(tmp_path / "mine.txt")]) == 1


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["init", str(tmp_path / "empty")]) == 0


def test_a_wrong_answer_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "a" / "b"), "--country", "XX"]) == 1
    assert "--country" in capsys.readouterr().err
    assert run(["init", str(tmp_path / "a" / "b"), "--postal-code", "1"]) == 1
    assert "--postal-code" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_an_identity_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "")
    assert run(["init", str(tmp_path / "a" / "register")]) == 1
    assert "user.name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise RegisterError("full")

    monkeypatch.setattr(module, "apply", fail)
    with pytest.raises(RegisterError, match="full"):
        module.init(tmp_path / "register", {})
    assert list(tmp_path.iterdir()) == []


def test_inside_another_repository_it_warns(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(repository / "register")]) == 0
    assert "another Git repository" in capsys.readouterr().err


def test_inside_the_products_checkout_it_warns(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "__file__", str(repository / "tooling" / "commands" / "init.py"))
    started = module.init(repository / "register", {})
    assert "product's own checkout" in started.warnings[0]


def test_the_demo_and_a_new_register_are_described_alike() -> None:
    """But for what each company says itself: how it protects data, its words, what it confirmed."""
    for name in ("customers", "prospects"):
        shipped = dict(read((SHIPPED / f"{name}.yaml").read_bytes()))
        demo = dict(read((PRODUCT / register_path(name)).read_bytes()))
        assert shipped.pop("unconfirmed") == ["purposes", "sources", "retention"]
        assert shipped.pop("protection") != demo.pop("protection")
        demo.pop("terms", None)
        assert shipped == demo


def test_the_editor_settings_are_those_of_the_product() -> None:
    ours = json.loads((PRODUCT / ".vscode" / "settings.json").read_text())
    theirs = json.loads((SHIPPED / "vscode-settings.json").read_text())
    schemas = theirs.pop("yaml.schemas")
    assert {name.replace("./.schemas/", "./schema/json/"): p for name, p in schemas.items()} == (
        ours.pop("yaml.schemas")
    )
    assert theirs == ours


def test_the_workflow_uses_the_pinned_actions_of_the_product() -> None:
    pinned = re.compile(r"uses: (\S+@[0-9a-f]{40})\b")
    ours = (PRODUCT / ".github" / "workflows" / "validate.yml").read_text()
    theirs = (SHIPPED / "validate.yml").read_text()
    uses = re.findall(r"uses: (\S+)", theirs)
    assert uses
    assert set(uses) <= set(pinned.findall(ours))
    assert "permissions:\n  contents: read\n" in theirs


def test_exports_are_never_committed(tmp_path: Path) -> None:
    root = tmp_path / "register"
    assert run(["init", str(root)]) == 0
    (root / "exports").mkdir()
    (root / "exports" / "list.csv").write_text("x")
    assert git(root, "status", "--porcelain") == ""
