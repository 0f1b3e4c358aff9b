"""What a change does to the register, seen from where its branch left the main line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from schema.field_path import dotted
from schema.finding import Finding
from schema.layout import CONTACT_KINDS, contact_path, is_contact_path, kind_of_file
from schema.rule import Problem
from schema.vocabulary import RegisterName
from tooling.git.process import GitError
from tooling.git.repository import Repository
from tooling.rules.protection import MASS_CHANGE, REASON, is_mass_change, weakened
from tooling.store.file_state import shown
from tooling.store.register import Register
from tooling.yaml.place import place_in
from tooling.yaml.reader import YamlText
from tooling.yaml.tree import NotationError, Tree


@dataclass(frozen=True, slots=True)
class Review:
    """The paths that differ, and what needs a stated reason."""

    paths: frozenset[str]
    findings: tuple[Finding, ...]


def review(register: Register, since: str) -> Review:
    """Compare the files as they are with the commit where this branch left `since`.

    Untracked files count as added. Raises RegisterError for an unknown `since`, and outside Git.
    """
    repository = register.require_repository()
    base = fork_point(repository, repository.resolve(since))
    before = dict(_differing(register, repository, base))
    untracked = _untracked(register, repository)
    changed = {path for path in before if _is_contact(path)}
    findings = [*_weakenings(register, repository, base, before)]
    findings.extend(_mass_change(register, repository, base, changed, before))
    return Review(frozenset(before) | untracked, tuple(findings))


def fork_point(repository: Repository, commit: str) -> str:
    """Return the last commit that HEAD and `commit` share; `commit` itself where there is none."""
    head = repository.head()
    if head is None:
        return commit
    try:
        return repository.start("merge-base", commit, head).finish().decode().split()[0]
    except GitError:
        return commit


def _differing(
    register: Register, repository: Repository, base: str
) -> Iterator[tuple[str, str | None]]:
    """Yield each path that differs from `base`, with the object id that it had there."""
    raw = repository.start(
        "diff-index", "-z", "--no-renames", "--no-abbrev", base, "--", f"{register.prefix}records"
    ).finish()
    entries = iter(raw.split(b"\0")[:-1])
    for head in entries:
        path = shown(next(entries).decode("utf-8", "surrogateescape"))[len(register.prefix) :]
        old = head.split(b" ")[2].decode()
        yield path, None if set(old) == {"0"} else old


def _untracked(register: Register, repository: Repository) -> frozenset[str]:
    raw = repository.start(
        "ls-files", "-z", "--others", "--exclude-standard", "--", f"{register.prefix}records"
    ).finish()
    prefix = len(os.fsencode(register.prefix))
    return frozenset(
        shown(path[prefix:].decode("utf-8", "surrogateescape")) for path in raw.split(b"\0")[:-1]
    )


def _is_contact(path: str) -> bool:
    return kind_of_file(path) in CONTACT_KINDS and is_contact_path(path)


def _weakenings(
    register: Register, repository: Repository, base: str, before: dict[str, str | None]
) -> Iterator[Finding]:
    held = [(path, oid) for path, oid in before.items() if oid and _is_contact(path)]
    contents = repository.blobs(oid for _, oid in held)
    for (path, _), data in zip(held, contents, strict=True):
        old = _tree(YamlText(data))
        if not old:
            continue
        now_path, now = _present(register, path)
        found = weakened(old, None if now is None else _tree(now))
        if not found or _has_reason(register, repository, base, path, now_path):
            continue
        for item in found:
            line, column = (1, 1) if now is None else place_in(now, item.field)
            yield Finding.of(item, now_path, line, column, dotted(item.field))


def _present(register: Register, path: str) -> tuple[str, YamlText | None]:
    """Return where the contact of `path` is now (it may have moved), and what it says there."""
    name = path.rpartition("/")[2].removesuffix(".yaml")
    for place in (path, *(contact_path(register_name, name) for register_name in RegisterName)):
        try:
            return place, YamlText(register.read(place))
        except OSError:
            continue
    return path, None


def _tree(text: YamlText) -> dict[str, Tree]:
    try:
        return text.tree
    except NotationError:
        return {}


def _has_reason(register: Register, repository: Repository, base: str, *paths: str) -> bool:
    """Whether a commit since `base` that touches one of `paths` states a reason."""
    head = repository.head()
    if head is None:
        return False
    limits = [f"{register.prefix}{path}" for path in paths]
    output = repository.start(
        "log", f"--format=%(trailers:key={REASON},valueonly,separator=%x00)", f"{base}..{head}",
        *(("--", *limits) if limits else ()),
    ).finish()  # fmt: skip
    return bool(output.replace(b"\0", b"").strip())


def _mass_change(
    register: Register,
    repository: Repository,
    base: str,
    changed: set[str],
    before: dict[str, str | None],
) -> Iterator[Finding]:
    touched = {path.rpartition("/")[2] for path in changed if before[path]}
    if not touched:
        return
    folders = [f"{register.prefix}records/{name}/" for name in RegisterName]
    listing = repository.start("ls-tree", "-r", "-z", "--name-only", base, "--", *folders).finish()
    names = (shown(raw.decode("utf-8", "surrogateescape")) for raw in listing.split(b"\0")[:-1])
    total = sum(_is_contact(name[len(register.prefix) :]) for name in names)
    if is_mass_change(len(touched), total) and not _has_reason(register, repository, base):
        share = round(100 * len(touched) / total)
        said = f"this change touches {len(touched)} of {total} contacts ({share} %)"
        yield Finding.of(Problem(MASS_CHANGE, said=said), "records")
