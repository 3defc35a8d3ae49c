"""Which rooms a person's roles open, in the order of the rail, each with its presenter."""

from __future__ import annotations

from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_view import CaptureView
from station.gui.frame.room import Room
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.shift import Shift
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.gui.worklist.worklist_view import WorklistView
from station.model.people import Action


def build_rooms(shift: Shift) -> list[Room]:
    """Return the rooms; the last one is the settings."""
    may = shift.person.may
    choice = ScannerChoice(shift)
    rooms: list[Room] = []
    if may(Action.CLASSIFY) or may(Action.IMPORT_INVENTORY):
        rooms.append(WorklistView(WorklistPresenter(shift, choice)))
    if may(Action.CAPTURE):
        rooms.append(CaptureView(CapturePresenter(shift, choice)))
        choice.search()
    return rooms
