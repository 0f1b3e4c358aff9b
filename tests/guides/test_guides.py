"""Each guide is followed: whatever it says to type is typed, in its order, and does its work."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import git
from tests.guides.pages import GUIDES, ROOT, Command, Sample, read
from tests.guides.reader import Reader, on_a_terminal, program

#: The day on which the guides are followed; the demo register's requests are of that autumn.
TODAY = "2026-11-26"

TOOLING = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from tooling.cli.main import main
if __name__ == "__main__":  # an erasure's own process imports this file, too
    sys.argv[1:1] = ["--today", {TODAY!r}]
    main()
"""
#: Who fills in what a new contact can't be without, and saves any other page as it is.
EDITOR = """\
import pathlib, re, sys
page = pathlib.Path(sys.argv[-1])
text = page.read_text("utf-8")
page.write_text(re.sub(r"(?m)^organisation:[ ]*$", "organisation: Itä-Sähkö Oy", text), "utf-8")
"""
#: Programs that a guide names for those who work on the product, not on a register.
OF_THE_PRODUCT = {"make"}


#: An address that the demo register's lists hold.
ADDRESS = "eevaliisa@sahkohietala.example"
#: What is answered where a command asks.
ANSWERS = {
    "tooling suppress add --reason unsubscribe": [ADDRESS],
    "tooling suppress check": [ADDRESS],
    "tooling suppress remove": [ADDRESS],
}
#: Who is asked for the controller by `init`, and leaves every answer for later.
LEFT_OPEN = [""] * 40
#: Commands of which their guide says that they end with 1.
REFUSED = {"tooling verify-erasure rq9hvvdb --repo": 1, "tooling suppress check": 1}


def beside_the_register(reader: Reader) -> None:
    """Stand where the register's folder lies."""
    reader.folder = reader.folder.parent


def a_state_with_a_name(reader: Reader) -> None:
    """Name a state of the register by a tag, as before a mailing."""
    git(reader.folder, "tag", "v2026-11")


def a_list_of_bounces(reader: Reader) -> None:
    """Have a list of addresses that bounced."""
    (reader.folder / "bounces.txt").write_text(f"{ADDRESS}\n", "utf-8")


#: What stands ready before a guide is followed.
BEFORE: dict[str, Callable[[Reader], None]] = {
    "campaigns": a_state_with_a_name,
    "everyday": beside_the_register,
    "suppression": a_list_of_bounces,
}
#: Guides that name no command but those of the product itself.
WITHOUT_COMMANDS = {"documents"}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Return the surroundings of a reader: the command `tooling`, an editor, an empty home."""
    tools = tmp_path / "programs"
    program("tooling", tools, TOOLING)
    home = tmp_path / "home"
    home.mkdir()
    return {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "EDITOR": str(program("editor", tmp_path / "editor", EDITOR)),
        "COLUMNS": "200",
        "PAGER": "cat",
    }


@pytest.fixture
def reader(tmp_path: Path, env: dict[str, str]) -> Reader:
    """Return a reader in the folder that holds a clone of the demo register."""
    first = tmp_path / "first"
    shutil.copytree(ROOT / "records", first / "records")
    (first / ".gitignore").write_text("exports/\n", "utf-8")
    git(first, "init", "-q", "-b", "main")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "Start the demo register")
    git(tmp_path, "clone", "-q", "--bare", "first", "register.git")
    git(tmp_path, "clone", "-q", "register.git", "contact-register")
    return Reader(tmp_path / "contact-register", env, ANSWERS, REFUSED)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_a_guide_does_what_it_says(page: Path, reader: Reader) -> None:
    if prepare := BEFORE.get(page.stem):
        prepare(reader)
    followed = 0
    for item in read(page):
        if isinstance(item, Sample):
            write_down(reader, item)
        elif item.words[0] not in OF_THE_PRODUCT:
            reader.type(item)
            followed += 1
    assert followed or page.stem in WITHOUT_COMMANDS


def write_down(reader: Reader, sample: Sample) -> None:
    """Save a file that the guide shows where the guide says that it stands."""
    path = reader.folder / sample.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sample.content, "utf-8")


def test_the_first_task_of_the_readme_works_as_it_is_typed(
    tmp_path: Path, env: dict[str, str]
) -> None:
    # `make` has put the command into .venv/bin of the folder in which the reader stands.
    checkout = tmp_path / "contact register"
    program("tooling", checkout / ".venv" / "bin", TOOLING)
    env = {**env, "PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")}
    typed = [item.text for item in read(ROOT / "README.md") if isinstance(item, Command)]
    begin = next(n for n, text in enumerate(typed) if text.startswith("export PATH="))
    code, said = on_a_terminal("set -e\n" + "\n".join(typed[begin:]), checkout, env, LEFT_OPEN)
    assert code == 0, said
    assert "Virtanen" in said.rsplit("find", 1)[-1]
    assert git(tmp_path / "home" / "our-register", "status", "--porcelain") == ""
