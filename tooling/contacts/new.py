"""A new contact: from fields named on the command line, or typed into a template."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from schema.field_path import FieldPath, dotted
from schema.finding import Finding
from schema.ids import new_id
from schema.layout import contact_kind, contact_path, contact_paths
from schema.models import MODELS
from schema.vocabulary import KINDS, Basis, Kind, RegisterName
from tooling.contacts.drafts import Draft, begin, discard
from tooling.contacts.field_edits import FieldEdits, edited
from tooling.contacts.objecting import heed
from tooling.contacts.saving import Manner, Saved, errors_in, findings_on, save, tidied
from tooling.contacts.template import STARTED, template, without_explanations
from tooling.git import GitError
from tooling.store.check import Checked, check
from tooling.store.register import Register
from tooling.yaml.canonical_writer import canonical, emit
from tooling.yaml.editor import edit
from tooling.yaml.tree import Tree

#: The lawful basis that data of each kind is usually kept on.
USUAL_BASIS: Mapping[Kind, Basis] = {
    Kind.CUSTOMER: Basis.CUSTOMER_RELATIONSHIP,
    Kind.PARTNER: Basis.PARTNER_RELATIONSHIP,
    Kind.MEDIA: Basis.LEGITIMATE_INTEREST,
    Kind.PROSPECT: Basis.LEGITIMATE_INTEREST,
}


def new(
    register: Register,
    kind: Kind,
    edits: FieldEdits,
    today: date,
    rng: random.Random,
    *,
    country: str | None = None,
    commit: bool = True,
) -> Saved:
    """Add a contact of `kind` with the fields of `edits` and the usual ones besides.

    Returns findings, with nothing written, where the result would not be valid. Raises
    RegisterError where a field does not exist or a number can't be read.
    """
    contact, path = _fresh(register, kind, rng)
    model = MODELS[contact_kind(path)]
    start = _usual(register, contact, kind, today)
    made = edited(start, model, edits, today, country)
    added, notes = heed(None, check(path, contact_kind(path), emit(made.tree, model)), today)
    findings = findings_on(register, added, None)
    if errors_in(findings):
        return Saved(contact, path, findings=findings)
    saved = save(register, tidied(added), None, Manner(commit=commit))
    return replace(saved, findings=findings, written=made.written, notes=notes)


def begin_new(register: Register, kind: Kind, today: date, rng: random.Random) -> Draft:
    """A draft with a template for a contact of `kind`."""
    contact, path = _fresh(register, kind, rng)
    text = template(_usual(register, contact, kind, today), kind)
    return begin(register, contact, path, None, text.encode())


def finished(
    register: Register, draft: Draft, text: bytes, today: date, *, commit: bool = True
) -> Saved:
    """Save a filled-in template, without its explanations and what was left empty in it."""
    kind = contact_kind(draft.path)
    typed, notes = heed(None, check(draft.path, kind, text), today)
    untouched = _untouched(typed)
    prefixes = tuple(f"{dotted(path)}." for path in untouched)
    findings = tuple(
        finding
        for finding in findings_on(register, typed, None)
        if not f"{finding.field}.".startswith(prefixes)
    )
    if errors_in(findings):
        return Saved(draft.id, draft.path, findings=findings)
    model = MODELS[kind]
    filled = edit(typed.text, model, dict.fromkeys(untouched))
    after = check(draft.path, kind, canonical(without_explanations(filled), model))
    # A part in which nobody typed anything may have kept other errors from view.
    findings = _together(findings, findings_on(register, after, None))
    if errors_in(findings):
        return Saved(draft.id, draft.path, findings=findings)
    saved = save(register, after, None, Manner(commit=commit))
    discard(draft)
    return replace(saved, findings=findings, notes=notes)


def _together(typed: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings on the file, and those that only the text showed as it was typed.

    What follows a # behind a number is a comment, and in canonical form plainly one.
    """
    told = {(finding.rule, finding.field) for finding in after}
    return *after, *(one for one in typed if (one.rule, one.field) not in told)


def _untouched(typed: Checked) -> tuple[FieldPath, ...]:
    """The items of the template's lists in which nobody typed anything."""
    tree = typed.tree or {}
    return tuple(
        (name, number)
        for name in STARTED
        if isinstance(items := tree.get(name), list)
        for number, item in enumerate(items)
        if item == {"use": "work"}
    )


def _fresh(register: Register, kind: Kind, rng: random.Random) -> tuple[str, str]:
    """A fresh id that neither register has, and the path that goes with it."""
    name = next(name for name in RegisterName if kind in KINDS[name])
    while True:
        contact = new_id(rng)
        if not any(register.file(path).exists() for path in contact_paths(contact)):
            return contact, contact_path(name, contact)


def _usual(register: Register, contact: str, kind: Kind, today: date) -> dict[str, Tree]:
    day = today.isoformat()
    known: dict[str, Tree] = {"id": contact, "kind": kind.value}
    if responsible := _committer(register):
        known["responsible"] = responsible
    known["lawful_basis"] = [{"basis": USUAL_BASIS[kind].value, "since": day}]
    known["sources"] = [{"source": "own_activity", "date": day}]
    return known


def _committer(register: Register) -> str | None:
    """The e-mail address of whoever works here, as Git knows it."""
    if register.repository is None:
        return None
    try:
        ident = register.repository.start("var", "GIT_AUTHOR_IDENT").finish().decode()
    except GitError:
        return None
    return ident.rpartition("<")[2].partition(">")[0] or None


#: The fields of a new contact that the short options mean, where the option is not the field.
_SHORT: Mapping[str, str] = {
    "email": "emails.0.address",
    "phone": "phones.0.number",
    "basis": "lawful_basis.0.basis",
    "source": "sources.0.source",
}


def shorthand(options: Mapping[str, str]) -> FieldEdits:
    """What the short options mean: `--email X` is `--set emails.0.address=X`."""
    return FieldEdits(tuple(f"{_SHORT.get(name, name)}={value}" for name, value in options.items()))
