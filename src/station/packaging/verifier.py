"""``station verify``: any package, by whatever structure recognises it; needs no workspace and no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from station.model.errors import InputFault
from station.packaging.profile import PackageStructure, Problem

UNKNOWN_STRUCTURE = "package:structure"


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


def verify(path: Path, structures: Mapping[str, PackageStructure]) -> VerifyReport:
    """Verify the package in a folder; what is wrong with it is told, never raised.

    Raises ``InputFault`` with ``package_missing`` when there is nothing at the path.
    """
    if not path.exists():
        raise InputFault("package_missing", path=str(path))
    for name, structure in structures.items():
        if path.is_dir() and structure.recognises(path):
            found = structure.verify(path)
            return VerifyReport(name, found.problems, found.files, found.pages)
    return VerifyReport("", (Problem(UNKNOWN_STRUCTURE, path.name, ", ".join(structures)),), 0, 0)
