"""The rules of the fifth version: what was said of a fonds stays said; the latest word counts."""

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, lacks_role, never_replaced

RULES = (
    kept("fonds_description"),
    frozen("fonds_description", "id", "sequence", "fonds_id", "description", "person_id", "at"),
    never_replaced("fonds_description", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    Rule(
        "fonds_description_role", "fonds_description", "INSERT", lacks_role("supervisor", "person_id"), "role_missing"
    ),
)
