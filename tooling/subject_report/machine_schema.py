"""The JSON Schema of the subject report for machines, drawn from what the report is made of.

It is published as docs/schemas/subject-report.schema.json, in draft 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schema.content import CONTACTS
from schema.controller import Controller
from schema.docstrings import field_texts
from schema.register import RegisterDescription
from schema.shape import FreeShape, ListShape, RecordShape, ScalarShape, Shape, shape_of
from schema.vocabulary import (
    Channel,
    Outcome,
    Purpose,
    RegisterName,
    RequestKind,
    SealedSection,
    SuppressionReason,
)
from tooling.subject_report.machine_form import INTERNAL, VERSION

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TIME: Schema = {"type": "string", "format": "date-time"}


def schema() -> Schema:
    """Return the schema, as a tree that `json` can write."""
    report = _object(
        {
            "version": {"const": VERSION, "description": "The version of this format."},
            "made": _DAY | {"description": "The day on which the report was made."},
            "controller": {"$ref": "#/definitions/controller"},
            "records": _list(
                {"anyOf": [{"$ref": f"#/definitions/{name}-record"} for name in RegisterName]},
                "The contacts of the person; none where nothing is held.",
            ),
            "events": _list(_event(), "Every change of every field, the newest first."),
            "handovers": _list(_handover(), "The lists that the person was on, the oldest first."),
            "requests": _list(_request(), "The requests of the person, the oldest first."),
            "processing": _list(
                {"$ref": "#/definitions/register"}, "How each register is processed."
            ),
            "has_history": {
                "type": "boolean",
                "description": "Whether the register that was asked has a history at all.",
            },
            "kept_out": _list(
                _kept_out(),
                "Addresses of the person that are blocked; absent where that could not be told.",
            ),
        },
        optional=("kept_out",),
    )
    definitions = {
        "controller": _record(shape_of(Controller), typed=True, leaving=INTERNAL),
        "register": _record(shape_of(RegisterDescription), typed=True, leaving=INTERNAL),
    }
    for name in RegisterName:
        definitions[f"{name}-record"] = _object(
            {
                "register": {"const": name.value},
                "id": _TEXT,
                "data": {"$ref": f"#/definitions/{name}"},
                "sealed": _list(
                    _words(SealedSection), "What is held besides, encrypted, and not shown."
                ),
            }
        )
        sealed = {section.value for section in SealedSection}
        definitions[name.value] = _record(shape_of(CONTACTS[name]), typed=False, leaving=sealed)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Subject report",
        "description": "Everything that is held on a person (GDPR Art. 15(3)), for machines.",
        **report,
        "definitions": definitions,
    }


def _event() -> Schema:
    return _object(
        {
            "time": _TIME,
            "register": _words(RegisterName),
            "field": _TEXT | {"description": "The path of the field, such as emails.0.address."},
            "before": _TEXT | {"description": "Absent: the field was not there."},
            "after": _TEXT | {"description": "Absent: the field is gone."},
            "handler": _TEXT | {"description": "Only in a report for internal use."},
        },
        optional=("before", "after", "handler"),
    )


def _handover() -> Schema:
    return _object(
        {
            "date": _DAY,
            "campaign": _TEXT,
            "title": _TEXT | {"description": "The title of the campaign."},
            "purpose": _words(Purpose),
            "channel": _words(Channel),
            "recipient": _TEXT | {"description": "The unit that got the list."},
            "columns": _list(_TEXT, "What the list said of each person."),
        }
    )


def _request() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "kind": _words(RequestKind),
            "received": _DAY,
            "due": _DAY,
            "outcome": _words(Outcome) | {"description": "Absent: the request is open."},
        },
        optional=("outcome",),
    )


def _kept_out() -> Schema:
    return _object(
        {
            "since": _DAY,
            "reason": _words(SuppressionReason),
            "purposes": _list(_words(Purpose), "None: every purpose."),
        }
    )


def _record(shape: RecordShape, *, typed: bool, leaving: frozenset[str] | set[str]) -> Schema:
    """A record of the register; unless `typed`, every value is the text that was typed."""
    described: Mapping[str, Any] = {
        info.alias or name: info for name, info in shape.model.model_fields.items()
    }
    names = [name for name in shape.fields if name not in leaving]
    texts = field_texts()[shape.model.__name__]
    properties = {
        name: {"description": texts[name], **_shape(shape.fields[name], typed)} for name in names
    }
    optional = tuple(name for name in names if not described[name].is_required())
    return _object(properties, optional)


def _shape(shape: Shape, typed: bool) -> Schema:
    match shape:
        case RecordShape():
            return _record(shape, typed=typed, leaving=frozenset())
        case ListShape(item):
            return {"type": "array", "items": _shape(item, typed)}
        case FreeShape():
            return {"type": "object", "additionalProperties": _TEXT}
        case ScalarShape("date"):
            return dict(_DAY)
        case ScalarShape("count") if typed:
            return {"type": "integer", "minimum": 0}
        case ScalarShape("count"):
            return {"type": "string", "pattern": "^[0-9]+$"}
        case _:
            return dict(_TEXT)


def _object(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _words(of: type[Any]) -> Schema:
    return {"type": "string", "enum": [word.value for word in of]}
