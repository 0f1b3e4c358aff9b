"""Is a row about the person whom its key finds? Keys are given anew when people leave.

Nothing is known of a person but name, organisation and e-mail address. A part of the name or the
address that stays is enough: people marry, change their employer, and get new addresses. The
organisation is not: whoever follows somebody at the same desk has neither the name nor the address,
and never gave the consents that the contact holds.
"""

from __future__ import annotations

from typing import Literal

from schema.rule import Group, Rule
from tooling.rules.folding import fold
from tooling.sources.rules.statements import LastWord, identities
from tooling.yaml.tree import RecordTree

OTHER_PERSON = Rule(
    "other-person", "nothing that tells who somebody is agrees with the contact that has the key",
    "correct the key at the source; --same-person ID where it is the same person after all",
    group=Group.ROWS,
)  # fmt: skip

Answer = Literal["same", "other", "unknown"]


def is_somebody_else(held: RecordTree, listed: RecordTree, base: LastWord | None) -> bool:
    """Whether the row `listed` is about another person than the contact `held` with its key.

    `base` is what the source said before: what it says again is no change of the source's, however
    the contact was edited since. Case, diacritics and the order of names are no change. A value
    that either side lacks tells nothing: then the other two must both be others, and no part of
    the name may agree. So it is, too, where the organisation alone stays.
    """
    name, organisation, email = (
        _name(held, listed, base),
        _organisation(held, listed, base),
        _email(held, listed, base),
    )
    answers = (name, organisation, email)
    if (name, email) == ("other", "other") and organisation == "same":
        return not words_of(held) & words_of(listed)
    if "same" in answers:
        return False
    if "unknown" not in answers:
        return True
    if answers.count("other") < 2:
        return False
    return name == "unknown" or not words_of(held) & words_of(listed)


def are_apart(one: RecordTree, other: RecordTree) -> bool:
    """Whether two contacts with one e-mail address are surely two: by their names, or, where
    neither has one, by their organisations. A person is not the desk that has no name.
    """
    mine, theirs = words_of(one), words_of(other)
    if mine and theirs:
        return not (mine <= theirs or theirs <= mine)
    if mine or theirs:
        return True
    return fold(one.get("organisation", "")).split() != fold(other.get("organisation", "")).split()


def words_of(tree: RecordTree) -> frozenset[str]:
    """The words of a person's name, folded."""
    names = (tree.get("given_name", ""), tree.get("family_name", ""))
    return frozenset(fold(" ".join(names).replace("-", " ")).split())


def _name(held: RecordTree, listed: RecordTree, base: LastWord | None) -> Answer:
    mine, theirs = words_of(held), words_of(listed)
    said = {part: listed[part] for part in ("given_name", "family_name") if part in listed}
    if said and base and all(base.texts.get(part) == text for part, text in said.items()):
        return "same"
    if not mine or not theirs:
        return "unknown"
    return "same" if mine <= theirs or theirs <= mine else "other"


def _organisation(held: RecordTree, listed: RecordTree, base: LastWord | None) -> Answer:
    theirs = listed.get("organisation")
    if theirs is None:
        return "unknown"
    if base and base.texts.get("organisation") == theirs:
        return "same"
    return "same" if fold(held["organisation"]).split() == fold(theirs).split() else "other"


def _email(held: RecordTree, listed: RecordTree, base: LastWord | None) -> Answer:
    mine, theirs = identities("emails", held), identities("emails", listed)
    if theirs and base and theirs & base.items["emails"]:
        return "same"
    if not mine or not theirs:
        return "unknown"
    return "same" if mine & theirs else "other"
