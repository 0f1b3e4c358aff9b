"""Field by field: the register's value, the list's, and what the source said last.

The three together tell a change at the source from an edit in the register. An empty cell says
nothing: it is not in an entry's values, and what it stands for is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schema.source import SourceMapping
from schema.vocabulary import KINDS, Kind, RegisterName
from tooling.sources.rules.items import Verdict, addresses, objections, words
from tooling.sources.rules.plan import Why
from tooling.sources.rules.rows import ADDRESS, Entry, dated_objections, with_country
from tooling.sources.rules.statements import TEXTS, Said, identities
from tooling.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a field (dotted): its new value, or the reason why it stays.

    The value is that of the whole top-level field: of `address` for `address.city`.
    """

    field: str
    value: Tree | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """One contact against one row. `said` is None where there is no history to ask."""

    tree: Mapping[str, Tree]
    register: RegisterName
    entry: Entry
    mapping: SourceMapping
    said: Said | None
    prefer_source: bool
    today: date


def differs(tree: Mapping[str, Tree], register: str, entry: Entry) -> bool:
    """Whether contact and row are not the same; only then has the history something to add."""
    for name, theirs in entry.values.items():
        if name in TEXTS:
            same = tree.get(name) == theirs
        elif isinstance(theirs, dict):
            same = all(_part(tree, part) == text for part, text in theirs.items())
        else:
            same = identities(name, entry.values) == identities(name, tree)
        if not same and _has_field(register, name):
            return True
    return False


def weigh(case: Weighing) -> Iterator[Outcome]:
    """What becomes of each field on which the contact and the row differ.

    While processing is restricted (GDPR Art. 18(2): storage only) everything stays but what
    strengthens the person's position: an objection is still recorded.
    """
    for name, theirs in case.entry.values.items():
        if not _has_field(case.register, name):
            continue
        for outcome in _outcomes(case, name, theirs):
            if "restriction" in case.tree and name != "objections":
                yield Outcome(outcome.field, why="restricted")
            else:
                yield outcome


def _has_field(register: str, name: str) -> bool:
    """A list of prospects may meet a contact that is a customer by now, and the other way."""
    if name == "project_type":
        return register == RegisterName.PROSPECTS
    return name != "outlets" or register == RegisterName.CUSTOMERS


def _outcomes(case: Weighing, name: str, theirs: Tree) -> Iterator[Outcome]:
    if isinstance(theirs, str):
        return _kind(case, theirs) if name == "kind" else _text(case, name, theirs)
    if isinstance(theirs, dict):
        return _address(case, theirs)
    return _items(case, name, theirs)


def _why(case: Weighing, ours: Tree, theirs: Tree, base: Tree) -> Why | None:
    """Why `ours` stays; None where the list's value takes its place."""
    if case.said is None or ours == base:
        return None
    if theirs == base:
        return "edited"
    return None if case.prefer_source else "conflict"


def _kind(case: Weighing, theirs: str) -> Iterator[Outcome]:
    if Kind(theirs) in KINDS[case.register]:
        yield from _text(case, "kind", theirs)
    elif case.register is RegisterName.PROSPECTS:
        # It takes a person to promote a prospect; a customer on a list of prospects is no news.
        yield Outcome("kind", why="other-register")


def _text(case: Weighing, name: str, theirs: str) -> Iterator[Outcome]:
    ours = case.tree.get(name, "")
    if ours != theirs:
        base = case.said.texts.get(name) if case.said else None
        why = _why(case, ours, theirs, base or "")
        yield Outcome(name, None if why else theirs, why)


def _address(case: Weighing, theirs: dict[str, Tree]) -> Iterator[Outcome]:
    """An address is weighed as one: a street of ours with a city of theirs is nobody's address."""
    ours: dict[str, Tree] = {part: _part(case.tree, part) for part in theirs}
    if ours == theirs:
        return
    said = case.said.texts if case.said else {}
    base: dict[str, Tree] = {part: said.get(f"address.{part}") or "" for part in theirs}
    why = _why(case, ours, theirs, base)
    held = case.tree.get("address")
    whole: dict[str, Tree] = {"address": {**(held if isinstance(held, dict) else {}), **theirs}}
    with_country(whole, case.mapping)
    for part in ADDRESS:
        if part in theirs and ours[part] != theirs[part]:
            yield Outcome(f"address.{part}", None if why else whole["address"], why)


def _part(tree: Mapping[str, Tree], part: str) -> Tree:
    address = tree.get("address")
    return address.get(part, "") if isinstance(address, dict) else ""


def _items(case: Weighing, name: str, theirs: list[Tree]) -> Iterator[Outcome]:
    held = case.tree.get(name)
    ours = held if isinstance(held, list) else []
    said = case.said.items[name] if case.said else None
    if name in ("emails", "phones"):
        verdict = addresses(name, ours, theirs, said, case.prefer_source)
    elif name == "objections":
        verdict = objections(ours, dated_objections(theirs, case.today), said)
    else:
        verdict = words(name, ours, theirs, said, _defaults(case.mapping, name))
    yield from _told(name, verdict)


def _told(name: str, verdict: Verdict) -> Iterator[Outcome]:
    if verdict.why:
        yield Outcome(name, why=verdict.why)
    if verdict.after is not None:
        yield Outcome(name, verdict.after)


def _defaults(mapping: SourceMapping, name: str) -> tuple[str, ...]:
    if name == "segments":
        return mapping.defaults.segments
    return mapping.defaults.publications if name == "publications" else ()
