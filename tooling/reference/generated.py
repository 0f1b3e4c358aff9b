"""Write what is made from the rest: the demo register's documents, the reference, the JSON Schemas.

`python -m tooling.reference.generated [--check]`, in the product's own folder. Nothing of it has a
date: it changes when the register, the schema or a command does, and `--check` says that it should
have.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from schema.jsonschema import rendered
from schema.vocabulary import RegisterName
from tooling.documents.published import Wanted
from tooling.documents.published import pages as documents
from tooling.reference import commands as reference
from tooling.reference import rules as rule_reference
from tooling.store.register import Register

DOCUMENTS = Path("docs/register")
SCHEMAS = Path("schema/json")


def pages(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield each page's path, relative to `root`, and its content.

    Raises RegisterError where the register in `root` can't be described.
    """
    yield reference.PAGE, reference.page().encode()
    yield rule_reference.PAGE, rule_reference.page(root).encode()
    for file, text in rendered().items():
        yield SCHEMAS / file, text.encode()
    register = Register.open(root, root)
    for name, document in documents(register, Wanted(tuple(RegisterName))):
        yield DOCUMENTS / name, document


def differing(root: Path) -> dict[Path, bytes | None]:
    """Return the pages that are not what they should be, and what they should be.

    None stands for a page that should not be there.
    """
    expected = dict(pages(root))
    found: dict[Path, bytes | None] = {
        path: content
        for path, content in expected.items()
        if not (root / path).is_file() or (root / path).read_bytes() != content
    }
    for folder in (DOCUMENTS, SCHEMAS):
        for file in sorted((root / folder).glob("*")):
            path = file.relative_to(root)
            if path not in expected:
                found[path] = None
    return found


def main(arguments: list[str], root: Path) -> int:
    """Write the pages, or with --check compare them; return the exit code."""
    if arguments not in ([], ["--check"]):
        print("Usage: python -m tooling.reference.generated [--check]", file=sys.stderr)
        return 2
    found = differing(root)
    if "--check" in arguments:
        for path in found:
            print(f"{path} differs from the register, the schema or the commands", file=sys.stderr)
        if found:
            print("Run `make docs`.", file=sys.stderr)
        return 1 if found else 0
    for path, content in found.items():
        file = root / path
        if content is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
