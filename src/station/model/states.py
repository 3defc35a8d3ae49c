"""Resting states of a page and of a dossier. Being busy is a job and a failure is an event: neither is a state."""

from __future__ import annotations

from enum import StrEnum


class PageState(StrEnum):
    """Where one page rests between two pieces of work."""

    CAPTURED = "captured"
    PASSED = "passed"
    FLAGGED = "flagged"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REMOVED = "removed"

    @property
    def is_live(self) -> bool:
        """Whether the page belongs to what will be packaged."""
        return self is not PageState.REMOVED


class DossierState(StrEnum):
    """Where one dossier rests between two pieces of work."""

    REGISTERED = "registered"
    CAPTURING = "capturing"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    PACKAGED = "packaged"
    DELIVERED = "delivered"


class CaptureState(StrEnum):
    """Whether an image is the one its page shows, or an earlier one that is kept."""

    CURRENT = "current"
    SUPERSEDED = "superseded"


OPEN_FOR_CAPTURE = frozenset({DossierState.REGISTERED, DossierState.CAPTURING, DossierState.RETURNED})
