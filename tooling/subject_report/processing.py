"""What a subject report says on the processing itself (GDPR Art. 15(1)(a)-(h), (2))."""

from __future__ import annotations

from collections.abc import Sequence

from tooling.documents.described import DescribedRegister
from tooling.documents.notice import notice_parts, rights_told
from tooling.formats.document import Block, Bullets, Heading, Paragraph

#: The parts of the notice that a report repeats for each register.
_PARTS = (
    "purposes",
    "interests",
    "content",
    "sources",
    "recipients",
    "transfers",
    "retention",
    "suppressions",
    "automated",
)


def processing(register: DescribedRegister) -> list[Block]:
    """Return what is done with the data of one register, with the texts of its notice."""
    parts = {**notice_parts(register), "sources": _sources(register)}
    blocks: list[Block] = [Heading(2, register.say("report.processing", name=register.name))]
    for key in _PARTS:
        blocks += [Heading(3, _heading(register, key)), *parts[key]]
    return blocks


def _sources(register: DescribedRegister) -> tuple[Block, ...]:
    return (Bullets(register.sources()), Paragraph(register.public_sources()))


def rights(registers: Sequence[DescribedRegister]) -> list[Block]:
    """Return the rights in all `registers`, how to use them, and where to complain.

    Art. 15(1)(e), (f). The registers are in one language and of one controller.
    """
    register = registers[0]
    parts = notice_parts(register)
    return [
        Heading(2, _heading(register, "rights")),
        *rights_told(registers),
        Paragraph(register.say("report.exercise")),
        Heading(2, _heading(register, "complaint")),
        *parts["complaint"],
    ]


def _heading(register: DescribedRegister, key: str) -> str:
    """Return a heading of the notice without its number."""
    return register.say(f"notice.{key}").partition(". ")[2]
