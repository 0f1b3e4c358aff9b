"""Failpoints: the moments of a command between which a kill makes a difference, each by its name.

Code that must survive a kill says `reached(ChangeFailpoint.JOURNAL_WRITTEN)` when that moment has
come. Nothing happens then, unless a test has put a hook into `hooks` of its own process: to die
there, to fail there, or to let somebody else come between. No option, setting or environment
variable leads here.

Each room declares the failpoints of its own work. The tests kill a command at every failpoint that
is declared for it, so a new one is tested as soon as it stands in its list.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Failpoint(Enum):
    """The moments of one kind of work, in their order; the value says what is true at each."""


#: What is called at every failpoint; empty but in tests.
hooks: list[Callable[[Failpoint], None]] = []


def reached(failpoint: Failpoint) -> None:
    """Say that this moment of the command has come."""
    for hook in hooks:
        hook(failpoint)
