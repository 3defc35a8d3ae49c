"""How the state of an appraisal looks and what it is called."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.gui.states import Look
from station.model.appraisal import AppraisalState

LOOKS: dict[AppraisalState, Look] = {
    AppraisalState.DRAFT: Look("captured", "captured", QT_TRANSLATE_NOOP("states", "Draft")),
    AppraisalState.SUBMITTED: Look("in_review", "inspecting", QT_TRANSLATE_NOOP("states", "Sent for appraisal")),
    AppraisalState.APPROVED: Look("accepted", "accepted", QT_TRANSLATE_NOOP("states", "Appraised")),
    AppraisalState.REJECTED: Look("rejected", "rejected", QT_TRANSLATE_NOOP("states", "Sent back")),
}
