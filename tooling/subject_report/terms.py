"""The register's own codes in words: segments, publications, surveys, questions, issues, campaigns.

A register says in `register.yaml`, under `terms`, what a code is called. One that it does not name
is made readable and put in quotation marks, and the report says what those mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from schema.base import Record
from schema.localised import Language
from tooling.subject_report.content import Event, Report
from tooling.subject_report.words import own_code

#: The fields that hold codes, one or several; `survey` and `issue` lie inside items of lists.
CODES = frozenset({"segments", "publications", "survey", "issue"})
_QUESTIONS = "results"
_LINE = "project_type"  # words of somebody's own, or a code
_ITEMS = ("surveys", "research", "newsletters")
#: A question that a program made up; one that a person was asked has blanks or capitals.
_CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_SEVERAL = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)+")


class Terms:
    """What the codes in a report are called in `language`; `unnamed` are those seen without a name.

    A term of the registers that the report speaks of counts; of several, the first.
    """

    def __init__(self, report: Report, language: Language) -> None:
        self.language = language
        self.unnamed: set[str] = set()
        self._names: dict[str, str] = {}
        for register in report.processing:
            for term in register.terms:
                self._names.setdefault(term.code, term.name.to(language))

    def name(self, code: str) -> str:
        """Return what `code` is called: in quotation marks where nobody named it."""
        if code in self._names:
            return self._names[code]
        self.unnamed.add(code)
        return own_code(code, self.language)

    def question(self, text: str) -> str:
        """Return what was asked: a code by its name, a sentence as it stands."""
        return self.name(text) if text in self._names or _CODE.fullmatch(text) else text

    def answer(self, text: str) -> str:
        """Return what was answered: as it stands, unless it has a name."""
        return self._names.get(text, text)

    def line(self, text: str) -> str:
        """Return what was typed: a code of several parts by its name, all else as it stands."""
        return self.name(text) if text in self._names or _SEVERAL.fullmatch(text) else text

    def contact(self, contact: Record) -> Record:
        """Return a contact that says names instead of codes. It is for showing: it is not valid."""
        changed: dict[str, Any] = {}
        for name in (*CODES, *_ITEMS):
            if value := getattr(contact, name, ()):
                change = self._item if name in _ITEMS else self.name
                changed[name] = tuple(change(one) for one in value)
        if text := getattr(contact, _LINE, None):
            changed[_LINE] = self.line(text)
        return contact.model_copy(update=changed)

    def _item(self, item: Record) -> Record:
        changed: dict[str, Any] = {
            name: self.name(getattr(item, name)) for name in CODES if hasattr(item, name)
        }
        if answers := getattr(item, _QUESTIONS, None):
            changed[_QUESTIONS] = self._answers(answers)
        return item.model_copy(update=changed)

    def _answers(self, answers: Mapping[str, str]) -> dict[str, str]:
        return {self.question(asked): self.answer(said) for asked, said in answers.items()}

    def event(self, event: Event) -> Event:
        """Return a change with names instead of codes."""
        names = event.field.split(".")
        if names[2:3] == [_QUESTIONS]:
            names[3:] = [self.question(".".join(names[3:]))]
            say: Callable[[str], str] = self.answer
        elif CODES & {names[0], names[-1]}:
            say = self.name
        elif names[0] == _LINE:
            say = self.line
        else:
            return event
        changed = {
            key: say(text)
            for key in ("before", "after")
            if (text := getattr(event, key)) is not None
        }
        return event.model_copy(update={"field": ".".join(names), **changed})
