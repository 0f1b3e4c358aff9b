"""The documents say what the commands do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tooling.cli.main import COMMANDS
from tooling.reference.commands import PAGE, page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


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
