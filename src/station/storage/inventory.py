"""Inventories and the dossiers that they register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import RowMapping, exists, func, insert, select, update

from station.model.dossier import Inventory
from station.model.errors import NotFound
from station.model.events import canonical_json
from station.model.states import DossierState
from station.storage.records import InventoryRow
from station.storage.schema import box, dossier, fonds, inventory, media_file, page
from station.storage.session import Session, WriteSession, moment, new_id, row_digest, to_dict, to_moment

_T = TypeVar("_T")
_CHUNK = 500
_COLUMNS = frozenset(("title", "secrecy", "expected_sheets", "expected_pages", "priority"))
_NEW: dict[str, Any] = {"package_version": 0, "blocked": "", "revision": 0}
_ACCENTS = re.compile("[\u0300-\u036f]+")


def search_text(*parts: str) -> str:
    """Return text as it is searched: no case, no accents, so that ``nguyen`` finds ``Nguyễn``."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", " ".join(parts).casefold())).replace("đ", "d")


def to_inventory(row: RowMapping) -> Inventory:
    """Build an inventory from its row joined with its fonds."""
    return Inventory(
        row["id"], row["fonds_code"], row["fonds_title"], row["code"], row["title"], row["source_name"],
        row["source_sha256"], to_moment(row["imported_at"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownDossier:
    """What a newer list is compared with; ``digitised``: it has pages, files of sound or film, or packages."""

    id: str
    inventory_id: str
    code: str
    title: str
    box: str
    state: DossierState
    secrecy: str | None
    expected_sheets: int | None
    expected_pages: int | None
    description: dict[str, str]
    priority: int
    digitised: bool


def _to_known(row: RowMapping) -> KnownDossier:
    return KnownDossier(
        row["id"], row["inventory_id"], row["code"], row["title"], row["box_code"] or "", DossierState(row["state"]),
        row["secrecy"], row["expected_sheets"], row["expected_pages"], to_dict(row["description"]), row["priority"],
        bool(row["package_version"] or row["has_pages"] or row["has_media"]),
    )  # fmt: skip


_KNOWN = (
    select(
        dossier,
        box.c.code.label("box_code"),
        exists().where(page.c.dossier_id == dossier.c.id).label("has_pages"),
        exists().where(media_file.c.dossier_id == dossier.c.id).label("has_media"),
    )
    .join(fonds, fonds.c.id == dossier.c.fonds_id)
    .outerjoin(box, box.c.id == dossier.c.box_id)
)
INVENTORIES = select(inventory, fonds.c.code.label("fonds_code"), fonds.c.title.label("fonds_title")).join(
    fonds, fonds.c.id == inventory.c.fonds_id
)


class InventoryReader(Session):
    """What was imported."""

    def inventories(self) -> list[Inventory]:
        """Return the inventories in the order of their import."""
        return [to_inventory(row) for row in self._rows(INVENTORIES.order_by(inventory.c.sequence))]

    def listed_dossiers(self) -> list[tuple[str, datetime, int]]:
        """Return how many dossiers each inventory brought: code of the fonds, when it was imported, dossiers."""
        statement = (
            select(fonds.c.code, inventory.c.imported_at, func.count().label("dossiers"))
            .select_from(dossier)
            .join(inventory, inventory.c.id == dossier.c.inventory_id)
            .join(fonds, fonds.c.id == dossier.c.fonds_id)
            .group_by(fonds.c.code, inventory.c.id, inventory.c.imported_at)
        )
        return [(row["code"], to_moment(row["imported_at"]), int(row["dossiers"])) for row in self._rows(statement)]

    def inventory_of(self, dossier_id: str) -> Inventory:
        """Return the inventory that registered a dossier."""
        statement = INVENTORIES.join(dossier, dossier.c.inventory_id == inventory.c.id)
        (row,) = self._rows(statement.where(dossier.c.id == dossier_id))
        return to_inventory(row)

    def known_codes(self, codes: Collection[str], fonds_code: str) -> set[str]:
        """Return those of the codes that already name a dossier of the fonds."""
        statement = select(dossier.c.code).join(fonds, fonds.c.id == dossier.c.fonds_id)
        found: set[str] = set()
        for chunk in _chunks(codes):
            wanted = statement.where(fonds.c.code == fonds_code, dossier.c.code.in_(chunk))
            found.update(self._connection.execute(wanted).scalars())
        return found

    def known_dossiers(self, codes: Collection[str], fonds_code: str) -> dict[str, KnownDossier]:
        """Return those dossiers of the fonds that have one of the codes, by code."""
        found: dict[str, KnownDossier] = {}
        for chunk in _chunks(codes):
            wanted = _KNOWN.where(fonds.c.code == fonds_code, dossier.c.code.in_(chunk))
            found.update({row["code"]: _to_known(row) for row in self._rows(wanted)})
        return found

    def holders_of(self, codes: Iterable[str]) -> dict[str, int]:
        """Return how many dossiers with one of the codes each fonds has, by its code; those without one are absent."""
        statement = select(fonds.c.code, func.count().label("dossiers")).join(dossier, dossier.c.fonds_id == fonds.c.id)
        found: dict[str, int] = {}
        for chunk in _chunks(codes):
            for row in self._rows(statement.where(dossier.c.code.in_(chunk)).group_by(fonds.c.code)):
                found[row["code"]] = found.get(row["code"], 0) + int(row["dossiers"])
        return found

    def fonds_codes(self) -> list[str]:
        """Return the codes of all fonds."""
        return list(self._connection.execute(select(fonds.c.code).order_by(fonds.c.code)).scalars())

    def codes_of_inventories(self, inventory_ids: Sequence[str]) -> Iterator[str]:
        """Yield the codes of the dossiers of these inventories in their order."""
        statement = select(dossier.c.code).where(dossier.c.inventory_id.in_(inventory_ids)).order_by(dossier.c.ordinal)
        yield from self._connection.execute(statement).scalars()


class InventoryWriter(InventoryReader, WriteSession):
    """Registration in bulk."""

    def import_inventory(
        self,
        *,
        fonds_code: str,
        code: str,
        title: str,
        source_name: str,
        source_sha256: str,
        rows: Iterable[InventoryRow],
        fonds_title: str = "",
    ) -> Inventory:
        """Register a dossier for every row, in their order; an unknown fonds is made.

        Every 500 dossiers are witnessed by one event ``dossiers.registered``. Codes must be new in the fonds. A row
        with a secrecy level counts as classified by the person who imports.
        """
        made = self.begin_inventory(
            fonds_code=fonds_code, code=code, title=title, source_name=source_name, source_sha256=source_sha256,
            fonds_title=fonds_title,
        )  # fmt: skip
        self.register_dossiers(made.id, rows)
        return made

    def begin_inventory(
        self, *, fonds_code: str, code: str, title: str, source_name: str, source_sha256: str, fonds_title: str = ""
    ) -> Inventory:  # fmt: skip
        """Make the inventory of a file without its dossiers, or return it when it is there; a new fonds is made."""
        fonds_id = self._fonds(fonds_code, fonds_title)
        mine = (inventory.c.fonds_id == fonds_id, inventory.c.source_sha256 == source_sha256)
        if self._row(INVENTORIES.where(*mine)) is None:
            self._insert(
                inventory, id=new_id(), fonds_id=fonds_id, code=code, title=title, source_name=source_name,
                source_sha256=source_sha256, imported_at=moment(self.now()), sequence=self._next(inventory),
            )  # fmt: skip
        (row,) = self._rows(INVENTORIES.where(*mine))
        return to_inventory(row)

    def register_dossiers(self, inventory_id: str, rows: Iterable[InventoryRow]) -> None:
        """Register a dossier for every row in an inventory, behind all there are; as ``import_inventory`` does."""
        boxes: dict[str, str] = {}
        ordinal = int(self._value(select(func.max(dossier.c.ordinal))) or 0)
        (owner,) = self._rows(INVENTORIES.where(inventory.c.id == inventory_id))
        for chunk in _chunks(rows):
            self._register(owner, chunk, boxes, ordinal)
            ordinal += len(chunk)

    def _register(self, owner: RowMapping, rows: Sequence[InventoryRow], boxes: dict[str, str], ordinal: int) -> None:
        named = {row.box for row in rows if row.box} - boxes.keys()
        there = select(box.c.code, box.c.id).where(box.c.inventory_id == owner["id"], box.c.code.in_(sorted(named)))
        boxes |= {row[0]: row[1] for row in self._connection.execute(there)}
        self._add_boxes(owner["id"], named - boxes.keys(), boxes)
        values = [self._values(owner, row, boxes, ordinal + place) for place, row in enumerate(rows, start=1)]
        self._connection.execute(insert(dossier), values)
        # Nothing but these values and the columns' own defaults can be in rows that were never written before.
        digests = {f"dossier:{row['id']}": row_digest(_NEW | row, dossier) for row in values}
        self._append("dossiers.registered", owner["id"], "", {"fonds": owner["fonds_code"], "rows": digests})

    def _values(self, owner: RowMapping, row: InventoryRow, boxes: dict[str, str], ordinal: int) -> dict[str, Any]:
        classified = row.secrecy is not None
        return {
            "id": new_id(),
            "fonds_id": owner["fonds_id"],
            "inventory_id": owner["id"],
            "box_id": boxes.get(row.box),
            "ordinal": ordinal,
            "code": row.code,
            "title": row.title,
            "search": search_text(row.code, row.title, row.box),
            "state": DossierState.REGISTERED.value,
            "secrecy": row.secrecy.value if row.secrecy is not None else None,
            "secrecy_by": self._require_person("classify").id if classified else None,
            "secrecy_at": moment(self.now()) if classified else None,
            "expected_sheets": row.sheets,
            "expected_pages": row.pages,
            "description": canonical_json(row.description),
            "priority": row.priority,
        }

    def relist_dossier(self, dossier_id: str, changes: Mapping[str, Any]) -> None:
        """Store what a newer list says of a dossier, by the fields of ``KnownDossier`` and of its description.

        A secrecy level counts as classified by the person who imports. Raises ``NotFound`` (``dossier_unknown``).
        """
        row = self._row(_KNOWN.where(dossier.c.id == dossier_id))
        if row is None:
            raise NotFound("dossier_unknown", dossier=dossier_id)
        known = _to_known(row)
        values = {name: value for name, value in changes.items() if name in _COLUMNS}
        described = {name: value for name, value in changes.items() if name not in (*_COLUMNS, "box")}
        if described:
            values["description"] = canonical_json({**known.description, **described})
        if "box" in changes:
            values["box_id"] = self._box(known.inventory_id, changes["box"])
        if "secrecy" in values:
            values |= {"secrecy_by": self._require_person("classify").id, "secrecy_at": moment(self.now())}
        words = (known.code, changes.get("title", known.title), changes.get("box", known.box))
        self._connection.execute(
            update(dossier)
            .where(dossier.c.id == dossier_id)
            .values(revision=dossier.c.revision + 1, search=search_text(*words), **values)
        )
        self._touch(dossier, dossier_id, dossier_id)

    def _box(self, inventory_id: str, code: str) -> str:
        statement = select(box.c.id).where(box.c.inventory_id == inventory_id, box.c.code == code)
        boxes = {code: str(found)} if (found := self._value(statement)) else {}
        self._add_boxes(inventory_id, {code} - boxes.keys(), boxes)
        return boxes[code]

    def _add_boxes(self, inventory_id: str, codes: Iterable[str], boxes: dict[str, str]) -> None:
        fresh = [{"id": new_id(), "inventory_id": inventory_id, "code": code} for code in sorted(codes)]
        if fresh:
            self._connection.execute(insert(box), fresh)
            boxes.update({row["code"]: row["id"] for row in fresh})

    def _fonds(self, code: str, title: str) -> str:
        found = self._value(select(fonds.c.id).where(fonds.c.code == code))
        if found:
            return str(found)
        fonds_id = new_id()
        self._connection.execute(insert(fonds).values(id=fonds_id, code=code, title=title))
        return fonds_id


def _chunks(items: Iterable[_T]) -> Iterable[list[_T]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk
