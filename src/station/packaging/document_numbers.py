"""Codes of documents that need a serial of the workspace: which profiles have them, and how a type is abbreviated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from station.model.document_number import DocumentNumber
from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging.codelists import CodeList, load_codelist
from station.packaging.fields import standard
from station.settings.resources import resources_folder

_SERIAL: Final = "{document.serial"
_PARTS: Final = re.compile(r"[/\- .]+")


def needs_serials(profile: PackageProfile) -> bool:
    """Whether a template of the profile's names asks for the serial of a document."""
    return any(_SERIAL in template for template in profile.names.values())


def number_fields(number: DocumentNumber | None) -> dict[str, str | int]:
    """Return what a template may use of a document's number; all empty for a document without one."""
    if number is None:
        return dict.fromkeys(_NAMES, "")
    values = (number.type_abbreviation, number.serial, number.generation, number.digitised)
    return dict(zip(_NAMES, values, strict=True))


_NAMES: Final = ("document.type_abbreviation", "document.serial", "document.generation", "document.digitised")


def type_abbreviation(description: Mapping[str, str], ordinal: int) -> str:
    """Return the abbreviation of a document's type (NĐ 30/2020, Phụ lục III; 7197 mục 2.4), such as ``QĐ`` or ``CV``.

    The type may be told by the code or words of TT 05/2025 (``typeName``) or by the words of 7197 (``TypeName``). Where
    a type has several abbreviations, as "other" has, the document's ký hiệu decides.

    Raises ``PackageFault`` with code ``type_abbreviation_missing``.
    """
    said = standard(description)
    types, abbreviations = _lists()
    told = said.get("typeName") or said.get("TypeName", "")
    code = types.code(told) or _OTHER
    fitting = [short for short, of in abbreviations.items() if of == code]
    if len(fitting) == 1:
        return fitting[0]
    notation = _PARTS.split(said.get("codeNotation") or said.get("CodeNotation", ""))
    named = [part for part in notation if part in fitting]
    if not named:
        raise PackageFault("type_abbreviation_missing", document=ordinal, type=told)
    return named[0]


_OTHER: Final = "32"


@cache
def _lists() -> tuple[CodeList, dict[str, str]]:
    folder = resources_folder() / "codelists"
    decree, guidance = (load_codelist(folder, name) for name in ("type_abbreviation", "bkhcn7197_type"))
    return load_codelist(folder, "type_name"), {**decree.values, **guidance.values}
