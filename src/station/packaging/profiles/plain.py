"""The plain structure: a folder of PDF/A files with JSON and CSV beside them, for receivers that take no METS.

<dossier>_v1/
  package.json                  the seal
  manifest-sha256.txt           every other file; ``sha256sum -c`` reads it
  documents/<dossier>.001.pdf   one PDF/A-2u for each document
  metadata/dossier.json         description, finding aid, count equation, what was left out and why
  metadata/documents/*.json     one for each PDF: description, and for each page how it was made
  metadata/documents.csv        the same descriptions as a table
  metadata/pages.csv            one row for each page
  metadata/provenance.json      events and agents (PREMIS terms), with the hash chain
"""

from __future__ import annotations

from pathlib import Path

from station.jobs.job import Progress
from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.count_equation import count_record, require_counts
from station.packaging.document_binding import orders
from station.packaging.document_writer import DocumentWriter
from station.packaging.envelope import looks_sealed, seal_package, sealed_as
from station.packaging.fields import described
from station.packaging.naming import expand
from station.packaging.package_checks import check_package
from station.packaging.pdfa.verapdf import Opinion, ask_verapdf
from station.packaging.profile import PackageContent, PackingJob, Release, Verification
from station.packaging.records import (
    Record,
    inventory_record,
    omitted_record,
    person_record,
    provenance_record,
    review_record,
)
from station.packaging.renditions import rendered
from station.packaging.sidecar_files import Ledger

VERSION = "2"


class PlainStructure:
    """See the module."""

    name = "plain"

    def folder_name(self, content: PackageContent, profile: PackageProfile) -> str:
        """Return the folder's name by the profile's template ``folder``."""
        return expand(profile.names["folder"], layout.dossier_fields(content))

    def recognises(self, package: Path) -> bool:
        """Whether the seal says so; where it cannot be read, any sealed folder but one around an archive."""
        claimed = sealed_as(package)
        return claimed == self.name if claimed else looks_sealed(package) and not any(package.glob("*.zip"))

    def write(self, content: PackageContent, profile: PackageProfile, folder: Path, job: PackingJob) -> None:
        """Write the package into the empty folder."""
        paths = layout.document_paths(content, profile)
        description = described(
            profile.dossier_fields, layout.dossier_values(content, profile), job.codelists, content.dossier.code
        )
        require_counts(content)
        layout.make_folders(folder)
        ledger = Ledger(folder)
        renditions = rendered(orders(content, profile), job)
        pages = 0
        with DocumentWriter(ledger, content, profile, job.codelists) as writer:
            for document, path in zip(content.documents, paths, strict=True):
                pages += writer.write(document, path, renditions)
                job.progress(Progress(pages, layout.page_count(content), "pages", path.name))
        opinion = ask_verapdf([folder / path for path in paths])
        if opinion is not None and opinion.outcome == "failed":
            raise PackageFault("pdfa_rejected", validator=opinion.validator, files=opinion.detail)
        if opinion is not None and opinion.outcome != "passed" and job.release is None:
            raise PackageFault("pdfa_unchecked", validator=opinion.validator, detail=opinion.detail)
        ledger.write_json(layout.DOSSIER, _dossier_record(content, profile, description, opinion, job.release))
        ledger.write_json(layout.PROVENANCE, provenance_record(content))
        seal_package(self.name, content, profile, ledger, layout.page_count(content))

    def verify(self, package: Path) -> Verification:
        """Return every rule that the package breaks."""
        return check_package(package, self.name)


def _dossier_record(
    content: PackageContent, profile: PackageProfile, description: dict[str, str], opinion: Opinion | None,
    release: Release | None,
) -> Record:  # fmt: skip
    dossier = content.dossier
    return {
        "structure": {"name": PLUGIN.name, "version": VERSION},
        "profile": {"name": profile.name, "version": profile.version, "min_dpi": profile.min_dpi},
        "software": content.software,
        "station": content.station,
        "created_at": content.created_at.isoformat(),
        "code": dossier.code,
        "version": content.version,
        "fonds_code": dossier.fonds_code,
        "inventory_code": dossier.inventory_code,
        "box": dossier.box,
        "secrecy": dossier.secrecy.value if dossier.secrecy else None,
        "language": profile.language,
        "description": description,
        "inventory": inventory_record(content.inventory),
        "counts": count_record(content),
        "omitted": [omitted_record(page) for page in content.omitted],
        "documents": [
            {"ordinal": document.document.ordinal, "file": path.as_posix(), "pages": len(document.pages)}
            for document, path in zip(content.documents, layout.document_paths(content, profile), strict=True)
        ],
        "review": review_record(content),
        "validation": [] if opinion is None else [_opinion_record(opinion, content, release)],
    }


def _opinion_record(opinion: Opinion, content: PackageContent, release: Release | None) -> Record:
    if opinion.outcome == "passed" or release is None:
        return opinion.as_dict()
    person = person_record(release.person_id, content.people)
    return {**opinion.as_dict(), "released_by": person, "released_because": release.reason}


PLUGIN = PlainStructure()
