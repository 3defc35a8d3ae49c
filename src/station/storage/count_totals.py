"""Running totals, kept in the transaction that changes what they count: what is marked is counted anew.

New share minus stored share goes into the totals. Marks are set by triggers (``migrations.seventh_rules``), so that no
way of writing is left out, and a crash leaves rows, shares and totals as one transaction left them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, delete, insert, select, text, update

from station.model.counting import FIGURES
from station.storage.count_rows import dossier_facts, page_facts, portions
from station.storage.count_schema import DAY_KEYS, count_dirty, count_share
from station.storage.count_shares import KEYS, Share, Sums, added, dossier_share, negative, pack, page_share, unpack
from station.storage.schema import meta

PAGE, DOSSIER, WHOLE = "page", "dossier", "whole"
# Marked subjects that are counted at once, so that a migrated archive is counted in transactions of a second or so.
PORTION = 5000
_ZONE = "count_zone"
_MARKED = select(count_dirty.c.kind, count_dirty.c.subject).limit(PORTION)
_COUNTED = delete(count_dirty).where(
    count_dirty.c.kind == bindparam("of"), count_dirty.c.subject == bindparam("which")
)  # fmt: skip
_SHARES = select(count_share.c.subject, count_share.c.share).where(
    count_share.c.kind == bindparam("of"), count_share.c.subject.in_(bindparam("subjects", expanding=True))
)
_OF_DOSSIERS = select(count_share.c.kind, count_share.c.subject, count_share.c.share).where(
    count_share.c.kind.in_((DOSSIER, WHOLE)), count_share.c.subject.in_(bindparam("subjects", expanding=True))
)
# Both databases understand these words, and a statement that is not built each time costs half.
_PUT_SHARE = text(
    "INSERT INTO count_share (kind, subject, share) VALUES (:kind, :subject, :share)"
    " ON CONFLICT (kind, subject) DO UPDATE SET share = excluded.share"
)
_DROP_SHARE = text("DELETE FROM count_share WHERE kind = :kind AND subject = :subject")
_DAY_PLACES = tuple(KEYS.index(name) for name in DAY_KEYS)


def _adding(table: str, keys: Sequence[str]) -> TextClause:
    names = (*keys, *FIGURES)
    return text(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"  # noqa: S608 - names only
        f" ON CONFLICT ({', '.join(keys)})"
        f" DO UPDATE SET {', '.join(f'{name} = {table}.{name} + excluded.{name}' for name in FIGURES)}"
    )


def _emptying(table: str, keys: Sequence[str]) -> TextClause:
    named = (*(f"{name} = :{name}" for name in keys), *(f"{name} = 0" for name in FIGURES))
    return text(f"DELETE FROM {table} WHERE {' AND '.join(named)}")  # noqa: S608 - names only


_ADD, _DROP_EMPTY = _adding("count_total", KEYS), _emptying("count_total", KEYS)
_ADD_DAY, _DROP_EMPTY_DAY = _adding("count_day", DAY_KEYS), _emptying("count_day", DAY_KEYS)


def zone_of(connection: Connection) -> timezone:
    """Return the zone in which hours are counted, and the days of approvals and packages; UTC until one is set."""
    told = connection.execute(select(meta.c.value).where(meta.c.key == _ZONE)).scalar()
    try:
        return timezone(timedelta(minutes=int(told or 0)))
    except ValueError:
        return timezone(timedelta())


def set_zone(connection: Connection, now: datetime, *, anew: bool = False) -> None:
    """Fix the zone of the counts to that of a moment, once or ``anew``; what was counted keeps its hours till then.

    It is stored, because a new count must find the same hours whatever the computer's zone has become.
    """
    minutes = str(int((now.utcoffset() or timedelta()).total_seconds()) // 60)
    there = connection.execute(select(meta.c.value).where(meta.c.key == _ZONE)).scalar()
    if there is None:
        connection.execute(insert(meta).values(key=_ZONE, value=minutes))
    elif anew and there != minutes:
        connection.execute(update(meta).where(meta.c.key == _ZONE).values(value=minutes))


def count_marked(connection: Connection) -> bool:
    """Count anew a portion of what is marked; return whether there may be more. Call within a transaction."""
    marked = connection.execute(_MARKED).all()
    if not marked:
        return False
    named: dict[str, list[str]] = defaultdict(list)
    for kind, subject in marked:
        named[kind].append(subject)
    zone = zone_of(connection)
    changes: dict[str, list[Share]] = defaultdict(list)
    for ids in portions(named[PAGE]):
        fresh, homes = page_shares(connection, ids, zone)
        for subject, change in _kept(connection, PAGE, fresh, stored_shares(connection, PAGE, ids), ids).items():
            changes[homes.get(subject, "")].append(change)
    _count_dossiers(connection, changes, frozenset(named[DOSSIER]), zone)
    connection.execute(_COUNTED, [{"of": kind, "which": subject} for kind, subject in marked])
    return len(marked) == PORTION


def page_shares(
    connection: Connection, ids: Sequence[str], zone: timezone
) -> tuple[dict[str, Share], dict[str, str]]:  # fmt: skip
    """Return the share of each page, counted from its rows, and its dossier."""
    shares, homes = {}, {}
    for page_id, dossier_id, facts in page_facts(connection, ids):
        shares[page_id], homes[page_id] = page_share(facts, zone), dossier_id
    return shares, homes


def dossier_shares(connection: Connection, ids: Sequence[str], zone: timezone) -> dict[str, Share]:
    """Return the share of each dossier by itself, counted from its rows; those without any are absent."""
    return {dossier_id: dossier_share(facts, zone) for dossier_id, facts in dossier_facts(connection, ids)}


def stored_shares(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, str]:
    """Return the stored form of the shares of these subjects."""
    rows = connection.execute(_SHARES, {"of": kind, "subjects": list(ids)})
    return {row[0]: row[1] for row in rows}


def put_shares(connection: Connection, kind: str, shares: Mapping[str, Share]) -> None:
    """Store shares; empty ones leave no row."""
    kept = [{"kind": kind, "subject": subject, "share": pack(share)} for subject, share in shares.items() if share]
    gone = [{"kind": kind, "subject": subject} for subject, share in shares.items() if not share]
    if kept:
        connection.execute(_PUT_SHARE, kept)
    if gone:
        connection.execute(_DROP_SHARE, gone)


def of_days(share: Share) -> dict[tuple[str, ...], Sums]:
    """Return the sums of whole days: by day, station, fonds and size only."""
    days: dict[tuple[str, ...], Sums] = {}
    for key, sums in share.items():
        day = tuple(str(key[place]) for place in _DAY_PLACES)
        before = days.get(day)
        days[day] = sums if before is None else tuple(map(int.__add__, before, sums))
    return days


def add_to_totals(connection: Connection, change: Share) -> None:
    """Add to the totals and to those of whole days; rows that come to nothing are deleted."""
    _add(connection, KEYS, change, _ADD, _DROP_EMPTY)
    add_to_days(connection, of_days(change))


def add_to_days(connection: Connection, change: Mapping[tuple[str, ...], Sums]) -> None:
    """Add to the totals of whole days."""
    _add(connection, DAY_KEYS, change, _ADD_DAY, _DROP_EMPTY_DAY)


def _add(
    connection: Connection, keys: Sequence[str], change: Mapping[Any, Sums], add: TextClause, drop: TextClause
) -> None:  # fmt: skip
    rows = [dict(zip((*keys, *FIGURES), (*key, *sums), strict=True)) for key, sums in change.items() if any(sums)]
    if rows:
        connection.execute(add, rows)
    less = [dict(zip(keys, key, strict=True)) for key, sums in change.items() if min(sums) < 0]
    if less:
        connection.execute(drop, less)


def _count_dossiers(
    connection: Connection, changes: dict[str, list[Share]], marked: frozenset[str], zone: timezone
) -> None:  # fmt: skip
    """Count dossiers that are marked, or that count by themselves and in which a page changed, and all of each.

    ``changes`` of pages by dossier; all changes go into the totals.
    """
    told = [change for found in changes.values() for change in found]
    for ids in portions(sorted({*changes, *marked} - {""})):
        rows = connection.execute(_OF_DOSSIERS, {"subjects": ids})
        stored: dict[str, dict[str, str]] = {DOSSIER: {}, WHOLE: {}}
        for kind, subject, share in rows:
            stored[kind][subject] = share
        again = [key for key in ids if key in marked or key in stored[DOSSIER]]
        fresh = dossier_shares(connection, again, zone) if again else {}
        own = _kept(connection, DOSSIER, fresh, stored[DOSSIER], again)
        told += own.values()
        wholes = {key: added((*changes.get(key, ()), own.get(key, {}))) for key in ids}
        put_shares(
            connection, WHOLE,
            {key: added((unpack(stored[WHOLE].get(key, "[]")), wholes[key])) for key in ids if wholes[key]},
        )  # fmt: skip
    add_to_totals(connection, added(told))


def _kept(
    connection: Connection, kind: str, fresh: Mapping[str, Share], stored: Mapping[str, str], ids: Sequence[str]
) -> dict[str, Share]:  # fmt: skip
    """Store new shares of these subjects, and return by how much each that changed did."""
    changed: dict[str, Share] = {}
    for subject in ids:
        share, before = fresh.get(subject, {}), stored.get(subject)
        change = share if before is None else added((share, negative(unpack(before))))
        if change:
            changed[subject] = change
    put_shares(connection, kind, {subject: fresh.get(subject, {}) for subject in changed})
    return changed
