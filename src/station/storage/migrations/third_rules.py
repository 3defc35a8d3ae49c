"""The rules of the third version: what a review leaves behind stays, and nobody judges what they captured."""

from __future__ import annotations

from station.storage.migrations.rules import Rule, frozen, kept, lacks_role, never_replaced

_OPERATES = "EXISTS (SELECT 1 FROM capture WHERE dossier_id = NEW.dossier_id AND operator_id = NEW.reviewer_id)"
_STOPPED = "EXISTS (SELECT 1 FROM secrecy_stop WHERE dossier_id = NEW.dossier_id AND outcome = '')"
_OWN_DECISION = "EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision_id AND dossier_id = NEW.dossier_id)"
_CAPTURED_BY = "EXISTS (SELECT 1 FROM capture WHERE dossier_id = NEW.dossier_id AND operator_id = NEW.released_by)"
_PASSED_DOCUMENT = (
    "EXISTS (SELECT 1 FROM document_verdict WHERE dossier_id = NEW.dossier_id AND reviewer_id = NEW.operator_id)"
)

RULES = (
    kept("sampling_plan"),
    kept("decision_evidence"),
    kept("document_verdict"),
    kept("secrecy_stop"),
    frozen(
        "sampling_plan", "id", "sequence", "dossier_id", "round", "policy", "policy_version", "mode", "seed",
        "population", "size", "tightened", "reject_rate", "flagged", "sample", "rest", "person_id", "at",
    ),
    frozen("decision_evidence", "decision_id", "dossier_id", "basis", "seconds", "full_size", "via"),
    frozen(
        "document_verdict", "id", "sequence", "document_id", "dossier_id", "content", "reviewer_id", "verdict",
        "reason", "note", "at", "local_day",
    ),
    frozen("secrecy_stop", "id", "dossier_id", "capture_id", "level", "at"),
    never_replaced(
        "sampling_plan", "t.id = NEW.id", "t.sequence = NEW.sequence",
        "(t.dossier_id = NEW.dossier_id AND t.round = NEW.round)",
    ),
    never_replaced("decision_evidence", "t.decision_id = NEW.decision_id"),
    never_replaced("document_verdict", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    never_replaced("secrecy_stop", "t.id = NEW.id", "(t.capture_id = NEW.capture_id AND t.level = NEW.level)"),
    Rule("decision_evidence_belongs", "decision_evidence", "INSERT", f"NOT {_OWN_DECISION}", "row_inconsistent"),
    Rule("document_verdict_four_eyes", "document_verdict", "INSERT", _OPERATES, "four_eyes"),
    Rule("document_verdict_role", "document_verdict", "INSERT", lacks_role("reviewer", "reviewer_id"), "role_missing"),
    Rule("capture_after_verdict", "capture", "INSERT", _PASSED_DOCUMENT, "four_eyes_capture"),
    Rule("capture_stopped", "capture", "INSERT", _STOPPED, "secrecy_stop"),
    Rule("decision_stopped", "decision", "INSERT", f"(NEW.verdict = 'accept' AND {_STOPPED})", "secrecy_stop"),
    Rule("approval_stopped", "approval", "INSERT", _STOPPED, "secrecy_stop"),
    Rule("package_stopped", "package", "INSERT", _STOPPED, "secrecy_stop"),
    Rule(
        "secrecy_stop_begins", "secrecy_stop", "INSERT", "(NEW.outcome <> '' OR NEW.released_by IS NOT NULL)",
        "row_inconsistent",
    ),
    Rule(
        "secrecy_stop_released", "secrecy_stop", "UPDATE",
        f"(OLD.outcome <> '' OR NEW.released_by IS NULL OR {lacks_role('supervisor', 'released_by')})",
        "role_missing", ("outcome", "released_by", "released_at", "reason"),
    ),
    Rule("secrecy_stop_four_eyes", "secrecy_stop", "UPDATE", _CAPTURED_BY, "four_eyes", ("outcome",)),
)  # fmt: skip
