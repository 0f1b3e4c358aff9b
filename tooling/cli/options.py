"""Options that commands of several rooms have: words of the schema, days, JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
Word = TypeVar("Word", bound=StrEnum)

JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


class WordOf(click.Choice[Word]):
    """A choice among the words of a vocabulary: typed as files have it, given on as its member."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return `choice` as it is typed; click's own would be the member's name."""
        return str(choice)


def day_option(*names: str, text: str, required: bool = False) -> Callable[[F], F]:
    """Return an option for a day, which is today where it is neither given nor required."""
    return click.option(
        *names,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="DATE",
        help=text,
        required=required,
    )


def _day(context: click.Context, _option: click.Parameter, given: datetime | None) -> date:
    today: date = context.obj.today
    return given.date() if given else today
