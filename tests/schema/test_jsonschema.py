"""The JSON Schemas for editors are those that the models draw, and accept what editors parse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator, TypeAdapter

from schema.jsonschema import (
    EXAMPLES,
    FILES,
    EditorSchema,
    rendered,
    schema_of,
)
from schema.layout import FileKind, kind_of_file
from tooling.reference.generated import SCHEMAS

PRODUCT = Path(__file__).parents[2]


def accepts(whole: dict[str, Any], part: dict[str, Any], value: object) -> bool:
    """A validator of the words that the schemas use; an unknown word fails the test."""
    checks = {
        "type": lambda types: any(is_type(value, name) for name in as_list(types)),
        "enum": lambda words: value in words,
        "const": lambda word: value == word,
        "pattern": lambda form: not isinstance(value, str) or re.search(form, value) is not None,
        "minLength": lambda least: not isinstance(value, str) or len(value) >= least,
        "maxLength": lambda most: not isinstance(value, str) or len(value) <= most,
        "minimum": lambda least: not isinstance(value, int) or value >= least,
        "maximum": lambda most: not isinstance(value, int) or value <= most,
        "minItems": lambda least: not isinstance(value, list) or len(value) >= least,
        "maxProperties": lambda most: not isinstance(value, dict) or len(value) <= most,
        "items": lambda inner: (
            not isinstance(value, list) or all(accepts(whole, inner, item) for item in value)
        ),
        "properties": lambda inner: (
            not isinstance(value, dict)
            or all(accepts(whole, inner[key], value[key]) for key in value if key in inner)
        ),
        "required": lambda names: not isinstance(value, dict) or set(names) <= value.keys(),
        "additionalProperties": lambda inner: (
            not isinstance(value, dict)
            or (
                value.keys() <= part["properties"].keys()
                if inner is False
                else all(accepts(whole, inner, item) for item in value.values())
            )
        ),
        "propertyNames": lambda inner: (
            not isinstance(value, dict) or all(accepts(whole, inner, key) for key in value)
        ),
        "anyOf": lambda choices: any(accepts(whole, choice, value) for choice in choices),
        "allOf": lambda choices: all(accepts(whole, choice, value) for choice in choices),
        "$ref": lambda name: accepts(whole, whole[name.split("/")[1]][name.split("/")[2]], value),
    }
    said = {
        "$schema", "$defs", "definitions", "title", "description", "examples", "format",
        "contentEncoding", "one-a-line",
    }  # fmt: skip
    return all(checks[word](rule) for word, rule in part.items() if word not in said)


def as_list(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def is_type(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    kinds = {"string": str, "integer": int, "number": int | float, "object": dict, "array": list}
    return value is None if name == "null" else isinstance(value, kinds.get(name, ()))


CUSTOMER: dict[str, Any] = {
    "id": "k7m2qd4x",
    "kind": "customer",
    "organisation": "Porvoon Sähköasennus Oy",
    "emails": [{"address": "maija@porvoonsahko.example", "use": "work"}],
    "address": {"postal_code": "06100", "country": "FI"},
    "responsible": "liisa.korhonen@ensto.example",
    "lawful_basis": [{"basis": "customer_relationship", "since": "2021-03-14"}],
    "surveys": [{"survey": "satisfaction", "answered": "2024-09-30", "results": {"score": "9"}}],
    "newsletters": [{"issue": "2024-10-fi", "sent": "2024-10-04", "opens": 2}],
    "sources": [{"source": "erp", "date": "2021-03-14"}],
}


def test_the_kept_schemas_are_those_of_the_models() -> None:
    assert {
        file.name: file.read_text("utf-8") for file in (PRODUCT / SCHEMAS).iterdir()
    } == rendered()


def test_every_kind_of_file_has_a_schema_and_a_place() -> None:
    assert set(rendered()) == {f"{kind}.schema.json" for kind in FileKind}
    for kind, pattern in FILES.items():
        path = pattern.replace("records/*/", "records/customers/").replace("*/*", "k7/k7m2qd4x")
        assert kind_of_file(path.replace("*", "some-name")) is kind


def test_files_are_sorted_and_end_with_a_line_end() -> None:
    for text in rendered().values():
        assert text.endswith("}\n")
        assert (
            text
            == json.dumps(json.loads(text), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        )


def test_every_model_refuses_unknown_keys_and_explains_every_key() -> None:
    for kind in FileKind:
        whole = schema_of(kind)
        for part in [whole, *whole.get("definitions", {}).values()]:
            if "properties" in part:
                assert part["additionalProperties"] is False
                assert all(drawn["description"] for drawn in part["properties"].values())


def test_examples_are_of_models_that_are_there_and_are_valid() -> None:
    seen = set()
    for kind in FileKind:
        whole = schema_of(kind)
        models = {whole["title"]: whole, **whole.get("definitions", {})}
        for name, examples in EXAMPLES.items():
            for key, example in examples.items():
                if name in models and key in models[name]["properties"]:
                    seen.add((name, key))
                    drawn = models[name]["properties"][key]
                    assert drawn["examples"] == [example]
                    assert accepts(whole, drawn, example)
    assert seen == {(name, key) for name, examples in EXAMPLES.items() for key in examples}


def test_a_plain_contact_is_accepted() -> None:
    whole = schema_of(FileKind.CUSTOMER)
    assert accepts(whole, whole, CUSTOMER)


@pytest.mark.parametrize(
    "change",
    [
        {"address": {"postal_code": 6100, "country": "FI"}},
        {"family_name": None},
        {"given_name": True},
        {"organisation": 3},
        {"phones": None},
        {"newsletters": [{"issue": 2024, "sent": "2024-10-04", "opens": "2", "clicks": None}]},
        {"surveys": [{"survey": "nps", "answered": "2024-09-30", "results": {"score": 9}}]},
        {"phones": [{"number": 358405550123, "use": "work"}]},
    ],
)
def test_what_a_parser_guesses_is_accepted(change: dict[str, object]) -> None:
    whole = schema_of(FileKind.CUSTOMER)
    assert accepts(whole, whole, {**CUSTOMER, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"nickname": "Maikki"},
        {"kind": "prospect"},
        {"id": "maija"},
        {"lawful_basis": []},
        {"sources": None},
        {"emails": [{"address": "maija@porvoonsahko.example"}]},
        {"phones": [{"number": "040 555 0123", "use": "work"}]},
        {"newsletters": [{"issue": "x", "sent": "2024-10-04", "opens": "many"}]},
    ],
)
def test_what_is_wrong_is_refused(change: dict[str, object]) -> None:
    whole = schema_of(FileKind.CUSTOMER)
    assert not accepts(whole, whole, {**CUSTOMER, **change})


def test_a_campaign_may_name_one_word_or_several() -> None:
    whole = schema_of(FileKind.CAMPAIGN)
    campaign = {
        "id": "spring", "title": "Spring", "purpose": "marketing", "channel": "email",
        "registers": ["customers"],
    }  # fmt: skip
    assert accepts(whole, whole, {**campaign, "where": {"kind": "customer", "country": ["FI"]}})
    assert not accepts(whole, whole, {**campaign, "where": {"kind": "friend"}})


def test_another_validator_before_a_field_changes_nothing() -> None:
    field: TypeAdapter[str] = TypeAdapter(Annotated[str, BeforeValidator(str)])
    assert field.json_schema(schema_generator=EditorSchema)["type"][0] == "string"


def test_the_editor_settings_name_each_schema_and_its_files() -> None:
    settings = json.loads((PRODUCT / ".vscode" / "settings.json").read_text())
    assert settings["yaml.schemas"] == {
        f"./schema/json/{kind}.schema.json": pattern for kind, pattern in FILES.items()
    }
    assert settings["yaml.format.enable"] is False
