"""A subject report for machines: the copy in a common electronic form of GDPR Art. 15(3).

Its JSON Schema is published as docs/schemas/subject-report.schema.json.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from schema.content import CONTACTS
from schema.docstrings import field_texts
from schema.vocabulary import SealedSection
from tooling.subject_report.content import Report

#: Whose key opens which section, and how a register is protected, is no data on the person.
_INTERNAL = {"Controller": {"access"}, "RegisterDescription": {"protection", "sealed"}}


def to_json(report: Report) -> bytes:
    """Return a report as JSON in UTF-8; an optional field that is empty is left out."""
    internal: dict[str, Any] = {
        "controller": _INTERNAL["Controller"],
        "processing": {"__all__": _INTERNAL["RegisterDescription"]},
    }
    content = report.model_dump(by_alias=True, exclude_defaults=True, exclude=internal)
    text = json.dumps(content, default=lambda day: day.isoformat(), ensure_ascii=False, indent=2)
    return (text + "\n").encode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `to_json` writes."""
    report = Report.model_json_schema(mode="serialization", schema_generator=_ReportSchema)
    definitions = report.pop("$defs")
    held = definitions.pop("HeldRecord")
    described = {name: field["description"] for name, field in held["properties"].items()}
    kinds = []
    for register, model in CONTACTS.items():
        contact = model.model_json_schema(mode="validation", schema_generator=_ReportSchema)
        definitions |= contact.pop("$defs")
        definitions[model.__name__] = contact
        properties = held["properties"] | {
            "register": {"description": described["register"], "const": register.value},
            "data": {"description": described["data"], "$ref": f"#/$defs/{model.__name__}"},
        }
        definitions[f"Held{model.__name__}"] = held | {"properties": properties}
        kinds.append({"$ref": f"#/$defs/Held{model.__name__}"})
    report["properties"]["records"]["items"] = {"anyOf": kinds}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **report,
        "$defs": dict(sorted(definitions.items())),
    }


class _ReportSchema(GenerateJsonSchema):
    """Pydantic's generator, for a report: what it leaves out, and that nothing in it is null.

    In the mode `validation` it draws a contact as it was typed, where a count is text as well.
    """

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        """Draw a model's fields, without the internal and the sealed ones."""
        model = schema.get("model_name", "")
        left_out = _INTERNAL.get(model, set(SealedSection))
        fields = {name: field for name, field in schema["fields"].items() if name not in left_out}
        drawn = super().model_fields_schema({**schema, "fields": fields})
        for name, text in field_texts().get(model, {}).items():
            if name in drawn["properties"]:
                drawn["properties"][name]["description"] = " ".join(text.split())
        return drawn

    def generate_inner(self, schema: core_schema.CoreSchema) -> JsonSchemaValue:
        """Draw any value; `format` alone is a remark that few validators act on."""
        drawn = super().generate_inner(schema)
        if drawn.get("format") == "date":
            return {**drawn, "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        if drawn.get("type") == "integer" and self.mode == "validation":
            return {"type": "string", "pattern": "^[0-9]+$"}
        return drawn

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Draw what may be None: then the field is absent."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Draw what has a default: then the field is absent."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Give no field a title: it would repeat the key."""
        return False
