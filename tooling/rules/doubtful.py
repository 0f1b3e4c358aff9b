"""What can be read, and may not say what was typed for: warnings on how a value is written.

YAML takes what follows a # for a comment, joins lines to one text, and knows no quotation marks but
the straight ones. A person who types a text like any other loses a part of it, or keeps a sign too
many, and nothing is wrong in the file. Only what is not in canonical form is asked, curly quotation
marks aside: the canonical form leaves no such doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.characters import CURLY_QUOTATION_MARKS
from schema.field_path import FieldPath
from schema.rule import Group, Problem, Rule
from schema.shape import FreeShape, ListShape, RecordShape, ScalarShape, Shape
from tooling.yaml.node import Listing, Mapping, Node, Scalar
from tooling.yaml.tree import Fault

COMMENT_BEHIND_VALUE = Rule(
    "comment-behind-value", "what follows this # is a comment, and no part of the text before it",
    "put the whole text in double quotes if the # belongs to it, else put the comment on a line of "
    "its own above", group=Group.WARNINGS,
)  # fmt: skip
JOINED_LINES = Rule(
    "joined-lines", "this line is read as the end of the text above",
    "write the text on one line; if this is a field of its own, give it its colon, and the "
    "indentation of the fields around it", group=Group.WARNINGS,
)  # fmt: skip
CURLY_QUOTES = Rule(
    "curly-quotes", "the quotation marks around this text are curly, and so are a part of it",
    'leave them out, or type straight ones: "', group=Group.WARNINGS,
)  # fmt: skip

_CURLY = frozenset(CURLY_QUOTATION_MARKS)


@dataclass(slots=True)
class _Search:
    """Goes through a file's tree, and gathers what is doubtful in it."""

    lines: list[str]
    found: list[Fault] = field(default_factory=list)

    def value(self, node: Node, shape: Shape, path: FieldPath) -> None:
        if isinstance(node, Scalar):
            self._scalar(node, shape, path)
        elif isinstance(node, Listing):
            item = shape.item if isinstance(shape, ListShape) else shape
            for number, part in enumerate(node.items):
                self.value(part, item, (*path, number))
        else:
            assert isinstance(node, Mapping)
            for key, part in node.pairs:
                below, name = _below(shape, key.text, path)
                if part.line == part.end_line and part.column == part.end_column:
                    self._empty(key, below, name)
                self.value(part, below, name)

    def _scalar(self, node: Scalar, shape: Shape, path: FieldPath) -> None:
        if node.style in ("|", ">"):
            return
        if node.end_line > node.line:
            line = self.lines[node.line + 1]
            column = len(line) - len(line.lstrip(" \t"))
            self._add(JOINED_LINES, node.line + 1, column, path)
        if not node.style and node.text and _takes_text(shape):
            self._comment(node.end_line, node.end_column, path)
        if len(node.text) > 1 and {node.text[0], node.text[-1]} <= _CURLY:
            self._add(CURLY_QUOTES, node.line, node.column, path)

    def _empty(self, key: Scalar, shape: Shape, path: FieldPath) -> None:
        """Look behind a key that has nothing: `role: #1 buyer` says nothing of a role."""
        if _takes_text(shape):
            line = self.lines[key.end_line]
            self._comment(key.end_line, line.find(":", key.end_column) + 1, path)

    def _comment(self, line: int, column: int, path: FieldPath) -> None:
        rest = self.lines[line][column:]
        if rest.lstrip().startswith("#"):
            self._add(COMMENT_BEHIND_VALUE, line, column + rest.index("#"), path)

    def _add(self, rule: Rule, line: int, column: int, path: FieldPath) -> None:
        self.found.append(Fault(Problem(rule, path), line + 1, column + 1))


def _below(shape: Shape, key: str, path: FieldPath) -> tuple[Shape, FieldPath]:
    """Return shape and path of what stands under `key`; a key that a person chose is not named."""
    if isinstance(shape, RecordShape) and key in shape.fields:
        return shape.fields[key], (*path, key)
    return ScalarShape(), path


def _takes_text(shape: Shape) -> bool:
    """Whether a # can have been meant as a part of the value: no day, number or word has one."""
    if isinstance(shape, ScalarShape):
        return shape.kind == "text" and not shape.words
    if isinstance(shape, ListShape):
        return _takes_text(shape.item)
    return isinstance(shape, FreeShape)


def doubts(root: Mapping, lines: list[str], shape: RecordShape) -> list[Fault]:
    """Return what is doubtful in the file whose tree is `root`, its text in `lines`."""
    search = _Search(lines)
    search.value(root, shape, ())
    return search.found
