"""Reading and writing around a verification: where a package stands, what it says, and the text about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from station.model.errors import InputFault, PackageFault
from station.packaging.profile import PackageStructure
from station.packaging.verifier import VerifyReport, verify
from station.storage.records import PackageRecord


def package_path(workspace: Path, package: PackageRecord) -> Path:
    """Return the folder of a recorded package: its path is relative to the workspace, or to its packages folder."""
    inside = workspace / package.path
    return inside if inside.exists() else workspace / "packages" / package.path


def verified(path: Path, structures: Mapping[str, PackageStructure]) -> VerifyReport:
    """Return what is wrong with a package; raises ``InputFault`` when it could not be looked at.

    Codes: ``package_missing``, ``package_unreadable``.
    """
    try:
        return verify(path, structures)
    except OSError as error:
        raise InputFault("package_unreadable", path=str(path), detail=error.strerror or str(error)) from error


def write_text(path: Path, text: str) -> None:
    """Write a text; raises ``PackageFault`` (``package_write``)."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PackageFault("package_unwritable", path=str(path), detail=error.strerror or str(error)) from error
