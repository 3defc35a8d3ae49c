"""The schemas of standards bodies that a package ships: which ones, and their bytes, proved by hash at every start.

They come out of locked distributions at set-up (``resources/schemas.toml`` says of each which one, with hash and
licence). ``METS.xsd`` alone is ours: the circular names that file, other products ship ``mets1_12.xsd``, so a package
has both, and the first only includes the second (spec 9.2, C15).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from station.model.errors import ToolMissing
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder

WRAPPER: Final = "METS.xsd"
METS_SCHEMA: Final = "mets1_12.xsd"
XLINK_SCHEMA: Final = "xlink.xsd"
CSIP_SCHEMA: Final = "DILCISExtensionMETS.xsd"
SIP_SCHEMA: Final = "DILCISExtensionSIPMETS.xsd"
PREMIS_SCHEMA: Final = "premis-v3-0.xsd"

# Spec section 6: what each kind of package ships besides our own EAD schemas.
SIP_SCHEMAS: Final = (WRAPPER, METS_SCHEMA, XLINK_SCHEMA, CSIP_SCHEMA, SIP_SCHEMA)
AIP_SCHEMAS: Final = (WRAPPER, METS_SCHEMA, XLINK_SCHEMA, CSIP_SCHEMA, PREMIS_SCHEMA)

_WRAPPER_BYTES: Final = b"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.loc.gov/METS/">
  <xs:include schemaLocation="mets1_12.xsd"/>
</xs:schema>
"""


@dataclass(frozen=True, slots=True)
class StandardSchema:
    """One table of ``resources/schemas.toml``; hashes are SHA-256, lower-case hex."""

    name: str
    title: str
    owner: str
    licence: str
    package: str
    member: str
    sha256: str
    replace: str = ""
    by: str = ""
    shipped_sha256: str = ""

    @property
    def known_hashes(self) -> frozenset[str]:
        """The original's hash and that of what we ship: either is the standard's own text."""
        return frozenset({self.sha256, self.shipped_sha256 or self.sha256})


@dataclass(frozen=True, slots=True)
class _Catalogue:
    schema: tuple[StandardSchema, ...]


@cache
def catalogue() -> dict[str, StandardSchema]:
    """Return the standards bodies' schemas by file name; raises ``SettingsFault`` naming the file."""
    path = resources_folder() / "schemas.toml"
    return {schema.name: schema for schema in build(_Catalogue, read_toml(path), str(path)).schema}


def standard_schema(name: str) -> bytes:
    """Return the bytes of a schema that packages ship.

    Raises:
        ToolMissing: ``schema_missing`` when set-up did not put it there, ``schema_damaged`` when it is another text.
    """
    return _WRAPPER_BYTES if name == WRAPPER else _read(name, resources_folder() / "schemas" / name)


@cache
def _read(name: str, path: Path) -> bytes:
    known = catalogue().get(name)
    if known is None:
        raise ToolMissing("schema_missing", schema=name, path=str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ToolMissing("schema_missing", schema=name, path=str(path)) from error
    if hashlib.sha256(data).hexdigest() != (known.shipped_sha256 or known.sha256):
        raise ToolMissing("schema_damaged", schema=name, path=str(path))
    return data


def altered_schemas(shipped: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return those of a package's schemas, by file name, that bear a standard's name over another text, sorted.

    Needs only the pinned hashes, not the product's copies. Other editions of a standard count as another text too.
    """
    return tuple(sorted(name for name, data in shipped.items() if _is_altered(name, data)))


def _is_altered(name: str, data: bytes) -> bool:
    known = catalogue().get(name)
    return known is not None and hashlib.sha256(data).hexdigest() not in known.known_hashes
