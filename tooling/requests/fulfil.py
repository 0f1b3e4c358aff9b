"""Doing what a request asks: the plan first, then one commit that names the request.

Erasure is not done here: it rewrites history, and the command line sends it its own way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from schema.finding import Finding
from schema.request import Request
from schema.vocabulary import RequestKind
from tooling.contacts.saving import changed_fields, errors_in, findings_on
from tooling.errors import RegisterError
from tooling.requests.answer import Written, answer_names, write_answers
from tooling.requests.asking import Asking, person_asking
from tooling.requests.effects import FulfilOptions, changed_contact, contact_after, require_fitting
from tooling.rules.request_checks import may_be_doubted
from tooling.store.change import FileChange, apply
from tooling.store.check import Checked
from tooling.store.commit import require_committer
from tooling.store.contacts import HeldContact, find_file, held_in
from tooling.store.namesakes import Namesake, namesakes
from tooling.store.plan import Effect, Plan, plan_of
from tooling.store.recipients import Recipient, recipients
from tooling.store.register import Register
from tooling.store.request_files import (
    TRAILER,
    Fields,
    HeldRequest,
    request_change,
    require_identity,
    require_open,
    subjects_left,
)
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What fulfilling `requests` would do, and what whoever decides on it should know.

    `fields` are those that change, by the contact's path. `files` are the names of the files for
    the person. `told` are those who must be told afterwards, by request. `namesakes` are contacts
    that it leaves alone and that may be the same person's. With `findings`, which are errors, it
    can't be carried out. `people` are those who ask for access, by request.
    """

    kind: RequestKind
    requests: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...]
    told: tuple[tuple[str, Recipient], ...]
    namesakes: tuple[Namesake, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    changes: tuple[FileChange, ...] = field(repr=False)
    made_from: Mapping[str, str] = field(repr=False)
    people: Mapping[str, Asking] = field(repr=False)

    @property
    def plan(self) -> Plan:
        """The plan that is signed: of `changes`, and of what else whoever signs it has read.

        What the person's files hold is made when they are written, from the contacts as they are.
        """
        beside = repr((self.told, self.namesakes, self.notes)).encode()
        made_from = {**self.made_from, "beside": hashlib.sha256(beside).hexdigest()}
        plan = plan_of("request fulfil", made_from, self.changes)
        files = (Effect(name, None, "answer") for name in self.files)
        return replace(plan, effects=(*plan.effects, *files))


def open_requests(register: Register, names: Sequence[str]) -> list[HeldRequest]:
    """Return the open requests `names`, each once.

    Raises RegisterError where they are of several kinds, or where one may not be carried out before
    it is made sure who asks.
    """
    found = [require_open(register, name) for name in dict.fromkeys(names)]
    kinds = {held.request.kind for held in found}
    if len(kinds) > 1:
        raise RegisterError(
            f"These requests are of {len(kinds)} kinds: {', '.join(sorted(kinds))}",
            "Fulfil them kind by kind.",
        )
    for held in found:
        require_identity(held.request)
        if held.request.unknown and held.request.kind is not RequestKind.ACCESS:
            raise RegisterError(
                f"No contact is known that the request {held.request.id} is about",
                f"Include it (tooling request include {held.request.id} --subject ID), or refuse "
                "the request with that reason.",
            )
    return found


def plan_fulfilment(
    register: Register,
    held: Sequence[HeldRequest],
    options: FulfilOptions,
    today: date,
    advance: Callable[[int], None] | None = None,
) -> Fulfilment:
    """Return what fulfilling the open requests `held`, all of one kind but erasure, would do.

    Who asks for access is looked for everywhere; `advance` hears how many more objects were read.
    Nothing is written. Raises RegisterError where an option is missing, or has no meaning for them.
    """
    requests = [one.request for one in held]
    kind = requests[0].kind
    assert kind is not RequestKind.ERASURE
    for request in requests:
        require_fitting(request, options)
    people = {
        request.id: person_asking(
            register, request, today, who=options.who, aside=options.aside,
            none_confirmed=options.none_confirmed, advance=advance,
        )
        for request in requests
        if kind is RequestKind.ACCESS
    }  # fmt: skip
    subjects = dict.fromkeys(subject for request in requests for subject in request.subjects)
    if kind is RequestKind.ACCESS:  # of one that is gone, the history tells
        subjects = dict.fromkeys(
            held.id for one in requests for held in subjects_left(register, one)
        )
    files = {subject: find_file(register, subject) for subject in subjects}
    contacts = {subject: held_in(file) for subject, file in files.items()}
    changed = [
        (file, _changed(file, contacts[subject], requests, options, today))
        for subject, file in files.items()
    ]
    closing: Fields = {("outcome",): "fulfilled", ("closed",): today.isoformat()}
    if options.ground is not None:
        closing = {**closing, ("ground",): options.ground.value}
    return Fulfilment(
        kind=kind,
        requests=tuple(request.id for request in requests),
        fields={after.path: changed_fields(before, after) for before, after in changed},
        files=tuple(name for request in requests for name in answer_names(request)),
        told=tuple((one.id, who) for one in requests for who in recipients(register, one)),
        namesakes=namesakes(register, list(contacts.values())),
        notes=(
            *_notes(requests, contacts, today),
            *(text for person in people.values() for text in person.notes),
        ),
        findings=tuple(finding for pair in changed for finding in _new_errors(register, *pair)),
        changes=(
            *(FileChange.of(before, after) for before, after in changed),
            *(request_change(one, closing) for one in held),
        ),
        made_from={"day": today.isoformat(), "options": options.digest},
        people=people,
    )


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """What was done: the commit, None outside of Git, and the files for the person."""

    commit: str | None
    written: Written


def fulfil(
    register: Register, planned: Fulfilment, options: FulfilOptions, today: date
) -> Fulfilled:
    """Carry `planned` out: write the person's files, then everything else as one commit.

    Raises RegisterError, with nothing committed, where a
    file changed since the plan was made.
    """
    assert not planned.findings
    if register.repository is not None:
        require_committer(register.repository)  # before the person's files are written
    written = Written(())
    if planned.files:
        if options.output is None:
            raise RegisterError(
                "Nobody said where the files for the person go", "Name a folder with --output DIR."
            )
        requests = (require_open(register, name).request for name in planned.requests)
        written = write_answers(register, requests, planned.people, options.output, today)
    count = len(planned.requests)
    what = f"request {planned.requests[0]}" if count == 1 else f"{count} requests"
    commit = apply(
        register,
        planned.changes,
        f"Fulfil {what} ({planned.kind.value})",
        {TRAILER: ", ".join(planned.requests)},
    )
    return Fulfilled(commit, written)


def _changed(
    file: Checked,
    held: HeldContact,
    requests: Sequence[Request],
    options: FulfilOptions,
    today: date,
) -> Checked:
    """Return what all of `requests` that are about the contact `held` make of its file, in turn."""

    def after(tree: RecordTree) -> RecordTree:
        for request in requests:
            if held.id in request.subjects:
                tree = contact_after(replace(held, tree=tree), request, options, today)
        return tree

    return changed_contact(file, after)


def _new_errors(register: Register, before: Checked, after: Checked) -> list[Finding]:
    """Return the errors in `after` of rules that `before` did not break; old ones stop nothing."""
    if after is before:
        return []
    old = {finding.rule for finding in errors_in(findings_on(register, before, before))}
    new = errors_in(findings_on(register, after, before))
    return [finding for finding in new if finding.rule not in old]


def _notes(
    requests: Collection[Request], contacts: Mapping[str, HeldContact], today: date
) -> list[str]:
    notes = []
    for request in requests:
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
