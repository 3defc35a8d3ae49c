"""The header at the scanner: dossier, progress, profile, and the keys that start, await and hand in."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from station.gui import keymap, numbers
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.missing_words import is_ready
from station.gui.parts.dossier_header import DossierTitle, Progress
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip
from station.gui.scanner.scanner_button import ScannerButton
from station.gui.states import PAGE_LOOKS


class CaptureHeader(QObject):
    """Lays its widgets into the header of the room.

    What comes next stands out: scanning, or handing in once nothing is missing. After a fault that is in the fault bar,
    and where something is asked or edited, there.
    """

    def __init__(self, presenter: CapturePresenter, row: QHBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title, self._progress, self._stopped = DossierTitle(), Progress(), Chip()
        self.profile = ScannerButton(presenter.choice)
        self.armed = KeyButton("armed", action="armed", height="head")
        self.scan = KeyButton("play", action="scan", kind="primary", height="head")
        self.submit = KeyButton("submit", action="finish", height="head")
        for widget in (
            self._title, self._progress, self.profile, self._stopped, self.armed, self.scan, self.submit
        ):  # fmt: skip
            row.addWidget(widget, 1 if widget is self._title else 0)
        self._stopped.hide()

    def set_roomy(self, *, roomy: bool) -> None:
        """Show words on the key that awaits paper, or icon and key alone."""
        self.armed.set_short(short=not roomy)

    def show_dossier(self) -> None:
        """Show where the dossier stands and what it is."""
        view = self._presenter.pages.view
        for widget in (self._progress, self.profile, self.armed, self.scan, self.submit):
            widget.setVisible(view is not None)
        if view is None:
            self._title.show_dossier((), "", self.tr("Scan"))
            return
        dossier = view.dossier
        box = self.tr("Box {box}").format(box=dossier.box) if dossier.box else ""
        crumbs = (view.inventory.fonds_title or dossier.fonds_code, view.inventory.code, box)
        self._title.show_dossier(crumbs, dossier.code, dossier.title)

    def show_pages(self) -> None:
        """Show how many sheets of those expected are there."""
        view, items = self._presenter.pages.view, self._presenter.pages.items
        if view is None:
            return
        pages = self.tr("%n page(s)", "", len(items))
        sheets, expected = len({item.page.sheet for item in items}), view.dossier.expected_sheets
        of = self.tr("/ {n} sheet(s)", "", expected or 0).format(n=numbers.count(expected)) if expected else ""
        of = of or self.tr("sheet(s)", "", sheets)
        self._progress.show_progress(sheets, of, pages, sheets / expected if expected else 0.0)

    def show_run(self) -> None:
        """Show what the keys do now."""
        run, feeding = self._presenter.run.figures, self._presenter.feeding
        fault = feeding.end is not None and feeding.end.is_fault
        shown = self._presenter.pages.view is not None
        self.scan.setVisible(shown and not fault)
        self.armed.setVisible(shown and not fault)
        self._stopped.setVisible(shown and fault)
        self._stopped.show_look(PAGE_LOOKS["rejected"] if fault else None, self.tr("Stopped") if fault else "")
        self.scan.show_icon("pause" if run.running else "play")
        again = self.tr("Continue") if self._presenter.pages.items else self.tr("Scan")
        self.scan.say(self.tr("Pause") if run.running else again)
        self.scan.setEnabled(self._presenter.can_scan and not run.stopping)
        self.armed.setCheckable(feeding.armed)
        self.armed.setChecked(feeding.armed)
        self.armed.setEnabled(feeding.armed or (feeding.can_arm and not run.stopping))
        self.armed.say(self.tr("Waits for paper") if feeding.armed else self.tr("Await paper"))
        self.submit.setEnabled(self._presenter.open_for_capture and not run.running)
        self._dress()

    def _dress(self) -> None:
        presenter, feeding = self._presenter, self._presenter.feeding
        elsewhere = feeding.held or (feeding.end is not None and feeding.end.is_fault)
        ready = not feeding.run.running and is_ready(presenter.missing, has_pages=bool(presenter.pages.items))
        for button, next_ in ((self.scan, not ready), (self.submit, ready)):
            kind = "primary" if next_ and not elsewhere else ""
            if button.property("kind") != kind:
                button.set_kind(kind)

    def say_missing(self, missing: str) -> None:
        """Say at the key that hands in what is still missing, a line each."""
        self.submit.say(self.tr("Hand in"), f"{keymap.describe('finish')}\n{missing}".strip())
        self._dress()
