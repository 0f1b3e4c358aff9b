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

from schema.characters import HIDDEN
from tooling.yaml.node import Listing, Mapping, Node, Scalar
from tooling.yaml.tree import MAX_DEPTH, MAX_FAULTS, Fault, NotationError

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_TAB_INDENT = re.compile(r"^[ ]*\t", re.MULTILINE)
_UNSEEN = ("control-character", "byte-order-mark", "hidden-character")

# libyaml's words for what went wrong, in ours.
_EXPLAINED = {
    "mapping values are not allowed in this context": (
        "there is a second colon here, or the indentation is off",
        "put a text that holds a colon and a space in double quotes",
    ),
    "found character that cannot start any token": (
        "a text cannot begin with this character",
        "put the text in double quotes",
    ),
    "found unexpected end of stream": (
        "the file ends inside a quoted text",
        'close the text with a "',
    ),
    "did not find expected key": (
        "the indentation does not line up with the lines above",
        "indent by two spaces for each level",
    ),
    "could not find expected ':'": (
        "this line has no colon after its key",
        "write `key: value`",
    ),
    "did not find expected ',' or ']'": ("a list in brackets is not closed", "close it with ]"),
    "did not find expected ',' or '}'": ("a mapping in braces is not closed", "close it with }"),
    "did not find expected node content": ("a value is missing here", None),
    "did not find expected '-' indicator": (
        "the items of a list do not line up",
        "begin each item with `- ` in the same column",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot begin on this line",
        "begin the list on a line of its own, indented by two spaces",
    ),
    "found undefined tag handle": ("tags are not allowed", "remove the word that begins with !"),
    "found incompatible YAML document": ("only YAML 1.2 is read", "remove the %YAML line"),
}


def decode(data: bytes) -> str:
    """Return `data` as text with LF line ends; raise NotationError where it is no such text."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise NotationError(
            [Fault("byte-order-mark", "the file begins with a byte order mark", 1, 1,
                   "save it as UTF-8 without BOM")]
        )  # fmt: skip
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise NotationError(
            [Fault("not-utf-8", "the file is not UTF-8 text", line, column, "save it as UTF-8")]
        ) from None
    return text


def _text_faults(text: str) -> Iterator[Fault]:
    for hidden in islice(HIDDEN.finditer(text.replace("\r\n", " \n")), MAX_FAULTS + 1):
        line, column = _place(text, hidden.start())
        if _CONTROL.match(hidden[0]):
            yield Fault("control-character", "a control character stands here", line, column,
                        "remove it")  # fmt: skip
        elif hidden[0] == "\ufeff":
            yield Fault("byte-order-mark", "a byte order mark stands inside the text", line, column,
                        "remove it")  # fmt: skip
        else:
            yield Fault("hidden-character", "a character stands here that cannot be seen",
                        line, column, "remove it")  # fmt: skip
    if tab := _TAB_INDENT.search(text):
        line, column = _place(text, tab.end() - 1)
        yield Fault("tab-indent", "a tab is used as indentation", line, column,
                    "indent with two spaces")  # fmt: skip
    if not unicodedata.is_normalized("NFC", text):
        numbered = enumerate(text.split("\n"), 1)
        odd = (line for line in numbered if not unicodedata.is_normalized("NFC", line[1]))
        for number, content in islice(odd, MAX_FAULTS + 1):
            normal = unicodedata.normalize("NFC", content)
            pairs = zip(content, normal, strict=False)
            column = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)
            yield Fault("not-nfc", "a letter is composed of parts (the text is not NFC)",
                        number, column, "run `tooling format`")  # fmt: skip


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
    if any(fault.rule in _UNSEEN for fault in faults):
        raise NotationError(faults)
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = _Builder(faults)
    try:
        for event in _events(text):
            if not builder.take(type(event).__name__, event):
                break
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message, fix = _EXPLAINED.get(error.problem or "", ("this is not well-formed YAML", None))
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if error.problem == "found unexpected end of stream" and error.context_mark:
            line, column = error.context_mark.line + 1, error.context_mark.column + 1
        if not any(fault.rule == "tab-indent" and fault.line == line for fault in faults):
            faults.append(Fault("yaml-syntax", message, line, column, fix))
    except YAMLError:
        faults.append(Fault("yaml-syntax", "this is not well-formed YAML", 1, 1))
    root = builder.root
    if not faults and not isinstance(root, Mapping):
        if root is None or (isinstance(root, Scalar) and not root.text):
            faults.append(Fault("empty-file", "the file is empty", 1, 1))
        else:
            faults.append(
                Fault("not-a-mapping", "the file must consist of `key: value` lines", 1, 1)
            )
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
        mark = event.start_mark
        if name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._fault("several-documents", "a second document begins here", mark,
                            "keep one document a file: remove the line ---")  # fmt: skip
                return False
            if event.version or event.tags:
                self._fault("directive", "lines that begin with % are not allowed", mark,
                            "remove the line")  # fmt: skip
        elif name == "AliasEvent":
            self._fault("alias", "aliases (*) are not allowed", mark,
                        "write the value out, or put the text in double quotes")  # fmt: skip
            self._add(Scalar(mark.line, mark.column, mark.line, mark.column, "*", ""))
        elif name in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent"):
            if event.anchor is not None:
                self._fault("anchor", "anchors (&) are not allowed", mark,
                            "remove it, or put the text in double quotes")  # fmt: skip
            if event.tag is not None:
                self._fault("tag", "tags (!) are not allowed", mark,
                            "remove it, or put the text in double quotes")  # fmt: skip
            return self._begin(name, event)
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            self._end(event)
        return True

    def _fault(self, rule: str, message: str, mark: Any, fix: str | None = None) -> None:
        self.faults.append(Fault(rule, message, mark.line + 1, mark.column + 1, fix))

    def _begin(self, name: str, event: Any) -> bool:
        start, end = event.start_mark, event.end_mark
        place = (start.line, start.column, end.line, end.column)
        if name == "ScalarEvent":
            self._add(Scalar(*place, event.value, event.style or ""))
            return True
        if len(self._open) >= MAX_DEPTH:
            self._fault("too-deep", "the nesting is deeper than any field's", start)
            return False
        node = (Listing if name == "SequenceStartEvent" else Mapping)(
            *place, bool(event.flow_style)
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
        elif isinstance(node, Mapping) and node.entries:
            last = node.entries[-1][1]
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
            parent.entries.append((key, node))
            self._keys[-1] = None
            return
        if not isinstance(node, Scalar):
            self.faults.append(
                Fault("key-not-text", "a key must be a word, not a list or a mapping",
                      node.line + 1, node.column + 1)
            )  # fmt: skip
            node = Scalar(node.line, node.column, node.line, node.column, "?", "")
        elif node.text in self._seen[-1]:
            self.faults.append(
                Fault("duplicate-key", "this key stands here a second time",
                      node.line + 1, node.column + 1, "keep one of the two")
            )  # fmt: skip
        self._seen[-1].add(node.text)
        self._keys[-1] = node
