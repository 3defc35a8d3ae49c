"""Writing a package of TT 05/2025: data first, then what describes it, the root METS last, then the ZIP around it.

The order is that of the hashes: every file is complete before another one states its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from station.jobs.job import Progress
from station.model.errors import PackageFault
from station.model.profiles import FieldRule, PackageProfile
from station.packaging import facts, layout
from station.packaging.document_binding import orders
from station.packaging.master_export import MasterCopy
from station.packaging.pdfa.rules import RULES_VERSION, check_pdfa
from station.packaging.pdfa.verapdf import ask_verapdf
from station.packaging.profile import PackageContent, PackingJob
from station.packaging.renditions import rendered
from station.packaging.sidecar_files import Ledger
from station.packaging.tt05 import mets, package
from station.packaging.tt05.data_files import DataWriter, Written, picture_orders
from station.packaging.tt05.descriptions import PREFIXES, Described, describe
from station.packaging.tt05.documentation import documentation_bytes
from station.packaging.tt05.ead import ead_bytes
from station.packaging.tt05.identifiers import Identifiers
from station.packaging.tt05.options import read_options, with_status
from station.packaging.tt05.package import PackedFile
from station.packaging.tt05.premis import write_package_premis, write_representation_premis
from station.packaging.tt05.premis_facts import DataFile, PackageFacts, ValidationFact
from station.packaging.tt05.schemas import schema_files

_WritePremis = Callable[[BinaryIO, PackageContent, PackageFacts], int | None]
_OWN_RULES = f"station PDF/A-2u rules {RULES_VERSION}"


class PackageWriter:
    """Writes one package into a folder of its own; ``files`` are in the order in which they were written.

    ``export_masters`` writes those that stand beside the package, and is called once the pages are written.
    """

    def __init__(
        self, content: PackageContent, profile: PackageProfile, flavour: str, folder: Path, job: PackingJob,
        export_masters: Callable[[], tuple[MasterCopy, ...]] = tuple,
    ) -> None:  # fmt: skip
        self._content, self._profile, self._flavour, self._job = content, profile, flavour, job
        self.options = with_status(read_options(profile, flavour), is_replacement=content.replaces is not None)
        fonds = content.dossier.fonds_code
        self.ids = Identifiers(_seed(content, content.version), flavour, fonds, self.options.objid_form)
        self.replaced = self._replaced_objid()
        self._export_masters = export_masters
        self._copies: tuple[MasterCopy, ...] = ()
        self._told_pages = 0
        self._ledger = Ledger(folder)
        self.files: list[PackedFile] = []

    def _replaced_objid(self) -> str:
        earlier = self._content.replaces
        if earlier is None:
            return ""
        return earlier.objid or replace(self.ids, seed=_seed(self._content, earlier.version)).objid

    def write(self) -> int:
        """Write everything; return how many pages. Raises ``PackageFault``, ``SettingsFault``, ``OSError``."""
        content, profile, codelists = self._content, self._profile, self._job.codelists
        description, documents = describe(content, profile, self._flavour, codelists)
        written = self._write_data(documents)
        self._copies = self._export_masters()
        data = [file for one in written for file in (one.data, *one.attachments)]
        facts_of_package = self._facts(description, data, self._validate(data))
        eads = [self._write_ead(one) for one in documents]
        rep_premis = self._write_premis(package.REP_PREMIS, write_representation_premis, facts_of_package)
        rep_mets = self._write(package.REP_METS, self._rep_mets(written, eads, rep_premis))
        ead = self._write(package.EAD, self._ead(profile.dossier_fields, description, "../../schemas/EAD.xsd"))
        facts_of_package = replace(facts_of_package, told_pages=self._told_pages)
        premis = self._write_premis(package.PREMIS, write_package_premis, facts_of_package)
        schemas = [
            self._write(f"{package.SCHEMAS}/{name}", text)
            for name, text in schema_files(self._flavour, profile, codelists, self.options.language_separator).items()
        ]
        groups: list[tuple[str, Sequence[PackedFile]]] = [("Schemas", schemas)]
        if self.options.documentation:
            text = documentation_bytes(content, profile, self.replaced)
            groups.append(("Documentation", [self._write(package.DOCUMENTATION, text)]))
        groups.append(("Representations/rep1", [rep_mets]))
        self._write(package.ROOT_METS, mets.root_mets(self._head(root=True), ead, premis, groups))
        return layout.page_count(content)

    def _write_data(self, documents: Sequence[Described]) -> list[Written]:
        content, profile = self._content, self._profile
        (self._ledger.folder / package.REP_DATA).mkdir(parents=True)
        wanted = picture_orders(orders(content, profile), content, self.options.picture_form)
        renditions = rendered(wanted, self._job)
        writer = DataWriter(self._ledger.folder, content, profile, self.options, self.ids, renditions, self._job)
        written: list[Written] = []
        pages = 0
        for document in documents:
            written.append(writer.write(document))
            pages += len(document.document.pages)
            self._job.progress(Progress(pages, layout.page_count(content), "pages", document.name))
        for file in (file for one in written for file in (one.data, *one.attachments)):
            self.files.append(PackedFile(file.path, file.size, file.sha256, file.created))
        return written

    def _validate(self, data: Sequence[DataFile]) -> tuple[ValidationFact, ...]:
        """Ask our own rules and veraPDF; raises ``PackageFault`` (``pdfa_rejected``, ``pdfa_unchecked``)."""
        paths = tuple(file.path for file in data if file.pronom == "fmt/478")
        files = [self._ledger.folder / path for path in paths]
        broken = [problem for file in files for problem in check_pdfa(file, language=self._profile.language)]
        if broken:
            said = ", ".join(f"{problem.subject}: {problem.rule}" for problem in broken[:3])
            raise self._rejected(_OWN_RULES, said)
        found = [ValidationFact("validation", _OWN_RULES, "passed", "", paths)] if paths else []
        opinion = ask_verapdf(files)
        if opinion is None:
            return tuple(found)
        if opinion.outcome == "failed":
            raise self._rejected(opinion.validator, opinion.detail)
        release = self._job.release if opinion.outcome != "passed" else None
        if opinion.outcome != "passed" and release is None:
            raise PackageFault("pdfa_unchecked", validator=opinion.validator, detail=opinion.detail)
        person, detail = (release.person_id, release.reason) if release else ("", opinion.detail)
        return (*found, ValidationFact("validation", opinion.validator, opinion.outcome, detail, paths, person))

    def _rejected(self, validator: str, files: str) -> PackageFault:
        first = layout.ordinal_in(self._content, re.split("[:,]", files)[0])
        return PackageFault("pdfa_rejected", validator=validator, files=files, document=first)

    def _facts(
        self, description: dict[str, str], data: Sequence[DataFile], validations: tuple[ValidationFact, ...]
    ) -> PackageFacts:
        content = self._content
        name, _, version = content.software.rpartition(" ")
        codes = facts.dossier_codes(content.dossier, content.site, self._profile)
        return PackageFacts(
            ids=self.ids, software_name=name, software_version=version, site=content.site,
            arc_file_code=codes.get("arcFileCode", content.dossier.code),
            paper_file_code=description.get("paperFileCode", ""), files=tuple(data), created=content.created_at,
            validations=validations, object_category=self.options.object_category, replaced=self.replaced,
            copies=self._copies,
        )  # fmt: skip

    def _write_ead(self, described: Described) -> PackedFile:
        kind = PREFIXES[described.kind]
        path = f"{package.REP_DESCRIPTIVE}/{kind}_{described.name}.xml"
        return self._write(path, self._ead(described.rules, described.values, f"../../../../schemas/{kind}.xsd"))

    def _ead(self, rules: Sequence[FieldRule], values: dict[str, str], schema: str) -> bytes:
        return ead_bytes(rules, values, schema, self.options.language_separator)

    def _write_premis(self, path: str, write: _WritePremis, known: PackageFacts) -> PackedFile | None:
        if self._flavour == "SIP":
            return None
        target = self._ledger.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            self._told_pages = write(stream, self._content, known) or 0
        self._ledger.note_written(path)
        return self._noted(path)

    def _rep_mets(self, written: Sequence[Written], eads: Sequence[PackedFile], premis: PackedFile | None) -> bytes:
        linked = [
            mets.LinkedDocument(one.described.name, ead, _packed(one.data), tuple(map(_packed, one.attachments)))
            for one, ead in zip(written, eads, strict=True)
        ]
        return mets.representation_mets(self._head(root=False), linked, premis)

    def _head(self, *, root: bool) -> mets.Head:
        content, site, options = self._content, self._content.site, self.options
        name, _, version = content.software.rpartition(" ")
        software = mets.Agent("CREATOR", "OTHER", name, "SOFTWARE VERSION", version, "SOFTWARE")
        fonds = content.inventory.fonds_title or content.dossier.fonds_code
        maker = site.agency_name or fonds
        owner = mets.Agent("ARCHIVIST", "ORGANIZATION", maker, "IDENTIFICATIONCODE", content.dossier.fonds_code)
        creator = mets.Agent(
            "CREATOR", "ORGANIZATION", site.archive_name or maker, "IDENTIFICATIONCODE", content.dossier.fonds_code
        )
        if not root:
            objid = "rep1" if options.rep_objid == "rep1" else self.ids.element("rep1")
            return mets.Head(
                self.ids, options, objid, "rep1", options.rep_profile, content.created_at, (software, creator)
            )
        return mets.Head(
            self.ids, options, self.ids.objid, content.dossier.title, options.root_profile, content.created_at,
            (software, owner), self._record_ids(),
        )  # fmt: skip

    def _record_ids(self) -> tuple[tuple[str, str], ...]:
        codes = facts.dossier_codes(self._content.dossier, self._content.site, self._profile)
        code = codes.get("fileCode" if self._flavour == "SIP" else "arcFileCode", self._content.dossier.code)
        agreement = (("SUBMISSIONAGREEMENT", self.options.submission or code),) if self._flavour == "SIP" else ()
        return (*agreement, ("REFERENCECODE", code))

    def _write(self, path: str, data: bytes) -> PackedFile:
        (self._ledger.folder / path).parent.mkdir(parents=True, exist_ok=True)
        self._ledger.write_bytes(path, data)
        return self._noted(path)

    def _noted(self, path: str) -> PackedFile:
        file = PackedFile(path, self._ledger.sizes[path], self._ledger.hashes[path].upper(), self._content.created_at)
        self.files.append(file)
        return file


def _seed(content: PackageContent, version: int) -> str:
    return f"{content.dossier.id}\n{version}"


def _packed(file: DataFile) -> PackedFile:
    return PackedFile(file.path, file.size, file.sha256, file.created)
