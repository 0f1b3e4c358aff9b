"""Two branches that add entries: none is lost, and nobody is asked to choose between lines."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.layout import SUPPRESSIONS
from schema.suppression import Suppression, Suppressions
from schema.vocabulary import Purpose, SuppressionReason
from tests.suppression.conftest import SuppressionDesk
from tooling.rules.suppression import entries_of, fingerprint, in_order, keep_out, merged
from tooling.store.suppressions import put_in_order, written
from tooling.yaml.canonical_reader import read_canonical
from tooling.yaml.canonical_writer import emit
from tooling.yaml.node import tree_of
from tooling.yaml.precise import parse
from tooling.yaml.reader import read

DAY = date(2025, 1, 1)
PURPOSES = st.lists(st.sampled_from(Purpose), unique=True, max_size=3).map(tuple)
ENTRIES = st.builds(
    Suppression,
    hash=st.integers(0, 40).map(lambda number: f"{number:064x}"),
    purposes=PURPOSES,
    date=st.dates(DAY, DAY + timedelta(9)),
    reason=st.sampled_from(SuppressionReason),
)
FILES = st.lists(ENTRIES, max_size=12).map(
    lambda entries: Suppressions(check="a" * 64, suppressions=tuple(entries))
)


def says(data: bytes) -> Suppressions:
    return Suppressions.model_validate(read(data))


@given(FILES)
def test_one_entry_is_one_line_and_both_readers_read_it(held: Suppressions) -> None:
    data = written(None, held)
    lines = data.decode().splitlines()
    assert sum(line.startswith("  - {hash: ") for line in lines) == len(held.suppressions)
    assert len(lines) == len(held.suppressions) + 1 + bool(held.suppressions)
    assert says(data) == held
    assert read_canonical(data.decode()) == tree_of(parse(data))
    assert put_in_order(data) == written(None, in_order(held))


@given(FILES)
def test_block_form_with_comments_becomes_one_a_line(held: Suppressions) -> None:
    lines = ["# kept by the office", f"check: {'a' * 64}"]
    lines += ["suppressions:"] if held.suppressions else []
    for number, entry in enumerate(held.suppressions):
        lines += [f"  # entry {number}", f"  - hash: {entry.hash}"]
        if entry.purposes:
            lines.append(f"    purposes: [{', '.join(entry.purposes)}]")
        lines += [f"    date: {entry.date}", f"    reason: {entry.reason}  # why {number}"]
    data = "\n".join([*lines, ""]).encode()
    assert says(data) == held
    after = put_in_order(data)
    assert says(after) == in_order(held)
    assert put_in_order(after) == after
    text = after.decode()
    assert text.startswith("# kept by the office\n")
    for number in range(len(held.suppressions)):
        assert f"# entry {number}\n" in text
        assert f"# why {number}\n" in text


@given(FILES)
def test_order_and_repetition_keep_out_the_same(held: Suppressions) -> None:
    ordered = in_order(held)
    names = [(entry.hash, entry.reason) for entry in ordered.suppressions]
    assert names == sorted(set(names))
    key = bytes(32)
    one, other = (keep_out(said.suppressions, key) for said in (held, ordered))
    assert one == other
    assert in_order(ordered) == ordered
    assert merged(held, ordered) == ordered


def put(desk: SuppressionDesk, held: Suppressions, message: str) -> None:
    before = desk.file.read_bytes()
    desk.commit(message, {SUPPRESSIONS: written(before, held)})


def some(rng: random.Random, number: int) -> list[Suppression]:
    return [
        Suppression(
            hash=rng.randbytes(32).hex(),
            date=DAY + timedelta(rng.randrange(3)),
            reason=rng.choice(list(SuppressionReason)),
        )
        for _ in range(number)
    ]


def reasons(entries: Iterable[Suppression]) -> set[tuple[str, SuppressionReason]]:
    return {(entry.hash, entry.reason) for entry in entries}


@pytest.mark.parametrize("present", [0, 1, 10, 100])
@pytest.mark.parametrize("seed", range(5))
def test_no_merge_loses_an_entry(desk: SuppressionDesk, present: int, seed: int) -> None:
    """By Git itself, as `init` sets it up: both sides add and widen, and one removes."""
    rng = random.Random(seed * 1000 + present)
    start = says(desk.file.read_bytes())
    there = some(rng, present)
    if there:
        put(desk, merged(start, Suppressions(suppressions=tuple(there))), "Begin")
    held = says(desk.file.read_bytes())
    sides = []
    for branch in ("ours", "theirs"):
        desk.git("switch", "-qc", branch, "main")
        wider = [
            entry.model_copy(update={"date": DAY - timedelta(1), "purposes": ()})
            for entry in rng.sample(there, min(2, present))
        ]
        new = Suppressions(suppressions=(*some(rng, 5), *wider))
        kept = held.suppressions[1:] if branch == "theirs" and present > 5 else held.suppressions
        side = merged(Suppressions(check=held.check, suppressions=kept), new)
        put(desk, side, branch)
        sides.append((side, new))
    desk.git("switch", "-q", "ours")
    desk.git("merge", "-q", "-m", "Merge", "theirs")
    assert desk.status() == ""
    after = says(desk.file.read_bytes())
    for _, new in sides:
        assert reasons(new.suppressions) <= reasons(after.suppressions)
        for entry in new.suppressions:  # each as wide, and since as early a day
            same = [e for e in in_order(after).suppressions if e.hash == entry.hash]
            assert any(e.reason == entry.reason and e.date <= entry.date for e in same)
    assert reasons(after.suppressions) <= reasons([*there, *sides[0][1].suppressions,
                                                   *sides[1][1].suppressions])  # fmt: skip
    answer = desk.validate()
    assert answer.code == 0, answer.out
    assert set(answer.rules()) <= {"suppressions-order"}
    assert desk.tooling("format", SUPPRESSIONS).code == 0
    assert desk.validate().rules() == []
    assert in_order(after) == says(desk.file.read_bytes())


def test_the_first_entries_of_two_clones(desk: SuppressionDesk) -> None:
    """With the commands, and the key given on: each finds both afterwards."""
    other = SuppressionDesk(desk.root.parent / "clone")
    desk.git("clone", "-q", str(desk.root), str(other.root))
    other.key.parent.mkdir(exist_ok=True)
    other.key.write_text(desk.key.read_text())
    desk.add("a@koivu.example\nb@koivu.example\nc@koivu.example")
    other.add("d@koivu.example\ne@koivu.example\na@koivu.example", reason="bounce")
    other.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    assert other.status() == ""
    known = other.check(*(f"{letter}@koivu.example" for letter in "abcde"))
    assert sorted({found["address"] for found in known}) == [1, 2, 3, 4, 5]
    assert [found["reason"] for found in known if found["address"] == 1] == ["bounce", "objection"]
    other.add("f@koivu.example")
    assert other.validate().rules() == []


def test_after_a_merge_format_is_enough_to_go_on(desk: SuppressionDesk) -> None:
    """Order and repetition are another way to write the same: nobody must commit them first."""
    held = says(desk.file.read_bytes())
    twice = (*some(random.Random(7), 4), *some(random.Random(7), 2))
    merge = written(None, held.model_copy(update={"suppressions": twice}))
    desk.commit("As Git merged it", {SUPPRESSIONS: merge})
    assert desk.validate().rules() == ["suppressions-order"]
    assert desk.tooling("format", SUPPRESSIONS).code == 0
    assert desk.status() != ""
    desk.add("new@koivu.example")
    assert desk.status() == ""
    assert len(says(desk.file.read_bytes()).suppressions) == 5


def test_an_entry_that_nobody_committed_is_not_taken_along(desk: SuppressionDesk) -> None:
    desk.add("a@koivu.example")
    held = says(desk.file.read_bytes())
    for left in ((), (*held.suppressions, *some(random.Random(8), 1))):
        changed = written(None, held.model_copy(update={"suppressions": left}))
        desk.file.write_bytes(changed)
        words = ("suppress", "add", "--reason", "bounce", "--from", "-")
        answer = desk.tooling(*words, given="b@koivu.example")
        assert answer.code == 1
        assert "changes that are not committed: suppressions\n" in answer.err
        assert desk.file.read_bytes() == changed


def test_a_file_in_block_form_is_written_one_a_line_at_the_next_change(
    desk: SuppressionDesk,
) -> None:
    key = bytes.fromhex(desk.key.read_text().strip())
    old = fingerprint("old@koivu.example", key)
    block = f"suppressions:\n  - hash: {old}\n    date: 2025-01-01\n    reason: bounce\n"
    desk.commit("As an older version wrote it", {SUPPRESSIONS: desk.file.read_text() + block})
    assert desk.validate().rules() == []
    assert desk.tooling("format", "--check", SUPPRESSIONS).code == 1
    desk.add("new@koivu.example")
    text = desk.file.read_text()
    assert f"  - {{hash: {old}, date: 2025-01-01, reason: bounce}}\n" in text
    assert desk.tooling("format", "--check", SUPPRESSIONS).code == 0
    assert entries_of(["old@koivu.example"], says(text.encode()).suppressions, key)


def test_a_register_without_the_attribute_is_told(desk: SuppressionDesk) -> None:
    assert "merge=union" not in desk.add("a@koivu.example").err
    desk.commit("As an older version made it", {".gitattributes": "* text=auto eol=lf\n"})
    assert "records/suppressions.yaml merge=union" in desk.add("b@koivu.example").err
    assert emit(read(desk.file.read_bytes()), Suppressions) == desk.file.read_bytes()
