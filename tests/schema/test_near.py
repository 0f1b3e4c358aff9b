"""The countries and languages that are known at hand are what the libraries know."""

from __future__ import annotations

import langcodes

from schema import addresses


def test_countries_at_hand_are_countries() -> None:
    assert addresses._NEAR
    assert addresses._countries() >= addresses._NEAR


def test_languages_at_hand_are_languages() -> None:
    assert addresses._SPOKEN_NEAR
    for tag in addresses._SPOKEN_NEAR:
        assert langcodes.tag_is_valid(tag)
        assert addresses._TAG.fullmatch(tag)
