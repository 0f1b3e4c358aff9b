"""The answers that were typed before `init` came to its end: the next run offers them again.

They lie in the folder that the register was to be made in: it is the place that the next run looks
at anyway, it is its owner's, and it is not in Git. It holds what the company publishes of itself,
and no contact. It is there only until the register is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tooling.setup.questions import QUESTIONS
from tooling.store.atomic import write_private

NAME = ".init-answers.json"


def draft_in(directory: Path) -> dict[str, str]:
    """Return the answers of an earlier run in `directory`; none where there is nothing to read."""
    try:
        held = json.loads((directory / NAME).read_bytes())
    except (OSError, ValueError):
        return {}
    known = {question.option for question in QUESTIONS}
    if not isinstance(held, dict):
        return {}
    return {key: text for key, text in held.items() if key in known and isinstance(text, str)}


def keep_draft(directory: Path, answers: Mapping[str, str]) -> None:
    """Keep `answers` in `directory`, for its owner alone; OSError where that can't be."""
    text = json.dumps(dict(answers), ensure_ascii=False, indent=2)
    write_private(directory / NAME, f"{text}\n".encode())


def is_free(directory: Path) -> bool:
    """Whether there is nothing in `directory` but answers of an earlier run."""
    return not directory.is_dir() or all(file.name == NAME for file in directory.iterdir())


@contextmanager
def draft_aside(directory: Path) -> Iterator[None]:
    """Take the draft out of `directory`, and put it back if the body fails."""
    held = draft_in(directory)
    (directory / NAME).unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        if held:
            with suppress(OSError):
                keep_draft(directory, held)
        raise
