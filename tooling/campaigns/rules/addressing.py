"""Which address of a contact a channel uses."""

from __future__ import annotations

from typing import NamedTuple

from schema.addresses import normal_email
from schema.contact import Contact, Email, Phone
from schema.vocabulary import Channel, Purpose, Use
from tooling.campaigns.rules.mobile import is_mobile
from tooling.campaigns.rules.outline import Number, Outline, Reach
from tooling.rules.suppression import KeepOut


class Reached(NamedTuple):
    """The address that a channel uses, its field, and whether it is the one at work.

    Without an address, `field` is what is there and does not serve, if anything is. `bounced` is
    whether the address does not work, and no other of the channel does.
    """

    address: str | None
    field: str | None
    at_work: bool
    bounced: bool = False


def reach(
    contact: Contact | Outline,
    purpose: Purpose,
    channel: Channel,
    keep_out: KeepOut | None,
    *,
    work_first: bool,
) -> Reached:
    """Return the address of `contact` that `channel` uses for `purpose`.

    The first usable address stands, but a message aimed at work duties (`work_first`) goes to the
    first one at work. One that does not work (a bounce) gives way to the next. Of no use are a
    postal address without street, or with neither city nor postal code, and for a text message
    numbers that are not mobile. A postal address is taken to be the organisation's.
    """
    if channel is Channel.POST:
        return _postal(contact)
    if channel is Channel.EMAIL:
        name, leaf = "emails", "address"
        emails: tuple[Email | Reach, ...] = contact.emails
        found = [(n, email.address, email.use) for n, email in enumerate(emails)]
    else:
        name, leaf = "phones", "number"
        phones: tuple[Phone | Number, ...] = contact.phones
        found = [(n, phone.number, phone.use) for n, phone in enumerate(phones)]
    chosen: Reached | None = None
    bounced: Reached | None = None
    for n, value, use in found:
        at_work = use is Use.WORK
        if chosen is not None and not at_work:
            continue
        if channel is Channel.SMS and not is_mobile(value):
            continue
        if keep_out is not None and _bounces(keep_out, channel, value, purpose):
            bounced = bounced or Reached(value, f"{name}.{n}.{leaf}", at_work, bounced=True)
            continue
        chosen = Reached(value, f"{name}.{n}.{leaf}", at_work)
        if at_work or not work_first:
            break
    return chosen or bounced or Reached(None, name if found else None, at_work=False)


def _postal(contact: Contact | Outline) -> Reached:
    postal = contact.address
    if postal is None:
        return Reached(None, None, at_work=False)
    if not (postal.street and (postal.city or postal.postal_code)):
        return Reached(None, "address", at_work=False)
    return Reached(postal.street, "address", at_work=True)


def _bounces(keep_out: KeepOut, channel: Channel, value: str, purpose: Purpose) -> bool:
    form = normal_email(value) if channel is Channel.EMAIL else value
    return keep_out.bounces(form, purpose)
