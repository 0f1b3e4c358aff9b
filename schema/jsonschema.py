"""JSON Schemas for editors, from the models; `make docs` writes them.

An editor reads a file with a YAML parser that guesses types, where the register keeps the text
that was typed. So the schemas ask for less than the models do: wherever text may stand, what an
editor takes for a number, a truth value or nothing may stand too. `tooling validate` decides.

The schemas are written in draft 7, which every editor knows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from schema.campaign import _one_or_many
from schema.docstrings import field_texts
from schema.layout import FileKind
from schema.models import MODELS
from schema.refusals import CONDITIONS, REFUSALS

DIALECT = "http://json-schema.org/draft-07/schema#"

#: Which files of a register each schema is for, as editors write patterns.
FILES: Mapping[FileKind, str] = {
    FileKind.CUSTOMER: "records/customers/*/*.yaml",
    FileKind.PROSPECT: "records/prospects/*/*.yaml",
    FileKind.CONTROLLER: "records/controller.yaml",
    FileKind.REGISTER: "records/*/register.yaml",
    FileKind.CAMPAIGN: "records/campaigns/*.yaml",
    FileKind.REQUEST: "records/requests/*.yaml",
    FileKind.DISCLOSURE: "records/disclosures/*.yaml",
    FileKind.SOURCE: "records/sources/*.yaml",
    FileKind.SUPPRESSIONS: "records/suppressions.yaml",
}

#: What an editor shows as an example, by model and key.
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "Address": {"street": "Mannerheiminkatu 12 A 4", "postal_code": "06100", "country": "FI"},
    "Email": {"address": "maija.virtanen@porvoonsahko.example"},
    "Phone": {"number": "+358405550123"},
    "LawfulBasis": {"since": "2021-03-14", "evidence": "web form, double opt-in"},
    "Interaction": {"date": "2024-06-03", "by": "liisa.korhonen@ensto.example"},
    "SurveyAnswer": {"survey": "customer-satisfaction-2024"},
    "NewsletterSent": {"issue": "2024-10-fi"},
    "Source": {"date": "2021-03-14", "key": "100234", "detail": "Electrical fair, Jyväskylä"},
    "PaperDocument": {"location": "safe"},
    "Customer": {"language": "fi", "responsible": "liisa.korhonen@ensto.example"},
    "Prospect": {"language": "fi", "responsible": "liisa.korhonen@ensto.example"},
    "Campaign": {"id": "spring-newsletter"},
}


class EditorSchema(GenerateJsonSchema):
    """Pydantic's generator, less strict about what a parser may have guessed."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text, or what looks like a number or a truth value when it is not quoted."""
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """In a campaign, one word or a list of words."""
        inner = super().function_before_schema(schema)
        if schema["function"]["function"] is _one_or_many:
            return {"anyOf": [inner, inner["items"]]}
        return inner


def schema_of(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema for files of `kind`."""
    drawn = MODELS[kind].model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=EditorSchema
    )
    texts = field_texts()
    definitions = {
        name: _loosened(name, part, texts.get(name, {}))
        for name, part in drawn.pop("$defs", {}).items()
    }
    whole = _loosened(drawn["title"], drawn, texts[drawn["title"]])
    return {"$schema": DIALECT, **whole, "definitions": definitions}


def _loosened(name: str, part: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """A model with its fields' `texts` and examples, and with `key:` (nothing after it) allowed
    where it may lack, and where nobody would come to harm by what was forgotten.
    """
    if "properties" not in part:
        return {key: value for key, value in part.items() if key != "title"}
    required = part.get("required", ())
    examples = EXAMPLES.get(name, {})
    properties = {}
    for key, drawn in part["properties"].items():
        kept = {word: value for word, value in drawn.items() if word not in ("title", "default")}
        described: dict[str, Any] = {"description": _one_line(texts[key])}
        if key in examples:
            described["examples"] = [examples[key]]
        if key in REFUSALS:
            kept = _not_nothing(kept)
        elif name != "Where" and key not in (*required, CONDITIONS):
            kept = _or_nothing(kept)
        elif "$ref" in kept:  # a draft 7 reader sees nothing beside a reference
            kept = {"allOf": [kept]}
        properties[key] = {**described, **_also_quoted(kept)}
    return {**part, "description": _one_line(part.get("description", "")), "properties": properties}


def _or_nothing(part: dict[str, Any]) -> dict[str, Any]:
    choices = part.get("anyOf", [part])
    if {"type": "null"} not in choices:
        choices = [*choices, {"type": "null"}]
    return {"anyOf": [_also_quoted(choice) for choice in choices]}


def _not_nothing(part: dict[str, Any]) -> dict[str, Any]:
    """Return the schema `part` without null: a refusal that is begun must be written out."""
    choices = [choice for choice in part.get("anyOf", [part]) if choice != {"type": "null"}]
    return choices[0] if choices == [part] else {"allOf": choices}


def _also_quoted(part: dict[str, Any]) -> dict[str, Any]:
    """A count or a truth value may also stand in quotes."""
    if part.get("type") == "integer":
        quoted: dict[str, Any] = {"type": "string", "pattern": "^(0|[1-9][0-9]{0,8})$"}
    elif part.get("type") == "boolean":
        quoted = {"enum": ["true", "false"]}
    else:
        return part
    return {"anyOf": [part, quoted]}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def rendered() -> dict[str, str]:
    """Return the text of every schema file, by file name."""
    return {
        f"{kind.value}.schema.json": json.dumps(
            schema_of(kind), indent=2, ensure_ascii=False, sort_keys=True
        )
        + "\n"
        for kind in sorted(FileKind)
    }
