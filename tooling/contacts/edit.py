"""Changing a contact: named fields at once, or a draft in an editor that is saved when valid."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from schema.layout import contact_kind
from schema.models import MODELS
from tooling.contacts.drafts import Draft, begin, discard, find, resume
from tooling.contacts.field_edits import FieldEdits, edited
from tooling.contacts.new import finished as finished_new
from tooling.contacts.saving import Saved, errors_in, findings_on, save, tidied
from tooling.errors import RegisterError
from tooling.store.check import check
from tooling.store.contacts import find_file
from tooling.store.register import Register
from tooling.yaml.editor import rewrite

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
    before = find_file(register, who)
    if before.tree is None:
        raise RegisterError(
            f"{before.path} can't be read as it is",
            "Repair it in your editor: tooling edit without --set",
        )
    model = MODELS[before.kind]
    made = edited(before.tree, model, edits, today, country)
    text = rewrite(before.text, model, made.tree)
    contact = contact_in(before.path)
    if text == before.text.data:
        return Saved(contact, before.path)
    after = check(before.path, before.kind, text)
    findings = findings_on(register, after, before)
    if errors_in(findings):
        return Saved(contact, before.path, findings=findings)
    saved = save(register, after, before, reason=reason, commit=commit)
    return Saved(contact, saved.path, saved.fields, saved.commit, findings, made.written)


def begin_edit(register: Register, who: str) -> Draft:
    """A draft of the contact `who`, to be typed in; RegisterError where there is one already."""
    held = find_file(register, who)
    return begin(register, contact_in(held.path), held.path, held.text.data, held.text.data)


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

    It is saved in canonical form if the file was in it, else as it was typed. Returns findings,
    placed in the text as it was typed, where it is not valid: the draft stays. So it does where
    RegisterError is raised.
    """
    text = draft.file.read_bytes()
    if draft.before is None:
        return finished_new(register, draft, text, commit=commit)
    if text == draft.before:
        discard(draft)
        return Saved(draft.id, draft.path)
    kind = contact_kind(draft.path)
    before, after = (check(draft.path, kind, data) for data in (draft.before, text))
    findings = findings_on(register, after, before)
    if errors_in(findings):
        return Saved(draft.id, draft.path, findings=findings)
    if before.tree is None or tidied(before) is before:
        after = tidied(after)
    saved = save(register, after, before, reason=reason, commit=commit)
    discard(draft)
    return Saved(draft.id, draft.path, saved.fields, saved.commit, findings)


def contact_in(who: str) -> str:
    """The id that `who` is, or that a path names."""
    return PurePath(who).name.removesuffix(".yaml")
