"""T45: the ZIP around a package, taken apart as ``zip_file`` does it: nothing unsafe ever reaches the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from station.model.errors import PackageFault
from station.packaging.manifest import Malformed
from station.packaging.tt05.check.facts import FLAVOURS
from station.packaging.tt05.mets_reading import read_mets
from station.packaging.tt05.package import EAD, PREMIS, REP, ROOT_METS
from station.packaging.xml_reading import MOST_BYTES, parse_xml
from station.packaging.zip_directory import read_directory

RULE: Final = "tt05:T45"
_SUFFIX: Final = ".zip"


def flavour_of(package: Path) -> str:
    """Return whether a folder or ZIP file claims to be an ``AIP`` or a ``SIP``, ``""`` when it is no such package.

    A folder says it in its METS; where that cannot be read, and in a ZIP, which is not opened for it, the names of its
    files must do. A ``.zip`` that is none counts as a package, so that somebody says what is wrong with it.
    """
    try:
        if package.is_dir():
            return _of_folder(package)
        return _of_archive(package) if package.is_file() else ""
    except OSError:
        return ""


def _of_folder(folder: Path) -> str:
    mets = folder / ROOT_METS
    if not mets.is_file() or mets.is_symlink():
        # Where the METS is what is missing, that must be said of it.
        is_package = (folder / EAD).is_file() or (folder / REP).is_dir()
        return _by_names(folder.name, has_premis=(folder / PREMIS).exists()) if is_package else ""
    try:
        if mets.stat().st_size <= MOST_BYTES:
            root = parse_xml(mets.read_bytes(), ROOT_METS)
            if etree.QName(root).localname != "mets":
                return ""
            said = read_mets(root).header.package_type
            if said in FLAVOURS:
                return said
    except Malformed:
        pass
    return _by_names(folder.name, has_premis=(folder / PREMIS).exists())


def _of_archive(archive: Path) -> str:
    if archive.suffix.lower() != _SUFFIX:
        return ""
    try:
        with archive.open("rb") as stream:
            names = [entry.name for entry in read_directory(stream, archive.name)]
    except PackageFault:
        return "AIP"
    roots = [root for root, _, rest in (name.partition("/") for name in names) if _is_of_package(rest)]
    if not roots:
        return ""
    return _by_names(roots[0], has_premis=f"{roots[0]}/{PREMIS}" in names)


def _is_of_package(path: str) -> bool:
    return path in (ROOT_METS, EAD) or path.startswith(f"{REP}/")


def _by_names(root: str, *, has_premis: bool) -> str:
    return "AIP" if has_premis or root.startswith("urn_") else "SIP"
