"""Handing a document on a person over: to stdout, or to a file that its owner alone can read."""

from __future__ import annotations

from pathlib import Path

from tooling.cli.output import note, print_bytes
from tooling.formats.documents import Rendered
from tooling.store.register import Register


def hand_over(register: Register, rendered: Rendered, output: Path | None) -> None:
    """Write a document to stdout, or into `output`, mode 0600; its name never says a wrong format.

    Raises RegisterError where Git would commit the file, and where it can't be written.
    """
    from tooling.store.outgoing_file import refuse_tracked, reserved

    data = rendered.content
    if output is None:
        print_bytes(data)
        return
    file = rendered.beside(output)
    if register.repository is not None:
        refuse_tracked(register.repository, file)
    with reserved(file) as write:
        write(data)
    if rendered.note:
        note(f"{rendered.note} The file ends in {file.suffix}.")
    note(f"Written: {len(data):,} bytes. It holds personal data: keep it out of the register.")
