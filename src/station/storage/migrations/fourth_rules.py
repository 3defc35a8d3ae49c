"""The rules of the fourth version: a file that was taken in stays what it is, under the rules that images have."""

# ruff: noqa: S608 - every part of these statements is a constant of this package

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, lacks_role, never_replaced

_TOOK_IN = "EXISTS (SELECT 1 FROM media_file WHERE dossier_id = NEW.dossier_id AND person_id = NEW.reviewer_id)"
_REVIEWED = (
    "(EXISTS (SELECT 1 FROM decision WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.person_id"
    " AND verdict = 'accept')"
    " OR EXISTS (SELECT 1 FROM approval WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.person_id)"
    " OR EXISTS (SELECT 1 FROM document_verdict WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.person_id))"
)
_OPEN = "('registered', 'capturing', 'returned')"


def _dossier(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND {condition})"


RULES = (
    kept("media_file"),
    frozen(
        "media_file", "id", "sequence", "document_id", "dossier_id", "sha256", "size", "name", "kind", "container",
        "codecs", "seconds", "bitrate", "width", "height", "findings", "profile", "profile_version", "person_id",
        "station", "at", "local_day",
    ),
    never_replaced(
        "media_file", "t.id = NEW.id", "t.sequence = NEW.sequence",
        "(t.document_id = NEW.document_id AND t.withdrawn = 0 AND NEW.withdrawn = 0)",
    ),
    Rule(
        "media_file_belongs", "media_file", "INSERT",
        "NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.document_id AND dossier_id = NEW.dossier_id"
        " AND kind = 'media')", "row_inconsistent",
    ),
    Rule("media_file_role", "media_file", "INSERT", lacks_role("operator", "person_id"), "role_missing"),
    Rule("media_file_four_eyes", "media_file", "INSERT", _REVIEWED, "four_eyes_capture"),
    Rule("media_file_secrecy_known", "media_file", "INSERT", _dossier("secrecy IS NULL"), "secrecy_unknown"),
    Rule("media_file_secrecy_top", "media_file", "INSERT", _dossier("secrecy = 'top_secret'"), "secrecy_top"),
    Rule("media_file_open", "media_file", "INSERT", _dossier(f"state NOT IN {_OPEN}"), "row_frozen"),
    Rule(
        "media_file_turns", "media_file", "UPDATE",
        f"(NEW.withdrawn <> OLD.withdrawn AND {_dossier(f'state NOT IN {_OPEN}')})", "row_frozen", ("withdrawn",),
    ),
    Rule("decision_four_eyes_media", "decision", "INSERT", _TOOK_IN, "four_eyes"),
    Rule("document_verdict_four_eyes_media", "document_verdict", "INSERT", _TOOK_IN, "four_eyes"),
    Rule("approval_four_eyes_media", "approval", "INSERT", _TOOK_IN, "four_eyes"),
    Rule(
        "document_stays_media", "document", "UPDATE",
        "(NEW.kind <> OLD.kind AND (NEW.kind = 'media' OR OLD.kind = 'media'))", "row_frozen", ("kind",),
    ),
    Rule(
        "document_media_kept", "document", "DELETE",
        "EXISTS (SELECT 1 FROM media_file WHERE document_id = OLD.id)", "row_kept",
    ),
)  # fmt: skip
