"""Subject report: everything held on a person (GDPR Art. 15), as data that any format can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.layout import CONTROLLER, FOLDERS, FileKind, register_path
from schema.register import RegisterDescription
from schema.request import Request
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.formats.report import Event, Handover, KeptOut, Processing, Record, Report, RequestSeen
from tooling.history.trail import history
from tooling.rules.suppression import forms_in, normal_form
from tooling.store.contacts import Held, find_one, read_record, records
from tooling.store.register import Register
from tooling.store.suppressions import entries_on

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

    No ids make the report that nothing is held. Employees' names are left out of the history
    unless `with_handlers` (CJEU C-579/21). `who` is what the operator typed: an address may be kept
    out although nothing else is held. Outside Git there is no history to report, and the
    report says so. Raises RegisterError for an unknown id or a register without its controller.
    """
    controller = read_record(register, CONTROLLER)
    if not isinstance(controller, Controller):
        raise RegisterError(
            "The report must name the controller, and records/controller.yaml can't be read.",
            f"See why with `tooling validate {CONTROLLER}`.",
        )
    held = [find_one(register, contact) for contact in contacts]
    known = {item.id for item in held}
    return Report(
        made=today,
        controller=controller,
        records=tuple(_record(item) for item in held),
        events=tuple(_events(register, sorted(known), with_handlers)),
        handovers=tuple(_handovers(register, known, controller)),
        requests=tuple(_requests(register, known)),
        processing=tuple(_processing(register, held)),
        has_history=register.repository is not None,
        kept_out=_kept_out(register, held, who, controller),
    )


def _record(held: Held) -> Record:
    data = {key: value for key, value in held.tree.items() if key not in _SEALED}
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
        if change.field.split(".")[0] not in _SEALED
    ]
    return sorted(events, key=lambda event: event.time, reverse=True)


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
                    record.purpose.value,
                    record.channel.value,
                    units.get(record.unit, record.unit),
                    record.columns,
                )
            )
    return sorted(found, key=lambda item: item.date)


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
    register: Register, held: list[Held], who: str, controller: Controller
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


def _processing(register: Register, held: list[Held]) -> list[Processing]:
    found = []
    for name in RegisterName:
        if held and name not in {item.register for item in held}:
            continue
        description = read_record(register, register_path(name))
        if isinstance(description, RegisterDescription):
            found.append(
                Processing(
                    name.value,
                    description.name.en,
                    tuple(
                        (item.purpose.value, tuple(basis.value for basis in item.bases))
                        for item in description.purposes
                    ),
                    tuple(source.value for source in description.sources),
                    tuple(
                        (rule.category.value, rule.months, rule.after.value)
                        for rule in description.retention
                    ),
                )
            )
    return found
