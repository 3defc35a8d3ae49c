"""Writing the files of a package, each once, with hash and size taken as they are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from station.packaging.manifest import hash_file
from station.packaging.streams import close_anyway, closed_on_error


class Ledger:
    """The files of one package by path (``/`` between folders): their SHA-256 (hex) and size in bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hashes: dict[str, str] = {}
        self.sizes: dict[str, int] = {}

    def write_json(self, path: str, record: Mapping[str, object]) -> None:
        """Write a record as JSON that people can read: UTF-8, one space a level, keys in their order."""
        self.write_bytes(path, (json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode())

    def write_bytes(self, path: str, data: bytes) -> str:
        """Write a file that does not exist yet; return its hash."""
        with (self.folder / path).open("xb") as stream:
            stream.write(data)
        digest = hashlib.sha256(data).hexdigest()
        self.note(path, digest, len(data))
        return digest

    def note(self, path: str, sha256: str, size: int) -> None:
        """Take note of a file whose writer knows hash and size."""
        self.hashes[path], self.sizes[path] = sha256, size

    def note_written(self, path: str) -> None:
        """Take note of a file that was written in parts and is closed now."""
        file = self.folder / path
        self.note(path, hash_file(file), file.stat().st_size)


class PageList:
    """The JSON sidecar of a document, its pages written one by one: ``{"document": …, "pages": […], "file": …}``.

    ``pages``: of how many it tells by now.
    """

    def __init__(self, ledger: Ledger, path: str, document: Mapping[str, object]) -> None:
        self._ledger, self._path = ledger, path
        self._stream = (ledger.folder / path).open("x", encoding="utf-8", newline="\n")
        with closed_on_error(self._stream):
            self._stream.write(f'{{"document": {_line(document)},\n"pages": [')
        self.pages = 0

    def add(self, page: Mapping[str, object]) -> None:
        """Append a page, on a line of its own."""
        self._stream.write(f"{',' if self.pages else ''}\n{_line(page)}")
        self.pages += 1

    def finish(self, file: Mapping[str, object]) -> None:
        """Write what is known once the PDF is complete, and close the sidecar."""
        self._stream.write(f'\n],\n"file": {_line(file)}}}\n')
        self._stream.close()
        self._ledger.note_written(self._path)

    def abandon(self) -> None:
        """Close the file without an end: the package will not be sealed."""
        close_anyway(self._stream)


def _line(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False)
