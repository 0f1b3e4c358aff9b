"""Whatever a text is made of, nothing is left after a redaction, and nothing else is changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.traces.people import NAMESAKES, NO_TRACES, TRACES, by_fingerprints, in_the_clear

CLEAR, KEYED = in_the_clear(), by_fingerprints()
PIECES = [text for texts in TRACES.values() for text in texts] + NO_TRACES + NAMESAKES
WORDS = ["Maija", "Virtanen", "Søren", "Åke", "Hjärne", "Öst", "Eero", "Niemi", "040", "5550123"]
SIGNS = [
    " ",
    ", ",
    ";",
    "\n",
    "-",
    "\t",
    "=",
    "%20",
    "&nbsp;",
    '"',
    ": ",
    "\n- ",
    "}, {",
    "@",
    "\\n",
]
texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=5)
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300)
@given(texts)
def test_a_redaction_leaves_nothing(text: str) -> None:
    redacted = CLEAR.redact(text)
    assert CLEAR.find(redacted) == []
    assert CLEAR.find(text) or redacted == text


@settings(max_examples=200)
@given(texts)
def test_keyed_hashes_find_the_same(text: str) -> None:
    assert KEYED.find(text) == CLEAR.find(text)


@settings(max_examples=300)
@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"]))
def test_the_sieve_lets_every_trace_through(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    found = CLEAR.find_bytes(data)
    assert CLEAR.suspicious(data) or not found
    redacted = CLEAR.redact_bytes(data)
    assert CLEAR.find_bytes(redacted) == []
    assert found or redacted == data


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data: bytes) -> None:
    assert CLEAR.suspicious(data) or not CLEAR.find_bytes(data)
