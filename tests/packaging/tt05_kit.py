"""A golden AIP_hoso and SIP_hoso as the station writes them, and ways to break a copy of one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree
from package_kit import Kit

from station.model.profiles import PackageProfile
from station.model.site import SiteIdentity
from station.packaging.codelists import load_codelists
from station.packaging.profile import PackageContent, PackingJob
from station.packaging.renditions import render_master
from station.packaging.tt05.mets_reading import METS, XLINK
from station.packaging.tt05.package import EAD, PREMIS, REP, REP_METS, REP_PREMIS, ROOT_METS
from station.packaging.tt05.premis_xml import PREMIS as PREMIS_NAMESPACE
from station.packaging.tt05.writer import PackageWriter
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

CODE = "H99.12.5.2003.17"
SITE = SiteIdentity("000.00.99.H99", "Trung tâm Lưu trữ tỉnh Mẫu", "H99.12.5", "Ủy ban nhân dân huyện Mẫu")
PDF = f"{REP}/data/{CODE}.1.pdf"
OTHER_PDF = f"{REP}/data/{CODE}.2.pdf"
DOC = f"{REP}/metadata/descriptive/EAD_doc_{CODE}.1.xml"
OTHER_DOC = f"{REP}/metadata/descriptive/EAD_doc_{CODE}.2.xml"
NAMES = {"m": METS, "xlink": XLINK, "p": PREMIS_NAMESPACE, "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"}

DOSSIER_SAID = {
    "maintenance": "01", "mode": "01", "language": "01", "startDate": "14/01/2003", "endDate": "25/08/2003",
    "format": "02", "riskRecovery": "0", "paperFileCode": "000.00.99.H99.K1.G02.H015.17",
}  # fmt: skip
DOCUMENT_SAID = {
    "typeName": "02", "codeNumber": "05", "codeNotation": "QĐ-UBND", "issuedDate": "14/01/2003", "mode": "01",
    "organName": "Ủy ban nhân dân huyện Mẫu", "language": "01", "riskRecovery": "0", "maintenance": "01",
}  # fmt: skip


def profile(flavour: str, **options: object) -> PackageProfile:
    """The profile that ships with the product, with other options."""
    shipped = load_profiles([resources_folder()]).package_profile(f"tt05-{flavour.lower()}")
    return replace(shipped, options={**shipped.options, **options})


def content(kit: Kit, mode: str = "RGB") -> PackageContent:
    """Two documents of two pages and one."""
    first, second, third = (kit.page(number, mode=mode) for number in (1, 2, 3))
    plain = kit.content([first, second], [third], code=CODE)
    dossier = replace(plain.dossier, description=DOSSIER_SAID)
    documents = tuple(
        replace(
            one,
            document=replace(
                one.document, description={**DOCUMENT_SAID, "subject": f"Quyết định {one.document.ordinal}"}
            ),
        )
        for one in plain.documents
    )
    return replace(plain, dossier=dossier, documents=documents, site=SITE)


def write_package(flavour: str, folder: Path) -> Path:
    """Write a golden package below the folder; return its own folder."""
    return write_content(content(Kit(folder)), flavour, folder)


def write_content(packed: PackageContent, flavour: str, folder: Path, **options: object) -> Path:
    """Write a package of this content below the folder."""
    shipped = profile(flavour, **options)
    job = PackingJob(render=render_master, codelists=load_codelists(resources_folder() / "codelists", shipped))
    work = folder / "work"
    work.mkdir(parents=True)
    writer = PackageWriter(packed, shipped, flavour, work, job)
    writer.write()
    return work.rename(folder / writer.ids.folder)


Change = Callable[[etree._Element], None]


class Broken:
    """A copy of a package, to be broken and sealed again as somebody would who wants to hide it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def xml(self, path: str, change: Change, *, seal: bool = True) -> None:
        """Change an XML file of the package; ``seal``: make METS agree with it again."""
        root = etree.fromstring((self.folder / path).read_bytes())
        change(root)
        self.write(path, etree.tostring(root, xml_declaration=True, encoding="UTF-8"), seal=seal)

    def write(self, path: str, data: bytes, *, seal: bool = True) -> None:
        """Write a file; ``seal``: make METS agree with it."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if seal:
            self.seal(path)

    def text(self, path: str, old: str, new: str, *, seal: bool = True) -> None:
        """Replace text that stands in a file."""
        data = (self.folder / path).read_text("utf-8")
        assert old in data, old
        self.write(path, data.replace(old, new).encode(), seal=seal)

    def field(self, path: str, name: str, value: str | None) -> None:
        """Give a field of a description another value; ``None`` takes the field out."""

        def change(root: etree._Element) -> None:
            element = root.find(name)
            assert element is not None, name
            if value is None:
                root.remove(element)
            else:
                element.text = value

        self.xml(path, change)

    def seal(self, path: str) -> None:
        """Make the METS files agree with a file, and those agree with one another."""
        if path == ROOT_METS:
            return
        mets, base = (REP_METS, f"{REP}/") if path.startswith(f"{REP}/") and path != REP_METS else (ROOT_METS, "")
        href, data = path.removeprefix(base), (self.folder / path).read_bytes()
        digest = hashlib.sha256(data).hexdigest().upper()
        text = (self.folder / mets).read_text("utf-8")
        for element in re.findall(r"<mdRef\b[^>]*>|<file\b[^>]*>\s*<FLocat\b[^>]*>", text):
            if f'xlink:href="{href}"' in element:
                new = re.sub(r'\bSIZE="\d*"', f'SIZE="{len(data)}"', element)
                text = text.replace(element, re.sub(r'\bCHECKSUM="[^"]*"', f'CHECKSUM="{digest}"', new))
        (self.folder / mets).write_text(text, "utf-8")
        if mets == REP_METS:
            if (self.folder / REP_PREMIS).is_file() and path != REP_PREMIS and f"{REP}/data/" in path:
                self._seal_premis(path, digest, len(data))
            self.seal(REP_METS)

    def _seal_premis(self, path: str, digest: str, size: int) -> None:
        def change(root: etree._Element) -> None:
            for one in root.findall("p:object", NAMES):
                if one.findtext(".//p:contentLocationValue", "", NAMES) == path:
                    one.find(".//p:messageDigest", NAMES).text = digest
                    one.find(".//p:size", NAMES).text = str(size)

        self.xml(REP_PREMIS, change)


__all__ = [
    "CODE", "DOC", "EAD", "NAMES", "OTHER_DOC", "OTHER_PDF", "PDF", "PREMIS", "REP", "REP_METS", "REP_PREMIS",
    "ROOT_METS", "Broken", "content", "profile", "write_package",
]  # fmt: skip
