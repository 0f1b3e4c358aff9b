"""The text of `docs/rules.md`: every rule with its meaning, from the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import schema
import texts
import tooling
from schema.rule import RULES, Group, Rule

PAGE = Path("docs/rules.md")

_HEAD = """\
# Rules

This page is made from the rules in the code by `make docs`;
[ADR 6](decisions/0006-rules.md) says what a rule is, and how to add one.

A finding, a reason or a refusal carries the id of its rule. Ids are permanent. An error makes
`tooling validate` fail; a warning does not. A reason says why a contact is in or out of a
campaign; a refusal says why a row of a list is not imported. Where no kind of file is named, a
rule speaks of all. A link leads to examples that break the rule.
"""


def every_rule() -> Mapping[str, Rule]:
    """Return all rules by id. A rule is known once its module is loaded, so all are loaded."""
    for package in (schema, texts, tooling):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    return RULES


def page(root: Path) -> str:
    """Return the text of the page; `root` is the product's own folder."""
    rules = sorted(every_rule().values(), key=lambda rule: rule.id)
    parts = [_HEAD]
    for group in Group:
        rows = [_row(rule, root) for rule in rules if rule.group is group]
        head = ["| rule | kind | files | meaning | what to do |", "|---|---|---|---|---|"]
        parts.append(f"## {group.title}\n\n" + "\n".join([*head, *rows]) + "\n")
    return "\n".join(parts)


def _row(rule: Rule, root: Path) -> str:
    examples = f"tests/records/invalid/{rule.id}"
    name = f"[`{rule.id}`](../{examples})" if (root / examples).is_dir() else f"`{rule.id}`"
    meaning = " ".join(map(_sentence, filter(None, (rule.message, rule.note))))
    fix = _sentence(rule.fix) if rule.fix else ""
    return f"| {name} | {rule.group.effect} | {', '.join(rule.files)} | {meaning} | {fix} |"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}.".replace("|", "\\|")
