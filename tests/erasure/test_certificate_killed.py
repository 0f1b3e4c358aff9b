"""Killed while it writes the certificate, an erasure is certified by the next run, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import DAY, Desk
from tests.erasure.conftest import held_anywhere
from tests.killing import Command, copies
from tooling.cli.main import run
from tooling.erasure.failpoints import CertificateFailpoint, RewriteFailpoint
from tooling.failpoints import Failpoint
from tooling.store.failpoints import ChangeFailpoint

FULFIL = Command(run, RewriteFailpoint, ChangeFailpoint, CertificateFailpoint)


@pytest.mark.parametrize("failpoint", [*ChangeFailpoint, *CertificateFailpoint], ids=str)
def test_killed_at_a_failpoint(
    asked: tuple[Desk, str], tmp_path: Path, failpoint: Failpoint
) -> None:
    desk, request = asked
    fresh = copies(desk.root, tmp_path)
    words = (f"--today={DAY}", "request", "fulfil", request, "--apply")
    for moment in FULFIL.times(failpoint, lambda: [f"--register={fresh()}", *words]):
        copy = Desk(fresh())
        FULFIL.kill(moment, f"--register={copy.root}", *words)
        assert held_anywhere(copy.root) == []
        done = copy.tooling("request", "fulfil", request, "--apply")
        assert done.code == 0, done.err
        assert copy.subjects().count(f"Certify the erasure of request {request}") == 1
        assert "hits: 0" in copy.text(f"records/requests/{request}.yaml")
        assert copy.status() == ""
        assert copy.validate().json == {"contacts": 9, "findings": []}
        assert not (copy.root / ".git/register/erasure").exists()
        assert not (copy.root / ".git/register/journal.json").exists()
