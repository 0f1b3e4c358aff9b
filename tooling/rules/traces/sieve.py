"""The quick look: which texts are worth reading closely.

Versions of a file share most of their lines, so lines are remembered: those that hold nothing, and
those that hold a trace or a name of somebody.
"""

from __future__ import annotations

from collections.abc import Mapping

from tooling.rules.traces import contact_points, escapes
from tooling.rules.traces import normalise as normal
from tooling.rules.traces import packed_content as encoded
from tooling.rules.traces.fingerprints import TRACE, Lookup
from tooling.rules.traces.namesakes import OWN_NAME, contact_of
from tooling.rules.traces.person import Sifted

_SEEN = 500_000  # lines remembered before they are forgotten again, about 100 MB
_MANY = 3


class Sieve:
    """Looks at texts for the people in `lookup`, whose contact files have the ids in `owners`.

    With `every_name` a namesake is as good as the person, and a name in an address is a name.
    """

    def __init__(
        self, lookup: Lookup, owners: Mapping[str, int], *, every_name: bool = False
    ) -> None:
        self._lookup, self._owners, self._every_name = lookup, owners, every_name
        self._nothing: set[str] = set()
        self._flagged: dict[str, int] = {}

    def sift(self, data: bytes) -> Sifted:
        """Return whether `data` may hold a trace (SUSPICIOUS), only a namesake, or nothing.

        Bytes that are no plain UTF-8 text are always SUSPICIOUS.
        """
        if b"\0" in data or encoded.is_container(data):
            return Sifted.SUSPICIOUS
        if self._every_name and encoded.is_opaque(data):
            return Sifted.SUSPICIOUS
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return Sifted.SUSPICIOUS
        # Line by line, for most lines of a version were in the one before it
        flags = elsewhere = 0
        for line in self._worth_asking(set(text.split("\n")) - self._nothing):
            mine = self._flagged.get(line) or self._line_flags(line)
            flags |= mine
            if not line.startswith(OWN_NAME):
                elsewhere |= mine
        if not self._lookup.may_hold_trace(flags):
            return Sifted.NOTHING
        if not self._every_name and not self._lookup.may_hold_part(elsewhere, flags):
            contact = contact_of(text)
            if contact is not None and contact not in self._owners:
                return Sifted.NAMESAKE
        return Sifted.SUSPICIOUS

    def _worth_asking(self, lines: set[str]) -> set[str]:
        """Return `lines`, without the unseen ones if these, searched as one text, hold nothing."""
        new = {line for line in lines if line not in self._flagged}
        if len(new) < _MANY or self._all_flags("\n".join(new)):
            return lines
        self._remember(new)
        return lines - new

    def _line_flags(self, line: str) -> int:
        flags = self._all_flags(line)
        if flags:
            self._flagged[line] = flags
        else:
            self._remember({line})
        return flags

    def _remember(self, lines: set[str]) -> None:
        """Remember that `lines` hold nothing."""
        if len(self._nothing) + len(self._flagged) > _SEEN:
            self._nothing.clear()
            self._flagged.clear()
        self._nothing |= lines

    def _all_flags(self, text: str) -> int:
        """Return the flags of lines; TRACE too if they must be decoded before they can be read."""
        coded = escapes.escaped(text) or encoded.has_runs(text)
        return self.flags(text) | (TRACE if coded else 0)

    def flags(self, text: str) -> int:
        """Return the flags of `text` as it stands (see `Lookup`)."""
        lookup, flags = self._lookup, 0
        bare = text
        if "@" in text or "＠" in text:
            for address in reversed(list(contact_points.addresses(text, lookup))):
                flags |= TRACE if address.people else 0
                # The name in somebody's address is that somebody's: see `names`
                if self._every_name:
                    continue
                bare = f"{bare[: address.start]} {bare[address.end :]}"
        for word in normal.word_pattern(bare).findall(bare):
            flags |= lookup.word(word)
        runs = contact_points.RUN.findall(text)
        if any(contact_points.known_run(run, lookup) for run in runs):
            flags |= TRACE
        if any(id in text for id in self._owners):
            flags |= TRACE
        return flags
