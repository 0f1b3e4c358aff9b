"""What an answer of `init` changes in `controller.yaml`, and if it will do: the schema says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import normalize

from pydantic import ValidationError

from schema.controller import Controller
from schema.field_path import FieldPath
from tooling.errors import RegisterError
from tooling.rules.document_checks import is_placeholder
from tooling.setup.questions import QUESTIONS
from tooling.yaml.editor import edit
from tooling.yaml.reader import read
from tooling.yaml.tree import Tree, at

#: Between units in one answer, and between a name and its country.
_NEXT, _COUNTRY = ";", ","

#: The answer that says that nobody else handles the data.
OWN = "own"


_FIELDS: Mapping[FieldPath, str] = MappingProxyType(
    {question.field: question.option for question in QUESTIONS if question.field}
    # Whether a postal code fits is known of the address as a whole
    | {("address",): "postal-code"}
)

_SAYS_NOTHING = "there is nothing in it; write it, or leave it out"

_HOSTING = {
    "fi": "Git-tietovaraston ylläpito",
    "sv": "drift av Git-förvaret",
    "en": "hosting of the Git repository",
}


class AnswerError(RegisterError):
    """An answer will not do: `option` says which, `why` in a clause why not."""

    def __init__(self, option: str, why: str) -> None:
        said = "unit" if option == "units" else option
        super().__init__(f"--{said}: {why}", "Nothing was made.")
        self.option = option
        self.why = why


def filled_in(text: bytes, answers: Mapping[str, str]) -> bytes:
    """Return `controller.yaml`, which begins as `text`, with `answers` by their options.

    Raises AnswerError for an answer that the schema does not take.
    """
    changes: dict[FieldPath, Tree | None] = {}
    for question in QUESTIONS:
        answer = answers.get(question.option)
        if answer is not None and question.field is not None:
            if not any(map(str.isalnum, answer)):
                raise AnswerError(question.option, _SAYS_NOTHING)
            if is_placeholder(answer):
                raise AnswerError(question.option, "this is a placeholder, not an answer")
            # `se` is as good as `SE` to whoever types it
            changes[question.field] = answer.upper() if question.option == "country" else answer
    before = read(text)
    title = answers.get("contact-title")
    if title is not None and title != at(before, ("contact_point", "title")):
        changes["contact_point", "title_in"] = None
    changes |= _units(before, answers)
    if hosting := answers.get("hosting"):
        changes |= _hosting(hosting)
    try:
        written = edit(text, Controller, changes)
        Controller.model_validate(read(written))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        option = _option(tuple(fault["loc"]))
        several = option in ("units", "hosting") and fault["loc"][-1] == "country"
        where = "after the last comma, " if several else ""
        raise AnswerError(option, f"{where}{fault['msg']}") from None
    return written


def _option(field: FieldPath) -> str:
    for length in range(len(field), 0, -1):
        if field[:length] in _FIELDS:
            return _FIELDS[field[:length]]
    return "units" if field[0] == "units" else "hosting"


def _units(before: Tree, answers: Mapping[str, str]) -> dict[FieldPath, Tree | None]:
    """Return the units that are asked for, in the words that the shipped ones have where they can.

    A unit is in the controller's country where no other is named.
    """
    held = at(before, ("units",))
    assert isinstance(held, list)
    shipped = {str(unit["name"]): unit for unit in held if isinstance(unit, dict)}
    named = answers.get("units", f"{_NEXT} ".join(shipped))
    home = answers.get("country", "").upper() or str(at(before, ("address", "country")))
    units: list[Tree] = []
    for part in filter(None, map(str.strip, named.split(_NEXT))):
        said, comma, country = part.rpartition(_COUNTRY)
        name = (said if comma else part).strip()
        unit = shipped.get(name) or {"id": _slug(name), "name": name}
        units.append({**unit, "country": country.strip().upper() if comma else home})
    if not units:
        raise AnswerError("units", _SAYS_NOTHING)
    ids = [str(unit["id"]) for unit in units if isinstance(unit, dict)]
    if twice := [slug for n, slug in enumerate(ids) if slug in ids[:n]]:
        said = f"two of the units have one name in plain letters, {twice[0]}; give one another"
        raise AnswerError("units", said)
    return {("units",): units}


def _slug(name: str) -> str:
    """Return what `export --to` shall call the unit `name`: plain small letters and digits."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not slug:
        raise AnswerError("units", "a unit's name needs letters a-z or digits, for its id")
    return slug


def _hosting(answer: str) -> dict[FieldPath, Tree | None]:
    if answer.strip().lower() == OWN:
        return {("own_systems",): "true"}
    name, _, country = answer.rpartition(_COUNTRY)
    if not name.strip() or not country.strip():
        raise AnswerError("hosting", "write a name and a country, as in Codehost, DE; or `own`")
    host: dict[str, Tree] = {
        "name": name.strip(), "task": dict(_HOSTING), "country": country.strip().upper(),
    }  # fmt: skip
    return {("processors",): [host]}
