"""What every model of the register shares: frozen, no unknown keys, text in and nothing guessed."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from schema.rule import Rule


class Record(BaseModel):
    """A mapping in a file of the register.

    Input is the tree of a YAML file, in which every scalar is the text that was typed; the
    field's own type reads that text. Pydantic's messages never carry the input.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        use_enum_values=False,
    )


def broken(rule: Rule, said: str | None = None) -> PydanticCustomError:
    """Return the error of a field or a model that breaks `rule`; `said` says more than the rule."""
    return PydanticCustomError(rule.id, said or rule.message)
