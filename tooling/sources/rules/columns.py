"""Does the mapping fit the list? Every column is either mapped or ignored with a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from schema.source import SourceMapping
from schema.vocabulary import KINDS, RegisterName, SourceKind
from tooling.errors import RegisterError
from tooling.phrases import nearest
from tooling.sources.rules.rows import ONLY_IN

_MOST_COMPARED = 300


def check_columns(columns: Sequence[str], mapping: SourceMapping) -> None:
    """Raise RegisterError unless `columns`, the list's heading, is what `mapping` describes.

    A heading is named only where the line is known to be one: the first line of a list without a
    heading is a person.
    """
    mapped = [column.column for column in mapping.columns]
    known = {*mapped, *mapping.ignored}
    file = f"records/sources/{mapping.id}.yaml"
    if known.isdisjoint(columns):
        raise RegisterError(
            f"The first line of the list has none of the columns of {file}",
            "Check that the list has a heading, and that --source names the mapping made for it.",
        )
    missing = [name for name in mapped if name not in columns]
    unknown = [name for name in columns if name not in known]
    if missing:
        raise RegisterError(
            f"The list lacks {_named(missing)}, which {file} maps",
            _meant(missing, unknown) or "Export the list with it, or take it out of the mapping.",
        )
    if unknown:
        raise RegisterError(
            f"{file} does not say what to do with {_named(unknown)}",
            _meant(unknown, [name for name in mapping.ignored if name not in columns])
            or "Map it to a field under `columns`, or name it under `ignored` with the reason.",
        )


def check_register(
    mapping: SourceMapping, into: RegisterName, sources: Collection[SourceKind] | None
) -> None:
    """Raise RegisterError where contacts by `mapping` can't stand in the register `into`.

    `sources` are the regular sources that the register's description names (GDPR Art. 14(2)(f));
    None where it can't be read.
    """
    file = f"records/sources/{mapping.id}.yaml"
    if (
        sources is not None
        and mapping.source not in sources
        and not (
            # Our own activity is the web and fairs, too: a mapping may be precise.
            SourceKind.OWN_ACTIVITY in sources
            and mapping.source in (SourceKind.WEB, SourceKind.FAIR)
        )
    ):
        raise RegisterError(
            f"The description of the register {into} does not name {mapping.source} among its "
            "sources",
            f"Import into the register that does, or add it to records/{into}/register.yaml.",
        )
    fields = {column.field: column.column for column in mapping.columns}
    for field, column in fields.items():
        home = ONLY_IN.get(field, into)
        if into is not home:
            raise RegisterError(
                f"{file} maps the column “{column}” to {field}, which the register {into} does "
                "not have",
                f"Import into {home}, or ignore the column in a mapping of its own.",
            )
    kinds = KINDS[into]
    if len(kinds) > 1 and "kind" not in fields and mapping.defaults.kind not in kinds:
        choice = ", ".join(kinds)
        raise RegisterError(
            f"{file} does not say which kind of contact the register {into} gets: {choice}",
            "Give one as `kind` under `defaults`, or import into the other register.",
        )


def _named(names: Sequence[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in names[:8])
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"the column{'s' if len(names) > 1 else ''} {listed}{more}"


def _meant(names: Sequence[str], choices: Sequence[str]) -> str | None:
    # Nobody means the thousandth column, and comparing with each of many takes minutes.
    by_folded = {choice.casefold(): choice for choice in choices[:_MOST_COMPARED]}
    pairs = []
    for name in names[:_MOST_COMPARED]:
        if close := nearest(name.casefold(), by_folded):
            pairs.append(f"“{by_folded[close]}” for “{name}”")
    return f"Did you mean {', '.join(pairs)}? Say so in the mapping." if pairs else None
