"""Which rooms a person's roles open, in the order of the rail, each with its presenter."""

from __future__ import annotations

from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_view import CaptureView
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.describe_view import DescribeView
from station.gui.frame.room import Room
from station.gui.manage.manage_presenter import ManagePresenter
from station.gui.manage.manage_view import ManageView
from station.gui.packages.packages_presenter import PackagesPresenter
from station.gui.packages.packages_view import PackagesView
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_view import ReviewView
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.gui.supervise.supervise_presenter import SupervisePresenter
from station.gui.supervise.supervise_view import SuperviseView
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.gui.worklist.worklist_view import WorklistView
from station.model.people import Action


def _supervise(shift: Shift) -> SuperviseView:
    """Return the room of figures, from which reports and plans lead to where they are made."""
    room = SuperviseView(SupervisePresenter(shift))
    room.report_wanted.connect(lambda scope: room.leave_for.emit("manage", f"reports:{scope.unit}"))
    room.plan_wanted.connect(lambda unit: room.leave_for.emit("manage", f"plan:{unit}"))
    return room


def build_rooms(shift: Shift, settings: SettingsPresenter) -> list[Room]:
    """Return the rooms; the last one is the settings, which everybody has."""
    may = shift.person.may
    choice = ScannerChoice(shift)
    rooms: list[Room] = []
    if may(Action.CLASSIFY) or may(Action.IMPORT_INVENTORY):
        rooms.append(WorklistView(WorklistPresenter(shift, choice)))
    if may(Action.CAPTURE):
        rooms.append(CaptureView(CapturePresenter(shift, choice)))
        choice.search()
    if may(Action.DESCRIBE):
        rooms.append(DescribeView(DescribePresenter(shift)))
    if may(Action.ACCEPT) or may(Action.RELEASE):
        rooms.append(ReviewView(ReviewPresenter(shift)))
    if may(Action.PACKAGE):
        rooms.append(PackagesView(PackagesPresenter(shift)))
    if may(Action.SEE_COUNTS):
        rooms.append(_supervise(shift))
    if may(Action.IMPORT_INVENTORY):
        rooms.append(ManageView(ManagePresenter(shift)))
    return [*rooms, SettingsView(settings)]
