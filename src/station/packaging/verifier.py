"""``station verify``: any package, folder or ZIP, by whatever structure knows it; needs no workspace and no network."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import InputFault, PackageFault
from station.packaging.profile import PackageStructure, Problem
from station.packaging.zip_file import extract_zip

UNKNOWN_STRUCTURE = "package:structure"
UNSAFE_ARCHIVE = "package:zip"
_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found. ``structure`` is ``""`` when no structure knows the package; it is whole without problems."""

    structure: str
    problems: tuple[Problem, ...]
    files: int
    pages: int

    @property
    def is_valid(self) -> bool:
        """Whether every rule holds."""
        return not self.problems


def verify(path: Path, structures: Mapping[str, PackageStructure], work: Path | None = None) -> VerifyReport:
    """Verify a package; what is wrong with it is told, never raised.

    The first structure that recognises the package verifies it. A ZIP that none recognises is unpacked into ``work``
    (the system's folder for such things, when left out), and what is in it is verified.

    Raises ``InputFault`` with ``package_missing`` when there is nothing at the path.
    """
    if not path.exists():
        raise InputFault("package_missing", path=str(path))
    for name, structure in structures.items():
        if structure.recognises(path):
            found = structure.verify(path)
            return VerifyReport(name, found.problems, found.files, found.pages)
    if path.is_file() and path.suffix.lower() == _SUFFIX:
        return _unpacked(path, structures, work)
    return VerifyReport("", (Problem(UNKNOWN_STRUCTURE, path.name, ", ".join(structures)),), 0, 0)


def _unpacked(archive: Path, structures: Mapping[str, PackageStructure], work: Path | None) -> VerifyReport:
    try:
        with tempfile.TemporaryDirectory(prefix="station-verify-", dir=work, ignore_cleanup_errors=True) as folder:
            target = Path(folder) / "package"
            return verify(target / extract_zip(archive, target), structures, work)
    except PackageFault as fault:
        problem = Problem.of_fault(UNSAFE_ARCHIVE, archive.name, fault)
    except OSError as error:
        problem = Problem(UNSAFE_ARCHIVE, archive.name, error.strerror or str(error))
    return VerifyReport("", (problem,), 0, 0)
