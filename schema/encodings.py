"""The names of text encodings: which bytes are which letters."""

from __future__ import annotations

import codecs
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field

from schema.base import broken
from schema.rule import Group, Rule

ENCODING = Rule(
    "encoding", "there is no text encoding of this name",
    "write one such as utf-8, cp1252, cp1257 or iso-8859-15", group=Group.VALUES,
)  # fmt: skip

# Python calls these encodings, too. They write text as other text, or take any bytes for letters.
_NO_TEXT = frozenset(
    {"charmap", "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined"}
    | {"unicode-escape", "utf-7"}
)


@cache
def encoding_named(name: str) -> str | None:
    """The one name of the text encoding that `name` is a name of (windows-1257: cp1257), or None.

    What Python can decode, and what holds the text of a file: no `rot13`, `hex` or `idna`.
    """
    try:
        found = codecs.lookup(name).name.replace("_", "-")
        b"a".decode(name)  # refuses those that turn bytes into bytes
    except UnicodeDecodeError:
        pass  # half a letter, where each has several bytes
    except (LookupError, ValueError):
        return None
    if found in _NO_TEXT:
        return None
    return found.removesuffix("-sig").replace("iso8859-", "iso-8859-")


def _encoding(value: str) -> str:
    if encoding_named(value) is None:
        raise broken(ENCODING)
    return value


Encoding = Annotated[
    str,
    AfterValidator(_encoding),
    Field(max_length=40, json_schema_extra={"examples": ["utf-8", "cp1252", "cp1257", "utf-16"]}),
]
"""The name of a text encoding, as Python or IANA has it."""
