"""What every model of the register shares: frozen, no unknown keys, text in and nothing guessed."""

from __future__ import annotations

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from schema.refusals import UNFINISHED_REFUSAL, says_nothing
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


def written_out(said: str) -> BeforeValidator:
    """Return a validator that refuses a value that says nothing; `said` tells what to write."""

    def check(value: object) -> object:
        if says_nothing(value):
            raise broken(UNFINISHED_REFUSAL, said)
        return value

    return BeforeValidator(check)


def items_written_out(said: str) -> BeforeValidator:
    """Return a validator as `written_out` does, for a list: it refuses `objections:` with nothing
    behind it. `[]` is a plain none, and each item has a validator of its own.
    """

    def check(value: object) -> object:
        if says_nothing(value) and not isinstance(value, (list, tuple)):
            raise broken(UNFINISHED_REFUSAL, said)
        return value

    return BeforeValidator(check)
