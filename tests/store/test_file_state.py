"""A path is shown on one line, whatever bytes it has, and no two are shown alike."""

from __future__ import annotations

import os

import pytest

from tooling.store.file_state import shown


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (b"records/customers/k7/k7m2qd4x.yaml", "records/customers/k7/k7m2qd4x.yaml"),
        ("päivä.yaml".encode(), "päivä.yaml"),
        (b"p\xe4iv\xe4.yaml", r"p\xe4iv\xe4.yaml"),
        (b"two\nlines\x1b[2J", r"two\nlines\x1b[2J"),
        (rb"back\slash", r"back\\slash"),
    ],
)
def test_a_path_is_one_line(path: bytes, said: str) -> None:
    assert shown(os.fsdecode(path)) == said
