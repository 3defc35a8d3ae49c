"""Whether a mục lục hồ sơ was appraised: Sở Nội vụ vets it before anything of it is digitised (TT 05/2025, Điều 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.model.dossier import Inventory

# Order of work: dossiers with more of it are offered first. A list sets the first two, a supervisor any.
PERMANENT, OFTEN_USED, HIGHEST = 1, 2, 9


class AppraisalState(StrEnum):
    """Where the appraisal of an inventory rests; an inventory that nobody spoke of is a draft."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What was said of an inventory: the document that says it, its date (DD/MM/YYYY), who entered it and when."""

    id: str
    inventory_id: str
    state: AppraisalState
    document: str
    document_date: str
    note: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """An inventory with its last appraisal, its dossiers, and those of them that come before others.

    Not ``whole``: its import was interrupted and needs the list once more.
    """

    inventory: Inventory
    dossiers: int
    urgent: int
    appraisal: Appraisal | None
    whole: bool = True

    @property
    def state(self) -> AppraisalState:
        """State of its appraisal."""
        return AppraisalState.DRAFT if self.appraisal is None else self.appraisal.state
