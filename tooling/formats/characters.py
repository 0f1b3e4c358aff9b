"""Characters that no list format can carry."""

from __future__ import annotations

import re

# XML 1.0, section 2.2 (production Char), turned round. RFC 4180 and RFC 2426 allow fewer controls
# than that, and a text without these is safe in all three.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_forbidden(text: str) -> str:
    """The text with every control character, lone surrogate and non-character as U+FFFD.

    Replaced, not removed: removing could bring two harmless halves together (``=`` to the front of
    a cell), and a reader should see that something was there.
    """
    if text.isprintable():  # nearly every cell, and ten times faster
        return text
    return _FORBIDDEN.sub("\ufffd", text)
