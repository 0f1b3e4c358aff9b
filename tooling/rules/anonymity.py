"""Whether a text that stays in the history for ever names a person of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tooling.rules.folding import fold
from tooling.rules.phone_numbers import LEAST_DIGITS
from tooling.yaml.tree import texts_in

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

_LEAST_HALF = 3  # letters; shorter ones are other words too often

# An @, or so many digits as a phone number has: whoever's they are
_CONTACT_DATA = re.compile(rf"@|(?:\d[ /-]?){{{LEAST_DIGITS}}}")

# A day (ISO 8601) is none: why a list is made or moved often has one
_DAY = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")


def holds_contact_data(text: str) -> bool:
    """Whether `text` seems to hold an e-mail address or a phone number, of no matter whom."""
    return _CONTACT_DATA.search(_DAY.sub("", text)) is not None


def _words(text: str) -> set[str]:
    """Return the words of `text`, folded, and the halves of double names that are names alone."""
    whole = set(_WORD.findall(fold(text)))
    return whole | {half for word in whole for half in word.split("-") if len(half) >= _LEAST_HALF}


def names_person(text: str, *contacts: Mapping[str, object]) -> bool:
    """Whether `text` holds a name, an e-mail address or a phone number of one of `contacts`."""
    folded = fold(text)
    words = _words(text)
    digits = re.sub(r"[^0-9]", "", text)
    for contact in contacts:
        names = (contact.get("given_name"), contact.get("family_name"))
        if any(words & _words(name) for name in names if isinstance(name, str)):
            return True
        if any(fold(address) in folded for address in texts_in(contact, "emails", "address")):
            return True
        numbers = (number[-LEAST_DIGITS:] for number in texts_in(contact, "phones", "number"))
        if any(len(number) == LEAST_DIGITS and number in digits for number in numbers):
            return True
    return False
