"""Switches of the national packages: where the sources disagree, a site decides by its profile, not by code.

Each names the conflict of the specification (C1 to C19) and has the recommended default. A key that is not known here
is refused, so that a misspelt one never goes unnoticed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from station.model.profiles import MASTERS, PackageProfile
from station.packaging.profile_options import read_switches

CSIP_PROFILE = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
_PROFILES = {"AIP": "http://www.ra.ee/METS/v01/IP.xml", "SIP": CSIP_PROFILE}
RECORD_STATUSES = ("NEW", "SUPPLEMENT", "REPLACEMENT", "TEST", "OTHER")
# NEW for the first package of a dossier by a profile, REPLACEMENT for every later one.
BY_VERSION = "AUTO"
PICTURE_FORMS = ("jpeg", "tiff", "pdf")


@dataclass(frozen=True, slots=True)
class Tt05Options:
    """What a profile may decide about its METS, PREMIS and ZIP.

    ``root_profile``, ``rep_profile``: PROFILE of the two METS (C5). ``mdtype``: MDTYPE of descriptions (C9).
    ``object_category``: also write the element the circular asks for and the XSD of PREMIS refuses (C2).
    ``documentation``: ship a small text (C4). ``record_status``: RECORDSTATUS (C12), by the version when it is
    ``AUTO``. ``rep_objid``: OBJID of the representation, its folder's name or ``uuid`` (C7). ``objid_form``: OBJID of
    an AIP with the code of the fonds, or ``uuid`` alone (C8). ``language_separator``: between several codes (C11).
    ``submission``: mã đăng ký yêu cầu nộp; the file's code when empty. ``zip_ordinal``: which package of the
    submission this is, before the name of a SIP's ZIP; the workspace counts, unless a profile says 0: then it is left
    out. ``picture_form``: what a photograph becomes. ``masters``: where captured masters go: nowhere, ``beside`` the
    ZIP, or as attachments of their documents.
    ``min_bits``: colour depth below which a page is refused (Điều 8: 24). ``map_types`` and ``map_dpi``: codes of maps
    and drawings, and the resolution they need (Điều 8: 300). ``permanent_only``: whether a SIP is refused for a dossier
    that is not kept for ever.
    """

    root_profile: str = ""
    rep_profile: str = CSIP_PROFILE
    mdtype: str = "DC"
    object_category: bool = False
    documentation: bool = True
    record_status: str = BY_VERSION
    rep_objid: str = "rep1"
    objid_form: str = "fonds"
    language_separator: str = ","
    submission: str = ""
    zip_ordinal: int = 1
    permanent_only: bool = True
    picture_form: str = "jpeg"
    masters: str = "none"
    min_bits: int = 24
    map_types: str = "30,31"
    map_dpi: int = 300


_CHOICES: dict[str, tuple[str, ...]] = {
    "record_status": (BY_VERSION, *RECORD_STATUSES), "picture_form": PICTURE_FORMS, "masters": MASTERS,
    "rep_objid": ("rep1", "uuid"), "objid_form": ("fonds", "uuid"), "mdtype": ("DC", "OTHER", "EAD"),
}  # fmt: skip


def with_status(options: Tt05Options, *, is_replacement: bool) -> Tt05Options:
    """Return the options with the RECORDSTATUS that a package has."""
    if options.record_status != BY_VERSION:
        return options
    return replace(options, record_status="REPLACEMENT" if is_replacement else "NEW")


def read_options(profile: PackageProfile, flavour: str) -> Tt05Options:
    """Return the switches of a profile; raises ``SettingsFault`` naming the profile and the switch."""
    options = read_switches(Tt05Options, profile, _CHOICES)
    return options if options.root_profile else replace(options, root_profile=_PROFILES[flavour])
