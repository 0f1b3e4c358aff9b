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
from tooling.yaml.node import Listing, Mapping, Node, Scalar
from tooling.yaml.tree import MAX_DEPTH, MAX_FAULTS, Fault, NotationError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^[ ]*\t", re.MULTILINE)
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
        if _CONTROL.match(hidden[0]):
            problem = Problem(notation.CONTROL_CHARACTER)
        elif hidden[0] == "\ufeff":
            said = "a byte order mark stands inside the text"
            problem = Problem(notation.BYTE_ORDER_MARK, said=said, remedy="remove it")
        else:
            problem = Problem(HIDDEN_CHARACTER)
        yield Fault(problem, *_place(text, hidden.start()))
    if tab := _TAB_INDENT.search(text):
        yield Fault(Problem(notation.TAB_INDENT), *_place(text, tab.end() - 1))
    if not unicodedata.is_normalized("NFC", text):
        numbered = enumerate(text.split("\n"), 1)
        odd = (line for line in numbered if not unicodedata.is_normalized("NFC", line[1]))
        for number, content in islice(odd, MAX_FAULTS + 1):
            normal = unicodedata.normalize("NFC", content)
            pairs = zip(content, normal, strict=False)
            column = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)
            yield Fault(Problem(notation.NOT_NFC), number, column)


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
    faults = list(_text_faults(text))
    if any(fault.problem.rule in _UNSEEN for fault in faults):
        raise NotationError(faults)
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = _Builder(faults)
    try:
        for event in _events(text):
            if not builder.take(type(event).__name__, event):
                break
    except MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        if error.problem == "found unexpected end of stream" and error.context_mark:
            at = error.context_mark
        line, column = (at.line + 1, at.column + 1) if at else (1, 1)
        tabs = [fault.line for fault in faults if fault.problem.rule is notation.TAB_INDENT]
        if line not in tabs:
            problem = notation.EXPLAINED.get(error.problem, Problem(notation.YAML_SYNTAX))
            faults.append(Fault(problem, line, column))
    except YAMLError:
        faults.append(Fault(Problem(notation.YAML_SYNTAX), 1, 1))
    root = builder.root
    if not faults and not isinstance(root, Mapping):
        empty = root is None or (isinstance(root, Scalar) and not root.text)
        rule = notation.EMPTY_FILE if empty else notation.NOT_A_MAPPING
        faults.append(Fault(Problem(rule), 1, 1))
    if faults:
        raise NotationError(faults)
    assert isinstance(root, Mapping)
    return root


class _Builder:
    """Folds events into nodes, without recursion, and collects faults on the way."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
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
            self._add(Scalar(*extent, event.value, event.style or ""))
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
            parent.pairs.append((key, node))
            self._keys[-1] = None
            return
        if not isinstance(node, Scalar):
            self._fault(notation.KEY_NOT_TEXT, node)
            node = Scalar(node.line, node.column, node.line, node.column, "?", "")
        elif node.text in self._seen[-1]:
            self._fault(notation.DUPLICATE_KEY, node)
        self._seen[-1].add(node.text)
        self._keys[-1] = node
