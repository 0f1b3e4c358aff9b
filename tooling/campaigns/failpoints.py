"""Where a kill may cut an export."""

from __future__ import annotations

from tooling.failpoints import Failpoint


class ExportFailpoint(Failpoint):
    """The making of a list, by `tooling.campaigns.export.export`."""

    SELECTED = "it is decided who is on the list; nothing is written"
    RENDERED = "the list is made, in memory only"
    DISCLOSED = "the disclosure is committed; there is no list at its path yet"
