"""Is the contact that a row leads to valid? The register's answer, by the list's columns."""

from __future__ import annotations

from pydantic import ValidationError

from schema.addresses import fits_postal_code
from schema.contact import POSTAL_CODE
from schema.field_path import FieldPath, dotted
from schema.layout import contact_kind, contact_path
from schema.models import MODELS
from schema.source import SourceMapping
from tooling.rules.checks import problems_in
from tooling.rules.model_errors import problems_of
from tooling.sources.rules.rows import LeftOut, ListedContact, Refusal
from tooling.yaml.tree import RecordTree

_TARGETS = {
    "emails": "email",
    "phones": "phone",
    # What the schema says of an address as a whole is about its postal code.
    "address": "postal_code",
}


def refusals(row: int, register: str, tree: RecordTree, mapping: SourceMapping) -> list[Refusal]:
    """Why the contact `tree` that row `row` leads to can't stand in `register`; empty if it can."""
    path = contact_path(register, tree["id"])
    kind = contact_kind(path)
    try:
        contact = MODELS[kind].model_validate(tree)
    except ValidationError as invalid:
        problems = problems_of(invalid, MODELS[kind])
    else:
        found = problems_in(contact, kind, path)
        problems = [problem for problem in found if problem.severity == "error"]
    refused = []
    for problem in problems:
        column = column_of(problem.field, mapping)
        where = "" if column or not problem.field else f"{dotted(problem.field)}: "
        refused.append(Refusal(row, column, problem.rule.id, where + problem.message))
    return refused


def without_postal_code(
    listed: ListedContact, tree: RecordTree, mapping: SourceMapping
) -> ListedContact:
    """The row without its postal code, where that is not one of the country of the contact `tree`
    to which the row leads; else the row itself.
    """
    address = tree.get("address", {})
    code, country = listed.values.get("address", {}).get("postal_code"), address.get("country")
    if not code or not country or fits_postal_code(code, country):
        return listed
    column = column_of(("address", "postal_code"), mapping)
    assert column is not None
    cell = LeftOut(listed.row, column, POSTAL_CODE.id, POSTAL_CODE.message)
    return listed.without("postal_code", cell)


def column_of(field: FieldPath, mapping: SourceMapping) -> str | None:
    """The heading of the (first) column that fills `field`, if one does."""
    names = [part for part in field if isinstance(part, str)]
    if not names:
        return None
    target = _TARGETS.get(names[0], names[0])
    if names[0] == "address" and len(names) > 1:
        target = names[1]
    return next((column.column for column in mapping.columns if column.field == target), None)
