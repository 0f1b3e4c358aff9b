"""Writing: a tree in canonical form, or a file put into it with its comments kept.

Keys in schema order, two-space indent, lists indented, nothing folded, every scalar quoted that
some parser would read as something other than text. Lists of words stand in brackets on one line,
free mappings in braces, and so do records of which the schema wants one a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from schema.base import Record
from schema.refusals import CONDITIONS, REFUSALS, says_nothing
from schema.shape import (
    FreeShape,
    ListShape,
    RecordShape,
    ScalarKind,
    ScalarShape,
    Shape,
    shape_of,
)
from tooling.yaml.comments import Comments, comments_of
from tooling.yaml.node import Listing, Mapping, Node, Scalar, tree_of
from tooling.yaml.precise import decode
from tooling.yaml.quoting import fits_block, scalar
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import Tree, pruned, pruned_under

_TEXT = ScalarShape()


def emit(tree: Tree, model: type[Record]) -> bytes:
    """Return `tree` as the bytes of a file in canonical form.

    `model` gives the order of the keys and the fields that stay bare; a key that it does not know
    comes last, so that nothing is lost of a file that is not valid yet.
    """
    kept = pruned(tree)
    assert isinstance(kept, dict)
    return "".join(f"{line}\n" for line in mapping_lines(kept, shape_of(model), 0)).encode()


def canonical(text: bytes | YamlText, model: type[Record]) -> bytes:
    """Return the file `text` in canonical form, comments included; raise NotationError.

    Text that is not NFC is normalised: it shows the same letters.
    """
    text = YamlText.of(text)
    typed = unicodedata.normalize("NFC", decode(text.data)).replace("\r\n", "\n")
    if typed.encode() != text.data:
        text = YamlText(typed.encode())
    root = text.root
    lines = typed.split("\n")
    comments = comments_of(lines, root)
    written = _Commented(comments).mapping(root, shape_of(model), 0)
    return "".join(f"{line}\n" for line in [*written, *comments.below]).encode()


def ordered(keys: Iterable[str], shape: Shape) -> list[str]:
    """Return `keys` in the order of `shape`, those it does not know last."""
    kept = list(keys)
    if not isinstance(shape, RecordShape):
        return kept
    known = [key for key in shape.fields if key in kept]
    return known + [key for key in kept if key not in shape.fields]


def shape_at(shape: Shape, key: str) -> Shape:
    """Return the shape of what stands under `key`."""
    if isinstance(shape, RecordShape):
        return shape.fields.get(key, _TEXT)
    return _TEXT


def mapping_lines(tree: dict[str, Tree], shape: Shape, column: int) -> list[str]:
    """Return the lines of a block mapping whose keys stand at `column`."""
    lines: list[str] = []
    for key in ordered(tree, shape):
        lines.extend(pair_lines(key, tree[key], shape_at(shape, key), column))
    return lines


def pair_lines(key: str, value: Tree, shape: Shape, column: int) -> list[str]:
    """Return the lines of `key: value`, with the key at `column`."""
    head = " " * column + scalar(key) + ":"
    if isinstance(value, str):
        return _scalar_lines(head, value, shape, column)
    if isinstance(value, dict):
        if not value or (isinstance(shape, FreeShape) and not _nested(value)):
            return [f"{head} {_flow(value)}"]
        return [head, *mapping_lines(value, shape, column + 2)]
    item = shape.item if isinstance(shape, ListShape) else _TEXT
    if not _nested(value) and "" not in value and not _one_a_line(shape):
        return [f"{head} {_flow(value, _kind(item))}"]
    lines = [head]
    for part in value:
        lines.extend(item_lines(part, item, column + 2))
    return lines


def item_lines(value: Tree, shape: Shape, column: int) -> list[str]:
    """Return the lines of one item of a block list whose dashes stand at `column`."""
    dash = " " * column + "- "
    if isinstance(value, str):
        return [dash + scalar(value, _kind(shape)) if value else dash.rstrip()]
    if isinstance(value, list) or not value:
        return [dash + _flow(value)]
    if is_one_line(shape):
        return [dash + _one_line(value, shape)]
    lines = mapping_lines(value, shape, column + 2)
    return [dash + lines[0][column + 2 :], *lines[1:]]


def _scalar_lines(head: str, text: str, shape: Shape, column: int) -> list[str]:
    if not text:
        return [head]  # a refusal that somebody began to write: it is not lost
    if fits_block(text):
        strip = "" if text.endswith("\n") else "-"
        body = text.removesuffix("\n").split("\n")
        margin = " " * (column + 2)
        return [f"{head} |{strip}", *(margin + line if line else "" for line in body)]
    return [f"{head} {scalar(text, _kind(shape))}"]


def _one_a_line(shape: Shape) -> bool:
    return isinstance(shape, ListShape) and shape.one_a_line


def _nested(value: dict[str, Tree] | list[Tree]) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return any(not isinstance(part, str) for part in parts)


def _flow(value: Tree, kind: ScalarKind = "text") -> str:
    """Return `value` as it stands on one line: a list in brackets, a mapping in braces."""
    if isinstance(value, str):
        return scalar(value, kind, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, kind) for part in value) + "]"
    pairs = (f"{scalar(key, flow=True)}: {_flow(part)}" for key, part in value.items())
    return "{" + ", ".join(pairs) + "}"


def is_one_line(shape: Shape) -> bool:
    """Whether a record of this shape stands on one line."""
    return isinstance(shape, RecordShape) and shape.one_line


def _one_line(value: Tree, shape: Shape) -> str:
    """Return a part of a record as it stands on one line, with the keys in the schema's order."""
    if isinstance(value, str):
        return scalar(value, _kind(shape), flow=True)
    if isinstance(value, list):
        item = shape.item if isinstance(shape, ListShape) else _TEXT
        return "[" + ", ".join(_one_line(part, item) for part in value) + "]"
    pairs = (
        f"{scalar(key, flow=True)}: {_one_line(value[key], shape_at(shape, key))}"
        for key in ordered(value, shape)
    )
    return "{" + ", ".join(pairs) + "}"


def _kind(shape: Shape) -> ScalarKind:
    return shape.kind if isinstance(shape, ScalarShape) else "text"


class _Commented:
    """Writes nodes instead of trees, each with the comments that belong to it."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def mapping(
        self, node: Mapping, shape: Shape, column: int, *, whole: bool = False
    ) -> list[str]:
        """Return the lines of a block mapping; with `whole`, of empty keys, too."""
        by_key = {key.text: (key, value) for key, value in node.pairs}
        lines: list[str] = []
        for name in ordered(by_key, shape):
            key, value = by_key[name]
            lines.extend(self._pair(key, value, shape_at(shape, name), column, whole=whole))
        return lines

    def _pair(
        self, key: Scalar, value: Node, shape: Shape, column: int, *, whole: bool
    ) -> list[str]:
        above = self._above((key.line, key.column), column)
        beside = self._comments.beside.get((key.line, key.column), "")
        kept = pruned_under(key.text, tree_of(value))
        if kept is None and whole:
            kept = tree_of(value)
        if kept is None:
            # An empty field is left out, but what somebody wrote about it is kept.
            return above + self._orphans(beside, column) + self._inner(value, column)
        if (whole or key.text in REFUSALS) and says_nothing(kept):
            written = pair_lines(key.text, kept, shape, column)
            return [*above, *self._inner(value, column), written[0] + beside, *written[1:]]
        if isinstance(value, Mapping) and not value.flow and isinstance(shape, RecordShape):
            body = self.mapping(value, shape, column + 2, whole=key.text == CONDITIONS)
            return [*above, " " * column + scalar(key.text) + ":" + beside, *body]
        if isinstance(value, Listing) and not value.flow and self._is_block(value, shape):
            item = shape.item if isinstance(shape, ListShape) else _TEXT
            lines = [*above, " " * column + scalar(key.text) + ":" + beside]
            for part in value.items:
                lines.extend(self._item(part, item, column + 2, whole=key.text in REFUSALS))
            return lines
        written = pair_lines(key.text, kept, shape, column)
        return [*above, *self._inner(value, column), written[0] + beside, *written[1:]]

    def _is_block(self, value: Listing, shape: Shape) -> bool:
        nested = any(not isinstance(item, Scalar) for item in value.items)
        return nested or _one_a_line(shape)

    def _item(self, node: Node, shape: Shape, column: int, *, whole: bool) -> list[str]:
        """Return the lines of an item; with `whole`, also of one in which nothing stands."""
        above = self._above((node.line, node.column), column)
        kept = pruned(tree_of(node))
        if not kept:
            beside = self._comments.beside.get((node.line, node.column), "")
            if whole:
                written = item_lines(tree_of(node), shape, column)
                lines = [written[0] + beside, *written[1:]]
                return [*above, *self._inner(node, column), *lines]
            return above + self._orphans(beside, column) + self._inner(node, column)
        dash = " " * column + "- "
        if isinstance(node, Mapping) and is_one_line(shape):
            above += self._inner(node, column)
        elif isinstance(node, Mapping) and not node.flow:
            body = self.mapping(node, shape, column + 2)
            # Comments over the first key go over the dash: the dash shares the key's line.
            first = next(n for n, line in enumerate(body) if not line.lstrip().startswith("#"))
            lifted = [" " * column + line.lstrip() for line in body[:first]]
            return [*above, *lifted, dash + body[first][column + 2 :], *body[first + 1 :]]
        beside = self._comments.beside.get((node.line, node.column), "")
        written = item_lines(kept, shape, column)
        return [*above, written[0] + beside, *written[1:]]

    def _above(self, place: tuple[int, int], column: int) -> list[str]:
        return [" " * column + line for line in self._comments.above.pop(place, [])]

    def _orphans(self, beside: str, column: int) -> list[str]:
        return [" " * column + beside.strip()] if beside else []

    def _inner(self, node: Node, column: int) -> list[str]:
        """Return the comments inside a node that is written as one line or left out."""
        lines: list[str] = []
        waiting = [node]
        while waiting:
            part = waiting.pop()
            place = (part.line, part.column)
            if part is not node or not isinstance(part, Scalar):
                lines.extend(self._above(place, column))
                if part is not node:
                    lines.extend(self._orphans(self._comments.beside.pop(place, ""), column))
            if isinstance(part, Listing):
                waiting.extend(reversed(part.items))
            elif isinstance(part, Mapping):
                for key, value in reversed(part.pairs):
                    waiting.extend((value, key))
        return lines
