"""What the commands that show a plan have in common: the option that signs it, and its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tooling.cli.output import note

if TYPE_CHECKING:
    from tooling.store.plan import Plan

APPLY = click.option("--apply", "do_apply", is_flag=True, help="Carry the plan out.")

SIGNED = click.option(
    "--plan",
    "signed",
    metavar="DIGEST",
    help="With --apply: carry out just the plan that was shown with this digest, or refuse.",
)


def require_apply(do_apply: bool, signed: str | None) -> None:
    """Raise UsageError where a plan is signed that is not to be carried out."""
    if signed is not None and not do_apply:
        raise click.UsageError("--plan says which plan to carry out, so it goes with --apply.")


def show_digest(plan: Plan, options: str = "--apply --plan") -> None:
    """Say by which digest, after which options, `plan` can be carried out, and nothing else."""
    note(f"Plan {plan.digest}")
    note(f"  to carry out just this: {options} DIGEST (its first 12 characters will do)")
