"""Names in two fields of one record: columns of a row, or `key: value` lines near each other."""

from __future__ import annotations

import re

from tooling.rules.traces.between_names import BOUNDARY, LABELS, NEWLINE, Pair, Span
from tooling.rules.traces.normalise import WORD

_NEAR = 3  # lines between two fields of one record
_NAMED = 12  # and where both keys speak of names
_LONGEST = 400  # characters between fields on different lines
_BEGINS = ",;\t|:=>({["
_QUOTES = " \"'“”„«»"
_END = r"(?: \([^)\r\n]*\))?[ \"'“”«»]*(?:$|[,;\t|<)}\]&\r\n]|  )"
_AFTER_GIVEN = re.compile(r"(?: [^\W\d_][\w.-]*){0,2}" + _END)
_AFTER_FAMILY = re.compile(_END)
_KEY_ENDS = (":", "=", ">", "=>")
_DASH = re.compile(r"(?:^|[\r\n])([ \t]*)- ")


def columns_or_lines(text: str, pair: Pair) -> bool:
    """Whether each of the two is the whole of a field, both of the same record.

    A field may go on with further given names, and with a remark in parentheses.
    """
    between = pair.gap(text)
    if BOUNDARY.search(between):
        return False
    if not _AFTER_GIVEN.match(text, pair.given[1]) or not _AFTER_FAMILY.match(text, pair.family[1]):
        return False
    if not (_begins_field(text, pair.given[0]) and _begins_field(text, pair.family[0])):
        return False
    lines = len(NEWLINE.findall(between))
    return lines == 0 or _same_record(text, pair, between, lines)


def _same_record(text: str, pair: Pair, between: str, lines: int) -> bool:
    keys = [_key(text, span) for span in (pair.first, pair.second)]
    bare = [key.lstrip(" \t-*") for key in keys]
    if bare[0] == bare[1] or not all(key.rstrip(_QUOTES).endswith(_KEY_ENDS) for key in keys):
        return False
    named = all(any(word.lower() in LABELS for word in WORD.findall(key)) for key in bare)
    if lines > (_NAMED if named else _NEAR) or len(between) > _LONGEST:
        return False
    column = max(len(key) - len(rest) for key, rest in zip(keys, bare, strict=True))
    return all(len(dash[1]) >= column for dash in _DASH.finditer(between))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _key(text: str, span: Span) -> str:
    return text[_line_start(text, span[0]) : span[0]]


def _begins_field(text: str, start: int) -> bool:
    before = text[max(_line_start(text, start), start - 64) : start]
    bare = before.rstrip(_QUOTES)
    return (
        not bare.strip(" \t-*#")
        or bare[-1] in _BEGINS
        or before.rstrip("\"'").endswith("  ")  # columns made with spaces
    )
