"""Registers, plans, and which unit a fonds belongs to: each change is witnessed by an event that says what it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import RowMapping, insert, select, update

from station.model.errors import NotFound
from station.model.events import canonical_json
from station.model.plan import Plan
from station.model.registers import Entry
from station.storage.schema import fonds, fonds_unit, plan, register_entry
from station.storage.session import Session, WriteSession, moment, new_id, to_dict, to_moment


class RegisterReader(Session):
    """What stands in the registers now."""

    def register_entries(self, register: str, *, retired: bool = False) -> list[Entry]:
        """Return the entries of a register by code; ``retired``: those too that are no longer in use."""
        rows = self._rows(select(register_entry).where(register_entry.c.register == register))
        entries = sorted((_to_entry(row) for row in rows), key=lambda entry: entry.code)
        return [entry for entry in entries if entry.active or retired]

    def register_entry(self, register: str, code: str) -> Entry | None:
        """Return an entry, also a retired one; ``None`` when there never was one of this code."""
        row = self._entry_row(register, code)
        return None if row is None else _to_entry(row)

    def fonds_units(self) -> dict[str, str]:
        """Return the code of the unit of each fonds, by the code of the fonds; those without one are absent."""
        joined = select(fonds.c.code, fonds_unit.c.unit_code).join_from(fonds, fonds_unit)
        return {row["code"]: row["unit_code"] for row in self._rows(joined) if row["unit_code"]}

    def plans(self) -> dict[str, Plan]:
        """Return the plan of each unit that has one, by the unit's code; ``""`` is the whole project."""
        rows = self._rows(select(plan).order_by(plan.c.sequence))
        latest = {row["unit_code"]: _to_plan(row) for row in rows}
        return {code: latest[code] for code in sorted(latest) if latest[code].pages or latest[code].dossiers}

    def _entry_row(self, register: str, code: str) -> RowMapping | None:
        table = register_entry
        return self._row(select(table).where(table.c.register == register, table.c.code == code))


class RegisterWriter(RegisterReader, WriteSession):
    """Changes; what was written before stays in the events."""

    def put_register_entry(self, register: str, code: str, values: Mapping[str, str]) -> Entry:
        """Let an entry hold these values and be in use; it is made where there is none."""
        row, at = self._entry_row(register, code), moment(self.now())
        body = canonical_json(dict(values))
        if row is None:
            key = self._insert(
                register_entry, id=new_id(), register=register, code=code, body=body, active=1, at=at
            )  # fmt: skip
        else:
            key = self._change_entry(row, body=body, active=1, at=at)
        self.emit("register.put", key, register=register, code=code, values=dict(values))
        return Entry(register, code, dict(values), active=True, at=to_moment(at))

    def retire_register_entry(self, register: str, code: str) -> None:
        """Take an entry out of use; raises ``NotFound`` with code ``entry_unknown``."""
        row = self._entry_row(register, code)
        if row is None:
            raise NotFound("entry_unknown", register=register, entry=code)
        key = self._change_entry(row, active=0, at=moment(self.now()))
        self.emit("register.retired", key, register=register, code=code)

    def set_plan(self, new: Plan) -> None:
        """Let another plan hold for its unit; one without pages and dossiers is none."""
        person = self._require_person("plan")
        values = {
            "pages": new.pages, "dossiers": new.dossiers, "pages_before": new.pages_before,
            "dossiers_before": new.dossiers_before, "begins": _day_text(new.begins),
            "deadline": _day_text(new.deadline), "unit_price": new.unit_price, "coefficient": new.coefficient,
            "note": new.note,
        }  # fmt: skip
        key = self._insert(
            plan, id=new_id(), sequence=self._next(plan), unit_code=new.unit, person_id=person.id,
            at=moment(self.now()), **values,
        )  # fmt: skip
        self.emit("plan.set", key, unit=new.unit, **values)

    def assign_fonds(self, fonds_code: str, unit_code: str) -> None:
        """Let a fonds belong to a unit, ``""`` to none; raises ``NotFound`` with code ``fonds_unknown``."""
        fonds_id = self._value(select(fonds.c.id).where(fonds.c.code == fonds_code))
        if fonds_id is None:
            raise NotFound("fonds_unknown", fonds=fonds_code)
        mine = fonds_unit.c.fonds_id == fonds_id
        if self._row(select(fonds_unit).where(mine)) is None:
            self._connection.execute(insert(fonds_unit).values(fonds_id=fonds_id, unit_code=unit_code))
        else:
            self._connection.execute(update(fonds_unit).where(mine).values(unit_code=unit_code))
        self._touch(fonds_unit, str(fonds_id))
        self.emit("fonds.assigned", str(fonds_id), fonds=fonds_code, unit=unit_code)

    def _change_entry(self, row: RowMapping, **values: object) -> str:
        key = str(row["id"])
        self._connection.execute(update(register_entry).where(register_entry.c.id == key).values(**values))
        self._touch(register_entry, key)
        return key


def _to_entry(row: RowMapping) -> Entry:
    return Entry(row["register"], row["code"], to_dict(row["body"]), bool(row["active"]), to_moment(row["at"]))


def _to_plan(row: RowMapping) -> Plan:
    return Plan(
        row["unit_code"], row["pages"], row["dossiers"], row["pages_before"], row["dossiers_before"],
        _to_day(row["begins"]), _to_day(row["deadline"]), row["unit_price"], row["coefficient"], row["note"],
    )  # fmt: skip


def _day_text(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _to_day(text: str) -> date | None:
    return to_moment(text).date() if text else None
