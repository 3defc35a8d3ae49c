"""The list of a package's files with their hashes, and the seal over the list.

``manifest-sha256.txt`` is what ``sha256sum -c`` reads, and covers every file but itself and the seal. ``package.json``,
the seal, holds the manifest's hash, every file's size, and a digest of its own other fields; being canonical JSON it
has one form only. So no byte of any file, of the manifest or of the seal can change without one of them being wrong.

That shows every change but one: whoever can write the package can seal it again. Against that the manifest's hash is
kept outside of it, with the record of the package in the workspace.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from station.model.events import canonical_json

MANIFEST = "manifest-sha256.txt"
SEAL = "package.json"
SEAL_FORMAT = "station-package/1"

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_CHUNK = 1024 * 1024


class Malformed(ValueError):
    """A manifest or seal is not in its one form; the message says where."""


def hash_file(path: Path) -> str:
    """Return the SHA-256 (hex) of a file's bytes; raises ``OSError``."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def manifest_bytes(hashes: Mapping[str, str]) -> bytes:
    """Return the manifest of files by their path (``/`` between folders), sorted by path."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode("utf-8")


def read_manifest(data: bytes) -> dict[str, str]:
    """Return hash by path; raises ``Malformed`` unless the bytes are exactly what ``manifest_bytes`` writes."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise Malformed(f"byte {error.start} is not UTF-8") from error
    hashes: dict[str, str] = {}
    for number, line in enumerate(lines[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None or not is_inside(match.group(2)):
            raise Malformed(f"line {number}")
        hashes[match.group(2)] = match.group(1)
    if manifest_bytes(hashes) != data:
        raise Malformed("lines are missing, doubled or out of order")
    return hashes


def is_inside(path: str) -> bool:
    """Whether a path from a file stays inside the package: relative, no ``..``, no backslash, nothing hidden in it."""
    parts = path.split("/")
    return all(part not in ("", ".", "..") for part in parts) and not any(c in path for c in "\\:\x00\r\n")


@dataclass(frozen=True, slots=True)
class Seal:
    """What the seal says. ``facts`` are the structure's own: codes, version, time, counts, software."""

    structure: str
    manifest_sha256: str
    sizes: dict[str, int]
    facts: dict[str, object]

    @property
    def total_bytes(self) -> int:
        """Bytes of all files that the manifest covers."""
        return sum(self.sizes.values())

    def to_bytes(self) -> bytes:
        """Return the one form of the seal."""
        body = self._body()
        return (canonical_json({**body, "seal": _digest(body)}) + "\n").encode("utf-8")

    def _body(self) -> dict[str, object]:
        return {
            "format": SEAL_FORMAT,
            "structure": self.structure,
            "manifest": {"path": MANIFEST, "sha256": self.manifest_sha256},
            "files": self.sizes,
            "facts": self.facts,
        }


def read_seal(data: bytes) -> Seal:
    """Return the seal; raises ``Malformed`` unless every byte of it is as ``Seal.to_bytes`` writes it."""
    try:
        body = json.loads(data)
        sizes = {str(path): int(size) for path, size in body["files"].items()}
        seal = Seal(str(body["structure"]), str(body["manifest"]["sha256"]), sizes, dict(body["facts"]))
        same = seal.to_bytes() == data
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Malformed(f"{type(error).__name__}") from error
    if not same:
        raise Malformed("the seal does not agree with itself")
    return seal


def _digest(body: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical_json(body).encode("utf-8")).hexdigest()
