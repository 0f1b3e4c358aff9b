"""The fast reader: knows the canonical form, line by line, and gives up on everything else.

A register is kept in canonical form, so nearly every file is read here, several times as fast as
by libyaml. "Gives up" is an answer, not an error: the caller then takes the precise reader. Where
this reader gives a tree, the precise one gives the same (a property test holds it to that).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from schema.characters import HIDDEN_CLASS, JOINERS
from tooling.yaml.tree import MAX_DEPTH, Tree

# Characters that end a line for some YAML reader, or that the register does not allow.
_BAD = rf"\t\n{HIDDEN_CLASS}{JOINERS}"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,63}"
_QUOTED = rf'"([^"\\{_BAD}]+)"'
# A plain scalar: no indicator first, no ": " or " #" inside, no white space at the end.
_PLAIN = (
    rf"([^\s\-?:,\[\]{{}}#&*!|>'\"%@`{_BAD}]"
    rf"[^:#{_BAD}]*(?:(?::(?=[^\s{_BAD}])|(?<=[^\s{_BAD}])#)[^:#{_BAD}]*)*(?<![\s:]))"
)
_FLOW = rf"([\[{{][^#{_BAD}]*[\]}}])"

_CANONICAL_LINE = re.compile(
    rf"(?P<indent> *)(?:"
    rf"(?P<dash>- )?(?P<key>{_KEY}):(?: (?:{_QUOTED}|{_PLAIN}|{_FLOW}))?"
    rf"|- (?:{_QUOTED}|{_PLAIN}|(\{{[^#{_BAD}]*\}}))"
    rf"|(?P<block_key>{_KEY}): \|(?P<strip>-?)\n"
    rf"(?P<block>(?P=indent)  [^\s{_BAD}][^{_BAD}]*(?:\n(?P=indent)  [^{_BAD}]*)*)"
    rf"|#[^{_BAD}]*"
    rf")"
)

_FLOW_PLAIN = r"([^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}:#?\"]*(?<!\s))"
_FLOW_ITEM = re.compile(rf'(?:{_FLOW_PLAIN}|"([^"\\]+)")(, |$)')
_FLOW_PAIR = re.compile(rf'({_KEY}): (?:{_FLOW_PLAIN}|"([^"\\]+)"|(\[[^\[\]{{}}]*\]))(, |$)')

# Words and lists of words, as in each line of the suppressions: three times as fast as one by one.
_WORD = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_WORDS = rf"\[({_WORD}(?:, {_WORD})*)\]"
_FLOW_WORDS = re.compile(rf"\{{{_KEY}: (?:{_WORD}|{_WORDS})(?:, {_KEY}: (?:{_WORD}|{_WORDS}))*\}}")
_FLOW_PARTS = re.compile(rf"({_KEY}): (?:({_WORD})|{_WORDS})")


def _flow(text: str) -> tuple[str, ...] | dict[str, Any] | None:
    body, mapping = text[1:-1], text[0] == "{"
    if text[-1] != ("}" if mapping else "]"):
        return None
    position = 0
    if mapping and _FLOW_WORDS.fullmatch(text):
        parts = _FLOW_PARTS.findall(text)
        said = {key: word or tuple(words.split(", ")) for key, word, words in parts}
        return said if len(said) == len(parts) else None
    if mapping:
        pairs: dict[str, Any] = {}
        while pair := _FLOW_PAIR.match(body, position):
            key, plain, quoted, words, _ = pair.groups()
            if key in pairs:
                return None
            value = plain or quoted or _flow(words)
            if value is None:
                return None
            pairs[key] = value
            position = pair.end()
        return pairs if pairs and _ended(body, position) else None
    items: list[str] = []
    while item := _FLOW_ITEM.match(body, position):
        items.append(item[1] or item[2])
        position = item.end()
    return tuple(items) if items and _ended(body, position) else None


def _ended(body: str, position: int) -> bool:
    return position == len(body) and not body.endswith(", ")


# Where a line begins, whether it has a dash, its key, and its value: a text, a list (as a tuple) or
# a mapping (as a dict). Without a value, lines below belong to the key; without a key, too, it is a
# comment. A plain tuple: making a named one takes as long as the pattern.
_Line = tuple[int, bool, str, Any]


# Half of the lines of a register are alike: the same keys, countries, segments, days.
@lru_cache(maxsize=16384)
def _line(text: str) -> _Line | None:
    found = _CANONICAL_LINE.fullmatch(text)
    if found is None:
        return None
    (
        indent, dash, key, quoted, plain, flow,
        item_quoted, item_plain, item_flow, block_key, strip, block,
    ) = found.groups()  # fmt: skip
    if block:
        # Empty lines at the end, of the indent alone too, are no content: YAML 1.2.2, 8.1.1.2.
        content = f"\n{block}".replace(f"\n{indent}  ", "\n")[1:].rstrip("\n")
        return len(indent), False, block_key, content if strip else f"{content}\n"
    value = quoted or plain or item_quoted or item_plain or None
    if flow or item_flow:
        value = _flow(flow or item_flow)
        if value is None:
            return None
    return len(indent), bool(dash or not key), key or "", value


def _lines(text: str) -> list[str]:
    """Return the lines of `text`; a block scalar is one line with the lines below its key."""
    lines = text.split("\n")
    if ": |" not in text:
        return lines
    joined: list[str] = []
    margin = ""
    for line in lines:
        if margin and line.startswith(margin):
            joined[-1] += f"\n{line}"
            continue
        joined.append(line)
        heads_block = line.endswith((": |", ": |-"))
        margin = " " * (len(line) - len(line.lstrip(" ")) + 2) if heads_block else ""
    return joined


def _copied(value: Any) -> Tree:
    """Return what is remembered of a line, for a tree that somebody may change."""
    if type(value) is dict:
        return {key: list(part) if type(part) is tuple else part for key, part in value.items()}
    return list(value)


# One function, long as it is: at 100,000 files a call for each line is a third of the time.
def read_canonical(text: str) -> dict[str, Tree] | None:  # noqa: C901
    """Return the tree of `text`, or None where it is not plainly in canonical form."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return None
    lines = _lines(text)
    if lines.pop():
        return None
    root: dict[str, Tree] = {}
    node: Any = root
    column = 0
    stack: list[tuple[int, Any]] = [(0, root)]
    pending = ""
    for line in lines:
        parts = _line(line)
        if parts is None:
            return None
        here, dash, key, value = parts
        if pending:
            if value is None and not key:
                continue  # a comment
            if here != column + 2 or len(stack) > MAX_DEPTH:
                return None
            nested: Any = [] if dash else {}
            node[pending] = nested
            pending, node, column = "", nested, here
            stack.append((here, nested))
        elif here != column:
            if value is None and not key:
                continue
            while column > here:
                stack.pop()
                column, node = stack[-1]
            if column != here:
                return None
        if dash:
            if not key:
                if value is None:
                    continue
                if type(node) is not list:
                    return None
                node.append(value if type(value) is str else _copied(value))
                continue
            if type(node) is not list:
                return None
            item: dict[str, Tree] = {}
            node.append(item)
            node, column = item, here + 2
            stack.append((column, item))
        elif type(node) is list:
            return None
        if key in node:
            return None
        if value is None:
            pending = key
        elif type(value) is str:
            node[key] = value
        else:
            node[key] = _copied(value)
    return root if root and not pending else None
