"""The rules of the ninth version: what a verification found of a package stays written, and is of that package."""

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, never_replaced

RULES: tuple[Rule, ...] = (
    kept("package_check"),
    frozen("package_check", "id", "sequence", "package_id", "dossier_id", "result", "problem_count", "problems",
           "structure", "software", "manifest_sha256", "person_id", "station", "at", "local_day"),
    never_replaced("package_check", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    Rule(
        "package_check_belongs", "package_check", "INSERT",
        "NOT EXISTS (SELECT 1 FROM package WHERE id = NEW.package_id AND dossier_id = NEW.dossier_id)",
        "row_inconsistent",
    ),
)  # fmt: skip
