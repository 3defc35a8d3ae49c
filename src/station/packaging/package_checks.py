"""Verifying a package with plain sidecars as a stranger would: with nothing but the package itself.

First the files (``packaging.envelope``): the seal agrees with itself, the manifest with the seal, every file with the
manifest, and no file is missing, extra or of an unusual kind. Then, of files that are what was sealed, what they say:
PDF/A rules, count equation, image of each page, words of each page, hashes of the events, masters, and that CSV, XLSX
and XML say what the JSON says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from station.packaging import layout
from station.packaging.described_rows import DescribedRows, dossier_row, page_row, shown
from station.packaging.document_checks import DocumentCheck
from station.packaging.envelope import SealCheck
from station.packaging.manifest import MANIFEST, Seal, read_manifest
from station.packaging.master_export import handed_out_as, master_path
from station.packaging.media_export import check_media, media_rows
from station.packaging.profile import Problem, Verification
from station.packaging.sidecar_agreement import FILES, check_agreement
from station.packaging.sidecar_checks import (
    BAD_RECORD,
    FIRST_PROVEN,
    FIRST_WITH_FORMS,
    Listed,
    check_counts,
    check_dossier,
    check_provenance,
    check_table,
    mapping,
    migrated_masters,
    sequence,
)


def check_package(package: Path, structure: str) -> Verification:
    """Return what is wrong with a package; never raises for what it contains."""
    return _PackageCheck(package, structure).result()


class _PackageCheck(SealCheck):
    def check_meaning(self, sound: set[str], seal: Seal) -> None:
        """Check what the sidecars say of the PDFs, and the PDFs themselves."""
        listed = check_dossier(self.package / layout.DOSSIER, seal, self.add)
        checks = {path: self._document(path, pages, sound, listed) for path, pages in listed.documents.items()}
        pages = [record for check in checks.values() for record in check.records]
        if listed.record:
            check_counts(listed, pages, self.add)
        check_provenance(self.package / layout.PROVENANCE, seal, listed, pages, self.add)
        masters = self._check_masters(pages, sound, listed)
        fixed = {file for form in listed.forms for file in FILES[form]}
        sidecars = {layout.sidecar_path(PurePosixPath(path)) for path in listed.documents}
        media = check_media(self.package, listed, sound, self.add)
        for path in sorted((sound ^ {*listed.documents, *sidecars, *fixed, *masters, *media}) - {layout.DOSSIER}):
            self.add("P11", path)
        if self.pages != listed.pages:
            self.problems.append(Problem("own:42", layout.DOSSIER, f"{listed.pages}, {self.pages}"))
        if listed.version < FIRST_WITH_FORMS:
            check_table(self.package / layout.PAGE_TABLE, listed.pages, self.add)
            check_table(self.package / layout.DOCUMENT_TABLE, len(listed.documents), self.add)
        elif not self.problems:
            self._check_agreement(checks, listed)

    def _document(self, path: str, pages: int, sound: set[str], listed: Listed) -> DocumentCheck:
        check = DocumentCheck(self.package, path, listed, self.add)
        if path in sound:
            self.problems.extend(check.run(pages))
            self.pages += check.pages
        return check

    def _check_masters(self, records: Sequence[dict[str, object]], sound: set[str], listed: Listed) -> set[str]:
        """Return the paths at which masters must be, having checked that each is the one that its record names."""
        paths: set[str] = set()
        if not listed.has_masters:
            return paths
        hashes = read_manifest((self.package / MANIFEST).read_bytes())
        try:
            made = migrated_masters(self.package / layout.PROVENANCE) if listed.version >= FIRST_PROVEN else {}
            for record in records:
                path, sha256 = _master(record, listed, made)
                paths.add(path)
                if path in sound and hashes[path] != sha256:
                    self.add("P05", path)
        except BAD_RECORD as error:
            self.add("P09", layout.DOSSIER, type(error).__name__)
        return paths

    def _check_agreement(self, checks: dict[str, DocumentCheck], listed: Listed) -> None:
        try:
            wanted = self._rows(checks, listed)
        except BAD_RECORD as error:
            self.add("P09", layout.DOSSIER, type(error).__name__)
            return
        check_agreement(self.package, listed.forms, wanted, self.add)

    def _rows(self, checks: dict[str, DocumentCheck], listed: Listed) -> DescribedRows:
        """Return what the JSON files say in the rows of the other sidecars."""
        documents, pages = _bound_rows(checks, listed)
        return DescribedRows(dossier_row(listed.record), (*documents, *media_rows(self.package, listed)), tuple(pages))


def _master(record: Mapping[str, object], listed: Listed, made: Mapping[str, str]) -> tuple[str, str]:
    """Return where the master of a page must be, and the hash it must have.

    ``made``: of the masters that are not handed out as they are, the hash of what was made of each. Raises one of
    ``BAD_RECORD``: ``KeyError`` for a master that nobody tells of.
    """
    master = mapping(record["master"])
    sha256, kind = str(master["sha256"]), str(master["media_type"])
    wanted = handed_out_as(kind) if listed.version >= FIRST_PROVEN else kind
    path = master_path(int(str(record["number"])), sha256, wanted)
    return path, sha256 if wanted == kind else made[sha256]


def _bound_rows(checks: dict[str, DocumentCheck], listed: Listed) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """Return the rows of the documents in PDFs and of their pages."""
    documents: list[dict[str, str]] = []
    pages: list[tuple[str, ...]] = []
    for path, check in checks.items():
        entries = [entry for entry in listed.entries if entry["file"] == path]
        heads = sequence(check.head["parts"]) if "parts" in check.head else [check.head]
        position = 0
        for entry, head in zip(entries, heads, strict=True):
            said = {name: shown(entry[name]) for name in ("ordinal", "file", "first_page", "pages")}
            description = {str(name): shown(value) for name, value in mapping(head["description"]).items() if value}
            if (entry["first_page"], entry["ordinal"]) != (position + 1, head["ordinal"]):
                raise ValueError("first_page")
            documents.append({**description, **said})
            for record in check.records[position : position + int(str(entry["pages"]))]:
                position += 1
                pages.append(tuple(map(shown, page_row(record, int(said["ordinal"]), path, position))))
    return documents, pages
