"""The rules of the second version: notes and movements stay, an earlier image may come back while work is open."""

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, never_replaced

_NOT_OPEN = (
    "NOT EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND state IN ('registered', 'capturing', 'returned'))"
)

# The rule of the first version that this one takes the place of: no superseded image ever came back.
REPLACED = ("capture_stays_superseded", "capture")

RULES = (
    kept("custody"),
    kept("leaf_note"),
    frozen(
        "custody", "id", "sequence", "dossier_id", "direction", "person_id", "counterpart", "note", "at", "local_day"
    ),
    frozen("leaf_note", "id", "dossier_id", "page_id", "kind", "leaves", "note", "person_id", "at"),
    never_replaced("custody", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    never_replaced("leaf_note", "t.id = NEW.id"),
    Rule(
        "custody_turns", "custody", "INSERT",
        "(NEW.direction = COALESCE((SELECT direction FROM custody WHERE dossier_id = NEW.dossier_id"
        " ORDER BY sequence DESC LIMIT 1), 'in'))", "custody_same",
    ),
    Rule(
        "capture_held", "capture", "INSERT",
        "EXISTS (SELECT 1 FROM triage WHERE dossier_id = NEW.dossier_id AND held <> '')", "dossier_held",
    ),
    Rule(
        "capture_reinstated", "capture", "UPDATE",
        f"(OLD.state = 'superseded' AND NEW.state <> 'superseded' AND {_NOT_OPEN})", "row_frozen", ("state",),
    ),
)  # fmt: skip
