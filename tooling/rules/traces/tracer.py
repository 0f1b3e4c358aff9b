"""The tracer: finds every trace of people in texts and bytes, and takes it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from tooling.rules.traces import contact_points, escapes
from tooling.rules.traces import normalise as normal
from tooling.rules.traces import packed_content as encoded
from tooling.rules.traces.decodings import Decoding, decodings, is_text
from tooling.rules.traces.fingerprints import (
    Fingerprint,
    Lookup,
    fingerprints,
    hashed,
    in_the_clear,
)
from tooling.rules.traces.names import names
from tooling.rules.traces.namesakes import Surroundings, contact_of
from tooling.rules.traces.person import ERASED, ERASED_FILE, Examined, Person, Sifted, Trace
from tooling.rules.traces.sieve import Sieve

_DEPTH = 4  # a zip in a gzip in base64 in an e-mail
_ROUNDS = 10  # a redaction may lay bare what an escape hid

Known = tuple[tuple[Fingerprint, ...], ...]
Ids = tuple[tuple[str, ...], ...]
Definition = tuple[Known, bytes | None, Ids, bool]


@lru_cache(maxsize=4)
def _remembered(known: Known, key: bytes | None, ids: Ids, every_name: bool) -> Tracer:
    """Return the tracer that knows this; the same one when it is asked for again."""
    tracer = Tracer.__new__(Tracer)
    tracer._begin(known, key, ids, every_name)  # noqa: SLF001  made here, for the class itself
    return tracer


class Tracer:
    """Looks for people. Pure; remembers the words that it has seen, so use one for many texts.

    With `every_name` no namesake is told apart: whoever asks what is held on a name must see each.
    """

    def __init__(self, people: Sequence[Person], *, every_name: bool = False) -> None:
        known = tuple(tuple(fingerprints(person, in_the_clear)) for person in people)
        self._begin(known, None, tuple(person.ids for person in people), every_name)

    @classmethod
    def of_fingerprints(
        cls, people: Sequence[Iterable[str]], key: bytes, ids: Sequence[tuple[str, ...]] = ()
    ) -> Tracer:
        """Return a tracer of people of whom only keyed hashes, and their files' ids, are known."""
        parsed = (map(Fingerprint.parse, held) for held in people)
        known = tuple(tuple(one for one in held if one is not None) for held in parsed)
        return _remembered(known, key, tuple(ids), False)

    def _begin(self, known: Known, key: bytes | None, ids: Ids, every_name: bool) -> None:
        self._definition = (known, key, ids, every_name)
        self._every_name = every_name
        self._lookup = Lookup(known, in_the_clear if key is None else hashed(key))
        self._owners = {id: number for number, held in enumerate(ids) for id in held}
        self._sieve = Sieve(self._lookup, self._owners, every_name=every_name)

    def __reduce__(self) -> tuple[Callable[..., Tracer], Definition]:
        # A process that is sent a tracer again and again keeps the one that it has
        return _remembered, self._definition

    # -- text

    def find(self, text: str) -> list[Trace]:
        """Return every trace in `text`, sorted; positions are characters of `text`."""
        return self._find(text, _DEPTH, encoded.Budget())

    def _find(self, text: str, depth: int, budget: encoded.Budget) -> list[Trace]:
        found: set[Trace] = set()
        if self._lookup.may_hold_trace(self._sieve.flags(text)):
            traces, namesakes = self._plain(text)
            found.update(traces)
            budget.namesakes = budget.namesakes or bool(namesakes)
        last: escapes.Layer | None = None
        for layer in escapes.layers(text) if escapes.escaped(text) else ():
            last = layer
            for trace in self._plain(layer.text)[0]:
                found.add(Trace(*layer.back(trace.start, trace.end), trace.kind, trace.person))
        if depth > 0:
            found.update(self._inside(text, None, depth, budget))
            if last is not None:
                found.update(self._inside(last.text, last, depth, budget))
        return sorted(found)

    def _inside(
        self, text: str, layer: escapes.Layer | None, depth: int, budget: encoded.Budget
    ) -> Iterable[Trace]:
        """Yield the traces in what `text`, read through `layer`, holds as base64."""
        for start, end, data in encoded.runs(text):
            span = (start, end) if layer is None else layer.back(start, end)
            for trace in self._examine(data, depth - 1, budget):
                yield Trace(*span, trace.kind, trace.person)

    def _plain(self, text: str) -> tuple[list[Trace], list[Trace]]:
        """Return the traces in `text` as it stands, and where the names are a namesake's."""
        addresses = list(contact_points.addresses(text, self._lookup))
        found = [
            Trace(address.start, address.end, "email", person)
            for address in addresses
            for person in address.people
        ]
        found += contact_points.phones(text, self._lookup)
        contact = contact_of(text)
        owner = self._owners.get(contact) if contact is not None else None
        if owner is not None:
            found.append(Trace(0, len(text), "record", owner))
        if self._every_name:
            found += (
                Trace(*span, "name", person)
                for name in names(text, self._lookup, loosely=True)
                for span in name.spans
                for person in name.people
            )
            return found, []
        spans = [(address.start, address.end) for address in addresses]
        strangers = [address for address in addresses if not address.people]
        stranger = contact if owner is None else None
        namesakes: list[Trace] = []
        near = Surroundings(text, stranger, sorted(found), strangers)
        for name in names(text, self._lookup, spans):
            (namesakes if near.is_namesakes(name) else found).extend(
                Trace(*span, "name", person) for span in name.spans for person in name.people
            )
        return found, namesakes

    def has_half_name(self, text: str) -> bool:
        """Whether `text` holds a given or a family name of one of the people, in any form."""
        return any(map(self._lookup.word, normal.word_pattern(text).findall(text)))

    def redact(self, text: str) -> str:
        """Return `text` with every trace replaced by ERASED, and nothing else changed."""
        for _ in range(_ROUNDS):
            spans = [(trace.start, trace.end) for trace in self.find(text)]
            if not spans:
                return text
            text = _replaced(text, spans)
        return ERASED

    # -- bytes

    def suspicious(self, data: bytes) -> bool:
        """Whether `data` may hold a trace. Quick; never False where `find_bytes` finds one."""
        return self.sift(data) is Sifted.SUSPICIOUS

    def sift(self, data: bytes) -> Sifted:
        """Return the result of a quick look at `data` (see `Sieve.sift`)."""
        return self._sieve.sift(data)

    def holds(self, data: bytes) -> bool:
        """Whether there is a trace in `data`."""
        return self.suspicious(data) and bool(self.find_bytes(data))

    def find_bytes(self, data: bytes) -> list[Trace]:
        """Return every trace in `data`: as text in any encoding, and in what is packed in it.

        Positions are characters of the text; 0 and the length of `data` for what is packed.
        """
        return self.examine(data).traces

    def examine(self, data: bytes) -> Examined:
        """Return what `data` holds, unpacking up to 256 MB of it."""
        budget = encoded.Budget()
        traces = self._examine(data, _DEPTH, budget)
        unread = budget.cut or (self._every_name and encoded.is_opaque(data))
        return Examined(traces, budget.namesakes and not traces, not unread)

    def _examine(self, data: bytes, depth: int, budget: encoded.Budget) -> list[Trace]:
        found = {
            trace for read in decodings(data) for trace in self._find(read.text, depth, budget)
        }
        if encoded.is_container(data):
            if depth > 0:
                for part in encoded.parts(data, budget):
                    for trace in self._examine(part, depth - 1, budget):
                        found.add(Trace(0, len(data), trace.kind, trace.person))
            else:
                budget.cut = True
        return sorted(found)

    def redact_bytes(self, data: bytes) -> bytes:
        """Return `data` without its traces, in its own encoding; ERASED_FILE if that can't be."""
        for _ in range(_ROUNDS):
            if not self.find_bytes(data):
                return data
            if not is_text(data) or encoded.is_container(data):
                return ERASED_FILE
            asked = ((read, self.find(read.text)) for read in decodings(data))
            read, traces = next(answer for answer in asked if answer[1])
            data = _without(data, read, [(trace.start, trace.end) for trace in traces])
        return ERASED_FILE


def _without(data: bytes, read: Decoding, spans: Sequence[tuple[int, int]]) -> bytes:
    if not read.one_byte:
        return _replaced(read.text, spans).encode(read.encoding, read.errors)
    return _replaced(data.decode("latin-1"), spans).encode("latin-1")


def _replaced(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` with ERASED once for each stretch that the sorted `spans` cover."""
    kept: list[str] = []
    end = 0
    for start, stop in spans:
        if start >= end:
            kept += text[end:start], ERASED
        end = max(end, stop)
    return "".join((*kept, text[end:]))
