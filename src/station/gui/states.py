"""How a state looks and what it is called: colour, shape and word together, the same in every list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.model.dossier import Page
from station.model.paper import Condition
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, DossierState, PageState
from station.storage.records import DossierSummary


@dataclass(frozen=True, slots=True)
class Look:
    """``icon`` of ``gui.icons``, ``colour`` a state of the theme, ``source`` the word, marked for translation."""

    icon: str
    colour: str
    source: object

    @property
    def word(self) -> str:
        """The word in the language of the window."""
        return QCoreApplication.translate("states", str(self.source))


PAGE_LOOKS: dict[str, Look] = {
    "captured": Look("captured", "captured", QT_TRANSLATE_NOOP("states", "Captured")),
    "inspecting": Look("inspecting", "inspecting", QT_TRANSLATE_NOOP("states", "Inspecting")),
    "passed": Look("passed", "passed", QT_TRANSLATE_NOOP("states", "Passed")),
    "flagged": Look("flagged", "flagged", QT_TRANSLATE_NOOP("states", "To check")),
    "accepted": Look("accepted", "accepted", QT_TRANSLATE_NOOP("states", "Accepted")),
    "rejected": Look("rejected", "rejected", QT_TRANSLATE_NOOP("states", "Rejected")),
    "removed": Look("superseded", "superseded", QT_TRANSLATE_NOOP("states", "Removed")),
}

DOSSIER_LOOKS: dict[DossierState, Look] = {
    DossierState.REGISTERED: Look("registered", "captured", QT_TRANSLATE_NOOP("states", "Not scanned")),
    DossierState.CAPTURING: Look("capturing", "inspecting", QT_TRANSLATE_NOOP("states", "Being scanned")),
    DossierState.IN_REVIEW: Look("in_review", "inspecting", QT_TRANSLATE_NOOP("states", "Waits for review")),
    DossierState.RETURNED: Look("returned", "rejected", QT_TRANSLATE_NOOP("states", "Returned")),
    DossierState.APPROVED: Look("approved", "accepted", QT_TRANSLATE_NOOP("states", "Approved")),
    DossierState.PACKAGED: Look("packaged", "accepted", QT_TRANSLATE_NOOP("states", "Packaged")),
    DossierState.DELIVERED: Look("delivered", "accepted", QT_TRANSLATE_NOOP("states", "Delivered")),
}

HELD_LOOK = Look("held", "flagged", QT_TRANSLATE_NOOP("states", "Held for treatment"))
SET_ASIDE_LOOK = Look("secret", "superseded", QT_TRANSLATE_NOOP("states", "Not digitised"))

CONDITION_WORDS: dict[Condition, object] = {
    Condition.GOOD: QT_TRANSLATE_NOOP("states", "Good"),
    Condition.NORMAL: QT_TRANSLATE_NOOP("states", "Normal"),
    Condition.DAMAGED: QT_TRANSLATE_NOOP("states", "Damaged"),
    Condition.STUCK: QT_TRANSLATE_NOOP("states", "Stuck"),
    Condition.TORN: QT_TRANSLATE_NOOP("states", "Torn"),
    Condition.FADED: QT_TRANSLATE_NOOP("states", "Faded"),
}

SECRECY_WORDS: dict[Secrecy, object] = {
    Secrecy.ORDINARY: QT_TRANSLATE_NOOP("states", "Ordinary"),
    Secrecy.SECRET: QT_TRANSLATE_NOOP("states", "Secret"),
    Secrecy.HIGHLY_SECRET: QT_TRANSLATE_NOOP("states", "Highly secret"),
    Secrecy.TOP_SECRET: QT_TRANSLATE_NOOP("states", "Top secret"),
}

SIDE_WORDS: dict[str, object] = {
    "recto": QT_TRANSLATE_NOOP("states", "recto"),
    "verso": QT_TRANSLATE_NOOP("states", "verso"),
}


# Asked of 10,000 pages at a time.
_LOOK_OF_STATE = {state: PAGE_LOOKS[state.value] for state in PageState}


def page_look(page: Page, *, inspecting: bool = False) -> Look:
    """Return how a page looks; one that waits while an inspection runs is being inspected."""
    if page.state is PageState.CAPTURED and inspecting:
        return PAGE_LOOKS["inspecting"]
    return _LOOK_OF_STATE[page.state]


def line_look(line: DossierSummary) -> Look:
    """Return how a line of a worklist looks: what is held or never digitised says so instead of its state."""
    if line.state in OPEN_FOR_CAPTURE and line.set_aside:
        return SET_ASIDE_LOOK
    if line.state in OPEN_FOR_CAPTURE and line.held:
        return HELD_LOOK
    return DOSSIER_LOOKS[line.state]


def condition_word(condition: Condition) -> str:
    """Return the name of a condition of paper."""
    return QCoreApplication.translate("states", str(CONDITION_WORDS[condition]))


def secrecy_word(level: Secrecy) -> str:
    """Return the name of a level."""
    return QCoreApplication.translate("states", str(SECRECY_WORDS[level]))


def side_word(side: str) -> str:
    """Return the name of a side of a sheet; the side itself when it is none of the two."""
    return QCoreApplication.translate("states", str(SIDE_WORDS.get(side, side)))
