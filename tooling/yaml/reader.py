"""Reading: fast where the file is in canonical form, precise where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tooling.yaml.canonical_reader import read_canonical
from tooling.yaml.tree import Tree, pruned

if TYPE_CHECKING:
    from tooling.yaml.node import Mapping


class YamlText:
    """The bytes of a file. What they say is found out when it is asked for, and once only.

    Whatever asks what a file says can be given one of these instead of bytes, so that several
    questions about the same bytes are answered by one reading.
    """

    __slots__ = ("_canonical", "_lines", "_root", "_tree", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._tree: dict[str, Tree] | None = None
        self._root: Mapping | None = None
        self._canonical: bool | None = None
        self._lines: list[str] | None = None

    @classmethod
    def of(cls, text: bytes | YamlText) -> YamlText:
        """Return `text`, made one of these if it is bytes."""
        return cls(text) if isinstance(text, bytes) else text

    @property
    def tree(self) -> dict[str, Tree]:
        """What the file says; NotationError with every fault where it can't be read.

        Every scalar is the text that was typed; empty parts are left out. Not to be changed.
        """
        if self._tree is None and not self.is_canonical:
            from tooling.yaml.node import tree_of

            tree = pruned(tree_of(self.root))
            assert isinstance(tree, dict)
            self._tree = tree
        assert self._tree is not None
        return self._tree

    @property
    def root(self) -> Mapping:
        """The same with each key and value in its place, empty parts included; NotationError."""
        if self._root is None:
            from tooling.yaml.precise import parse

            self._root = parse(self.data)
        return self._root

    @property
    def is_canonical(self) -> bool:
        """Whether the file is plainly in canonical form."""
        if self._canonical is None:
            try:
                self._tree = read_canonical(self.data.decode("utf-8"))
                self._canonical = self._tree is not None
            except UnicodeDecodeError:
                self._canonical = False
        return self._canonical

    @property
    def lines(self) -> list[str]:
        """The lines of the file, which can be read."""
        if self._lines is None:
            self._lines = self.data.decode("utf-8").split("\n")
        return self._lines


def read(data: bytes) -> dict[str, Tree]:
    """Return what a file's bytes say; see `YamlText.tree`."""
    return YamlText(data).tree
