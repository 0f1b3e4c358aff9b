"""Changing a contact: named fields at once, or a draft in an editor that is saved when valid."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from schema.ids import is_id
from schema.layout import contact_kind, contact_paths
from schema.models import MODELS
from tooling.contacts.drafts import Draft, begin, discard, find, resume
from tooling.contacts.field_edits import FieldEdits, edited
from tooling.contacts.new import finished as finished_new
from tooling.contacts.saving import Saved, errors_in, findings_on, save
from tooling.errors import RegisterError
from tooling.store.contacts import find_one
from tooling.store.register import Register
from tooling.yaml.editor import rewrite
from tooling.yaml.emitter import canonical
from tooling.yaml.reader import read
from tooling.yaml.tree import NotationError

__all__ = ["begin_edit", "discard_edit", "edit", "finish_edit", "resume_edit"]


def edit(
    register: Register,
    who: str,
    edits: FieldEdits,
    today: date,
    *,
    country: str | None = None,
    reason: str | None = None,
    commit: bool = True,
) -> Saved:
    """Make `edits` to the contact `who` (its id or path); no other byte of its file changes.

    Returns findings instead, with nothing written, where the result would not be valid. Raises
    RegisterError where there is no such contact or field, or a reason is needed.
    """
    path, before = held(register, who)
    model = MODELS[contact_kind(path)]
    try:
        made = edited(read(before), model, edits, today, country)
        after = rewrite(before, model, made.tree)
    except NotationError:
        raise RegisterError(
            f"{path} can't be read as it is", "Repair it in your editor: tooling edit without --set"
        ) from None
    contact = contact_in(path)
    if after == before:
        return Saved(contact, path)
    findings = findings_on(register, path, after, before)
    if errors_in(findings):
        return Saved(contact, path, findings=findings)
    saved = save(register, path, before, after, reason=reason, commit=commit)
    return Saved(contact, path, saved.fields, saved.commit, findings, made.numbers)


def begin_edit(register: Register, who: str) -> Draft:
    """A draft of the contact `who`, to be typed in; RegisterError where there is one already."""
    path, before = held(register, who)
    return begin(register, contact_in(path), path, before, before)


def resume_edit(register: Register, who: str) -> tuple[Draft, str | None]:
    """The draft of `who` that was left, and what a person must know of it."""
    return resume(register, contact_in(who))


def discard_edit(register: Register, who: str) -> bool:
    """Throw the draft of `who` away; False where there was none."""
    draft = find(register, contact_in(who))
    if draft is not None:
        discard(draft)
    return draft is not None


def finish_edit(
    register: Register, draft: Draft, *, reason: str | None = None, commit: bool = True
) -> Saved:
    """Save what was typed; the draft is gone once that is done, or where nothing was changed.

    Returns findings, placed in the text as it was typed, where it is not valid: the draft stays.
    So it does where RegisterError is raised.
    """
    text = draft.file.read_bytes()
    if draft.before is None:
        return finished_new(register, draft, text, commit=commit)
    if text == draft.before:
        discard(draft)
        return Saved(draft.id, draft.path)
    findings = findings_on(register, draft.path, text, draft.before)
    if errors_in(findings):
        return Saved(draft.id, draft.path, findings=findings)
    after = _as_tidy_as(draft.before, text, draft.path)
    saved = save(register, draft.path, draft.before, after, reason=reason, commit=commit)
    discard(draft)
    return Saved(draft.id, draft.path, saved.fields, saved.commit, findings)


def _as_tidy_as(before: bytes, text: bytes, path: str) -> bytes:
    """What was typed, in canonical form if the file was in it; else as it is."""
    model = MODELS[contact_kind(path)]
    try:
        tidy = canonical(before, model) == before
    except NotationError:
        tidy = True
    return canonical(text, model) if tidy else text


def contact_in(who: str) -> str:
    """The id that `who` is, or that a path names."""
    return PurePath(who).name.removesuffix(".yaml") if not is_id(who) else who


def held(register: Register, who: str) -> tuple[str, bytes]:
    """Path and content of the contact `who`; RegisterError where there is none."""
    contact = contact_in(who)
    if is_id(contact):
        for path in contact_paths(contact):
            file = register.file(path)
            if file.is_file() and not file.is_symlink():
                return path, file.read_bytes()
    path = find_one(register, contact).path
    return path, register.file(path).read_bytes()
