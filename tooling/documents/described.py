"""A register in the words of a language: what each document on it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.content import CONTACTS, CONTENT, ContentLine
from schema.controller import Controller
from schema.grounds import ground_of, needs_consent_besides
from schema.localised import Language
from schema.policy import eea_state
from schema.register import PurposeWithBases, RegisterDescription
from schema.shape import ListShape, RecordShape, shape_of
from schema.vocabulary import Basis, Ground, RetentionCategory, SourceKind
from texts.labels import field_label, interest_label, purpose_label, sentence, word_label
from tooling.formats.document import Block, Document, Heading
from tooling.formats.localised import capital, joined, period, small

#: What kinds of source the public can reach (GDPR Art. 14(2)(f)).
_PUBLIC = (SourceKind.WEB, SourceKind.FAIR)


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

    def ground(self, item: PurposeWithBases) -> str:
        """Return the one ground of a purpose, with its article of the law (GDPR Art. 13(1)(c))."""
        return self.say(f"ground.{self._ground(item)}")

    def _ground(self, item: PurposeWithBases) -> Ground:
        ground = ground_of(item)
        assert ground is not None, "a register is described when it is complete"
        return ground

    def has_ground(self, ground: Ground) -> bool:
        """Whether a purpose rests on `ground`."""
        return any(self._ground(item) is ground for item in self.description.purposes)

    @property
    def asks_consent(self) -> bool:
        """Whether anything is done on consent, alone or besides."""
        return any(Basis.CONSENT in item.bases for item in self.description.purposes)

    def interests(self) -> tuple[str, ...]:
        """Return the legitimate interest of each purpose that rests on one (Art. 13(1)(d))."""
        return tuple(
            f"{self.purpose(item)} – {self._interest(item)}"
            for item in self.description.purposes
            if self._ground(item) is Ground.LEGITIMATE_INTEREST
        )

    def _interest(self, item: PurposeWithBases) -> str:
        if item.interest is not None:
            return item.interest.to(self.language)
        return interest_label(self.description.register_, item.purpose, self.language)

    def consent_besides(self) -> tuple[str, ...]:
        """Return what is said where direct marketing needs consent besides: a sentence, or none.

        In Finland it is section 200 of the Act on Electronic Communications Services (917/2014),
        elsewhere the law that carries out Directive 2002/58/EC, Art. 13.
        """
        if not any(map(needs_consent_besides, self.description.purposes)):
            return ()
        at_home = eea_state(self.controller.address.country) == "FI"
        return (self.say("consent.besides.finland" if at_home else "consent.besides"),)

    def recorded_bases(self) -> str:
        """Return what is recorded of each person as the reason to hold their data."""
        named = {basis for item in self.description.purposes for basis in item.bases}
        words = [word_label(basis, self.language) for basis in Basis if basis in named]
        return self.say("purpose.recorded", bases=joined(words, self.language))

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
        inside = [source for source in _PUBLIC if source in named]
        if SourceKind.OWN_ACTIVITY not in named:
            return tuple(self.say(f"source.{source}") for source in SourceKind if source in named)
        shown = (SourceKind.SELF, SourceKind.ERP, SourceKind.OWN_ACTIVITY)
        lines = [self.say(f"source.{source}") for source in shown if source in named]
        if inside:
            names = ", ".join(sentence(f"source.{source}", self.language) for source in inside)
            lines[-1] += f" ({names})"
        return tuple(lines)

    def public_sources(self) -> str:
        """Return whether data comes from publicly accessible sources (GDPR Art. 14(2)(f))."""
        named = [source for source in _PUBLIC if source in self.description.sources]
        if not named:
            return self.say("sources.not_public")
        words = [sentence(f"public.{source}", self.language) for source in named]
        return self.say("sources.public", sources=joined(words, self.language))

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

    def rest_kept(self) -> tuple[str, ...]:
        """Return how long all other data is kept, where only parts have a period; else nothing."""
        named = {rule.category for rule in self.description.retention}
        if not named or RetentionCategory.CONTACT in named:
            return ()
        return (self.say("retention.rest"),)

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
