from __future__ import annotations

import pytest

from tooling.formats.table import Table


def test_a_row_of_another_length_is_refused_without_showing_a_cell() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns") as error:
        Table(("id", "city"), (("k7m2qd4x", "Porvoo"), ("Sipoo",)))
    assert "Sipoo" not in str(error.value)


def test_a_repeated_column_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Table(("id", "language", "language"), ())
