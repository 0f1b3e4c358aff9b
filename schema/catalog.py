"""Every rule id that the tool can say, in plain words: the one place where they are explained.

Ids are permanent: workflows and people's notes carry them. A test collects the ids from the code
and holds them to this catalog; the rule reference is made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Severity = Literal["error", "warning", "reason", "refusal"]

Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says, and what to do about it.

    `severity`: an error fails `validate`, a warning does not; a reason says why a contact is in or
    out of a campaign; a refusal says why a row of a list is not imported. `group` is the heading
    under which the reference has it.
    """

    id: str
    severity: Severity
    summary: str
    fix: str
    group: str


_QUOTE = "Put the text in double quotes."

_NOTATION: tuple[Line, ...] = (
    ("alias", "Aliases (`*name`) are not allowed.", "Write the value out, or put it in quotes."),
    ("anchor", "Anchors (`&name`) are not allowed.", "Remove it, or put the text in quotes."),
    ("byte-order-mark", "The file holds a byte order mark.", "Save it as UTF-8 without BOM."),
    ("control-character", "A control character stands in the file.", "Remove it."),
    ("directive", "Lines that begin with `%` are not allowed.", "Remove the line."),
    ("duplicate-key", "A key stands in one mapping twice.", "Keep one of the two."),
    ("empty-file", "The file is empty, or holds only comments.", "Fill it in, or remove it."),
    (
        "hidden-character",
        "A character stands here that cannot be seen: one without width, or one "
        "that turns the reading direction.",
        "Remove it.",
    ),
    ("key-not-text", "A key is a list or a mapping.", "Write a word before the colon."),
    ("more-findings", "The file has more findings than are shown.", "Mend the others first."),
    ("not-a-mapping", "The file does not consist of `key: value` lines.", "Write it as such."),
    ("not-nfc", "A letter is composed of parts: the text is not NFC.", "Run `tooling format`."),
    ("not-utf-8", "The file is not UTF-8 text.", "Save it as UTF-8."),
    ("several-documents", "A second document begins in the file.", "Keep one document a file."),
    ("tab-indent", "A tab is used as indentation.", "Indent with two spaces."),
    ("tag", "Tags (`!name`) are not allowed.", "Remove it, or put the text in quotes."),
    ("too-deep", "The nesting is deeper than any field's.", "Remove the brackets or levels."),
    (
        "too-large",
        "The file is larger than its kind may be (256 KiB).",
        "Move what is no contact data elsewhere.",
    ),
    ("yaml-syntax", "The file is not well-formed YAML.", "Look at the line; " + _QUOTE.lower()),
)

_FILES: tuple[Line, ...] = (
    (
        "missing-file",
        "A file that every register has is missing.",
        "Copy it from a register made by `tooling init`.",
    ),
    ("not-a-file", "A folder or a device has the name of a file.", "Rename or remove it."),
    ("stray-file", "A file under `records/` is no part of a register.", "Move it elsewhere."),
    ("symlink", "Symbolic links are not followed.", "Replace it by a file."),
    ("unreadable", "The file or folder can't be read.", "Give yourself the right to read it."),
)

_VALUES: tuple[Line, ...] = (
    ("count", "A count is a whole number in digits.", "Write it as `0` or `12`."),
    ("country", "A country is its two-letter ISO 3166-1 code.", "Write `FI`, `NO`, `DE`, …"),
    ("date", "A date is written year-month-day.", "Write it as `2024-03-14`."),
    ("email", "This is not a valid e-mail address.", "Correct or remove it."),
    ("expected-fields", "Fields are expected here.", "Write `key: value` lines below it."),
    ("expected-list", "A list is expected here.", "Write lines that begin with `- `."),
    ("expected-text", "A text is expected here.", "Write one value."),
    ("flag", "Expected `true` or `false`.", "Write one of the two."),
    (
        "id",
        "An id has 8 characters: a consonant, then consonants and the digits 2 to 9.",
        "Take the id from the file's name, or let `tooling new` make one.",
    ),
    ("language", "A language is its BCP 47 tag.", "Write `fi`, `sv`, `en`, `pt-BR`, …"),
    ("missing-field", "A field that every such file has is missing.", "Add it."),
    ("one-line", "The text must stand on one line, without tabs.", "Join the lines."),
    ("out-of-range", "The number is too small or too large.", "Correct it."),
    ("outer-space", "There is white space before or after the text.", "Remove it."),
    ("phone", "A phone number is written with + and its country code.", "Write `+358405550123`."),
    (
        "postal-code",
        "The postal code does not have the form that its country uses.",
        "Correct the code or the country.",
    ),
    (
        "sealed-in-clear",
        "Only age-encrypted text may stand in a sealed field.",
        "Remove the clear text from the file and from the history; seal it first.",
    ),
    (
        "slug",
        "A name here has small letters a-z and digits, joined by a dot, - or _.",
        "Rename it.",
    ),
    ("too-long", "The text or the list is too long.", "Shorten it."),
    ("too-short", "The text or the list needs at least one item.", "Fill it in."),
    ("unknown-key", "The schema has no field of this name here.", "Correct the key."),
    ("unknown-word", "The field takes only certain words.", "Use one of those that are named."),
    ("wrong-form", "The text does not have the form of this field.", "Correct it."),
)

_RECORDS: tuple[Line, ...] = (
    (
        "clicks-despite-objection",
        "Opens or clicks of a newsletter are recorded that was sent after the person objected to "
        "direct marketing (GDPR Art. 21(2)-(3)).",
        "Remove `opens:` and `clicks:`, and stop recording them for this person.",
    ),
    (
        "consent-against-objection",
        "A consent contradicts an objection of the same person; the "
        "objection counts (GDPR Art. 21(3)).",
        "Add `withdrawn:` to the consent, or narrow it.",
    ),
    (
        "consent-by-import",
        "Consent is not given by being on a list (GDPR Art. 7(1)).",
        "Name the basis on which the list was had.",
    ),
    (
        "consent-incomplete",
        "A consent names its purpose, channels and evidence (GDPR Art. 7(1)).",
        "Add what is missing.",
    ),
    (
        "consent-only",
        "Purpose, channels, evidence and withdrawn belong to a consent.",
        "Remove them from this basis.",
    ),
    (
        "count-differs",
        "The number of contacts is not the length of the list.",
        "Disclosures are written by `tooling export`: restore the file.",
    ),
    ("dates-reversed", "Something ended before it began.", "Correct one of the dates."),
    (
        "due-date-wrong",
        "A request is due one calendar month after receipt, and the months of its extension later "
        "(GDPR Art. 12(3)).",
        "Write the date that the finding names.",
    ),
    (
        "erased-history",
        "History that was erased on request is in the repository again: a clone from before the "
        "erasure was pushed (GDPR Art. 17).",
        "Throw the branch away, and start again from a fresh clone.",
    ),
    (
        "erased-unproven",
        "A request is called erased before the scan found nothing and every step of the checklist "
        "was confirmed.",
        "Remove `outcome:` and `closed:`, and confirm the steps: `tooling request confirm`.",
    ),
    (
        "extension-late",
        "An extension counts only where the person is told within the first month (GDPR Art. "
        "12(3)).",
        "Correct the date, or remove the extension and put the first due date back.",
    ),
    ("half-closed", "A request's `outcome` and `closed` go together.", "Add the other one."),
    (
        "identity-not-verified",
        "Data was handed out or erased, and nobody made sure who asked for it (GDPR Art. 12(6)).",
        "Add `identity:` with how it was verified, by which role and when.",
    ),
    ("id-changed", "An id stays the same for ever.", "Put the old id back."),
    ("id-not-file-name", "The id is not the file's name.", "Rename the file to the id."),
    ("listed-twice", "The same thing stands in a list twice.", "Remove one of the two."),
    (
        "media-only",
        "Only a contact of kind media has outlets.",
        "Remove them, or correct the kind.",
    ),
    ("no-basis", "The contact has no lawful basis (GDPR Art. 6(1)).", "Add `lawful_basis:`."),
    (
        "no-source",
        "The contact does not say where its data came from (GDPR Art. 14(2)(f)).",
        "Add `sources:`.",
    ),
    (
        "purpose-not-of-register",
        "A register is not kept for the campaign's purpose (GDPR Art. 5(1)(b)).",
        "Remove the register, or choose another purpose.",
    ),
    (
        "refused-without-reason",
        "A refused request has no reason (GDPR Art. 12(4)).",
        "Add `refusal:` with the reason and the day on which the person was told.",
    ),
    ("shared-with-self", "A mailbox is shared with the contact itself.", "Name the others."),
    ("source-column-twice", "A column of a list is mapped or ignored twice.", "Keep one."),
    ("source-field-twice", "Two columns fill one field that has one value.", "Keep one."),
    ("source-key", "Exactly one column is the source's key.", "Map it with `field: key`."),
    (
        "source-separator",
        "Only fields that are lists take several values from one cell.",
        "Remove `separator:`.",
    ),
    ("wrong-folder", "The file is not in the folder that it belongs in.", "Move it there."),
)

_BETWEEN: tuple[Line, ...] = (
    ("duplicate-id", "Two files have the same id.", "Give one of them a new id."),
    (
        "same-email",
        "Two contacts have the same e-mail address.",
        "Merge them, or name the other under `shared_with:` if two people read the mailbox.",
    ),
    (
        "same-source-key",
        "Two contacts have the same key of the same source: an import would not "
        "know which one to change.",
        "Merge them, or correct the key.",
    ),
    (
        "text-missing",
        "A field or a word has no text in a language of the documents, or a field stands in no "
        "line of the register description's data content. It concerns the code: the finding stands "
        "at the top of the register's `register.yaml`.",
        "Add the text in `tooling/texts`, and the field in `schema/content.py`.",
    ),
    ("unknown-campaign", "There is no campaign of this name.", "Correct the name."),
    ("unknown-contact", "There is no contact with this id.", "Correct the id."),
    ("unknown-request", "There is no request with this id.", "Record it, or correct the id."),
    (
        "unknown-source",
        "The register's description does not list this source.",
        "Add it under `sources:` of `register.yaml`, or correct the contact.",
    ),
    ("unknown-unit", "The controller has no unit of this name.", "Correct the name."),
)

_WARNINGS: tuple[Line, ...] = (
    ("future-date", "A date is in the future.", "Correct it, or wait."),
    ("line-ends", "The lines end as on Windows.", "Run `tooling format`."),
    (
        "not-informed",
        "A prospect has not been given the privacy notice in time (GDPR Art. 14(3)).",
        "Give the notice, then add `informed:` with the date.",
    ),
    (
        "refusal-late",
        "The person was told of a refusal after the first month (GDPR Art. 12(4)).",
        "Nothing can mend this; keep the reason for the delay for the authority.",
    ),
    (
        "remedies-not-named",
        "The person was not told of the complaint and the court remedy (GDPR Art. 12(4)).",
        "Tell the person, then add `remedies: true`.",
    ),
    (
        "request-overdue",
        "A request has not been answered in time (GDPR Art. 12(3)).",
        "Answer it: `tooling request show ID` says how.",
    ),
    (
        "retention-due",
        "The time to keep this is over (GDPR Art. 5(1)(e)).",
        "`tooling retention` lists what is due; with `--apply` it removes it.",
    ),
    (
        "suppressed-address",
        "The contact has an address that is kept out for every purpose. Said only where "
        "the key of the suppressions is at hand.",
        "Remove the address, or open an erasure request.",
    ),
)

_CHANGES: tuple[Line, ...] = (
    (
        "mass-change",
        "A change touches more than 30 % of the contacts.",
        "Say why in a `Register-Reason:` trailer of a commit.",
    ),
    (
        "objection-removed",
        "An objection was removed, or moved to a later day.",
        "Put it back, or say why in a `Register-Reason:` trailer.",
    ),
    (
        "restriction-removed",
        "A restriction was removed.",
        "Put it back, or say why in a `Register-Reason:` trailer.",
    ),
    (
        "withdrawal-removed",
        "The withdrawal of a consent was removed.",
        "Put it back, or say why in a `Register-Reason:` trailer.",
    ),
)

_REASONS: tuple[Line, ...] = (
    (
        "consent-needed",
        "Electronic marketing to this address needs consent: it could do without "
        "only where the campaign targets work duties, the contact has a role, and the address is "
        "at work.",
        "Ask for consent, and record it with its evidence.",
    ),
    ("consent-withdrawn", "The person has withdrawn the consent to this.", ""),
    ("invalid-file", "The file has findings.", "Mend them: `tooling validate` names them."),
    (
        "no-address-for-channel",
        "There is no address that the campaign's channel could use.",
        "Add one, or choose another channel.",
    ),
    ("no-lawful-basis", "No lawful basis on record fits the campaign's purpose.", ""),
    ("no-longer-held", "The contact has been removed from the register since.", ""),
    ("objection-direct-advertising", "The person has prohibited direct advertising.", ""),
    ("objection-distance-selling", "The person has prohibited distance selling.", ""),
    ("objection-market-research", "The person has prohibited market research.", ""),
    ("objection-opinion-research", "The person has prohibited opinion research.", ""),
    ("objection-other-direct-marketing", "The person has prohibited direct marketing.", ""),
    ("permitted", "The person may be contacted.", ""),
    (
        "register-not-in-campaign",
        "The campaign does not ask this contact's register.",
        "Name it under `registers:` if it is meant.",
    ),
    ("restriction", "The processing of this contact's data is restricted (GDPR Art. 18).", ""),
    *(
        (
            f"not-chosen-{line.replace(' ', '-')}",
            f"The campaign asks for another {line}.",
            "Change the line under `where:` if it is meant.",
        )
        for line in (
            "country",
            "kind",
            "language",
            "organisation",
            "outlets",
            "project type",
            "publications",
            "responsible",
            "segments",
        )
    ),
)

_REFUSALS: tuple[Line, ...] = (
    ("missing-key", "The row has no key of its source.", "Fill it in where the list comes from."),
    ("phone-country", "A number in national form, and no country to read it by.",
     "Give the row a country, or `defaults:` one in the mapping."),
    ("phone-extension", "A number in E.164 has no place for an extension.", "Take it off."),
    ("row-shape", "The row has more or fewer cells than the heading.", "Mend the list."),
    ("same-key", "Two rows, or two contacts, have the same key of the source.", "Keep one."),
    ("suppressed", "The address is kept out: the person said no, or the address does not work.",
     "Leave the row out; `tooling suppress check` says why."),
)  # fmt: skip

#: The groups of the reference, in its order.
GROUPS: Mapping[str, tuple[Severity, tuple[Line, ...]]] = MappingProxyType(
    {
        "Files": ("error", _FILES),
        "Notation": ("error", _NOTATION),
        "Values and fields": ("error", _VALUES),
        "Records": ("error", _RECORDS),
        "Between files": ("error", _BETWEEN),
        "Warnings": ("warning", _WARNINGS),
        "Changes that need a reason": ("error", _CHANGES),
        "Who may be contacted": ("reason", _REASONS),
        "Rows of a list": ("refusal", _REFUSALS),
    }
)


def _rules() -> Iterator[Rule]:
    for group, (severity, lines) in GROUPS.items():
        for id, summary, fix in lines:
            yield Rule(id, severity, summary, fix, group)


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _rules()})
