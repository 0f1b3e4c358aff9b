"""One person with traces all over a register, and the request to erase them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.desk import IDS, Desk
from tests.people import customer

WHO = IDS[0]
TRACES = ("Kuusela", "405550123")


@pytest.fixture
def asked(desk: Desk) -> tuple[Desk, str]:
    """A register with traces of one person all over, and the request to erase them."""
    ours = customer(
        WHO,
        given_name="Aino",
        family_name="Kuusela",
        emails=[{"address": "aino.kuusela@kuusi.example", "use": "work"}],
        phones=[{"number": "+358405550123", "use": "work"}],
    )
    desk.put(ours)
    told = {"date": "2024-06-03", "channel": "phone", "summary": "Ask Aino Kuusela about it"}
    desk.put(customer(IDS[1], interactions=[told]))
    (desk.root / "list.csv").write_text("family,city,given\nKuusela,Oulu,Aino\nVirta,Oulu,Ville\n")
    desk.commit("Call Aino Kuusela")
    desk.git("tag", "-a", "v1", "-m", "sent to aino.kuusela@kuusi.example")
    desk.git("update-ref", "refs/pull/1/head", "HEAD")
    opened = desk.tooling(
        "request", "open", "--kind", "erasure", "--subject", WHO,
        "--received", "2025-05-20", "--channel", "email",
    )  # fmt: skip
    request = opened.out.split(":")[0]
    desk.tooling("request", "identify", request, "--how", "called back", "--role", "officer")
    return desk, request


def held_anywhere(root: Path) -> list[str]:
    """The objects that say who it was, by a scan that is not ours."""
    git = ["git", "-C", str(root)]
    listing = subprocess.run(
        [*git, "cat-file", "--batch-all-objects", "--batch-check"], capture_output=True, check=True
    )
    found = []
    for line in listing.stdout.decode().splitlines():
        oid, kind, _ = line.split()
        content = subprocess.run([*git, "cat-file", kind, oid], capture_output=True, check=True)
        text = content.stdout.decode("utf-8", "replace").replace(" ", "")
        found += [oid for trace in TRACES if trace.lower() in text.lower()]
    return found
