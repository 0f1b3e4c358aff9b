"""A document as one self-contained HTML file: no script, readable on a phone, printable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tooling.formats.document import Block, Document, Table, fields_of
from tooling.formats.unbroken import UNBROKEN

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

# Values get dir="auto": a name from right to left must not turn the text around it. The table is
# wrapped in a region that can be scrolled with the keyboard (WCAG 2.1.1) where it is too wide.
_PAGE = """\
{% macro shown(blocks) %}
{% for kind, block in blocks %}
{% if kind == "Heading" %}
<h{{ block.level }} dir="auto">{{ block.text | whole }}</h{{ block.level }}>
{% elif kind == "Paragraph" %}
<p dir="auto">{{ block.text | whole }}</p>
{% elif kind == "Notice" %}
<p class="notice" role="note" dir="auto">{{ block.text | whole }}</p>
{% elif kind == "Bullets" %}
<ul>
{% for item in block["items"] %}<li dir="auto">{{ item | whole }}</li>
{% endfor %}</ul>
{% elif kind == "Facts" %}
<dl>
{% for label, values in block.rows %}<dt dir="auto">{{ label | whole }}</dt>
<dd>{% for value in values %}<p dir="auto">{{ value | whole }}</p>{% endfor %}</dd>
{% endfor %}</dl>
{% elif kind == "Table" %}
<div class="table" role="region" tabindex="0" aria-label="{{ block.label }}">
<table>
<caption dir="auto">{{ block.caption | whole }}</caption>
<thead><tr>
{% for name in block.columns %}<th scope="col" dir="auto">{{ name | whole }}</th>
{% endfor %}</tr></thead>
<tbody>
{% for row in block.rows %}<tr>
{%- for cell in row %}<td dir="auto">{{ cell | whole }}</td>{% endfor %}</tr>
{% endfor %}</tbody>
</table>
</div>
{% elif kind == "Letterhead" %}
<header class="letterhead">
<p class="sender" dir="auto">{{ block.sender | join("\n") }}</p>
<p class="date">{{ block.date | whole }}</p>
<address dir="auto">{{ block.recipient | join("\n") }}</address>
</header>
<p dir="auto"><strong>{{ block.subject | whole }}</strong></p>
{% elif kind == "Break" %}
<hr class="break">
{% endif %}
{% endfor %}
{% endmacro %}
<!doctype html>
<html lang="{{ document.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{{ document.author }}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ document.title }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; max-width: 46rem; margin: 0 auto;
  padding: 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1.05rem; }
p, li, dd, td, address { white-space: pre-line; }
.whole { white-space: nowrap; overflow-wrap: normal; }
address { font-style: normal; margin: 2rem 0; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
dd p { margin: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
  border-bottom: 1px solid #ccc; overflow-wrap: anywhere; min-width: 5rem; }
.notice { border-left: .3rem solid #8a4b00; padding: .5rem 1rem; background: #fff4e5;
  color: #1a1a1a; }
@media (max-width: 32rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } }
@media print { body { max-width: none; padding: 0; color: #000; background: #fff; }
  h2, h3 { break-after: avoid; } tr, dt, dd { break-inside: avoid; }
  .break { break-before: page; } .table { overflow: visible; } @page { size: A4; margin: 2cm; }
  .letterhead { position: relative; height: 72mm; font-size: 10pt; line-height: 1.3; }
  .letterhead p { margin: 0; font-size: 9pt; max-width: 85mm; }
  .letterhead .date { position: absolute; top: 0; left: 95mm; }
  .letterhead address { position: absolute; top: 26mm; left: 0; width: 85mm; margin: 0; } }
</style>
</head>
<body>
<main>
{% if letter %}
{{ shown(letter) }}{% if not document.is_letter %}<hr class="break">
{% endif %}
{% endif %}
{% if not document.is_letter %}
<h1 dir="auto">{{ document.title }}</h1>
{% if document.date %}<p><span dir="auto">{{ document.author }}</span>,
{{- " " }}{{ document.date | whole }}</p>
{% endif %}
{{ shown(blocks) }}{% endif %}</main>
</body>
</html>
"""


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["whole"] = _whole
    return environment.from_string(_PAGE)


def _whole(text: str) -> Markup:
    """Return `text` as HTML in which no line is broken inside a day or a number."""
    from markupsafe import Markup

    parts, end = [], 0
    for found in UNBROKEN.finditer(text):
        span = Markup('<span class="whole">{}</span>').format(found[0])
        parts += [Markup.escape(text[end : found.start()]), span]
        end = found.end()
    return Markup("").join([*parts, Markup.escape(text[end:])])


def to_html(document: Document) -> bytes:
    """Return the document as a page in UTF-8."""
    page = _template().render(
        document=document, letter=_named(document.letter), blocks=_named(document.blocks)
    )
    return (page.rstrip("\n") + "\n").encode()


def _named(blocks: Sequence[Block]) -> list[tuple[str, dict[str, Any]]]:
    seen: Counter[str] = Counter()
    named = []
    for block in blocks:
        fields = fields_of(block)
        if isinstance(block, Table):  # two regions of one name can't be told apart by ear
            seen[block.caption] += 1
            times = seen[block.caption]
            fields["label"] = block.caption if times == 1 else f"{block.caption} ({times})"
        named.append((type(block).__name__, fields))
    return named
