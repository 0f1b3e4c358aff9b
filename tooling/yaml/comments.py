"""Comments: which key or item each belongs to, so that they survive formatting and editing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tooling.yaml.node import Listing, Mapping, Node, Scalar

_HASH = re.compile(r"(?:^|(?<=\s))#")


@dataclass(slots=True)
class Comments:
    """The comments of a file.

    `above` maps a key or an item to the comment lines over it, `beside` to the text that follows it
    on its line (with the white space before the `#` as typed); `below` stands at the file's end.
    A key or an item is named by its place: line and column of its first character, from 0.
    """

    above: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    beside: dict[tuple[int, int], str] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)


def comment_columns(lines: list[str], root: Mapping) -> dict[int, int]:
    """Return, for each line that has a comment, the column of its `#`."""
    if not any("#" in line for line in lines):
        return {}
    covered = _covered(root)
    found = {
        number: _comment(line, covered.get(number, []))
        for number, line in enumerate(lines)
        if "#" in line
    }
    return {number: column for number, column in found.items() if column is not None}


def comments_of(lines: list[str], root: Mapping) -> Comments:
    """Return the comments of the text whose lines are `lines` and whose tree is `root`."""
    found = Comments()
    columns = comment_columns(lines, root)
    if not columns:
        return found
    starts: dict[int, list[tuple[int, int]]] = {}
    for place in sorted(_places(root)):
        starts.setdefault(place[0], []).append(place)
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if number in starts and waiting:
            found.above.setdefault(starts[number][0], []).extend(waiting)
            waiting = []
        comment = columns.get(number)
        if comment is None:
            continue
        if line[:comment].strip() == "" or number not in starts:
            waiting.append(line[comment:].rstrip())
        else:
            space = line[len(line[:comment].rstrip()) : comment]
            found.beside[starts[number][-1]] = space + line[comment:].rstrip()
    found.below = waiting
    return found


def _comment(line: str, spans: list[tuple[int, int]]) -> int | None:
    for match in _HASH.finditer(line):
        column = match.start()
        if not any(start <= column < end for start, end in spans):
            return column
    return None


def _places(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the places of the keys and items that have lines of their own in canonical form."""
    if isinstance(node, Mapping) and not node.flow:
        for key, value in node.pairs:
            yield key.line, key.column
            yield from _places(value)
    elif isinstance(node, Listing) and not node.flow:
        for item in node.items:
            yield item.line, item.column
            yield from _places(item)


def _covered(root: Node) -> dict[int, list[tuple[int, int]]]:
    """Return, for each line, the columns that scalars cover: a # in there is text."""
    spans: dict[int, list[tuple[int, int]]] = {}
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Listing):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node.pairs:
                waiting.extend((key, value))
        elif isinstance(node, Scalar):
            first = node.line
            if node.style in ("|", ">"):
                first += 1
                spans.setdefault(node.line, []).append((node.column, node.column + 1))
            for line in range(first, node.end_line + 1):
                start = node.column if line == node.line else 0
                end = node.end_column if line == node.end_line else 1_000_000_000
                spans.setdefault(line, []).append((start, end))
    return spans
