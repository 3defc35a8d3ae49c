"""The files of a package: which there are, and how each is read so that hostile ones do no harm.

A file that cannot be read is told of in ``broken``; links and devices are never followed; no file is read whole unless
its size is one that such a file can have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from station.packaging.manifest import Malformed, hash_file
from station.packaging.package_files import FoundFiles
from station.packaging.tt05.premis_events import TRANSFER
from station.packaging.tt05.premis_objects import DATA_KINDS, OBJECT_ROLES, OUTCOME
from station.packaging.tt05.premis_reading import Identifier, Kept, Premis, stream_premis
from station.packaging.xml_reading import MOST_BYTES, MOST_STREAMED, iter_xml, parse_xml

_LARGEST_TEXT = 1024 * 1024


def _only(*names: str) -> Callable[[Mapping[str, object]], Mapping[str, object]]:
    return lambda said: {name: said[name] for name in names if name in said}


def _is_asked(link: Identifier) -> bool:
    """Whether a rule asks for a linked object: what came out of an event, and any in a role that there is not."""
    return link.role not in OBJECT_ROLES or (link.role == OUTCOME and link.type in DATA_KINDS)


# What the rules read: of 2,000 pages a fortieth of what stands there for people and other machines.
_KEPT = Kept(
    parts={
        "page": _only("number", "id", "sheet"), "rendition": _only("stream_sha256"), "text": _only("words"),
        "package": dict, "chain": dict,
    },
    beside=frozenset({"page"}),
    details=frozenset({TRANSFER}),
    links=_is_asked,
    objects=frozenset(DATA_KINDS),
)  # fmt: skip


class PackageFiles:
    """The package in ``folder``. ``broken``: what could not be read, by path, and why.

    ``is_enveloped``: whether the seal of this station lies around it.
    """

    def __init__(self, folder: Path, found: FoundFiles, *, is_enveloped: bool = False) -> None:
        self.folder, self.found, self.is_enveloped = folder, found, is_enveloped
        self.broken: dict[str, str] = {}
        self._hashes: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The name of the package's folder."""
        return self.folder.name

    @property
    def sizes(self) -> dict[str, int]:
        """The regular files and their sizes in bytes."""
        return self.found.sizes

    def xml(self, path: str) -> etree._Element | None:
        """Return a parsed file; ``None`` when it is not there, too large or not accepted (see ``broken``)."""
        if not self._is_readable(path, MOST_BYTES):
            return None
        try:
            return parse_xml((self.folder / path).read_bytes(), path)
        except (Malformed, OSError) as error:
            self.broken[path] = str(error)
            return None

    def children(self, path: str) -> Iterator[etree._Element]:
        """Yield the children of the root of a large XML file, each until the next is asked for; else as ``xml``."""
        if not self._is_readable(path, MOST_STREAMED):
            return
        try:
            with (self.folder / path).open("rb") as stream:
                yield from iter_xml(stream, path, ("*",))
        except (Malformed, OSError) as error:
            self.broken[path] = str(error)

    def premis_file(self, path: str) -> Premis | None:
        """Return what a PREMIS file says, as ``xml`` otherwise; its tree is never in memory."""
        if not self._is_readable(path, MOST_STREAMED):
            return None
        try:
            with (self.folder / path).open("rb") as stream:
                return stream_premis(stream, path, kept=_KEPT)
        except (Malformed, OSError) as error:
            self.broken[path] = str(error)
            return None

    def text(self, path: str) -> str:
        """Return a small text, ``""`` when it is not there or longer than one for people can be."""
        if self.sizes.get(path, _LARGEST_TEXT) >= _LARGEST_TEXT:
            return ""
        return (self.folder / path).read_text("utf-8", errors="replace")

    def sha256(self, path: str) -> str:
        """Return the hash (hex, capitals) of a file that is there; raises ``OSError``."""
        if path not in self._hashes:
            self._hashes[path] = hash_file(self.folder / path).upper()
        return self._hashes[path]

    def _is_readable(self, path: str, most: int) -> bool:
        size = self.sizes.get(path)
        if size is not None and size > most:
            self.broken.setdefault(path, f"{size} bytes")
        return size is not None and path not in self.broken
