"""Names inside an archive: each must stay what it is, and stay apart from every other, on every file system."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from station.model.errors import PackageFault
from station.packaging.naming import name_fault
from station.packaging.zip_directory import printable

_LONGEST: Final = 1000
_DEEPEST: Final = 20
# Files of strangers may have long names, and a Mac writes letters and their marks apart: neither is a danger.
_HARMLESS: Final = ("name_too_long", "name_not_nfc", "")
_LONGEST_PART: Final = 255


def require_safe_names(names: Sequence[str], archive: str) -> None:
    """Prove the names of all entries; a folder's own entry ends with ``/``.

    Raises ``PackageFault`` with ``path`` and ``entry``: ``zip_name_unsafe`` (``reason``: a code of ``naming``, of an
    absolute one ``name_empty``) for names that leave the folder or that some file system cannot keep;
    ``zip_name_twice`` for two that some file system takes for one (case, Unicode form), or a file where another entry
    needs a folder.
    """
    spelled: dict[str, str] = {}
    files: set[str] = set()
    named: set[str] = set()
    for name in names:
        reason = _reason(name)
        if reason:
            raise PackageFault("zip_name_unsafe", path=archive, entry=printable(name), reason=reason)
        parts = name.rstrip("/").split("/")
        folders = ["/".join(parts[:depth]) for depth in range(1, len(parts) + name.endswith("/"))]
        if any(spelled.setdefault(_key(folder), folder) != folder or _key(folder) in files for folder in folders):
            raise PackageFault("zip_name_twice", path=archive, entry=printable(name))
        is_known = name in named if name.endswith("/") else _key(name) in spelled
        if is_known:
            raise PackageFault("zip_name_twice", path=archive, entry=printable(name))
        named.add(name)
        if not name.endswith("/"):
            files.add(_key(name))
            spelled[_key(name)] = name


def _reason(name: str) -> str:
    parts = name.removesuffix("/").split("/")
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST or len(parts) > _DEEPEST:
        return "name_too_long"
    if any(len(part.encode("utf-8", "surrogatepass")) > _LONGEST_PART for part in parts):
        return "name_too_long"
    return next((fault for fault in map(name_fault, parts) if fault not in _HARMLESS), "")


def _key(name: str) -> str:
    """Return the form in which names are one for file systems without case or with one Unicode form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
