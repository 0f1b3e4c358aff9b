"""A contact that is saved with an objection in it: what that ends is ended in the same commit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schema.models import MODELS
from tooling.errors import RegisterError
from tooling.phrases import counted
from tooling.rules.objections import Heeded, heeding
from tooling.store.check import Checked, check
from tooling.store.contacts import held_in
from tooling.store.namesakes import namesakes
from tooling.store.register import Register
from tooling.yaml.editor import rewrite
from tooling.yaml.tree import RecordTree, mappings_in


class Heeding(NamedTuple):
    """A contact's file in which its objections count, and what is to be said of it."""

    file: Checked
    notes: tuple[str, ...]


def heed(before: Checked | None, after: Checked, today: date) -> Heeding:
    """Return `after` with all that ends by the objections that `before` has not; see `heeding`.

    A file that can't be read stays as it is.
    """
    if after.tree is None:
        return Heeding(after, ())
    heeded = heeding(before.tree if before is not None else None, after.tree, today)
    if heeded.tree == after.tree:
        return Heeding(after, ())
    text = rewrite(after.text, MODELS[after.kind], heeded.tree)
    return Heeding(check(after.path, after.kind, text), tuple(said_of(heeded)))


def said_of(heeded: Heeded) -> Iterator[str]:
    """Yield what ended, in sentences without a personal value."""
    for ground in heeded.ended:
        purpose = str(ground.get("purpose")).replace("_", " ")
        channels = ", ".join(ground["channels"])
        yield (
            f"The consent to {purpose} ({channels}) is withdrawn with it, since "
            f"{ground['withdrawn']}: an objection counts more than a consent."
        )
    if heeded.forgotten:
        what = counted(heeded.forgotten, "newsletter")
        yield f"Opens and clicks of {what} sent after the objection are removed (GDPR Art. 21)."


def other_records(register: Register, before: Checked | None, after: Checked) -> Iterator[str]:
    """Yield, where the person said no in `after`, the contacts that may be theirs, too."""
    if not set(_refusals(after.tree or {})) - set(_refusals((before and before.tree) or {})):
        return
    try:
        found = namesakes(register, [held_in(after)])
    except RegisterError:
        yield "Other contacts of the same person were not looked for: tooling find"
        return
    for other in found:
        yield f"This may be the same person, and is not changed: {other}"


def _refusals(tree: RecordTree) -> Iterator[tuple[object, ...]]:
    for item in mappings_in(tree, "objections"):
        yield "objection", item.get("against")
    for item in mappings_in(tree, "lawful_basis"):
        if item.get("withdrawn"):
            yield "withdrawn", item.get("purpose"), item.get("since"), *item.get("channels", ())
