"""`make setup` installs what the lock names, wherever it runs and whatever an index offers."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.package_index import LOCKED, PACKAGES, PackageIndex, Project

pytestmark = pytest.mark.slow

ODD = """it's a "test" dir"""
WHOLE = {**dict.fromkeys(PACKAGES, LOCKED), "ours": "0.1"}
PATIENCE = 60.0


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project(tmp_path / ODD / "project", PackageIndex(tmp_path / ODD / "index"))
    yield made
    shutil.rmtree(made.root / ".venv", ignore_errors=True)  # tens of megabytes


def environment(project: Project, **more: str) -> dict[str, str]:
    """Return no more than this: no home, nothing of the make, pip or Python that runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C",
        "PYTHON": shlex.quote(sys.executable),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": project.index.url,
        **more,
    }


def make(project: Project, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *(arguments or ("setup",))],
        cwd=project.root,
        env=environment(project, **more),
        capture_output=True,
        text=True,
    )


def told(project: Project, code: str) -> str:
    """Return what the project's own Python says."""
    python = project.root / ".venv/bin/python"
    done = subprocess.run([python, "-I", "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def installed(project: Project) -> dict[str, str]:
    """Return the versions that are installed, without what every new environment has."""
    code = (
        "from importlib.metadata import distributions\n"
        "for one in distributions(): print(one.name, one.version)"
    )
    found = dict(line.split() for line in told(project, code).splitlines())
    return {name: found[name] for name in found if name not in {"pip", "setuptools"}}


def test_the_locked_files_are_installed_whatever_was_published_since(project: Project) -> None:
    project.index.publish_again("app")
    done = make(project)
    assert done.returncode == 0, done.stderr
    assert installed(project) == WHOLE
    assert told(project, "import app; print(app.said)") == LOCKED
    assert "Nothing to be done" in make(project).stdout


def test_nobodys_settings_change_what_is_installed(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "json.py").write_text("raise SystemExit('the json of another Python')\n")
    constraint = elsewhere / "constraint.txt"
    constraint.write_text("app==2.0\n")
    settings = elsewhere / "pip.conf"
    settings.write_text(
        f"[global]\nindex-url = {project.index.url}\nrequire-virtualenv = true\n"
        f"[install]\nuser = true\nno-binary = :all:\nconstraint = {constraint}\n"
        "require-hashes = true\n"
    )
    done = make(
        project,
        PIP_CONFIG_FILE=str(settings),
        PIP_INDEX_URL="",   # so that pip.conf says where files come from, as in a company
        PIP_CONSTRAINT=str(constraint),
        PIP_DRY_RUN="1",
        PIP_NO_BINARY=":all:",
        PIP_REQUIRE_HASHES="1",
        PIP_REQUIRE_VIRTUALENV="1",
        PIP_TARGET=str(elsewhere / "target"),
        PIP_USER="1",
        PYTHONHOME=str(elsewhere),
        PYTHONPATH=str(elsewhere),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert installed(project) == WHOLE
    assert not (elsewhere / "target").exists()


def test_an_incomplete_lock_is_refused_also_where_the_whole_one_was_installed(
    project: Project,
) -> None:
    assert make(project).returncode == 0
    project.write_lock("app", "extra-thing")
    for _ in ("at once", "and again"):
        done = make(project)
        assert done.returncode != 0
        assert "app 1.0 requires base, which is not installed" in done.stdout
        assert "requirements.lock lacks what is named above" in done.stderr
        assert "`make lock`" in done.stderr


def test_a_lock_behind_the_ranges_is_refused(project: Project) -> None:
    project.ask_for("app>=2")
    done = make(project)
    assert done.returncode != 0
    assert "ours 0.1 has requirement app>=2" in done.stdout
    assert "is behind requirements.in" in done.stderr
    project.ask_for("app>=1")
    assert make(project).returncode == 0


def test_a_set_up_that_was_killed_is_done_again(project: Project) -> None:
    running = subprocess.Popen(
        ["make", "setup"],
        cwd=project.root,
        env=environment(project),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + PATIENCE
    while not (project.root / ".venv/bin/pip").exists() and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    (project.root / ".venv/half-made").touch()
    done = make(project)
    assert done.returncode == 0, done.stderr
    assert installed(project) == WHOLE
    assert not (project.root / ".venv/half-made").exists()


def test_an_environment_of_another_folder_or_python_is_made_anew(project: Project) -> None:
    assert make(project).returncode == 0
    (project.root / ".venv/of-the-other").touch()
    project.root = project.root.rename(project.root.with_name("moved"))
    project.ask_for("app>=1")
    assert make(project).returncode == 0
    assert not (project.root / ".venv/of-the-other").exists()
    assert told(project, "import ours; print(ours.__file__)") == str(project.root / "ours.py")

    (project.root / ".venv/of-the-other").touch()
    made_of = project.root / ".venv/.locked"
    first, rest = made_of.read_text().split("\n", 1)
    assert sys.version.split()[0] in first
    made_of.write_text(first.replace(sys.version.split()[0], "3.11.0rc1") + "\n" + rest)
    assert make(project).returncode == 0
    assert not (project.root / ".venv/of-the-other").exists()


def test_a_python_that_is_none_or_too_old_is_refused(project: Project, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    for python in (str(old), "/nowhere/python3"):
        done = make(project, "setup", f"PYTHON={python}")
        assert done.returncode != 0
        assert "Python 3.11 or newer is needed" in done.stderr
    assert not (project.root / ".venv").exists()
