"""Types into a description in a window of its own and says so; the test that started it kills it then.

Usage: describe_until_killed.py WORKSPACE CODE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from station.bootstrap import Parts
from station.gui import theme
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.describe_view import DescribeView
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lanes
from station.gui.preferences import Preferences
from station.gui.shift import Shift, Words
from station.settings.resources import resources_folder
from station.settings.station import StationSettings


def main() -> None:
    """Leave one field with Tab, leave another one unfinished, and wait."""
    workspace, code = Path(sys.argv[1]), sys.argv[2]
    application = QApplication(sys.argv[:1])
    theme.apply(application, theme.LIGHT)
    services = Parts(StationSettings(min_free_bytes=0, min_free_files=0, workers=1), resources_folder())
    with services.open_station(workspace) as station:
        with station.workspace.read() as reader:
            person, dossier = reader.person_by_name("huong"), reader.dossier_by_code(code)
        lanes = Lanes()
        shift = Shift(
            station, services, person, lanes, Preferences(workspace.parent / "window.ini"),
            Words(resources_folder() / "texts", "vi"), InspectionQueue(lanes, station),
        )  # fmt: skip
        view = DescribeView(DescribePresenter(shift))
        view.show()
        view.activateWindow()
        presenter = view._presenter
        view.enter(dossier.id)
        while not (presenter.lists and presenter.pages.items and view.panel.forms):
            application.processEvents()
        for name, words in (("keyword", "dat dai"), ("autograph", "but phe")):
            view.panel.go_to("document", name)
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, words)
            if name == "keyword":
                QTest.keyClick(focused, Qt.Key.Key_Tab)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            application.processEvents()
            draft = presenter.writer.draft
            if shift.history.undo_words and draft is not None and draft.kept and not presenter.writer._bridge._running:
                sys.stdout.write("typed\n")
                sys.stdout.flush()
                time.sleep(60)


if __name__ == "__main__":
    main()
