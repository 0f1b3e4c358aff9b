"""Saying which words of a campaign nobody has: without it, a misspelt one is an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.campaign import Campaign
from tooling.rules.where_words import TELLABLE
from tooling.store.where_words import unmatched

if TYPE_CHECKING:
    from tooling.store.index import Index


def unmatched_words(index: Index, campaign: Campaign) -> tuple[str, ...]:
    """Return a sentence for each word of `campaign` that no contact of its registers has now.

    What may be somebody's name is not repeated: its place in the line is.
    """
    found = unmatched(index, campaign.model_dump(mode="json", exclude_defaults=True))
    return tuple(
        f"{one.name} {one.word if one.name in TELLABLE else f'(number {one.number + 1})'}: "
        "no contact in the campaign's registers has it" + (f"; {one.remedy}" if one.remedy else ".")
        for one in found
    )
