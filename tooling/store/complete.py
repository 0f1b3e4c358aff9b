"""Whether what documents and letters must say is known: asked before one is made."""

from __future__ import annotations

from collections.abc import Iterable

from schema.controller import Controller
from schema.finding import Finding
from schema.layout import CONTROLLER, kind_of_file, register_path
from schema.vocabulary import RegisterName
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.document_checks import STOPS
from tooling.store.check import check
from tooling.store.records import invalid_file, require_record
from tooling.store.register import Register


def require_complete(register: Register, names: Iterable[RegisterName] = ()) -> None:
    """Raise RegisterError where a document on the registers `names` could not be true.

    It names each thing that is still to be said in `controller.yaml` and in the registers'
    `register.yaml`, with its line; without `names`, only the controller is asked, as for a letter
    that says nothing of a register. A file that is missing or has errors is refused, too.
    """
    open_points = [*_open(register, CONTROLLER)]
    for name in dict.fromkeys(names):
        open_points += _open(register, register_path(name))
    if not open_points:
        return
    lines = "".join(f"\n  {_line(finding)}" for finding in open_points)
    raise RegisterError(
        "No document and no letter is made before it can be true. Still open: "
        f"{counted(len(open_points), 'point')}{lines}",
        "Fill them in, then run this again; `tooling validate` lists them, too.",
    )


def complete_controller(register: Register) -> Controller:
    """Return the controller, of whom a letter can be written; RegisterError where it cannot."""
    require_complete(register)
    controller = require_record(register, CONTROLLER)
    assert isinstance(controller, Controller)
    return controller


def _open(register: Register, path: str) -> list[Finding]:
    kind = kind_of_file(path)
    assert kind is not None
    try:
        data = register.read(path)
    except OSError:
        raise RegisterError(f"There is no file {path}.") from None
    checked = check(path, kind, data)
    if any(finding.severity == "error" for finding in checked.findings):
        raise invalid_file(path)
    stops = {rule.id for rule in STOPS}
    return [finding for finding in checked.findings if finding.rule in stops]


def _line(finding: Finding) -> str:
    field = f" {finding.field}" if finding.field else ""
    return f"{finding.path}:{finding.line}{field}: {finding.message}; {finding.fix}"
