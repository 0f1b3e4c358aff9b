"""A small tracer and a small scan: what tests need of tooling.rules.tracing and history.scan."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

FILES = ("COMMIT_EDITMSG", "ORIG_HEAD", "FETCH_HEAD", "MERGE_MSG", "packed-refs")


@dataclass(frozen=True)
class Trace:
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Hit:
    oid: str
    type: str
    kind: str


@dataclass(frozen=True)
class Scan:
    objects: int
    hits: tuple[Hit, ...]


class Tracer:
    """Knows one spelling of each value, and names in either order with a separator between."""

    def __init__(self, names, emails=(), phones=()):
        parts = [("email", re.escape(email)) for email in emails]
        parts += [("phone", re.escape(phone)) for phone in phones]
        for given, family in names:
            parts += [("name", rf"{a}[\s,;_.-]{{1,3}}{b}") for a, b in
                      ((given, family), (family, given))]  # fmt: skip
        self.kinds = [kind for kind, _ in parts]
        self.text = re.compile("|".join(f"({pattern})" for _, pattern in parts), re.IGNORECASE)
        self.bytes = re.compile(self.text.pattern.encode(), re.IGNORECASE)

    def find(self, text):
        return [
            Trace(m.start(), m.end(), self.kinds[m.lastindex - 1]) for m in self.text.finditer(text)
        ]

    def find_bytes(self, data):
        return self.find(data.decode("latin-1"))

    def suspicious(self, data):
        return self.bytes.search(data) is not None

    def redact(self, text):
        return self.text.sub("[erased]", text)

    def redact_bytes(self, data):
        return self.bytes.sub(b"[erased]", data)


def scan(git_dir: Path, tracer) -> Scan:
    """Every object, names of files in trees included; refs, logs and the usual files."""
    hits = []
    output = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch", "--buffer", "--unordered"],
        env={"GIT_DIR": str(git_dir), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        check=True,
        capture_output=True,
    ).stdout
    at = objects = 0
    while at < len(output):
        end = output.index(b"\n", at)
        oid, kind, size = output[at:end].decode().split()
        data = output[end + 1 : end + 1 + int(size)]
        at = end + 2 + int(size)
        objects += 1
        if tracer.suspicious(data):
            hits += [Hit(oid, kind, trace.kind) for trace in tracer.find_bytes(data)]
    files = [git_dir / name for name in FILES]
    files += [file for folder in ("refs", "logs", "rr-cache") for file in (git_dir / folder).rglob("*")]
    for file in files:
        if file.is_file():
            found = tracer.find_bytes(file.read_bytes() + b"\n" + str(file.relative_to(git_dir)).encode())
            hits += [Hit(file.name, "file", trace.kind) for trace in found]
    return Scan(objects, tuple(hits))
