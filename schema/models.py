"""The model of each kind of file."""

from __future__ import annotations

from schema.base import Record
from schema.campaign import Campaign
from schema.contact import Customer, Prospect
from schema.controller import Controller
from schema.disclosure import Disclosure
from schema.layout import FileKind
from schema.register import RegisterDescription
from schema.request import Request
from schema.source import SourceMapping
from schema.suppression import Suppressions

MODELS: dict[FileKind, type[Record]] = {
    FileKind.CUSTOMER: Customer,
    FileKind.PROSPECT: Prospect,
    FileKind.CONTROLLER: Controller,
    FileKind.REGISTER: RegisterDescription,
    FileKind.CAMPAIGN: Campaign,
    FileKind.REQUEST: Request,
    FileKind.DISCLOSURE: Disclosure,
    FileKind.SOURCE: SourceMapping,
    FileKind.SUPPRESSIONS: Suppressions,
}
