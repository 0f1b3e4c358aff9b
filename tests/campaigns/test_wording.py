"""Every rule about contacting people has words, and every text belongs to a rule."""

from __future__ import annotations

from pathlib import Path

from schema.campaign import Where
from tooling.campaigns.rules import contactable
from tooling.campaigns.rules.contactable import OBJECTION_RULES
from tooling.campaigns.rules.selection import Criterion
from tooling.campaigns.rules.wording import ELSEWHERE, REASONS, WORDING, line_in_words

SOURCE = Path(contactable.__file__).read_text(encoding="utf-8")


def test_each_reason_of_the_decision_has_words():
    import re

    named = set(re.findall(r'Reason\("([a-z-]+)"', SOURCE)) | set(OBJECTION_RULES.values())
    assert named == set(REASONS)


def test_each_line_of_where_has_words():
    for name in Where.model_fields:
        assert Criterion(name, ()).rule in ELSEWHERE
        assert line_in_words(name)


def test_the_words_are_words():
    assert all(text == text.strip() and not text.endswith(".") for text in WORDING.values())
    assert len(set(WORDING.values())) == len(WORDING)
