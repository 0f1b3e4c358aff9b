"""Subject report: everything held on a person (GDPR Art. 15), as data that any format can show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from schema.campaign import Campaign
from schema.controller import Controller
from schema.layout import CONTROLLER, FileKind, contact_paths, record_path, register_path
from schema.register import RegisterDescription
from schema.request import Request
from schema.vocabulary import RegisterName, SealedSection
from tooling.audit.field_history import Change, history
from tooling.errors import RegisterError
from tooling.rules.suppression import forms_in, normal_form
from tooling.store.complete import require_complete
from tooling.store.contacts import HeldContact, find_one
from tooling.store.recipients import disclosures_of
from tooling.store.records import read_record, records, require_record
from tooling.store.register import Register
from tooling.store.suppressions import entries_on
from tooling.subject_report.content import (
    Event,
    Handover,
    HeldRecord,
    KeptOut,
    Report,
    RequestSeen,
)
from tooling.yaml.tree import RecordTree

_SEALED = frozenset(SealedSection)


def subject_report(
    register: Register,
    contacts: Sequence[str],
    today: date,
    *,
    with_handlers: bool = False,
    who: str = "",
) -> Report:
    """Return everything held on the person whose contacts have the ids `contacts`.

    No ids make the report that nothing is held; a contact that was removed is in the history.
    Who made a change, and which of us was in touch, is left out unless `with_handlers`: the person
    has no right to the names of those who handle the data for the controller (CJEU C-579/21). `who`
    is what the operator typed: an address may be kept out although nothing else is held. Outside
    Git there is no history to report, and the report says so. Raises RegisterError for an unknown
    id, and for a register that does not say, or not completely, who keeps it and how.
    """
    controller = read_record(register, CONTROLLER)
    if not isinstance(controller, Controller):
        raise RegisterError(
            "The report must name the controller, and records/controller.yaml can't be read.",
            f"See why with `tooling validate {CONTROLLER}`.",
        )
    changes = {contact: _history(register, contact) for contact in sorted(set(contacts))}
    held = [
        find_one(register, contact)
        for contact in contacts
        if _exists(register, contact) or not changes[contact]
    ]
    found = [_record(item, with_handlers=with_handlers) for item in held]
    events = _events(changes.values(), with_handlers=with_handlers)
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
        kept_out=_kept_out(register, held, who, controller),
    )


def _history(register: Register, contact: str) -> list[Change]:
    repository = register.repository
    return [] if repository is None else history(repository, register.prefix, contact)


def _exists(register: Register, contact: str) -> bool:
    return any(register.file(path).exists() for path in contact_paths(contact))


def _record(held: HeldContact, *, with_handlers: bool) -> HeldRecord:
    data: RecordTree = {key: value for key, value in held.tree.items() if key not in _SEALED}
    if "interactions" in data and not with_handlers:
        data["interactions"] = [
            {key: value for key, value in item.items() if key != "by"}
            for item in data["interactions"]
        ]
    sealed = [section for section in SealedSection if section in held.tree]
    return HeldRecord(register=held.register, id=held.id, data=data, sealed=sealed)


def _events(histories: Collection[Sequence[Change]], *, with_handlers: bool) -> list[Event]:
    events = [
        Event(
            time=change.time,
            register=change.register,
            field=change.field,
            before=change.before,
            after=change.after,
            handler=change.author if with_handlers else None,
        )
        for changes in histories
        for change in changes
        if _is_told(change.field, with_handlers=with_handlers)
    ]
    return sorted(events, key=lambda event: event.time, reverse=True)


def _is_told(field: str, *, with_handlers: bool) -> bool:
    names = field.split(".")
    if names[0] in _SEALED:
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
    register: Register, held: Sequence[HeldContact], who: str, controller: Controller
) -> list[KeptOut] | None:
    forms = {form for item in held for _, form in forms_in(item.tree)}
    if form := normal_form(who, controller.address.country):
        forms.add(form)
    found = entries_on(register, sorted(forms))
    if found is None:
        return None
    return [
        KeptOut(since=entry.date, reason=entry.reason, purposes=entry.purposes)
        for entry in sorted(found, key=lambda entry: (entry.date, entry.reason))
    ]


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
