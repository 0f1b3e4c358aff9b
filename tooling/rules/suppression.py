"""Who must not come back by an import: asked with a keyed hash, so that the file says nothing."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from schema.addresses import normal_email
from schema.suppression import Suppression


def suppression_of(
    address: str, suppressions: Mapping[str, Suppression], key: bytes | None
) -> Suppression | None:
    """The suppression, by its hash in `suppressions`, that `address` falls under; None without one.

    The hash is HMAC-SHA-256 of the address's normal form. Without the `key`, which is kept outside
    the repository, nothing can be known and the answer is None: the caller says so.
    """
    if key is None or not suppressions:
        return None
    digest = hmac.new(key, normal_email(address).encode(), hashlib.sha256).hexdigest()
    return suppressions.get(digest)
