"""Whether two contacts may be one person: what they have in common, never what it is. Pure.

An answer is a proposal. A request is about all records of one person, and only somebody who knows
can say which those are.
"""

from __future__ import annotations

from dataclasses import dataclass

from schema.addresses import normal_email
from tooling.rules.folding import fold, may_stand
from tooling.yaml.tree import RecordTree


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a person is recognised: addresses in normal form, numbers in E.164, folded names.

    `ids` are the contacts that they were read from, `sharers` those whom these name as readers of
    the same mailbox.
    """

    ids: frozenset[str]
    sharers: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    names: frozenset[tuple[str, str]]

    def may_match(self, text: str) -> bool:
        """Return False only where no contact whose values all stand in `text`, as JSON, can have
        anything `in_common`. It is quick, and spares most contacts the exact question.
        """
        if any(number in text for number in self.phones):
            return True
        folded = fold(text)
        if any(may_stand(fold(email.partition("@")[0]), folded) for email in self.emails):
            return True
        return any(all(may_stand(word, folded) for word in name) for name in self.names)

    def in_common(self, tree: RecordTree) -> tuple[str, ...]:
        """Return what `tree` has in common: `e-mail`, `phone`, `name`; the surest first.

        A mailbox that either contact says it shares with the other tells nothing.
        """
        other = traits_of(tree)
        apart = bool(self.ids & other.sharers or other.ids & self.sharers)
        found = {
            "e-mail": self.emails & other.emails and not apart,
            "phone": self.phones & other.phones,
            "name": self.names & other.names,
        }
        return tuple(what for what, same in found.items() if same)


def traits_of(*trees: RecordTree) -> Traits:
    """Return the traits of the person whose contacts are `trees`."""
    emails = [item for tree in trees for item in tree.get("emails", ())]
    return Traits(
        frozenset(tree["id"] for tree in trees),
        frozenset(other for item in emails for other in item.get("shared_with", ())),
        frozenset(normal_email(item["address"]) for item in emails),
        frozenset(item["number"] for tree in trees for item in tree.get("phones", ())),
        frozenset(
            (fold(tree["given_name"]), fold(tree["family_name"]))
            for tree in trees
            if "given_name" in tree and "family_name" in tree
        ),
    )
