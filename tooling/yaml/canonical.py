"""The fast reader: knows the canonical form, line by line, and gives up on everything else.

A register is kept in canonical form, so nearly every file is read here, several times as fast as
by libyaml. "Gives up" is an answer, not an error: the caller then takes the precise reader. Where
this reader gives a tree, the precise one gives the same (a property test holds it to that).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from schema.characters import HIDDEN_CLASS, JOINERS
from tooling.yaml.tree import MAX_DEPTH, Tree

# Characters that end a line for some YAML reader, or that the register does not allow.
_BAD = rf"\t\n{HIDDEN_CLASS}{JOINERS}"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,63}"
_QUOTED = rf'"([^"\\{_BAD}]+)"'
# A plain scalar: no indicator first, no ": " or " #" inside, no white space at the end.
_PLAIN = (
    rf"([^\s\-?:,\[\]{{}}#&*!|>'\"%@`{_BAD}]"
    rf"(?:[^:#{_BAD}]|:(?=[^\s{_BAD}])|(?<=[^\s{_BAD}])#)*(?<![\s:]))"
)
_FLOW = rf"([\[{{][^#{_BAD}]*[\]}}])"

_LINE = re.compile(
    rf"(?P<indent> *)(?:"
    rf"(?P<dash>- )?(?P<key>{_KEY}):(?: (?:{_QUOTED}|{_PLAIN}|{_FLOW}))?\n"
    rf"|- (?:{_QUOTED}|{_PLAIN})\n"
    rf"|(?P<block_key>{_KEY}): \|(?P<strip>-?)\n"
    rf"(?P<block>(?P=indent)  [^\s{_BAD}][^{_BAD}]*\n(?:(?P=indent)  [^{_BAD}]*\n)*)"
    rf"|#[^{_BAD}]*\n"
    rf")|(?P<bad>.+)",
    re.DOTALL,
)

_FLOW_PLAIN = r"([^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}:#?\"]*(?<!\s))"
_FLOW_ITEM = re.compile(rf'(?:{_FLOW_PLAIN}|"([^"\\]+)")(, |$)')
_FLOW_PAIR = re.compile(rf'({_KEY}): (?:{_FLOW_PLAIN}|"([^"\\]+)")(, |$)')


@lru_cache(maxsize=8192)
def _flow(text: str) -> tuple[str, ...] | tuple[tuple[str, str], ...] | None:
    body, mapping = text[1:-1], text[0] == "{"
    if text[-1] != ("}" if mapping else "]"):
        return None
    place = 0
    if mapping:
        pairs: dict[str, str] = {}
        while pair := _FLOW_PAIR.match(body, place):
            key, plain, quoted, _ = pair.groups()
            if key in pairs:
                return None
            pairs[key] = plain or quoted
            place = pair.end()
        return tuple(pairs.items()) if pairs and _ended(body, place) else None
    items: list[str] = []
    while item := _FLOW_ITEM.match(body, place):
        items.append(item[1] or item[2])
        place = item.end()
    return tuple(items) if items and _ended(body, place) else None


def _ended(body: str, place: int) -> bool:
    return place == len(body) and not body.endswith(", ")


# One function, long as it is: at 100,000 files a call for each line is a third of the time.
def read_canonical(text: str) -> dict[str, Tree] | None:  # noqa: C901
    """Return the tree of `text`, or None where it is not plainly in canonical form."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return None
    root: dict[str, Tree] = {}
    node: dict[str, Tree] | list[Tree] = root
    column = 0
    stack: list[tuple[int, dict[str, Tree] | list[Tree]]] = [(0, root)]
    pending: str | None = None
    for (
        indent, dash, key, quoted, plain, flow,
        item_quoted, item_plain, block_key, strip, block, bad,
    ) in _LINE.findall(text):  # fmt: skip
        if bad:
            return None
        item = item_quoted or item_plain
        if not (key or item or block_key):
            continue  # a comment on a line of its own
        here = len(indent)
        if pending is not None:
            if here != column + 2 or len(stack) >= MAX_DEPTH - 2:
                return None
            nested: dict[str, Tree] | list[Tree] = [] if dash or item else {}
            node[pending] = nested  # type: ignore[call-overload]
            pending, node, column = None, nested, here
            stack.append((here, nested))
        elif here != column:
            while column > here:
                stack.pop()
                column, node = stack[-1]
            if column != here:
                return None
        if dash or item:
            if not isinstance(node, list):
                return None
            if item:
                node.append(item)
                continue
            entry: dict[str, Tree] = {}
            node.append(entry)
            node, column = entry, here + 2
            stack.append((column, entry))
        elif isinstance(node, list):
            return None
        if block_key:
            if block_key in node:
                return None
            margin = "\n" + indent + "  "
            content = ("\n" + block).replace(margin, "\n")[1:]
            node[block_key] = content[:-1] if strip else content
            continue
        if key in node:
            return None
        if quoted or plain:
            node[key] = quoted or plain
        elif flow:
            parts = _flow(flow)
            if parts is None:
                return None
            node[key] = dict(parts) if flow[0] == "{" else list(parts)  # type: ignore[arg-type]
        else:
            pending = key
    return root if root and pending is None else None
