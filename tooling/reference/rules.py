"""The text of `docs/rules.md`: every rule id with its meaning, from the catalog of rules."""

from __future__ import annotations

from pathlib import Path

from schema.catalog import GROUPS, RULES

PAGE = Path("docs/rules.md")

_HEAD = """\
# Rules

This page is made from the catalog of rules (`schema/catalog.py`) by `make docs`.

A finding, a reason or a refusal carries the id of its rule. Ids are permanent. An error makes
`tooling validate` fail; a warning does not. A reason says why a contact is in or out of a
campaign; a refusal says why a row of a list is not imported.
"""


def page() -> str:
    """Return the text of the page."""
    parts = [_HEAD]
    for group in GROUPS:
        rules = [rule for rule in RULES.values() if rule.group == group]
        rows = [
            f"| `{rule.id}` | {rule.severity} | {_cell(rule.summary)} | {_cell(rule.fix)} |"
            for rule in sorted(rules, key=lambda rule: rule.id)
        ]
        table = ["| rule | kind | meaning | what to do |", "|---|---|---|---|", *rows]
        parts.append(f"## {group}\n\n" + "\n".join(table) + "\n")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
