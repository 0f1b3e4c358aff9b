"""Who acts for or with the controller, and where a person may complain."""

from __future__ import annotations

from schema.authorities import AUTHORITIES, supervised_in
from texts.labels import sentence
from tooling.documents.described import DescribedRegister
from tooling.formats.document import Block, Facts, Heading, Paragraph
from tooling.formats.localised import country, telephone
from tooling.formats.reached import Row, reached


def beside_controller(register: DescribedRegister) -> tuple[Block, ...]:
    """Return the representative and the joint controllers, where there are any (Art. 26, 27).

    What stands of each joint controller is the essence of the arrangement (Art. 26(2)).
    """
    language, blocks = register.language, list[Block]()
    if (one := register.controller.representative) is not None:
        name = (sentence("label.name", language), (one.name,))
        reach = reached(language, one.address, one.phone, one.email)
        blocks += [Heading(3, register.say("label.representative")), Facts((name, *reach))]
    for joint in register.controller.joint_controllers:
        rows: list[Row] = [
            (sentence("label.name", language), (joint.name,)),
            (sentence("label.country", language), (country(joint.country, language),)),
        ]
        if joint.email:
            rows.append((sentence("label.email", language), (joint.email,)))
        blocks += [
            Heading(3, register.say("label.joint_controller")),
            Facts(tuple(rows)),
            Paragraph(joint.arrangement.to(language).strip()),
        ]
    return tuple(blocks)


def protection_officer(register: DescribedRegister) -> tuple[Block, ...]:
    """Return how the data protection officer is reached, where there is one (Art. 13(1)(b))."""
    officer = register.controller.data_protection_officer
    if officer is None:
        return ()
    rows: list[Row] = []
    for key, value in (("name", officer.name), ("phone", officer.phone), ("email", officer.email)):
        if value:
            shown = telephone(value) if key == "phone" else value
            rows.append((sentence(f"label.{key}", register.language), (shown,)))
    return (
        Heading(3, register.say("label.data_protection_officer")),
        Facts(tuple(rows)),
    )


def complaint(register: DescribedRegister) -> tuple[Paragraph, ...]:
    """Return where a person may complain (Art. 77): to the authority here, or where they live."""
    state = supervised_in(register.controller)
    assert state is not None, "a register is described when it is complete"
    authority = AUTHORITIES[state].said_in(register.language)
    said = register.say("complaint.authority", authority=authority)
    return (Paragraph(register.say("complaint")), Paragraph(said))
