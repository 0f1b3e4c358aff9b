"""Contacts that the register holds although an address of theirs is kept out for every purpose.

Asked anew each time: a cached answer would tell, without the key, whose the hashes are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic_core import from_json

from schema.field_path import undotted
from schema.finding import Finding
from schema.rule import Problem
from tooling.rules.suppression import SUPPRESSED_ADDRESS, KeepOut, forms_in
from tooling.store.check import placed
from tooling.store.index import Index

# The cache holds trees as JSON; a number elsewhere than in `phones` is looked at twice, that's all.
_NUMBER = re.compile(rb'"number":"(\+[0-9]+)"')


def suppressed_findings(index: Index, keep_out: KeepOut) -> Iterator[Finding]:
    """Yield a warning for each address that is kept out for every purpose, with its place."""
    for path, data in _suspects(index, keep_out):
        problems = [
            Problem(SUPPRESSED_ADDRESS, undotted(field))
            for field, form in forms_in(from_json(data))
            if keep_out.is_out(form)
        ]
        try:
            text = index.register.file(path).read_bytes()
        except OSError:
            continue
        yield from placed(path, text, problems)


def _suspects(index: Index, keep_out: KeepOut) -> Iterator[tuple[str, bytes]]:
    database = index.database
    numbers = {
        number
        for number, name in database.execute("SELECT number, name FROM claim WHERE kind = 'email'")
        if keep_out.is_out(name)
    }
    numbers.update(
        number
        for number, data in database.execute(
            "SELECT number, data FROM tree JOIN file USING (number) WHERE register IS NOT NULL"
        )
        if any(keep_out.is_out(found.decode()) for found in _NUMBER.findall(data))
    )
    for number in sorted(numbers):
        row = database.execute(
            "SELECT path, data FROM file JOIN tree USING (number) WHERE number = ? AND valid",
            (number,),
        ).fetchone()
        if row is not None:
            yield row
