"""Validate: every finding of the register, or those of some paths or of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from schema.finding import Finding
from schema.layout import SUPPRESSIONS, register_path
from schema.rule import Problem
from tooling.erasure.reappeared import returned
from tooling.store.findings import by_place, findings, kept
from tooling.store.index import Index
from tooling.store.refresh import Advance, refreshed
from tooling.store.register import Register


@dataclass(frozen=True, slots=True)
class Validation:
    """How many contacts the register has, and what is wrong.

    `unasked` is whether addresses that are kept out could not be looked for, without the key.
    """

    contacts: int
    findings: tuple[Finding, ...]
    unasked: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing stands in the way: warnings do not."""
        return not any(finding.severity == "error" for finding in self.findings)


def validate(
    register: Register,
    today: date,
    *,
    paths: Iterable[str] = (),
    since: str | None = None,
    advance: Advance | None = None,
) -> Validation:
    """Check the whole register and return the findings that were asked for.

    `paths` (relative to the register; a folder means all below it) narrows them to these files.
    `since` narrows them to files that differ from where the history left that commit, and adds
    what a change needs a stated reason for. Clashes with other files are seen in every case.
    Addresses that are kept out are looked for where the suppressions' key is at hand; RegisterError
    where it is another key.
    """
    with refreshed(register, advance) as index:
        contacts, found = index.count_contacts(), findings(index, today)
        unasked = False
        if index.is_valid(SUPPRESSIONS):
            suppressed = _suppressed(index)
            unasked = suppressed is None
            found.extend(suppressed or ())
            found.sort(key=by_place)
        # Of the code or of the history, not of a file that changed: to be heard of in any case.
        always = [*kept(index, "code", untold), *returned(index)]
    if since is not None:
        from tooling.validation.branch_review import review

        changed = review(register, since)
        found = [f for f in found if f.path in changed.paths]
        found = sorted([*found, *changed.findings], key=by_place)
    found.extend(always)
    wanted = tuple(path.rstrip("/") for path in paths)
    if wanted:
        found = [f for f in found if any(f.path == p or f.path.startswith(f"{p}/") for p in wanted)]
    return Validation(contacts, tuple(found), unasked)


def _suppressed(index: Index) -> Iterator[Finding] | None:
    """Return the findings on addresses that are kept out; None without the key to ask with."""
    from tooling.store.suppressions import KeyMissingError, kept_out
    from tooling.suppression.findings import suppressed_findings

    try:
        keep_out = kept_out(index.register)
    except KeyMissingError:
        return None
    return suppressed_findings(index, keep_out) if keep_out else iter(())


def untold() -> Iterator[Finding]:
    """Yield what the documents can't say because a field or a word has no text in a language.

    It stands at the top of the register's description: that is what comes out incomplete.
    """
    from texts.missing import TEXT_MISSING, missing

    for name, lack in missing():
        yield Finding.of(Problem(TEXT_MISSING, said=lack), register_path(name))
