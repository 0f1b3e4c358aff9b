"""Every field of every file says what it is."""

from __future__ import annotations

from schema.docstrings import field_texts
from schema.models import MODELS


def test_every_field_has_a_text() -> None:
    texts = field_texts()
    for model in MODELS.values():
        keys = {info.alias or name for name, info in model.model_fields.items()}
        assert keys == set(texts[model.__name__])
        assert all(texts[model.__name__].values())


def test_inherited_and_renamed_fields_are_told_too() -> None:
    texts = field_texts()
    assert texts["Customer"]["given_name"] == "Given name."
    assert texts["Customer"]["kind"].endswith("customer, partner or media.")
    assert texts["RegisterDescription"]["register"]
    assert texts["Email"]["address"] == "The address."
