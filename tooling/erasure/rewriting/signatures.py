"""Signatures on commits and tags: a rewritten object can't keep one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tooling.erasure.rewriting.folder import GitFolder

IN_TEXT = re.compile(
    rb"^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$", re.MULTILINE
)
IN_HEADER = re.compile(rb"^(?:gpgsig|gpgsig-sha256|mergetag) ", re.MULTILINE)


def signed(folder: GitFolder, oids: Sequence[str]) -> int:
    """How many of these commits and tags carry a signature, their own or a merged tag's."""
    return sum(_is_signed(data) for data in folder.blobs(oids))


def _is_signed(data: bytes) -> bool:
    header, _, message = data.partition(b"\n\n")
    if IN_HEADER.search(header):
        return True
    return header.startswith(b"object ") and IN_TEXT.search(message) is not None


def unsigned(message: bytes) -> bytes:
    """The message of a tag without the signature at its end."""
    found = IN_TEXT.search(message)
    return message[: found.start()] if found else message
