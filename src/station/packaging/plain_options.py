"""Switches of packages with plain sidecars: what a receiver that takes no METS wants to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.errors import SettingsFault
from station.model.profiles import PackageProfile
from station.packaging.profile_options import read_switches

DOCUMENT: Final = "document"
DOSSIER: Final = "dossier"
JSON: Final = "json"
CSV: Final = "csv"
XLSX: Final = "xlsx"
XML: Final = "xml"
SIDECARS: Final = (JSON, CSV, XLSX, XML)
BESIDE: Final = "beside"

_CHOICES: Final = {"binding": (DOCUMENT, DOSSIER), "masters": ("none", BESIDE)}


@dataclass(frozen=True, slots=True)
class PlainOptions:
    """What a profile may decide about such a package.

    ``binding``: one PDF for each ``document``, or one for the whole ``dossier``. ``sidecars``: forms of the
    descriptions, with commas between them; ``json`` is always among them, because the package is verified by it.
    ``masters``: whether the captured images stand ``beside`` the documents.
    """

    binding: str = DOCUMENT
    sidecars: str = "json, csv"
    masters: str = "none"

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of the descriptions, in the order in which they are written."""
        given = {form.strip() for form in self.sidecars.split(",")}
        return tuple(form for form in SIDECARS if form in given)


def read_options(profile: PackageProfile) -> PlainOptions:
    """Return the switches of a profile; raises ``SettingsFault`` naming the profile and the switch."""
    options = read_switches(PlainOptions, profile, _CHOICES)
    given = {form.strip() for form in options.sidecars.split(",")}
    if not {JSON} <= given <= set(SIDECARS):
        raise SettingsFault(
            "setting_type", path=f"profile {profile.name}", key="sidecars", expected="json, csv, xlsx, xml"
        )
    return options
