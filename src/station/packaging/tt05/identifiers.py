"""Identifiers of a package and of everything in it: made from what they name, so that building again gives the same.

The circular asks for UUIDs and does not say of which kind. These are of version 5 (RFC 9562): the digest of the
dossier's own random key, the version and the label. Two dossiers never share one, and nobody can tell the difference.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from station.model.errors import PackageFault

_NAMESPACE = uuid.UUID("5f0c2f4e-6c55-5d0b-9a53-3c7a5d9f7b11")
# What the code of a fonds may keep in an OBJID (spec 1, own choice); everything else becomes "_".
_NOT_IN_CODES = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """``seed`` is the dossier's key and version; ``flavour`` ``AIP`` or ``SIP``; ``fonds_code`` the mã phông.

    ``form``: whether the OBJID of an AIP names the fonds (``fonds``) or is a UUID alone (``uuid``).
    """

    seed: str
    flavour: str
    fonds_code: str
    form: str = "fonds"

    def uuid(self, label: str) -> str:
        """Return the UUID (capitals) of a thing by its label, unique within the package."""
        return str(uuid.uuid5(_NAMESPACE, f"{self.seed}\n{label}")).upper()

    def element(self, label: str) -> str:
        """Return the XML ID of an element: ``uuid-…``."""
        return f"uuid-{self.uuid(label)}"

    def file(self, path: str) -> str:
        """Return the XML ID of a file: ``ID-…``."""
        return f"ID-{self.uuid(f'file {path}')}"

    @property
    def objid(self) -> str:
        """The package's OBJID.

        ``urn:{mã phông}:uuid-{UUID}`` or ``urn:uuid:{UUID}`` for an AIP, ``uuid-{UUID}`` for a SIP.
        Raises ``PackageFault`` with code ``fonds_code_missing``.
        """
        if self.flavour == "SIP":
            return f"uuid-{self.uuid('package')}"
        if self.form == "uuid":
            return f"urn:uuid:{self.uuid('package')}"
        code = _NOT_IN_CODES.sub("_", self.fonds_code.strip())
        if not code:
            raise PackageFault("fonds_code_missing")
        return f"urn:{code}:uuid-{self.uuid('package')}"

    @property
    def folder(self) -> str:
        """The name of the package's folder: the OBJID with ``_`` for every colon."""
        return self.objid.replace(":", "_")
