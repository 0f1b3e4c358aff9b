"""A register in the words of a language: what each document on it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.contact import Address
from schema.content import CONTACTS, CONTENT, ContentLine
from schema.controller import Controller, Unit
from schema.localised import Language
from schema.register import PurposeWithBases, RegisterDescription
from schema.shape import ListShape, RecordShape, shape_of
from schema.vocabulary import Basis, SourceKind
from texts.labels import field_label, purpose_label, sentence, word_label
from tooling.formats.document import Block, Document, Facts, Heading
from tooling.formats.localised import period, postal

#: Grounds that rest on legitimate interest, wholly or in part (GDPR Art. 6(1)(f)).
_INTERESTS = frozenset(
    {Basis.CUSTOMER_RELATIONSHIP, Basis.PARTNER_RELATIONSHIP, Basis.LEGITIMATE_INTEREST}
)


@dataclass(frozen=True, slots=True)
class DescribedRegister:
    """A register with its controller, and the language in which a document speaks of them."""

    controller: Controller
    description: RegisterDescription
    language: Language

    @property
    def name(self) -> str:
        """The register's published name."""
        return self.description.name.to(self.language)

    def say(self, key: str, **values: str) -> str:
        """Return the sentence of `key`, with a capital letter."""
        return capital(sentence(key, self.language, **values))

    def purposes(self) -> tuple[str, ...]:
        """Return what the register is kept for."""
        return tuple(self.purpose(item) for item in self.description.purposes)

    def purpose(self, item: PurposeWithBases) -> str:
        """Return one purpose."""
        return capital(purpose_label(self.description.register_, item.purpose, self.language))

    def bases(self, item: PurposeWithBases | None = None) -> tuple[str, ...]:
        """Return the grounds of one purpose or of all, each once, with its article of the law."""
        items = [item] if item else self.description.purposes
        named = {basis for one in items for basis in one.bases}
        return tuple(self.say(f"basis.{basis}") for basis in Basis if basis in named)

    @property
    def has_interests(self) -> bool:
        """Whether legitimate interest is among the grounds."""
        return any(_INTERESTS & set(item.bases) for item in self.description.purposes)

    def content(self, *, further: bool) -> tuple[str, ...]:
        """Return the lines of the data content: what the register is for, or what its upkeep needs
        besides (`further`).
        """
        lines = CONTENT[self.description.register_]
        return tuple(self._line(line) for line in lines if line.further is further and line.fields)

    def _line(self, line: ContentLine) -> str:
        model = CONTACTS[self.description.register_]
        if line.parts:
            inside = shape_of(model).fields[line.fields[0]]
            assert isinstance(inside, ListShape)
            assert isinstance(inside.item, RecordShape)
            names = [field_label(part, self.language, inside.item.model) for part in line.parts]
        elif len(line.fields) > 1:
            names = [field_label(field, self.language, model) for field in line.fields]
        else:
            return self.say(line.key)
        return f"{self.say(line.key)} ({', '.join(map(small, names))})"

    def sources(self) -> tuple[str, ...]:
        """Return the regular sources; the web and fairs are part of the controller's activity."""
        named = self.description.sources
        inside = [source for source in (SourceKind.WEB, SourceKind.FAIR) if source in named]
        if SourceKind.OWN_ACTIVITY not in named:
            return tuple(self.say(f"source.{source}") for source in SourceKind if source in named)
        shown = (SourceKind.SELF, SourceKind.ERP, SourceKind.OWN_ACTIVITY)
        lines = [self.say(f"source.{source}") for source in shown if source in named]
        if inside:
            names = ", ".join(sentence(f"source.{source}", self.language) for source in inside)
            lines[-1] += f" ({names})"
        return tuple(lines)

    def units(self) -> tuple[str, ...]:
        """Return the units that lists may go to."""
        return tuple(unit_name(unit, self.language) for unit in self.controller.units)

    def retention(self) -> tuple[tuple[str, str, str], ...]:
        """Return what is kept, how long, and from when that is counted."""
        return tuple(
            (
                capital(word_label(rule.category, self.language)),
                period(rule.months, self.language),
                sentence(f"start.{rule.after}", self.language),
            )
            for rule in self.description.retention
        )

    def document(
        self, kind: str, parts: Mapping[str, Sequence[Block]], before: Sequence[Block] = ()
    ) -> Document:
        """Return the document `kind`: `before`, then `parts`, each below the heading of its key.

        It has no date: it changes when the register does.
        """
        blocks = list(before)
        for key, below in parts.items():
            blocks += [Heading(2, self.say(f"{kind}.{key}")), *below]
        title = self.say(f"title.{kind}", name=self.name)
        return Document(title, self.language, self.controller.name, "", tuple(blocks))

    def protection(self) -> tuple[str, str]:
        """Return how manual material and data processed by IT are protected."""
        protection = self.description.protection
        return (
            protection.manual.to(self.language).strip(),
            protection.it.to(self.language).strip(),
        )

    def controller_facts(self) -> Facts:
        """Return who keeps the register, and how to reach them."""
        controller = self.controller
        name = (sentence("label.name", self.language), (controller.name,))
        return Facts((name, *self._reach(controller.address, controller.phone, controller.email)))

    def contact_facts(self) -> Facts:
        """Return whom to turn to: a role. What it lacks of its own is the controller's."""
        point, controller = self.controller.contact_point, self.controller
        title = point.title_in.to(self.language) if point.title_in else point.title
        has_own = bool(point.phone or point.email)
        return Facts(
            (
                (sentence("label.role", self.language), (title,)),
                *self._reach(
                    point.address or controller.address,
                    point.phone if has_own else controller.phone,
                    point.email if has_own else controller.email,
                ),
            )
        )

    def _reach(
        self, address: Address, phone: str | None, email: str | None
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        values = {
            "label.address": postal(address, self.language),
            "label.phone": (phone,) if phone else (),
            "label.email": (email,) if email else (),
        }
        return tuple(
            (sentence(key, self.language), lines) for key, lines in values.items() if lines
        )


def unit_name(unit: Unit, language: Language) -> str:
    """Return what a unit is called in `language`."""
    return unit.name_in.to(language) if unit.name_in else unit.name


def capital(text: str) -> str:
    """Return `text` with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def small(label: str) -> str:
    """Return a label as it stands inside a sentence: `E-mail` small, `ERP` as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
