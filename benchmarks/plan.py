"""What register is to be made."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.contacts import is_prospect

BUSIEST = 0
"""The contact that is edited again and again, and moves to the customers."""

UNTOUCHED = 1
"""The contact that only the first commit touches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A register of `contacts` contacts and `commits` commits. The same plan gives the same bytes.

    `uninformed` prospects are overdue for the privacy notice, each a warning of the day. `sharing`
    contacts have an e-mail address that another has too, each a finding between files: one half in
    pairs, the other half on one switchboard's address.
    """

    contacts: int
    commits: int
    uninformed: int = 0
    sharing: int = 0
    seed: int = 2024

    def __post_init__(self) -> None:
        if self.contacts < 10 or self.commits < 1:
            raise ValueError("a register has at least 10 contacts and 1 commit")

    @property
    def name(self) -> str:
        """The folder that the register is made in."""
        troubles = f"-{self.uninformed}-{self.sharing}" if self.uninformed or self.sharing else ""
        return f"register-{self.contacts}-{self.commits}{troubles}"

    def is_uninformed(self, number: int) -> bool:
        """Whether prospect `number` has not been informed: the first `uninformed` of them."""
        return is_prospect(number) and number // 10 * 3 + number % 10 // 3 < self.uninformed

    def shares_address(self, number: int) -> bool:
        """Whether contact `number` has an address that another contact has too."""
        return UNTOUCHED < number < UNTOUCHED + 1 + self.sharing

    def shared_address(self, number: int) -> str:
        """Return the address that contact `number` has together with others."""
        if number > UNTOUCHED + self.sharing // 2:
            return "switchboard@everybody.example"
        return f"office{number // 2}@pair.example"
