"""What a screen reader makes of a page, as far as the page's own markup says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class TableSeen:
    """A table: its caption, its column headings, and whether each of those says so."""

    caption: str = ""
    columns: int = 0
    scoped: bool = True


@dataclass
class Outline:
    """The page's language, title, levels of headings, tables, labelled regions, landmarks, ids."""

    language: str = ""
    title: str = ""
    headings: list[int] = field(default_factory=list)
    tables: list[TableSeen] = field(default_factory=list)
    regions: list[tuple[str, str]] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Outline()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.inside = tag
        if "id" in said:
            self.found.ids.append(said["id"])
        if tag == "html":
            self.found.language = said.get("lang", "")
        elif tag in ("main", "nav", "header", "footer"):
            self.found.landmarks.append(tag)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.found.headings.append(int(tag[1]))
        elif tag == "table":
            self.found.tables.append(TableSeen())
        elif tag == "th":
            self.found.tables[-1].columns += 1
            self.found.tables[-1].scoped &= said.get("scope") == "col"
        if said.get("role") == "region" or "tabindex" in said:
            self.found.regions.append((tag, said.get("aria-label", "")))

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.found.title += data.strip()
        elif self.inside == "caption":
            self.found.tables[-1].caption += data.strip()

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""


def outline(page: str) -> Outline:
    """Return what the markup of `page` says."""
    reader = _Reader()
    reader.feed(page)
    return reader.found
