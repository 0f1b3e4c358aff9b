"""The letter to a person on what became of a request: each kind and each standing has its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from schema.controller import Controller
from schema.localised import Language
from schema.person_name import name_of
from schema.request import Request
from schema.vocabulary import Outcome, RequestKind
from texts.labels import sentence, word_label
from tooling.errors import RegisterError
from tooling.formats.document import Block, Document, Paragraph
from tooling.formats.letterhead import letterhead, written_to
from tooling.formats.localised import day, joined, nearest_language
from tooling.formats.reached import contact_facts
from tooling.requests.refuse import remedies
from tooling.store.complete import complete_controller
from tooling.store.contacts import HeldContact
from tooling.store.recipients import recipients
from tooling.store.register import Register
from tooling.store.request_files import held_request, subjects_left

_CARRIED_OUT = frozenset({Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.ERASED})


def request_letter(
    register: Register,
    name: str,
    today: date,
    language: Language | None = None,
    to: Sequence[str] = (),
) -> Document:
    """Return the letter to the person on how the request `name` stands (GDPR Art. 12(3)-(4)).

    In `language`, or the person's own, or English. `to` are the lines of the address field: after
    an erasure nobody but the operator knows them. Raises RegisterError for a request that nobody
    made, and while the controller's file does not say all that a letter needs.
    """
    request = held_request(register, name).request
    if request.channel == "own_initiative":
        raise RegisterError(
            f"Nobody made the request {request.id}: it was our own initiative, and has no answer"
        )
    controller = complete_controller(register)
    people = subjects_left(register, request)
    trees = [one.tree for one in people]
    chosen = language or nearest_language(trees)
    said = _said(register, request, controller, people, chosen)
    person = name_of(written_to(trees)) if trees else next(iter(to), "")
    kind = word_label(request.kind, chosen)
    subject = sentence("answer.subject", chosen, kind=kind)
    blocks: list[Block] = [
        letterhead(controller, chosen, today, subject, trees, to),
        *([Paragraph(sentence("letter.greeting", chosen, name=person))] if person else []),
        *map(Paragraph, said),
        Paragraph(sentence("answer.ask", chosen)),
        contact_facts(controller, chosen),
        Paragraph(sentence("letter.closing", chosen)),
        Paragraph(controller.name),
    ]
    return Document(subject, chosen, controller.name, day(today, chosen), (), today, tuple(blocks))


def _said(
    register: Register,
    request: Request,
    controller: Controller,
    people: Sequence[HeldContact],
    language: Language,
) -> list[str]:
    """Return the paragraphs of the letter: what was asked, what became of it, what follows."""
    received = sentence("answer.received", language, received=day(request.received, language))
    paragraphs = [f"{received} {_standing(request, people, language)}"]
    if request.outcome in _CARRIED_OUT:
        paragraphs += _recipients(register, request, controller, language)
    if request.outcome in (Outcome.REFUSED, Outcome.PARTLY_FULFILLED):
        paragraphs.append(remedies(controller, language))
    return paragraphs


def _standing(request: Request, people: Sequence[HeldContact], language: Language) -> str:
    def say(key: str, **values: str) -> str:
        return sentence(f"answer.{key}", language, **values)

    if request.lifted is not None:
        lifted = request.lifted
        return say("lifted", date=day(lifted.date, language), reason=_ended(lifted.reason))
    if request.outcome is Outcome.REFUSED and request.refusal is not None:
        return say("refused", reason=_ended(request.refusal.reason))
    if request.outcome is Outcome.WITHDRAWN:
        return say("withdrawn")
    if request.outcome is Outcome.PARTLY_FULFILLED:
        return say("partly")
    if request.outcome is not None:
        return say(f"done.{request.kind}", **_what(request, people, language))
    if request.erasure is not None:
        return say("erasing", date=day(request.erasure.date, language))
    due = day(request.due, language)
    if request.extension is not None:
        return say("extended", due=due, reason=_ended(request.extension.reason))
    return say("open", due=due)


def _what(request: Request, people: Sequence[HeldContact], language: Language) -> dict[str, str]:
    """Return what the person objects to, or on which ground processing was restricted.

    An objection that was there before keeps its own request, and counts as well.
    """
    if request.kind is RequestKind.RESTRICTION and request.ground is not None:
        return {"what": word_label(request.ground, language)}
    if request.kind is not RequestKind.OBJECTION:
        return {}
    against = dict.fromkeys(
        str(one["against"]) for held in people for one in held.tree.get("objections", ())
    )
    if not against:
        raise RegisterError(
            f"No contact of the request {request.id} has an objection any more",
            "See what became of it: tooling log ID",
        )
    return {"what": joined([word_label(kind, language) for kind in against], language)}


def _recipients(
    register: Register, request: Request, controller: Controller, language: Language
) -> list[str]:
    """Return who else was told of it, and who is yet to be (Art. 19)."""
    names = {unit.id: unit.named(language) for unit in controller.units}
    found = recipients(register, request)
    told = [names.get(one.unit, one.name) for one in found if one.told]
    telling = [names.get(one.unit, one.name) for one in found if not one.told]
    return [
        sentence(f"answer.{key}", language, units=joined(units, language))
        for key, units in (("told", told), ("telling", telling))
        if units
    ]


def _ended(reason: str) -> str:
    """Return a reason that somebody typed as a sentence of its own."""
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."
