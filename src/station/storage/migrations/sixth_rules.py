"""The rules of the sixth version: a serial that was given stays given, whatever becomes of its document."""

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, never_replaced

RULES: tuple[Rule, ...] = (
    kept("document_serial"),
    frozen(
        "document_serial", "id", "agency_code", "type_abbreviation", "serial", "document_id", "dossier_id",
        "person_id", "at",
    ),
    never_replaced(
        "document_serial", "t.id = NEW.id",
        "(t.agency_code = NEW.agency_code AND t.type_abbreviation = NEW.type_abbreviation AND t.serial = NEW.serial)",
        "(t.agency_code = NEW.agency_code AND t.type_abbreviation = NEW.type_abbreviation"
        " AND t.document_id = NEW.document_id)",
    ),
)  # fmt: skip
