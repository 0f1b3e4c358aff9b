"""A hostile register: every file gives its finding, silently about people, and the run goes on."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schema.ids import FIRST, REST
from schema.models import MODELS
from schema.shape import FreeShape, ListShape, RecordShape, Shape, shape_of
from tests.desk import git
from tests.hostile.pack import BYTES, CANARIES, MAIL, NAME, NAMES, PHONE, SPECIAL, contact
from tooling.reference.rules import every_rule

TOP = Path(__file__).parent.parent.parent
BASE = TOP / "tests" / "records" / "register"
FORMATS = ("json", "text", "github")


def stem(number: int) -> str:
    return f"{FIRST[number % 19]}{REST[number // 19 % 27]}qqqqqq"


PATHS = {name: f"records/customers/{stem(n)[:2]}/{stem(n)}.yaml" for n, name in enumerate(BYTES)}


def tooling(root: Path, *arguments: str, seconds: int = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tooling.cli.main", "--register", str(root),
         "--today", "2025-06-01", *arguments],
        env={**os.environ, "PYTHONPATH": str(TOP), "COLUMNS": "1000"},
        cwd=root, capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def write(root: Path, path: str | bytes, data: bytes) -> None:
    file = Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(path)))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def silent(done: subprocess.CompletedProcess[str]) -> None:
    for text in (done.stdout, done.stderr):
        for canary in CANARIES:
            assert canary.lower() not in text.lower()
        assert "Traceback" not in text
        assert "This is a bug" not in text


@pytest.fixture(params=["plain", "untracked", "committed"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    root = tmp_path / "register"
    shutil.copytree(BASE, root)
    if request.param != "plain":
        git(root, "init", "-q", "-b", "main")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "Start")
    for name, (data, _) in BYTES.items():
        path = PATHS[name]
        own = data.replace(b"k7m2qd4x", Path(path).stem.encode())
        unique = name.replace("-", "").encode()
        write(root, path, own.replace(MAIL.encode(), unique + MAIL.encode()))
    for name, (make, _) in SPECIAL.items():
        make(root / f"records/campaigns/{name}.yaml")
    for odd in NAMES:
        write(root, b"records/customers/k7/" + odd, b"id: k7m2qd4x\n")
    if request.param == "committed":
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "Fill")
    return root


def test_every_file_of_the_pack_gives_its_finding(hostile: Path) -> None:
    done = tooling(hostile, "validate", "--format", "json")
    assert done.returncode == 1, done.stderr
    silent(done)
    findings = json.loads(done.stdout)["findings"]
    by_path: dict[str, list[dict[str, Any]]] = {}
    for finding in findings:
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        assert finding["rule"] in every_rule()
        by_path.setdefault(finding["path"], []).append(finding)
    for name, (_, rules) in BYTES.items():
        assert {finding["rule"] for finding in by_path.pop(PATHS[name], [])} == rules, name
    for name, (_, rule) in SPECIAL.items():
        [finding] = by_path.pop(f"records/campaigns/{name}.yaml")
        assert finding["rule"] == rule, name
    assert len(by_path) == len(NAMES)
    for path, found in by_path.items():
        assert path.startswith("records/customers/k7/")
        assert path.isprintable()
        assert "missing-field" in {finding["rule"] for finding in found}


def test_the_other_formats_say_the_same_a_line_each(hostile: Path) -> None:
    total = len(json.loads(tooling(hostile, "validate", "--format", "json").stdout)["findings"])
    for form, line in (
        ("text", r"records/.*:\d+:\d+: (error|warning) \[[a-z0-9-]+\] .+"),
        ("github", r"::(error|warning) file=records/[^,:]*,line=\d+,col=\d+,title=[a-z0-9-]+::.+"),
    ):
        done = tooling(hostile, "validate", "--format", form)
        assert done.returncode == 1
        silent(done)
        lines = done.stdout.removesuffix("\n").split("\n")
        assert len(lines) == total
        for text in lines:
            assert re.fullmatch(line, text), form
            assert text.isprintable()


def test_a_second_run_says_the_same(hostile: Path) -> None:
    first = tooling(hostile, "validate", "--format", "json")
    assert tooling(hostile, "validate", "--format", "json").stdout == first.stdout


@pytest.mark.parametrize(
    "command",
    [["validate", "--changed-since", "HEAD"], ["find", "nobody"], ["explain", "spring"],
     ["format", "--check"]],
)  # fmt: skip
def test_other_commands_neither_hang_nor_break(hostile: Path, command: list[str]) -> None:
    done = tooling(hostile, *command)
    assert done.returncode in (0, 1), done.stderr
    silent(done)


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("make", [make_pipe, make_link, make_folder])
@pytest.mark.parametrize(
    "path",
    ["records/controller.yaml", "records/customers/register.yaml",
     "records/customers/kb/kb2m2qdx.yaml", "records/campaigns/spring.yaml"],
)  # fmt: skip
def test_a_file_that_became_something_else(tmp_path: Path, make: Any, path: str) -> None:
    root = tmp_path / "register"
    shutil.copytree(BASE, root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Start")
    assert tooling(root, "validate").returncode == 0
    make(root / path)
    for arguments in ([], ["--changed-since", "HEAD"]):
        done = tooling(root, "validate", "--format", "json", *arguments)
        assert done.returncode == 1, done.stderr
        silent(done)
        rules = [f["rule"] for f in json.loads(done.stdout)["findings"] if f["path"] == path]
        assert set(rules) & {"symlink", "not-a-file"}
    for command in (["show", "kb2m2qdx"], ["explain", "spring"], ["log", "kb2m2qdx"]):
        done = tooling(root, *command)
        assert done.returncode in (0, 1), done.stderr
        assert "root:" not in done.stdout
        silent(done)


def test_records_that_are_a_link_are_not_followed(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "elsewhere")
    root = tmp_path / "register"
    root.mkdir()
    (root / "records").symlink_to(tmp_path / "elsewhere" / "records")
    done = tooling(root, "validate", "--format", "json")
    assert done.returncode == 1
    assert "symlink" in {finding["rule"] for finding in json.loads(done.stdout)["findings"]}


VALUES = (
    NAME, MAIL, PHONE, f"2024-01-{NAME}", f"{NAME}\\n", f"'{NAME}", f"[{NAME}]", f"[[{MAIL}]]",
    f"{{{NAME}: {MAIL}}}", f"!{NAME} x", f"&{NAME} x", f"*{NAME}", f'"{NAME}', f"{NAME}: {MAIL}",
    f"% {NAME}", f"@{NAME}", f"| {NAME}", f">{NAME}", f"-----BEGIN {NAME}",
)  # fmt: skip


def trees(shape: Shape, value: str, column: int) -> str:
    """A file text for `shape` in which every scalar is `value`, and keys are added."""
    margin = " " * column
    if isinstance(shape, RecordShape):
        lines = "".join(
            f"{margin}{name}:{trees(part, value, column + 2)}\n"
            for name, part in shape.fields.items()
        )
        return f"\n{lines}{margin}{NAME}: {value}"
    if isinstance(shape, ListShape):
        return f"\n{margin}-{trees(shape.item, value, column + 2)}"
    if isinstance(shape, FreeShape):
        return f"\n{margin}{NAME}: {value}\n{margin}{MAIL}: {value}"
    return f" {value}  # {NAME} {MAIL} {PHONE}"


def test_no_position_of_any_file_gives_a_value_away(tmp_path: Path) -> None:
    """Every kind of file, with somebody's name wherever something can be typed."""
    root = tmp_path / "register"
    shutil.copytree(BASE, root)
    paths = {
        "customer": "records/customers/{0:.2}/{0}.yaml",
        "prospect": "records/prospects/{0:.2}/{0}.yaml",
        "campaign": "records/campaigns/{0}.yaml",
        "request": "records/requests/{0}.yaml",
        "source": "records/sources/{0}.yaml",
        "disclosure": "records/disclosures/{0}.yaml",
        "controller": "records/controller.yaml",
        "register": "records/customers/register.yaml",
        "suppressions": "records/suppressions.yaml",
    }
    assert set(paths) == {kind.value for kind in MODELS}
    count = 0
    for kind, model in MODELS.items():
        shape = shape_of(model)
        for value in VALUES:
            for name, part in [*shape.fields.items(), (NAME, None)]:
                text = f"{name}:{trees(part, value, 2)}\n" if part else f"{NAME}: {value}\n"
                write(root, paths[kind.value].format(stem(count)), text.encode())
                count += 1
            write(root, paths[kind.value].format(stem(count)), trees(shape, value, 0).encode())
            count += 1
    assert count > 1000
    for form in FORMATS:
        done = tooling(root, "validate", "--format", form, seconds=120)
        assert done.returncode == 1
        silent(done)
    found = json.loads(tooling(root, "validate", "--json").stdout)["findings"]
    assert {f["rule"] for f in found} <= set(every_rule())


def test_clashes_name_nobody(tmp_path: Path) -> None:
    root = tmp_path / "register"
    shutil.copytree(BASE, root)
    for number in range(40):
        data = contact(stem=stem(number)).replace(
            b"source: erp", b"source: erp\n    key: Canarella"
        )
        write(root, f"records/customers/{stem(number)[:2]}/{stem(number)}.yaml", data)
    done = tooling(root, "validate", "--format", "text")
    assert done.returncode == 1
    assert done.stdout.count("[same-email]") == done.stdout.count("[same-source-key]") == 40
    silent(done)
