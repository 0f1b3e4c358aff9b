"""Files made to break a reader, each with the rule that must name it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

# In every hostile file stand a name, an address and a number that no output may show.
NAME, MAIL, PHONE = "Canarella", "canarella.q@kanaria.example", "+358405557391"
CANARIES = (NAME, "canarella", "kanaria", "5557391", "555 7391", "7391 canary")

HEAD = f"""\
# {NAME} {MAIL} {PHONE}
given_name: {NAME}
emails:
  - address: {MAIL}
    use: work
phones:
  - number: "{PHONE}"
    use: work
"""


def contact(extra: str = "", stem: str = "k7m2qd4x") -> bytes:
    """A valid contact with canaries in it, and something more."""
    return (
        f"id: {stem}\nkind: customer\norganisation: {NAME} Oy\n{HEAD}"
        f"responsible: {MAIL}\nlawful_basis:\n  - basis: law\n    since: 2021-03-14\n"
        f"{extra}sources:\n  - source: erp\n    date: 2021-03-14\n"
    ).encode()


BILLION = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" if n else f"a0: &a0 [{NAME}]\n"
    for n in range(30)
)

BYTES: dict[str, tuple[bytes, set[str]]] = {
    "duplicate": (contact(f"organisation: {NAME}\n"), {"duplicate-key"}),
    "duplicate-deep": (
        contact(f"surveys:\n  - survey: a\n    results: {{{NAME}: a, {NAME}: b}}\n"),
        {"duplicate-key"},
    ),
    "anchor": (contact(f"role: &{NAME} a\n"), {"anchor"}),
    "alias": (contact(f"role: *{NAME}\n"), {"alias"}),
    "billion-laughs": (BILLION.encode(), {"anchor", "alias", "more-findings"}),
    "tag": (contact(f"role: !{NAME} a\n"), {"tag"}),
    "python-object": (
        contact(f"role: !!python/object/apply:os.system ['{NAME}']\n"),
        {"tag"},
    ),
    "several": (contact() + f"---\n{NAME}: a\n".encode(), {"several-documents"}),
    "bom": (b"\xef\xbb\xbf" + contact(), {"byte-order-mark"}),
    "utf-16": (contact().decode().encode("utf-16"), {"not-utf-8"}),
    "utf-16-without-mark": (
        contact().decode().encode("utf-16-le"),
        {"control-character", "more-findings"},
    ),
    "latin-1": (contact("role: Päällikkö\n").decode().encode("latin-1"), {"not-utf-8"}),
    "smart-quotes": (contact() + b"role: \x93" + NAME.encode() + b"\x94\n", {"not-utf-8"}),
    "overlong": (contact() + b"role: \xc0\xaf\n", {"not-utf-8"}),
    "surrogate": (contact() + b"role: \xed\xa0\x80\n", {"not-utf-8"}),
    "nul": (contact("role: a\0b\n"), {"control-character"}),
    "only-nul": (b"\0" * 5000, {"control-character", "more-findings"}),
    "escape": (contact(f"role: \x1b]0;{NAME}\x07\n"), {"control-character"}),
    "escaped-escape": (contact(f'role: "\\e]0;{NAME}\\a"\n'), {"hidden-character"}),
    "escaped-nul": (contact(f'role: "{NAME}\\0"\n'), {"hidden-character"}),
    "long-line": (b"organisation: " + NAME.encode() * 1_100_000, {"too-large"}),
    "long-word": (NAME.encode() * 27_000, {"not-a-mapping"}),
    "long-key": (NAME.encode() * 20_000 + b": a\n", {"yaml-syntax"}),
    "long-key-quoted": (
        b'? "' + NAME.encode() * 20_000 + b'"\n: a\n',
        {"unknown-key", "missing-field", "no-basis", "no-source"},
    ),
    "deep": (contact("role: " + "[" * 400 + "]" * 400 + "\n"), {"too-deep"}),
    "deep-braces": (contact("role: " + "{a: " * 400 + "}" * 400 + "\n"), {"too-deep"}),
    "brackets": (b"[" * 100_000, {"too-deep"}),
    "brackets-as-value": (b"role: " + b"[" * 100_000, {"too-deep"}),
    "braces": (b"{" * 100_000, {"too-deep", "key-not-text"}),
    "dashes": (b"- " * 100_000, {"too-deep"}),
    "questions": (b"? " * 100_000, {"too-deep", "key-not-text"}),
    "deep-lines": (
        b"".join(b" " * n + b"a:\n" for n in range(600)),
        {"too-deep"},
    ),
    "truncated": (contact()[:-20], {"missing-field"}),
    "truncated-in-a-letter": ("organisation: ä".encode()[:-1], {"not-utf-8"}),
    "truncated-in-a-quote": (f'organisation: "{NAME}'.encode(), {"yaml-syntax"}),
    "crlf": (contact().replace(b"\n", b"\r\n"), {"line-ends"}),
    "empty": (b"", {"empty-file"}),
    "spaces": (b"   \n\n  \n", {"empty-file"}),
    "only-comments": (f"# {NAME}\n# {MAIL}\n".encode(), {"empty-file"}),
    "only-dashes": (b"---\n", {"empty-file"}),
    "only-dots": (b"...\n", {"yaml-syntax"}),
    "null": (b"~\n", {"not-a-mapping"}),
    "many-keys": (
        b"".join(b"%x: a\n" % n for n in range(32_000)),
        {"unknown-key", "missing-field", "no-basis", "no-source", "more-findings"},
    ),
    "many-duplicates": (b"a: b\n" * 50_000, {"duplicate-key", "more-findings"}),
    "sixty-thousand-keys": (
        b"".join(b"%s%05d: a\n" % (NAME.encode(), n) for n in range(60_000)),
        {"too-large"},
    ),
    "many-hidden": ("\u200b".encode() * 80_000, {"hidden-character", "more-findings"}),
    "many-decomposed": ("# a\u0308\n".encode() * 40_000, {"not-nfc", "more-findings"}),
    "many-words": (
        contact("segments: [" + ", ".join(["a"] * 60_000) + "]\n"),
        {"listed-twice", "more-findings"},
    ),
    "many-wrong-words": (
        contact("segments: [" + ", ".join([NAME] * 20_000) + "]\n"),
        {"slug", "more-findings"},
    ),
    "zero-width": (contact(f"role: {NAME}\u200b\n"), {"hidden-character"}),
    "bidi": (contact(f"# \u202e{NAME}\n"), {"hidden-character"}),
    "syntax-in-a-value": (contact(f"role: {NAME}: {MAIL}\n"), {"yaml-syntax"}),
    "syntax-in-a-key": (contact(f"{NAME} {MAIL}\n"), {"yaml-syntax"}),
    "merge": (contact(f"<<: {{given_name: {NAME}}}\n"), {"unknown-key"}),
    "directive": (b"%YAML 1.1\n---\n" + contact(), {"directive"}),
    "foreign-directive": (f"%{NAME} {MAIL}\n---\n".encode() + contact(), {"directive"}),
    "tag-directive": (b"%TAG ! tag:kanaria.example,2024:\n---\n" + contact(), {"directive"}),
    "complex-key": (contact(f"? [{NAME}]\n: a\n"), {"key-not-text"}),
    "tab": (contact(f"address:\n\tstreet: {NAME}\n"), {"tab-indent"}),
}


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def link_to_nothing(path: Path) -> None:
    path.symlink_to(f"/{NAME}")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_folder(path: Path) -> None:
    path.symlink_to("/", target_is_directory=True)


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder": (folder, "not-a-file"),
    "pipe": (pipe, "not-a-file"),
    "link-out": (link_out, "symlink"),
    "link-to-nothing": (link_to_nothing, "symlink"),
    "link-to-itself": (link_to_itself, "symlink"),
    "link-to-folder": (link_to_folder, "symlink"),
}

# Names of files: whatever they are, the report stays one line a finding.
NAMES = [
    b"new\nline.yaml", b"quote'\".yaml", b"\xff\xfe.yaml", b"\\xff\\xfe.yaml", b"\x1b[31m.yaml",
    b"back\\slash.yaml", b"::error file=x,line=1::y.yaml", b"%0Aannotation.yaml", b"space .yaml",
    "\u202eright-to-left.yaml".encode(), b"-option.yaml", b".yaml", b"*.yaml",
    b"a" * 240 + b".yaml",
]  # fmt: skip
