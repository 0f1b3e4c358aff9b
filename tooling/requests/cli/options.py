"""Options that several verbs of `tooling request` share."""

from __future__ import annotations

from datetime import date, datetime

import click

DAY = click.DateTime(["%Y-%m-%d"])

REQUEST = click.argument("request", metavar="ID")


def day_of(given: datetime | None, today: date) -> date:
    """Return the day that was given, or today."""
    return given.date() if given else today
