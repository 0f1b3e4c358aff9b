"""The quick look: which texts are worth reading closely.

Versions of a file share most of their lines, so lines are remembered: those that hold nothing, and
those that hold something or a half of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from tooling.erasure.rules import contact_points as points
from tooling.erasure.rules import encoded, escapes
from tooling.erasure.rules import normalise as normal
from tooling.erasure.rules.fingerprints import HOT, Table
from tooling.erasure.rules.namesakes import OWN_NAME, contact_of
from tooling.erasure.rules.person import Sifted

_SEEN = 500_000  # lines remembered before they are forgotten again, about 100 MB
_MANY = 3


class Sieve:
    """Looks at texts for the people of `table`, whose contact files have the ids in `owners`."""

    def __init__(self, table: Table, owners: Mapping[str, int]) -> None:
        self._table, self._owners = table, owners
        self._quiet: set[str] = set()
        self._warm: dict[str, int] = {}

    def sift(self, data: bytes) -> Sifted:
        """Return what a quick look at `data` says: it may hold a trace, a namesake, or nothing."""
        if b"\0" in data or encoded.is_container(data):
            return Sifted.SUSPICIOUS
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return Sifted.SUSPICIOUS
        # Line by line, for most lines of a version were in the one before it
        flags = elsewhere = 0
        for line in self._unknown(set(text.split("\n")) - self._quiet):
            mine = self._warm.get(line) or self._line_flags(line)
            flags |= mine
            if not line.startswith(OWN_NAME):
                elsewhere |= mine
        if not self._table.is_hot(flags):
            return Sifted.NOTHING
        if not self._table.touches(elsewhere, flags):
            contact = contact_of(text)
            if contact is not None and contact not in self._owners:
                return Sifted.NAMESAKE
        return Sifted.SUSPICIOUS

    def _unknown(self, lines: set[str]) -> set[str]:
        """Return `lines` without those that hold nothing; many new ones are asked at once."""
        new = {line for line in lines if line not in self._warm}
        if len(new) < _MANY or self._all_flags("\n".join(new)):
            return lines
        self._remember_quiet(new)
        return lines - new

    def _line_flags(self, line: str) -> int:
        flags = self._all_flags(line)
        if flags:
            self._warm[line] = flags
        else:
            self._remember_quiet({line})
        return flags

    def _remember_quiet(self, lines: set[str]) -> None:
        if len(self._quiet) + len(self._warm) > _SEEN:
            self._quiet.clear()
            self._warm.clear()
        self._quiet |= lines

    def _all_flags(self, text: str) -> int:
        """The flags of lines, HOT too where one has to be decoded before it can be read."""
        coded = escapes.escaped(text) or encoded.has_runs(text)
        return self.flags(text) | (HOT if coded else 0)

    def flags(self, text: str) -> int:
        """What `text` holds as it stands: halves of names, or HOT for what is a trace alone."""
        table, flags = self._table, 0
        bare = text
        if "@" in text or "＠" in text:
            for address in reversed(list(points.addresses(text, table))):
                flags |= HOT if address.people else 0
                # The name in somebody's address is that somebody's: see `names`
                bare = f"{bare[: address.start]} {bare[address.end :]}"
        marked = not bare.isascii() and normal.MARK.search(bare)
        for word in (normal.MARKED_WORD if marked else normal.WORD).findall(bare):
            flags |= table.word(word)
        if any(points.known_run(run, table) for run in points.RUN.findall(text)):
            flags |= HOT
        if any(id in text for id in self._owners):
            flags |= HOT
        return flags
