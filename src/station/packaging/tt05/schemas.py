"""What ``schemas/`` of a package holds: the standards bodies' own, and ours for the descriptions."""

from __future__ import annotations

from collections.abc import Mapping

from station.model.profiles import PackageProfile
from station.packaging.codelists import CodeList
from station.packaging.tt05.ead_schema import schema_bytes
from station.packaging.tt05.standard_schemas import AIP_SCHEMAS, SIP_SCHEMAS, standard_schema


def schema_files(
    flavour: str, profile: PackageProfile, codelists: Mapping[str, CodeList], separator: str
) -> dict[str, bytes]:
    """Return the schemas by file name, sorted; all four of ours, whichever kinds of document the dossier has."""
    tables = {
        "EAD.xsd": profile.dossier_fields, "EAD_doc.xsd": profile.document_fields,
        "EAD_pic.xsd": profile.picture_fields, "EAD_media.xsd": profile.media_fields,
    }  # fmt: skip
    standard = {name: standard_schema(name) for name in (SIP_SCHEMAS if flavour == "SIP" else AIP_SCHEMAS)}
    own = {name: schema_bytes(rules, codelists, separator) for name, rules in tables.items() if rules}
    return dict(sorted({**standard, **own}.items()))
