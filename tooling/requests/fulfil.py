"""Doing what a request asks: the plan first, then one commit that names the request.

Erasure is not done here: it rewrites history, and the command line sends it its own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from schema.finding import Finding
from schema.layout import contact_kind
from schema.models import MODELS
from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.contacts.saving import errors_in, findings_on
from tooling.errors import RegisterError
from tooling.requests.answer import Answer, answers, names_of, require_folder, write
from tooling.requests.effects import HANDS_OUT, FulfilOptions, refuse_what_does_not_fit, wanted
from tooling.requests.rules.rights import changed_fields
from tooling.rules.request_checks import lacks_identity, may_be_doubted
from tooling.store.change import FileChange, apply
from tooling.store.contacts import HeldContact, find_one
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import TRAILER, HeldRequest, changed, open_request_of
from tooling.yaml.editor import rewrite
from tooling.yaml.reader import read
from tooling.yaml.tree import Path, Tree


@dataclass(frozen=True, slots=True)
class Step:
    """What changes in one contact: the names of its fields; none where it is so already."""

    id: str
    register: str
    path: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What fulfilling would do. `told` are those who must be told afterwards, by request.

    `findings` are errors that stand in the way: then it can't be carried out.
    """

    kind: RequestKind
    requests: tuple[str, ...]
    steps: tuple[Step, ...]
    files: tuple[str, ...]
    told: tuple[tuple[str, Recipient], ...]
    namesakes: tuple[Namesake, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    changes: tuple[FileChange, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """What was done: the plan, the commit, and the files that were written."""

    plan: Plan
    commit: str | None
    written: tuple[str, ...]


def kind_of(register: Register, names: Sequence[str]) -> RequestKind:
    """Return the kind of the open requests `names`.

    Raises RegisterError where there are several kinds, or where one may not be carried out before
    it is made sure who asks.
    """
    found = [open_request_of(register, name).request for name in names]
    kinds = {request.kind for request in found}
    if len(kinds) > 1:
        raise RegisterError(
            f"These requests are of {len(kinds)} kinds: {', '.join(sorted(kinds))}",
            "Fulfil them kind by kind.",
        )
    for request in found:
        _require_identity(request)
    return kinds.pop()


def plan_fulfilment(
    register: Register, names: Sequence[str], wants: FulfilOptions, today: date
) -> Plan:
    """Return what fulfilling the open requests `names`, all of one kind but erasure, would do.

    Nothing is written. Raises RegisterError where one is closed, where the identity must be
    verified first, or where something needed was not said.
    """
    kind = kind_of(register, names)
    held = [open_request_of(register, name) for name in dict.fromkeys(names)]
    for one in held:
        refuse_what_does_not_fit(one.request, wants)
    before, contacts = _contacts(register, held)
    after: dict[str, dict[str, Tree]] = {one.id: one.tree for one in contacts.values()}
    for one in held:
        for subject in dict.fromkeys(one.request.subjects):
            contact = contacts[subject]
            present = HeldContact(contact.path, subject, contact.register, after[subject])
            after[subject] = wanted(present, one.request, wants, today)
    changes, findings = [], []
    for one_id, contact in contacts.items():
        model = MODELS[contact_kind(contact.path)]
        content = rewrite(before[one_id], model, after[one_id])
        if after[one_id] == contact.tree:
            content = before[one_id]
        changes.append(FileChange(contact.path, before[one_id], content))
        findings += _new_errors(register, contact.path, before[one_id], content)
    return Plan(
        kind,
        tuple(one.request.id for one in held),
        tuple(_step(contact, after[contact.id]) for contact in contacts.values()),
        tuple(name for one in held for name in names_of(one.request)),
        tuple((one.request.id, who) for one in held for who in recipients(register, one.request)),
        tuple(_namesakes(register, held, contacts)),
        tuple(_notes(held, contacts, today)),
        tuple(findings),
        (*changes, *(_closing(one, wants, today) for one in held)),
    )


def fulfil(register: Register, plan: Plan, wants: FulfilOptions, today: date) -> Fulfilled:
    """Carry `plan` out: write the person's files, then everything else as one commit.

    Raises RegisterError, with nothing committed, where a file changed since the plan was made.
    """
    if plan.findings:
        raise RegisterError("Nothing was changed: see above.")
    files: list[Answer] = []
    if plan.kind in HANDS_OUT:
        folder = require_folder(wants.output)
        for name in plan.requests:
            request = open_request_of(register, name).request
            subjects = [find_one(register, subject) for subject in request.subjects]
            files += answers(register, request, subjects, folder, today)
        write(register, files)
    count = len(plan.requests)
    what = f"request {plan.requests[0]}" if count == 1 else f"{count} requests"
    made = apply(
        register,
        plan.changes,
        f"Fulfil {what} ({plan.kind.value})",
        {TRAILER: ", ".join(plan.requests)},
    )
    return Fulfilled(plan, made, tuple(str(one.file) for one in files))


def _require_identity(request: Request) -> None:
    """Raise RegisterError where it must be made sure first who asks (GDPR Art. 12(6))."""
    if lacks_identity(request):
        raise RegisterError(
            f"Nobody has verified yet who made the request {request.id} (GDPR Art. 12(6))",
            f"First: tooling request identify {request.id} --how TEXT --role ROLE",
        )


def _contacts(
    register: Register, held: Sequence[HeldRequest]
) -> tuple[dict[str, bytes], dict[str, HeldContact]]:
    """The bytes and the trees of all subjects, both from one reading of each file."""
    before: dict[str, bytes] = {}
    contacts: dict[str, HeldContact] = {}
    for one in held:
        for subject in one.request.subjects:
            found = find_one(register, subject)
            before[subject] = register.file(found.path).read_bytes()
            contacts[subject] = HeldContact(
                found.path, subject, found.register, read(before[subject])
            )
    return before, contacts


def _new_errors(register: Register, path: str, before: bytes, after: bytes) -> list[Finding]:
    """The errors that the change would make; what was wrong before keeps no right waiting."""
    if after == before:
        return []
    old = {finding.rule for finding in errors_in(findings_on(register, path, before, before))}
    new = errors_in(findings_on(register, path, after, before))
    return [finding for finding in new if finding.rule not in old]


def _step(contact: HeldContact, after: dict[str, Tree]) -> Step:
    order = MODELS[contact_kind(contact.path)].model_fields
    fields = changed_fields(contact.tree, after, order)
    return Step(contact.id, contact.register, contact.path, fields)


def _closing(held: HeldRequest, wants: FulfilOptions, today: date) -> FileChange:
    changes: dict[Path, Tree | None] = {
        ("outcome",): "fulfilled",
        ("closed",): today.isoformat(),
    }
    if wants.ground is not None:
        changes[("ground",)] = wants.ground.value
    return changed(held, changes)


def _namesakes(
    register: Register, held: Sequence[HeldRequest], contacts: dict[str, HeldContact]
) -> list[Namesake]:
    found: dict[str, Namesake] = {}
    for one in held:
        subjects = [contacts[subject] for subject in one.request.subjects]
        found |= {who.id: who for who in namesakes(register, subjects)}
    return [found[name] for name in sorted(found)]


def _notes(held: Sequence[HeldRequest], contacts: dict[str, HeldContact], today: date) -> list[str]:
    notes = []
    for one in held:
        request = one.request
        if request.due < today:
            notes.append(f"The request {request.id} is overdue since {request.due}.")
        if may_be_doubted(request):
            notes.append(f"Nobody has verified who made the request {request.id}.")
        if request.kind is RequestKind.RESTRICTION:
            notes += [
                f"{subject} is restricted already; that restriction stays."
                for subject in request.subjects
                if contacts[subject].tree.get("restriction")
            ]
    return notes
