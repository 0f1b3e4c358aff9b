"""Who gets data of a register, and what allows it to leave the EEA (GDPR Art. 13(1)(e), (f))."""

from __future__ import annotations

from schema.controller import Unit
from schema.policy import eea_state
from schema.transfers import ADEQUATE, Beyond, beyond_eea
from schema.vocabulary import TransferSafeguard
from texts.labels import word_label
from tooling.documents.described import DescribedRegister
from tooling.formats.document import Block, Bullets, Paragraph
from tooling.formats.localised import country

#: What allows a transfer and is no safeguard whose copy anybody could want (GDPR Art. 13(1)(f)).
_NO_COPY = (TransferSafeguard.ADEQUACY_DECISION, TransferSafeguard.EXPLICIT_CONSENT)


def units(register: DescribedRegister) -> tuple[str, ...]:
    """Return the units that lists may go to."""
    return tuple(unit.named(register.language) for unit in register.controller.units)


def processors(register: DescribedRegister) -> tuple[str, ...]:
    """Return who processes data on behalf of the controller, and what for (GDPR Art. 28)."""
    return tuple(
        f"{one.name} ({country(one.country, register.language)}): {one.task.to(register.language)}"
        for one in register.controller.processors
    )


def joint_controllers(register: DescribedRegister) -> tuple[str, ...]:
    """Return who decides together with the controller (GDPR Art. 26)."""
    return tuple(
        f"{one.name} ({country(one.country, register.language)})"
        for one in register.controller.joint_controllers
    )


def disclosures(register: DescribedRegister) -> tuple[Block, ...]:
    """Return whether data is disclosed beyond the company, and who processes it on its behalf."""
    return (_disclosed(register), *_processing(register))


def recipients(register: DescribedRegister) -> tuple[Block, ...]:
    """Return every recipient: units, joint controllers, processors."""
    said = Paragraph(register.say("recipients.units"))
    blocks: list[Block] = [_disclosed(register), said, Bullets(units(register))]
    if joint := joint_controllers(register):
        blocks += [Paragraph(register.say("recipients.joint")), Bullets(joint)]
    return (*blocks, *_processing(register))


def recipient_lines(register: DescribedRegister) -> tuple[str, ...]:
    """Return every recipient, one a line."""
    own = () if register.controller.processors else (register.say("recipients.own"),)
    return (*units(register), *joint_controllers(register), *processors(register), *own)


def transfers(register: DescribedRegister) -> tuple[Block, ...]:
    """Return whether data leaves the EEA; if so, to whom, and what allows it."""
    beyond = tuple(beyond_eea(register.controller))
    blocks: list[Block] = [Paragraph(line) for line in _abroad(register)]
    if beyond:
        lines = tuple(_transfer(register, one) for one in beyond)
        blocks += [Paragraph(register.say("transfers.beyond")), Bullets(lines)]
        if any(one.transfer and one.transfer.safeguard not in _NO_COPY for one in beyond):
            blocks.append(Paragraph(register.say("transfers.copy")))
    return tuple(blocks) or (Paragraph(register.say("transfers")),)


def transfer_lines(register: DescribedRegister) -> tuple[str, ...]:
    """Return where data goes outside the EEA, one recipient a line; or that it does not."""
    lines = (_transfer(register, one) for one in beyond_eea(register.controller))
    return (*_abroad(register), *lines) or (register.say("transfers"),)


def _abroad(register: DescribedRegister) -> tuple[str, ...]:
    """Return that the controller itself is outside the EEA, where it is."""
    code = register.controller.address.country
    if eea_state(code) is not None:
        return ()
    return (register.say("transfers.controller", country=country(code, register.language)),)


def _transfer(register: DescribedRegister, beyond: Beyond) -> str:
    language, transfer = register.language, beyond.transfer
    assert transfer is not None, "a register is described when it is complete"
    safeguard = word_label(transfer.safeguard, language)
    known = ADEQUATE.get(beyond.country)
    if transfer.detail is not None:
        safeguard += f"; {transfer.detail.to(language)}"
    elif transfer.safeguard is TransferSafeguard.ADEQUACY_DECISION and known is not None:
        safeguard += f", {known.decision}"
    if transfer.copy_at is not None:
        safeguard += f"; {register.say('transfers.copy_at', place=transfer.copy_at.to(language))}"
    one = beyond.recipient
    name = one.named(language) if isinstance(one, Unit) else one.name
    return f"{name} ({country(beyond.country, language)}): {safeguard}"


def _disclosed(register: DescribedRegister) -> Paragraph:
    joint = register.controller.joint_controllers
    return Paragraph(register.say("disclosures.joint" if joint else "disclosures"))


def _processing(register: DescribedRegister) -> tuple[Block, ...]:
    named = processors(register)
    if not named:
        return (Paragraph(register.say("recipients.own")),)
    return (Paragraph(register.say("recipients.processors")), Bullets(named))
