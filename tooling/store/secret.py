"""The key of the keyed hashes: 32 bytes, kept outside the tree, so that hashes say nothing.

Whoever has the key and the hashes can try addresses out; who has lost it can't tell any more whom
the hashes keep out. So it is never committed, and it is to be backed up elsewhere.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tooling.errors import RegisterError
from tooling.git import GitError, Repository
from tooling.store.atomic import write_private
from tooling.store.register import Register

VARIABLE = "REGISTER_KEY"
FILE_VARIABLE = "REGISTER_KEY_FILE"
SETTING = "register.keyFile"
BYTES = 32

_KEY = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)

WHERE = (
    f"It is looked for in the environment variable {VARIABLE}, in the file that {FILE_VARIABLE} "
    f"names, in the one that the Git setting {SETTING} names, and in register/key of the "
    "repository's Git folder. Put a copy of the first one there: a colleague or the backup has it."
)


def read_key(register: Register) -> bytes | None:
    """Return the register's key, or None where there is none.

    Raises RegisterError where what is found is no key, where a file that is named is missing, and
    where the file can't be read or lies in the work tree.
    """
    if text := os.environ.get(VARIABLE):
        return _key(text, f"The environment variable {VARIABLE}")
    named = _named(register)
    file = named or usual_file(register)
    if file is None:
        return None
    _refuse_tree(register, file)
    try:
        return _key(file.read_text("ascii", errors="replace"), "The key's file")
    except FileNotFoundError:
        if named is None:
            return None
        raise RegisterError("The file that is to hold the key is not there", WHERE) from None
    except OSError as error:
        raise RegisterError(f"The key's file can't be read: {error.strerror}", WHERE) from None


def make_key(register: Register, key: bytes) -> Path:
    """Put `key` (32 random bytes) into the Git folder, mode 0600, and return the file.

    RegisterError where there is a file already, and outside Git, where there is no place for it.
    """
    if len(key) != BYTES:
        raise ValueError("a key has 32 bytes")
    file = usual_file(register)
    if file is None:
        raise RegisterError(
            "Outside Git there is no place for a key",
            f"Put 64 random hexadecimal digits into a file, and name it in {FILE_VARIABLE}.",
        )
    try:
        write_private(file, f"{key.hex()}\n".encode(), replace=False)
    except FileExistsError:
        raise RegisterError("There is a key already", "Nothing was changed.") from None
    except OSError as error:
        raise RegisterError(f"The key can't be written: {error.strerror}", WHERE) from None
    return file


def usual_file(register: Register) -> Path | None:
    """Return the file that holds the key unless another one is named; None outside Git."""
    repository = register.repository
    return None if repository is None else repository.common_dir / "register" / "key"


def _named(register: Register) -> Path | None:
    """Return the file that the environment or the repository's configuration names, or None."""
    if name := os.environ.get(FILE_VARIABLE):
        return Path(name).expanduser().absolute()
    repository = register.repository
    if repository is None:
        return None
    name = _setting(repository)
    return repository.root / name if name else None


def _setting(repository: Repository) -> str | None:
    try:
        found = repository.start("config", "--type=path", "--get", SETTING).finish()
    except GitError as error:
        if error.status != 1:  # 1: it is not set
            raise
        return None
    return os.fsdecode(found).rstrip("\n") or None


def _refuse_tree(register: Register, file: Path) -> None:
    """RegisterError where the key lies where Git, or a copy of the folder, would take it in."""
    place = file.parent.resolve() / file.name
    repository = register.repository
    top = register.root if repository is None else repository.root
    if repository is not None and any(
        place.is_relative_to(folder) for folder in (repository.git_dir, repository.common_dir)
    ):
        return
    if place.is_relative_to(top):
        raise RegisterError(
            "The key lies among the register's own files",
            "Move it out: with the key, the hashes of suppressed addresses can be tried out.",
        )


def _key(text: str, what: str) -> bytes:
    if not _KEY.fullmatch(text.strip()):
        raise RegisterError(f"{what} holds no key: 64 hexadecimal digits", WHERE)
    return bytes.fromhex(text.strip())
