"""One file, checked: what it says, what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from schema.base import Record
from schema.characters import CURLY_QUOTATION_MARKS
from schema.contact import Customer, Prospect
from schema.field_path import dotted
from schema.finding import Finding
from schema.layout import CONTACT_KINDS, FileKind, kind_of_file
from schema.models import MODELS
from schema.request import Request
from schema.rule import Group, Problem, Rule
from schema.shape import shape_of
from tooling.rules.checks import problems_in
from tooling.rules.cross_file_facts import Facts, facts_of, facts_of_invalid
from tooling.rules.model_errors import (
    MAX_PROBLEMS,
    MORE_FINDINGS,
    OF_ANOTHER_SHAPE,
    UNKNOWN_KEY,
    limited,
    problems_of,
)
from tooling.rules.timed import quiet_days, timed_problems
from tooling.yaml.place import place_in, value_place
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import MAX_BYTES, Fault, NotationError, Tree

# A disclosure names everybody on a list, and only the tool writes it: 300,000 contacts.
MAX_DISCLOSURE_BYTES = 4 * 1024 * 1024
# So do those who are kept out: 130,000 addresses.
MAX_SUPPRESSIONS_BYTES = 16 * 1024 * 1024

_CURLY = tuple(mark.encode() for mark in CURLY_QUOTATION_MARKS)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as read: its bytes, what they say, and what the rules say of that.

    `tree` is there where the file could be read, `record` where its model takes it. `quiet` is
    the span of days (its end excluded) without a finding that depends on the day; `later` are such
    findings that hold from its end on.
    """

    path: str
    kind: FileKind
    text: YamlText
    tree: dict[str, Tree] | None
    record: Record | None
    findings: tuple[Finding, ...]
    facts: Facts
    quiet: tuple[date, date] = (date.min, date.max)
    later: tuple[Finding, ...] = ()


LINE_ENDS = Rule(
    "line-ends", "the lines end as on Windows", "run `tooling format`", group=Group.WARNINGS
)
TOO_LARGE = Rule(
    "too-large", "the file is larger than its kind may be",
    "move what is no contact data elsewhere", group=Group.NOTATION,
    note=f"{MAX_BYTES // 1024} KiB; what only the tool writes may be larger",
)  # fmt: skip


def max_bytes(path: str) -> int:
    """Return the largest size that the file at `path` may have."""
    kind = kind_of_file(path)
    if kind is FileKind.SUPPRESSIONS:
        return MAX_SUPPRESSIONS_BYTES
    return MAX_DISCLOSURE_BYTES if kind is FileKind.DISCLOSURE else MAX_BYTES


def check(path: str, kind: FileKind, data: bytes) -> Checked:
    """Check the file at `path` with the bytes `data`, by every rule that needs only this file."""
    text = YamlText(data)
    if len(data) > MAX_BYTES and len(data) > max_bytes(path):
        return _unreadable(path, kind, text, too_large(path))
    try:
        tree = text.tree
    except NotationError as error:
        return _unreadable(path, kind, text, *_of_faults(path, error.faults))
    model = MODELS[kind]
    try:
        record = model.model_validate(tree)
    except ValidationError as error:
        found = (*placed(path, text, problems_of(error, model, tree)), *_doubts(path, text, model))
        facts = facts_of_invalid(tree) if kind in CONTACT_KINDS else Facts()
        return Checked(path, kind, text, tree, None, found, facts)
    problems = limited(problems_in(record, kind, path))
    if b"\r" in data and b"\r\n" in data:  # one byte is looked for much quicker than two
        problems.append(Problem(LINE_ENDS))
    findings = (*placed(path, text, problems), *_doubts(path, text, model))
    facts = facts_of(record)
    if not isinstance(record, (Customer, Prospect, Request)):
        return Checked(path, kind, text, tree, record, findings, facts)
    quiet = quiet_days(record)
    later: tuple[Finding, ...] = ()
    if quiet[1] != date.max:
        # The day from which no date of the record lies in the future and the deadline is over: the
        # findings of that day hold for every later day.
        later = placed(path, text, timed_problems(record, max(quiet)))
    return Checked(path, kind, text, tree, record, findings, facts, quiet, later)


def _doubts(path: str, text: YamlText, model: type[Record]) -> tuple[Finding, ...]:
    """Return the warnings on what may not say what was typed for.

    A file in canonical form, as nearly all are, leaves no doubt but curly quotation marks.
    """
    # Letters of Western languages begin with another byte than these marks.
    may_be_curly = b"\xe2\x80" in text.data or b"\xc2" in text.data
    if text.is_canonical and not (may_be_curly and any(mark in text.data for mark in _CURLY)):
        return ()
    from tooling.rules.doubtful import doubts

    return tuple(
        Finding.of(doubt.problem, path, doubt.line, doubt.column, _named(doubt.problem))
        for doubt in doubts(text.root, text.lines, shape_of(model))[:MAX_PROBLEMS]
    )


def unreadable(path: str, kind: FileKind, *findings: Finding) -> Checked:
    """Return what is known of a file whose content can't be read."""
    return _unreadable(path, kind, YamlText(b""), *findings)


def _unreadable(path: str, kind: FileKind, text: YamlText, *findings: Finding) -> Checked:
    return Checked(path, kind, text, None, None, findings, Facts())


def too_large(path: str) -> Finding:
    """Return the finding on a file that is larger than its kind may be."""
    limit = max_bytes(path) // 1024
    return Finding.of(Problem(TOO_LARGE, said=f"the file is larger than {limit} KiB"), path)


def placed(path: str, text: bytes | YamlText, problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """Return `problems` as findings, each with the line and column of its field in `text`."""
    if not problems:
        return ()
    text = YamlText.of(text)
    places = [
        value_place(text, problem.field)
        if problem.rule in OF_ANOTHER_SHAPE
        else place_in(text, problem.field, at_key=problem.rule is UNKNOWN_KEY)
        for problem in problems
    ]
    return tuple(
        Finding.of(problem, path, line, column, _named(problem))
        for (line, column), problem in zip(places, problems, strict=True)
    )


def _named(problem: Problem) -> str | None:
    # A key that the schema does not know was chosen by a person, and can be anything.
    field = problem.field[:-1] if problem.rule is UNKNOWN_KEY else problem.field
    return dotted(field) or None


def _of_faults(path: str, faults: Sequence[Fault]) -> Iterator[Finding]:
    for fault in faults[:MAX_PROBLEMS]:
        yield Finding.of(fault.problem, path, fault.line, fault.column)
    if len(faults) > MAX_PROBLEMS:
        yield Finding.of(Problem(MORE_FINDINGS), path)
