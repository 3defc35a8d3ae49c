"""Verifying a package with plain sidecars as a stranger would: with nothing but the package itself.

First the files (``packaging.envelope``): the seal agrees with itself, the manifest with the seal, every file with the
manifest, and no file is missing, extra or of an unusual kind. Then, of files that are what was sealed, what they say:
PDF/A rules, count equation, image of each page, words of each page, hashes of the events.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from station.packaging import layout
from station.packaging.document_checks import DocumentCheck
from station.packaging.envelope import SealCheck
from station.packaging.manifest import Seal
from station.packaging.profile import Problem, Verification
from station.packaging.sidecar_checks import check_dossier, check_provenance, check_table

_FIXED = frozenset({layout.DOSSIER, layout.PROVENANCE, layout.DOCUMENT_TABLE, layout.PAGE_TABLE})


def check_package(package: Path, structure: str) -> Verification:
    """Return what is wrong with a package; never raises for what it contains."""
    return _PackageCheck(package, structure).result()


class _PackageCheck(SealCheck):
    def check_meaning(self, sound: set[str], seal: Seal) -> None:
        """Check what the sidecars say of the PDFs, and the PDFs themselves."""
        listed = check_dossier(self.package / layout.DOSSIER, seal, self.add)
        check_provenance(self.package / layout.PROVENANCE, seal, self.add)
        expected = {*listed.documents, *(layout.sidecar_path(PurePosixPath(path)) for path in listed.documents)}
        for path in sorted(sound - expected - _FIXED):
            self.add("P11", path)
        for path, pages in listed.documents.items():
            if path not in sound:
                self.add("P11", path)
                continue
            document = DocumentCheck(self.package, path, listed, self.add)
            self.problems.extend(document.run(pages))
            self.pages += document.pages
        if self.pages != listed.pages:
            self.problems.append(Problem("own:42", layout.DOSSIER, f"{listed.pages}, {self.pages}"))
        check_table(self.package / layout.PAGE_TABLE, listed.pages, self.add)
        check_table(self.package / layout.DOCUMENT_TABLE, len(listed.documents), self.add)
