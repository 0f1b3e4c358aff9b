"""One invented contact: the same seed and number give the same tree, on every machine."""

from __future__ import annotations

import random
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from benchmarks import words
from schema.ids import new_id
from tooling.yaml.tree import Tree

Fields = dict[str, Tree]

TODAY = date(2026, 11, 15)
"""The day on which such a register is measured: nothing in it is to come, nothing is too old."""

_FIRST_DAY = date(2020, 1, 2)
_DAYS = 2200  # the last is in January 2026
_RECENT = 1850  # from here on, in 2025: what a prospect's short retention keeps
_ASCII = str.maketrans({"ø": "o", "æ": "a", "ł": "l", "ß": "s", "đ": "d", "'": ""})
_FIRM_SIZE = 4
_WEIGHTS = [country.weight for country in words.COUNTRIES]


@lru_cache(maxsize=4)
def ids(seed: int, count: int) -> tuple[str, ...]:
    """Return `count` different ids."""
    rng = random.Random(f"{seed}/ids")
    found: dict[str, None] = {}
    while len(found) < count:
        found[new_id(rng)] = None
    return tuple(found)


def is_prospect(number: int) -> bool:
    """Whether contact `number` begins as a prospect: three of ten do, the first among them."""
    return number % 10 in (0, 3, 7)


def contact(seed: int, number: int, id: str) -> Fields:
    """Return contact `number` of the register made from `seed`: valid, and without a warning."""
    rng = random.Random(f"{seed}/{number}")
    firm_rng = random.Random(f"{seed}/firm/{number // _FIRM_SIZE}")
    country = firm_rng.choices(words.COUNTRIES, _WEIGHTS)[0]
    firm, city = _firm(firm_rng, country), firm_rng.choice(country.cities)
    given, family = rng.choice(country.given), rng.choice(country.family)
    prospect = is_prospect(number)
    kind = "prospect" if prospect else rng.choices(("customer", "partner", "media"), (8, 1, 1))[0]
    earliest = _RECENT if prospect else 900
    since = _day(rng, earliest)
    fields: Fields = {
        "id": id,
        "kind": kind,
        "organisation": firm,
        "given_name": given,
        "family_name": family,
        "role": rng.choice(country.role),
        "language": country.language,
        "emails": [{"address": _address(rng, given, family, firm, number), "use": "work"}],
        "phones": _phones(rng, country),
        "address": {
            "street": f"{firm_rng.choice(country.streets)} {firm_rng.randint(1, 240)}",
            "postal_code": _filled(firm_rng, country.postal_code),
            "city": city,
            "country": country.code,
        },
        "responsible": _colleague(rng),
        "lawful_basis": _bases(rng, kind, since),
        "informed": since,
        "segments": [*rng.sample(words.SEGMENTS, rng.randint(1, 3))],
        "publications": [
            *([f"newsletter-{country.language}"] if rng.random() < 0.6 else []),
            # Each catalogue of the demo's campaigns has readers.
            *([f"catalogue-{words.CATALOGUES[number // 5 % 4]}"] if number % 5 == 0 else []),
        ],
        "interactions": [_interaction(rng, earliest) for _ in range(rng.randint(1, 3))],
        "newsletters": _newsletters(rng, country.language),
        "sources": [_source(rng, number, since, prospect)],
    }
    _add_protections(rng, fields)
    if prospect:
        fields["project_type"] = rng.choice(words.PROJECTS)
    if rng.random() < 0.6:
        fields["research" if prospect else "surveys"] = _answers(rng)
    if kind == "media":
        fields["outlets"] = [f"{city} Elektro"]
        fields["publications"] = [*fields["publications"], "press-releases"]
    if kind == "customer" and rng.random() < 0.2:
        fields["documents"] = [{"kind": "contract", "location": "safe", "date": since}]
    return fields


def promoted(fields: Fields, day: str) -> Fields:
    """Return a prospect as the customer that it became on `day`."""
    kept = {k: v for k, v in fields.items() if k not in ("project_type", "research")}
    bases = fields["lawful_basis"]
    assert isinstance(bases, list)
    kept["kind"] = "customer"
    kept["lawful_basis"] = [{"basis": "customer_relationship", "since": day}, *bases]
    if "research" in fields:
        kept["surveys"] = fields["research"]
    return kept


def ascii_of(text: str) -> str:
    """Return `text` in small ASCII letters and digits, as it stands in an e-mail address."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_ASCII))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _firm(rng: random.Random, country: words.Country) -> str:
    name = f"{rng.choice(country.family)}n" if rng.random() < 0.3 else rng.choice(country.cities)
    trade, kind = rng.choice(words.TRADES), rng.choice(words.KINDS_OF_FIRM)
    return f"{name} {trade} {kind} {country.legal_form}"


def _address(rng: random.Random, given: str, family: str, firm: str, number: int) -> str:
    domain = f"{ascii_of(firm)[:16]}{number // _FIRM_SIZE}"
    if rng.random() < 0.01:
        domain = f"sähkö{domain}"
    colleague = number % _FIRM_SIZE
    return f"{ascii_of(given)}.{ascii_of(family)[:16]}{colleague or ''}@{domain}.example"


def _phones(rng: random.Random, country: words.Country) -> list[Tree]:
    found: list[Tree] = [{"number": _number(rng, *country.mobile), "use": "work"}]
    if rng.random() < 0.3:
        found.append({"number": _number(rng, *country.landline), "use": "work"})
    return found


def _number(rng: random.Random, beginning: str, digits: int) -> str:
    return beginning + str(rng.randrange(10 ** (digits - 1), 10**digits))


def _filled(rng: random.Random, form: str) -> str:
    return "".join(rng.choice("123456789") if sign == "#" else sign for sign in form)


def _day(rng: random.Random, earliest: int) -> str:
    return (_FIRST_DAY + timedelta(rng.randrange(earliest, _DAYS))).isoformat()


def _colleague(rng: random.Random) -> str:
    return f"{rng.choice(words.COLLEAGUES)}@ensto.example"


def _bases(rng: random.Random, kind: str, since: str) -> list[Tree]:
    usual = {"customer": "customer_relationship", "partner": "partner_relationship"}
    found: list[Tree] = [{"basis": usual.get(kind, "legitimate_interest"), "since": since}]
    if rng.random() < 0.4:
        found.append(
            {
                "basis": "consent",
                "since": since,
                "purpose": "marketing",
                "channels": ["email", "sms"] if rng.random() < 0.5 else ["email"],
                "evidence": "web form, double opt-in",
            }
        )
    return found


def _interaction(rng: random.Random, earliest: int) -> Tree:
    return {
        "date": _day(rng, earliest),
        "channel": rng.choice(("email", "phone", "meeting", "fair", "web")),
        "summary": rng.choice(words.SUMMARIES),
        "by": _colleague(rng),
    }


def _newsletters(rng: random.Random, language: str) -> list[Tree]:
    return [
        {
            "issue": f"2026-{month:02}-{language}",
            "sent": f"2026-{month:02}-04",
            "opens": str(rng.randint(0, 4)),
            "clicks": str(rng.randint(0, 2)),
        }
        for month in sorted(rng.sample(range(1, 11), rng.choice((0, 1, 2))))
    ]


def _answers(rng: random.Random) -> list[Tree]:
    return [
        {
            "survey": "customer-satisfaction-2026",
            "answered": "2026-04-30",
            "results": {"score": str(rng.randint(1, 10)), "delivery": str(rng.randint(1, 5))},
        }
    ]


def _source(rng: random.Random, number: int, since: str, prospect: bool) -> Tree:
    if prospect:
        return {"source": rng.choice(("web", "fair")), "key": f"P-{number}", "date": since}
    return {"source": "erp", "key": str(100_000 + number), "date": since}


def _add_protections(rng: random.Random, fields: Fields) -> None:
    """Give one contact in twelve an objection, one in a hundred a restriction."""
    if rng.random() < 0.08:
        against = rng.choice(("direct_advertising", "market_research", "opinion_research"))
        bases = fields["lawful_basis"]
        assert isinstance(bases, list)
        if against == "direct_advertising":
            # A consent to e-mail and recorded clicks would contradict it.
            del bases[1:], fields["newsletters"]
        fields["objections"] = [{"against": against, "since": _day(rng, 900)}]
    if rng.random() < 0.01:
        fields["restriction"] = {"ground": "accuracy_contested", "since": _day(rng, 900)}
