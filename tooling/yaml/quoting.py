"""When a scalar needs quotes, and how a text is written so that every YAML parser reads that text.

The forms are those of YAML 1.1 (yaml.org/type) and of YAML 1.2's core schema together, with the
words that only some parsers take for booleans (`y`, `n`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from schema.characters import HIDDEN
from schema.shape import ScalarKind

_WORDS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|~|=|<<)", re.IGNORECASE)
_NUMBER = re.compile(
    r"[-+]?(?:"
    r"0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+"  # binary, octal, hexadecimal
    r"|\.?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"  # decimal; a leading 0 is 1.1's octal
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # sexagesimal
    r"|\.inf|\.nan"
    r")",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"(?:(?:t|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?",
    re.IGNORECASE,
)
_SYNTAX = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:$| #|\s$|^\.\.\.")
_FLOW_SYNTAX = re.compile(r"[,\[\]{}:#?\"]")
# Not printable in YAML, or a line break for some reader of it.
_UNPRINTABLE = re.compile(rf"[\t\n\ud800-\udfff]|{HIDDEN.pattern}")
_NAMED = {"\t": "\\t", "\n": "\\n", '"': '\\"', "\\": "\\\\"}

_BARE = {
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "count": re.compile(r"0|[1-9][0-9]{0,8}"),
    "flag": re.compile(r"true|false"),
}


def looks_like_another_type(text: str) -> bool:
    """Whether some YAML 1.1 or 1.2 parser reads the bare `text` as something other than text."""
    return bool(_WORDS.fullmatch(text) or _NUMBER.fullmatch(text) or _DATE.fullmatch(text))


def quoted(text: str) -> str:
    """Return `text` in double quotes, with escapes where they are needed."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


# Half of what is written are the same keys, words and days over and over.
@lru_cache(maxsize=16384)
def scalar(
    text: str,
    kind: ScalarKind = "text",
    *,
    flow: bool = False,
) -> str:
    """Return how `text` is written on one line: bare, or in double quotes.

    `kind` is the schema's type of the field: its own form stays bare. `flow` is whether it stands
    inside brackets or braces.
    """
    bare = _BARE.get(kind)
    if bare is not None and bare.fullmatch(text):
        return text
    if (
        not text
        or _SYNTAX.search(text)
        or (flow and _FLOW_SYNTAX.search(text))
        or _UNPRINTABLE.search(text)
        or looks_like_another_type(text)
    ):
        return quoted(text)
    return text


def fits_block(text: str) -> bool:
    """Whether `text` can be written as a literal block and come back unchanged.

    White space at the end of a line is no reader's fault to keep, so it goes into quotes.
    """
    body = text[:-1] if text.endswith("\n") else text
    if "\n" not in text or not body or body.endswith("\n") or body[0] in " \n":
        return False
    return not any(
        line != line.rstrip() or _UNPRINTABLE.search(line) or (line and line[0] == "\t")
        for line in body.split("\n")
    )
