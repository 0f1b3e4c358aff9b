"""A new, private register: its folder, its own CI and editor settings, and a first commit."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from schema.controller import Controller
from schema.field_path import FieldPath, dotted
from schema.layout import CONTROLLER, SUPPRESSIONS, register_path
from schema.suppression import Suppressions
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.git import Repository
from tooling.rules.suppression import check_value
from tooling.store.change import FileChange, apply
from tooling.store.commit import require_committer
from tooling.store.register import Register
from tooling.store.secret import BYTES, make_key
from tooling.store.suppressions import written
from tooling.yaml.editor import edit
from tooling.yaml.reader import read
from tooling.yaml.tree import Tree, at

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

#: What the controller's description may hold, by the option that gives it.
ANSWERS: Mapping[str, FieldPath] = {
    "name": ("name",),
    "street": ("address", "street"),
    "postal-code": ("address", "postal_code"),
    "city": ("address", "city"),
    "country": ("address", "country"),
    "phone": ("phone",),
    "email": ("email",),
    "contact-title": ("contact_point", "title"),
    "contact-phone": ("contact_point", "phone"),
    "contact-email": ("contact_point", "email"),
}


@dataclass(frozen=True, slots=True)
class Started:
    """A new register. `missing` are the options of `ANSWERS` that still want an answer."""

    directory: Path
    commit: str
    files: int
    missing: tuple[str, ...]
    warnings: tuple[str, ...]
    key: Path


def init(directory: Path, answers: Mapping[str, str]) -> Started:
    """Make a register in `directory` and commit it on `main`.

    `answers` are what is known of the controller, by the names of `ANSWERS`. The register is built
    beside `directory` and moved there whole. Raises RegisterError, with nothing left behind, where
    the directory holds something, an answer is not valid, or Git does not know who commits.
    """
    directory = directory.absolute()
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise RegisterError(f"{directory} is not a folder", "Name a new folder.")
    if directory.is_dir() and any(directory.iterdir()):
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
        build.replace(directory)
    held = read(contents[CONTROLLER])
    return Started(
        directory,
        commit,
        len(contents),
        tuple(name for name, field in ANSWERS.items() if _is_open(name, at(held, field), answers)),
        tuple(_warnings(directory)),
        directory / key.relative_to(build),
    )


def _is_open(name: str, held: Tree | None, answers: Mapping[str, str]) -> bool:
    return held is None or (name == "name" and name not in answers)


def _contents(answers: Mapping[str, str]) -> dict[str, bytes]:
    shipped = files("tooling.setup") / "files"
    contents = {path: (shipped / name).read_bytes() for path, name in TEXTS.items()}
    contents[CONTROLLER] = _controller(contents[CONTROLLER], answers)
    for schema in (files("schema") / "json").iterdir():
        contents[f".schemas/{schema.name}"] = schema.read_bytes()
    return contents


def _controller(text: bytes, answers: Mapping[str, str]) -> bytes:
    from pydantic import ValidationError

    changes: dict[FieldPath, Tree | None] = {ANSWERS[name]: text for name, text in answers.items()}
    if country := answers.get("country"):
        units = at(read(text), ("units",)) or ()
        changes |= {("units", number, "country"): country for number in range(len(units))}
    try:
        written = edit(text, Controller, changes)
        Controller.model_validate(read(written))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        path: FieldPath = tuple(fault["loc"])
        options = {**{field: name for name, field in ANSWERS.items()}, ("address",): "postal-code"}
        option = options.get(path) or dotted(path)
        raise RegisterError(f"--{option}: {fault['msg']}", "Nothing was made.") from None
    return written


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
