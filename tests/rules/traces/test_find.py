"""What is found, what is not, and that keyed hashes find the same."""

from __future__ import annotations

import pytest

from tests.rules.traces.people import NAMESAKES, NO_TRACES, TRACES, by_fingerprints, in_the_clear
from tooling.rules.traces import ERASED, Sifted, Trace, Tracer

CASES = [(kind, text) for kind, texts in TRACES.items() for text in texts]


@pytest.fixture(scope="module", params=[in_the_clear, by_fingerprints])
def tracer(request: pytest.FixtureRequest) -> Tracer:
    made: Tracer = request.param()
    return made


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_trace_is_found_and_taken_out(tracer: Tracer, kind: str, text: str) -> None:
    assert kind in {trace.kind for trace in tracer.find(text)}
    assert tracer.suspicious(text.encode())
    redacted = tracer.redact(text)
    assert tracer.find(redacted) == []
    assert ERASED in redacted


@pytest.mark.parametrize("text", NO_TRACES)
def test_what_is_none_is_left_alone(tracer: Tracer, text: str) -> None:
    assert tracer.find(text) == []
    assert not tracer.examine(text.encode()).namesakes
    assert tracer.redact(text) == text
    assert tracer.redact_bytes(text.encode()) == text.encode()


@pytest.mark.parametrize("text", NAMESAKES)
def test_a_namesake_is_told_apart(tracer: Tracer, text: str) -> None:
    assert tracer.find(text) == []
    assert tracer.examine(text.encode()).namesakes
    assert tracer.redact(text) == text


def test_only_the_trace_is_replaced(tracer: Tracer) -> None:
    assert tracer.redact("Ask Maija Virtanen (040 555 0123), or Liisa.") == (
        "Ask (erased) ((erased)), or Liisa."
    )
    assert tracer.redact("given_name: Maija\nrole: Buyer\nfamily_name: Virtanen\n") == (
        "given_name: (erased)\nrole: Buyer\nfamily_name: (erased)\n"
    )
    assert tracer.redact("phone: (040) 555 0123;") == "phone: (erased);"
    assert tracer.redact("x=soren%40fjord.example&y=1") == "x=(erased)&y=1"


def test_whose_trace_it_is(tracer: Tracer) -> None:
    found = tracer.find("Maija Virtanen, +47 91 23 45 67")
    assert found == [Trace(0, 14, "name", 0), Trace(16, 31, "phone", 1)]


def test_a_namesakes_own_file_is_known_at_a_glance(tracer: Tracer) -> None:
    file = "id: b7m2qd4x\nkind: customer\ngiven_name: Maija\nfamily_name: Virtanen\n"
    assert tracer.sift(file.encode()) is Sifted.NAMESAKE
    for other in (
        file.replace("b7m2qd4x", "k7m2qd4x"),
        file.replace("kind", "sort"),
        file + "phone: 0405550123\n",
        file + "responsible: Maija\n",
    ):
        assert tracer.sift(other.encode()) is Sifted.SUSPICIOUS


def test_a_suspicion_needs_both_halves_of_one_name(tracer: Tracer) -> None:
    assert not tracer.suspicious(b"Maija and Laine")
    assert tracer.has_half_name("Virtanen")
    assert not tracer.has_half_name("Korhonen")
