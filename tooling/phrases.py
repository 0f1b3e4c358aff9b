"""Phrases that many messages have: a number with its word, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `number` with the word that fits it; `many` is `one` with an s if it is not given."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def nearest(typed: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return what of `known` is most like what was `typed`; None where nothing is.

    `cutoff` is the least likeness, from 0 to 1 (see `difflib.get_close_matches`).
    """
    return next(iter(get_close_matches(typed, list(known), n=1, cutoff=cutoff)), None)


def did_you_mean(typed: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that names what was probably meant, or `otherwise`."""
    close = nearest(typed, known)
    return f"Did you mean {close}?" if close else otherwise
