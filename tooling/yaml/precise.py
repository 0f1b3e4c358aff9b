"""The precise reader: libyaml's events into a tree with places, and every fault of notation.

libyaml comes through ruamel.yaml's C extension; ruamel.yaml's own parser gives the same events
where that extension is not to be had.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from schema.characters import HIDDEN, HIDDEN_CHARACTER
from schema.rule import Problem, Rule
from tooling.yaml import notation
from tooling.yaml.mistakes import (
    LIKE_A_DASH,
    ODD_SPACE_AT_AN_END,
    STRUCTURAL_ODD_SPACE,
    first_mistake,
)
from tooling.yaml.node import Listing, Mapping, Node, Scalar
from tooling.yaml.tree import MAX_DEPTH, MAX_FAULTS, Fault, NotationError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^[ ]*\t", re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?:[ \t][^\n]*)?\r?$", re.MULTILINE)
_UNSEEN = frozenset({notation.CONTROL_CHARACTER, notation.BYTE_ORDER_MARK, HIDDEN_CHARACTER})


def decode(data: bytes) -> str:
    """Return `data` as text; raise NotationError where it is not UTF-8 without byte order mark."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise NotationError([Fault(Problem(notation.BYTE_ORDER_MARK), 1, 1)])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise NotationError([Fault(Problem(notation.NOT_UTF_8), line, column)]) from None
    return text


def _text_faults(text: str) -> Iterator[Fault]:
    for hidden in islice(HIDDEN.finditer(text.replace("\r\n", " \n")), MAX_FAULTS + 1):
        if hidden[0] == "\r":
            said = "a line ends here as on an old Macintosh (CR)"
            remedy = "save the file with the line ends of Unix (LF)"
            problem = Problem(notation.CONTROL_CHARACTER, said=said, remedy=remedy)
        elif _CONTROL.match(hidden[0]):
            problem = Problem(notation.CONTROL_CHARACTER)
        elif hidden[0] == "\ufeff":
            said = "a byte order mark stands inside the text"
            problem = Problem(notation.BYTE_ORDER_MARK, said=said, remedy="remove it")
        else:
            problem = Problem(HIDDEN_CHARACTER)
        yield Fault(problem, *_place(text, hidden.start()))
    for tab in islice(_TAB_INDENT.finditer(text), MAX_FAULTS + 1):
        yield Fault(Problem(notation.TAB_INDENT), *_place(text, tab.end() - 1))
    if not unicodedata.is_normalized("NFC", text):
        numbered = enumerate(text.split("\n"), 1)
        odd = (line for line in numbered if not unicodedata.is_normalized("NFC", line[1]))
        for number, content in islice(odd, MAX_FAULTS + 1):
            normal = unicodedata.normalize("NFC", content)
            pairs = zip(content, normal, strict=False)
            column = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)
            yield Fault(Problem(notation.NOT_NFC), number, column)


def _conflicts(text: str) -> Iterator[Fault]:
    """Yield a fault for each place where Git left two versions, and for lines left over of one."""
    inside = False
    for marker in islice(_CONFLICT.finditer(text), 4 * MAX_FAULTS):
        begins = marker[1][0] == "<"
        if begins:
            yield Fault(Problem(notation.CONFLICT_MARKER), *_place(text, marker.start()))
        elif not inside:
            problem = Problem(
                notation.CONFLICT_MARKER,
                said="a line stands here that Git wrote to keep two changes apart",
                remedy="see whether what stands around it is right, then delete the line",
            )
            yield Fault(problem, *_place(text, marker.start()))
        inside = begins or (inside and marker[1][0] != ">")


def _place(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def _events(text: str) -> Iterator[Any]:
    try:
        from _ruamel_yaml import CParser  # type: ignore[import-not-found,unused-ignore]
    except ImportError:  # pragma: no cover - where the C extension has no build
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


def parse(data: bytes) -> Mapping:
    """Return the precise tree of `data`.

    Raises NotationError with every fault that could be found: duplicate keys, anchors, aliases,
    tags, several documents and so on are all named, not only the first.
    """
    text = decode(data)
    if conflicts := list(_conflicts(text)):
        raise NotationError(conflicts)  # whatever else is odd follows from them
    faults = list(_text_faults(text))
    if any(fault.problem.rule in _UNSEEN for fault in faults):
        raise NotationError(faults)
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = _Builder(faults, text)
    try:
        for event in _events(text):
            if not builder.take(type(event).__name__, event):
                break
    except MarkedYAMLError as error:
        faults.extend(_refused(text, faults, error))
    except YAMLError:
        faults.append(Fault(Problem(notation.YAML_SYNTAX), 1, 1))
    root = builder.root
    if not faults and not isinstance(root, Mapping):
        empty = root is None or (isinstance(root, Scalar) and not root.text)
        problem = Problem(notation.EMPTY_FILE) if empty else _no_fields(text, root)
        faults.append(Fault(problem, 1, 1))
    if faults:
        raise NotationError(faults)
    assert isinstance(root, Mapping)
    return root


def _refused(text: str, found: list[Fault], error: Any) -> Iterator[Fault]:
    """Yield what a person did wrong in a text that the parser refuses with `error`.

    Nothing, where it follows from what was `found` in the lines before.
    """
    at = error.problem_mark or error.context_mark
    until = at.line + 1 if at else text.count("\n") + 1
    if any(fault.line <= until for fault in found):
        return
    mistake = first_mistake(text, until)
    if mistake is None:
        if error.problem == "could not find expected ':'" and error.context_mark:
            at = error.context_mark
        line, column = (at.line + 1, at.column + 1) if at else (1, 1)
        lines = text.split("\n")
        if line > len(lines):  # the parser ends the last line itself
            line, column = len(lines), len(lines[-1]) + 1
        problem = notation.EXPLAINED.get(error.problem, Problem(notation.YAML_SYNTAX))
        yield Fault(problem, line, column)
    elif mistake.problem.rule is notation.ODD_SPACE:
        for odd in islice(STRUCTURAL_ODD_SPACE.finditer(text), MAX_FAULTS + 1):
            yield Fault(Problem(notation.ODD_SPACE), *_place(text, odd.start(1)))
    else:
        yield mistake


def _no_fields(text: str, root: Node | None) -> Problem:
    """Return what to say of a text that can be read, and has no fields."""
    if text.lstrip().startswith("<"):
        said = "this is a web page or a document of another program"
        return Problem(notation.NOT_A_MAPPING, said=said)
    if isinstance(root, Listing):
        said = "the file begins with a list, and must consist of fields, one a line"
        remedy = "remove the dash or the bracket in front, and let each field begin without spaces"
        return Problem(notation.NOT_A_MAPPING, said=said, remedy=remedy)
    return Problem(notation.NOT_A_MAPPING)


class _Builder:
    """Folds events into nodes, without recursion, and collects faults on the way."""

    def __init__(self, faults: list[Fault], text: str) -> None:
        self.faults = faults
        self._text = text
        self._lines: list[str] | None = None
        self.root: Node | None = None
        self._open: list[Listing | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._seen: list[set[str]] = []
        self._documents = 0

    def take(self, name: str, event: Any) -> bool:
        """Take one event; return False when reading on would be of no use."""
        start = event.start_mark
        if name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._fault(notation.SEVERAL_DOCUMENTS, start)
                return False
            if event.version or event.tags:
                self._fault(notation.DIRECTIVE, start)
        elif name == "AliasEvent":
            self._fault(notation.ALIAS, start)
            self._add(Scalar(start.line, start.column, start.line, start.column, "*", ""))
        elif name in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent"):
            if event.anchor is not None:
                self._fault(notation.ANCHOR, start)
            if event.tag is not None:
                self._fault(notation.TAG, start)
            return self._begin(name, event)
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            self._end(event)
        return True

    def _fault(self, rule: Rule, start: Any) -> None:
        self.faults.append(Fault(Problem(rule), start.line + 1, start.column + 1))

    def _begin(self, name: str, event: Any) -> bool:
        start, end = event.start_mark, event.end_mark
        extent = (start.line, start.column, end.line, end.column)
        if name == "ScalarEvent":
            scalar = Scalar(*extent, event.value, event.style or "")
            if scalar.style in ("|", ">") and not scalar.text.strip():
                self._say(notation.EMPTY_BLOCK, scalar.line, scalar.column)
            self._add(scalar)
            return True
        if len(self._open) >= MAX_DEPTH:
            self._fault(notation.TOO_DEEP, start)
            return False
        node = (Listing if name == "SequenceStartEvent" else Mapping)(
            *extent, bool(event.flow_style)
        )
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        self._seen.append(set())
        return True

    def _end(self, event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        self._seen.pop()
        if node.flow:
            node.end_line, node.end_column = event.end_mark.line, event.end_mark.column
            return
        last = None
        if isinstance(node, Listing) and node.items:
            last = node.items[-1]
        elif isinstance(node, Mapping) and node.pairs:
            last = node.pairs[-1][1]
        if last is not None:
            node.end_line, node.end_column = last.end_line, last.end_column

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            if node == Scalar(node.line, node.column, node.line, node.column, "", ""):
                self._colon_behind(key)
            parent.pairs.append((key, node))
            self._keys[-1] = None
            return
        if not isinstance(node, Scalar):
            self._fault(notation.KEY_NOT_TEXT, node)
            node = Scalar(node.line, node.column, node.line, node.column, "?", "")
        else:
            self._key(node)
        self._seen[-1].add(node.text)
        self._keys[-1] = node

    def _key(self, key: Scalar) -> None:
        """Look at a key: whether it is there already, or holds what a person took for notation."""
        if key.text in self._seen[-1]:
            self._fault(notation.DUPLICATE_KEY, key)
        if key.style:
            return
        if odd := ODD_SPACE_AT_AN_END.search(key.text):
            self._say(Problem(notation.ODD_SPACE), key.line, key.column + odd.start())
        elif (dash := LIKE_A_DASH.match(key.text)) and not self._open[-1].flow:
            problem = notation.NO_DASH_SPACE if dash[0] == "-" else notation.OTHER_DASH
            self._say(problem, key.line, key.column)

    def _colon_behind(self, key: Scalar) -> None:
        """See that a key without a value has a colon: else what was typed is no key at all."""
        if self._lines is None:
            self._lines = self._text.replace("\r\n", "\n").split("\n")
        rest = self._lines[key.end_line][key.end_column :].lstrip(" \t")
        if key.line == key.end_line and not rest.startswith(":"):
            self._say(notation.NO_COLON_IN_BRACES, key.line, key.column)

    def _say(self, problem: Problem, line: int, column: int) -> None:
        self.faults.append(Fault(problem, line + 1, column + 1))
