"""The plain structure: a folder of PDF/A files with descriptions beside them, for receivers that take no METS.

<dossier>_v1/
  package.json                  the seal
  manifest-sha256.txt           every other file; ``sha256sum -c`` reads it
  documents/<dossier>.001.pdf   one PDF/A-2u for each document, or <dossier>.pdf for all of them
  metadata/dossier.json         description, finding aid, count equation, what was left out and why
  documents/<dossier>.002.mp3   sound and film as they were taken in
  metadata/documents/*.json     one for each PDF: descriptions, and for each page how it was made; and for each medium
  metadata/provenance.json      events and agents (PREMIS terms), with the hash chain
  metadata/documents.csv        the descriptions of the documents as a table
  metadata/pages.csv            one row for each page
  metadata/documents.xlsx       the same and the dossier, as three sheets
  metadata/dossier.xml, .xsd    the same for portals, with its schema
  masters/                      the images as captured, as JPEG or TIFF

Which of the last five are there is said by the profile (``plain_options``).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from station.jobs.job import Progress
from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import CodeList
from station.packaging.count_equation import count_record, require_counts
from station.packaging.document_binding import orders
from station.packaging.document_writer import DocumentWriter, describe_documents
from station.packaging.envelope import looks_sealed, seal_package, sealed_as
from station.packaging.fields import described
from station.packaging.layout import Bound
from station.packaging.master_export import export_masters
from station.packaging.media_export import write_media
from station.packaging.naming import expand
from station.packaging.package_checks import check_package
from station.packaging.pdfa.verapdf import Opinion, ask_verapdf
from station.packaging.plain_options import BESIDE, PlainOptions, read_options
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
from station.packaging.sidecar_forms import document_columns, sidecar_writers

VERSION = "5"


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

    def require_complete(
        self, content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
    ) -> None:  # fmt: skip
        """Raise ``PackageFault`` for what is missing or wrong in descriptions and counts."""
        _descriptions(content, profile, codelists)

    def write(self, content: PackageContent, profile: PackageProfile, folder: Path, job: PackingJob) -> None:
        """Write the package into the empty folder."""
        options = read_options(profile)
        bound = layout.bound_files(content, profile, options.binding)
        description, descriptions = _descriptions(content, profile, job.codelists)
        layout.make_folders(folder)
        ledger = Ledger(folder)
        record = _dossier_record(content, profile, options, bound, description)
        columns = document_columns(profile, list(descriptions.values()))
        renditions = rendered(orders(content, profile), job)
        pages = 0
        with sidecar_writers(ledger, profile, record, columns, job.codelists) as sidecars:
            writer = DocumentWriter(ledger, content, profile, descriptions, columns, sidecars)
            for file in bound:
                pages += writer.write(file, renditions)
                job.progress(Progress(pages, layout.page_count(content), "pages", file.path.name))
            write_media(content, profile, descriptions, ledger, columns, sidecars)
        opinion = _opinion([folder / file.path for file in bound], content, job.release) if bound else None
        validation = [] if opinion is None else [_opinion_record(opinion, content, job.release)]
        counts = count_record(content, pages, writer.told_pages)
        ledger.write_json(layout.DOSSIER, {**record, "counts": counts, "validation": validation})
        masters = export_masters(content, ledger, job) if options.masters == BESIDE else ()
        migrated = [copy.record() for copy in masters if copy.is_migrated]
        ledger.write_json(layout.PROVENANCE, {**provenance_record(content), "migrations": migrated})
        seal_package(self.name, content, profile, ledger, layout.page_count(content))

    def verify(self, package: Path) -> Verification:
        """Return every rule that the package breaks."""
        return check_package(package, self.name)


def _descriptions(
    content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
) -> tuple[dict[str, str], dict[int, dict[str, str]]]:
    """Return what is said of the dossier, and of its documents by ordinal."""
    values = layout.dossier_values(content, profile)
    description = described(profile.dossier_fields, values, codelists, content.dossier.code)
    descriptions = describe_documents(content, profile, codelists)
    require_counts(content)
    return description, descriptions


def _opinion(files: list[Path], content: PackageContent, release: Release | None) -> Opinion | None:
    opinion = ask_verapdf(files)
    if opinion is not None and opinion.outcome == "failed":
        first = layout.ordinal_in(content, opinion.detail.split(",")[0])
        raise PackageFault("pdfa_rejected", validator=opinion.validator, files=opinion.detail, document=first)
    if opinion is not None and opinion.outcome != "passed" and release is None:
        raise PackageFault("pdfa_unchecked", validator=opinion.validator, detail=opinion.detail)
    return opinion


def _dossier_record(
    content: PackageContent, profile: PackageProfile, options: PlainOptions, bound: list[Bound],
    description: dict[str, str],
) -> Record:  # fmt: skip
    dossier = content.dossier
    return {
        "structure": {"name": PLUGIN.name, "version": VERSION},
        "profile": {
            "name": profile.name, "version": profile.version, "min_dpi": profile.min_dpi,
            "jpeg_quality": profile.jpeg_quality,
        },
        "software": content.software,
        "station": content.station,
        "created_at": content.created_at.isoformat(),
        "code": dossier.code,
        "version": content.version,
        "replaces": content.replaces.version if content.replaces else None,
        "fonds_code": dossier.fonds_code,
        "inventory_code": dossier.inventory_code,
        "box": dossier.box,
        "secrecy": dossier.secrecy.value if dossier.secrecy else None,
        "language": profile.language,
        "description": description,
        "inventory": inventory_record(content.inventory, content.fonds),
        "omitted": [omitted_record(page) for page in content.omitted],
        "binding": options.binding,
        "sidecars": list(options.forms),
        "masters": options.masters,
        "documents": [
            {"ordinal": document.document.ordinal, "file": file.path.as_posix(), "first_page": first_page,
             "pages": len(document.pages)}
            for file in bound
            for document, first_page in zip(file.documents, file.first_pages(), strict=True)
        ],
        "media": [
            {"ordinal": document.document.ordinal, "file": path.as_posix()}
            for document, path in layout.media_paths(content, profile)
        ],
        "review": review_record(content),
    }  # fmt: skip


def _opinion_record(opinion: Opinion, content: PackageContent, release: Release | None) -> Record:
    if opinion.outcome == "passed" or release is None:
        return opinion.as_dict()
    person = person_record(release.person_id, content.people)
    return {**opinion.as_dict(), "released_by": person, "released_because": release.reason}


PLUGIN = PlainStructure()
