"""For any register: no report holds another's data, and a none is never said of what is there."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from schema.layout import contact_path
from tests.desk import IDS, Desk
from tests.documents.conftest import CONTROLLER, CUSTOMERS, PROSPECTS
from tests.people import customer
from tooling.rules.traces import Tracer
from tooling.subject_report.rules.terms import near_to, person_of, terms_in

NONE = "We hold no personal data on you"

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink takes minutes
_SYLLABLES = ("ma", "ri", "jä", "vö", "lå", "sø", "ki", "te", "nen", "ha", "u", "šo", "èl")
_PART = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=4).map(
    lambda parts: "".join(parts).capitalize()
)
_NAME = st.one_of(
    _PART,
    st.tuples(_PART, _PART).map("-".join),
    _PART.map(lambda part: f"O'{part}"),
    st.tuples(st.sampled_from(("von", "af", "de")), _PART).map(" ".join),
)


class Called(NamedTuple):
    given: str
    family: str


_PEOPLE = st.builds(Called, st.one_of(_PART, st.tuples(_PART, _PART).map("-".join)), _NAME)
_TYPED = ("{0.given} {0.family}", "{0.family}, {0.given}", "{0.family} {0.given}")
_WRITTEN = (
    "{0.given} {0.family}",
    "{0.family} {0.given}",
    "met {0.family}, {0.given} there",
    "given_name: {0.given}\nfamily_name: {0.family}\n",
    "id;name\n1;{0.given};{0.family}\n",
    'x = {{"first": "{0.given}", "last": "{0.family}"}}',
    "Anna Aalto, {0.given} {0.family}, Olli Ojala",
)


def finds(typed: str, data: bytes) -> bool:
    terms = terms_in([typed])
    tracer = Tracer([person_of(terms, "FI"), near_to(terms)], every_name=True)
    return tracer.suspicious(data) and any(one.person == 0 for one in tracer.examine(data).traces)


@settings(max_examples=100, phases=QUICK)
@given(
    _PEOPLE, st.sampled_from(_TYPED), st.sampled_from(_WRITTEN), st.booleans(),
    st.sampled_from(("utf-8", "utf-16")),
)  # fmt: skip
@example(Called("Maija", "Virtanen"), _TYPED[1], _WRITTEN[6], True, "utf-8")
@example(Called("Mama", "O'Mama"), _TYPED[0], _WRITTEN[0], False, "utf-8")
@example(Called("Ušosøu", "Majälå"), _TYPED[1], _WRITTEN[2], True, "utf-8")
def test_a_name_is_found_however_it_is_typed_and_written(
    who: Called, typed: str, written: str, upper: bool, encoding: str
) -> None:
    text = written.format(who)
    data = (text.upper() if upper and "_name" not in text else text).encode(encoding)
    assert finds(typed.format(who), data)


@settings(max_examples=30, phases=QUICK)
@given(_PEOPLE, st.sampled_from(_TYPED), st.data())
def test_a_letter_less_is_near(who: Called, typed: str, data: st.DataObject) -> None:
    text = typed.format(who)
    letters = [at for at, sign in enumerate(text) if sign.isascii() and sign.isalpha()]
    assume(letters)
    at = data.draw(st.sampled_from(letters))
    assume("'" not in text[at : at + 2])  # of O'Brien, 'Brien lacks two signs
    terms = terms_in([text[:at] + text[at + 1 :]])
    words = terms[0].names[0]
    assume(all(len(word) > 2 for word in words))
    tracer = Tracer([person_of(terms, "FI"), near_to(terms)], every_name=True)
    assert tracer.find(f"{who.given} {who.family}")


class Someone(NamedTuple):
    """A contact, what became of it, and whom its note names, by number."""

    called: Called
    fate: str
    names: int


_SOMEBODY = st.builds(
    Someone, _PEOPLE, st.sampled_from(("held", "changed", "removed", "stashed")), st.integers(0, 3)
)


def tree(number: int, who: Someone, others: list[Someone]) -> dict[str, Any]:
    other = others[who.names % len(others)].called
    note = {
        "date": "2024-06-03",
        "channel": "fair",
        "summary": f"With {other.given} {other.family}",
    }
    return customer(
        IDS[number],
        given_name=who.called.given,
        family_name=who.called.family,
        emails=[{"address": f"p{number}@firma{number}.example", "use": "work"}],
        phones=[{"number": f"+35840555010{number}", "use": "work"}],
        interactions=[note],
    )


def made(root: Path, people: list[Someone]) -> Desk:
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    desk = Desk(root)
    desk.write("records/controller.yaml", CONTROLLER)
    desk.write("records/customers/register.yaml", CUSTOMERS)
    desk.write("records/prospects/register.yaml", PROSPECTS)
    desk.commit("Start")
    trees = [tree(number, who, people) for number, who in enumerate(people)]
    for one, who in zip(trees, people, strict=True):
        if who.fate != "stashed":
            desk.put(one)
    desk.git("commit", "-q", "--allow-empty", "-m", "None")
    desk.git("add", "-A")
    desk.git("commit", "-q", "--allow-empty", "-m", "People")
    for number, who in enumerate(people):
        if who.fate == "removed":
            desk.git("rm", "-q", contact_path("customers", IDS[number]))
        elif who.fate == "changed":
            desk.put(customer(IDS[number], given_name="Uusi", family_name="Nimi", emails=[]))
    desk.git("add", "-A")
    desk.git("commit", "-q", "--allow-empty", "-m", "Change")
    for one, who in zip(trees, people, strict=True):
        if who.fate == "stashed":
            desk.put(one)
    if any(who.fate == "stashed" for who in people):
        desk.git("stash", "-q", "-u")
    return desk


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SOMEBODY, min_size=2, max_size=4, unique_by=lambda who: who.called))
def test_whoever_is_held_is_never_told_none_and_no_report_holds_another(
    people: list[Someone],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = made(Path(folder) / "register", people)
        for number, who in enumerate(people):
            for term in (
                f"{who.called.family}, {who.called.given}",
                f"p{number}@firma{number}.example",
                f"040 555 010{number}",
            ):
                told = desk.tooling("subject-report", term, "--none-confirmed", "--lang", "en")
                assert told.code in (0, 1), told.err
                assert NONE not in told.out
            report = desk.tooling("subject-report", IDS[number], "--deep", "--json")
            assert report.code == 0, report.err
            for other in range(len(people)):
                if other != number:
                    assert f"p{other}@firma{other}.example" not in report.out
                    assert f"+35840555010{other}" not in report.out
                    assert IDS[other] not in report.out
