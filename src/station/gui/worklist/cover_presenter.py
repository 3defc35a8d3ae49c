"""Cover sheets of the chosen dossiers: laid out for the preview, written as PDF, handed to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Lane
from station.gui.shift import Shift
from station.model.errors import StationError
from station.packaging.print_font import print_fonts
from station.packaging.print_pdf import Mark
from station.workflow.cover_sheets import Cover, covers_of, lay_out, print_covers

# More than a printer's tray; a whole inventory is printed by the command line.
MOST = 500


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets ready to be shown and printed; ``left_out`` are the codes of dossiers that get none."""

    covers: tuple[Cover, ...]
    marks: tuple[tuple[Mark, ...], ...]
    left_out: tuple[str, ...]
    fonts: tuple[Path, Path]


class CoverPresenter(QObject):
    """``ready`` carries ``Sheets``; ``saved`` the path and the number of pages of a PDF that was written."""

    ready = Signal(object)
    saved = Signal(str, int)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self._job = 0

    def prepare(self, dossier_ids: Sequence[str]) -> None:
        """Lay the sheets out."""
        self.bridge.cancel(self._job)
        station, texts = self._shift.station, self._shift.words.texts

        def read() -> Sheets:
            found, fonts = covers_of(station, dossier_ids[:MOST]), print_fonts()
            marks = tuple(lay_out(cover, texts, fonts) for cover in found.sheets)
            return Sheets(found.sheets, marks, found.left_out, (fonts.regular.path, fonts.bold.path))

        self._job = self.bridge.read(read, self.ready.emit, self._fail)

    def save(self, sheets: Sheets, target: Path) -> None:
        """Write the sheets as a PDF."""
        texts = self._shift.words.texts
        self.bridge.run(
            Lane.IMAGES, lambda _tell, _cancel: print_covers(sheets.covers, target, texts),
            done=lambda pages: self.saved.emit(str(target), pages), failed=self._fail,
        )  # fmt: skip

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
