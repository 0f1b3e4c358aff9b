"""The rules on one file, beyond what its model says. A new rule is one function and one example.

Each takes the model and the file's path and yields problems; time comes in only under
`tooling.rules.timed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from schema.addresses import normal_email
from schema.base import Record
from schema.campaign import Campaign
from schema.contact import Contact, Customer
from schema.disclosure import Disclosure
from schema.layout import FileKind, contact_path
from schema.policy import POLICY
from schema.register import RegisterDescription
from schema.request import Request
from schema.suppression import Suppressions
from schema.vocabulary import Basis, Channel, Purpose, RegisterName
from tooling.rules.problem import Problem
from tooling.rules.request_checks import request_problems

Check = Callable[[Any, str], Iterator[Problem]]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def id_is_file_name(record: Any, path: str) -> Iterator[Problem]:
    """The id is the file's name, so that a contact is found without a search."""
    if record.id != _stem(path):
        yield Problem("id-not-file-name", "the id is not the file's name", ("id",),
                      fix="rename the file to the id with .yaml")  # fmt: skip


def contact_in_its_folder(contact: Contact, path: str) -> Iterator[Problem]:
    """A contact lies in the folder that its id and register name."""
    register = RegisterName.CUSTOMERS if isinstance(contact, Customer) else RegisterName.PROSPECTS
    expected = contact_path(register, contact.id)
    if contact.id == _stem(path) and path != expected:
        yield Problem("wrong-folder", "the file is not in the folder of its id", ("id",),
                      fix=f"move it to {expected}")  # fmt: skip


_LISTS: dict[str, Callable[[Any], str]] = {
    "emails": lambda email: normal_email(email.address),
    "phones": lambda phone: phone.number,
    "objections": lambda objection: objection.against,
    "segments": str,
    "publications": str,
}


def nothing_twice(contact: Contact, path: str) -> Iterator[Problem]:
    """The same address, objection or word stands in a contact once."""
    for name, said in _LISTS.items():
        items = getattr(contact, name)
        if len(items) < 2:
            continue
        seen = set()
        for place, item in enumerate(map(said, items)):
            if item not in seen:
                seen.add(item)
            else:
                yield Problem("listed-twice", "this stands in the list a second time",
                              (name, place), fix="remove one of the two")  # fmt: skip


def consent_heeds_objection(contact: Contact, path: str) -> Iterator[Problem]:
    """A consent that an objection rules out is marked as withdrawn (GDPR Art. 21(3))."""
    if not contact.objections:
        return
    objections = {objection.against for objection in contact.objections}
    for place, ground in enumerate(contact.lawful_basis):
        if ground.basis is not Basis.CONSENT or ground.withdrawn or ground.purpose is None:
            continue
        policy = POLICY[ground.purpose]
        if any(objections & policy.blocked_by[channel] for channel in ground.channels):
            yield Problem(
                "consent-against-objection",
                "this consent contradicts an objection of the same person; the objection counts",
                ("lawful_basis", place),
                fix="add `withdrawn:` with the date of the objection, or narrow its channels",
            )


def withdrawn_after_given(contact: Contact, path: str) -> Iterator[Problem]:
    """A consent is withdrawn after it was given."""
    for place, ground in enumerate(contact.lawful_basis):
        if ground.withdrawn and ground.withdrawn < ground.since:
            yield Problem("dates-reversed", "the consent was withdrawn before it was given",
                          ("lawful_basis", place, "withdrawn"))  # fmt: skip


def no_tracking_after_objection(contact: Contact, path: str) -> Iterator[Problem]:
    """Opens and clicks are profiling for direct marketing: an objection to it by e-mail ends their
    recording (GDPR Art. 21(2)-(3)). What was recorded before the objection may stay.
    """
    since = tracking_ends(contact)
    if since is None:
        return
    for place, newsletter in enumerate(contact.newsletters):
        if newsletter.sent <= since:
            continue
        for name in ("opens", "clicks"):
            if getattr(newsletter, name) is not None:
                yield Problem(
                    "clicks-despite-objection",
                    f"{name} are recorded after the person objected to direct marketing",
                    ("newsletters", place, name),
                    fix="remove it, and stop recording it for this person",
                )


def tracking_ends(contact: Contact) -> date | None:
    """Return the day of the first objection to direct marketing by e-mail, or None."""
    blockers = POLICY[Purpose.MARKETING].blocked_by[Channel.EMAIL]
    days = [objection.since for objection in contact.objections if objection.against in blockers]
    return min(days, default=None)


def shared_with_others(contact: Contact, path: str) -> Iterator[Problem]:
    """A mailbox is shared with somebody else."""
    for place, email in enumerate(contact.emails):
        if contact.id in email.shared_with:
            yield Problem(
                "shared-with-self",
                "the contact itself is named here",
                ("emails", place, "shared_with"),
                fix="name the other contacts",
            )


def purpose_of_registers(campaign: Campaign, path: str) -> Iterator[Problem]:
    """A campaign asks only registers that are kept for its purpose (GDPR Art. 5(1)(b))."""
    allowed = POLICY[campaign.purpose].registers
    for place, register in enumerate(campaign.registers):
        if register not in allowed:
            yield Problem(
                "purpose-not-of-register",
                "this register is not kept for the purpose",
                ("registers", place),
                fix="remove it, or choose another purpose",
            )


def columns_once(campaign: Campaign, path: str) -> Iterator[Problem]:
    """A column is named once."""
    for place, column in enumerate(campaign.columns):
        if column in campaign.columns[:place]:
            yield Problem("listed-twice", "this stands in the list a second time",
                          ("columns", place), fix="remove one of the two")  # fmt: skip


def register_in_its_folder(description: RegisterDescription, path: str) -> Iterator[Problem]:
    """A register's description lies in that register's folder."""
    if path.split("/")[1] != description.register_:
        yield Problem("wrong-folder", "the description is of another register than its folder",
                      ("register",))  # fmt: skip


def closed_with_outcome(request: Request, path: str) -> Iterator[Problem]:
    """A request is closed with an outcome, and has none while it is open."""
    if (request.outcome is None) != (request.closed is None):
        yield Problem("half-closed", "outcome and closed go together",
                      ("outcome" if request.outcome else "closed",))  # fmt: skip


def handled_in_time_and_form(request: Request, path: str) -> Iterator[Problem]:
    """A request's days, extension, refusal and proof are as the law wants them (Art. 12-19)."""
    return request_problems(request)


def disclosure_named(disclosure: Disclosure, path: str) -> Iterator[Problem]:
    """A disclosure's file is named by its date, campaign and id."""
    if _stem(path) != f"{disclosure.date}-{disclosure.campaign}-{disclosure.id}":
        yield Problem("id-not-file-name", "the file's name is not date-campaign-id", ("id",))


def count_is_right(disclosure: Disclosure, path: str) -> Iterator[Problem]:
    """A disclosure counts the contacts that it lists."""
    if disclosure.exported != len(disclosure.contacts):
        yield Problem("count-differs", "the number of contacts is not the length of the list",
                      ("exported",))  # fmt: skip


def kept_out_once(held: Suppressions, path: str) -> Iterator[Problem]:
    """An address is kept out for one reason once, as the tool writes it."""
    seen = set()
    for place, entry in enumerate(held.suppressions):
        if (entry.hash, entry.reason) in seen:
            yield Problem("listed-twice", "this stands in the list a second time",
                          ("suppressions", place), fix="remove one of the two")  # fmt: skip
        seen.add((entry.hash, entry.reason))


_CONTACT: tuple[Check, ...] = (
    id_is_file_name,
    contact_in_its_folder,
    nothing_twice,
    consent_heeds_objection,
    no_tracking_after_objection,
    withdrawn_after_given,
    shared_with_others,
)

CHECKS: dict[FileKind, tuple[Check, ...]] = {
    FileKind.CUSTOMER: _CONTACT,
    FileKind.PROSPECT: _CONTACT,
    FileKind.CONTROLLER: (),
    FileKind.REGISTER: (register_in_its_folder,),
    FileKind.CAMPAIGN: (id_is_file_name, purpose_of_registers, columns_once),
    FileKind.REQUEST: (id_is_file_name, closed_with_outcome, handled_in_time_and_form),
    FileKind.DISCLOSURE: (disclosure_named, count_is_right),
    FileKind.SOURCE: (id_is_file_name,),
    FileKind.SUPPRESSIONS: (kept_out_once,),
}


def problems_in(record: Record, kind: FileKind, path: str) -> list[Problem]:
    """Return what the rules say of one valid model."""
    return [problem for check in CHECKS[kind] for problem in check(record, path)]
