"""Subject report: everything held on a person (GDPR Art. 15), as data that any format can show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from schema.campaign import Campaign
from schema.controller import Controller
from schema.layout import CONTROLLER, FileKind, contact_paths, record_path, register_path
from schema.register import RegisterDescription
from schema.request import Request
from schema.vocabulary import RegisterName, SealedSection
from tooling.audit.field_history import Change, history
from tooling.errors import RegisterError
from tooling.git.gaps import gaps
from tooling.git.versions import merged, versions
from tooling.rules.suppression import forms_in, normal_form
from tooling.store.complete import require_complete
from tooling.store.contacts import HeldContact, contact_in, find_one
from tooling.store.recipients import disclosures_of
from tooling.store.records import read_record, records, require_record
from tooling.store.register import Register
from tooling.store.suppressions import entries_on, read_suppressions
from tooling.subject_report.content import (
    Event,
    Handover,
    HeldRecord,
    KeptOut,
    NotLooked,
    Report,
    RequestSeen,
    Search,
    SearchTerm,
)
from tooling.subject_report.who import Identified
from tooling.yaml.tree import RecordTree

_SEALED = frozenset(SealedSection)


def subject_report(
    register: Register,
    who: Identified,
    today: date,
    *,
    with_handlers: bool = False,
    aside: Collection[str] = (),
) -> Report:
    """Return everything held on the person who was identified as `who`.

    Without a contact it says what else holds the person: a blocked address, a text. A contact that
    was removed is reported as the history has it. `aside` are locations that tell of somebody else.
    Who made a change, and which of us was in touch, is left out unless `with_handlers`: the person
    has no right to the names of those who handle the data for the controller (CJEU C-579/21).
    Outside Git there is no history to report, and the report says so. Raises RegisterError for an
    unknown id, and for a register that does not say, or not completely, who keeps it and how.
    """
    contacts = who.contacts
    controller = read_record(register, CONTROLLER)
    if not isinstance(controller, Controller):
        raise RegisterError(
            "The report must name the controller, and records/controller.yaml can't be read.",
            f"See why with `tooling validate {CONTROLLER}`.",
        )
    changes = {contact: _history(register, contact) for contact in sorted(set(contacts))}
    found = []
    for contact in contacts:
        if _exists(register, contact) or not changes[contact]:
            found.append(_record(find_one(register, contact), with_handlers=with_handlers))
        elif (last := _removed(register, contact)) is not None:
            found.append(
                _record(last[0], with_handlers=with_handlers, in_use=False, removed=last[1])
            )
    events = _events(changes, with_handlers=with_handlers)
    blocked = _kept_out(register, found, events, who.terms, controller)
    return Report(
        version=1,
        made=today,
        controller=controller,
        records=found,
        events=events,
        handovers=_handovers(register, contacts, controller),
        requests=_requests(register, contacts),
        processing=_processing(
            register, {item.register_ for item in found} | {item.register_ for item in events}
        ),
        has_history=register.repository is not None,
        kept_out=blocked,
        search=_search(register, who, blocked),
        elsewhere=who.looked.elsewhere(aside) if who.looked is not None else (),
    )


def _history(register: Register, contact: str) -> list[Change]:
    repository = register.repository
    if repository is None:
        return []
    return history(repository, register.prefix, contact, every_ref=True)


def _removed(register: Register, contact: str) -> tuple[HeldContact, date | None] | None:
    """Return the last version of a contact that is in the history alone, and when it was removed.

    None where no version of it can be read. A contact of another branch was never removed.
    """
    repository = register.require_repository()
    paths = contact_paths(contact)
    places = [register.prefix + path for path in paths]
    removed: date | None = None
    for row in merged(versions(repository, places, every_ref=True)):
        for path, version in zip(paths, row, strict=True):
            if version is None:
                continue
            if version.after is None and removed is None:
                removed = datetime.fromisoformat(version.written).date()
            for oid in (version.after, *version.before):
                if oid is not None and (held := contact_in(path, next(repository.blobs([oid])))):
                    return held, removed
    return None


def _exists(register: Register, contact: str) -> bool:
    return any(register.file(path).exists() for path in contact_paths(contact))


def _record(
    held: HeldContact, *, with_handlers: bool, in_use: bool = True, removed: date | None = None
) -> HeldRecord:
    data: RecordTree = {key: value for key, value in held.tree.items() if key not in _SEALED}
    shared = [item["address"] for item in data.get("emails", ()) if "shared_with" in item]
    if shared:  # who else reads a mailbox is data of theirs (Art. 15(4))
        data["emails"] = [
            {key: value for key, value in item.items() if key != "shared_with"}
            for item in data["emails"]
        ]
    if "interactions" in data and not with_handlers:
        data["interactions"] = [
            {key: value for key, value in item.items() if key != "by"}
            for item in data["interactions"]
        ]
    sealed = [section for section in SealedSection if section in held.tree]
    return HeldRecord(
        register=held.register,
        id=held.id,
        data=data,
        sealed=sealed,
        shared_mailboxes=shared,
        in_use=in_use,
        removed=removed,
    )


def _events(histories: Mapping[str, Sequence[Change]], *, with_handlers: bool) -> list[Event]:
    events = [
        Event(
            time=change.time,
            commit=change.commit,
            register=change.register,
            id=contact,
            field=change.field,
            before=change.before,
            after=change.after,
            handler=change.author if with_handlers else None,
        )
        for contact, changes in histories.items()
        for change in changes
        if _is_told(change.field, with_handlers=with_handlers)
    ]
    return sorted(events, key=lambda event: event.time, reverse=True)


def _is_told(field: str, *, with_handlers: bool) -> bool:
    names = field.split(".")
    if names[0] in _SEALED or "shared_with" in names:
        return False
    return with_handlers or (names[0], names[-1]) != ("interactions", "by")


def _handovers(
    register: Register, contacts: Collection[str], controller: Controller
) -> list[Handover]:
    units = {unit.id: unit.name for unit in controller.units}
    found = [
        Handover(
            date=item.date,
            campaign=item.campaign,
            title=_title(register, item.campaign),
            purpose=item.purpose,
            channel=item.channel,
            recipient=units.get(item.unit, item.unit),
            columns=item.columns,
        )
        for item in disclosures_of(register, contacts)
    ]
    return sorted(found, key=lambda item: item.date)


def _title(register: Register, campaign: str) -> str:
    found = read_record(register, record_path(FileKind.CAMPAIGN, campaign))
    return found.title if isinstance(found, Campaign) else campaign


def _requests(register: Register, contacts: Collection[str]) -> list[RequestSeen]:
    found = [
        RequestSeen.model_validate(record, from_attributes=True)
        for _, record in records(register, FileKind.REQUEST)
        if isinstance(record, Request) and not set(contacts).isdisjoint(record.subjects)
    ]
    return sorted(found, key=lambda item: item.received)


def _kept_out(
    register: Register,
    held: Sequence[HeldRecord],
    events: Sequence[Event],
    terms: Sequence[SearchTerm],
    controller: Controller,
) -> list[KeptOut] | None:
    """Return what keeps any address or number out that the person has or had, or that was typed."""
    forms = {form for item in held for _, form in forms_in(item.data)}
    said = [term.text for term in terms if term.kind in ("email", "phone")]
    for event in events:
        if event.field.startswith(("emails.", "phones.")):
            said += filter(None, (event.before, event.after))
    country = controller.address.country
    forms |= {form for text in said if (form := normal_form(text, country))}
    found = entries_on(register, sorted(forms))
    if found is None:
        return None
    return [
        KeptOut(since=entry.date, reason=entry.reason, purposes=entry.purposes)
        for entry in sorted(found, key=lambda entry: (entry.date, entry.reason))
    ]


def _search(register: Register, who: Identified, blocked: Sequence[KeptOut] | None) -> Search:
    """Return what was looked for and where, and what of it could not be looked through."""
    looked, repository = who.looked, register.repository
    blind: list[NotLooked] = []
    if blocked is None:
        blind.append(NotLooked(reason="blocked-key"))
    elif (
        not who.contacts
        and not any(term.kind in ("email", "phone") for term in who.terms)
        and read_suppressions(register).held.suppressions
    ):
        blind.append(NotLooked(reason="blocked-by-name"))
    if looked is None:
        if repository is not None:
            missing = (NotLooked(reason=gap.value) for gap in gaps(repository))
            blind += [NotLooked(reason="history"), *missing]
        return Search(terms=who.terms, not_looked=blind)
    return Search(
        terms=who.terms,
        everywhere=True,
        files=looked.files,
        objects=looked.objects,
        commits=looked.commits,
        since=looked.since,
        not_looked=(*looked.not_looked, *blind),
    )


def _processing(register: Register, names: set[RegisterName]) -> list[Any]:
    """Return the descriptions of the registers `names`; where nothing is held, every one there is.

    Raises RegisterError where there is none that can be read, and where one is not complete.
    """
    if names:
        require_complete(register, sorted(names))
        return [require_record(register, register_path(name)) for name in sorted(names)]
    found = [read_record(register, register_path(name)) for name in RegisterName]
    described = [one for one in found if isinstance(one, RegisterDescription)]
    if not described:
        raise RegisterError(
            "The report must describe the registers, and no register.yaml can be read.",
            "See why with `tooling validate records`.",
        )
    require_complete(register, [one.register_ for one in described])
    return described
