"""What must hold of a file beyond what its model says; contacts and requests have more of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from schema.campaign import Campaign
from schema.disclosure import Disclosure
from schema.layout import CONTACT_KINDS, FileKind
from schema.policy import POLICY
from schema.register import RegisterDescription
from schema.rule import Found, Group, Rule
from schema.suppression import Suppressions

ID_NOT_FILE_NAME = Rule(
    "id-not-file-name", "the id is not the file's name", "rename the file to the id, with .yaml",
    files=(*CONTACT_KINDS, FileKind.CAMPAIGN, FileKind.REQUEST, FileKind.DISCLOSURE,
           FileKind.SOURCE),
)  # fmt: skip
WRONG_FOLDER = Rule(
    "wrong-folder", "the file is not in the folder that it belongs in", "move it there",
    files=(*CONTACT_KINDS, FileKind.REGISTER),
)  # fmt: skip
LISTED_TWICE = Rule(
    "listed-twice", "this stands in the list a second time", "remove one of the two, or rename it",
    files=(*CONTACT_KINDS, FileKind.CONTROLLER, FileKind.REGISTER, FileKind.CAMPAIGN),
)  # fmt: skip
DATES_REVERSED = Rule(
    "dates-reversed", "something ended before it began", "correct one of the dates",
    files=(*CONTACT_KINDS, FileKind.REQUEST),
)  # fmt: skip
PURPOSE_NOT_OF_REGISTER = Rule(
    "purpose-not-of-register",
    "this register is not kept for the campaign's purpose (GDPR Art. 5(1)(b))",
    "remove the register, or choose another purpose", files=(FileKind.CAMPAIGN,),
)  # fmt: skip


def stem(path: str) -> str:
    """Return the name of the file at `path`, without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".yaml")


@ID_NOT_FILE_NAME.check(*CONTACT_KINDS, FileKind.CAMPAIGN, FileKind.REQUEST, FileKind.SOURCE)
def id_is_file_name(record: Any, path: str) -> Iterator[Found]:
    if record.id != stem(path):
        yield Found(("id",))


@ID_NOT_FILE_NAME.check(FileKind.DISCLOSURE)
def disclosure_named(disclosure: Disclosure, path: str) -> Iterator[Found]:
    if stem(path) != f"{disclosure.date}-{disclosure.campaign}-{disclosure.id}":
        yield Found(("id",), "the file's name is not date-campaign-id")


@WRONG_FOLDER.check(FileKind.REGISTER)
def register_in_its_folder(description: RegisterDescription, path: str) -> Iterator[Found]:
    if path.split("/")[1] != description.register_:
        yield Found(("register",), "the description is of another register than its folder")


@LISTED_TWICE.check(FileKind.REGISTER)
def terms_once(description: RegisterDescription, path: str) -> Iterator[Found]:
    seen: set[str] = set()
    for n, term in enumerate(description.terms):
        if term.code in seen:
            yield Found(("terms", n, "code"))
        seen.add(term.code)


@LISTED_TWICE.check(FileKind.CAMPAIGN)
def columns_once(campaign: Campaign, path: str) -> Iterator[Found]:
    for n, column in enumerate(campaign.columns):
        if column in campaign.columns[:n]:
            yield Found(("columns", n))


@Rule(
    "suppressions-order", "an entry is not in the order of the hashes, or stands twice",
    "run `tooling format`; everybody is kept out all the same",
    note="the merge of two branches may leave it so; only the first such entry is named",
    group=Group.WARNINGS, files=(FileKind.SUPPRESSIONS,),
).check()  # fmt: skip
def kept_out_in_order(held: Suppressions, path: str) -> Iterator[Found]:
    names = [(entry.hash, entry.reason) for entry in held.suppressions]
    for n, (one, other) in enumerate(pairwise(names), 1):
        if other <= one:
            yield Found(("suppressions", n))
            return


@PURPOSE_NOT_OF_REGISTER.check()
def purpose_of_registers(campaign: Campaign, path: str) -> Iterator[Found]:
    allowed = POLICY[campaign.purpose].registers
    for n, register in enumerate(campaign.registers):
        if register not in allowed:
            yield Found(("registers", n))


@Rule(
    "count-differs", "the number of contacts is not the length of the list",
    "disclosures are written by `tooling export`: restore the file", files=(FileKind.DISCLOSURE,),
).check()  # fmt: skip
def count_is_right(disclosure: Disclosure, path: str) -> Iterator[Found]:
    if disclosure.exported != len(disclosure.contacts):
        yield Found(("exported",))
