"""What a person is called, from the fields of a contact's file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def name_of(contact: Mapping[str, Any]) -> str:
    """Return given and family name; nothing of a contact without, as a switchboard is.

    It may be an older version, which need not be valid.
    """
    names = (contact.get(key) for key in ("given_name", "family_name"))
    return " ".join(str(name) for name in names if name)
