"""A plan's digest: the same for the same plan, another for every other."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.ids import new_id
from schema.layout import contact_path
from tooling.errors import RegisterError
from tooling.store.change import FileChange
from tooling.store.plan import LEAST_DIGITS, Effect, Plan, fingerprint, plan_of

MADE_FROM = {"list": "a" * 64}
CHANGES = [FileChange("records/a.yaml", b"old", b"new"), FileChange("records/b.yaml", None, b"x")]


def drawn(seed: int) -> tuple[list[FileChange], list[str]]:
    """Two new contacts that name each other, under ids of chance."""
    rng = random.Random(seed)
    one, two = new_id(rng), new_id(rng)
    texts = (f"id: {one}\nshared_with: {two}\n", f"id: {two}\nof: {one}\n")
    changes = [
        FileChange(contact_path("customers", id), None, text.encode())
        for id, text in zip((one, two), texts, strict=True)
    ]
    return changes, [one, two]


def test_the_same_plan_has_the_same_digest_in_any_order() -> None:
    there, back = plan_of("import", MADE_FROM, CHANGES), plan_of("import", MADE_FROM, CHANGES[::-1])
    assert there.digest == back.digest
    assert len(there.digest) == 64


def test_ids_of_chance_do_not_count() -> None:
    digests = {plan_of("import", {}, *drawn(seed)).digest for seed in range(3)}
    assert len(digests) == 1
    changes, fresh = drawn(0)
    assert plan_of("import", {}, changes).digest not in digests
    assert plan_of("import", {}, changes, fresh[::-1]).digest not in digests


@pytest.mark.parametrize(
    "other",
    [
        plan_of("retention", MADE_FROM, CHANGES),
        plan_of("import", {"list": "b" * 64}, CHANGES),
        plan_of("import", {}, CHANGES),
        plan_of("import", MADE_FROM, CHANGES[:1]),
        plan_of("import", MADE_FROM, [CHANGES[0], FileChange("records/b.yaml", None, b"y")]),
        plan_of("import", MADE_FROM, [CHANGES[0], FileChange("records/c.yaml", None, b"x")]),
        plan_of("import", MADE_FROM, [CHANGES[0], FileChange("records/b.yaml", b"x", b"x")]),
        plan_of("import", MADE_FROM, [CHANGES[0], FileChange("records/b.yaml", b"x", None)]),
    ],
)
def test_whatever_differs_changes_the_digest(other: Plan) -> None:
    assert other.digest != plan_of("import", MADE_FROM, CHANGES).digest


@given(st.lists(st.tuples(st.text(), st.text() | st.none(), st.text() | st.none()), max_size=4))
def test_parts_do_not_run_into_each_other(rows: list[tuple[str, str | None, str | None]]) -> None:
    plan = Plan("x", {}, tuple(Effect(*row) for row in rows))
    longer = Plan("x", {}, (*plan.effects, Effect("", None, None)))
    assert plan.digest != longer.digest


def test_a_signed_plan_is_this_one_or_refused() -> None:
    plan = plan_of("import", MADE_FROM, CHANGES)
    plan.require(None)
    plan.require(plan.digest)
    plan.require(f" {plan.digest[:LEAST_DIGITS].upper()}\n")
    for wrong in ("", plan.digest[: LEAST_DIGITS - 1], "0" * 64, f"{plan.digest}0"):
        with pytest.raises(RegisterError):
            plan.require(wrong)


def test_nothing_and_an_empty_file_differ() -> None:
    assert fingerprint(None) is None
    assert fingerprint(b"") is not None
