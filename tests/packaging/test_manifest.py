"""Manifest and seal have one form: every other sequence of bytes is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.packaging.manifest import Malformed, Seal, is_inside, manifest_bytes, read_manifest, read_seal

HASH = "0123456789abcdef" * 4
SEAL = Seal("plain", HASH, {"documents/a.pdf": 12, "metadata/ồ.json": 5}, {"dossier": "H49", "version": 1, "pages": 3})


def test_a_manifest_reads_back() -> None:
    hashes = {"documents/a.pdf": HASH, "metadata/ồ.json": HASH[::-1]}
    assert read_manifest(manifest_bytes(hashes)) == hashes


@pytest.mark.parametrize(
    "data",
    [
        f"{HASH} a\n".encode(), f"{HASH}  a".encode(), f"{HASH.upper()}  a\n".encode(), f"{HASH}  a\r\n".encode(),
        f"{HASH}  b\n{HASH}  a\n".encode(), f"{HASH}  a\n{HASH}  a\n".encode(), f"{HASH}  ../a\n".encode(),
        f"{HASH}  /a\n".encode(), f"{HASH}  a//b\n".encode(), f"{HASH}  a\\b\n".encode(),
        f"{HASH}  \xff\n".encode("latin-1"),
        f"\n{HASH}  a\n".encode(), f"{HASH}  a\n\n".encode(), f"{HASH}  ./a\n".encode(), f"{HASH}  c:a\n".encode(),
    ],
)  # fmt: skip
def test_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_manifest(data)


@pytest.mark.parametrize("path", ["..", "a/../b", "/etc/passwd", "a/", "", "a\x00", "\\\\host\\x", "C:/x"])
def test_paths_stay_inside(path: str) -> None:
    assert not is_inside(path)


def test_a_seal_reads_back() -> None:
    seal = read_seal(SEAL.to_bytes())
    assert seal == SEAL
    assert seal.total_bytes == 17


@given(st.integers(0, len(SEAL.to_bytes()) - 1), st.integers(1, 255))
def test_no_byte_of_a_seal_can_change(place: int, change: int) -> None:
    data = bytearray(SEAL.to_bytes())
    data[place] ^= change
    with pytest.raises(Malformed):
        read_seal(bytes(data))


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"[" * 100_000, SEAL.to_bytes() + b" ", b" " + SEAL.to_bytes(), b'{"files": 3}'],
)
def test_what_is_no_seal_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_seal(data)
