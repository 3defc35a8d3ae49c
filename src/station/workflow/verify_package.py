"""A package of this workspace verified, and what was found of it kept."""

from __future__ import annotations

from pathlib import Path

from station.model.errors import InputFault
from station.model.people import Person
from station.packaging.manifest import MANIFEST
from station.packaging.verifier import VerifyReport, verify
from station.storage.masters import file_sha256
from station.storage.package_checks import INVALID, UNKNOWN, VALID
from station.storage.records import PackageRecord
from station.workflow.station import Station


def verify_package(station: Station, person: Person | None, path: Path) -> VerifyReport:
    """Verify what lies at a path; of a sealed package of this workspace the result is kept, also that there is none.

    ``person``: in whose name, ``None`` on the command line. Raises ``InputFault``: ``package_missing``,
    ``package_unreadable`` (it could not be looked at).
    """
    sealed = _sealed_at(station, path)
    try:
        report = _verified(station, path)
    except InputFault:
        if sealed is not None:
            _keep(station, person, sealed, path, None)
        raise
    if sealed is not None:
        _keep(station, person, sealed, path, report)
    return report


def is_of_workspace(workspace: Path, path: Path) -> bool:
    """Whether a path is that of a package in the folder where a workspace keeps what it sealed."""
    return path.resolve().parent == (workspace / "packages").resolve()


def _verified(station: Station, path: Path) -> VerifyReport:
    try:
        return verify(path, station.structures)
    except OSError as error:
        raise InputFault("package_unreadable", path=str(path), detail=error.strerror or str(error)) from error


def _sealed_at(station: Station, path: Path) -> PackageRecord | None:
    folder, place = station.workspace.packages_dir.resolve(), path.resolve()
    if not place.is_relative_to(folder):
        return None
    with station.workspace.read() as reader:
        return reader.package_at(place.relative_to(folder).as_posix())


def _keep(
    station: Station, person: Person | None, sealed: PackageRecord, path: Path, report: VerifyReport | None
) -> None:  # fmt: skip
    result = UNKNOWN if report is None else VALID if report.is_valid else INVALID
    problems = () if report is None else report.problems
    with station.workspace.write(person) as unit:
        unit.add_package_check(
            sealed, result, [(one.rule, one.subject, one.detail) for one in problems],
            "" if report is None else report.structure, station.software, _manifest(path),
        )  # fmt: skip


def _manifest(path: Path) -> str:
    try:
        return file_sha256(path / MANIFEST)
    except OSError:
        # A package without its manifest is what the report says.
        return ""
