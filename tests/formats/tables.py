"""Tables to test the formats with. Everybody in them is invented."""

from __future__ import annotations

from hypothesis import strategies as st

from tooling.formats.table import Table

COLUMNS = (
    "id",
    "email",
    "phone",
    "language",
    "permission_basis",
    "recipient_class",
    "organisation",
    "given_name",
    "family_name",
    "role",
    "street",
    "postal_code",
    "city",
    "country",
)
MAIJA = (
    "k7m2qd4x",
    "maija@porvoonsahko.example",
    "+358405550123",
    "fi",
    "consent",
    "work",
    "Porvoon Sähköasennus Oy; Ab, Ltd",
    "Maija",
    'Virtanen "Masa"',
    "Hankintapäällikkö",
    "Mannerheiminkatu 12 A 4",
    "06100",
    "Porvoo",
    "FI",
)
# No person's name, no address: a switchboard.
VAIHDE = ("b3w9x2fh", "vaihde@ou.example", *[""] * 4, "Tööstuse OÜ", *[""] * 7)
PEOPLE = Table(COLUMNS, (MAIJA, VAIHDE))

# Plain text is rarely dangerous: half of the cells are made of what is.
NASTY = st.text(
    alphabet=st.sampled_from("=+-@\t\r\n \"';|,＝＋－＠−﹢﹦\u200b\ufeff\xa0ab0123456789"),
    max_size=12,
)
CELLS = st.one_of(st.text(max_size=20), NASTY)


def tables(cells: st.SearchStrategy[str] = CELLS) -> st.SearchStrategy[Table]:
    """Tables of two columns, of which the first is an id."""
    rows = st.lists(st.tuples(st.just("k7m2qd4x"), cells), max_size=5)
    return rows.map(lambda found: Table(("id", "organisation"), tuple(found)))
