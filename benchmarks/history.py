"""The Git history of an invented register, as a stream for `git fast-import`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks import words
from benchmarks.contacts import Fields, contact, ids, is_prospect, promoted
from benchmarks.plan import BUSIEST, UNTOUCHED, Plan
from schema.contact import Customer, Prospect
from schema.layout import contact_path
from tooling.parallel import spread
from tooling.yaml.canonical_writer import emit

_BEGIN = 1_761_951_600  # 1 November 2025, in seconds; each commit is ten minutes later
_SECONDS = 600
_SLICE = 1000
_BUSIEST_EDITS = 50
_EDITED = ("role", "family_name", "responsible", "segments", "informed", "interactions")


def stream(plan: Plan, other_files: dict[str, bytes]) -> Iterator[bytes]:
    """Yield the history of `plan`: the first commit adds everything, each further edits one field.

    `other_files` (path and content) are in the first commit. One further commit in a hundred moves
    a prospect to the customers instead.
    """
    yield _commit(0, "Begin the register")
    for path, data in other_files.items():
        yield _file(path, data)
    cuts = [range(n, min(n + _SLICE, plan.contacts)) for n in range(0, plan.contacts, _SLICE)]
    yield from spread(partial(first_files, plan), cuts, parallel=len(cuts) > 1)
    yield from _edits(plan)
    yield b"done\n"


def first_files(plan: Plan, numbers: range) -> bytes:
    """Return the contacts `numbers` as the first commit adds them."""
    names = ids(plan.seed, plan.contacts)
    return b"".join(
        _file(path_of(fields), encoded(fields))
        for fields in (first_state(plan, number, names[number]) for number in numbers)
    )


def first_state(plan: Plan, number: int, id: str) -> Fields:
    """Return contact `number` as the first commit adds it, with the plan's troubles."""
    fields = contact(plan.seed, number, id)
    if plan.is_uninformed(number):
        del fields["informed"]
    if plan.shares_address(number):
        fields["emails"] = [{"address": plan.shared_address(number), "use": "work"}]
    return fields


def path_of(fields: Fields) -> str:
    """Return the path of a contact's file."""
    register = "prospects" if fields["kind"] == "prospect" else "customers"
    return contact_path(register, str(fields["id"]))


def encoded(fields: Fields) -> bytes:
    """Return a contact as the bytes of its file."""
    return emit(fields, Prospect if fields["kind"] == "prospect" else Customer)


def _edits(plan: Plan) -> Iterator[bytes]:
    rng = random.Random(f"{plan.seed}/edits")
    names = ids(plan.seed, plan.contacts)
    # What was changed, not the whole contact: so memory grows with the edits only.
    changed: dict[int, Fields] = {}
    moved: dict[int, str] = {}
    rhythm = max(2, plan.commits // _BUSIEST_EDITS)

    def state(number: int) -> Fields:
        fields = first_state(plan, number, names[number])
        if number in moved:
            fields = promoted(fields, moved[number])
        return fields | changed.get(number, {})

    for turn in range(1, plan.commits):
        busiest = turn % rhythm == 1
        number = BUSIEST if busiest else rng.randrange(UNTOUCHED + 1, plan.contacts)
        move = turn // rhythm == 20 if busiest else turn % 100 == 50
        if move and is_prospect(number) and number not in moved:
            before = path_of(state(number))
            moved[number] = "2026-02-03"
            changed.get(number, {}).pop("lawful_basis", None)
            after = state(number)
            yield _commit(turn, f"Promote {names[number]} to the customers")
            yield f"D {before}\n".encode() + _file(path_of(after), encoded(after))
            continue
        name = rng.choice(_EDITED)
        changed.setdefault(number, {}).update(_another(rng, name, state(number), turn))
        after = state(number)
        yield _commit(turn, f"Edit {names[number]}")
        yield _file(path_of(after), encoded(after))


def _another(rng: random.Random, name: str, fields: Fields, turn: int) -> Fields:
    """Return the field `name` with another value than it has in `fields`."""
    if name == "segments":
        return {name: [*rng.sample(words.SEGMENTS, 2), f"group-{turn}"]}
    if name == "informed":
        return {name: f"2026-0{rng.randint(1, 6)}-{rng.randint(10, 28)}"}
    if name == "responsible":
        others = [f"{colleague}@ensto.example" for colleague in words.COLLEAGUES]
        others.remove(str(fields[name]))
        return {name: rng.choice(others)}
    if name == "interactions":
        interactions = fields[name]
        assert isinstance(interactions, list)
        new: Fields = {"date": "2026-06-30", "channel": "phone", "summary": f"Call {turn}."}
        return {name: [*interactions[-4:], new]}
    return {name: f"{str(fields[name]).partition(' (')[0]} ({turn})"}


def _commit(turn: int, message: str) -> bytes:
    who = words.AUTHORS[turn * 7 % len(words.AUTHORS)]
    when = f"{_BEGIN + turn * _SECONDS} +0200"
    text = f"{message}\n".encode()
    head = f"commit refs/heads/main\nauthor {who} {when}\ncommitter {who} {when}\n"
    return head.encode() + b"data %d\n" % len(text) + text


def _file(path: str, data: bytes) -> bytes:
    return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
