"""E-mail addresses and phone numbers in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tooling.rules.phone_numbers import LEAST_DIGITS
from tooling.rules.traces.fingerprints import Lookup
from tooling.rules.traces.person import Trace

# RFC 5321's local part without quotes, backwards from the @; 64 octets there, some more here
_LOCAL_BACKWARDS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,128}")
_DOMAIN = re.compile(r"[^\W_]+(?:[.-]+[^\W_]+)*")
_AT = re.compile("[@＠]")
# Allowed in an address, but far likelier to stand in front of one
_UNUSUAL = re.compile(r"[!#$%&'*/=?^`{|}~]")
_LEADING = re.compile(r"[._+-]+")
# What follows a domain in the name of a file, and is no part of it
_SUFFIX = re.compile(
    r"(?:\.(?:csv|txt|ya?ml|json|vcf|xlsx?|zip|gz|tar|bz2|xz|eml|msg|pdf|md|html?|docx?|ics|bak"
    r"|old|orig|tmp|log|xml|png|jpe?g|asc|gpg|age))+$",
    re.IGNORECASE,
)

#: Digits in groups, as a number is written; never over the end of a line.
RUN = re.compile(r"\d+(?:[ \t\u00a0\u2009\u202f()./\\_\u2010-\u2015\u2212-]{1,3}\d+)*")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 20
_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{32,64}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address in a text, from `start` to `end`, and whose it is: () for a stranger's."""

    start: int
    end: int
    people: tuple[int, ...]


def addresses(text: str, lookup: Lookup) -> Iterator[Address]:
    """Yield every e-mail address in `text`, strangers' ones too."""
    for found in _AT.finditer(text):
        at = found.start()
        local = _LOCAL_BACKWARDS.match(text[max(0, at - 128) : at][::-1])
        domain = _DOMAIN.match(text, at + 1, at + 256)
        if local is not None and domain is not None:
            yield _address(local[0][::-1], domain[0], at, lookup)


def _address(local: str, domain: str, at: int, lookup: Lookup) -> Address:
    hosts = [domain]
    if suffix := _SUFFIX.search(domain):
        hosts.append(domain[: suffix.start()])
    for start in _starts(local):
        name = local[start:]
        for host in hosts:
            people = lookup.email(name, host) or lookup.email(name.partition("+")[0], host)
            if people:
                return Address(at - len(name), at + 1 + len(host), people)
    return Address(at - len(local), at + 1 + len(domain), ())


def _starts(local: str) -> list[int]:
    """Return where an address may begin in what stands before an @: `email='maija` is maija's."""
    starts = [0]
    starts += [sign.end() for sign in _UNUSUAL.finditer(local) if sign.end() < len(local)]
    for start in tuple(starts):
        if (lead := _LEADING.match(local, start)) and lead.end() < len(local):
            starts.append(lead.end())
    return starts


def phones(text: str, lookup: Lookup) -> Iterator[Trace]:
    """Yield every phone number in `text` that is one of the people's."""
    if not lookup.lengths:
        return
    for run in RUN.finditer(text):
        if run.end() - run.start() >= LEAST_DIGITS:
            yield from _numbers(run, lookup)


def known_run(run: str, lookup: Lookup) -> bool:
    """Whether a run of digits, as RUN finds it, holds one of the people's numbers."""
    if len(run) < LEAST_DIGITS:
        return False
    found = RUN.match(run)
    return found is not None and any(_numbers(found, lookup))


def _numbers(run: re.Match[str], lookup: Lookup) -> Iterator[Trace]:
    text = run.string
    groups = [group.span() for group in _DIGITS.finditer(text, *run.span())]
    first = 0
    while first < len(groups):
        people: tuple[int, ...] = ()
        digits, last = "", first
        for last in range(first, len(groups)):
            digits += _ascii(text[slice(*groups[last])])
            if len(digits) > _MOST_DIGITS:
                break
            if people := lookup.phone(digits):
                break
        if not people:
            first += 1
            continue
        start, end = groups[first][0], groups[last][1]
        first = last + 1
        if not _inside_word(text, start, end):
            if ")" in text[start:end] and "(" not in text[start:end]:
                start -= text[max(0, start - 1) : start] == "("
            start -= text[max(0, start - 1) : start] == "+"
            yield from (Trace(start, end, "phone", person) for person in people)


def _ascii(digits: str) -> str:
    """Return digits of any script as those from 0 to 9."""
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the digits are a part of an id: letters touch them on both sides, or it is long."""
    if text[max(0, start - 1) : start].isalpha() and text[end : end + 1].isalpha():
        return True
    hashes = _HASH.finditer(text, max(0, start - 64), end + 64)
    return any(found.start() <= start < found.end() for found in hashes)
