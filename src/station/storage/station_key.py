"""The key by which a station signs what leaves it: made at its first use, readable by its owner alone, never exported.

Ed25519 (RFC 8032). The key is a file beside the database, 64 hexadecimal digits; the database never sees it. What
computes with it takes 6 MB and is loaded when something is signed or a signature looked at.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from station.model.errors import StorageFault
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE_NAME: Final = "station.key"
KEY_DIGITS: Final = 64
SIGNATURE_DIGITS: Final = 128
_FINGERPRINT_DIGITS: Final = 32
_MODE: Final = 0o600


class StationKey:
    """Signs in the name of one station."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def of(cls, workspace: Path, io: DurableIO | None = None) -> StationKey:
        """Return the key of a workspace, made first where there is none.

        Raises ``StorageFault``: ``key_damaged`` (it is no key), ``key_exposed`` (others may read it), and those of a
        disk.
        """
        path = workspace / FILE_NAME
        with disk_faults(path):
            if not path.exists():
                _make(path, io or DurableIO())
            return cls(_read(path))

    @property
    def public(self) -> str:
        """The public key, 64 hexadecimal digits."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> str:
        """Return the signature of some bytes, 128 hexadecimal digits."""
        return self._key.sign(data).hex()


def is_signed(public: str, signature: str, data: bytes) -> bool:
    """Whether the signature of these bytes was made by the key with this public half."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - loaded where a key is used
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), data)
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint(public: str) -> str:
    """Return what two people compare by telephone: the first 128 bits of SHA-256 of the public key, in fours."""
    digits = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:_FINGERPRINT_DIGITS].upper()
    return " ".join(digits[start : start + 4] for start in range(0, _FINGERPRINT_DIGITS, 4))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they were typed."""
    first, second = ("".join(c for c in text.upper() if c.isalnum()) for text in (one, other))
    return secrets.compare_digest(first.encode(), second.encode())


def _make(path: Path, io: DurableIO) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    unfinished = path.with_name(f"{path.name}.part")
    io.unlink(unfinished)
    descriptor = io.create(unfinished)
    try:
        os.fchmod(descriptor, _MODE)
        io.write(descriptor, Ed25519PrivateKey.generate().private_bytes_raw().hex().encode("ascii"))
        io.sync(descriptor)
    finally:
        io.close(descriptor)
    # A link, not a rename: of two that make it at once, the first one's key is the station's.
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        io.unlink(unfinished)
    io.sync_folder(path.parent)


def _read(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        if stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077:
            raise StorageFault("key_exposed", path=str(path))
        text = stream.read(KEY_DIGITS + 1)
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.decode("ascii")))
    except ValueError as error:
        raise StorageFault("key_damaged", path=str(path)) from error
