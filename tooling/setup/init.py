"""A new, private register: its folder, its own CI and editor settings, and a first commit."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from schema.layout import CONTROLLER, SUPPRESSIONS, kind_of_file, register_path
from schema.suppression import Suppressions
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.git import Repository
from tooling.rules.document_checks import STOPS, TRANSFER_WITHOUT_SAFEGUARD
from tooling.rules.suppression import check_value
from tooling.setup.answers import AnswerError, filled_in
from tooling.setup.draft import draft_aside, is_free
from tooling.store.change import FileChange, apply
from tooling.store.check import check
from tooling.store.commit import require_committer
from tooling.store.register import Register
from tooling.store.secret import BYTES, make_key
from tooling.store.suppressions import written

MESSAGE = "Start the register"

#: The files of a new register, and the shipped texts that they begin as.
TEXTS: Mapping[str, str] = {
    CONTROLLER: "controller.yaml",
    register_path(RegisterName.CUSTOMERS): "customers.yaml",
    register_path(RegisterName.PROSPECTS): "prospects.yaml",
    ".github/workflows/validate.yml": "validate.yml",
    ".github/CODEOWNERS": "codeowners.txt",
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
    ".editorconfig": "editorconfig.txt",
    ".vscode/settings.json": "vscode-settings.json",
    "README.md": "README.md",
}


@dataclass(frozen=True, slots=True)
class Started:
    """A new register. `missing` are the fields that still want filling in, by their file."""

    directory: Path
    commit: str
    files: int
    missing: Mapping[str, tuple[str, ...]]
    warnings: tuple[str, ...]
    key: Path


def init(directory: Path, answers: Mapping[str, str]) -> Started:
    """Make a register in `directory` and commit it on `main`.

    `answers` are what is known of the controller, by the options of the questions. The register is
    built beside `directory` and moved there whole. Raises RegisterError, with nothing left behind
    but the draft of the answers, where the directory holds something else, an answer is not valid,
    or Git does not know who commits.
    """
    directory = directory.absolute()
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise RegisterError(f"{directory} is not a folder", "Name a new folder.")
    if not is_free(directory):
        raise RegisterError(
            f"{directory} is not empty", "Name a new folder: a register begins in one of its own."
        )
    contents = _contents(answers)
    with _building(directory) as build:
        repository = Repository(build, build / ".git")
        repository.run("init", "--quiet", "--initial-branch=main")
        require_committer(repository)
        secret = secrets.token_bytes(BYTES)
        # With its key's check, so that no clone makes a key of its own for the first entry
        contents[SUPPRESSIONS] = written(None, Suppressions(check=check_value(secret)))
        changes = [FileChange(path, None, content) for path, content in sorted(contents.items())]
        commit = apply(Register(build), changes, MESSAGE)
        key = make_key(Register(build), secret)
        assert commit is not None
        with draft_aside(directory):
            build.replace(directory)
    return Started(
        directory,
        commit,
        len(contents),
        _missing(contents),
        tuple(_warnings(directory)),
        directory / key.relative_to(build),
    )


def fault_in(answers: Mapping[str, str]) -> AnswerError | None:
    """Return what is wrong with `answers` by the schema's own rules, or None."""
    try:
        filled_in(_shipped(TEXTS[CONTROLLER]), answers)
    except AnswerError as error:
        # Without a country, nobody knows yet how its postal codes look
        early = error.option == "postal-code" and "country" not in answers
        return None if early else error
    return None


def _missing(contents: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Return the fields that stand in the way of a document, by the files of a new register."""
    stops = {rule.id for rule in STOPS}
    found: dict[str, tuple[str, ...]] = {}
    for path in (CONTROLLER, *map(register_path, RegisterName)):
        kind = kind_of_file(path)
        assert kind is not None
        fields = [
            _lack(finding.rule, finding.field or "")
            for finding in check(path, kind, contents[path]).findings
            if finding.rule in stops
        ]
        if fields:
            found[path] = tuple(dict.fromkeys(fields))
    return found


def _lack(rule: str, field: str) -> str:
    """Return the field to fill in: not always the one at which it is missed."""
    if rule == TRANSFER_WITHOUT_SAFEGUARD.id:
        return f"{field.partition('.')[0]}.transfer"
    if field in ("", "address.country"):
        return "representative" if field else "processors"
    return re.sub(r"\.(fi|sv|en|[0-9]+)$", "", field)


def _contents(answers: Mapping[str, str]) -> dict[str, bytes]:
    contents = {path: _shipped(name) for path, name in TEXTS.items()}
    contents[CONTROLLER] = filled_in(contents[CONTROLLER], answers)
    for schema in (files("schema") / "json").iterdir():
        contents[f".schemas/{schema.name}"] = schema.read_bytes()
    return contents


def _shipped(name: str) -> bytes:
    return (files("tooling.setup") / "files" / name).read_bytes()


@contextmanager
def _building(directory: Path) -> Iterator[Path]:
    """A folder beside `directory` to build in, gone in the end with whatever is still in it."""
    missing = [folder for folder in directory.parents if not folder.exists()]
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        build = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent)).resolve()
    except OSError:
        raise RegisterError(
            f"{directory.parent} can't be written to", "Name a folder in a place that is yours."
        ) from None
    try:
        yield build
    except BaseException:
        shutil.rmtree(build, ignore_errors=True)
        for folder in missing:
            folder.rmdir()
        raise


def _warnings(directory: Path) -> Iterator[str]:
    product = Path(__file__).resolve().parents[2]
    around = Repository.discover(directory.parent)
    if around is None:
        return
    if around.root == product:
        yield (
            "This folder lies inside the product's own checkout. Move it out before it holds "
            "anybody's data: code and data must not share a place."
        )
    else:
        yield (
            f"This folder lies inside another Git repository ({around.root}). Move it out before "
            "it holds anybody's data, or see to it that the other one never takes it in."
        )
