"""`export`: the list of a campaign, and the disclosure that says what left the register.

The order is: compute the list, commit the disclosure, put the file in place. Killed in between,
the disclosure may stand without a file (it then says too much, never too little), and the command
can be run again; a file never stands without its disclosure.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from schema.campaign import Campaign
from schema.disclosure import Disclosure
from schema.ids import new_id
from schema.layout import SUPPRESSIONS, FileKind, record_path, register_path
from schema.vocabulary import ListFormat, RegisterName
from tooling.campaigns.campaign_files import campaign_at, committed, read_campaign, read_unit
from tooling.campaigns.disclosing import disclose
from tooling.campaigns.failpoints import ExportFailpoint
from tooling.campaigns.freshness import anonymous, fetched, refuse_names, require_up_to_date
from tooling.campaigns.premises import premises_for_list
from tooling.campaigns.readiness import COMMIT_FIRST, require_ready, start_comparing
from tooling.campaigns.rules.reasons import NO_LONGER_HELD, REASONS
from tooling.campaigns.rules.selection import columns
from tooling.campaigns.selection_at import chosen_at
from tooling.campaigns.selection_now import chosen_now
from tooling.campaigns.unmatched import unmatched_words
from tooling.errors import RegisterError
from tooling.failpoints import reached
from tooling.formats.lists import render, suffix
from tooling.formats.table import Table
from tooling.git import GitError
from tooling.store.change import FileChange
from tooling.store.outgoing_file import refuse_tracked, reserved
from tooling.store.refresh import refreshed

if TYPE_CHECKING:
    from tooling.git import Repository
    from tooling.store.refresh import Advance
    from tooling.store.register import Register

STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is asked for. `output` None is the usual place, STDOUT that the caller wants `data`.

    `fetch` asks the remote first; `behind_anyway` is why the list is to be made although the clone
    is known to lack commits of its upstream.
    """

    campaign: str
    unit: str
    format: str = "csv"
    output: Path | None = None
    at: str | None = None
    force: bool = False
    fetch: bool = False
    behind_anyway: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A list that has left the register. The names up to `disclosure` are the summary's.

    `commit` is the state that the list was made from; `selected` how many contacts of the
    campaign's registers match its `where`; `excluded` counts those left out, each once, under the
    weightiest of its reasons. `data` is the list itself.
    """

    campaign: str
    commit: str
    selected: int
    exported: int
    excluded: Mapping[str, int]
    output: str
    sha256: str
    disclosure: str
    data: bytes = field(repr=False)


def export(
    register: Register,
    order: ExportOptions,
    today: date,
    rng: random.Random,
    note: Callable[[str], None],
    advance: Advance | None = None,
) -> Exported:
    """Make the list, commit its disclosure, and put the list into its file (mode 0600).

    Raises RegisterError, with nothing written, outside Git; for an unknown campaign or unit, or a
    unit outside the EEA; where contact files or suppressions differ from HEAD or have findings;
    where there are suppressions and no key to ask them with; where the clone is known to be behind
    its upstream and no reason is given, or a fetch fails; where Git would commit the output;
    where the output exists with another content and `force` is not given.
    """
    repository = register.require_repository()
    unit = read_unit(register, order.unit)
    head = _head(repository)
    why = None if order.behind_anyway is None else anonymous(order.behind_anyway)
    if order.fetch:
        fetched(repository)
    commit = head if order.at is None else repository.resolve(order.at)
    campaign, loose = _campaign(register, order, head)
    output = _output(register, repository, order, today)

    why = require_up_to_date(repository, today, why, note)
    _require_committed(register, head, campaign)
    premises = premises_for_list(register, commit, campaign.registers)
    with (
        start_comparing(register, repository, head) as staged,
        refreshed(register, advance) as index,
    ):
        require_ready(index, staged, campaign)
        if why is not None:
            refuse_names(index, why)
        if order.at is None:
            selection = chosen_now(index, campaign, today, premises)
            for sentence in unmatched_words(index, campaign):
                note(sentence)
        else:
            selection = chosen_at(index, commit, campaign, today, premises)
    if not selection.selected:
        note("No contact meets every line of the campaign's `where:`, so the list is empty.")
    reached(ExportFailpoint.SELECTED)
    table = Table(columns(campaign), selection.rows)
    _require_distinct(table)
    data = render(order.format, table, campaign.title)
    reached(ExportFailpoint.RENDERED)
    digest = hashlib.sha256(data).hexdigest()
    if output is not None and not order.force:
        _keep_another(output, digest)

    disclosure = Disclosure(
        id=new_id(rng),
        date=today,
        campaign=campaign.id,
        purpose=campaign.purpose,
        channel=campaign.channel,
        unit=unit.id,
        commit=commit,
        behind_anyway=why,
        format=ListFormat(order.format),
        sha256=digest,
        columns=table.columns,
        exported=len(table.rows),
        contacts=tuple(line[0] for line in table.rows),
    )
    with nullcontext(_nothing) if output is None else reserved(output) as write:
        _require_same_state(register, repository, head)
        path = disclose(register, disclosure, loose, note)
        reached(ExportFailpoint.DISCLOSED)
        # The commit waits for others, who may have refused meanwhile
        _require_same_state(register, repository, head)
        write(data)
    return Exported(
        campaign=campaign.id,
        commit=commit,
        selected=selection.selected,
        exported=len(table.rows),
        excluded=_weightiest_first(selection.excluded),
        output="-" if output is None else str(output),
        sha256=digest,
        disclosure=path,
        data=data,
    )


def _head(repository: Repository) -> str:
    head = repository.head()
    if head is None:
        raise RegisterError("Nothing has been committed yet", COMMIT_FIRST)
    return head


def _campaign(
    register: Register, order: ExportOptions, head: str
) -> tuple[Campaign, FileChange | None]:
    """Return the campaign, and its file where it is to be committed with the disclosure."""
    if order.at is not None:
        commit = register.require_repository().resolve(order.at)
        return campaign_at(register, commit, order.campaign), None
    campaign, data = read_campaign(register, order.campaign)
    path = record_path(FileKind.CAMPAIGN, campaign.id)
    if committed(register, head, path) == data:
        return campaign, None
    return campaign, FileChange(path, data, data, as_it_stands=True)


def _output(
    register: Register, repository: Repository, order: ExportOptions, today: date
) -> Path | None:
    """Return where the list goes, None for stdout; RegisterError where Git would commit it."""
    if order.output == STDOUT:
        return None
    usual = f"exports/{order.campaign}-{today}{suffix(order.format)}"
    output = (order.output or register.file(usual)).absolute()
    refuse_tracked(repository, output)
    return output


def _require_committed(register: Register, head: str, campaign: Campaign) -> None:
    """RegisterError where who is kept out, or what a register is kept for, is not what HEAD says.

    Added or taken away: what was typed a moment ago must count.
    """
    for path in (SUPPRESSIONS, *(register_path(name) for name in campaign.registers)):
        file = register.file(path)
        here = file.read_bytes() if file.is_file() else None
        if _unix(here) != _unix(committed(register, head, path)):
            raise RegisterError(f"{path} differs from the last commit", COMMIT_FIRST)


def _unix(data: bytes | None) -> bytes | None:
    return None if data is None else data.replace(b"\r\n", b"\n")  # as Git may check it out


def _require_distinct(table: Table) -> None:
    """RegisterError where two files claim to be one contact: an objection may be in the other."""
    if len({line[0] for line in table.rows}) != len(table.rows):
        raise RegisterError("Two contacts have the same id", "`tooling validate` names them.")


def _require_same_state(register: Register, repository: Repository, head: str) -> None:
    """RegisterError where somebody committed other contacts or suppressions meanwhile."""
    if repository.head() == head:
        return
    asked = (SUPPRESSIONS, *(f"records/{name}" for name in RegisterName))
    paths = [register.prefix + path for path in asked]
    changed = repository.start("diff", "--quiet", head, "HEAD", "--", *paths)
    try:
        changed.finish()
    except GitError as error:
        if error.status != 1:
            raise
        raise RegisterError(
            "Contacts or suppressions were changed while the list was made", "Run this again."
        ) from None


def _keep_another(output: Path, digest: str) -> None:
    """RegisterError where the output is there with another content."""
    try:
        present = output.read_bytes()
    except OSError:
        return
    if hashlib.sha256(present).hexdigest() != digest:
        raise RegisterError(
            "The output file is there already, with another content",
            "Take --force to replace it, or another place with --output.",
        )


def _weightiest_first(excluded: Mapping[str, int]) -> dict[str, int]:
    order: list[str] = [rule.id for rule in (NO_LONGER_HELD, *REASONS)]
    return dict(sorted(excluded.items(), key=lambda item: order.index(item[0])))


def _nothing(_data: bytes) -> None:
    pass
