"""The rules of the tenth version: who cropped an image by hand, or described a document, does not judge it."""

from __future__ import annotations

from station.storage.migrations.rules import Rule

# Of images that are shown; the person stands first, because few who review ever set a recipe.
_SET_BY_HAND = (
    "EXISTS (SELECT 1 FROM manual_recipe AS m WHERE m.person_id = NEW.reviewer_id AND EXISTS (SELECT 1 FROM capture AS"
    " c WHERE c.id = m.capture_id AND c.dossier_id = NEW.dossier_id AND c.state = 'current'))"
)
# Saying where a document begins is a part of describing it, and its first description may come with that.
_DESCRIBED = (
    "(NEW.verdict = 'pass' AND (EXISTS (SELECT 1 FROM event WHERE subject = NEW.document_id"
    " AND kind = 'document.described' AND person_id = NEW.reviewer_id)"
    " OR EXISTS (SELECT 1 FROM event WHERE subject = (SELECT first_page_id FROM document WHERE id = NEW.document_id)"
    " AND kind = 'document.started' AND person_id = NEW.reviewer_id)))"
)

RULES: tuple[Rule, ...] = (
    Rule("decision_four_eyes_recipe", "decision", "INSERT", _SET_BY_HAND, "four_eyes"),
    Rule("document_verdict_four_eyes_recipe", "document_verdict", "INSERT", _SET_BY_HAND, "four_eyes"),
    Rule("document_verdict_four_eyes_text", "document_verdict", "INSERT", _DESCRIBED, "four_eyes_description"),
    Rule("approval_four_eyes_recipe", "approval", "INSERT", _SET_BY_HAND, "four_eyes"),
)
