"""What a person may have got wrong in one value: quotes, brackets, and what it begins with.

Asked only of a text that the parser has refused, so that nothing here makes reading slower, and
what is odd but right is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from schema.rule import Problem
from tooling.yaml.notation import YAML_SYNTAX


class Slip(NamedTuple):
    """What is wrong, and where: an index into the text."""

    problem: Problem
    at: int


class Value(NamedTuple):
    """A value that begins at some index: where it ends (None: nothing said of it), or its slip."""

    end: int | None = None
    slip: Slip | None = None


_said = partial(Problem, YAML_SYNTAX, ())
_QUOTE_ALL = "put the whole text in double quotes"

_UNCLOSED_QUOTE = _said(
    "the text in quotes that begins here does not end", "put the same quotation mark at its end"
)
_AFTER_QUOTES = _said(
    "something stands behind the quotation mark that ends the text",
    'put the whole text in double quotes, with \\" for a quotation mark inside it',
)
_ESCAPE = _said(
    "a backslash in double quotes stands before a character that it can't stand before",
    "write two backslashes, or use single quotes",
)
_UNCLOSED_LIST = _said(
    "the list in brackets that begins here does not end",
    "close it with ], or put the text in double quotes if it is no list",
)
_UNCLOSED_BRACES = _said(
    "the fields in braces that begin here do not end",
    "close them with }, or put the text in double quotes if they are none",
)
_WRONG_BRACKET = _said("this bracket closes one of the other kind", "use [ with ] and { with }")
_AFTER_BRACKET = _said(
    "something stands behind the bracket that ends the list or the fields",
    "put the whole text in double quotes if it is no list, else remove what follows",
)
_COMMA = _said("there is nothing before this comma", "remove the comma, or write what is missing")
_HASH = _said(
    "what follows this # is taken for a comment, so the bracket before it is never closed",
    "put the text that holds the # in double quotes",
)
_NO_SPACE = _said("the space behind this colon is missing", "write a space behind the colon")
_BLOCK = _said(
    "behind a | or > that begins a value nothing else may stand on the line",
    "put the text in double quotes, or write it on the lines below, indented by two spaces",
)
_SECOND_COLON = _said(
    "this line has a second colon, with a space or nothing behind it",
    "put the whole text behind the first colon in double quotes",
)
_LIST_HERE = _said(
    "a value that begins with a dash and a space is taken for a list, which can't begin here",
    "put the text in double quotes, or begin the list on the next line, indented by two spaces",
)


def _cannot_begin(sign: str) -> Problem:
    return _said(f"a text can't begin with {sign}", "put the text in double quotes")


_BEGINNINGS: Mapping[str, Problem] = {
    sign: _cannot_begin(name)
    for sign, name in {
        "@": "@", "`": "`", "%": "%", ",": "a comma", "]": "]", "}": "}", "*": "*", "&": "&",
        "? ": "a question mark and a space",
    }.items()
}  # fmt: skip
#: With these two begins something of YAML's own: a reference (alias) or its target (anchor).
_REFERENCE = re.compile(r"[*&][A-Za-z0-9_-]+(?![^ \t:])")

_ESCAPES = re.compile(
    r'\\(?:[0abt\tnvfre "/\\N_LP\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})'
)
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?")
_INNER_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#")

#: A line that begins with a dash, or with a key and its colon.
FIELD_LINE = re.compile(
    r"[ ]*(?:-(?:[ ]|$)|(?:- +)*(?:[^\s#\"'\[\]{},&*!|>%@`?-][^#\n:]*|\"[^\"\n]*\"|'[^'\n]*')"
    r"[ \t]*:(?:\s|$))"
)


def look_at(text: str, start: int) -> Value:
    """Look at the value that begins at the index `start` of `text`."""
    first = text[start]
    stop = _line_end(text, start)
    line = text[start:stop]
    if first in "\"'":
        return _quoted(text, start)
    if first in "[{":
        return _flow(text, start)
    if first in "|>":
        if _BLOCK_HEAD.fullmatch(line):
            return Value(stop)
        return Value(slip=Slip(_BLOCK, start))
    if line[:2] in ("- ", "-"):
        return Value(slip=Slip(_LIST_HERE, start))
    begins = _BEGINNINGS.get(first) or (_BEGINNINGS["? "] if line[:2] in ("? ", "?") else None)
    if begins and not _REFERENCE.match(line):
        return Value(slip=Slip(begins, start))
    comment = _COMMENT.search(line)
    typed = line[: comment.start()] if comment else line
    if (colon := _INNER_COLON.search(typed.rstrip())) and first not in "!&*":
        return Value(slip=Slip(_SECOND_COLON, start + colon.start()))
    return Value()


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _quoted(text: str, start: int) -> Value:
    end, slip = _quoted_end(text, start)
    if end is None:
        return Value(slip=slip)
    return _followed(text, end, _AFTER_QUOTES)


def _quoted_end(text: str, start: int) -> tuple[int | None, Slip | None]:
    """Return the index behind the quoted text that begins at `start`, or what is wrong with it."""
    mark, at = text[start], start + 1
    while at < len(text):
        letter = text[at]
        if letter == "\n" and FIELD_LINE.match(text, at + 1):
            break  # the next field begins: nobody means a text of two lines by that
        if letter == "\\" and mark == '"':
            escape = _ESCAPES.match(text, at)
            if escape is None:
                return None, Slip(_ESCAPE, at)
            at = escape.end()
            continue
        if letter == mark:
            if mark == "'" and text[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at + 1, None
        at += 1
    return None, Slip(_UNCLOSED_QUOTE, start)


def _followed(text: str, end: int, problem: Problem) -> Value:
    """Return the value that ends at `end`, or `problem` where something but a comment follows."""
    stop = _line_end(text, end)
    rest = text[end:stop]
    left = rest.lstrip(" \t")
    if not left or (left.startswith("#") and left != rest) or left.startswith(":"):
        return Value(stop)
    return Value(slip=Slip(problem, stop - len(left)))


def _flow(text: str, start: int) -> Value:
    """Look at a list in brackets or fields in braces, with what stands in them."""
    return _Flow(text, start).value()


class _Flow:
    """Reads what stands in brackets, letter by letter."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start
        self._brackets: list[int] = []
        self._empty = True  # since the last bracket, comma or colon
        self._since = start  # where the present item begins

    def value(self) -> Value:
        """Return where the value ends, or what is wrong with it."""
        found, comment = None, None
        while found is None and self._at < len(self._text):
            letter = self._text[self._at]
            if letter == "#" and self._text[self._at - 1] in " \t":
                comment = self._at
                self._at = _line_end(self._text, self._at)
            elif letter == "\n":
                if self._field_below():
                    break
                comment = None
                self._at += 1
            else:
                found = self._letter(letter)
        if found is not None:
            return found
        if comment is not None:
            return Value(slip=Slip(_HASH, comment))
        unclosed = self._brackets[-1]
        problem = _UNCLOSED_LIST if self._text[unclosed] == "[" else _UNCLOSED_BRACES
        return Value(slip=Slip(problem, unclosed))

    def _field_below(self) -> bool:
        """Whether a field begins on the next line that can't belong to what is in brackets."""
        in_braces = self._text[self._brackets[-1]] == "{" and self._empty
        return not in_braces and FIELD_LINE.match(self._text, self._at + 1) is not None

    def _letter(self, letter: str) -> Value | None:
        text, at = self._text, self._at
        if letter in "\"'" and self._empty:
            end, slip = _quoted_end(text, at)
            if end is None:
                return Value(slip=slip)
            self._at, self._empty = end, False
            return None
        self._at += 1
        if letter in "[{":
            self._brackets.append(at)
            self._begin()
        elif letter in "]}":
            return self._close(at, letter)
        elif letter == ",":
            if self._empty:
                return Value(slip=Slip(_COMMA, at))
            self._begin()
        elif letter == ":":
            if self._is_glued(at):
                return Value(slip=Slip(_NO_SPACE, at))
            self._begin()
        elif letter not in " \t":
            self._empty = False
        return None

    def _begin(self) -> None:
        self._empty, self._since = True, self._at

    def _close(self, at: int, letter: str) -> Value | None:
        if (self._text[self._brackets.pop()] == "[") is not (letter == "]"):
            return Value(slip=Slip(_WRONG_BRACKET, at))
        self._empty = False
        return None if self._brackets else _followed(self._text, at + 1, _AFTER_BRACKET)

    def _is_glued(self, colon: int) -> bool:
        """Whether a colon in braces ends a key and has its value right behind it."""
        if self._text[self._brackets[-1]] != "{":
            return False
        if self._text[colon + 1 : colon + 2] in (" ", "\t", "\n", ""):
            return False
        return re.fullmatch(r"\s*[\w-]+", self._text[self._since : colon]) is not None
