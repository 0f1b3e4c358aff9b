"""Saving one contact: checked first, and committed under a message that names fields only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from schema.field_path import undotted
from schema.finding import Finding
from schema.layout import CONTACT_KINDS, SUPPRESSIONS
from schema.models import MODELS
from schema.rule import Problem, Rule
from tooling.contacts.cross_file import problems_beside
from tooling.contacts.uncommitted import committed_contact
from tooling.errors import RegisterError
from tooling.rules.anonymity import holds_contact_data, names_person
from tooling.rules.cross_file_facts import Facts
from tooling.rules.file_checks import ID_NOT_FILE_NAME
from tooling.rules.protection import REASON, weakened
from tooling.rules.suppression import SUPPRESSED, SUPPRESSED_ADDRESS, forms_in
from tooling.store.change import FileChange, apply
from tooling.store.check import Checked, check, placed
from tooling.store.contacts import held_in
from tooling.store.register import Register
from tooling.store.suppressions import KeyMissingError, kept_out
from tooling.store.uncommitted import UncommittedError
from tooling.yaml.canonical_writer import canonical
from tooling.yaml.tree import Tree

ID_CHANGED = Rule(
    "id-changed", "an id stays the same for ever", "put the old id back", files=CONTACT_KINDS
)

_WITHOUT_KEY = "lists leave it out if it is; docs/guides/suppression.md says where the key belongs"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of it: the contact, the fields that changed, the commit if there is one.

    `findings` are warnings, or, where nothing was saved, the errors too. `written` are the values
    that stand in another form than they were typed in (a phone number in E.164), by field. `notes`
    are what else came of it, without values.
    """

    id: str
    path: str
    fields: tuple[str, ...] = ()
    commit: str | None = None
    findings: tuple[Finding, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing was saved because of what `findings` say."""
        return any(finding.severity == "error" for finding in self.findings)


class ReasonNeededError(RegisterError):
    """A protection of the person is taken away, and nobody said why."""


def findings_on(register: Register, after: Checked, before: Checked | None) -> tuple[Finding, ...]:
    """What is wrong with a contact as it shall be: in itself, and beside other contacts.

    `before` is its file as it is, None for a new one.
    """
    found = [finding for finding in after.findings if finding.rule != ID_NOT_FILE_NAME.id]
    problems: list[Problem] = []
    if len(found) < len(after.findings):
        problems.append(Problem(ID_CHANGED, ("id",)))
    facts = Facts() if before is None else before.facts
    problems += problems_beside(register, after, (*facts.claims, *facts.mentions))
    problems += _kept_out(register, _tree(before), _tree(after))
    there = placed(after.path, after.text, problems)
    return tuple(sorted([*found, *there], key=attrgetter("line", "column")))


def _kept_out(
    register: Register, before: dict[str, Tree], after: dict[str, Tree]
) -> Iterator[Problem]:
    """Addresses that come in although they are kept out; without the key, that nobody can tell."""
    known = {form for _, form in forms_in(before)}
    new = [(field, form) for field, form in forms_in(after) if form not in known]
    try:
        keep_out = kept_out(register) if new else None
    except KeyMissingError:
        for name, _ in new:
            said = (
                f"whether this address is kept out can't be told: the key of {SUPPRESSIONS} is "
                "not here"
            )
            yield Problem(SUPPRESSED_ADDRESS, undotted(name), said, _WITHOUT_KEY)
        return
    if keep_out is None:
        return
    for name, form in new:
        if keep_out.is_out(form):
            yield Problem(SUPPRESSED, undotted(name))
        elif keep_out.is_known(form):
            said = "this address is kept out for some purposes, and lists for them leave it out"
            yield Problem(SUPPRESSED_ADDRESS, undotted(name), said)


def _tree(file: Checked | None) -> dict[str, Tree]:
    """What `file` says, as far as it can be read."""
    return (file.tree if file is not None else None) or {}


def changed_fields(before: Checked | None, after: Checked) -> tuple[str, ...]:
    """The names of the fields that differ, in the order of the file."""
    old, new = _tree(before), _tree(after)
    return tuple(name for name in MODELS[after.kind].model_fields if old.get(name) != new.get(name))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a contact is saved.

    `reason` is why a protection of the person is taken away. `commit` is off where the file is to
    be written only. With `changes`, what nobody has committed yet of the same file comes along.
    """

    reason: str | None = None
    commit: bool = True
    changes: bool = False


PLAIN = Manner()


def save(
    register: Register, after: Checked, before: Checked | None, manner: Manner = PLAIN
) -> Saved:
    """Write a contact that was found valid, as one commit where there is Git.

    `before` is its file as it is, None for a new one. Raises RegisterError, with nothing written,
    where the file is not as `before` any more, where it has changes that are not committed, or
    where a protection of the person is taken away without a reason. Changes that come along are
    weighed by the same rule: what counts is the file as it was committed.
    """
    contact = held_in(after)
    base, beside = before, list[FileChange]()
    if before is not None and manner.changes and manner.commit and register.repository:
        base, beside = committed_contact(register, contact.id, contact.path)
    old, new = _tree(base), contact.tree
    fields = changed_fields(base, after)
    if base is None:
        message = f"Add {contact.id} to the {contact.register}"
    else:
        message = f"Edit {contact.id}: {', '.join(fields) or 'notation'}"
    lost = weakened(old, new)
    if lost and not manner.reason:
        raise ReasonNeededError(
            f"This takes protection from the person: {lost[0].message}",
            "Say why, without names: --reason TEXT. The reason stays in the history.",
        )
    trailers = {}
    if manner.reason:
        if holds_contact_data(manner.reason) or names_person(manner.reason, old, new):
            raise RegisterError(
                "The reason names somebody, or how to reach them, and what stands in the history "
                "can't be corrected",
                "Say it without name, address or number, as in: --reason 'asked us by phone'",
            )
        trailers[REASON] = " ".join(manner.reason.split())
    changes = [FileChange.of(before, after), *beside]
    try:
        made = apply(
            register, changes, message, trailers, manner.commit, taken_along=manner.changes
        )
    except UncommittedError as error:
        raise along(error) from None
    return Saved(contact.id, contact.path, fields, made)


def along(error: UncommittedError) -> UncommittedError:
    """Return `error` with the third way out that `edit` has, where it is one."""
    if not error.may_come_along:
        return error
    hint = f"{error.hint} To commit them with this change: --with-changes"
    return UncommittedError(error.message, hint, may_come_along=True)


def tidied(file: Checked) -> Checked:
    """Return `file`, which can be read, in canonical form."""
    data = canonical(file.text, MODELS[file.kind])
    return file if data == file.text.data else check(file.path, file.kind, data)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of `findings` that keep a file from being saved."""
    return tuple(finding for finding in findings if finding.severity == "error")
