"""`tooling request`: what data subjects ask for, and by when it is answered.

Each module here has the verbs of the operations in the module of its name in `tooling.requests`.
"""

from __future__ import annotations

import click

from tooling.requests.cli.confirm import confirm_command, identify_command, told_command
from tooling.requests.cli.extend import extend_command
from tooling.requests.cli.fulfil import fulfil_command
from tooling.requests.cli.letter import letter_command
from tooling.requests.cli.lift import lift_command
from tooling.requests.cli.list import list_command
from tooling.requests.cli.open import include_command, open_command
from tooling.requests.cli.refuse import refuse_command, withdraw_command
from tooling.requests.cli.show import show_command

VERBS = (
    open_command, include_command, list_command, show_command, identify_command, extend_command,
    fulfil_command, told_command, confirm_command, lift_command, refuse_command, withdraw_command,
    letter_command,
)  # fmt: skip


@click.group("request", commands=VERBS)
def command() -> None:
    """Take, watch and answer the requests of data subjects (GDPR Art. 12-22).

    A request is due one calendar month after it was received. Its file holds no personal data
    beyond the ids of the contacts that it is about.
    """
