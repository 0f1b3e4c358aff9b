"""After any change the cache says what a register that is read anew says."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.contacts import TODAY
from benchmarks.generate import ready
from benchmarks.plan import Plan
from tests.desk import git
from tooling.store.cache import purge
from tooling.store.register import Register
from tooling.validation.validate import Validation, validate

Act = Callable[[Path, random.Random], None]


def contacts(root: Path) -> list[Path]:
    return sorted(root.glob("records/*/??/*.yaml"))


def take_anothers_address(root: Path, rng: random.Random) -> None:
    other, file = rng.sample(contacts(root), 2)
    theirs = next(line for line in other.read_text().split("\n") if "- address:" in line)
    lines = file.read_text().split("\n")
    file.write_text("\n".join(theirs if "- address:" in line else line for line in lines))


def break_contact(root: Path, rng: random.Random) -> None:
    file = rng.choice(contacts(root))
    file.write_text(file.read_text().replace("kind: ", "kind: un", 1))


def remove_contact(root: Path, rng: random.Random) -> None:
    rng.choice(contacts(root)).unlink()


def remove_subject(root: Path, rng: random.Random) -> None:
    request = rng.choice(sorted(root.glob("records/requests/*.yaml")))
    subject = request.read_text().split("subjects: [")[1][:8]
    for file in root.glob(f"records/*/??/{subject}.yaml"):
        file.unlink()


def break_or_mend(path: str) -> Act:
    def act(root: Path, rng: random.Random) -> None:
        file = root / path
        text = file.read_text()
        file.write_text(text[1:] if text.startswith("{") else "{" + text)

    return act


def unlist_source(root: Path, rng: random.Random) -> None:
    file = root / "records/customers/register.yaml"
    file.write_text(file.read_text().replace("self, erp,", "self,"))


def object_by_request(root: Path, rng: random.Random) -> None:
    requests = [file.stem for file in root.glob("records/requests/*.yaml")]
    request = rng.choice([*requests, "rqzzzzzz"])
    file = rng.choice(contacts(root))
    text = "objections:\n  - against: market_research\n    since: 2025-01-01\n"
    text += f"    request: {request}\n"
    file.write_text(file.read_text().replace("informed:", f"{text}informed:", 1))


def remove_request(root: Path, rng: random.Random) -> None:
    rng.choice(sorted(root.glob("records/requests/*.yaml"))).unlink()


def put_back(root: Path, rng: random.Random) -> None:
    git(root, "checkout", "-q", ".")


def commit(root: Path, rng: random.Random) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Change")


ACTS: tuple[Act, ...] = (
    take_anothers_address, break_contact, remove_contact, remove_subject,
    break_or_mend("records/controller.yaml"), break_or_mend("records/customers/register.yaml"),
    unlist_source, object_by_request, remove_request, put_back, commit,
)  # fmt: skip


def anew(root: Path, copy: Path, day: date) -> Validation:
    """What a copy of the register says that has no cache."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    purge(Register.open(copy, copy))
    return validate(Register.open(copy, copy), day)


@pytest.mark.parametrize("seed", range(3))
def test_a_cache_that_saw_every_change_agrees_with_a_new_one(tmp_path: Path, seed: int) -> None:
    root, rng = tmp_path / "register", random.Random(seed)
    ready(Plan(contacts=40, commits=1, uninformed=3, sharing=10), root, lambda _: None)
    seen = set()
    for step in range(25):
        for act in rng.sample(ACTS, rng.randint(1, 3)):
            try:
                act(root, rng)
            except (IndexError, ValueError, StopIteration):
                put_back(root, rng)  # nothing is left that it could change
        day = TODAY + timedelta(rng.choice((-400, 0, 0, 400)))
        kept = validate(Register.open(root, root), day)
        assert kept == anew(root, tmp_path / "anew", day), f"step {step}"
        seen |= {finding.rule for finding in kept.findings}
    assert {"same-email", "unknown-contact"} <= seen
