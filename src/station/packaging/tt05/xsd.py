"""XSD validation without a network: METS and PREMIS by the product's own copies, EAD by what the package brings.

A package can ship a forged METS schema that lets everything pass, so a file in it that bears a standard's name is never
compiled; ``standard_schemas.altered_schemas`` tells of it. What a schema imports is looked up among the given files
only. Hints in the validated file (``xsi:schemaLocation``) load nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lxml import etree

from station.model.errors import StationError
from station.packaging.manifest import Malformed
from station.packaging.tt05.standard_schemas import (
    CSIP_SCHEMA,
    METS_SCHEMA,
    PREMIS_SCHEMA,
    SIP_SCHEMA,
    WRAPPER,
    XLINK_SCHEMA,
    standard_schema,
)
from station.packaging.tt05.xsd_limits import LARGEST_BYTES, refuse_costly
from station.packaging.xml_reading import parse_xml

METS: Final = "METS"
PREMIS: Final = "PREMIS"
_STANDARD: Final = (WRAPPER, METS_SCHEMA, XLINK_SCHEMA, CSIP_SCHEMA, SIP_SCHEMA, PREMIS_SCHEMA)
_MOST_VIOLATIONS: Final = 200
_MOST_SCHEMAS: Final = 50
# Where the schemas seem to lie; nothing is there, every look at it ends in the resolver.
_PLACE: Final = "schemas/"
# METS allows any attribute of other namespaces and checks those that it knows: so it must know the extensions.
_DRIVER: Final = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.loc.gov/METS/" schemaLocation="{METS_SCHEMA}"/>
<xs:import namespace="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" schemaLocation="{CSIP_SCHEMA}"/>
<xs:import namespace="https://DILCIS.eu/XML/METS/SIPExtensionMETS" schemaLocation="{SIP_SCHEMA}"/>
</xs:schema>""".encode()


class SchemaSet:
    """The schemas that a package is checked by. Sets of equal files share what is compiled; any thread may use it."""

    def __init__(self, schemas: Mapping[str, bytes] | Path) -> None:
        """Take the ``EAD*.xsd`` from a mapping by file name, or from the ``.xsd`` files of a folder.

        Raises ``OSError`` when the folder cannot be read, ``Malformed`` when it holds too many or too large schemas.
        """
        given = _from_folder(schemas) if isinstance(schemas, Path) else dict(schemas)
        self._own = tuple(sorted((name, data) for name, data in given.items() if name not in _STANDARD))
        self._refused: dict[str, str] = {}

    def violations(self, root: etree._Element, name: str) -> list[tuple[int, str]]:
        """Return line and message of what is wrong with a file by its schema, the first 200; empty when it is valid.

        Args:
            root: the root element, as ``parse_xml`` returns it.
            name: ``METS``, ``PREMIS`` or the file name of a schema of this set, such as ``EAD.xsd``.

        Raises:
            Malformed: the schema is not in the set, cannot be compiled or applied: the file could not be checked.
            ToolMissing: ``schema_missing``, ``schema_damaged``.
        """
        # A schema that is costly to refuse is refused once, not for each of thousands of descriptions.
        if name in self._refused:
            raise Malformed(self._refused[name])
        try:
            return _applied(root, name, () if name in (METS, PREMIS) else self._own)
        except Malformed as refusal:
            self._refused[name] = str(refusal)
            raise


def _applied(root: etree._Element, name: str, own: tuple[tuple[str, bytes], ...]) -> list[tuple[int, str]]:
    schema, lock = _compiled(name, own)
    with lock:
        try:
            if schema.validate(root):
                return []
        except etree.XMLSchemaValidateError as error:
            raise Malformed(f"{name}: the schema cannot be applied: {error}") from error
        log: Any = schema.error_log
        return [(error.line, error.message) for error in islice(log, _MOST_VIOLATIONS)]


def _from_folder(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".xsd")
    if len(paths) > _MOST_SCHEMAS:
        raise Malformed(f"{folder.name}: {len(paths)} schemas, more than {_MOST_SCHEMAS}")
    return {path.name: _bounded(path) for path in paths if path.is_file() and not path.is_symlink()}


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise Malformed(f"{path.name}: more than {LARGEST_BYTES} bytes")
    return data


class _LocalOnly(etree.Resolver):
    """Serves the files of the set to an import or include, and refuses every other address."""

    def __init__(self, own: Mapping[str, bytes]) -> None:
        super().__init__()
        self._own = own
        # The compiler tells only that it could not read a file; why it could not is kept here.
        self.refusal: Malformed | StationError | None = None

    def resolve(self, system_url: str, public_id: str, context: object = None) -> object:  # noqa: ARG002 - lxml's
        """Return the input for an address; raises ``Malformed`` when it is none of the set."""
        try:
            data = self._data(system_url)
        except (Malformed, StationError) as refusal:
            self.refusal = self.refusal or refusal
            raise
        return self.resolve_string(data, context, base_url=system_url)

    def _data(self, address: str) -> bytes:
        name = address.removeprefix(_PLACE)
        if name in _STANDARD:
            return standard_schema(name)
        if name not in self._own:
            raise Malformed(f"a schema refers to {address[:200]}, which is not among the package's schemas")
        refuse_costly(parse_xml(self._own[name], name, LARGEST_BYTES), name)
        return self._own[name]


@lru_cache(maxsize=32)
def _compiled(name: str, own: tuple[tuple[str, bytes], ...]) -> tuple[etree.XMLSchema, threading.Lock]:
    """Compile a schema once in this process; the lock is for its error log, which its users share."""
    schemas = dict(own)
    if name == METS:
        data = _DRIVER
    elif name == PREMIS:
        data = standard_schema(PREMIS_SCHEMA)
    elif name in schemas:
        data = schemas[name]
        refuse_costly(parse_xml(data, name, LARGEST_BYTES), name)
    else:
        raise Malformed(f"{name} is not among the package's schemas")
    resolver = _LocalOnly(schemas)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True)
    parser.resolvers.add(resolver)
    try:
        return etree.XMLSchema(etree.fromstring(data, parser, base_url=f"{_PLACE}{name}")), threading.Lock()
    except (etree.LxmlError, Malformed, StationError) as error:
        raise resolver.refusal or Malformed(f"{name} is not a usable schema: {error}") from error
