"""The documents say what the commands do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tooling.cli.main import COMMANDS
from tooling.reference.commands import PAGE, page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_reference_is_what_the_commands_say() -> None:
    assert (ROOT / PAGE).read_text("utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_command_that_a_page_names_exists(file: Path) -> None:
    named = set(
        re.findall(r"\btooling (?:--register \S+ )?([a-z][a-z-]+)", file.read_text("utf-8"))
    )
    assert named - set(COMMANDS) <= {"completion"}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_link_leads_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text("utf-8")):
        assert (file.parent / target).exists(), target


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_file_of_the_product_that_a_page_names_is_there(file: Path) -> None:
    ours = re.compile(r"`((?:schema|tooling|tests|docs|benchmarks|\.ci)/[^`]*)`")
    for path in ours.findall(file.read_text("utf-8")):
        pattern = re.sub(r"<[^>]+>", "*", path)
        assert [*ROOT.glob(pattern)], path


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_target_of_make_that_a_page_names_exists(file: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    commands = re.findall(r"(?:`|^ {4})make ([a-z -]+)", file.read_text("utf-8"), re.M)
    assert {target for command in commands for target in command.split()} <= targets


def test_the_options_of_pytest_that_contributors_are_told_of_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"--[a-z-]+", text))
    helped = subprocess.run(
        [sys.executable, "-m", "pytest", "--help"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    assert named - set(re.findall(r"--[a-z-]+", helped)) <= {"--json", "--help", "--as"}
