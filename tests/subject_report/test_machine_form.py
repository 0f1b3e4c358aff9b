"""The report for machines is what its published JSON Schema says.

`pytest tests/subject_report --renew-golden` writes the schema and the golden files anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk
from tests.schema.test_jsonschema import accepts
from tests.subject_report.conftest import CUSTOMER, PROSPECT, report_on
from tooling.subject_report.machine_form import schema, to_json

FILE = Path(__file__).parents[2] / "docs/schemas/subject-report.schema.json"
GOLDEN = Path(__file__).parent / "golden"
MACHINE_REPORTS = [
    ("person.json", (CUSTOMER, PROSPECT), False),
    ("person-internal.json", (CUSTOMER, PROSPECT), True),
    ("nobody.json", (), False),
]


def is_valid(report: dict[str, Any]) -> bool:
    whole = schema()
    return accepts(whole, whole, report)


def test_the_published_schema_is_that_of_the_report(renew_golden: bool) -> None:
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if renew_golden:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(text, "utf-8")
    assert FILE.read_text("utf-8") == text, "--renew-golden if the change is meant"


def test_every_part_refuses_unknown_keys_and_explains_every_key() -> None:
    whole = schema()
    parts = [part for part in (whole, *whole["$defs"].values()) if "properties" in part]
    assert len(parts) > 20
    for part in parts:
        assert part["additionalProperties"] is False
        assert part["description"]
        assert all(field["description"] for field in part["properties"].values())


def test_reports_are_valid(person: Desk) -> None:
    for contacts in ((CUSTOMER, PROSPECT), (PROSPECT,), ()):
        for handlers in (False, True):
            report = report_on(person, *contacts, with_handlers=handlers)
            assert is_valid(json.loads(to_json(report)))


@pytest.mark.parametrize(("name", "contacts", "handlers"), MACHINE_REPORTS)
def test_a_report_for_machines_is_as_it_was_found_good(
    name: str, contacts: tuple[str, ...], handlers: bool, person: Desk, renew_golden: bool
) -> None:
    content = to_json(report_on(person, *contacts, with_handlers=handlers))
    file = GOLDEN / name
    if renew_golden:
        file.write_bytes(content)
    assert content == file.read_bytes(), "read the difference; --renew-golden if it is meant"
    assert is_valid(json.loads(content))


def test_what_is_not_a_report_is_not_valid(person: Desk) -> None:
    report = json.loads(to_json(report_on(person, CUSTOMER)))
    assert is_valid(report)
    record = report["records"][0]
    for wrong in (
        {**report, "version": 2},
        {**report, "extra": 1},
        {name: value for name, value in report.items() if name != "made"},
        {**report, "made": "1.6.2025"},
        {**report, "kept_out": None},
        {**report, "controller": {**report["controller"], "access": []}},
        {**report, "handovers": [{**report["handovers"][0], "channel": "pigeon"}]},
        {**report, "records": [{**record, "register": "prospects"}]},
        {**report, "records": [{**record, "data": {**record["data"], "sales": "x"}}]},
        {**report, "records": [{**record, "data": {**record["data"], "shoe_size": "42"}}]},
    ):
        assert not is_valid(wrong)


def test_the_controllers_inner_matters_are_no_data_on_the_person(person: Desk) -> None:
    file = person.root / "records/controller.yaml"
    key = "age1" + "q" * 58
    access = f"access: [{{section: sales, role: Sales, key: {key}, since: 2024-01-01}}]\n"
    file.write_text(file.read_text("utf-8") + access, "utf-8")
    text = to_json(report_on(person, CUSTOMER)).decode()
    assert key not in text
    assert '"protection"' not in text
