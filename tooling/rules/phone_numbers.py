"""Phone numbers as people write them, brought to E.164."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from schema.addresses import PHONE
from schema.rule import Group, Rule
from tooling.rules.country_names import country_name

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

PHONE_COUNTRY = Rule(
    "phone-country", "a number in national form, and no country to read it by",
    "give the row a country, or `defaults:` one in the mapping", group=Group.ROWS,
)  # fmt: skip
PHONE_EXTENSION = Rule(
    "phone-extension", "a number in E.164 has no place for an extension", "take it off",
    group=Group.ROWS,
)  # fmt: skip
PHONE_READINGS = Rule(
    "phone-readings", "a number that can be read in two ways: as of its country, and as of another",
    "write it with + and the code of its country", group=Group.ROWS,
)  # fmt: skip

# A + and 13 digits. Few numbers are so long, and only these ask the library, which is slow to load
_LEAST_WITH_TWO_CODES = 14

LEAST_DIGITS = 6
"""Fewer digits than this are no phone number of anybody: too many would have them in common."""

# What stands before the first digit that could be a country's code: none of those begins with 0.
_BEFORE_CODE = re.compile(r"[\W0]*")
_PLUS = re.compile("[+\uff0b]")

# What a program writes that took a column of numbers for amounts: 401234567.0
_DECIMAL = re.compile(r"\+?\d+[.,]0+")
_MADE_DECIMAL = "it ends in .0: a program made a decimal number of it, and may have lost digits"

# One or two digits in a group of their own behind a number: the end of a second one, as in
# `601 234 567/8`, or an extension.
_TAIL = re.compile(r"(?<!\d)(?P<group>\d{1,15})(?P<between>\D{1,9})\d{1,2}\W{0,9}\Z")
_TAILED = "behind the number stand digits of a second one, or of an extension"


class PhoneNumberError(Exception):
    """A text that is no phone number: the rule, and the reason without the text."""

    def __init__(self, rule: Rule, reason: str | None = None) -> None:
        super().__init__(rule.id)
        self.rule = rule
        self.reason = reason or rule.message


def e164(text: str, region: str | None) -> str:
    """A phone number in any notation as E.164; one in national form is read as of `region`.

    `region` is ISO 3166-1, in capitals. What begins with 00 is international in every country
    (ITU-T E.164 recommends that prefix), unless it can be a number of the region.

    PhoneNumberError where it is none, where E.164 would lose a part of it (an extension, a second
    number in the text), and where it can be read in two ways: without its + a number of another
    country often has the length of one of this country, and nobody would see that it was changed.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    if region not in phonenumbers.SUPPORTED_REGIONS:
        region = None  # no country, or one without a plan of its own, such as Antarctica
    if _DECIMAL.fullmatch(text.strip()):
        raise PhoneNumberError(PHONE, _MADE_DECIMAL)
    number = _only_reading(text, region)
    digits = phonenumbers.normalize_digits_only(text)
    letters = any(character.isalpha() for character in text)
    if _has_a_tail(text, number, region):
        raise PhoneNumberError(PHONE, _TAILED)
    if letters or not digits.endswith(phonenumbers.national_significant_number(number)):
        raise PhoneNumberError(PHONE, "there is more in this cell than one phone number")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _has_a_tail(text: str, number: PhoneNumber, region: str | None) -> bool:
    """Whether `text`, read as `number`, is a valid number and one or two digits more.

    Behind a slash they are never a part of it (`601 234 567/8`), unless it is written in pairs
    (`0475/12/34/56`). Behind anything else they are, if the whole is a number too: many countries
    have numbers of several lengths, and `030 9018-20` is one.
    """
    import phonenumbers

    tail = _TAIL.search(text)
    if tail is None:
        return False
    before = _parsed(text[: tail.end("group")], region)
    if before is None or not phonenumbers.is_valid_number(before):
        return False
    if "/" in tail["between"] and len(tail["group"]) > 2:
        return True
    return not phonenumbers.is_valid_number(number)


def numbers_in(text: str, region: str | None) -> Iterator[str]:
    """Yield in E.164 what in `text`, which is no phone number, may be one all the same: in every
    reading, since nobody can say which of them is meant.
    """
    import phonenumbers
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

    if region not in phonenumbers.SUPPORTED_REGIONS:
        region = None
    found = [match.number for match in PhoneNumberMatcher(text, region, Leniency.POSSIBLE)]
    tail = _TAIL.search(text)
    for part in (text, text[: tail.end("group")] if tail else ""):
        found += [number for number in (_parsed(part, region), _with_plus(part)) if number]
    for number in found:
        if phonenumbers.is_possible_number(number):
            number.extension = None
            yield phonenumbers.format_number(number, PhoneNumberFormat.E164)


def two_readings(text: str, region: str | None) -> str | None:
    """Why `text` could be two numbers, or is one and more, without the text; None where it is one
    number or none.
    """
    try:
        e164(text, region)
    except PhoneNumberError as error:
        doubtful = error.rule is PHONE_READINGS or error.reason in (_TAILED, _MADE_DECIMAL)
        return error.reason if doubtful else None
    return None


@lru_cache(maxsize=65536)
def number_inside(number: str) -> str | None:
    """The calling code and country (`+46 (Sweden)`) of the whole number that stands in `number`, in
    E.164, behind another country's code; None where there is none, as nearly always.

    `+35846701234567` has the length of a Finnish number, and no plan of Finland's has it: somebody
    read a number that had lost its + as a national one.
    """
    if len(number) < _LEAST_WITH_TWO_CODES:
        return None
    import phonenumbers

    whole = _parsed(number, None)
    if whole is None or phonenumbers.is_valid_number(whole):
        return None
    inside = _with_plus(phonenumbers.national_significant_number(whole))
    return _code_and_name(inside) if inside is not None else None


def _only_reading(text: str, region: str | None) -> PhoneNumber:
    """The number that `text` is; PhoneNumberError where it is none, or could be two."""
    import phonenumbers

    as_typed = _parsed(text, region)
    abroad = _with_plus(text)
    if as_typed is not None and as_typed.extension:
        raise PhoneNumberError(PHONE_EXTENSION)
    if as_typed is None or not phonenumbers.is_possible_number(as_typed):
        if abroad is not None:
            if _zeros(text) == 2:
                return abroad
            raise _needs_plus(abroad, region)
        if as_typed is not None:
            raise PhoneNumberError(PHONE, "no number of its country has this length")
        if region is None and _parsed(text, "FI") is not None:
            raise PhoneNumberError(PHONE_COUNTRY)
        raise PhoneNumberError(PHONE, "this is not a phone number")
    if abroad is not None and region is not None and _may_mean(text, as_typed, abroad):
        raise _two_readings(text, region, abroad)
    return as_typed


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    import phonenumbers

    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _with_plus(text: str) -> PhoneNumber | None:
    """The valid number that `text` is with + in front; None where it has one, or is none."""
    import phonenumbers

    if _PLUS.search(text):
        return None
    number = _parsed(f"+{_BEFORE_CODE.sub('', text, count=1)}", None)
    return number if number is not None and phonenumbers.is_valid_number(number) else None


def _zeros(text: str) -> int:
    """How many zeros `text` begins with."""
    before = _BEFORE_CODE.match(text)
    return before[0].count("0") if before else 0


def _may_mean(text: str, as_typed: PhoneNumber, abroad: PhoneNumber) -> bool:
    """Whether `text` may mean `abroad`, the number that it is with + in front.

    One zero is the prefix by which most countries dial their own numbers: then only the country's
    own code behind it is suspect (`0358 40 …`). A number that the country's plan has is taken for
    that, unless the other country's code may stand in front of it: in a group of its own, or where
    there are no groups. `651-296-7152` is a number of the United States and not of Singapore.
    """
    import phonenumbers

    same = as_typed.country_code == abroad.country_code
    if same and as_typed.national_number == abroad.national_number:
        return False
    if _zeros(text) == 1:
        return same and not phonenumbers.is_valid_number(as_typed)
    if not phonenumbers.is_valid_number(as_typed):
        return True
    groups = re.findall(r"\d+", text)
    return len(groups) == 1 or groups[0] == str(abroad.country_code)


def _needs_plus(abroad: PhoneNumber, region: str | None) -> PhoneNumberError:
    with_plus = f"with + in front it would be one of {_code_and_name(abroad)}"
    if region is None:
        return PhoneNumberError(PHONE_COUNTRY, f"{PHONE_COUNTRY.message}; {with_plus}")
    where = country_name(region)
    return PhoneNumberError(PHONE, f"no number of {where} has this length; {with_plus}")


def _two_readings(text: str, region: str, abroad: PhoneNumber) -> PhoneNumberError:
    import phonenumbers

    home = country_name(region)
    code = f"+{phonenumbers.country_code_for_region(region)}"
    if _zeros(text):
        way, advice = "without its 0", f"write {code} in front of what is dialled without 0"
    else:
        prefix = phonenumbers.ndd_prefix_for_region(region, True)
        way = "with + in front"
        advice = f"write + in front, or {prefix if prefix == '0' else code} if it is of {home}"
    return PhoneNumberError(
        PHONE_READINGS,
        f"this can be two numbers: {way} one of {_code_and_name(abroad)}, as it stands one of "
        f"{code} ({home}); {advice}",
    )


def _code_and_name(number: PhoneNumber) -> str:
    """The calling code of `number` and whose it is: +46 (Sweden)."""
    import phonenumbers

    code = number.country_code or 0
    region = phonenumbers.region_code_for_country_code(code)
    if code == 1:
        return "+1 (North America)"  # the one code of many countries
    return f"+{code} ({country_name(region)})" if region.isalpha() else f"+{code}"
