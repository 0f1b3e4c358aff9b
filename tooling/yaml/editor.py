"""Editing: fields are set or removed, and every byte that says something else survives.

The file is rebuilt key by key and item by item. What does not change is copied as it stands, with
the comments and blank lines over it; only what lies on the path to a changed field is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from itertools import pairwise

from schema.base import Record
from schema.field_path import FieldPath
from schema.shape import ListShape, Shape, shape_of
from tooling.yaml.canonical_writer import emit, item_lines, ordered, pair_lines, shape_at
from tooling.yaml.comments import comment_columns
from tooling.yaml.node import Listing, Mapping, Node, Scalar, tree_of
from tooling.yaml.precise import decode
from tooling.yaml.quoting import scalar
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import Tree, at, pruned, pruned_under


def edit(
    text: bytes | YamlText, model: type[Record], changes: Map[FieldPath, Tree | None]
) -> bytes:
    """Return the file `text` with `changes` made.

    A change names a field by its path (`("emails", 0, "address")`) and what it shall hold; None
    removes it. A list's item after the last one is added at its end. A mapping or list that becomes
    empty is left out. Raises NotationError where `text` is not in the register's notation, KeyError
    where a path leads nowhere.
    """
    text = YamlText.of(text)
    after = with_changes(text.tree, changes)
    assert isinstance(after, dict)
    return rewrite(text, model, after)


def with_changes(tree: Tree, changes: Map[FieldPath, Tree | None]) -> Tree:
    """Return a copy of `tree` with `changes` made; raise KeyError where a path leads nowhere."""
    after = _copy(tree)
    removed: set[FieldPath] = set()
    for path, value in changes.items():
        if value is None:
            removed.add(path)
        else:
            after = _set(after, path, value)
    # From the end, so that removing one item of a list does not move the next one to remove.
    for path in sorted(removed, key=_in_order, reverse=True):
        if not any(path[:n] in removed for n in range(1, len(path))):
            after = _without_empty(_remove(after, path), path[:-1])
    return after


def _without_empty(tree: Tree, path: FieldPath) -> Tree:
    """Return `tree` without the mapping or list at `path` if it is empty now, and so upwards.

    What somebody takes away is away: it is no refusal that is begun and says nothing.
    """
    while path and not at(tree, path):
        tree, path = _remove(tree, path), path[:-1]
    return tree


def _in_order(path: FieldPath) -> list[tuple[int, str]]:
    """Return what paths are sorted by: items of a list by number, the tenth after the ninth."""
    return [(part, "") if isinstance(part, int) else (0, part) for part in path]


def _copy(tree: Tree) -> Tree:
    if isinstance(tree, list):
        return [_copy(item) for item in tree]
    if isinstance(tree, dict):
        return {key: _copy(value) for key, value in tree.items()}
    return tree


def _set(tree: Tree | None, path: FieldPath, value: Tree) -> Tree:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items = tree if isinstance(tree, list) else []
        if (tree and not isinstance(tree, list)) or not 0 <= first <= len(items):
            raise KeyError(first)
        if first == len(items):
            return [*items, _set(None, rest, value)]
        return [_set(item, rest, value) if n == first else item for n, item in enumerate(items)]
    if tree and not isinstance(tree, dict):
        raise KeyError(first)
    pairs = tree if isinstance(tree, dict) else {}
    return {**pairs, first: _set(pairs.get(first), rest, value)}


def _remove(tree: Tree, path: FieldPath) -> Tree:
    first, rest = path[0], path[1:]
    if isinstance(tree, list) and isinstance(first, int) and 0 <= first < len(tree):
        if rest:
            return [_remove(item, rest) if n == first else item for n, item in enumerate(tree)]
        return [item for n, item in enumerate(tree) if n != first]
    if isinstance(tree, dict) and isinstance(first, str) and first in tree:
        if rest:
            return {key: _remove(v, rest) if key == first else v for key, v in tree.items()}
        return {key: value for key, value in tree.items() if key != first}
    raise KeyError(first)


def rewrite(text: bytes | YamlText, model: type[Record], after: dict[str, Tree]) -> bytes:
    """Return `text` changed so that its tree is `after`, what does not change stays as typed."""
    text = YamlText.of(text)
    if text.is_canonical and emit(text.tree, model) == text.data:
        return emit(after, model)  # nothing is in the file but its tree: no comment, no odd space
    typed = decode(text.data)
    lines = typed.replace("\r\n", "\n").split("\n")
    last = lines.pop()
    if last:
        lines.append(last)
    root = text.root
    kept = pruned(after)
    assert isinstance(kept, dict)
    written = _Rewriter(lines, comment_columns(lines, root)).mapping(
        root, kept, shape_of(model), 0, len(lines)
    )
    return "".join(_with_line_ends(written, typed)).encode()


def _with_line_ends(lines: list[str], typed: str) -> Iterator[str]:
    """Yield `lines`, each with the line end that it had in `typed`; new ones as most had it."""
    windows = typed.count("\r\n")
    if windows in (0, typed.count("\n")):
        ending = "\r\n" if windows else "\n"
        yield from (line + ending for line in lines)
        return
    from difflib import SequenceMatcher

    before = typed.split("\n")[:-1] if typed.endswith("\n") else typed.split("\n")
    usual = "\r\n" if 2 * windows > len(before) else "\n"
    ends = [usual] * len(lines)
    plain = [line.removesuffix("\r") for line in before]
    for block in SequenceMatcher(None, plain, lines, autojunk=False).get_matching_blocks():
        for n in range(block.size):
            ends[block.b + n] = "\r\n" if before[block.a + n].endswith("\r") else "\n"
    yield from (line + end for line, end in zip(lines, ends, strict=True))


class _Rewriter:
    """Rebuilds a file's lines. A chunk is the lines of a key or item with what stands over them."""

    def __init__(self, lines: list[str], comments: dict[int, int]) -> None:
        self._lines = lines
        self._comments = comments

    def mapping(
        self, node: Mapping, after: dict[str, Tree], shape: Shape, start: int, stop: int
    ) -> list[str]:
        """Return the lines for a block mapping that now fills lines `start` to `stop`."""
        column = node.pairs[0][0].column
        starts = [key.line for key, _ in node.pairs]
        bounds = self._bounds(starts, [value for _, value in node.pairs], start, stop)
        chunks: dict[str, list[str]] = {}
        left: list[str] = []
        order: list[str] = []
        for (key, value), (top, bottom) in zip(node.pairs, bounds, strict=True):
            over = self._lines[top : key.line] if top < key.line else []
            if key.text not in after:
                if pruned_under(key.text, tree_of(value)) is not None:
                    left.extend(self._saved(top, bottom, column))
                else:
                    left.extend(self._lines[top:bottom])  # an empty field, as it stood
                continue
            wanted = after[key.text]
            below = shape_at(shape, key.text)
            chunks[key.text] = [
                *left,
                *over,
                *self._pair(key, value, wanted, below, column, bottom),
            ]
            left = []
            order.append(key.text)
        for name in ordered(after, shape):
            if name not in chunks:
                chunks[name] = pair_lines(name, after[name], shape_at(shape, name), column)
                order.insert(self._position(name, order, after, shape), name)
        tail = self._lines[bounds[-1][1] : stop]
        return [line for name in order for line in chunks[name]] + left + tail

    def _position(self, name: str, order: list[str], after: dict[str, Tree], shape: Shape) -> int:
        """Return how many keys stand before a new one: all that the schema puts before it."""
        rank = {key: n for n, key in enumerate(ordered(after, shape))}
        before = [n for n, key in enumerate(order) if rank[key] < rank[name]]
        return before[-1] + 1 if before else 0

    def _bounds(
        self, starts: list[int], values: list[Node], start: int, stop: int
    ) -> list[tuple[int, int]]:
        """Return first and last line (exclusive) of each chunk, the text over it included."""
        ends = [self._end(value, begin, stop) for begin, value in zip(starts, values, strict=True)]
        tops = [start, *ends[:-1]]
        return list(zip(tops, ends, strict=True))

    def _end(self, node: Node, begin: int, stop: int) -> int:
        """Return the line after `node`, which begins on the line `begin` or below."""
        if isinstance(node, (Listing, Mapping)) and not node.flow:
            parts = node.items if isinstance(node, Listing) else [value for _, value in node.pairs]
            if parts:
                return self._end(parts[-1], max(begin, parts[-1].line), stop)
            return begin + 1
        end = node.end_line if node.end_column == 0 and node.end_line > begin else node.end_line + 1
        end = max(end, begin + 1)
        while end > begin + 1 and not self._lines[end - 1].strip():
            end -= 1  # blank lines belong to what follows
        return min(end, stop)

    def _pair(
        self, key: Scalar, value: Node, wanted: Tree, shape: Shape, column: int, stop: int
    ) -> list[str]:
        if pruned_under(key.text, tree_of(value)) == wanted:
            return self._lines[key.line : stop]
        own_line = isinstance(value, (Listing, Mapping)) and not value.flow
        if own_line and value.line > key.line:
            if isinstance(value, Mapping) and isinstance(wanted, dict) and value.pairs:
                body = self.mapping(value, wanted, shape, key.line + 1, stop)
                return [self._lines[key.line], *body]
            if isinstance(value, Listing) and isinstance(wanted, list) and value.items:
                body = self._listing(value, wanted, shape, key.line + 1, stop)
                return [self._lines[key.line], *body]
        written = pair_lines(key.text, wanted, shape, column)
        head = self._lines[key.line]
        one_line = isinstance(value, Scalar) and value.line == value.end_line == key.line
        if one_line and isinstance(wanted, str) and len(written) == 1:
            # What stands before and after the value on its line stays as it was typed.
            bare = written[0][column + len(scalar(key.text)) + 2 :]
            return [head[: value.column] + bare + head[value.end_column :]]
        saved = self._saved(key.line, stop, column)
        return [*saved, head[:column] + written[0][column:], *written[1:]]

    def _listing(
        self, node: Listing, after: list[Tree], shape: Shape, start: int, stop: int
    ) -> list[str]:
        item_shape = shape.item if isinstance(shape, ListShape) else shape
        column = node.column
        starts = [item.line for item in node.items]
        bounds = self._bounds(starts, list(node.items), start, stop)
        before = [pruned(tree_of(item)) for item in node.items]
        lines: list[str] = []
        used = 0
        for wanted, source in zip(after, _matched(before, after), strict=True):
            if source is None:
                lines.extend(item_lines(wanted, item_shape, column))
                continue
            lines.extend(self._gone(bounds[used:source], column))
            used = source + 1
            item, (top, bottom) = node.items[source], bounds[source]
            over = self._lines[top : item.line] if top < item.line else []
            lines.extend([*over, *self._list_item(item, wanted, item_shape, column, bottom)])
        lines.extend(self._gone(bounds[used:], column))
        return lines + self._lines[bounds[-1][1] : stop]

    def _gone(self, bounds: list[tuple[int, int]], column: int) -> list[str]:
        """Return the comments of items that go away."""
        return [line for top, bottom in bounds for line in self._saved(top, bottom, column)]

    def _saved(self, top: int, bottom: int, column: int) -> list[str]:
        """Return the comments of the lines `top` to `bottom`, each on a line of its own."""
        return [
            " " * column + self._lines[number][self._comments[number] :].rstrip()
            for number in range(top, bottom)
            if number in self._comments
        ]

    def _list_item(
        self, item: Node, wanted: Tree, shape: Shape, column: int, stop: int
    ) -> list[str]:
        if pruned(tree_of(item)) == wanted:
            return self._lines[item.line : stop]
        if isinstance(item, Mapping) and not item.flow and isinstance(wanted, dict):
            body = self.mapping(item, wanted, shape, item.line, stop)
            first_column = item.pairs[0][0].column
            margin = self._lines[item.line][:column]
            body = [self._without_dash(line, column) for line in body]
            # Comments of a key that went away go over the dash: it shares the first key's line.
            first = next(n for n, line in enumerate(body) if line.lstrip()[:1] not in ("#", ""))
            over = [margin + line.lstrip() for line in body[:first]]
            dash = margin + "-" + " " * (first_column - column - 1)
            return [*over, dash + body[first][first_column:], *body[first + 1 :]]
        return [*self._saved(item.line, stop, column), *item_lines(wanted, shape, column)]

    def _without_dash(self, line: str, column: int) -> str:
        if line[column : column + 2] == "- ":
            return line[:column] + " " + line[column + 1 :]
        return line


def _matched(before: list[Tree], after: list[Tree]) -> list[int | None]:
    """Return, for each item of `after`, the item of `before` that it continues, in order.

    Equal items are matched first; between two matches the rest are matched by position.
    """
    from difflib import SequenceMatcher

    keys_before, keys_after = [repr(item) for item in before], [repr(item) for item in after]
    pairs: list[int | None] = [None] * len(after)
    blocks = SequenceMatcher(None, keys_before, keys_after, autojunk=False).get_matching_blocks()
    gap_before, gap_after = 0, 0
    for block in blocks:
        for n in range(min(block.a - gap_before, block.b - gap_after)):
            pairs[gap_after + n] = gap_before + n
        for n in range(block.size):
            pairs[block.b + n] = block.a + n
        gap_before, gap_after = block.a + block.size, block.b + block.size
    assert all(a < b for a, b in pairwise(p for p in pairs if p is not None))
    return pairs
