"""Sealed packages of dossiers: one row for each version, written once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from station.storage.dossiers import DossierWriter
from station.storage.package_checks import PackageCheckReader, PackageCheckWriter, to_package
from station.storage.records import NewPackage, PackageRecord
from station.storage.schema import package
from station.storage.session import moment, new_id


class PackageReader(PackageCheckReader):
    """What was sealed."""

    def packages(self, dossier_id: str | None = None) -> list[PackageRecord]:
        """Return the packages of a dossier, or all, in the order of dossier and version."""
        statement = select(package).order_by(package.c.dossier_id, package.c.version)
        if dossier_id is not None:
            statement = statement.where(package.c.dossier_id == dossier_id)
        return [to_package(row) for row in self._rows(statement)]

    def package_heads(self) -> dict[str, str]:
        """Return the id of each package by the hash of the event that it ends with."""
        rows = self._rows(select(package.c.chain_head, package.c.id).where(package.c.chain_head != ""))
        return {row["chain_head"]: row["id"] for row in rows}


class PackageWriter(PackageReader, PackageCheckWriter, DossierWriter):
    """What is sealed is recorded."""

    def add_package(self, new: NewPackage, sealed_at: datetime | None = None) -> PackageRecord:
        """Record a sealed package and make its version that of the dossier. The database refuses a version twice."""
        package_id = new_id()
        self._insert(
            package, new.dossier_id, id=package_id, dossier_id=new.dossier_id, version=new.version, profile=new.profile,
            profile_version=new.profile_version, path=new.path, manifest_sha256=new.manifest_sha256,
            sealed_at=moment(sealed_at or self.now()), files=new.files, bytes=new.size, pages=new.pages,
            chain_head=new.chain_head,
        )  # fmt: skip
        self.set_package_version(new.dossier_id, new.version)
        (row,) = self._rows(select(package).where(package.c.id == package_id))
        return to_package(row)
