"""The page of `tooling new` says of each field what it is, and is valid when it is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schema.contact import Customer, Prospect
from schema.docstrings import field_texts
from schema.shape import ListShape, RecordShape, ScalarShape, shape_of
from schema.vocabulary import Kind
from tests.contacts.conftest import Typist
from tests.desk import Desk
from tooling.contacts.cli import editor
from tooling.contacts.template import (
    EXAMPLES,
    example,
    offered,
    template,
    without_explanations,
)
from tooling.yaml.reader import read
from tooling.yaml.tree import Tree

START: dict[str, Tree] = {
    "id": "k7m2qd4x",
    "responsible": "liisa.korhonen@ensto.example",
    "lawful_basis": [{"basis": "customer_relationship", "since": "2025-01-02"}],
    "sources": [{"source": "own_activity", "date": "2025-01-02"}],
}


def page(kind: Kind) -> str:
    return template({**START, "kind": kind.value}, kind)


def model_of(kind: Kind) -> type[Customer | Prospect]:
    return Prospect if kind is Kind.PROSPECT else Customer


def explanations(text: str) -> str:
    """What the page explains, its broken lines put together."""
    joined = re.sub(r"\n#: +(?! |[a-z_]+(?: \(optional\))?: )", " ", text)
    return "\n".join(line for line in joined.splitlines() if line.startswith("#:"))


@pytest.mark.parametrize("kind", Kind)
def test_each_field_is_explained_with_the_text_of_the_schema(kind: Kind) -> None:
    model = model_of(kind)
    told, texts = explanations(page(kind)), field_texts()
    for name, shape in shape_of(model).fields.items():
        if name in ("sales", "estimated_sales") or (name == "outlets" and kind is not Kind.MEDIA):
            assert f"\n#: {name}:" not in told
            continue
        assert f"#: {name}: {' '.join(texts[model.__name__][name].split())}" in told
        inner = shape.item if isinstance(shape, ListShape) else shape
        if not isinstance(inner, RecordShape):
            continue
        for key, part in inner.fields.items():
            said = " ".join(texts[inner.model.__name__][key].split())
            line = next(
                line
                for line in told.splitlines()
                if re.match(rf"#:     {key}( \(optional\))?: {re.escape(said)}", line)
            )
            optional = not inner.model.model_fields[key].is_required()
            assert (" (optional): " in line) is optional
            of = part.item if isinstance(part, ListShape) else part
            if isinstance(of, ScalarShape) and of.words:
                assert all(word in line for word in of.words)
            else:
                assert line.endswith(f"As in: {example(inner.model.__name__, key, part)}")


@pytest.mark.parametrize("kind", Kind)
def test_each_line_fits_a_page(kind: Kind) -> None:
    assert max(map(len, page(kind).splitlines())) <= 100


def filled(text: str, kind: Kind) -> str:
    """The page as a person leaves it who takes up every field and types the examples."""
    lines, fields = [], {**shape_of(model_of(kind)).fields}
    name = inside = ""
    for typed in text.splitlines():
        line = typed.removeprefix("# ")
        found = re.fullmatch(r"(\s*(?:- )?)([a-z_]+):(| \[\]| \{\})", line)
        top = re.match(r"([a-z_]+):", line)
        name = top[1] if top else name
        if found and name:
            shape = fields[name]
            inner = shape.item if isinstance(shape, ListShape) else shape
            if isinstance(inner, RecordShape) and found[1]:
                part, inside = inner.fields[found[2]], inner.model.__name__
            elif isinstance(inner, RecordShape):
                lines.append(line)
                continue
            else:
                part, inside = shape, "Customer"
            of = part.item if isinstance(part, ListShape) else part
            word = of.words[0] if isinstance(of, ScalarShape) and of.words else None
            lines.append(f"{found[1]}{found[2]}: {word or example(inside, found[2], part)}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", Kind)
def test_a_page_on_which_every_field_is_taken_up_is_valid(kind: Kind) -> None:
    text = without_explanations(filled(page(kind), kind).encode())
    assert b"#" not in text
    tree = read(text)
    held = model_of(kind).model_validate(tree)
    needed = {name for name, info in model_of(kind).model_fields.items() if info.is_required()}
    assert set(tree) == needed | set(offered(kind)) | {
        "given_name", "family_name", "role", "language", "emails", "phones", "address",
    }  # fmt: skip
    assert held.model_fields_set == set(tree)


def test_each_example_is_of_a_field() -> None:
    keys = {key for texts in field_texts().values() for key in texts}
    assert {name.rpartition(".")[2] for name in EXAMPLES} <= keys


def test_what_nobody_took_up_goes_away_and_own_remarks_stay() -> None:
    text = page(Kind.CUSTOMER).replace("# informed:", "# informed by phone\n# ask again")
    left = without_explanations(text.encode()).decode()
    assert [line for line in left.splitlines() if "#" in line] == [
        "# informed by phone", "# ask again",
    ]  # fmt: skip


def test_lines_taken_up_by_hand(
    desk: Desk, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "is_interactive", lambda: True)
    typist(
        "for line in ('informed:', 'objections:', '  - against:', '    since:', 'segments: []'):\n"
        "    text = text.replace('\\n# ' + line, '\\n' + line, 1)\n"
        "text = text.replace('\\norganisation:', '\\norganisation: Tähti Oy', 1)\n"
        "text = text.replace('\\ninformed:', '\\ninformed: 2025-01-01')\n"
        "text = text.replace('- against:', '- against: distance_selling')\n"
        "text = text.replace('\\n    since:\\n', '\\n    since: 2025-01-02\\n')\n"
        "text = text.replace('segments: []', 'segments: [roofing]')"
    )
    answer = desk.tooling("new", "partner")
    assert answer.code == 0, answer.err
    path = answer.out.split(" added: ")[1].split(" (")[0]
    assert desk.text(path) == (
        f"id: {Path(path).stem}\nkind: partner\norganisation: Tähti Oy\n"
        "responsible: aino@tests.example\n"
        "lawful_basis:\n  - basis: partner_relationship\n    since: 2025-01-02\n"
        "objections:\n  - against: distance_selling\n    since: 2025-01-02\n"
        "informed: 2025-01-01\nsegments: [roofing]\n"
        "sources:\n  - source: own_activity\n    date: 2025-01-02\n"
    )
