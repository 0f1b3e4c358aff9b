"""Running Git: the command, the environment that it gets, and what its failure means."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Self

from tooling.errors import RegisterError

if TYPE_CHECKING:
    import subprocess

# What `git rev-parse --local-env-vars` lists, less GIT_CONFIG_COUNT (CI sets safe.directory by it),
# and what changes the meaning of pathspecs and diffs. A hook inherits some of these, and they would
# point our commands at another index or repository.
INHERITED = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    "GIT_DIFF_OPTS", "GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_LITERAL_PATHSPECS", "GIT_NAMESPACE", "GIT_NOGLOB_PATHSPECS", "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
})  # fmt: skip

SETTINGS = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_TERMINAL_PROMPT": "0",  # never wait for a password that nobody can see is asked for
    "GIT_OPTIONAL_LOCKS": "0",  # a reading command must not hold the index against a person
}

GIT = (
    "git",
    "-c", "core.quotePath=false",
    "-c", "core.fsmonitor=false",  # it runs a program of the repository's choosing, or a daemon
    "-c", "gc.auto=0",  # no background process that outlives ours
    "-c", "maintenance.auto=false",
    "-c", "log.showSignature=false",
    "-c", "user.useConfigOnly=true",  # an audit trail needs a name that somebody gave, not a guess
)  # fmt: skip

HINTS = (
    ("dubious ownership", "Trust the folder: git config --global --add safe.directory DIRECTORY"),
    ("index.lock", "Another Git command is at work here. Wait for it, then run this again."),
    ("cannot lock ref", "The branch moved, or another Git command holds it. Run this again."),
    ("promisor", "This clone lacks old file contents. Connect and run: git fetch --refetch"),
    ("No space left", "The disk is full. Make room, then run this again."),
    ("Out of diskspace", "The disk is full. Make room, then run this again."),
    ("Disk quota exceeded", "Your share of the disk (quota) is used up. Make room."),
    ("File too large", "A file may not become so large here: ulimit -f unlimited."),
    ("Read-only file system", "The disk is read-only. Work in a clone of your own."),
    ("Too many open files", "Raise the limit (ulimit -n 4096), then run this again."),
    ("Cannot allocate memory", "There is not enough memory. End other programs."),
    ("Permission denied", "Check who may write to the repository's .git folder."),
    ("insufficient permission", "Check who may write to the repository's .git folder."),
    ("gpg failed to sign", "Unlock your signing key, or turn commit.gpgSign off."),
)

ENDED_BY: Mapping[int, str] = {
    signal.SIGXFSZ: "A file may not become so large here: ulimit -f unlimited.",
    signal.SIGXCPU: "It may not take so much time here: ulimit -t unlimited.",
    signal.SIGKILL: "Something ended it: most often there is not enough memory.",
}
"""What it means that a signal ended Git."""


class GitError(RegisterError):
    """A Git command failed. ``stderr`` is for telling causes apart, never for showing."""

    def __init__(self, command: str, status: int, stderr: str = "") -> None:
        hint = next((hint for cause, hint in HINTS if cause in stderr), None)
        super().__init__(f"git {command} failed (exit {status})", ENDED_BY.get(-status, hint))
        self.status = status
        self.stderr = stderr


class Process:
    """A running Git command. Leaving the ``with`` block before its end stops it."""

    __slots__ = ("_command", "_popen", "_stderr", "stdout")

    def __init__(self, popen: subprocess.Popen[bytes], command: str, stderr: IO[bytes]) -> None:
        assert popen.stdout is not None
        self.stdout: IO[bytes] = popen.stdout
        self._popen, self._command, self._stderr = popen, command, stderr

    def finish(self) -> bytes:
        """The rest of the output, once the command has ended; GitError if it failed."""
        with self:
            output = self.stdout.read()
            status = self._popen.wait()
            if status:
                self._stderr.seek(0)
                raise GitError(self._command, status, self._stderr.read().decode(errors="replace"))
        return output

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._popen.poll() is None:
            self._popen.kill()
            self._popen.wait()
        self.stdout.close()
        self._stderr.close()


def run(folder: Path, args: Sequence[str], input: bytes | None, env: Mapping[str, str]) -> bytes:
    """The output of ``git ARGS`` in ``folder``, by GitPython; GitError if it fails."""
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git.cmd import Git
    from git.exc import GitCommandNotFound

    # GitPython adds to the inherited environment but takes nothing away: env(1) does.
    unset = [option for name in sorted(INHERITED & set(os.environ)) for option in ("-u", name)]
    command = [*(("env", *unset) if unset else ()), *GIT, *args]
    with file_of(input) as stdin:
        try:
            status, output, stderr = Git(folder).execute(
                command,
                istream=stdin,
                env={**SETTINGS, **env},
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
            )
        except GitCommandNotFound:
            raise git_is_missing() from None
    if status:
        raise GitError(args[0], status, stderr)
    return output


def start(
    folder: Path, args: Sequence[str], input: bytes | None, env: Mapping[str, str]
) -> Process:
    """``git ARGS``, running in ``folder``."""
    import subprocess
    import tempfile

    inherited = {name: value for name, value in os.environ.items() if name not in INHERITED}
    # A file, not a pipe: a command that complains a lot must not wait for a reader.
    stderr = tempfile.TemporaryFile()  # noqa: SIM115  closed with the process
    try:
        with file_of(input) as stdin:
            popen = subprocess.Popen(
                [*GIT, *args],
                cwd=folder,
                env={**inherited, **SETTINGS, **env},
                stdin=subprocess.DEVNULL if input is None else stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
    except BaseException as error:
        stderr.close()
        if isinstance(error, FileNotFoundError):
            raise git_is_missing() from None
        raise
    command = next(arg for arg in args if not arg.startswith("-"))
    return Process(popen, command, stderr)


def file_of(data: bytes | None) -> BinaryIO:
    """A file for a command's stdin; unlike a pipe it can't fill up while the command answers."""
    if data is None:
        return Path(os.devnull).open("rb")
    import tempfile

    file = tempfile.TemporaryFile()  # noqa: SIM115  closed by the caller
    try:
        file.write(data)
        file.seek(0)
    except OSError:  # the disk is full
        with suppress(OSError):
            file.close()
        raise
    return file


def git_is_missing() -> RegisterError:
    """What to say on a machine without Git."""
    return RegisterError("Git is not installed", "Install git 2.36 or newer.")
