"""The objects of PREMIS: the package, its representation, the files in it, and the masters the files were made of.

A master is described as a file of its own, because only a ``file`` can have fixity: one can then name, and recognise,
what a rendition was made of. One that is not in the package has a storage with a medium and no location; whoever
compares files with METS takes those with a location.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from station.model.dossier import Master
from station.packaging.tt05.moments import moment_text
from station.packaging.tt05.premis_facts import REPRESENTATION, DataFile, PackageFacts
from station.packaging.tt05.premis_xml import XSI, Node, PremisStream, identifier, text

SOURCE = "source"
OUTCOME = "outcome"
OBJECT_ROLES = (SOURCE, OUTCOME)
MASTER = "master"
DATA_KINDS = ("File", "Doc", "Pic", "Media")
NOT_PACKED = "Kho ảnh gốc của trạm số hóa, ngoài gói"

_CATEGORIES = {"intellectualEntity": "intellectual entity"}
_FORMATS = {"image/jpeg": "JPEG File Interchange Format", "image/tiff": "Tagged Image File Format",
            "image/png": "Portable Network Graphics", "image/jxl": "JPEG XL"}  # fmt: skip


class ObjectLink(NamedTuple):
    """An object as an event links it: the type and value it is identified by, and its role."""

    type: str
    value: str
    role: str


class Objects:
    """Writes the objects of one document."""

    def __init__(self, stream: PremisStream, facts: PackageFacts) -> None:
        self._stream, self._facts = stream, facts

    def package(self) -> None:
        """Write the package as an intellectual entity."""
        facts = self._facts
        self._write("package", "intellectualEntity", [
            ("repository", facts.ids.objid), ("arcFileCode", facts.arc_file_code),
        ], [
            ("preservationLevel", [
                ("preservationLevelType", "Bit preservation"), ("preservationLevelValue", "High"),
                ("preservationLevelRole", "requirement"),
            ]),
            ("originalName", text(facts.ids.folder)),
            _related("structural", "has part", [("local", facts.representation)]),
            *([_related("replacement", "supersedes", [("repository", facts.replaced)])] if facts.replaced else []),
        ])  # fmt: skip

    def representation(self) -> None:
        """Write the representation and which files it has."""
        facts = self._facts
        parts = [(file.kind, file.file_id) for file in facts.files]
        self._write(REPRESENTATION, "representation", [("local", facts.representation)], [
            *([_related("structural", "has part", parts)] if parts else []),
            _related("structural", "is part of", [("repository", facts.ids.objid)]),
        ])  # fmt: skip

    def file(self, file: DataFile) -> None:
        """Write a file of the package, with the masters it was made of."""
        masters = dict.fromkeys(page.page.capture.master.sha256.upper() for page in file.pages)
        if file.migrated is not None:
            masters = {file.migrated.source_sha256.upper(): None}
        made = [_related("derivation", "has source", [(MASTER, sha256) for sha256 in masters])] if masters else []
        # Whoever copies a file has not created it.
        creator = [] if file.is_copy else [self._creator(file)]
        self._write(file.file_id, "file", [(file.kind, file.file_id), ("docCode", file.code)], [
            ("objectCharacteristics", [
                ("compositionLevel", "0"),
                _fixity(file.sha256, self._facts.software),
                ("size", str(file.size)),
                _format(file.format_name, file.format_version, file.pronom),
                *creator,
            ]),
            ("originalName", text(file.original_name)),
            _stored(file.path),
            *made,
        ])  # fmt: skip

    def masters(self) -> None:
        """Write every master that a page of the package was made of, once, in the order of the pages."""
        packed = {file.sha256: file.path for file in self._facts.files}
        for master in _masters(self._facts.files):
            sha256 = master.sha256.upper()
            self._write(f"{MASTER}-{sha256}", "file", [(MASTER, sha256)], [
                ("objectCharacteristics", [
                    ("compositionLevel", "0"),
                    _fixity(sha256, self._facts.software),
                    ("size", str(master.size)),
                    _format(_FORMATS.get(master.media_type, master.media_type), "", ""),
                ]),
                _stored(packed[sha256]) if sha256 in packed else ("storage", [("storageMedium", NOT_PACKED)]),
            ])  # fmt: skip

    def _creator(self, file: DataFile) -> Node:
        return "creatingApplication", [
            ("creatingApplicationName", text(self._facts.software_name)),
            ("creatingApplicationVersion", text(self._facts.software_version)),
            ("dateCreatedByApplication", moment_text(file.created)),
        ]

    def _write(self, xml_id: str, category: str, names: Iterable[tuple[str, str]], parts: list[Node]) -> None:
        head: list[Node] = [identifier("objectIdentifier", kind, value) for kind, value in names if value]
        if self._facts.object_category:
            head.append(("objectCategory", _CATEGORIES.get(category, category)))
        self._stream.write(("object", head + parts), {"xmlID": xml_id, f"{{{XSI}}}type": category})


def _masters(files: Iterable[DataFile]) -> Iterator[Master]:
    told: set[str] = set()
    for file in files:
        for page in file.pages:
            master = page.page.capture.master
            if master.sha256 not in told:
                told.add(master.sha256)
                yield master


def _fixity(sha256: str, originator: str) -> Node:
    return "fixity", [
        ("messageDigestAlgorithm", "SHA-256"), ("messageDigest", sha256), ("messageDigestOriginator", text(originator)),
    ]  # fmt: skip


def _format(name: str, version: str, pronom: str) -> Node:
    designation: list[Node] = [("formatName", text(name))]
    if version:
        designation.append(("formatVersion", text(version)))
    parts: list[Node] = [("formatDesignation", designation)]
    if pronom:
        parts.append(("formatRegistry", [
            ("formatRegistryName", "PRONOM"), ("formatRegistryKey", pronom), ("formatRegistryRole", "specification"),
        ]))  # fmt: skip
    return "format", parts


def _stored(path: str) -> Node:
    return "storage", [
        ("contentLocation", [("contentLocationType", "relative path"), ("contentLocationValue", text(path))]),
        ("storageMedium", "Hard disk"),
    ]  # fmt: skip


def _related(kind: str, sub_kind: str, names: Iterable[tuple[str, str]]) -> Node:
    related = [identifier("relatedObjectIdentifier", kind, value) for kind, value in names]
    return "relationship", [("relationshipType", kind), ("relationshipSubType", sub_kind), *related]
