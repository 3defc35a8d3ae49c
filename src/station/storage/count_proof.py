"""Whether the running totals are what the rows say: all shares are made anew and compared, and put right when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select

from station.model.counting import FIGURES, CountKey
from station.storage.count_rows import portions
from station.storage.count_schema import DAY_KEYS, count_day, count_dirty, count_share, count_total
from station.storage.count_shares import KEYS, Share, Sums, added, negative, pack, unpack
from station.storage.count_totals import (
    DOSSIER,
    PAGE,
    WHOLE,
    add_to_days,
    add_to_totals,
    dossier_shares,
    of_days,
    page_shares,
    put_shares,
    stored_shares,
    zone_of,
)
from station.storage.records import Difference
from station.storage.schema import dossier, page

# Differences that are named one by one: nobody reads more.
MOST_NAMED = 1000
_DOSSIERS_AT_ONCE = 100
_NOTHING: Sums = (0,) * len(FIGURES)


@dataclass(slots=True)
class Proof:
    """How many pages and dossiers were counted anew, and what differed: the first ones, and how many in all."""

    pages: int = 0
    dossiers: int = 0
    differences: list[Difference] = field(default_factory=list)
    differing: int = 0


def prove(connection: Connection, *, rebuild: bool = False) -> Proof:
    """Count everything anew and compare; ``rebuild``: store what was found. Call within one transaction.

    Some dossiers at a time: only the totals are held as a whole.
    """
    proof = Proof()
    totals: Share = {}
    for ids in _dossier_portions(connection):
        proof.dossiers += len(ids)
        counted = _counted(connection, ids, proof)
        _add(totals, counted[WHOLE])
        for kind, shares in counted.items():
            _compare_shares(connection, kind, shares, proof, rebuild=rebuild)
    _compare_strays(connection, proof, rebuild=rebuild)
    _compare_totals(connection, totals, proof, rebuild=rebuild)
    if rebuild:
        connection.execute(delete(count_dirty))
    return proof


def _dossier_portions(connection: Connection) -> Iterator[list[str]]:
    last = -1
    while True:
        statement = select(dossier.c.id, dossier.c.ordinal).where(dossier.c.ordinal > last).order_by(dossier.c.ordinal)
        rows = connection.execute(statement.limit(_DOSSIERS_AT_ONCE)).all()
        if rows:
            yield [row[0] for row in rows]
        if len(rows) < _DOSSIERS_AT_ONCE:
            return
        last = rows[-1][1]


def _counted(connection: Connection, ids: list[str], proof: Proof) -> dict[str, dict[str, Share]]:
    """Return the shares of dossiers and of all their pages by kind and subject, made from the rows."""
    zone = zone_of(connection)
    found = dossier_shares(connection, ids, zone)
    parts: dict[str, list[Share]] = {key: [found.get(key, {})] for key in ids}
    pages: dict[str, Share] = {}
    listed = list(connection.execute(select(page.c.id).where(page.c.dossier_id.in_(ids))).scalars())
    proof.pages += len(listed)
    for some in portions(listed):
        shares, homes = page_shares(connection, some, zone)
        pages.update({key: shares.get(key, {}) for key in some})
        for key, home in homes.items():
            parts[home].append(shares[key])
    return {
        PAGE: pages, DOSSIER: {key: found.get(key, {}) for key in ids},
        WHOLE: {key: added(shares) for key, shares in parts.items()},
    }  # fmt: skip


def _compare_shares(
    connection: Connection, kind: str, shares: dict[str, Share], proof: Proof, *, rebuild: bool
) -> None:  # fmt: skip
    for ids in portions(shares):
        stored = stored_shares(connection, kind, ids)
        wrong = {key: shares[key] for key in ids if stored.get(key, "[]") != pack(shares[key])}
        for key, share in wrong.items():
            _tell(proof, kind, key, unpack(stored.get(key, "[]")), share)
        if rebuild and wrong:
            put_shares(connection, kind, wrong)


def _compare_strays(connection: Connection, proof: Proof, *, rebuild: bool) -> None:
    """Find shares of what does not exist."""
    tables = {PAGE: page, DOSSIER: dossier, WHOLE: dossier}
    for kind, table in tables.items():
        there = select(table.c.id).where(table.c.id == count_share.c.subject)
        stray = and_(count_share.c.kind == kind, ~there.exists())
        rows = connection.execute(select(count_share.c.subject, count_share.c.share).where(stray)).all()
        for subject, share in rows:
            _tell(proof, kind, subject, unpack(share), {})
        if rebuild and rows:
            connection.execute(delete(count_share).where(stray))


def _compare_totals(connection: Connection, totals: Share, proof: Proof, *, rebuild: bool) -> None:
    kept = _kept(connection, count_total, KEYS)
    _tell(proof, "total", "", kept, totals)
    days, kept_days = of_days(totals), _kept(connection, count_day, DAY_KEYS)
    _tell(proof, "day", "", _as_keys(kept_days), _as_keys(days))
    if rebuild:
        add_to_totals(connection, added((totals, negative(kept))))
        left = _kept(connection, count_day, DAY_KEYS)
        wrong = {key for key in days.keys() | left.keys() if days.get(key, _NOTHING) != left.get(key, _NOTHING)}
        change = {key: _less(days.get(key, _NOTHING), left.get(key, _NOTHING)) for key in wrong}
        add_to_days(connection, change)
        for table in (count_total, count_day):
            connection.execute(delete(table).where(and_(*(table.c[name] == 0 for name in FIGURES))))


def _kept(connection: Connection, table: Table, keys: Sequence[str]) -> dict[Any, Sums]:
    kept: dict[Any, Sums] = {}
    for row in connection.execute(select(*(table.c[name] for name in (*keys, *FIGURES)))):
        values = tuple(row)
        kept[values[: len(keys)]] = tuple(int(value) for value in values[len(keys) :])
    return kept


def _less(sums: Sums, others: Sums) -> Sums:
    return tuple(one - other for one, other in zip(sums, others, strict=True))


def _as_keys(days: Mapping[tuple[str, ...], Sums]) -> Share:
    """Return sums of whole days by full keys, in which what they do not tell is left out."""
    return {
        (day, 0, "", "", station, "", fonds, "", size, ""): sums for (day, station, fonds, size), sums in days.items()
    }


def _tell(proof: Proof, kind: str, subject: str, kept: Share, found: Share) -> None:
    differing = sorted(key for key in kept.keys() | found.keys() if kept.get(key, _NOTHING) != found.get(key, _NOTHING))
    for key in differing:
        for figure, before, now in zip(FIGURES, kept.get(key, _NOTHING), found.get(key, _NOTHING), strict=True):
            if before != now:
                proof.differing += 1
                if len(proof.differences) < MOST_NAMED:
                    proof.differences.append(Difference(kind, subject, CountKey(*key), figure, before, now))


def _add(totals: Share, shares: dict[str, Share]) -> None:
    for share in shares.values():
        for key, sums in share.items():
            before = totals.get(key)
            totals[key] = sums if before is None else tuple(map(int.__add__, before, sums))
