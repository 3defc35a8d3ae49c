"""The room at the scanner as a process of its own, to be killed in the middle: says what it showed as stored.

Usage: capture_program.py WORKSPACE SCRIPT DOSSIER. Scans, turns the first page, and goes on scanning.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from station.bootstrap import Parts
from station.capture.scanner import Device
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_view import CaptureView
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lanes
from station.gui.preferences import Preferences
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.shift import Shift, Words
from station.settings.resources import resources_folder
from station.settings.station import StationSettings


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(workspace: str, script: str, dossier: str) -> int:
    application = QApplication(sys.argv[:1])
    settings = StationSettings(station="test", min_free_bytes=0, warn_free_bytes=0, min_free_files=0, workers=1)
    parts, lanes = Parts(settings, resources_folder()), Lanes()
    with parts.open_station(Path(workspace)) as station:
        with station.workspace.read() as reader:
            person = reader.person_by_name("huong")
        words = Words(resources_folder() / "texts", "vi")
        queue = InspectionQueue(lanes, station)
        shift = Shift(station, parts, person, lanes, Preferences(Path(workspace).parent / "window.ini"), words, queue)
        choice = ScannerChoice(shift)
        choice.device = Device(f"virtual:{script}", "virtual", script)
        presenter = CapturePresenter(shift, choice)
        view = CaptureView(presenter)
        view.show()
        presenter.run.arrived.connect(lambda page: say(f"stored {page.id} {page.capture.master.sha256}"))
        shift.history.offered.connect(lambda _words: say("changed"))
        presenter.run.arrived.connect(lambda page: presenter.chosen.turn(1) if page.number == 1 else None)
        view.enter(f"scan:{dossier}")
        return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
