"""What must be said in `controller.yaml` and `register.yaml` before a document can be true.

Each is a warning, so that a register can be worked with while its controller still looks for the
answers; but no document and no letter is made while one of them stands (`tooling.store.complete`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from schema.addresses import needs_postal_code
from schema.base import Record
from schema.controller import Controller, PublishedAddress
from schema.field_path import FieldPath
from schema.grounds import fitting, ground_of
from schema.layout import FileKind
from schema.policy import eea_state
from schema.register import RegisterDescription
from schema.rule import Found, Group, Rule
from schema.transfers import beyond_eea, transfer_lack
from schema.vocabulary import Ground, RegisterPart, TransferSafeguard

#: How a text begins that `init` has put where only the controller knows what to write.
PLACEHOLDER = "FILL IN"

#: What `init` once put there instead: a name that is none, and how another company protects data.
_FORMER_PLACEHOLDERS = frozenset(
    {
        "Name of the company",
        "Manuaalinen aineisto, kuten sopimukset, pidetään aina lukitussa turvalokerossa. Tänne "
        "pääsy on rajattu: vain sopimuksista ja niiden käsittelystä vastuussa olevat ihmiset "
        "pääsevät niihin käsiksi.",
        "Manuellt material, såsom avtal, förvaras alltid i ett låst kassafack. Tillträdet är "
        "begränsat: endast de som ansvarar för avtalen och deras hantering kommer åt dem.",
        "Manual material, such as contracts, is always kept in a locked safe. Access is limited: "
        "only the people responsible for the contracts and their handling can get at them.",
        "ATK:lla käsiteltävät tiedot (CRM) on suojattu tarkoin, kuten yrityksen muutkin "
        "järjestelmät. Myös CRM-järjestelmän sisällä näkymät on pitkälti suojattu käyttöoikeuksin, "
        "esimerkiksi näkymät tiettyihin myyntitietoihin.",
        "De uppgifter som behandlas med ADB (CRM) är noggrant skyddade, liksom företagets övriga "
        "system. Också inom CRM-systemet är vyerna till stor del skyddade med åtkomsträttigheter, "
        "till exempel vyerna över vissa försäljningsuppgifter.",
        "Data processed by IT (CRM) is carefully protected, like the company's other systems. "
        "Inside the CRM system, too, views are largely protected by access rights, for example "
        "views of certain sales data.",
    }
)

#: Where a field of the line that a finding names belongs.
_BELOW = "below this line, two spaces further in"

_rule = partial(Rule, group=Group.WARNINGS)

INCOMPLETE_CONTROLLER = _rule(
    "incomplete-controller",
    "this is still to be filled in: documents and letters print it",
    "write what is so of your company",
    note="no document and no letter is made until it is filled in",
    files=(FileKind.CONTROLLER,),
)
INCOMPLETE_REGISTER = _rule(
    "incomplete-register",
    "this is still to be filled in: documents print it",
    "write what is so of your register",
    note="no document on the register is made until it is filled in",
    files=(FileKind.REGISTER,),
)
TRANSFER_WITHOUT_SAFEGUARD = _rule(
    "transfer-without-safeguard",
    "data may go to this country outside the EEA, and nothing says what allows it "
    "(GDPR Art. 44-49)",
    "write below it, just as far from the edge: `transfer: {safeguard: standard_clauses}`, or what "
    f"else allows it: {', '.join(TransferSafeguard)}",
    note="no list goes there, and no document is made, until it is said",
    files=(FileKind.CONTROLLER,),
)
GROUND_MISSING = _rule(
    "ground-missing",
    "a purpose rests on one ground, and the bases of this one leave open which (GDPR Art. 6(1))",
    "add `ground:`",
    note="no document on the register is made until it is said",
    files=(FileKind.REGISTER,),
)
GROUND_UNFIT = Rule(
    "ground-unfit",
    "the bases of this purpose do not fit its ground (GDPR Art. 6(1))",
    "correct the ground, or leave only those bases that fit it",
    files=(FileKind.REGISTER,),
)

#: What stands in the way of a document or a letter.
STOPS = (INCOMPLETE_CONTROLLER, INCOMPLETE_REGISTER, TRANSFER_WITHOUT_SAFEGUARD, GROUND_MISSING)


def is_placeholder(text: str) -> bool:
    """Whether `text` is what `init` puts where only the controller knows what to write.

    So is a text without a letter or digit, such as the dots of an example.
    """
    said = text.strip()
    empty = not any(map(str.isalnum, said))
    return empty or said.upper().startswith(PLACEHOLDER) or said in _FORMER_PLACEHOLDERS


@INCOMPLETE_CONTROLLER.check()
def controller_placeholders(controller: Controller, path: str) -> Iterator[Found]:
    for field, _ in _placeholders(controller):
        yield Found(field, None, _REMEDIES.get(field))


@INCOMPLETE_CONTROLLER.check()
def controller_reachable(controller: Controller, path: str) -> Iterator[Found]:
    """The identity and the contact details of the controller are told (GDPR Art. 13(1)(a))."""
    yield from _lacks(controller.address, ("address",), "the controller's address")
    point = controller.contact_point
    if not (point.phone or point.email or controller.phone or controller.email):
        yield Found(
            ("contact_point",),
            "there is neither a phone number nor an e-mail address to turn to",
            f"write `email: …` or `phone: …` {_BELOW}, or for the company itself",
        )


@INCOMPLETE_CONTROLLER.check()
def representative_in_the_union(controller: Controller, path: str) -> Iterator[Found]:
    """A controller outside the Union has a representative in it (GDPR Art. 27)."""
    if (one := controller.representative) is not None:
        yield from _lacks(
            one.address, ("representative", "address"), "the representative's address"
        )
        if eea_state(one.address.country) is None:
            yield Found(
                ("representative", "address", "country"),
                "the representative is not established in the EEA (GDPR Art. 27(3))",
                "name one that is",
            )
    elif eea_state(controller.address.country) is None:
        yield Found(
            ("address", "country"),
            "the controller is established outside the EEA, and no representative in it is named "
            "(GDPR Art. 27)",
            "add on a line of its own: `representative: {name: …, address: {street: …, "
            "postal_code: …, city: …, country: …}}`",
        )


@INCOMPLETE_CONTROLLER.check()
def processors_told(controller: Controller, path: str) -> Iterator[Found]:
    """Who processes data for the controller is told (GDPR Art. 13(1)(e), 28); silence is no no."""
    if controller.processors and controller.own_systems:
        yield Found(
            ("own_systems",),
            "there are processors, and it is said that all systems are the controller's own",
            "remove the one that is not so",
        )
    elif not controller.processors and not controller.own_systems:
        yield Found(
            (),
            "nobody is named who processes data for the controller; the service that hosts the "
            "repository does (GDPR Art. 28)",
            "add on a line of its own: `processors: [{name: …, task: {fi: …, sv: …, en: …}, "
            "country: …}]`; or `own_systems: true` where all systems are your own",
        )


@TRANSFER_WITHOUT_SAFEGUARD.check()
def transfers_allowed(controller: Controller, path: str) -> Iterator[Found]:
    for beyond in beyond_eea(controller):
        lack = transfer_lack(beyond.country, beyond.transfer)
        if lack and beyond.transfer is None:
            yield Found((*beyond.field, "country"))
        elif lack:
            yield Found(
                (*beyond.field, "transfer", "safeguard"),
                lack,
                "choose another safeguard, or name the decision that covers this one: `transfer: "
                "{safeguard: adequacy_decision, detail: {fi: …, sv: …, en: …}}`",
            )


@INCOMPLETE_REGISTER.check()
def register_placeholders(description: RegisterDescription, path: str) -> Iterator[Found]:
    for field, text in _placeholders(description):
        former = "these are another company's words, which an older `init` put here"
        said = former if text.strip() in _FORMER_PLACEHOLDERS else None
        yield Found(field, said, _IN_LANGUAGE.get(field[-1]))


@INCOMPLETE_REGISTER.check()
def defaults_confirmed(description: RegisterDescription, path: str) -> Iterator[Found]:
    said = {
        RegisterPart.PURPOSES: "the purposes and grounds are the defaults of `init`",
        RegisterPart.SOURCES: "the sources of the data are the defaults of `init`",
        RegisterPart.RETENTION: "the periods of retention are the defaults of `init`",
    }
    for n, part in enumerate(description.unconfirmed):
        yield Found(
            ("unconfirmed", n),
            f"{said[part]}, and nobody has confirmed them",
            f"read `{part}:`, correct it, and remove this word",
        )


@GROUND_MISSING.check()
def grounds_said(description: RegisterDescription, path: str) -> Iterator[Found]:
    for n, item in enumerate(description.purposes):
        if ground_of(item) is None:
            grounds = fitting(item.purpose, item.bases)
            # In the order of the law; no ground fits where a basis must go first.
            words = [f"`ground: {ground}`" for ground in Ground if ground in grounds]
            yield Found(
                ("purposes", n, "bases"),
                None if words else "no ground of the law fits all of these bases (GDPR Art. 6(1))",
                f"add {' or '.join(words)}" if words else _REMEDY,
            )


@GROUND_UNFIT.check()
def bases_fit(description: RegisterDescription, path: str) -> Iterator[Found]:
    for n, item in enumerate(description.purposes):
        if item.ground is not None and item.ground not in fitting(item.purpose, item.bases):
            yield Found(("purposes", n, "ground"), None, _REMEDY)
        if item.interest and ground_of(item) is not Ground.LEGITIMATE_INTEREST:
            yield Found(
                ("purposes", n, "interest"),
                "an interest in words belongs to legitimate interest alone",
                "remove it, or write `ground: legitimate_interest`",
            )


_REMEDIES: dict[FieldPath, str] = {("name",): "write the company's name, as it is registered"}
_IN_LANGUAGE: dict[str | int, str] = {
    "fi": "write in Finnish, in words of your own, what is so of your register",
    "sv": "write in Swedish, in words of your own, what is so of your register",
    "en": "write in English, in words of your own, what is so of your register",
}
_REMEDY = (
    "leave those of one ground: consent alone; law alone; relationships and legitimate_interest "
    "for a legitimate interest, where in direct marketing consent may stand besides; relationships "
    "alone for a contract"
)


def _lacks(address: PublishedAddress, field: FieldPath, whose: str) -> Iterator[Found]:
    parts = [("street", address.street), ("city", address.city)]
    if needs_postal_code(address.country):
        parts.append(("postal_code", address.postal_code))
    for key, value in parts:
        if value is None:
            what = key.replace("_", " ")
            yield Found((*field, key), f"{whose} has no {what}", f"write `{key}: …` {_BELOW}")


def _placeholders(record: Record, field: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Yield path and words of each text in `record` that is a placeholder."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        below = (*field, info.alias or name)
        if isinstance(value, str) and is_placeholder(value):
            yield below, value
        elif isinstance(value, Record):
            yield from _placeholders(value, below)
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _placeholders(item, (*below, n))
