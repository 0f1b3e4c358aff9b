"""Subject report: everything held on a person (GDPR Art. 15), as data that any format can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from schema.campaign import Campaign
from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.layout import CONTROLLER, FOLDERS, FileKind, contact_path, register_path
from schema.register import RegisterDescription
from schema.request import Request
from schema.vocabulary import RegisterName
from tooling.audit.trail import history
from tooling.errors import RegisterError
from tooling.rules.suppression import forms_in, normal_form
from tooling.store.contacts import HeldContact, find_one, read_record, records, require_record
from tooling.store.register import Register
from tooling.store.suppressions import entries_on
from tooling.subject_report.content import Event, Handover, KeptOut, Record, Report, RequestSeen

_SEALED = ("sales", "estimated_sales")


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
    id, and for a register that does not say who keeps it and how.
    """
    controller = read_record(register, CONTROLLER)
    if not isinstance(controller, Controller):
        raise RegisterError(
            "The report must name the controller, and records/controller.yaml can't be read.",
            f"See why with `tooling validate {CONTROLLER}`.",
        )
    known = set(contacts)
    held = [find_one(register, contact) for contact in contacts if not _is_gone(register, contact)]
    events = _events(register, sorted(known), with_handlers)
    return Report(
        made=today,
        controller=controller,
        records=tuple(_record(item, with_handlers=with_handlers) for item in held),
        events=tuple(events),
        handovers=tuple(_handovers(register, known, controller)),
        requests=tuple(_requests(register, known)),
        processing=tuple(
            _processing(register, {one.register for one in held} | {one.register for one in events})
        ),
        has_history=register.repository is not None,
        kept_out=_kept_out(register, held, who, controller),
    )


def _is_gone(register: Register, contact: str) -> bool:
    """Whether there is no such file, but there was one."""
    if any(register.file(contact_path(name, contact)).exists() for name in RegisterName):
        return False
    repository = register.repository
    return repository is not None and bool(history(repository, register.prefix, contact))


def _record(held: HeldContact, *, with_handlers: bool) -> Record:
    data = {key: value for key, value in held.tree.items() if key not in _SEALED}
    interactions = data.get("interactions")
    if isinstance(interactions, list) and not with_handlers:
        data["interactions"] = [
            {key: value for key, value in item.items() if key != "by"}
            for item in interactions
            if isinstance(item, dict)
        ]
    sealed = tuple(key for key in _SEALED if key in held.tree)
    return Record(held.register, held.id, data, sealed)


def _events(register: Register, contacts: list[str], with_handlers: bool) -> list[Event]:
    if register.repository is None:
        return []
    events = [
        Event(
            change.time,
            change.register,
            change.field,
            change.before,
            change.after,
            change.author if with_handlers else None,
        )
        for contact in contacts
        for change in history(register.repository, register.prefix, contact)
        if _is_told(change.field, with_handlers=with_handlers)
    ]
    return sorted(events, key=lambda event: event.time, reverse=True)


def _is_told(field: str, *, with_handlers: bool) -> bool:
    top, *_, last = field.split(".") if "." in field else (field, field)
    if top in _SEALED:
        return False
    return with_handlers or (top, last) != ("interactions", "by")


def _handovers(register: Register, contacts: set[str], controller: Controller) -> list[Handover]:
    units = {unit.id: unit.name for unit in controller.units}
    found = []
    for path in _naming(register, contacts):
        record = read_record(register, path)
        if isinstance(record, Disclosure) and contacts & set(record.contacts):
            found.append(
                Handover(
                    record.date,
                    record.campaign,
                    _title(register, record.campaign),
                    record.purpose.value,
                    record.channel.value,
                    units.get(record.unit, record.unit),
                    record.columns,
                )
            )
    return sorted(found, key=lambda item: item.date)


def _title(register: Register, campaign: str) -> str:
    found = read_record(register, f"{FOLDERS[FileKind.CAMPAIGN]}/{campaign}.yaml")
    return found.title if isinstance(found, Campaign) else campaign


def _naming(register: Register, contacts: set[str]) -> list[str]:
    """Return the disclosures whose text names one of `contacts`: few need to be parsed."""
    folder = FOLDERS[FileKind.DISCLOSURE]
    words = [contact.encode() for contact in contacts]
    place = register.file(folder)
    if not place.is_dir():
        return []
    found = []
    for file in sorted(place.glob("*.yaml")):
        if not file.is_file() or file.is_symlink():
            continue
        data = file.read_bytes()
        if any(word in data for word in words):
            found.append(f"{folder}/{file.name}")
    return found


def _requests(register: Register, contacts: set[str]) -> list[RequestSeen]:
    found = [
        RequestSeen(
            record.id,
            record.kind.value,
            record.received,
            record.due,
            record.outcome.value if record.outcome else None,
        )
        for _, record in records(register, FileKind.REQUEST)
        if isinstance(record, Request) and contacts & set(record.subjects)
    ]
    return sorted(found, key=lambda item: item.received)


def _kept_out(
    register: Register, held: list[HeldContact], who: str, controller: Controller
) -> tuple[KeptOut, ...] | None:
    forms = {form for item in held for _, form in forms_in(item.tree)}
    if form := normal_form(who, controller.address.country):
        forms.add(form)
    found = entries_on(register, sorted(forms))
    if found is None:
        return None
    return tuple(
        KeptOut(entry.date, entry.reason.value, tuple(purpose.value for purpose in entry.purposes))
        for entry in sorted(found, key=lambda entry: (entry.date, entry.reason))
    )


def _processing(register: Register, names: set[str]) -> list[RegisterDescription]:
    """The descriptions of the registers `names`; of every one there is where nothing is held."""
    found = []
    for name in RegisterName:
        if name in names:
            description: Any = require_record(register, register_path(name))
        elif not names:
            description = read_record(register, register_path(name))
        else:
            continue
        if description is not None:
            found.append(description)
    if not found:
        raise RegisterError(
            "The report must describe the registers, and no register.yaml can be read.",
            "See why with `tooling validate records`.",
        )
    return found
