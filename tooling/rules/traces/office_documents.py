"""Office documents, which are XML in a zip file: their cells in rows, their paragraphs in lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_STRING = re.compile(r"<si\b.*?</si>", re.DOTALL)
_ROW = re.compile(r"<row\b.*?</row>", re.DOTALL)
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_SHARED = re.compile(r"""\bt=["']s["']""")
_LINE_END = re.compile(
    r"</(?:w:p|a:p|text:p|table:table-row|w:tr)>|<(?:w:br|text:line-break)\b[^>]*>"
)
_CELL_END = re.compile(r"</(?:w:tc|table:table-cell)>|<(?:w:tab|text:tab)\b[^>]*>")
_PARAGRAPH_IN_CELL = re.compile(r"</(?:text:p|w:p)>(?=\s*</(?:table:table-cell|w:tc)>)")
_TAG = re.compile(r"<[^>]*>")


def texts(members: Sequence[tuple[bytes, bytes]]) -> Iterator[bytes]:
    """Yield what members (name, content) of a zip file say, and their names.

    A sheet keeps the words of all cells in one place, each once: there the halves of many names
    stand side by side that belong to nobody. So a sheet is read row by row.
    """
    yield b"\n\n".join(name for name, _ in members)
    strings: list[str] = []
    for name, content in members:
        if name.endswith(b"sharedStrings.xml"):
            strings = [_bare(found[0]) for found in _STRING.finditer(_text(content))]
            yield "\n\n".join(strings).encode()
    for name, content in members:
        if name.endswith(b"sharedStrings.xml"):
            continue
        yield content
        if b"worksheets/" in name:
            yield "\n".join(_rows(_text(content), strings)).encode()
        elif name.endswith(b".xml"):
            yield _lines(_text(content)).encode()


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _bare(xml: str) -> str:
    return html.unescape(_TAG.sub("", xml)).strip()


def _lines(xml: str) -> str:
    xml = _PARAGRAPH_IN_CELL.sub("", xml)
    return html.unescape(_TAG.sub("", _LINE_END.sub("\n", _CELL_END.sub("\t", xml))))


def _rows(sheet: str, strings: Sequence[str]) -> Iterator[str]:
    for row in _ROW.finditer(sheet):
        cells = []
        for cell in _CELL.finditer(row[0]):
            value = _bare(cell[2] or "")
            if _SHARED.search(cell[1]) and value.isdigit() and int(value) < len(strings):
                value = strings[int(value)]
            cells.append(value)
        yield "\t".join(cells)
