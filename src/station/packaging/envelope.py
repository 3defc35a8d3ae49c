"""The seal around a package: manifest and ``package.json``, and what a stranger can prove with them alone."""

from __future__ import annotations

from pathlib import Path

from station.model.profiles import PackageProfile
from station.packaging.manifest import (
    MANIFEST,
    SEAL,
    Malformed,
    Seal,
    hash_file,
    manifest_bytes,
    read_manifest,
    read_seal,
)
from station.packaging.package_files import MOST_ENTRIES, FoundFiles, find_files
from station.packaging.profile import PackageContent, Problem, Verification
from station.packaging.sidecar_files import Ledger

LARGEST_LIST = 64 * 1024 * 1024


def seal_package(
    structure: str, content: PackageContent, profile: PackageProfile, ledger: Ledger, pages: int, objid: str = ""
) -> None:  # fmt: skip
    """Write manifest and seal over every file that the ledger knows; ``objid``: of a structure that has one."""
    digest = ledger.write_bytes(MANIFEST, manifest_bytes(ledger.hashes))
    seal = Seal(
        structure=structure,
        manifest_sha256=digest,
        sizes={path: size for path, size in ledger.sizes.items() if path != MANIFEST},
        facts={
            "dossier": content.dossier.code,
            "version": content.version,
            "created_at": content.created_at.isoformat(),
            "chain_head": content.chain_head,
            "software": content.software,
            "profile": profile.name,
            "profile_version": profile.version,
            "options": dict(profile.options),
            **({"objid": objid} if objid else {}),
            "documents": len(content.documents),
            "pages": pages,
        },
    )
    (ledger.folder / SEAL).write_bytes(seal.to_bytes())


def sealed_as(package: Path) -> str:
    """Return the structure that the seal of a folder names, ``""`` when there is none that can be read."""
    seal = package / SEAL
    try:
        if not seal.is_file() or seal.is_symlink() or seal.stat().st_size > LARGEST_LIST:
            return ""
        return read_seal(seal.read_bytes()).structure
    except (OSError, Malformed):
        return ""


def looks_sealed(package: Path) -> bool:
    """Whether there is a seal or a manifest; which of them may be the file that is missing or damaged."""
    return any((package / name).is_file() for name in (SEAL, MANIFEST))


class SealCheck:
    """Checks a sealed folder; a structure that has more to say overrides ``check_meaning``.

    Rules are named by the structure and a number: ``plain:P01``.
    """

    def __init__(self, package: Path, structure: str) -> None:
        self.package, self.structure = package, structure
        self.problems: list[Problem] = []
        self.files = 0
        self.pages = 0

    def result(self) -> Verification:
        """Check everything and return it; never raises for what the folder contains."""
        try:
            self._run()
        except OSError as error:
            self.add("P08", str(error.filename or self.package.name), error.strerror or str(error))
        return Verification(tuple(self.problems), self.files, self.pages)

    def add(self, rule: str, subject: str, detail: str = "") -> None:
        """Note a broken rule of this structure."""
        self.problems.append(Problem(f"{self.structure}:{rule}", subject, detail))

    def check_meaning(self, sound: set[str], seal: Seal) -> None:
        """Check what the files say; called when all are what was sealed, with their paths."""

    def _run(self) -> None:
        """Check files first, then what the sound ones say."""
        found = find_files(self.package)
        self.files = len(found.sizes)
        self._check_kinds(found)
        seal = self._read_seal(found)
        hashes = self._read_manifest(found, seal)
        sound = self._check_files(found, hashes, seal)
        if seal is not None and not self.problems:
            self.check_meaning(sound, seal)

    def _check_kinds(self, found: FoundFiles) -> None:
        for path in found.irregular:
            self.add("P08", path)
        for path in found.empty_folders:
            self.add("P06", path)
        if found.too_many:
            self.add("P08", self.package.name, f"> {MOST_ENTRIES}")

    def _read_seal(self, found: FoundFiles) -> Seal | None:
        data = self._small_file(SEAL, found, "P01")
        if data is None:
            return None
        try:
            seal = read_seal(data)
        except Malformed as error:
            self.add("P01", SEAL, str(error))
            return None
        if seal.structure != self.structure:
            self.add("P01", SEAL, seal.structure)
        return seal

    def _read_manifest(self, found: FoundFiles, seal: Seal | None) -> dict[str, str]:
        data = self._small_file(MANIFEST, found, "P02")
        if data is None:
            return {}
        if seal is not None and hash_file(self.package / MANIFEST) != seal.manifest_sha256:
            self.add("P02", MANIFEST)
        try:
            return read_manifest(data)
        except Malformed as error:
            self.add("P03", MANIFEST, str(error))
            return {}

    def _small_file(self, name: str, found: FoundFiles, rule: str) -> bytes | None:
        size = found.sizes.get(name)
        if size is None or size > LARGEST_LIST:
            self.add(rule, name, "" if size is None else f"{size} bytes")
            return None
        return (self.package / name).read_bytes()

    def _check_files(self, found: FoundFiles, hashes: dict[str, str], seal: Seal | None) -> set[str]:
        """Check the files both ways, and return those that are what was sealed.

        A file of another size is not read, so that a gigabyte in the place of a page costs nothing.
        """
        sizes = seal.sizes if seal is not None else {}
        if seal is not None and hashes and set(sizes) != set(hashes):
            self.add("P02", MANIFEST, ", ".join(sorted(set(sizes) ^ set(hashes))[:3]))
        for path in sorted(set(found.sizes) - set(hashes) - {SEAL, MANIFEST}):
            if hashes or path not in sizes:
                self.add("P06", path)
        sound: set[str] = set()
        for path, sha256 in hashes.items():
            if path not in found.sizes:
                self.add("P04", path)
            elif path in sizes and found.sizes[path] != sizes[path]:
                self.add("P07", path, f"{found.sizes[path]}, {sizes[path]}")
            elif hash_file(self.package / path) != sha256:
                self.add("P05", path)
            else:
                sound.add(path)
        return sound
