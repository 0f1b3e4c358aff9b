"""What must hold of a contact's file, beyond what its model says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from schema.addresses import normal_email
from schema.contact import Contact, Customer
from schema.layout import CONTACT_KINDS, contact_path
from schema.policy import POLICY
from schema.rule import Found, Group, Rule
from schema.vocabulary import Basis, Channel, Purpose, RegisterName
from tooling.rules.file_checks import DATES_REVERSED, LISTED_TWICE, WRONG_FOLDER, stem
from tooling.rules.phone_numbers import number_inside

_rule = partial(Rule, files=CONTACT_KINDS)

_LISTS: dict[str, Callable[[Any], str]] = {
    "emails": lambda email: normal_email(email.address),
    "phones": lambda phone: phone.number,
    "objections": lambda objection: objection.against,
    "segments": str,
    "publications": str,
}


@WRONG_FOLDER.check(*CONTACT_KINDS)
def contact_in_its_folder(contact: Contact, path: str) -> Iterator[Found]:
    """The id and the register name the folder; another name of the file is another rule's."""
    register = RegisterName.CUSTOMERS if isinstance(contact, Customer) else RegisterName.PROSPECTS
    expected = contact_path(register, contact.id)
    if contact.id == stem(path) and path != expected:
        yield Found(("id",), fix=f"move it to {expected}")


@LISTED_TWICE.check(*CONTACT_KINDS)
def nothing_twice(contact: Contact, path: str) -> Iterator[Found]:
    for name, said in _LISTS.items():
        items = getattr(contact, name)
        if len(items) < 2:
            continue
        seen = set()
        for n, item in enumerate(map(said, items)):
            if item in seen:
                yield Found((name, n))
            seen.add(item)


@_rule(
    "phone-two-codes",
    "behind its country's code stands a whole number of another country",
    "ask whose number it is; without the first code it is one",
    note="what a list made of a number that had lost its +", group=Group.WARNINGS,
).check()  # fmt: skip
def one_code_in_a_number(contact: Contact, path: str) -> Iterator[Found]:
    for n, phone in enumerate(contact.phones):
        if inside := number_inside(phone.number):
            said = f"behind its country's code stands a whole number of {inside}"
            yield Found(("phones", n, "number"), said)


@DATES_REVERSED.check(*CONTACT_KINDS)
def withdrawn_after_given(contact: Contact, path: str) -> Iterator[Found]:
    for n, ground in enumerate(contact.lawful_basis):
        if ground.withdrawn and ground.withdrawn < ground.since:
            said = "the consent was withdrawn before it was given"
            yield Found(("lawful_basis", n, "withdrawn"), said)


@_rule(
    "consent-against-objection",
    "this consent contradicts an objection of the same person; the objection counts "
    "(GDPR Art. 21(3))",
    "add `withdrawn:` with the date of the objection, or narrow its channels",
).check()
def consent_heeds_objection(contact: Contact, path: str) -> Iterator[Found]:
    if not contact.objections:
        return
    objections = {objection.against for objection in contact.objections}
    for n, ground in enumerate(contact.lawful_basis):
        if ground.basis is not Basis.CONSENT or ground.withdrawn or ground.purpose is None:
            continue
        policy = POLICY[ground.purpose]
        if any(objections & policy.blocked_by[channel] for channel in ground.channels):
            yield Found(("lawful_basis", n))


@_rule(
    "clicks-despite-objection",
    "opens or clicks of a newsletter are recorded that was sent after the person objected to "
    "direct marketing (GDPR Art. 21(2)-(3))",
    "remove it, and stop recording it for this person",
).check()
def no_tracking_after_objection(contact: Contact, path: str) -> Iterator[Found]:
    """Opens and clicks are profiling for direct marketing: an objection to it by e-mail ends their
    recording. What was recorded before the objection may stay.
    """
    blockers = POLICY[Purpose.MARKETING].blocked_by[Channel.EMAIL]
    days = [objection.since for objection in contact.objections if objection.against in blockers]
    if not days:
        return
    for n, newsletter in enumerate(contact.newsletters):
        for name in ("opens", "clicks"):
            if newsletter.sent > min(days) and getattr(newsletter, name) is not None:
                yield Found(("newsletters", n, name))


@_rule(
    "shared-with-self",
    "the contact itself is named here",
    "name the other contacts who read the mailbox",
).check()
def shared_with_others(contact: Contact, path: str) -> Iterator[Found]:
    for n, email in enumerate(contact.emails):
        if contact.id in email.shared_with:
            yield Found(("emails", n, "shared_with"))
