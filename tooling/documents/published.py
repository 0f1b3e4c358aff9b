"""Documents in a folder, from which they are published: written there, and held to the register."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schema.localised import LANGUAGES, Language
from schema.vocabulary import RegisterName
from tooling.documents.describe import Form, describe
from tooling.errors import RegisterError
from tooling.formats.documents import FORMATS
from tooling.store.atomic import write
from tooling.store.register import Register

#: The formats that are written unless others are asked for: what a web site shows.
USUAL = ("md", "html")

_NAME = re.compile(
    rf"({'|'.join(RegisterName)})-({'|'.join(Form)})\.({'|'.join(LANGUAGES)})\.({'|'.join(FORMATS)})"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are meant: every one of `names` in each form, language and format."""

    names: Sequence[RegisterName]
    forms: Sequence[Form] = tuple(Form)
    languages: Sequence[Language] = LANGUAGES
    formats: Sequence[str] = USUAL


def pages(register: Register, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the content of each document that is wanted.

    Raises RegisterError where one can't be made: see `describe`.
    """
    for name in wanted.names:
        for form in wanted.forms:
            for language in wanted.languages:
                for format_ in wanted.formats:
                    content = describe(register, [name], form, format_, language)
                    yield f"{name}-{form}.{language}.{format_}", content


def publish(register: Register, folder: Path, wanted: Wanted) -> list[str]:
    """Write the documents that are wanted into `folder`, and return the names of the files.

    Nothing is written unless every one of them can be made. Raises RegisterError for a folder
    among the records, and OSError where one can't be written.
    """
    if folder.resolve().is_relative_to(register.file("records").resolve()):
        raise RegisterError(
            f"{folder} is where the records lie: documents have no place there",
            "Name a folder of their own, such as documents.",
        )
    made = dict(pages(register, wanted))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        write(folder / name, content)
    return list(made)


def outdated(
    register: Register, folder: Path, names: Sequence[RegisterName]
) -> tuple[list[str], dict[str, bytes]]:
    """Return the documents on `names` that lie in `folder`, and what those that differ should say.

    Files of other names are nobody's business here. Raises RegisterError where there is no
    document, and where one can't be made now: then nobody can say that it is true.
    """
    there, different = [], {}
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for file in files:
        found = _NAME.fullmatch(file.name)
        if found is None or found[1] not in names:
            continue
        there.append(file.name)
        wanted = Wanted(
            [RegisterName(found[1])],
            [Form(found[2])],
            [language for language in LANGUAGES if language == found[3]],
            [found[4]],
        )
        [(_, content)] = pages(register, wanted)
        if content != file.read_bytes():
            different[file.name] = content
    if not there:
        raise RegisterError(
            f"There is no published document in {folder}",
            f"Write them: tooling describe all --into {folder}",
        )
    return there, different


def renew(
    register: Register, folder: Path, names: Sequence[RegisterName]
) -> tuple[list[str], list[str]]:
    """Write those documents in `folder` anew that are not true any more, in their own formats.

    Returns those that lie there, and those that were written; raises as `outdated` and `publish`.
    """
    there, different = outdated(register, folder, names)
    for name, content in different.items():
        write(folder / name, content)
    return there, list(different)
