"""The two national structures: what their port is given and what it does with it.

<dossier>_v1/                   the envelope, sealed like every package of this station
  package.json                  the seal
  manifest-sha256.txt           every other file; ``sha256sum -c`` reads it
  urn_P01_uuid-….zip            the package: nothing else may be inside it
  masters/                      the images as captured, as JPEG or TIFF, where the profile wants them beside the package
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from station.model.errors import SettingsFault
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import CodeList
from station.packaging.envelope import SealCheck, looks_sealed, seal_package, sealed_as
from station.packaging.manifest import SEAL, Seal
from station.packaging.master_export import MASTERS, TAKEN, export_masters
from station.packaging.naming import expand
from station.packaging.profile import PackageContent, PackingJob, Problem, Verification
from station.packaging.sidecar_files import Ledger
from station.packaging.tt05.check import check_folder, check_zip, flavour_of
from station.packaging.tt05.check.data_reading import kinds_by_content
from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.sealing import names_dossier, same_moment, sealed_facts
from station.packaging.tt05.descriptions import describe
from station.packaging.tt05.options import read_options
from station.packaging.tt05.package import DOCUMENTATION, MIME_TYPES
from station.packaging.tt05.writer import PackageWriter
from station.packaging.zip_file import write_zip


class Tt05Structure:
    """``AIP_hoso`` or ``SIP_hoso``."""

    def __init__(self, flavour: str) -> None:
        self._flavour = flavour
        self.name = f"tt05_{flavour.lower()}"

    def folder_name(self, content: PackageContent, profile: PackageProfile) -> str:
        """Return the envelope's name by the profile's template ``folder``."""
        return expand(profile.names["folder"], layout.dossier_fields(content))

    def recognises(self, package: Path) -> bool:
        """Whether it is an envelope of this structure, or a package of this kind, unpacked or as a ZIP."""
        claimed = sealed_as(package)
        if claimed:
            return claimed == self.name
        if package.is_dir() and looks_sealed(package):
            return any(flavour_of(archive) == self._flavour for archive in package.glob("*.zip"))
        return flavour_of(package) == self._flavour

    def require_complete(
        self, content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
    ) -> None:  # fmt: skip
        """Raise ``PackageFault`` for what is missing or wrong in descriptions and counts."""
        describe(content, profile, self._flavour, codelists)

    def write(self, content: PackageContent, profile: PackageProfile, folder: Path, job: PackingJob) -> None:
        """Write the envelope into the empty folder; the package is put together beside it first."""
        ledger = Ledger(folder)
        work = Path(tempfile.mkdtemp(prefix="package-", dir=folder.parent))
        try:
            beside = read_options(profile, self._flavour).masters == "beside"
            export = partial(export_masters, content, ledger, job) if beside else tuple
            writer = PackageWriter(content, profile, self._flavour, work, job, export)
            pages = writer.write()
            name = self._archive_name(content, profile, writer)
            write_zip(work, folder / name, writer.ids.folder, content.created_at, [file.path for file in writer.files])
        finally:
            shutil.rmtree(work, ignore_errors=True)
        ledger.note_written(name)
        seal_package(self.name, content, profile, ledger, pages, writer.ids.objid)

    def _archive_name(self, content: PackageContent, profile: PackageProfile, writer: PackageWriter) -> str:
        """Return the ZIP's name; the circular's is a SIP's place in its submission and the OBJID, without a separator.

        Raises ``SettingsFault`` (``name_template``) for a template that does not end with ``.zip``.
        """
        ordinal = writer.options.zip_ordinal if self._flavour == "SIP" else 0
        template = profile.names.get("zip", "{ordinal}{folder}.zip")
        fields = {**layout.dossier_fields(content), "ordinal": str(ordinal or ""), "folder": writer.ids.folder}
        name = expand(template, fields)
        if not name.endswith(".zip"):
            raise SettingsFault("name_template", template=template, detail=".zip")
        return name

    def verify(self, package: Path) -> Verification:
        """Return every rule that the package breaks, whichever of its three forms it is in."""
        if package.is_dir() and looks_sealed(package):
            return _EnvelopeCheck(package, self.name).result()
        return check_folder(package) if package.is_dir() else check_zip(package)


class _EnvelopeCheck(SealCheck):
    def check_meaning(self, sound: set[str], seal: Seal) -> None:
        """Check the one package inside, and that the seal speaks of it."""
        packages = [path for path in sound if path.endswith(".zip") and "/" not in path]
        strange = [path for path in sound if path not in packages and not path.startswith(f"{MASTERS}/")]
        if len(packages) != 1 or strange:
            self.add("P11", ", ".join(sorted(strange)[:3]) or SEAL, f"{len(packages)} zip")
            return
        # What was sealed before the seal named the package had masters in any form.
        if "objid" in seal.facts:
            strange = [path for path in sound if path.startswith(f"{MASTERS}/") and not self._is_taken(path)]
            for path in sorted(strange):
                self.add("P11", path, ", ".join(TAKEN))
        found = check_zip(self.package / packages[0], see=partial(self._compare, seal))
        self.problems.extend(found.problems)
        self.files += found.files
        self.pages = found.pages
        if seal.facts.get("pages") != found.pages:
            self.add("P10", SEAL, f"{seal.facts.get('pages')}, {found.pages}")

    def _is_taken(self, path: str) -> bool:
        """Whether a master is of a kind that archives take, by its content and by its name."""
        kinds = kinds_by_content(self.package / path)
        return MIME_TYPES.get(Path(path).suffix) in kinds & set(TAKEN)

    def _compare(self, seal: Seal, facts: Facts) -> Iterator[Problem]:
        """Yield where the package inside is another one than the seal speaks of."""
        for name, said in sealed_facts(facts).items():
            if name in seal.facts and str(seal.facts[name]) != said:
                yield Problem(f"{self.structure}:P10", SEAL, f"{name}: {seal.facts[name]}, {said}")
        if not names_dossier(facts, str(seal.facts.get("dossier"))):
            yield Problem(f"{self.structure}:P10", SEAL, f"dossier: {seal.facts.get('dossier')}, {DOCUMENTATION}")
        if not same_moment(facts, str(seal.facts.get("created_at"))):
            yield Problem(f"{self.structure}:P10", SEAL, f"created_at: {seal.facts.get('created_at')}, METS")
