"""Whether this clone has heard of what was refused elsewhere.

An objection that a colleague pushed an hour ago is not in a clone that is behind: a list made there
holds somebody who said no. So no list is made where that is known, and what can't be known is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tooling.errors import RegisterError
from tooling.git.tracking import Compared, Line, Tracking, fetch, tracking, was_fetched
from tooling.phrases import counted
from tooling.rules.anonymity import holds_contact_data, names_person
from tooling.rules.folding import fold
from tooling.store.contacts import search

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.index import Index
    from tooling.store.register import Register

MAX_REASON = 500

_WORD = re.compile(r"\w+")


def fetched(repository: Repository) -> None:
    """Fetch from the remote that the branch follows; RegisterError where that can't be done.

    Also where the branch's upstream is not among what the remote has: what this clone keeps of it
    is what was there long ago.
    """
    found = tracking(repository)
    if found.remote is None:
        raise RegisterError(
            "There is no remote to fetch from",
            "Leave --fetch out; or name the remote that all push to: git remote add origin URL",
        )
    fetch(repository, found.remote)
    name = found.upstream
    of_remote = name is not None and name.startswith(f"{found.remote}/")
    if name is not None and of_remote and not was_fetched(repository, name):
        raise RegisterError(
            f"{found.remote} has no branch of the name of {name} any more",
            "Give the branch the upstream that it belongs to: git branch --set-upstream-to=NAME; "
            "`git fetch --prune` forgets those that are gone.",
        )


def require_up_to_date(
    repository: Repository, today: date, reason: str | None, note: Callable[[str], None]
) -> str | None:
    """Say how current the clone is; return the reason to record where it is known to be behind.

    Raises RegisterError where it is known to be behind and no `reason` is given to go on.
    """
    found = tracking(repository)
    if not found.behind:
        for line in said(found, today):
            note(line)
        if reason is not None:
            note("The reason given by --behind-anyway was not needed, and is not recorded.")
        return None
    behind = found.behind[0]
    if reason is None:
        raise RegisterError(
            f"This clone is behind {behind.name}: {_lack(behind, today)}. There may be an "
            "objection among them",
            f"Bring them in first: {_way_in(found, behind)}. If that can't be done, make the list "
            "all the same with --behind-anyway REASON: the reason is kept in the disclosure.",
        )
    note(f"Going on although this clone is behind {behind.name}: {_lack(behind, today)}.")
    return reason


def said(found: Tracking, today: date) -> list[str]:
    """Return sentences on what the clone was compared with and how old that is."""
    lines = [
        f"Nothing is missing here that {one.name} had, {_as_of(one.heard, today)}."
        for one in found.compared
    ]
    if found.line is Line.GONE:
        gone = f", {found.upstream}," if found.upstream else ""
        lines.insert(0, f"The upstream of this branch{gone} is not there (any more).")
    if not lines:
        where = {
            Line.DETACHED: "HEAD is on no branch",
            Line.NONE: "this branch has no upstream",
        }[found.line]
        lines.append(
            "This register has no remote: what is here is all there is."
            if found.remote is None and found.line is Line.NONE
            else f"Not compared with any remote: {where}."
        )
    elif not found.compared:
        lines.append("Not compared with any remote: nobody can tell what is missing here.")
    return lines


def behind(register: Register, today: date) -> str | None:
    """Return a sentence for what only looks, where this clone is known to be behind; or None."""
    repository = register.repository
    if repository is None or repository.head() is None:
        return None
    found = tracking(repository).behind
    if not found:
        return None
    one = found[0]
    return (
        f"This clone is behind {one.name}: {_lack(one, today)}. An objection among them is not "
        "seen here, and `tooling export` refuses until they are brought in."
    )


def anonymous(reason: str) -> str:
    """Return `reason` on one line; RegisterError where nothing is left or it holds an address."""
    plain = " ".join(reason.split())
    if not plain or len(plain) > MAX_REASON or not plain.isprintable():
        raise RegisterError(
            "The reason for --behind-anyway is empty, or no plain text of a line",
            "Say it as in: --behind-anyway 'the network is down, the fair opens at noon'",
        )
    if holds_contact_data(plain):
        raise _names_somebody("holds an address or a number")
    return plain


def refuse_names(index: Index, reason: str) -> None:
    """RegisterError where `reason` holds a name or an address of somebody in the register."""
    words = tuple(word for word in _WORD.findall(fold(reason)) if len(word) > 1)
    likely = search(index, partial(_has_any, words))
    if names_person(reason, *(held.tree for held in likely)):
        raise _names_somebody("has a name in it that somebody in the register has")


def _has_any(words: tuple[str, ...], text: str) -> bool:
    folded = fold(text)
    return any(word in folded for word in words)


def _names_somebody(how: str) -> RegisterError:
    return RegisterError(
        f"The reason for --behind-anyway {how}, and what stands in the history can't be corrected",
        "Say it without names, addresses and numbers.",
    )


def _lack(one: Compared, today: date) -> str:
    commits = counted(one.missing, "commit is", "commits are")
    return f"{commits} not here, {_as_of(one.heard, today)}"


def _as_of(heard: date | None, today: date) -> str:
    if heard is None:
        return "as this clone has it; when it was last fetched is not known"
    days = (today - heard).days
    ago = {0: " (today)", 1: " (yesterday)"}.get(days, f" ({counted(days, 'day')} ago)")
    return f"as of {heard}{ago if days >= 0 else ''}"


def _way_in(found: Tracking, one: Compared) -> str:
    if one.own and one.name == found.upstream:
        return "`git pull --rebase`, as both sides have commits of their own"
    if one.name == found.upstream:
        return "`git pull`"
    if found.line is Line.DETACHED:
        return f"check out a branch that has them, as {one.name} does"
    return f"`git merge {one.name}`"
