"""Verifying a package with plain sidecars as a stranger would: with nothing but the package itself.

First the files: the seal agrees with itself, the manifest with the seal, every file with the manifest, and no file is
missing, extra or of an unusual kind. Then, of files that are what was sealed, what they say: PDF/A rules, count
equation, image of each page, words of each page, hashes of the events.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from station.packaging import layout
from station.packaging.document_checks import DocumentCheck
from station.packaging.manifest import MANIFEST, SEAL, Malformed, Seal, hash_file, read_manifest, read_seal
from station.packaging.package_files import MOST_ENTRIES, FoundFiles, find_files
from station.packaging.profile import Problem, Verification
from station.packaging.sidecar_checks import check_dossier, check_provenance, check_table

LARGEST_LIST = 64 * 1024 * 1024
_FIXED = frozenset({layout.DOSSIER, layout.PROVENANCE, layout.DOCUMENT_TABLE, layout.PAGE_TABLE})


def check_package(package: Path, structure: str) -> Verification:
    """Return what is wrong with a package; never raises for what it contains.

    Rules are named by the structure and a number: ``plain:P01``.
    """
    check = _PackageCheck(package, structure)
    try:
        check.run()
    except OSError as error:
        check.add("P08", str(error.filename or package.name), error.strerror or str(error))
    return Verification(tuple(check.problems), check.files, check.pages)


class _PackageCheck:
    def __init__(self, package: Path, structure: str) -> None:
        self._package, self._structure = package, structure
        self.problems: list[Problem] = []
        self.files = 0
        self.pages = 0

    def add(self, rule: str, subject: str, detail: str = "") -> None:
        """Note a broken rule of this structure."""
        self.problems.append(Problem(f"{self._structure}:{rule}", subject, detail))

    def run(self) -> None:
        """Check files first, then what the sound ones say."""
        found = find_files(self._package)
        self.files = len(found.sizes)
        self._check_kinds(found)
        seal = self._read_seal(found)
        hashes = self._read_manifest(found, seal)
        sound = self._check_files(found, hashes, seal)
        if seal is not None and not self.problems:
            self._check_meaning(sound, seal)

    def _check_kinds(self, found: FoundFiles) -> None:
        for path in found.irregular:
            self.add("P08", path)
        for path in found.empty_folders:
            self.add("P06", path)
        if found.too_many:
            self.add("P08", self._package.name, f"> {MOST_ENTRIES}")

    def _read_seal(self, found: FoundFiles) -> Seal | None:
        data = self._small_file(SEAL, found, "P01")
        if data is None:
            return None
        try:
            seal = read_seal(data)
        except Malformed as error:
            self.add("P01", SEAL, str(error))
            return None
        if seal.structure != self._structure:
            self.add("P01", SEAL, seal.structure)
        return seal

    def _read_manifest(self, found: FoundFiles, seal: Seal | None) -> dict[str, str]:
        data = self._small_file(MANIFEST, found, "P02")
        if data is None:
            return {}
        if seal is not None and hash_file(self._package / MANIFEST) != seal.manifest_sha256:
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
        return (self._package / name).read_bytes()

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
            elif hash_file(self._package / path) != sha256:
                self.add("P05", path)
            else:
                sound.add(path)
        return sound

    def _check_meaning(self, sound: set[str], seal: Seal) -> None:
        listed = check_dossier(self._package / layout.DOSSIER, seal, self.add)
        check_provenance(self._package / layout.PROVENANCE, seal, self.add)
        expected = {*listed.documents, *(layout.sidecar_path(PurePosixPath(path)) for path in listed.documents)}
        for path in sorted(sound - expected - _FIXED):
            self.add("P11", path)
        for path, pages in listed.documents.items():
            if path not in sound:
                self.add("P11", path)
                continue
            document = DocumentCheck(self._package, path, listed, self.add)
            self.problems.extend(document.run(pages))
            self.pages += document.pages
        if self.pages != listed.pages:
            self.problems.append(Problem("own:42", layout.DOSSIER, f"{listed.pages}, {self.pages}"))
        check_table(self._package / layout.PAGE_TABLE, listed.pages, self.add)
        check_table(self._package / layout.DOCUMENT_TABLE, len(listed.documents), self.add)
