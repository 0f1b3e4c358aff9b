"""Where a person went wrong in a text that the parser has refused.

A parser stops where it can go on no more, often lines below the slip, or at the end of the file:
after a missing colon, a quotation mark that is not closed, a line that stands too far to the left.
So the lines are read as a person reads them, one field a line, and the first that does not fit in
is named. What is valid has no mistake; where none is found, the parser's own words are taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Literal

from schema.rule import Problem
from tooling.phrases import counted
from tooling.yaml.notation import (
    DIRECTIVE,
    NO_DASH_SPACE,
    ODD_SPACE,
    OTHER_DASH,
    TAB_INDENT,
    YAML_SYNTAX,
)
from tooling.yaml.one_value import look_at
from tooling.yaml.tree import Fault

_said = partial(Problem, YAML_SYNTAX, ())

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are not the plain one; the inside of a regular expression's brackets."""

ODD_SPACE_AT_AN_END = re.compile(rf"(?:^|(?<=^-))[{ODD_SPACES}]|[{ODD_SPACES}]+$")
"""Such a space before or behind a key."""


#: Where such a space breaks the notation: in front, behind a dash, behind the colon of a key.
STRUCTURAL_ODD_SPACE = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:-|[\w-]+[ ]*:|)[ ]*([{ODD_SPACES}])", re.MULTILINE
)

#: What is pasted, or typed on a keyboard that offers it, in place of the dash of a list.
_DASHES = "\u2010-\u2015\u2212\u2022\u2023\u00b7\u25aa\u25cf\u25e6\u2219*+"
LIKE_A_DASH = re.compile(f"-(?=[^ \\-{ODD_SPACES}])|[{_DASHES}]")

_KEY = re.compile(
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'\[\]{},|>%@`#](?:[^#:]|(?<=\S)#|:(?=\S))*?)"
    r"[ \t]*:(?=[ \t]|$)"
)

_NO_COLON = _said("this line has no colon", "write a field as `key: value`")
_OTHER_SIGN = _said("another sign stands where the colon belongs", "write a field as `key: value`")
_GLUED = _said("the space behind the colon is missing", "write a field as `key: value`")
_NO_COLON_BELOW_KEY = _said(
    "this line has no colon",
    "write a field as `key: value`, or write this behind the colon of the line above if it is its "
    "text",
)
_REMARK = _said(
    "this line has no colon", "begin a remark with #, and write a field as `key: value`"
)
_TAB_AFTER_DASH = Problem(TAB_INDENT, said="a tab stands behind the dash", remedy="type a space")
_STRAY_DASH = _said(
    "an item of a list stands here among fields",
    "remove the dash, or indent the line by two spaces more than the key of its list",
)
_WITHOUT_DASH = _said(
    "this line stands below the dash of a list, and has none itself",
    "indent it by two more spaces if it belongs to the item above, else begin it with `- `",
)
_TOO_DEEP = _said(
    "this line is indented further than the line above, which has its text already",
    "indent it like the line above; if it continues that text, put all of it on one line in double "
    "quotes",
)
_TOO_SHALLOW = _said("this line is indented less than the lines around it", "indent it as they are")

_SIGNS = re.compile(r"[A-Za-z_-]+\s*[;=\uff1a\ufe55\ufe13\u2236]")
_GLUED_KEY = re.compile(r"[A-Za-z_][\w-]*:(?=\S)")
_REMARKS = re.compile(r"//|;|--|/\*|<!--|'|rem\b", re.IGNORECASE)


@dataclass(slots=True)
class _Level:
    """A list or fields that are being read: where their lines begin, and on which line they did."""

    column: int
    dashes: bool
    line: int
    entries: int = 1


@dataclass(slots=True)
class _Above:
    """What the line above ended with.

    A key or dash at `column` that has nothing behind it yet; one with its value; or a text without
    a colon that stands below a key or behind a dash.
    """

    state: Literal["open", "valued", "plain", "closed", "block"]
    column: int
    line: int
    at: int = 0


def first_mistake(text: str, until: int) -> Fault | None:
    """Return the first mistake in the lines of `text` up to number `until` (from 1), or None."""
    return _Reading(text.replace("\r\n", "\n")).mistake(until)


class _Reading:
    """Reads the lines one by one, with the lists and fields that stand open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._open: list[_Level] = []
        self._above = _Above("open", -1, 0)
        self._closed: list[_Level] = []  # by the line that is read
        self._closed_above: list[_Level] = []

    def mistake(self, until: int) -> Fault | None:
        start, ended = 0, 0
        for number, line in enumerate(self._lines[:until]):
            found: Fault | int | None = None
            if start >= ended and not self._is_text(line) and line.strip(" ")[:1] not in ("", "#"):
                if line.startswith("%"):
                    return Fault(Problem(DIRECTIVE), number + 1, 1)
                if number and line in ("---", "..."):
                    return None
                if not line.startswith("---"):
                    self._closed_above, self._closed = self._closed, []
                    found = self._line(number, line, start)
            if isinstance(found, Fault):
                return found
            ended = found or ended
            start += len(line) + 1
        return None

    def _is_text(self, line: str) -> bool:
        """Whether `line` belongs to the block of text that a | or > above began."""
        if self._above.state != "block":
            return False
        indent = len(line) - len(line.lstrip(" "))
        return not line.strip() or indent > self._above.column

    def _line(self, number: int, line: str, start: int) -> Fault | int | None:
        """Read a line; return its mistake, or the index at which its value ends."""
        at, behind_dash = len(line) - len(line.lstrip(" ")), False
        if odd := STRUCTURAL_ODD_SPACE.match(line):
            return Fault(Problem(ODD_SPACE), number + 1, odd.start(1) + 1)
        while line[at] == "-" and line[at + 1 : at + 2] in (" ", "\t", ""):
            if fault := self._enter(number, at, True, behind_dash):
                return fault
            if line[at + 1 : at + 2] == "\t":
                return Fault(_TAB_AFTER_DASH, number + 1, at + 2)
            self._above, behind_dash = _Above("open", at, number), True
            at += 1 + len(line[at + 1 :]) - len(line[at + 1 :].lstrip(" "))
            if not line[at:].strip() or line[at] == "#":
                return None
        key = _KEY.match(line, at)
        if key is None:
            return self._text_line(number, line, at, start, behind_dash)
        if dash := LIKE_A_DASH.match(line, at):
            problem = NO_DASH_SPACE if dash[0] == "-" else OTHER_DASH
            return Fault(problem, number + 1, at + 1)
        if fault := self._enter(number, at, False, behind_dash):
            return fault
        value = key.end() + len(line[key.end() :]) - len(line[key.end() :].lstrip(" \t"))
        if value == len(line) or line[value] == "#":
            self._above = _Above("open", at, number)
            return None
        return self._value(number, at, value, start)

    def _value(self, number: int, owner: int, at: int, start: int) -> Fault | int | None:
        """Read the value at column `at`, which belongs to the key or dash at `owner`."""
        first = self._text[start + at]
        found = look_at(self._text, start + at)
        if found.slip is not None:
            index = found.slip.at
            before = self._text[:index]
            column = index - before.rfind("\n")
            return Fault(found.slip.problem, before.count("\n") + 1, column)
        state: Literal["block", "closed", "valued"] = "valued"
        if first in "|>":
            state = "block"
        elif found.end is not None:
            state = "closed"
        self._above = _Above(state, owner, number)
        return found.end if state == "closed" else None

    def _text_line(
        self, number: int, line: str, at: int, start: int, behind_dash: bool
    ) -> Fault | int | None:
        """Read a line that is no field: the text of a key above or of a dash, or a slip."""
        above = self._above
        mine = behind_dash or above.state == "open"
        if mine and at > above.column:
            if line[at] in "\"'[{|>,]}@`%*&?":
                return self._value(number, above.column, at, start)
            self._above = _Above("plain", above.column, number, at)
            return None
        if above.state in ("valued", "plain") and at > above.column:
            return None  # the text above goes on
        return self._no_colon(number, line, at)

    def _no_colon(self, number: int, line: str, at: int) -> Fault:
        content = line[at:]
        problem, column = _NO_COLON, at + 1
        if dash := LIKE_A_DASH.match(content):
            problem = NO_DASH_SPACE if dash[0] == "-" else OTHER_DASH
        elif glued := _GLUED_KEY.match(content):
            problem, column = _GLUED, at + glued.end() + 1
        elif sign := _SIGNS.match(content):
            problem, column = _OTHER_SIGN, at + sign.end()
        elif _REMARKS.match(content):
            problem = _REMARK
        elif self._above.state == "open" and self._above.line == number - 1:
            problem = _NO_COLON_BELOW_KEY
        return Fault(problem, number + 1, column)

    def _enter(self, number: int, column: int, dash: bool, behind_dash: bool) -> Fault | None:
        """Take in a dash or a key at `column`; return the mistake where it does not belong."""
        if behind_dash or not self._open:
            self._open.append(_Level(column, dash, number))
            return None
        above = self._above
        if above.state == "plain" and column > above.column:
            return self._no_colon(above.line, self._lines[above.line], above.at)
        while self._open and self._open[-1].column > column:
            self._closed.append(self._open.pop())
        if not self._open:
            return Fault(_TOO_SHALLOW, number + 1, column + 1)
        level = self._open[-1]
        if level.column == column:
            return self._beside(number, column, dash)
        if self._closed:
            return self._between(number, column, dash)
        if above.state == "open":
            self._open.append(_Level(column, dash, number))
            return None
        # The line above closed what this one belongs to: it is that line that stands wrong.
        if any(closed.column == column for closed in self._closed_above):
            return Fault(_TOO_SHALLOW, above.line + 1, level.column + 1)
        return Fault(_TOO_DEEP, number + 1, column + 1)

    def _beside(self, number: int, column: int, dash: bool) -> Fault | None:
        """Take in a dash or a key in the column of the innermost level."""
        level = self._open[-1]
        if level.dashes is dash:
            level.entries += 1
            return None
        if dash:
            above = self._above
            if above.state == "open" and above.column == column and not self._closed:
                self._open.append(_Level(column, True, number))  # a list that is not indented
                return None
            return Fault(_STRAY_DASH, number + 1, column + 1)
        if len(self._open) > 1 and self._open[-2].column == column:
            self._open.pop()
            return None
        return Fault(_WITHOUT_DASH, number + 1, column + 1)

    def _between(self, number: int, column: int, dash: bool) -> Fault:
        """Return the mistake of a line that stands between two levels."""
        outer, inner = self._open[-1], self._closed[-1]
        alone = inner.entries == 1 and inner.dashes is dash
        if alone and column == outer.column + 2:
            # One line stands wrong, and from here on they stand as they ought to.
            number, column, wanted = inner.line, inner.column, column
        else:
            alike = [level for level in (*self._closed, outer) if level.dashes is dash]
            wanted = min(
                (level.column for level in alike or [inner]), key=lambda at: abs(at - column)
            )
        said = (
            f"this line begins after {counted(column, 'space')}, and the lines that it belongs to "
            f"after {wanted or 'none'}"
        )
        remedy = f"let it begin after {counted(wanted, 'space')}" if wanted else "remove the spaces"
        return Fault(_said(said, remedy), number + 1, column + 1)
