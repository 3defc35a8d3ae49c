"""People with accounts: never deleted, and a login name or staff code never passes to somebody else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sqlalchemy import RowMapping, insert, select, update

from station.model.errors import InputFault, NotFound, Refused
from station.model.people import Person, Role
from station.storage.schema import person, person_name
from station.storage.session import Session, WriteSession, moment, new_id


def name_key(name: str) -> str:
    """Return the form in which login names are compared: NFC, case folded, single blanks."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(name.split())).casefold())


def _roles_text(roles: Iterable[Role]) -> str:
    # Commas on both sides, because the rules in the database look for ',reviewer,'.
    return "".join(f",{role.value}" for role in sorted(set(roles))) + ","


def _roles_told(known: Person) -> list[str]:
    return sorted(role.value for role in known.roles)


def to_person(row: RowMapping) -> Person:
    """Build a person from its row."""
    roles = frozenset(Role(role) for role in row["roles"].split(",") if role)
    return Person(row["id"], row["name"], row["display_name"], roles, bool(row["active"]))


class PeopleReader(Session):
    """Who has an account."""

    def person(self, person_id: str) -> Person:
        """Return a person by id; raises ``NotFound`` with code ``person_unknown``."""
        row = self._row(select(person).where(person.c.id == person_id))
        if row is None:
            raise NotFound("person_unknown", name=person_id)
        return to_person(row)

    def find_person(self, name: str) -> Person | None:
        """Return who logs in by this name now, ``None`` when nobody does."""
        row = self._row(select(person).where(person.c.name_key == name_key(name)))
        return None if row is None else to_person(row)

    def person_by_name(self, name: str) -> Person:
        """Return who logs in by this name now; raises ``NotFound`` with code ``person_unknown``."""
        found = self.find_person(name)
        if found is None:
            raise NotFound("person_unknown", name=name)
        return found

    def people(self) -> list[Person]:
        """Return everybody, in the order of the login names."""
        return [to_person(row) for row in self._rows(select(person).order_by(person.c.name_key))]

    def password_hash(self, person_id: str) -> str:
        """Return the stored password hash (PHC string), ``""`` when none was set."""
        return str(self._value(select(person.c.password_hash).where(person.c.id == person_id)) or "")


class PeopleWriter(PeopleReader, WriteSession):
    """Accounts made and changed; each change emits an event of its own."""

    def add_person(
        self, name: str, display_name: str, roles: Iterable[Role], *, staff_code: str = "", password_hash: str = ""
    ) -> Person:
        """Make an account. ``staff_code`` identifies the human being, and is the login name unless given.

        Raises ``InputFault``: ``name_empty``, ``name_taken`` (also by somebody's former name), ``staff_code_taken``.
        """
        key, code = name_key(name), staff_code.strip() or name_key(name)
        if not key:
            raise InputFault("name_empty")
        self._require_free(key)
        if self._value(select(person.c.id).where(person.c.staff_code == code)):
            raise InputFault("staff_code_taken", staff_code=code)
        person_id = new_id()
        self._reserve(key, person_id)
        self._insert(
            person, id=person_id, name=" ".join(name.split()), name_key=key, staff_code=code,
            display_name=display_name.strip() or name, password_hash=password_hash, roles=_roles_text(roles), active=1,
            created_at=moment(self.now()),
        )  # fmt: skip
        added = self.person(person_id)
        self.emit("person.added", person_id, name=added.name, roles=_roles_told(added))
        return added

    def require_standing(self) -> None:
        """Refuse who lost the account or a role since logging in, at whichever station that was done.

        Raises ``Refused``: ``account_closed``, ``roles_changed``.
        """
        if self.actor is None:
            return
        now = self.person(self.actor.id)
        if not now.active:
            raise Refused("account_closed", person=now.name)
        if self.actor.roles - now.roles:
            raise Refused("roles_changed", person=now.name)

    def rename_person(self, person_id: str, name: str, display_name: str = "") -> Person:
        """Give an account another login name; the former one stays reserved for this person."""
        before = self.person(person_id)
        key = name_key(name)
        if not key:
            raise InputFault("name_empty")
        if self._value(select(person_name.c.person_id).where(person_name.c.name_key == key)) != person_id:
            self._require_free(key)
            self._reserve(key, person_id)
        self._change(
            person_id, name=" ".join(name.split()), name_key=key,
            display_name=display_name.strip() or before.display_name,
        )  # fmt: skip
        after = self.person(person_id)
        self.emit(
            "person.renamed", person_id, name=after.name, display_name=after.display_name, was=before.name,
            was_display_name=before.display_name,
        )  # fmt: skip
        return after

    def set_roles(self, person_id: str, roles: Iterable[Role]) -> Person:
        """Replace the roles of a person."""
        before = self.person(person_id)
        self._change(person_id, roles=_roles_text(roles))
        after = self.person(person_id)
        self.emit("person.roles", person_id, roles=_roles_told(after), were=_roles_told(before))
        return after

    def set_active(self, person_id: str, *, active: bool) -> Person:
        """Close or open an account; it is never deleted."""
        self._change(person_id, active=int(active))
        self.emit("person.active", person_id, active=int(active))
        return self.person(person_id)

    def set_password_hash(self, person_id: str, password_hash: str, how: str = "renewed") -> None:
        """Replace the password hash (PHC string), of which the event says nothing.

        ``how`` is told: ``changed`` by its owner, ``reset`` by an administrator, ``renewed`` at another cost.
        """
        self._change(person_id, password_hash=password_hash)
        self.emit("person.password", person_id, how=how)

    def _change(self, person_id: str, **values: object) -> None:
        self._connection.execute(update(person).where(person.c.id == person_id).values(**values))
        self._touch(person, person_id)

    def _require_free(self, key: str) -> None:
        if self._value(select(person_name.c.person_id).where(person_name.c.name_key == key)):
            raise InputFault("name_taken", name=key)

    def _reserve(self, key: str, person_id: str) -> None:
        self._connection.execute(insert(person_name).values(name_key=key, person_id=person_id))
        self._touch(person_name, key)
