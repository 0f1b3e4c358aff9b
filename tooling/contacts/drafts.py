"""Texts that somebody is typing: kept beside the repository until they are valid and saved.

They hold personal data, so they lie in the Git folder, which is never committed, and only their
owner may read them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tooling.errors import RegisterError
from tooling.store.atomic import write_private
from tooling.store.register import Register

#: What a line begins with that is no part of a draft, but says what is wrong with it.
_NOTE = "#!"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text being typed in `file`, to become the register's file `path`.

    `before` is what that file held when the text was begun; None for a new one.
    """

    id: str
    path: str
    before: bytes | None
    file: Path


def begin(register: Register, contact: str, path: str, before: bytes | None, text: bytes) -> Draft:
    """Put `text` where it can be edited; RegisterError if an unfinished draft lies there."""
    folder = _folder(register)
    draft = Draft(contact, path, before, folder / f"{contact}.yaml")
    if draft.file.exists():
        raise RegisterError(
            f"There is an unfinished draft of {contact}, in {draft.file}",
            f"Go on with it: tooling edit {contact} --resume. "
            f"Throw it away: tooling edit {contact} --discard",
        )
    _remember(draft)
    write_private(draft.file, text)
    return draft


def resume(register: Register, contact: str) -> tuple[Draft, str | None]:
    """The draft of `contact`, and what happened to it where the file changed in the meantime.

    The change and the draft are merged; where both touched the same lines, the draft shows both.
    """
    draft = find(register, contact)
    if draft is None:
        raise RegisterError(
            f"There is no draft of {contact}", f"Begin with: tooling edit {contact}"
        )
    file = register.file(draft.path)
    held = file.read_bytes() if file.exists() else None
    if held == draft.before:
        return draft, None
    if held is None or draft.before is None:
        what = "was removed" if held is None else "was made by somebody else"
        raise RegisterError(
            f"{draft.path} {what} in the meantime", f"Your text is kept in {draft.file}."
        )
    clash = _merge(register, draft, held)
    moved = Draft(draft.id, draft.path, held, draft.file)
    _remember(moved)
    if clash:
        return moved, "The file changed in the meantime. Choose where <<<<<<< and >>>>>>> stand."
    return moved, "The file changed in the meantime; that change is now in your draft, too."


def find(register: Register, contact: str) -> Draft | None:
    """The unfinished draft of `contact`, or None."""
    file = _folder(register) / f"{contact}.yaml"
    try:
        begun = json.loads(_begun(file).read_bytes())
    except FileNotFoundError:
        return None
    if not file.exists():
        return None
    held = begun["before"]
    before = None if held is None else held.encode("utf-8", "surrogateescape")
    return Draft(contact, begun["path"], before, file)


def put_notes(draft: Draft, notes: Sequence[str]) -> None:
    """Write `notes` above the text, for whoever opens it again; `take_notes_away` undoes it."""
    head = "".join(f"{_NOTE} {note}\n" for note in notes)
    write_private(draft.file, head.encode() + _without_notes(draft.file.read_bytes()))


def take_notes_away(draft: Draft) -> None:
    """Leave in the draft what somebody typed, and none of the notes above it.

    RegisterError where the editor left no file.
    """
    try:
        held = draft.file.read_bytes()
    except FileNotFoundError:
        raise RegisterError(
            f"The editor left no file {draft.file}", f"Begin again with: tooling edit {draft.id}"
        ) from None
    typed = _without_notes(held)
    if typed != held:
        write_private(draft.file, typed)


def _without_notes(text: bytes) -> bytes:
    lines = text.splitlines(keepends=True)
    # An editor may put a byte order mark in front of all.
    marks = (_NOTE.encode(), f"\ufeff{_NOTE}".encode())
    return b"".join(line for line in lines if not line.startswith(marks))


def discard(draft: Draft) -> None:
    """Remove the draft; what was typed is saved, or no longer wanted."""
    draft.file.unlink(missing_ok=True)
    _begun(draft.file).unlink(missing_ok=True)


def _merge(register: Register, draft: Draft, held: bytes) -> bool:
    """Bring the change from `draft.before` to `held` into the draft; whether the two clash."""
    from tooling.git import GitError

    repository = register.repository
    if repository is None:
        raise RegisterError(
            f"{draft.path} changed in the meantime",
            f"Your text is kept in {draft.file}. Take it over by hand.",
        )
    base, other = draft.file.with_suffix(".base"), draft.file.with_suffix(".now")
    write_private(base, draft.before or b"")
    write_private(other, held)
    names = ("-L", "your draft", "-L", "as it was", "-L", "as it is now")
    try:
        repository.run("merge-file", *names, str(draft.file), str(base), str(other))
    except GitError as error:
        if not 0 < error.status < 128:
            raise
        return True
    finally:
        base.unlink()
        other.unlink()
    return False


def _folder(register: Register) -> Path:
    if register.repository is not None:
        return register.repository.git_dir / "register" / "drafts"
    return register.root / ".register" / "drafts"


def _begun(file: Path) -> Path:
    return file.with_suffix(".begun.json")


def _remember(draft: Draft) -> None:
    before = None if draft.before is None else draft.before.decode("utf-8", "surrogateescape")
    begun = {"path": draft.path, "before": before}
    write_private(_begun(draft.file), json.dumps(begun).encode())
