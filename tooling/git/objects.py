"""The ids of Git's objects."""

from __future__ import annotations

import hashlib


def blob_id(data: bytes, object_format: str) -> str:
    """Return the object id that Git gives to a file of these bytes; `sha1` or `sha256`."""
    header = b"blob %d\0" % len(data)
    return hashlib.new(object_format, header + data, usedforsecurity=False).hexdigest()
