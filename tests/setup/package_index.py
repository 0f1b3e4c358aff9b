"""A package index in a folder, and a project whose lock is behind it: nothing is real in it."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

PRODUCT = Path(__file__).parents[2]

# name: what it requires. `app` asks for an extra of `base`, as pytest-cov does of coverage.
PACKAGES = {
    "app": ["base[more]>=1"],
    "base": ["extra-thing>=1; extra == 'more'"],
    "extra-thing": [],
}
LOCKED, NEWER = "1.0", "2.0"

BACKEND = '''\
"""Builds without setuptools, which the index of the test does not have."""
import shutil
from pathlib import Path

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    [wheel] = Path("editable").glob("*.whl")
    shutil.copy(wheel, wheel_directory)
    return wheel.name
'''
PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def wheel(file: Path, requires: Iterable[str], modules: Mapping[str, str]) -> Path:
    """Write a wheel, whose name says the package and the version, with these files in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    name, version = file.name.split("-")[:2]
    info = f"{name}-{version}.dist-info"
    files = {
        **modules,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\n"
        f"Version: {version}\nProvides-Extra: more\n"
        + "".join(f"Requires-Dist: {one}\n" for one in requires),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{held},,\n" for held in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(file, "w") as archive:
        for held, text in files.items():
            archive.writestr(held, text)
    return file


class PackageIndex:
    """A simple index: a folder for each package, with the locked version and a newer one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hashes: dict[str, str] = {}
        for name in PACKAGES:
            self.hashes[name] = sha256(self.publish(name, LOCKED, LOCKED))
            self.publish(name, NEWER, NEWER)

    def publish(self, name: str, version: str, said: str) -> Path:
        """Offer a wheel whose module says ``said``; ``version`` may have a build number."""
        module = name.replace("-", "_")
        made = wheel(
            self.root / name / f"{module}-{version}-py3-none-any.whl",
            PACKAGES[name],
            {f"{module}.py": f"said = {said!r}\n"},
        )
        links = "".join(
            f'<a href="{file.name}#sha256={sha256(file)}">{file.name}</a>\n'
            for file in sorted(made.parent.glob("*.whl"))
        )
        (made.parent / "index.html").write_text(f"<!DOCTYPE html>\n{links}")
        return made

    def publish_again(self, name: str) -> None:
        """Offer another file of the locked version, which pip prefers where hashes don't count."""
        self.publish(name, f"{LOCKED}-1", "published since")

    @property
    def url(self) -> str:
        """The address that pip is given."""
        return self.root.as_uri()

    def lock(self, *names: str) -> str:
        """Return a lock of these packages, written as --strip-extras would write it."""
        return "".join(
            f"{name}=={LOCKED} \\\n    --hash=sha256:{self.hashes[name]}\n" for name in names
        )


class Project:
    """The Makefile that we ship, in a project of which nothing else is ours."""

    def __init__(self, root: Path, index: PackageIndex) -> None:
        self.root = root
        self.index = index
        root.mkdir(parents=True)
        shutil.copy(PRODUCT / "Makefile", root)
        (root / "pyproject.toml").write_text(PYPROJECT)
        (root / "backend.py").write_text(BACKEND)
        (root / "ours.py").write_text("")
        self.ask_for("app>=1")
        self.write_lock(*PACKAGES)

    def ask_for(self, requirement: str) -> None:
        """Write what the project itself requires, and what an editable install of it is."""
        (self.root / "requirements.in").write_text(f"{requirement}\n")
        made = self.root / "editable" / "ours-0.1-py3-none-any.whl"
        wheel(made, [requirement], {"ours.pth": f"{self.root}\n"})

    def write_lock(self, *names: str) -> None:
        """Write a lock that names these packages and no other."""
        (self.root / "requirements.lock").write_text(self.index.lock(*names))
