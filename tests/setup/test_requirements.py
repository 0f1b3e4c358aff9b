"""The lock names everything that is asked for, on every system and Python that we promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import metadata
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PRODUCT = Path(__file__).parents[2]
LOCK = "requirements.lock"
PYTHONS = ("3.11.0", "3.12.0", "3.13.0")
MACHINES = (("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "x86_64"), ("darwin", "arm64"))


def system(python: str, platform: str, machine: str) -> dict[str, str]:
    """Return what a requirement's marker may ask about."""
    return {
        "implementation_name": "cpython",
        "implementation_version": python,
        "os_name": "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": {"linux": "Linux", "darwin": "Darwin"}[platform],
        "platform_version": "",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": platform,
    }


SYSTEMS = {
    f"{python} {platform} {machine}": system(python, platform, machine)
    for python, (platform, machine) in product(PYTHONS, MACHINES)
}


def lines(name: str) -> list[str]:
    return (PRODUCT / name).read_text(encoding="utf-8").splitlines()


def asked() -> list[Requirement]:
    """Return what requirements*.in name."""
    files = ("requirements.in", "requirements-dev.in")
    return [
        Requirement(line) for file in files for line in lines(file) if line[:1] not in {"", "#"}
    ]


def locked() -> dict[str, str]:
    """Return the version of each package in the lock."""
    found = (re.match(r"([\w.-]+)(?:\[[^]]*])?==([^\s;]+)", line) for line in lines(LOCK))
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def lacks(
    lock: Mapping[str, str],
    wanted: Iterable[Requirement],
    requires: Callable[[str], list[str]],
    where: Mapping[str, str],
) -> tuple[list[str], set[str]]:
    """Follow every requirement, extras too: what the lock does not fulfil, and what is needed."""
    missing: list[str] = []
    needed: set[str] = set()
    todo = [(requirement, "requirements*.in") for requirement in wanted]
    done: set[tuple[str, str]] = set()
    while todo:
        requirement, by = todo.pop()
        name = canonicalize_name(requirement.name)
        needed.add(name)
        if name not in lock or not requirement.specifier.contains(lock[name], prereleases=True):
            missing.append(f"{by}: {requirement}")
            continue
        for extra in {"", *requirement.extras} - {known for of, known in done if of == name}:
            done.add((name, extra))
            for text in requires(name):
                further = Requirement(text)
                if not further.marker or further.marker.evaluate({**where, "extra": extra}):
                    todo.append((further, name))
    return sorted(missing), needed


FAKE = {
    "app": ["plugin>=1", "windows-only; sys_platform == 'win32'"],
    "plugin": ["base[more]>=2"],
    "base": ["extra-thing>=1; extra == 'more'", "unwanted; extra == 'other'"],
    "extra-thing": ["App"],
}


@pytest.mark.parametrize(
    ("lock", "missing"),
    [
        ({"app": "1", "plugin": "1", "base": "2", "extra-thing": "1"}, []),
        ({"plugin": "1", "base": "2", "extra-thing": "1"}, ["requirements*.in: app"]),
        ({"app": "1", "base": "2", "extra-thing": "1"}, ["app: plugin>=1"]),
        ({"app": "1", "plugin": "1", "base": "1", "extra-thing": "1"}, ["plugin: base[more]>=2"]),
        ({"app": "1", "plugin": "1", "base": "2"}, ["base: extra-thing>=1; extra == 'more'"]),
    ],
    ids=["complete", "named", "required", "too old", "extra"],
)
def test_what_is_missing_is_found(lock: dict[str, str], missing: list[str]) -> None:
    where = system("3.11.0", "linux", "x86_64")
    found, _ = lacks(lock, [Requirement("app")], FAKE.__getitem__, where)
    assert [text.replace('"', "'") for text in found] == missing


def test_a_marker_decides_by_the_system_that_is_asked_about() -> None:
    lock = {"app": "1", "mac": "1"}
    requires = {"app": ["mac; sys_platform == 'darwin'"], "mac": []}.__getitem__
    needs = {
        platform: lacks(lock, [Requirement("app")], requires, system("3.13.0", platform, "x"))[1]
        for platform in ("linux", "darwin")
    }
    assert needs == {"linux": {"app"}, "darwin": {"app", "mac"}}


def test_what_is_installed_is_what_the_lock_names() -> None:
    assert {name: metadata.version(name) for name in locked()} == locked()


@pytest.mark.parametrize("where", SYSTEMS.values(), ids=SYSTEMS)
def test_the_lock_is_complete_and_names_nothing_else(where: Mapping[str, str]) -> None:
    def requires(name: str) -> list[str]:
        return metadata.requires(name) or []

    missing, needed = lacks(locked(), asked(), requires, where)
    assert missing == []
    assert needed == set(locked())


def test_every_package_has_a_hash_and_none_an_address() -> None:
    text = "\n".join(lines(LOCK))
    packages = re.split(r"\n(?=\w)", re.sub(r"(?m)^\s*#.*\n?", "", text))
    assert len(packages) == len(locked())
    assert [one for one in packages if "--hash=sha256:" not in one] == []
    assert "://" not in text
