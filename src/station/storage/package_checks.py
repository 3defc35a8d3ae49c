"""What verifications found of sealed packages: each is kept, the last one speaks."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import RowMapping, func, select

from station.model.errors import StorageFault
from station.model.events import canonical_json
from station.storage.records import PackageCheck, PackageRecord
from station.storage.schema import package, package_check
from station.storage.session import Session, WriteSession, moment, new_id, to_moment

# Problems that are kept one by one; a damaged package may have thousands.
MOST_PROBLEMS = 100
VALID, INVALID, UNKNOWN = "valid", "invalid", "unknown"


class PackageCheckReader(Session):
    """What is known of packages."""

    def package_at(self, path: str) -> PackageRecord | None:
        """Return the package with this path relative to the folder of packages, ``None`` when there is none."""
        row = self._row(select(package).where(package.c.path == path))
        return None if row is None else to_package(row)

    def package_checks(self, dossier_id: str) -> list[PackageCheck]:
        """Return what was found of the packages of a dossier, in the order of the verifications."""
        mine = select(package_check).where(package_check.c.dossier_id == dossier_id)
        return [_to_check(row) for row in self._rows(mine.order_by(package_check.c.sequence))]

    def last_checks(self) -> dict[str, PackageCheck]:
        """Return the last verification of each package that was ever verified, by the package's id."""
        last = select(func.max(package_check.c.sequence)).group_by(package_check.c.package_id)
        rows = self._rows(select(package_check).where(package_check.c.sequence.in_(last)))
        return {row["package_id"]: _to_check(row) for row in rows}


class PackageCheckWriter(PackageCheckReader, WriteSession):
    """A verification is recorded."""

    def add_package_check(
        self, sealed: PackageRecord, result: str, problems: Sequence[tuple[str, str, str]], structure: str,
        software: str, manifest_sha256: str,
    ) -> None:  # fmt: skip
        """Keep what a verification found of a package. Emits ``package.verified``."""
        at = self.now()
        self._insert(
            package_check, sealed.dossier_id, id=new_id(), sequence=self._next(package_check), package_id=sealed.id,
            dossier_id=sealed.dossier_id, result=result, problem_count=len(problems),
            problems=canonical_json([list(one) for one in problems[:MOST_PROBLEMS]]), structure=structure,
            software=software, manifest_sha256=manifest_sha256, person_id=self.person_id or None, station=self.station,
            at=moment(at), local_day=at.date().isoformat(),
        )  # fmt: skip
        self.emit(
            "package.verified", sealed.dossier_id, version=sealed.version, result=result, problems=len(problems),
            rules=sorted({rule for rule, _, _ in problems})[:MOST_PROBLEMS], software=software,
        )  # fmt: skip


def to_package(row: RowMapping) -> PackageRecord:
    """Build a package record from its row."""
    return PackageRecord(
        row["id"], row["dossier_id"], row["version"], row["profile"], row["profile_version"], row["path"],
        row["manifest_sha256"], to_moment(row["sealed_at"]), row["files"], row["bytes"], row["pages"],
        row["chain_head"],
    )  # fmt: skip


def _to_check(row: RowMapping) -> PackageCheck:
    try:
        problems = tuple(
            (str(rule), str(subject), str(detail)) for rule, subject, detail in json.loads(row["problems"])
        )
    except (ValueError, TypeError) as error:
        raise StorageFault("row_damaged", row=f"package_check:{row['id']}", detail=str(error)) from error
    return PackageCheck(
        row["id"], row["package_id"], row["dossier_id"], row["result"], row["problem_count"], problems,
        row["structure"], row["software"], row["manifest_sha256"], row["person_id"] or "", row["station"],
        to_moment(row["at"]),
    )  # fmt: skip
