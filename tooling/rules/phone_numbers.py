"""Phone numbers as people write them, brought to E.164."""

from __future__ import annotations

from schema.addresses import PHONE
from schema.rule import Group, Rule

PHONE_COUNTRY = Rule(
    "phone-country", "a number in national form, and no country to read it by",
    "give the row a country, or `defaults:` one in the mapping", group=Group.ROWS,
)  # fmt: skip
PHONE_EXTENSION = Rule(
    "phone-extension", "a number in E.164 has no place for an extension", "take it off",
    group=Group.ROWS,
)  # fmt: skip

LEAST_DIGITS = 6
"""Fewer digits than this are no phone number of anybody: too many would have them in common."""


class PhoneNumberError(Exception):
    """A text that is no phone number: the rule, and the reason without the text."""

    def __init__(self, rule: Rule, reason: str | None = None) -> None:
        super().__init__(rule.id)
        self.rule = rule
        self.reason = reason or rule.message


def e164(text: str, region: str | None) -> str:
    """A phone number in any notation as E.164; one in national form is read as of `region`.

    PhoneNumberError where it is none, or where E.164 would lose a part of it: an extension, or a
    second number in the text.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        no_country = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        if no_country and not region:
            raise PhoneNumberError(PHONE_COUNTRY) from None
        raise PhoneNumberError(PHONE, "this is not a phone number") from None
    if number.extension:
        raise PhoneNumberError(PHONE_EXTENSION)
    if not phonenumbers.is_possible_number(number):
        raise PhoneNumberError(PHONE, "no number of its country has this length")
    digits = phonenumbers.normalize_digits_only(text)
    letters = any(character.isalpha() for character in text)
    if letters or not digits.endswith(phonenumbers.national_significant_number(number)):
        raise PhoneNumberError(PHONE, "there is more in this cell than one phone number")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
