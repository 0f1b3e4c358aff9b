"""What people get wrong who do not know YAML: where they are told it, and in which words.

Each mistake is the text that somebody leaves behind, with ‸ in front of the place where the mistake
was made; what is read is the text without it. The first finding stands at that place, has the rule
that is named, and says the words that are named: the cause, or what to write.
"""

from __future__ import annotations

import pytest

from schema.finding import Finding
from schema.layout import FileKind
from tooling.store.check import check
from tooling.yaml.canonical_reader import read_canonical
from tooling.yaml.mistakes import first_mistake
from tooling.yaml.node import tree_of
from tooling.yaml.precise import parse
from tooling.yaml.tree import Fault, NotationError

CONTACT = """\
id: k7m2qd4x
kind: customer
organisation: Aurinko Oy
given_name: Saimi
role: Ostaja
language: fi
emails:
  - address: saimi@aurinko.example
    use: work
address:
  street: Rantatie 3
  postal_code: "06100"
  city: Porvoo
  country: FI
responsible: liisa@ensto.example
lawful_basis:
  - basis: customer_relationship
    since: 2021-03-14
segments: [solar, roof]
sources:
  - source: erp
    key: "100234"
    date: 2021-03-14
"""

ROLE = "role: Ostaja"
STREET = "  street: Rantatie 3"
CODE = '  postal_code: "06100"'
EMAIL = "  - address: saimi@aurinko.example"
USE = "    use: work"
SEGMENTS = "segments: [solar, roof]"
KEY = '    key: "100234"'
FIRM = "organisation: Aurinko Oy"
SINCE = "    since: 2021-03-14"
LAST = "    date: 2021-03-14"
SURVEY = "surveys:\n  - survey: s\n    answered: 2024-01-01\n"


def with_(old: str, new: str) -> str:
    """The contact with the line `old` as somebody left it."""
    assert f"{old}\n" in CONTACT
    assert f"{old}\n" in CONTACT
    return CONTACT.replace(f"{old}\n", f"{new}\n", 1)


# The mistake, its text with the place marked, the rule, and words that are said.
MISTAKES: dict[str, tuple[str, str, str]] = {
    # The colon
    "no colon": (with_(ROLE, "‸role Ostaja"), "yaml-syntax", "no colon"),
    "a key alone": (with_(ROLE, "‸role"), "yaml-syntax", "no colon"),
    "no space after the colon": (with_(ROLE, "role:‸Ostaja"), "yaml-syntax", "space behind the c"),
    "no colon in a field of the address": (
        with_(CODE, "  ‸postal_code 06100"), "yaml-syntax", "no colon"),
    "no space after the colon in the address": (
        with_(CODE, "  postal_code:‸06100"), "yaml-syntax", "space behind the colon"),
    "no colon in the first field of the address": (
        with_(STREET, "  ‸street Rantatie 3"), "yaml-syntax", "no colon"),
    "no space after the first colon of the address": (
        with_(STREET, "  street:‸Rantatie 3"), "yaml-syntax", "space behind the colon"),
    "no colon in an item": (with_(USE, "    ‸use work"), "yaml-syntax", "no colon"),
    "no colon at the beginning of an item": (
        with_(EMAIL, "  - ‸address saimi@aurinko.example"), "yaml-syntax", "no colon"),
    "no space after the first colon of an item": (
        with_(EMAIL, "  - address:‸saimi@aurinko.example"), "yaml-syntax", "space behind"),
    "no colon above a list": (with_("emails:", "‸emails"), "yaml-syntax", "no colon"),
    "no colon above fields": (with_("address:", "‸address"), "yaml-syntax", "no colon"),
    "no colon above the last list": (with_("sources:", "‸sources"), "yaml-syntax", "no colon"),
    "no colon in the last line": (with_(LAST, "    ‸date 2021-03-14"), "yaml-syntax", "no colon"),
    "a field at the end with nothing": (CONTACT + "‸objections\n", "yaml-syntax", "no colon"),
    "a semicolon": (with_(ROLE, "role‸; Ostaja"), "yaml-syntax", "where the colon belongs"),
    "an equals sign": (with_(ROLE, "role ‸= Ostaja"), "yaml-syntax", "where the colon belongs"),
    "a colon of another script": (with_(ROLE, "role‸： Ostaja"), "yaml-syntax", "colon belongs"),
    "two colons": (with_(ROLE, "‸role:: Ostaja"), "unknown-key", "`role`"),
    "half a line deleted": (with_("given_name: Saimi", "‸given_na"), "yaml-syntax", "no colon"),
    "text on the line below, not indented": (
        with_(ROLE, "role:\n‸Ostaja"), "yaml-syntax", "behind the colon of the line above"),
    # What a text can't begin with, and one value for many or many for one
    "stars around a text": (with_(ROLE, "role: ‸*Ostaja*"), "yaml-syntax", "begin with *"),
    "two stars around a text": (with_(ROLE, "role: ‸**Ostaja**"), "yaml-syntax", "begin with *"),
    "an ampersand and a dot": (with_(ROLE, "role: ‸&.Co"), "yaml-syntax", "begin with &"),
    "stars around an item": (
        with_("segments: [solar, roof]", "segments:\n  - ‸*solar*"), "yaml-syntax", "begin with *"),
    "a list for one word": (with_(USE, "    use: ‸[work, personal]"), "expected-text", "one text"),
    "a list for a day": (with_(SINCE, "    since: ‸[2021-03-14]"), "expected-text", "one text"),
    "fields for a language": (
        with_("language: fi", "language:\n  ‸name: fi"), "expected-text", "one text"),
    "a list for a country": (
        with_("  country: FI", "  country: ‸[FI]"), "expected-text", "one text"),
    "spaces between words": (
        CONTACT.replace(
            "  - basis: customer_relationship\n    since: 2021-03-14\n",
            "  - basis: consent\n    since: 2021-03-14\n    purpose: marketing\n"
            "    channels: [‸email phone]\n    evidence: form\n",
        ),
        "unknown-word", "a comma between the words: `email, phone`"),
    "a slash between words": (
        CONTACT.replace(
            "  - basis: customer_relationship\n    since: 2021-03-14\n",
            "  - basis: consent\n    since: 2021-03-14\n    purpose: marketing\n"
            "    channels: [‸email / sms]\n    evidence: form\n",
        ),
        "unknown-word", "a comma between the words: `email, sms`"),
    # Indentation
    "a tab": (with_(STREET, "‸\tstreet: Rantatie 3"), "tab-indent", "two spaces"),
    "a tab after spaces": (with_(STREET, "  ‸\tstreet: Rantatie 3"), "tab-indent", "two spaces"),
    "a tab after a dash": (
        with_(EMAIL, "  -‸\taddress: saimi@aurinko.example"), "tab-indent", "behind the dash"),
    "one space in front": (with_(ROLE, " ‸role: Ostaja"), "yaml-syntax", "indented further"),
    "one space too few": (
        with_(CODE, ' ‸postal_code: "06100"'), "yaml-syntax", "let it begin after 2 spaces"),
    "one space too many": (with_(CODE, '   ‸postal_code: "06100"'), "yaml-syntax", "like the line"),
    "no space at all, in the middle": (
        with_(CODE, '‸postal_code: "06100"'), "yaml-syntax", "indented less"),
    "no space at all, at the end": (
        with_("  country: FI", "  country: FI\n‸city: Porvoo"), "unknown-key", "of `address`"),
    "the first one space too many": (
        with_(STREET, "   ‸street: Rantatie 3"), "yaml-syntax", "let it begin after 2 spaces"),
    "a field of an item one too few": (
        with_(USE, "   ‸use: work"), "yaml-syntax", "let it begin after 4 spaces"),
    "a field of an item one too many": (
        with_(USE, "     ‸use: work"), "yaml-syntax", "indented further"),
    "a field of an item under the dash": (
        with_(USE, "  ‸use: work"), "yaml-syntax", "two more spaces"),
    "the second item one too many": (
        with_(USE, "    use: work\n   ‸- address: a@aurinko.example\n     use: work"),
        "yaml-syntax", "let it begin after 2 spaces"),
    "the second item one too few": (
        with_(USE, "    use: work\n ‸- address: a@aurinko.example\n   use: work"),
        "yaml-syntax", "let it begin after 2 spaces"),
    "a field below a text": (with_(ROLE, "role: Ostaja\n  ‸katot: x"), "yaml-syntax", "further"),
    "a field of the file in the address": (
        with_("  country: FI", "  country: FI\n  ‸informed: 2024-01-01"), "unknown-key",
        "take the spaces in front of it away"),
    "text below a text": (
        with_(ROLE, "role: Ostaja\n  ‸katot ja julkisivut"), "joined-lines", "on one line"),
    # Lists
    "no dash": (
        with_(EMAIL, "    ‸address: saimi@aurinko.example"), "expected-list", "write a dash"),
    "a dash without space": (
        with_(EMAIL, "  ‸-address: saimi@aurinko.example"), "yaml-syntax", "space behind the dash"),
    "words with dashes without space": (
        with_(SEGMENTS, "segments:\n  ‸-solar\n  -roof"), "expected-list", "a dash and a space"),
    "the dash of Word": (
        with_(EMAIL, "  ‸– address: saimi@aurinko.example"), "yaml-syntax", "write `- `"),
    "a bullet of Word": (
        with_(SEGMENTS, "segments:\n  ‸• solar\n  • roof"), "expected-list", "a dash and a space"),
    "stars for dashes": (with_(SEGMENTS, "segments:\n  ‸* solar\n  * roof"), "yaml-syntax", "*"),
    "a dash too many": (
        with_(SEGMENTS, "segments:\n  - ‸- solar\n  - roof"), "expected-text", "too many"),
    "a dash too many before fields": (
        with_(EMAIL, "  - ‸- address: saimi@aurinko.example").replace(USE, "      use: work"),
        "expected-fields", "too many"),
    "a dash before a field": (with_(ROLE, "‸- role: Ostaja"), "yaml-syntax", "remove the dash"),
    "a list as text with commas": (
        with_(SEGMENTS, "segments: ‸solar, roof"), "expected-list", "[one, two]"),
    "a list in round brackets": (
        with_(SEGMENTS, "segments: ‸(solar, roof)"), "expected-list", "[one, two]"),
    "an address where a list belongs": (
        with_(f"emails:\n{EMAIL}\n{USE}", "emails: ‸saimi@aurinko.example"), "expected-list",
        "`- address: …`"),
    "a list of addresses without fields": (
        with_(f"{EMAIL}\n{USE}", "  - ‸saimi@aurinko.example"), "expected-fields", "`address: `"),
    "an address on one line": (
        with_("responsible: liisa@ensto.example",
              "responsible: liisa@ensto.example\nrestriction: ‸since May"),
        "expected-fields", "ground, since"),
    "a bracket not closed": (with_(SEGMENTS, "segments: ‸[solar, roof"), "yaml-syntax", "with ]"),
    "a bracket not opened": (
        with_(SEGMENTS, "segments: ‸solar, roof]"), "expected-list", "in brackets"),
    "a list half deleted": (with_(SEGMENTS, "segments: ‸[so"), "yaml-syntax", "with ]"),
    "the wrong bracket": (with_(SEGMENTS, "segments: [solar, roof‸}"), "yaml-syntax", "{ with }"),
    "two commas": (with_(SEGMENTS, "segments: [solar,‸, roof]"), "yaml-syntax", "this comma"),
    "text behind a list": (with_(SEGMENTS, "segments: [solar] ‸roof"), "yaml-syntax", "bracket"),
    "a # in a list": (with_(SEGMENTS, "segments: [solar ‸#1, roof]"), "yaml-syntax", "comment"),
    "braces not closed": (
        with_(SEGMENTS, f"{SURVEY}    results: ‸{{score: 9"),
        "yaml-syntax", "with }"),
    "no space in braces": (
        with_(SEGMENTS, f"{SURVEY}    results: {{score‸:9}}"),
        "yaml-syntax", "space behind this colon"),
    "a text in brackets": (with_(ROLE, "role: ‸[Ostaja]"), "expected-text", "double quotes"),
    "a text in braces": (with_(ROLE, "role: {‸Ostaja}"), "yaml-syntax", "double quotes"),
    # Quotation marks
    "a quote not closed": (with_(ROLE, 'role: ‸"Ostaja'), "yaml-syntax", "does not end"),
    "a single quote not closed": (with_(ROLE, "role: ‸'Ostaja"), "yaml-syntax", "does not end"),
    "a quote half deleted": (with_(KEY, '    key: ‸"1002'), "yaml-syntax", "does not end"),
    "a quote not closed in a list": (
        with_(SEGMENTS, 'segments: [‸"solar, roof]'), "yaml-syntax", "does not end"),
    "text behind quotes": (with_(ROLE, 'role: "Ostaja" ‸ja myyjä'), "yaml-syntax", "whole text"),
    "quotes in quotes": (with_(FIRM, 'organisation: "Oy "‸Paras" Ab"'), "yaml-syntax", '\\"'),
    "an apostrophe in quotes": (
        with_(FIRM, "organisation: 'Kalle'‸s Oy'"), "yaml-syntax", "double quotes"),
    "a backslash in quotes": (with_(ROLE, 'role: "C:‸\\Ostaja"'), "yaml-syntax", "two backslashes"),
    "curly quotes": (with_(ROLE, "role: ‸“Ostaja”"), "curly-quotes", "straight"),
    "curly quotes of Finnish": (with_(ROLE, "role: ‸”Ostaja”"), "curly-quotes", "straight"),
    "curly quotes around a key": (with_(ROLE, "‸“role”: Ostaja"), "unknown-key", "`role`"),
    # What a value begins with, or holds
    "a second colon": (with_(ROLE, "role: Ostaja‸: katot"), "yaml-syntax", "second colon"),
    "a colon at the end": (with_(ROLE, "role: Ostaja‸:"), "yaml-syntax", "second colon"),
    "a # in a text": (with_(ROLE, "role: Ostaja ‸#1"), "comment-behind-value", "double quotes"),
    "a # before a text": (with_(ROLE, "role: ‸#1 ostaja"), "comment-behind-value", "quotes"),
    "a # in an item": (
        with_(SEGMENTS, "segments:\n  - solar ‸#1"), "comment-behind-value", "line of its own"),
    "an @": (with_(ROLE, "role: ‸@ostaja"), "yaml-syntax", "begin with @"),
    "a backtick": (with_(ROLE, "role: ‸`ostaja`"), "yaml-syntax", "begin with `"),
    "a per cent sign": (with_(ROLE, "role: ‸%ostaja"), "yaml-syntax", "begin with %"),
    "a per cent sign before the key": (with_(ROLE, "‸%role: x"), "directive", "begin with `%`"),
    "a star": (with_(ROLE, "role: ‸*ostaja"), "alias", "double quotes"),
    "a star and a space": (with_(ROLE, "role: ‸* ostaja"), "yaml-syntax", "begin with *"),
    "an ampersand": (with_(FIRM, "organisation: ‸&Co Oy"), "anchor", "double quotes"),
    "an ampersand and a space": (with_(FIRM, "organisation: ‸& Co"), "yaml-syntax", "begin with &"),
    "an exclamation mark": (with_(ROLE, "role: ‸!ostaja"), "tag", "double quotes"),
    "a question mark": (with_(ROLE, "role: ‸? ostaja"), "yaml-syntax", "question mark"),
    "a question mark before the key": (with_(ROLE, "? ‸role"), "yaml-syntax", "no colon"),
    "a bar and a text": (with_(ROLE, "role: ‸| Ostaja"), "yaml-syntax", "lines below"),
    "a bar and nothing": (with_(ROLE, "role: ‸|"), "yaml-syntax", "below this |"),
    "a bar and text that is not indented": (
        with_(ROLE, "role: ‸|\nOstaja"), "yaml-syntax", "indented by two spaces"),
    "a greater sign and a text": (with_(ROLE, "role: ‸> Ostaja"), "yaml-syntax", "double quotes"),
    "a greater sign and nothing": (with_(ROLE, "role: ‸>"), "yaml-syntax", "below this | or >"),
    "a dash and a text": (with_(ROLE, "role: ‸- Ostaja"), "yaml-syntax", "taken for a list"),
    "a dash": (with_(ROLE, "role: ‸-"), "yaml-syntax", "double quotes"),
    "two dashes": (with_(ROLE, "role: ‸- -"), "yaml-syntax", "double quotes"),
    "a comma": (with_(ROLE, "role: ‸, Ostaja"), "yaml-syntax", "begin with a comma"),
    "a closing bracket": (with_(ROLE, "role: ‸] Ostaja"), "yaml-syntax", "begin with ]"),
    # Keys
    "a key twice": (with_(ROLE, "role: Ostaja\n‸role: Myyjä"), "duplicate-key", "second time"),
    "a misspelt key": (with_(ROLE, "‸roel: Ostaja"), "unknown-key", "`role`"),
    "a capital letter": (with_(ROLE, "‸Role: Ostaja"), "unknown-key", "`role`"),
    "capital letters": (with_("given_name: Saimi", "‸GIVEN_NAME: Saimi"), "unknown-key", "`given"),
    "a key in two words": (
        with_("given_name: Saimi", "‸Given name: Saimi"), "unknown-key", "`given_name`"),
    "a key like a programmer's": (
        with_("given_name: Saimi", "‸givenName: Saimi"), "unknown-key", "`given_name`"),
    "a Finnish key": (with_(ROLE, "‸sukunimi: Aalto"), "unknown-key", "`family_name`"),
    "another Finnish key": (
        with_(ROLE, "‸sähköposti: a@b.example"), "unknown-key", "`emails`"),
    "a Swedish key": (with_(ROLE, "‸Förnamn: Saimi"), "unknown-key", "`given_name`"),
    "a German key": (with_(ROLE, "‸Nachname: Aalto"), "unknown-key", "family_name"),
    "a merge key": (with_(ROLE, "‸<<: x"), "unknown-key", "the fields here are"),
    # Values
    "a Finnish date": (with_(SINCE, "    since: ‸3.6.2024"), "date", "year-month-day"),
    "an American date": (with_(SINCE, "    since: ‸6/3/2024"), "date", "2024-03-14"),
    "a date without zeros": (with_(SINCE, "    since: ‸2024-3-1"), "date", "2024-03-14"),
    "a day that is not": (with_(SINCE, "    since: ‸2024-02-30"), "date", "no such day"),
    "a phone number in letters": (
        with_(ROLE, "phones:\n  - number: ‸+358 KATTO\n    use: work"), "phone", "+358405550123"),
    "a phone number as dialled": (
        with_(ROLE, "phones:\n  - number: ‸040 555 0123\n    use: work"), "phone", "country code"),
    "a word that is none": (with_(USE, "    use: ‸job"), "unknown-word", "work, personal"),
    "a word with a capital letter": (with_(USE, "    use: ‸Work"), "unknown-word", "mean `work`"),
    "a word misspelt": (
        with_("kind: customer", "kind: ‸custommer"), "unknown-word", "mean `customer`"),
    "a word in two": (
        with_("  - basis: customer_relationship", "  - basis: ‸customer relationship"),
        "unknown-word", "mean `customer_relationship`"),
    "a country's name": (with_("  country: FI", "  country: ‸Finland"), "country", "two-letter"),
    "a language's name": (with_("language: fi", "language: ‸suomi"), "language", "such as fi"),
    "two addresses in one": (
        with_(EMAIL, "  - address: ‸saimi@aurinko.example, a@b.example"), "email", "exactly one @"),
    "an address in angle brackets": (
        with_(EMAIL, "  - address: ‸<saimi@aurinko.example>"), "email", "not a valid"),
    "the id in capitals": (with_("id: k7m2qd4x", "id: ‸K7M2QD4X"), "id", "small"),
    # What nobody sees
    "a byte order mark": ("‸\ufeff" + CONTACT, "byte-order-mark", "without BOM"),
    "no-break spaces": (with_(STREET, "‸\u00a0\u00a0street: x"), "odd-space", "plain space"),
    "no-break spaces in the middle": (
        with_(CODE, '‸\u00a0\u00a0postal_code: "06100"'), "odd-space", "plain space"),
    "a no-break space after a space": (
        with_(CODE, ' ‸\u00a0postal_code: "06100"'), "odd-space", "plain space"),
    "no-break spaces before a dash": (
        with_(EMAIL, "‸\u00a0\u00a0- address: saimi@aurinko.example"), "odd-space", "plain space"),
    "no-break spaces before a field of an item": (
        with_(USE, "‸\u00a0\u00a0\u00a0\u00a0use: work"), "odd-space", "plain space"),
    "a no-break space after the colon": (
        with_(ROLE, "role:‸\u00a0Ostaja"), "odd-space", "plain space"),
    "a no-break space after a colon of the address": (
        with_(STREET, "  street:‸\u00a0Rantatie 3"), "odd-space", "plain space"),
    "a no-break space after the dash": (
        with_(EMAIL, "  -‸\u00a0address: saimi@aurinko.example"), "odd-space", "plain space"),
    "a no-break space before the colon": (
        with_(ROLE, "role‸\u00a0: Ostaja"), "odd-space", "plain space"),
    "no-break spaces before words": (
        with_(SEGMENTS, "segments:\n‸\u00a0\u00a0- solar"), "odd-space", "plain space"),
    "a figure space": (with_(STREET, "‸\u2007\u2007street: x"), "odd-space", "plain space"),
    "a narrow no-break space": (with_(STREET, "‸\u202f\u202fstreet: x"), "odd-space", "space"),
    "an ideographic space": (with_(STREET, "‸\u3000street: x"), "odd-space", "plain space"),
    "a no-break space around a text": (with_(ROLE, "role: ‸\u00a0Ostaja"), "outer-space", "space"),
    "a space without width": (with_(ROLE, "‸\u200brole: Ostaja"), "hidden-character", "be seen"),
    "a soft hyphen": (with_(ROLE, "role: Os‸\u00adtaja"), "hidden-character", "cannot be seen"),
    # Files
    "nothing": ("‸", "empty-file", "fill it in"),
    "comments only": ("‸# a\n# b\n", "empty-file", "only comments"),
    "two contacts in a file": (f"{CONTACT}‸---\n{CONTACT}", "several-documents", "one document"),
    "a web page": ("‸<!DOCTYPE html>\n<html><body>x</body></html>\n", "not-a-mapping", "web page"),
    "prose": ("‸Saimi Aalto, Aurinko Oy\n", "not-a-mapping", "`key: value`"),
    "a list": ("‸- id: k7m2qd4x\n  kind: customer\n", "not-a-mapping", "remove the dash"),
    "a table": ("‸id;kind;organisation\nk7m2qd4x;customer;Oy\n", "not-a-mapping", "one a line"),
    "a remark of a programmer": (with_(ROLE, "‸// ask again"), "yaml-syntax", "remark with #"),
    "Git's two versions": (
        with_(ROLE, "‸<<<<<<< HEAD\nrole: Ostaja\n=======\nrole: Myyjä\n>>>>>>> other"),
        "conflict-marker", "choose between"),
    "Git's three versions": (
        with_(ROLE, "‸<<<<<<< a\nrole: x\n||||||| b\nrole: y\n=======\nrole: z\n>>>>>>> c"),
        "conflict-marker", "delete the lines"),
    "Git's mark left over": (with_(ROLE, "role: Ostaja\n‸======="), "conflict-marker", "delete"),
    "Git's versions in a list": (
        with_(USE, "‸<<<<<<< HEAD\n    use: work\n=======\n    use: personal\n>>>>>>> other"),
        "conflict-marker", "choose between"),
}  # fmt: skip

#: What looks odd and is right: the value is what was typed.
RIGHT: dict[str, tuple[str, dict[str, object]]] = {
    "a space before the colon": (with_(ROLE, "role : Ostaja"), {"role": "Ostaja"}),
    "a tab after the colon": (with_(ROLE, "role:\tOstaja"), {"role": "Ostaja"}),
    "text on the line below": (with_(ROLE, "role:\n  Ostaja"), {"role": "Ostaja"}),
    "a list that is not indented": (
        with_(f"{EMAIL}\n{USE}", "- address: saimi@aurinko.example\n  use: work"), {}),
    "a comma at the end of a list": (with_(SEGMENTS, "segments: [solar, roof, ]"), {}),
    "no space after a comma": (with_(SEGMENTS, "segments: [solar,roof]"), {}),
    "digits without quotes": (with_(CODE, "  postal_code: 06100"), {}),
    "a no-break space in a text": (
        with_(ROLE, "role: Johtava\u00a0ostaja"), {"role": "Johtava\u00a0ostaja"}),
    "a dash of Word in a text": (with_(ROLE, "role: Ostaja – katot…"), {"role": "Ostaja – katot…"}),
    "yes": (with_(ROLE, "role: yes"), {"role": "yes"}),
    "null": (with_(ROLE, "role: Null"), {"role": "Null"}),
    "a tilde": (with_(ROLE, "role: ~"), {"role": "~"}),
    "a number": (with_(ROLE, "role: 1_000"), {"role": "1_000"}),
    "a time": (with_(ROLE, "role: 12:30"), {"role": "12:30"}),
    "a # inside a word": (with_(ROLE, "role: C#-ohjelmoija"), {"role": "C#-ohjelmoija"}),
    "a # in quotes": (with_(ROLE, 'role: "Ostaja #1"  # so'), {"role": "Ostaja #1"}),
    "a comment behind a day and a word": (
        with_(SINCE, "    since: 2021-03-14  # by letter").replace(USE, "    use: work # new"), {}),
    "a comment behind a key with fields": (with_("address:", "address:  # new"), {}),
    "a curly quote inside a text": (
        with_(ROLE, "role: ”Ykkös”ostaja itse"), {"role": "”Ykkös”ostaja itse"}),
    "a document that begins with ---": (f"---\n{CONTACT}", {}),
    "JSON": ('{"id": "k7m2qd4x", "kind": "customer", "organisation": "Oy", "responsible": '
             '"liisa@ensto.example", "lawful_basis": [{"basis": "law", "since": "2021-03-14"}],\n'
             ' "sources": [{"source": "erp", "date": "2021-03-14"}]}\n', {"organisation": "Oy"}),
}  # fmt: skip


def faults(text: str) -> tuple[Fault, ...]:
    try:
        parse(text.encode())
    except NotationError as error:
        return error.faults
    return ()


def findings(text: str) -> tuple[Finding, ...]:
    checked = check("records/customers/k7/k7m2qd4x.yaml", FileKind.CUSTOMER, text.encode())
    assert (checked.record is None) is any(f.severity == "error" for f in checked.findings)
    return tuple(sorted(checked.findings, key=lambda finding: (finding.line, finding.column)))


def test_the_contact_is_right() -> None:
    assert findings(CONTACT) == ()


@pytest.mark.parametrize(("marked", "rule", "words"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_named_where_it_was_made(marked: str, rule: str, words: str) -> None:
    before, text = marked.partition("‸")[0], marked.replace("‸", "")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    first = findings(text)[0]
    assert (first.rule, first.line, first.column) == (rule, line, column)
    assert words in f"{first.message} ({first.fix})"


@pytest.mark.parametrize("marked", [marked for marked, _, _ in MISTAKES.values()], ids=MISTAKES)
def test_both_readers_take_it_for_the_same(marked: str) -> None:
    text = marked.replace("‸", "")
    fast = read_canonical(text)
    if fast is not None:
        assert tree_of(parse(text.encode())) == fast


@pytest.mark.parametrize("marked", [marked for marked, _, _ in MISTAKES.values()], ids=MISTAKES)
def test_the_ends_of_lines_move_nothing(marked: str) -> None:
    """Saved by an editor on Windows, a file has its faults of notation where it had them."""
    text = marked.replace("‸", "")
    assert faults(text.replace("\n", "\r\n")) == faults(text)


@pytest.mark.parametrize(("text", "values"), RIGHT.values(), ids=list(RIGHT))
def test_what_is_odd_and_right_is_taken_as_typed(text: str, values: dict[str, object]) -> None:
    assert findings(text) == ()
    tree = tree_of(parse(text.encode()))
    assert isinstance(tree, dict)
    assert {key: tree[key] for key in values} == values
    assert first_mistake(text, text.count("\n")) is None


@pytest.mark.parametrize(
    "typed",
    ["Maija Virtanen", "maija virtanen: x", '"Virtanen', "[Virtanen", "-Virtanen"],
)
def test_no_finding_has_a_word_of_what_was_typed(typed: str) -> None:
    for old in (ROLE, STREET, EMAIL, USE, SEGMENTS):
        margin = old[: len(old) - len(old.lstrip())]
        for finding in findings(with_(old, margin + typed)):
            said = f"{finding.message} {finding.fix} {finding.field}".lower()
            assert "virtanen" not in said
            assert "maija" not in said
