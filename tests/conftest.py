"""Every test has an empty home, no ambient Git configuration, and the same date."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.desk import IDS, Desk, describe
from tests.killing import At
from tests.people import customer
from tooling import failpoints
from tooling.failpoints import Failpoint

# No test passes or fails by how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

REAL_HOME = Path.home()
PRIVATE = tuple(
    str(REAL_HOME / name)
    for name in (".gitconfig", ".config", ".cache", ".ssh", ".gnupg", ".local/share/tooling")
)
IDENTITY = {
    "GIT_AUTHOR_NAME": "Aino Tester",
    "GIT_AUTHOR_EMAIL": "aino@tests.example",
    "GIT_AUTHOR_DATE": "2025-01-02T03:04:05+0000",
    "GIT_COMMITTER_NAME": "Aino Tester",
    "GIT_COMMITTER_EMAIL": "aino@tests.example",
    "GIT_COMMITTER_DATE": "2025-01-02T03:04:05+0000",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write the golden files anew; read the difference before it is committed",
    )


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew, on purpose."""
    return bool(request.config.getoption("--renew-golden"))


def refuse_home(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: no test opens a private file of the person who runs the tests."""
    if event == "open" and isinstance(args[0], str | bytes):
        path = os.fsdecode(args[0])
        if any(path == private or path.startswith(private + os.sep) for private in PRIVATE):
            raise PermissionError(f"a test reached into the real home: {path}")


@pytest.fixture(scope="session", autouse=True)
def real_home() -> Path:
    """The home that is guarded. An audit hook can't be taken away; it ends with the process."""
    sys.addaudithook(refuse_home)
    return REAL_HOME


@pytest.fixture(autouse=True)
def scrubbed(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A home of its own, no ``GIT_*`` from outside, an identity and a date that never change."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("GIT_", "XDG_", "TOOLING_", "REGISTER_")) or name in {
            "EDITOR",
            "VISUAL",
            "EMAIL",
        }:
            monkeypatch.delenv(name)
    settings = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PYTHON_REFRESH": "quiet",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        **IDENTITY,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The top of a fresh Git repository on the branch ``main``, without a commit."""
    root = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    return root


@pytest.fixture
def desk(repository: Path) -> Desk:
    """A register of ten contacts, `IDS`, in one commit. A room may have a desk of its own."""
    desk = Desk(repository)
    describe(desk)
    for id in IDS:
        desk.put(customer(id))
    desk.commit("Start")
    return desk


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Lets something happen when this process reaches a failpoint for the first time."""

    def happens_at(failpoint: Failpoint, event: Callable[[], object]) -> None:
        to_come = [event]

        def hook(now: Failpoint) -> None:
            if now is failpoint and to_come:
                to_come.pop()()

        monkeypatch.setattr(failpoints, "hooks", [*failpoints.hooks, hook])

    return happens_at
