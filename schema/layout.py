"""Which file lies where, and which model says what it may hold."""

from __future__ import annotations

import re
from enum import StrEnum

from schema.ids import is_id
from schema.vocabulary import RegisterName

CONTROLLER = "records/controller.yaml"
SUPPRESSIONS = "records/suppressions.yaml"


class FileKind(StrEnum):
    """The kinds of file under `records/`."""

    CUSTOMER = "customer"
    PROSPECT = "prospect"
    CONTROLLER = "controller"
    REGISTER = "register"
    CAMPAIGN = "campaign"
    REQUEST = "request"
    DISCLOSURE = "disclosure"
    SOURCE = "source"
    SUPPRESSIONS = "suppressions"


CONTACT_KINDS = {
    FileKind.CUSTOMER: RegisterName.CUSTOMERS,
    FileKind.PROSPECT: RegisterName.PROSPECTS,
}

FOLDERS = {
    FileKind.CAMPAIGN: "records/campaigns",
    FileKind.REQUEST: "records/requests",
    FileKind.DISCLOSURE: "records/disclosures",
    FileKind.SOURCE: "records/sources",
}

_PATTERNS: tuple[tuple[re.Pattern[str], FileKind], ...] = (
    (re.compile(r"records/customers/register\.yaml"), FileKind.REGISTER),
    (re.compile(r"records/prospects/register\.yaml"), FileKind.REGISTER),
    (re.compile(r"records/customers/.+\.yaml", re.DOTALL), FileKind.CUSTOMER),
    (re.compile(r"records/prospects/.+\.yaml", re.DOTALL), FileKind.PROSPECT),
    (re.compile(re.escape(CONTROLLER)), FileKind.CONTROLLER),
    (re.compile(re.escape(SUPPRESSIONS)), FileKind.SUPPRESSIONS),
    *(
        (re.compile(re.escape(folder) + r"/[^/]+\.yaml", re.DOTALL), kind)
        for kind, folder in FOLDERS.items()
    ),
)


def kind_of_file(path: str) -> FileKind | None:
    """Return what the file at `path` (relative to the register, with `/`) is, or None."""
    for pattern, kind in _PATTERNS:
        if pattern.fullmatch(path):
            return kind
    return None


def contact_path(register: str, contact: str) -> str:
    """Return the one path that the contact with id `contact` may have in `register`."""
    return f"records/{register}/{contact[:2]}/{contact}.yaml"


def contact_paths(contact: str) -> tuple[str, ...]:
    """Return the paths that the contact with id `contact` may have, one in each register."""
    return tuple(contact_path(register, contact) for register in RegisterName)


def contact_kind(path: str) -> FileKind:
    """Return which register's contact the file at `path` is; `path` is known to be a contact's."""
    kind = kind_of_file(path)
    assert kind in CONTACT_KINDS
    return kind


def register_path(register: str) -> str:
    """Return the path of the description of `register`."""
    return f"records/{register}/register.yaml"


def record_path(kind: FileKind, name: str) -> str:
    """Return the path of the campaign, request, disclosure or source mapping called `name`."""
    return f"{FOLDERS[kind]}/{name}.yaml"


def is_contact_path(path: str) -> bool:
    """Whether `path` is where the contact that it names belongs."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".yaml")
    return is_id(stem) and folder in {f"records/{name}/{stem[:2]}" for name in RegisterName}
