"""Text behind an escape: percent signs, quoted-printable, entities, backslashes, folded lines.

A `Layer` is a text with its escapes read, and knows where each of its parts stood before.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

# C1 and what cp1252 makes of it: the second half of a letter in UTF-8 that was read as cp1252
_HIGH = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
    "\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_ESCAPE = re.compile(
    r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)"  # RFC 3986
    r"|(?P<word>=\?[\w-]+\?[bB]\?[A-Za-z0-9+/=]+\?=)"  # RFC 2047
    r"|(?P<quoted>(?:=[0-9A-Fa-f]{2}|=\r?\n)+)"  # RFC 2045
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?)"
    r"|(?P<code>(?:[\\%]u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\u\{[0-9A-Fa-f]{1,6}\})+)"
    r"|(?P<hex>(?:\\x[0-9A-Fa-f]{2})+)"
    r"|(?P<octal>(?:\\[0-3][0-7]{2})+)"  # as Git quotes a path
    r"|(?P<sign>\\[nrtbf\"'/\\])"
    rf"|(?P<twice>(?:[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}})+)"
    r"|(?P<at>\s?[\[(]\s?(?:at|AT|ät)\s?[\])]\s?)"
    r"|(?P<dot>\s?[\[(]\s?(?:dot|DOT|piste)\s?[\])]\s?)"
)
#: Without one of these there is no escape in a text; much quicker to ask.
_SIGN_OF_ONE = re.compile(r"[%=&\\\u00c2-\u00ef]|[\[(]\s?(?:at|AT|ät|dot|DOT|piste)")
_CODE = re.compile(r"[0-9A-Fa-f]+")
_SIGN = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
# RFC 6350 3.2 (vCard), 5545 3.1 (iCalendar), 2849 (LDIF): a long line goes on after a space
_FOLDING = re.compile(r"BEGIN:V|^dn: ", re.MULTILINE)
_FOLD = re.compile(r"(?P<fold>\r?\n[ \t])")
_MOST_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Layer:
    """A text that was made from another by reading its escapes, in parts.

    `starts` are where the parts begin in it. `origins` say for each from where to where it stood in
    the text before, and whether literally: an escape can only be cut out as a whole. `before` is
    the layer that was read, or None if it was the text itself.
    """

    text: str
    starts: list[int]
    origins: list[tuple[int, int, bool]]
    before: Layer | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stand in the very first text."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        low, _, literal = self.origins[first]
        if literal:
            low += start - self.starts[first]
        begin, high, literal = self.origins[last]
        if literal:
            high = begin + (end - self.starts[last])
        return (low, high) if self.before is None else self.before.back(low, high)


def escaped(text: str) -> bool:
    """Whether `text`, or a line of it alone, may hold an escape or says that lines are folded."""
    return (
        (_SIGN_OF_ONE.search(text) is not None and _ESCAPE.search(text) is not None)
        or text.endswith(("=", "=\r"))
        or ("BEGIN:V" in text or "dn: " in text)
    )


def layers(text: str) -> Iterator[Layer]:
    """Yield `text` with its lines unfolded, then with its escapes read, then those behind them."""
    layer: Layer | None = None
    if _FOLDING.search(text):
        layer = _read(text, _FOLD, None)
        if layer is not None:
            yield layer
            text = layer.text
    for _ in range(_MOST_LAYERS):
        layer = _read(text, _ESCAPE, layer)
        if layer is None:
            return
        yield layer
        text = layer.text


def _read(text: str, pattern: re.Pattern[str], before: Layer | None) -> Layer | None:
    """Return `text`, which is that of the layer `before`, with its escapes read; None without."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int, bool]] = []
    length = end = 0

    def add(part: str, start: int, stop: int, literal: bool) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            origins.append((start, stop, literal))
            length += len(part)

    for found in pattern.finditer(text):
        kind = found.lastgroup
        assert kind is not None
        read = _decoded(kind, found[0])
        if read == found[0]:
            continue
        add(text[end : found.start()], end, found.start(), True)
        add(read, *found.span(), False)
        end = found.end()
    if end == 0:
        return None
    add(text[end:], end, len(text), True)
    return Layer("".join(parts), starts, origins, before)


def _decoded(kind: str, text: str) -> str:
    if kind in ("percent", "quoted"):
        return _text(bytes.fromhex(re.sub(r"[%\r\n]|=", "", text)))
    if kind == "word":
        _, charset, _, data, _ = text.split("?")
        try:
            return base64.b64decode(data + "==").decode(charset)
        except (binascii.Error, LookupError, UnicodeError):
            return text
    if kind == "entity":
        return html.unescape(text)
    if kind == "code":
        # In UTF-16 first: JSON writes what is beyond the first plane as two surrogates
        signs = "".join(chr(min(int(code, 16), 0x10FFFF)) for code in _CODE.findall(_bare(text)))
        return signs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if kind == "hex":
        return _text(bytes.fromhex(text.replace("\\x", "")))
    if kind == "octal":
        return _text(bytes(int(code, 8) for code in text.split("\\")[1:]))
    if kind == "twice":
        return _once(text)
    return {"sign": _SIGN.get(text[1:], text[1:]), "at": "@", "dot": "."}.get(kind, "")


def _bare(code: str) -> str:
    return re.sub(r"[\\%][uU]", " ", code)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _once(text: str) -> str:
    """Undo UTF-8 that was read as cp1252: `HÃ¤kkinen`."""
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode()
        except UnicodeError:
            continue
    return text
