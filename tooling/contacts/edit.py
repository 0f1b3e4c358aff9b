"""Changing a contact: named fields at once, or a draft in an editor that is saved when valid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath

from schema.layout import contact_kind
from schema.models import MODELS
from tooling.contacts.drafts import Draft, begin, discard, find, resume
from tooling.contacts.field_edits import FieldEdits, edited
from tooling.contacts.new import finished as finished_new
from tooling.contacts.objecting import heed, other_records
from tooling.contacts.saving import (
    PLAIN,
    Manner,
    Saved,
    along,
    errors_in,
    findings_on,
    save,
    tidied,
)
from tooling.contacts.uncommitted import require_saveable
from tooling.errors import RegisterError
from tooling.store.check import check
from tooling.store.contacts import find_file
from tooling.store.register import Register
from tooling.store.uncommitted import UncommittedError
from tooling.yaml.editor import rewrite

__all__ = ["begin_edit", "discard_edit", "edit", "finish_edit", "resume_edit"]


def edit(
    register: Register,
    who: str,
    edits: FieldEdits,
    today: date,
    manner: Manner = PLAIN,
    *,
    country: str | None = None,
) -> Saved:
    """Make `edits` to the contact `who` (its id or path); no other byte of its file changes.

    A new objection ends the consents that it contradicts. Returns findings instead, with nothing
    written, where the result would not be valid. Raises RegisterError where there is no such
    contact or field, or a reason is needed.
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
    after, notes = heed(before, check(before.path, before.kind, text), today)
    if after.text.data == before.text.data:
        return Saved(contact, before.path)
    findings = findings_on(register, after, before)
    if errors_in(findings):
        return Saved(contact, before.path, findings=findings)
    saved = save(register, after, before, manner)
    others = tuple(other_records(register, before, after))
    return replace(saved, findings=findings, written=made.written, notes=(*notes, *others))


def begin_edit(register: Register, who: str, manner: Manner = PLAIN) -> Draft:
    """A draft of the contact `who`, to be typed in.

    RegisterError where there is one already, and where it could not be saved as things stand.
    """
    held = find_file(register, who)
    if manner.commit and not manner.changes and held.tree is not None:
        try:
            require_saveable(register, held.path, held.text.data)
        except UncommittedError as error:
            raise along(error) from None
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


def finish_edit(register: Register, draft: Draft, today: date, manner: Manner = PLAIN) -> Saved:
    """Save what was typed; the draft is gone once that is done, or where nothing was changed.

    It is saved in canonical form if the file was in it, else as it was typed; a new objection ends
    the consents that it contradicts. Returns findings, placed in the text as it was typed, where it
    is not valid: the draft stays. So it does where RegisterError is raised.
    """
    text = draft.file.read_bytes()
    if draft.before is None:
        return finished_new(register, draft, text, today, commit=manner.commit)
    if text == draft.before:
        discard(draft)
        return Saved(draft.id, draft.path)
    kind = contact_kind(draft.path)
    before, typed = (check(draft.path, kind, data) for data in (draft.before, text))
    after, notes = heed(before, typed, today)
    findings = findings_on(register, after, before)
    if errors_in(findings):
        return Saved(draft.id, draft.path, findings=findings_on(register, typed, before))
    if before.tree is None or tidied(before) is before:
        after = tidied(after)
    if before.tree is None:  # nothing but the whole of it can be committed
        manner = replace(manner, changes=True)
    saved = save(register, after, before, manner)
    discard(draft)
    others = tuple(other_records(register, before, after))
    return replace(saved, findings=findings, notes=(*notes, *others))


def contact_in(who: str) -> str:
    """The id that `who` is, or that a path names."""
    return PurePath(who).name.removesuffix(".yaml")
