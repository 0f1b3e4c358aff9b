"""What a line is never broken inside: a day, a number, a telephone number."""

from __future__ import annotations

import re

UNBROKEN = re.compile(
    r"\+[0-9](?:[ \u00a0().-]{0,2}[0-9]){5,17}"  # a telephone number
    r"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"  # a day as a machine has it
    r"|\b[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}\b"  # a day in Finnish
    r"|\b[0-9]{1,2}\u00a0\w{3,12}\u00a0[0-9]{4}\b"  # a day with the month's name
    r"|\b[0-9]{1,3}(?:\u00a0[0-9]{3}){1,4}\b|\b[0-9]{4,12}\b"  # a number
)
"""Without groups, and without what Rust's expressions lack: the PDF's template reads it, too."""
