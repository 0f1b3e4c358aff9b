"""The precise tree: every key and value with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.field_path import FieldPath
from tooling.yaml.tree import Tree


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping. Lines and columns count from 0, as in the text's lines.

    `end_line` and `end_column` are where the node's last character ends; for a block collection
    they are the end of its last child.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Scalar(Node):
    """Text. `style` is the quote or block indicator, or empty for a plain scalar."""

    text: str
    style: str


@dataclass(slots=True)
class Listing(Node):
    """A list; `flow` is whether it is written in brackets."""

    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """A mapping; `flow` is whether it is written in braces."""

    flow: bool
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)


def tree_of(node: Node) -> Tree:
    """Return the tree that `node` stands for, empty parts included."""
    if isinstance(node, Listing):
        return [tree_of(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: tree_of(value) for key, value in node.pairs}
    assert isinstance(node, Scalar)
    return node.text


def node_at(root: Node, path: FieldPath) -> Node | None:
    """Return what stands at `path`, or None."""
    node: Node | None = root
    for part in path:
        if isinstance(node, Mapping):
            node = next((value for key, value in node.pairs if key.text == part), None)
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def locate(root: Node, path: FieldPath, *, at_key: bool = False) -> tuple[int, int]:
    """Return line and column, from 1, of what `path` names, or of the nearest thing above it.

    A path that ends in a key that is not there yields the mapping in which it is missing. With
    `at_key`, it is the key that is asked about, not what stands under it.
    """
    node, line, column = root, root.line, root.column
    for depth, part in enumerate(path, 1):
        if isinstance(node, Mapping) and isinstance(part, str):
            found = next(((k, v) for k, v in node.pairs if k.text == part), None)
            if found is None:
                break
            key, node = found
            line, column = key.line, key.column
            if at_key and depth == len(path):
                break
            if isinstance(node, Scalar) and node.line == key.line:
                line, column = node.line, node.column
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            line, column = node.line, node.column
        else:
            break
    return line + 1, column + 1
