"""What a package says and what it is, read once for all rules: files on the disk, METS, descriptions, PREMIS.

Nothing is judged here, and nothing is raised for what is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from station.packaging.manifest import Malformed, is_inside
from station.packaging.package_files import find_files
from station.packaging.tt05.check.data_reading import SeenImage, SeenPdf, look_at_image, look_at_pdf
from station.packaging.tt05.check.files import PackageFiles
from station.packaging.tt05.ead import read_ead
from station.packaging.tt05.mets_reading import Div, Mets, Reference, read_mets
from station.packaging.tt05.package import DOCUMENTATION, EAD, PREMIS, REP, REP_DATA, REP_METS, REP_PREMIS, ROOT_METS
from station.packaging.tt05.premis_objects import OUTCOME
from station.packaging.tt05.premis_reading import Premis, PremisEvent

FLAVOURS = ("AIP", "SIP")
# What this program calls itself in METS; that of ``station.bootstrap``.
PRODUCT = "scanning-station"
# What stands in the place of a file that another package of the fonds has.
HOLEY = ".fetch.txt"
_PICTURES = (".jpg", ".jpeg", ".tif", ".tiff", ".png")


@dataclass(frozen=True, slots=True)
class MetsFile:
    """One of the two METS files: where it stands, the folder its references start from, and what it says."""

    path: str
    base: str
    mets: Mets


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference of a METS file and the path in the package that it means, ``""`` for one that points outside."""

    where: str
    reference: Reference
    path: str


@dataclass(frozen=True, slots=True)
class Record:
    """A description (``simpledc``): its fields in their order, with what came more than once or from elsewhere."""

    path: str
    fields: dict[str, str]
    strange: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """Return a field, ``""`` when it is empty or absent."""
        return self.fields.get(name, "")


@dataclass(frozen=True, slots=True)
class Linked:
    """One division under MetadataLink: which description speaks of which files; empty where it points nowhere."""

    div: Div
    descriptions: tuple[str, ...]
    data: tuple[str, ...]


class Facts(PackageFiles):
    """See the module."""

    @cached_property
    def flavour(self) -> str:
        """``AIP`` or ``SIP`` by what the root METS says, else by the form of the OBJID, which names the folder."""
        if self.root is None:
            return "SIP" if self.name.startswith("uuid-") else "AIP"
        said = self.root.mets.header.package_type
        return said if said in FLAVOURS else "SIP" if self.root.mets.objid.startswith("uuid-") else "AIP"

    @cached_property
    def is_ours(self) -> bool:
        """Whether this program made it, by its METS or by the envelope: then what only this program writes is there."""
        if self.is_enveloped:
            return True
        agents = () if self.root is None else self.root.mets.header.agents
        return any(agent.is_software and agent.name == PRODUCT for agent in agents)

    @cached_property
    def root(self) -> MetsFile | None:
        """The METS of the package, ``None`` when it cannot be read."""
        return self._mets(ROOT_METS, "")

    @cached_property
    def rep(self) -> MetsFile | None:
        """The METS of the representation."""
        return self._mets(REP_METS, f"{REP}/")

    @cached_property
    def mets_files(self) -> tuple[MetsFile, ...]:
        """Those of the two that can be read."""
        return tuple(one for one in (self.root, self.rep) if one is not None)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """Every file that the METS files list, in their order."""
        return tuple(
            Listed(one.path, reference, self.resolved(one.base, reference.href))
            for one in self.mets_files
            for reference in one.mets.references
        )

    @cached_property
    def ead(self) -> Record | None:
        """The description of the dossier."""
        return self.record(EAD)

    @cached_property
    def links(self) -> tuple[Linked, ...]:
        """What stands under MetadataLink, in the order of the document."""
        if self.rep is None:
            return ()
        return tuple(self._linked(div) for div in link_divs(self.rep.mets))

    @cached_property
    def attachments(self) -> tuple[Linked, ...]:
        """What stands under AttachmentFile: files that belong to a document beside its own."""
        if self.rep is None:
            return ()
        parents = (div for div in self.rep.mets.divs if div.label == "AttachmentFile")
        return tuple(self._linked(div) for parent in parents for div in parent.divs)

    def _linked(self, div: Div) -> Linked:
        return Linked(
            div,
            tuple(self._dmd_ids[one] for one in div.dmd_ids if one in self._dmd_ids),
            tuple(self.file_ids[one] for one in div.file_ids if one in self.file_ids),
        )

    @cached_property
    def _dmd_ids(self) -> dict[str, str]:
        sections = () if self.rep is None else self.rep.mets.dmd_secs
        return {one.id: self.resolved(f"{REP}/", one.reference.href) for one in sections if one.reference is not None}

    @cached_property
    def descriptions(self) -> tuple[Record, ...]:
        """The descriptions of documents in paper order, as the representation links them, each once."""
        paths = dict.fromkeys(path for link in self.links for path in link.descriptions)
        return tuple(record for path in paths if (record := self.record(path)) is not None)

    @cached_property
    def data(self) -> tuple[str, ...]:
        """The files below ``data`` that are there."""
        return tuple(sorted(path for path in self.sizes if path.startswith(f"{REP_DATA}/")))

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The lines of the small text in the package, none when it is not the file that METS lists."""
        return tuple(self.text(DOCUMENTATION).splitlines()) if DOCUMENTATION in self.sound else ()

    @cached_property
    def file_ids(self) -> dict[str, str]:
        """The path of each file of the representation by the ID it has in METS."""
        return {one.reference.id: one.path for one in self.listed if one.where == REP_METS and one.reference.is_file}

    @cached_property
    def premis(self) -> Premis | None:
        """The PREMIS of the package."""
        return self._premis(PREMIS)

    @cached_property
    def rep_premis(self) -> Premis | None:
        """The PREMIS of the representation."""
        return self._premis(REP_PREMIS)

    @cached_property
    def sound(self) -> frozenset[str]:
        """The files that are what METS lists: only these are looked into for what they show."""
        return frozenset(one.path for one in self.listed if self.is_sound(one))

    @cached_property
    def pdfs(self) -> dict[str, SeenPdf]:
        """What the sound PDFs of the representation are, by path."""
        paths = (path for path in self.data if path in self.sound and path.lower().endswith(".pdf"))
        return {path: look_at_pdf(self.folder / path, path) for path in paths}

    @cached_property
    def pictures(self) -> dict[str, SeenImage]:
        """What the sound photographs of the representation are, by path; one that cannot be read is broken."""
        found: dict[str, SeenImage] = {}
        for path in self.data:
            if path in self.sound and path.lower().endswith(_PICTURES):
                seen = look_at_image(self.folder / path)
                if seen is None:
                    self.broken.setdefault(path, "no image")
                else:
                    found[path] = seen
        return found

    @cached_property
    def made_by(self) -> dict[str, list[PremisEvent]]:
        """The events that each file of the representation is the outcome of, in their order, by its path."""
        found: dict[str, list[PremisEvent]] = {}
        for event in self.rep_premis.events if self.rep_premis is not None else ():
            for link in event.objects:
                if link.role == OUTCOME and link.value in self.file_ids:
                    found.setdefault(self.file_ids[link.value], []).append(event)
        return found

    @property
    def premis_files(self) -> tuple[tuple[str, Premis], ...]:
        """Those of the two that can be read, by path."""
        both = ((PREMIS, self.premis), (REP_PREMIS, self.rep_premis))
        return tuple((path, one) for path, one in both if one is not None)

    def resolved(self, base: str, href: str) -> str:
        """Return the path in the package that a reference means, ``""`` when it is unsafe."""
        path = f"{base}{href}"
        if href and path not in self.sizes and "%" in href:
            path = f"{base}{unquote(href)}"
        return path if href and is_inside(path) else ""

    def record(self, path: str) -> Record | None:
        """Return a description, ``None`` when it is not there or cannot be read."""
        root = self.xml(path)
        if root is None:
            return None
        try:
            fields, strange = read_ead(root)
        except Malformed as error:
            self.broken[path] = str(error)
            return None
        return Record(path, fields, strange)

    def is_sound(self, one: Listed) -> bool:
        """Whether the file is the one that METS lists; a file of another size is not read to find out."""
        size = self.sizes.get(one.path)
        if size is None or one.reference.size != str(size):
            return False
        return self.sha256(one.path) == one.reference.checksum.upper()

    def _mets(self, path: str, base: str) -> MetsFile | None:
        root = self.xml(path)
        return None if root is None else MetsFile(path, base, read_mets(root))

    def _premis(self, path: str) -> Premis | None:
        """A SIP has none: one that is there is rule T03's."""
        return None if self.flavour == "SIP" else self.premis_file(path)


def link_divs(mets: Mets) -> Iterator[Div]:
    """Yield the divisions that pair a description with a file."""
    for div in mets.divs:
        if div.label == "MetadataLink":
            yield from (inner for inner in div.divs if inner.label.startswith("MetadataLink/"))


def read_facts(folder: Path, *, is_enveloped: bool = False) -> Facts:
    """Return the facts of a package in a folder; raises ``OSError`` when the folder itself cannot be read."""
    return Facts(folder, find_files(folder), is_enveloped=is_enveloped)
