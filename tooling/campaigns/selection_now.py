"""Whom a campaign's list holds: the contacts as they are now, judged slice by slice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from pydantic_core import to_json

from schema.campaign import Campaign
from tooling.campaigns.rules.outline import outline
from tooling.campaigns.rules.premises import Premises
from tooling.campaigns.rules.selection import Selection, criteria, merged, select
from tooling.store.contacts import HeldContact, each_slice
from tooling.store.index import Index

Words = tuple[tuple[bytes, ...], ...]


def chosen_now(index: Index, campaign: Campaign, today: date, premises: Premises) -> Selection:
    """Return the selection of `campaign` among the contacts as they are now; rows by id."""
    parts = each_slice(
        index,
        partial(_select, campaign, today, premises),
        registers=campaign.registers,
        may_be=partial(_has_words, _words_of(campaign)),
        with_errors=True,
    )
    return merged(parts)


def _select(
    campaign: Campaign, today: date, premises: Premises, contacts: Iterator[HeldContact]
) -> Selection:
    lines = criteria(campaign.where)
    chosen = (outline(c.tree) for c in contacts if all(line.holds(c.tree) for line in lines))
    return select(chosen, campaign, today, premises)


def _words_of(campaign: Campaign) -> Words:
    """Return groups of words: every contact that `campaign` chooses has one of each in its text."""
    groups = (line.exact for line in criteria(campaign.where))
    return tuple(tuple(to_json(word) for word in group) for group in groups if group)


def _has_words(words: Words, data: bytes) -> bool:
    """Whether one word of each group stands in the text; plain loops, as it is asked most often."""
    for group in words:
        for word in group:
            if word in data:
                break
        else:
            return False
    return True
