"""Reading: fast where the file is in canonical form, precise where it is not."""

from __future__ import annotations

from tooling.yaml.canonical import read_canonical
from tooling.yaml.tree import Tree, pruned


def read(data: bytes) -> dict[str, Tree]:
    """Return the tree of a file's bytes; raise NotationError with every fault.

    Every scalar is the text that was typed; empty parts are left out.
    """
    try:
        tree = read_canonical(data.decode("utf-8"))
    except UnicodeDecodeError:
        tree = None
    if tree is not None:
        return tree
    from tooling.yaml.node import tree_of
    from tooling.yaml.precise import parse

    result = pruned(tree_of(parse(data)))
    assert isinstance(result, dict)
    return result
