"""The rules of the first version: what no window, command or SQL statement may do."""

# ruff: noqa: S608 - every part of these statements is a constant of this package

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, lacks_role, never_replaced

_OPERATES = "EXISTS (SELECT 1 FROM capture WHERE dossier_id = NEW.dossier_id AND operator_id = NEW.reviewer_id)"
_ACCEPTED = (
    "(EXISTS (SELECT 1 FROM decision WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.operator_id"
    " AND verdict = 'accept')"
    " OR EXISTS (SELECT 1 FROM approval WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.operator_id))"
)
_BLOCKED = "EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND blocked <> '')"
_LAST_VERDICT = (
    "COALESCE((SELECT d.verdict FROM decision AS d JOIN capture AS c ON c.id = d.capture_id"
    " WHERE c.page_id = NEW.id AND c.state = 'current' ORDER BY d.sequence DESC LIMIT 1), '')"
)
_GENESIS = "0" * 64


def _secrecy(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND {condition})"


_NAME_NOT_OWN = "NOT EXISTS (SELECT 1 FROM person_name WHERE name_key = NEW.name_key AND person_id = NEW.id)"

PEOPLE = (
    kept("person"),
    kept("person_name"),
    frozen("person", "id", "staff_code", "created_at"),
    frozen("person_name", "name_key", "person_id"),
    never_replaced("person", "t.id = NEW.id", "t.name_key = NEW.name_key", "t.staff_code = NEW.staff_code"),
    never_replaced("person_name", "t.name_key = NEW.name_key"),
    Rule("person_name_own", "person", "INSERT", _NAME_NOT_OWN, "name_taken"),
    Rule("person_rename_own", "person", "UPDATE", _NAME_NOT_OWN, "name_taken", ("name_key",)),
)

EVENTS = (
    kept("event"),
    frozen(
        "event", "sequence", "kind", "subject", "dossier_id", "person_id", "station", "at", "body", "previous", "hash"
    ),
    Rule(
        "event_links", "event", "INSERT",
        "(NEW.sequence <> COALESCE((SELECT MAX(sequence) FROM event), 0) + 1 OR NEW.previous <>"
        f" COALESCE((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), '{_GENESIS}'))",
        "chain_broken",
    ),
)  # fmt: skip

DOSSIERS = (
    kept("fonds"),
    kept("inventory"),
    kept("dossier"),
    kept("page"),
    frozen("dossier", "id", "fonds_id"),
    frozen("page", "id", "dossier_id"),
    never_replaced("dossier", "t.id = NEW.id", "(t.fonds_id = NEW.fonds_id AND t.code = NEW.code)"),
    never_replaced("page", "t.id = NEW.id", "(t.dossier_id = NEW.dossier_id AND t.position = NEW.position)"),
    Rule("dossier_begins", "dossier", "INSERT", "NEW.state <> 'registered'", "dossier_state"),
    Rule("page_begins", "page", "INSERT", "NEW.state <> 'captured'", "page_transition"),
    Rule(
        "dossier_secrecy_stays", "dossier", "UPDATE", "(OLD.secrecy IS NOT NULL AND NEW.secrecy IS NULL)",
        "secrecy_unknown", ("secrecy",),
    ),
    Rule(
        "page_accepted", "page", "UPDATE", f"(NEW.state = 'accepted' AND {_LAST_VERDICT} <> 'accept')",
        "decision_missing", ("state",),
    ),
    Rule(
        "dossier_approved", "dossier", "UPDATE",
        "(NEW.state = 'approved' AND NOT EXISTS (SELECT 1 FROM approval WHERE dossier_id = NEW.id"
        " AND version = NEW.package_version + 1))",
        "approval_missing", ("state",),
    ),
    Rule(
        "dossier_whole", "dossier", "UPDATE",
        "(NEW.state = 'approved' AND EXISTS (SELECT 1 FROM page WHERE dossier_id = NEW.id"
        " AND state NOT IN ('accepted', 'removed')))",
        "pages_unaccepted", ("state",),
    ),
)  # fmt: skip

CAPTURES = (
    kept("capture"),
    frozen(
        "capture", "id", "page_id", "dossier_id", "sequence", "sha256", "size", "media_type", "width", "height", "dpi",
        "mode", "operator_id", "station", "device", "device_name", "profile", "profile_version", "applied",
        "captured_at", "local_day", "request_key", "rescan", "new_leaf",
    ),
    never_replaced(
        "capture", "t.id = NEW.id", "t.sequence = NEW.sequence", "t.request_key = NEW.request_key",
        "(t.page_id = NEW.page_id AND t.state = 'current' AND NEW.state = 'current')",
    ),
    Rule(
        "capture_stays_superseded", "capture", "UPDATE", "(OLD.state = 'superseded' AND NEW.state <> 'superseded')",
        "row_frozen", ("state",),
    ),
    Rule(
        "capture_belongs", "capture", "INSERT",
        "NOT EXISTS (SELECT 1 FROM page WHERE id = NEW.page_id AND dossier_id = NEW.dossier_id)", "row_inconsistent",
    ),
    Rule("capture_four_eyes", "capture", "INSERT", _ACCEPTED, "four_eyes_capture"),
    Rule("capture_role", "capture", "INSERT", lacks_role("operator", "operator_id"), "role_missing"),
    Rule("capture_secrecy_known", "capture", "INSERT", _secrecy("secrecy IS NULL"), "secrecy_unknown"),
    Rule("capture_secrecy_top", "capture", "INSERT", _secrecy("secrecy = 'top_secret'"), "secrecy_top"),
)  # fmt: skip

REVIEW = (
    kept("decision"),
    kept("approval"),
    kept("package"),
    frozen(
        "decision", "id", "sequence", "page_id", "dossier_id", "capture_id", "report_digest", "reviewer_id", "verdict",
        "reason", "note", "at", "local_day",
    ),
    frozen("approval", "id", "sequence", "dossier_id", "version", "reviewer_id", "at"),
    frozen(
        "package", "id", "dossier_id", "version", "profile", "profile_version", "path", "manifest_sha256", "sealed_at",
        "files", "bytes", "pages", "chain_head",
    ),
    never_replaced("decision", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    never_replaced("approval", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    never_replaced("package", "t.id = NEW.id", "(t.dossier_id = NEW.dossier_id AND t.version = NEW.version)"),
    Rule(
        "decision_belongs", "decision", "INSERT",
        "NOT EXISTS (SELECT 1 FROM capture WHERE id = NEW.capture_id AND page_id = NEW.page_id"
        " AND dossier_id = NEW.dossier_id)", "row_inconsistent",
    ),
    Rule("decision_four_eyes", "decision", "INSERT", _OPERATES, "four_eyes"),
    Rule("decision_role", "decision", "INSERT", lacks_role("reviewer", "reviewer_id"), "role_missing"),
    Rule("decision_blocked", "decision", "INSERT", f"(NEW.verdict = 'accept' AND {_BLOCKED})", "dossier_blocked"),
    Rule("approval_four_eyes", "approval", "INSERT", _OPERATES, "four_eyes"),
    Rule("approval_role", "approval", "INSERT", lacks_role("reviewer", "reviewer_id"), "role_missing"),
    Rule("approval_blocked", "approval", "INSERT", _BLOCKED, "dossier_blocked"),
    Rule("package_blocked", "package", "INSERT", _BLOCKED, "dossier_blocked"),
)  # fmt: skip

RULES = (*PEOPLE, *EVENTS, *DOSSIERS, *CAPTURES, *REVIEW)
