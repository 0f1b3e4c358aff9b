"""Reading a campaign and the unit that its list goes to, with a helping word where they fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from schema.base import Record
from schema.campaign import Campaign
from schema.controller import Controller, Unit
from schema.layout import CONTROLLER, FOLDERS, FileKind, record_path
from schema.transfers import beyond_eea, transfer_lack
from tooling.errors import RegisterError
from tooling.git import GitError
from tooling.phrases import did_you_mean

if TYPE_CHECKING:
    from tooling.store.register import Register

Model = TypeVar("Model", bound=Record)


def read_campaign(register: Register, slug: str) -> tuple[Campaign, bytes]:
    """Return the campaign called `slug` as its file is now, and the file's bytes.

    Raises RegisterError where there is none of that name, or its file is not valid.
    """
    names = campaign_names(register)
    if slug not in names:
        raise _unknown("campaign", slug, names)
    path = record_path(FileKind.CAMPAIGN, slug)
    data = register.read(path)
    return _campaign(data, path, slug), data


def campaign_at(register: Register, commit: str, slug: str) -> Campaign:
    """Return the campaign called `slug` as it was in `commit`; RegisterError as `read_campaign`."""
    path = record_path(FileKind.CAMPAIGN, slug)
    data = committed(register, commit, path)
    if data is None:
        raise RegisterError(
            f"There was no campaign {slug} in that state of the register",
            f"`git log -- {path}` shows since when there is one.",
        )
    return _campaign(data, path, slug)


def committed(register: Register, commit: str, path: str) -> bytes | None:
    """Return the bytes that the file at `path` has in `commit`, or None."""
    repository = register.require_repository()
    try:
        listed = repository.start("ls-tree", "-z", commit, "--", register.prefix + path).finish()
    except GitError:
        return None
    entry = listed.partition(b"\t")[0].split()
    if len(entry) != 3 or entry[1] != b"blob":
        return None
    return next(repository.blobs([entry[2].decode()]))


def campaign_names(register: Register) -> list[str]:
    """Return the names of the campaigns that have a file now."""
    folder = register.file(FOLDERS[FileKind.CAMPAIGN])
    return sorted(
        file.stem for file in folder.glob("*.yaml") if file.is_file() and not file.is_symlink()
    )


def read_unit(register: Register, name: str) -> Unit:
    """Return the unit of the controller called `name`.

    Raises RegisterError for a unit that is not the controller's, or that works outside the
    European Economic Area without a safeguard that is said: the registers are disclosed only inside
    the company, and beyond the EEA only as their descriptions tell (GDPR Art. 44-49).
    """
    try:
        data = register.read(CONTROLLER)
    except OSError:
        raise RegisterError(f"{CONTROLLER} can't be read", "Every register needs one.") from None
    controller = _model(data, CONTROLLER, Controller)
    unit = next((unit for unit in controller.units if unit.id == name), None)
    if unit is None:
        raise _unknown("unit", name, [unit.id for unit in controller.units])
    beyond = any(one.recipient is unit for one in beyond_eea(controller))
    lack = transfer_lack(unit.country, unit.transfer) if beyond else None
    if lack:
        raise RegisterError(
            f"The unit {unit.id} works outside the European Economic Area ({unit.country}), and "
            f"{lack}",
            "The registers' descriptions allow no transfer there: no list can go to it until "
            f"`transfer:` of the unit in {CONTROLLER} says what allows it (GDPR Art. 44-49).",
        )
    return unit


def _campaign(data: bytes, path: str, slug: str) -> Campaign:
    campaign = _model(data, path, Campaign)
    if campaign.id != slug:
        raise RegisterError(
            f"{path} holds a campaign of another name", "Let its `id` say what the file is called."
        )
    return campaign


def _model(data: bytes, path: str, model: type[Model]) -> Model:
    from pydantic import ValidationError

    from tooling.yaml.reader import read
    from tooling.yaml.tree import NotationError

    try:
        return model.model_validate(read(data))
    except (NotationError, ValidationError):
        raise RegisterError(
            f"{path} is not valid", f"`tooling validate {path}` says where and why."
        ) from None


def _unknown(what: str, name: str, known: Iterable[str]) -> RegisterError:
    names = list(known)
    others = f"There is: {', '.join(names)}." if names else f"There is no {what} yet."
    return RegisterError(f"There is no {what} of that name", did_you_mean(name, names, others))
