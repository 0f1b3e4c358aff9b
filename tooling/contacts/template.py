"""The page that a new contact is typed into: each field with what it is and how it is written.

What a field is comes from the schema's own text under it, and the words that it takes from its
type: neither can drift from what is valid. Only the examples are written here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from schema.base import Record
from schema.contact import Customer, Prospect
from schema.docstrings import field_texts
from schema.shape import (
    FreeShape,
    ListShape,
    RecordShape,
    ScalarShape,
    Shape,
    shape_of,
)
from schema.vocabulary import Kind
from tooling.yaml.canonical_writer import emit
from tooling.yaml.tree import Tree

#: What a template asks for; the rest is seldom known on the first day.
ASKED = (
    "organisation", "given_name", "family_name", "role", "language", "emails", "phones", "address",
)  # fmt: skip

#: The lists that a template begins, and the key that somebody fills in.
STARTED = {"emails": "address", "phones": "number"}

#: What a line that only explains begins with.
EXPLAINS = "#:"

#: What a line begins with that is no part of the contact until somebody takes this away.
OFFERED = "# "

_WIDTH = 96

#: How a value is written, where its type does not say it: by key, or by the model and the key.
EXAMPLES: Mapping[str, str] = {
    "id": "k7m2qd4x",
    "organisation": "Bygg & Montage AB",
    "given_name": "Anna",
    "family_name": "Ek",
    "role": "Purchasing manager",
    "language": "sv",
    "Email.address": "anna.ek@bygg.example",
    "shared_with": "[b3w9x2fh]",
    "number": "+46701234567",
    "street": "Storgatan 12 A 4",
    "postal_code": "111 22",
    "city": "Stockholm",
    "country": "SE",
    "responsible": "liisa.korhonen@ensto.example",
    "evidence": "web form, double opt-in",
    "request": "rqw7k2mx",
    "note": "claim for a late delivery",
    "text": "The invoice of May was paid by another firm",
    "segments": "[electrical-contractor, wholesaler]",
    "publications": "[newsletter-fi]",
    "outlets": "[Sähkömaailma]",
    "summary": "Wants a quote",
    "by": "liisa.korhonen@ensto.example",
    "survey": "customer-satisfaction-2024",
    "results": '{score: "9"}',
    "issue": "2024-10-fi",
    "detail": "Nordbygg 2024",
    "mapping": "spring-fair",
    "key": "100234",
    "location": "safe",
    "project_type": "office building",
}

_BY_TYPE = {"date": "2024-03-14", "count": "2", "flag": "true"}


def template(start: Mapping[str, Tree], kind: Kind) -> str:
    """The text that somebody fills in: what is known in `start`, and what each field means."""
    model = Prospect if kind is Kind.PROSPECT else Customer
    shape, texts = shape_of(model), field_texts()[model.__name__]
    asked = [name for name in shape.fields if name in start or name in ASKED]
    lines = _greeting(kind).splitlines()
    for name in asked:
        lines += _explained(name, texts[name], shape.fields[name], model)
        lines += _begun(name, start, model)
    lines += _MORE.splitlines()
    for name in offered(kind):
        lines += _explained(name, texts[name], shape.fields[name], model)
        lines += (OFFERED + line for line in _empty(name, shape.fields[name]))
    return "\n".join(lines) + "\n"


def offered(kind: Kind) -> tuple[str, ...]:
    """The fields that a template of `kind` shows, but leaves out until somebody wants them."""
    model = Prospect if kind is Kind.PROSPECT else Customer
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name not in ASKED
        and not info.is_required()
        and name not in _SEALED
        and (name != "outlets" or kind is Kind.MEDIA)
    )


#: What is never typed in clear.
_SEALED = ("sales", "estimated_sales")


def without_explanations(text: bytes) -> bytes:
    """Return a filled-in template without what only explains, and what nobody took up."""
    unused = {
        line.encode()
        for kind in Kind
        for line in template({}, kind).splitlines()
        if line.startswith(OFFERED)
    }
    explains = EXPLAINS.encode()
    lines = text.splitlines(keepends=True)
    return b"".join(
        line
        for line in lines
        if not line.lstrip().startswith(explains) and line.rstrip() not in unused
    )


def example(model: str, key: str, shape: Shape) -> str:
    """Return how the field `key` of `model` may be written."""
    if isinstance(shape, ScalarShape) and shape.kind in _BY_TYPE:
        return _BY_TYPE[shape.kind]
    return EXAMPLES.get(f"{model}.{key}") or EXAMPLES[key]


def _greeting(kind: Kind) -> str:
    return f"""\
#: A new contact of the kind {kind}. Write what you know behind the colons, with a
#: space between, leave the rest empty, save and close. Lines that begin with #: are
#: explanations and go away by themselves. Needed: organisation, responsible,
#: lawful_basis and sources. A text that holds a #, or a colon and a space, stands in
#: double quotes: "like this". More fields are offered at the end.
#:
"""


_MORE = """\
#:
#: More, if you know it. Take the # and the space away in front of all lines of a field,
#: and fill them in. What you leave as it is goes away, too. All this can also be added
#: later: tooling show ID and tooling edit ID.
#:
"""


def _begun(name: str, start: Mapping[str, Tree], model: type[Record]) -> list[str]:
    """Return the lines of a field that stands open: with what is known of it, or empty."""
    if name in start:
        return emit({name: start[name]}, model).decode().splitlines()
    if name in STARTED:
        return [f"{name}:", f"  - {STARTED[name]}:", "    use: work"]
    return list(_empty(name, shape_of(model).fields[name]))


def _empty(name: str, shape: Shape) -> Iterator[str]:
    """Yield the lines of a field with nothing in it."""
    inner = shape.item if isinstance(shape, ListShape) else shape
    if isinstance(inner, RecordShape):
        yield f"{name}:"
        first, rest = ("  - ", "    ") if isinstance(shape, ListShape) else ("  ", "  ")
        for number, key in enumerate(inner.fields):
            value = _empty_value(inner.fields[key])
            yield f"{rest if number else first}{key}:{value}"
    else:
        yield f"{name}:{_empty_value(shape)}"


def _empty_value(shape: Shape) -> str:
    if isinstance(shape, ListShape):
        return " []"
    return " {}" if isinstance(shape, FreeShape) else ""


def _explained(name: str, text: str, shape: Shape, model: type[Record]) -> Iterator[str]:
    """Yield the lines that say what a field is, with the keys of its items below."""
    inner = shape.item if isinstance(shape, ListShape) else shape
    if not isinstance(inner, RecordShape):
        yield from _wrapped(f"{name}: ", _said(text, model, name, shape))
        return
    yield from _wrapped(f"{name}: ", " ".join(text.split()))
    texts = field_texts()[inner.model.__name__]
    for key, part in inner.fields.items():
        optional = "" if inner.model.model_fields[key].is_required() else " (optional)"
        yield from _wrapped(f"    {key}{optional}: ", _said(texts[key], inner.model, key, part))


def _said(text: str, model: type[Record], key: str, shape: Shape) -> str:
    """Return the schema's `text` on a field, with the words that it takes, or an example."""
    words = _words(shape)
    if words and isinstance(shape, ListShape):
        how = f"Some of: [{', '.join(words)}]"
    elif words:
        how = f"One of: {', '.join(words)}"
    else:
        how = f"As in: {example(model.__name__, key, shape)}"
    return f"{' '.join(text.split())} {how}"


def _words(shape: Shape) -> tuple[str, ...]:
    inner = shape.item if isinstance(shape, ListShape) else shape
    return inner.words if isinstance(inner, ScalarShape) else ()


def _wrapped(head: str, text: str) -> list[str]:
    """Return `text` behind `head` as lines that explain, the further ones indented."""
    margin = f"{EXPLAINS} "
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=margin + head,
        subsequent_indent=margin + " " * (len(head) - len(head.lstrip()) + 4),
        break_long_words=False,
        break_on_hyphens=False,
    )
