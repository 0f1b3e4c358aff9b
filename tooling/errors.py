"""The one exception that a person can cause and is meant to read."""

from __future__ import annotations


class RegisterError(Exception):
    """An operation that can't be done as things stand.

    ``message`` says what happened and where, ``hint`` what to do next. Neither may carry a personal
    value: both end up on screens, in logs and in CI output. The command line prints them and exits
    with code 1; any other exception is a bug (code 3).
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
