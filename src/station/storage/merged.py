"""Figures that leave this station by names, and those of other stations that came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, and_, delete, func, insert, or_, select, update

from station.model.counting import FIGURES, CountKey, Figures
from station.storage.count_schema import DAY_KEYS, count_total, merged_day, merged_station, merged_total
from station.storage.schema import event, fonds, fonds_unit, meta, person
from station.storage.session import Session, WriteSession, moment, to_moment

_AT_ONCE = 1000
_DAY_NAMES = ("source", *DAY_KEYS, "unit", *FIGURES)
_NAMES = ("day", "hour", "operator", "reviewer", "station", "device", "fonds", "profile", "size", "reason")


@dataclass(frozen=True, slots=True)
class TotalRow:
    """What belongs to one key, with login names in place of persons and codes in place of fonds; ``unit`` is a code."""

    key: CountKey
    unit: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """The last accepted figures of another station: ``id`` is that of its workspace, ``sha256`` of the file kept."""

    id: str
    name: str
    public_key: str
    sequence: int
    chain_head: str
    sha256: str
    at: datetime


class MergedReader(Session):
    """What of this station goes out, and which stations came in."""

    def workspace_id(self) -> str:
        """Return the id that this workspace got when it was made."""
        return str(self._value(select(meta.c.value).where(meta.c.key == "workspace")) or "")

    def own_totals(self) -> list[TotalRow]:
        """Return the totals of this station alone, by names; those that are nothing are left out."""
        operator, reviewer = person.alias(), person.alias()
        source = (
            count_total.outerjoin(operator, operator.c.id == count_total.c.operator)
            .outerjoin(reviewer, reviewer.c.id == count_total.c.reviewer)
            .outerjoin(fonds, fonds.c.id == count_total.c.fonds)
            .outerjoin(fonds_unit, fonds_unit.c.fonds_id == count_total.c.fonds)
        )
        named = {
            "operator": func.coalesce(operator.c.name, count_total.c.operator),
            "reviewer": func.coalesce(reviewer.c.name, count_total.c.reviewer),
            "fonds": func.coalesce(fonds.c.code, count_total.c.fonds),
        }
        columns = [named.get(name, count_total.c[name]).label(name) for name in _NAMES]
        unit = func.coalesce(fonds_unit.c.unit_code, "").label("unit")
        statement = select(*columns, unit, *(count_total.c[name] for name in FIGURES)).select_from(source)
        rows = self._rows(statement.where(or_(*(count_total.c[name] != 0 for name in FIGURES))))
        return sorted((_to_total(row) for row in rows), key=lambda total: (*_key(total.key), total.unit))

    def event_bodies(self, until: int) -> Iterator[str]:
        """Yield the bodies of the events up to a sequence, in order, without holding them all."""
        for first in range(1, until + 1, _AT_ONCE):
            last = min(first + _AT_ONCE - 1, until)
            between = and_(event.c.sequence >= first, event.c.sequence <= last)
            for row in self._rows(select(event.c.body).where(between).order_by(event.c.sequence)):
                yield str(row["body"])

    def merged_stations(self) -> list[MergedRecord]:
        """Return the stations whose figures came in, by name."""
        rows = self._rows(select(merged_station))
        return sorted((_to_record(row) for row in rows), key=lambda one: (one.name, one.id))

    def merged_totals(self, station_id: str) -> list[TotalRow]:
        """Return the totals that came from one station."""
        rows = self._rows(select(merged_total).where(merged_total.c.source == station_id))
        return sorted((_to_total(row) for row in rows), key=lambda total: (*_key(total.key), total.unit))

    def merged_days_hold(self, station_id: str) -> bool:
        """Whether the sums of whole days of one station are those of its totals."""
        totals = _days().where(merged_total.c.source == station_id)
        days = select(*(merged_day.c[name] for name in _DAY_NAMES)).where(merged_day.c.source == station_id)
        kept, found = (sorted(map(tuple, self._connection.execute(statement))) for statement in (days, totals))
        return kept == found


def _days() -> Select[Any]:
    keys = [merged_total.c[name] for name in ("source", *DAY_KEYS, "unit")]
    return select(*keys, *(func.sum(merged_total.c[name]) for name in FIGURES)).group_by(*keys)


class MergedWriter(MergedReader, WriteSession):
    """Figures of another station, replaced as a whole."""

    def put_merged(self, new: MergedRecord, totals: Sequence[TotalRow], fingerprint: str) -> None:
        """Let these be the figures of a station, in place of those it had."""
        values = {
            "name": new.name, "public_key": new.public_key, "sequence": new.sequence, "chain_head": new.chain_head,
            "sha256": new.sha256, "at": moment(new.at), "person_id": self._require_person("merge").id,
        }  # fmt: skip
        mine = merged_station.c.id == new.id
        if self._row(select(merged_station.c.id).where(mine)) is None:
            self._connection.execute(insert(merged_station).values(id=new.id, **values))
        else:
            self._connection.execute(update(merged_station).where(mine).values(**values))
        for table in (merged_total, merged_day):
            self._connection.execute(delete(table).where(table.c.source == new.id))
        for first in range(0, len(totals), _AT_ONCE):
            self._connection.execute(
                insert(merged_total), [_to_row(new.id, total) for total in totals[first : first + _AT_ONCE]]
            )
        days = _days().where(merged_total.c.source == new.id)
        self._connection.execute(insert(merged_day).from_select(_DAY_NAMES, days))
        self.emit(
            "figures.merged", new.id, name=new.name, fingerprint=fingerprint, sequence=new.sequence,
            chain_head=new.chain_head, sha256=new.sha256, totals=len(totals),
        )  # fmt: skip


def _key(key: CountKey) -> tuple[str | int, ...]:
    return tuple(getattr(key, name) for name in _NAMES)


def _to_total(row: RowMapping) -> TotalRow:
    key = CountKey(**{name: row[name] for name in _NAMES})
    return TotalRow(key, row["unit"], Figures(*(row[name] for name in FIGURES)))


def _to_row(source: str, total: TotalRow) -> dict[str, str | int]:
    keys = dict(zip(_NAMES, _key(total.key), strict=True))
    return {"source": source, **keys, "unit": total.unit, **{name: getattr(total.figures, name) for name in FIGURES}}


def _to_record(row: RowMapping) -> MergedRecord:
    return MergedRecord(
        row["id"], row["name"], row["public_key"], row["sequence"], row["chain_head"], row["sha256"],
        to_moment(row["at"]),
    )  # fmt: skip
