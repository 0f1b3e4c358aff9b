"""Characters that a reader does not see, and that the register does not hold.

Controls, which a terminal obeys; separators that some programs take for the end of a line;
characters without width; marks that turn the reading direction, by which a text can show something
else than it says (Unicode TR 36 and 39). A joiner is seen, in the scripts and emoji that need it.
"""

from __future__ import annotations

import re

from schema.rule import Group, Rule

HIDDEN_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff"
)
"""The inside of a regular expression's brackets; line feed and tab are not among them."""

JOINERS = "\u200c\u200d"
"""Zero width non-joiner and joiner."""

CURLY_QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
"""Those of Finnish, Swedish, English, German and French, which YAML takes for letters."""

HIDDEN = re.compile(
    rf"[{HIDDEN_CLASS}]"
    rf"|(?<![\u0620-\u180d\u180f-\u1fff\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001ffff])[{JOINERS}]"
)
"""One hidden character."""

HIDDEN_CHARACTER = Rule(
    "hidden-character", "a character stands here that cannot be seen",
    "remove it: delete it with the letters beside it, and type those again",
    group=Group.NOTATION,
    note="it is one without width, or one that turns the reading direction",
)  # fmt: skip
