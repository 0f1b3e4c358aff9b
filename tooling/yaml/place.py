"""Where a field stands in a file: counted on its lines in canonical form, else by a parse.

A register with many findings asks this tens of thousands of times; in canonical form the place can
be counted out on the lines, ten times as fast as by a parse. A property test holds the two ways to
one answer.
"""

from __future__ import annotations

import re

from schema.field_path import FieldPath
from tooling.yaml.node import locate, node_at
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import NotationError


def place_in(text: bytes | YamlText, field: FieldPath, *, at_key: bool = False) -> tuple[int, int]:
    """Return line and column, from 1, of `field` in a file, or of what is nearest above it.

    With `at_key`, those of its key, which is there. 1, 1 where the file can't be read.
    """
    text = YamlText.of(text)
    place = None
    if at_key:
        place = _of_top_key(text.data, field[0]) if len(field) == 1 else None
    elif text.is_canonical:
        place = counted(text.lines, field)
    if place is not None:
        return place
    try:
        return locate(text.root, field, at_key=at_key)
    except NotationError:
        return 1, 1


def value_place(text: bytes | YamlText, field: FieldPath) -> tuple[int, int]:
    """Return line and column, from 1, of what stands under `field`, on whatever line it begins.

    As `place_in`, where nothing does or the file can't be read.
    """
    text = YamlText.of(text)
    try:
        node = node_at(text.root, field)
    except NotationError:
        return 1, 1
    return place_in(text, field) if node is None else (node.line + 1, node.column + 1)


def _of_top_key(data: bytes, key: str | int) -> tuple[int, int] | None:
    """Return the place of a key of the file itself, if one line alone begins with it.

    Nothing is taken apart for it: what is below another key is indented.
    """
    found = list(re.finditer(rb"^%s[ ]*:" % re.escape(str(key).encode()), data, re.MULTILINE))
    return (data.count(b"\n", 0, found[0].start()) + 1, 1) if len(found) == 1 else None


def counted(lines: list[str], path: FieldPath) -> tuple[int, int] | None:
    """Return line and column, from 1, of what `path` names in a file's canonical `lines`.

    That of the nearest thing above it where there is no such field; None where it lies inside
    brackets or braces: then it takes a parse.
    """
    start = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    place, indent, dashed = (start, 0), 0, False
    for depth, part in enumerate(path, start=1):
        number = (
            _key_line(lines, start, indent, dashed, part)
            if isinstance(part, str)
            else _item_line(lines, start, indent, part)
        )
        if number is None:
            break
        if isinstance(part, int):
            # The item's first key shares the line of its dash.
            place, start, dashed = (number, indent + 2), number, True
            indent += 2
            if lines[number][indent : indent + 1] in ("[", "{") and depth < len(path):
                return None
            continue
        value = indent + len(part) + 2
        written = lines[number][value : value + 1]
        if written in ("[", "{"):
            place = (number, indent)
            return None if depth < len(path) else (place[0] + 1, place[1] + 1)
        if written:
            place = (number, value)
            break
        place, start, dashed = (number, indent), number + 1, False
        indent += 2
    return place[0] + 1, place[1] + 1


def _key_line(lines: list[str], start: int, indent: int, dashed: bool, key: str) -> int | None:
    """Return the line of `key` in the mapping whose keys stand at `indent` from line `start`."""
    head, margin = f"{' ' * indent}{key}:", " " * indent
    for number in range(start, len(lines)):
        line = lines[number]
        if dashed and number == start:
            line = margin + line[indent:]
        if not line.startswith(margin) and not line.lstrip().startswith("#"):
            return None
        if line == head or line.startswith(head + " "):
            return number
        if not line:
            return None
    return None  # pragma: no cover - the last line is empty


def _item_line(lines: list[str], start: int, indent: int, wanted: int) -> int | None:
    """Return the line of item number `wanted` of the list whose dashes stand at `indent`."""
    margin, dash, seen = " " * indent, f"{' ' * indent}- ", -1
    for number in range(start, len(lines)):
        line = lines[number]
        if not line or (not line.startswith(margin) and not line.lstrip().startswith("#")):
            return None
        seen += line.startswith(dash)
        if seen == wanted:
            return number
    return None  # pragma: no cover - the last line is empty
