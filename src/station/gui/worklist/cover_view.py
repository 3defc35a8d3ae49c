"""The cover sheets that are about to be printed: looked at first, then sent to a printer or kept as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.frame.sizes import TOOLS
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.worklist.cover_presenter import CoverPresenter, Sheets
from station.gui.worklist.sheet_painter import paint_sheet, print_sheets
from station.packaging.print_pdf import A4_MM


class CoverView(QFrame):
    """``left``: back to the list; ``told`` carries what was done."""

    left = Signal()
    told = Signal(str)

    def __init__(self, presenter: CoverPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "list")
        self._presenter = presenter
        self._sheets: Sheets | None = None
        self._title, self._left_out = label("title"), label("warning", wrap=True)
        self._print = KeyButton("print", action="print", kind="primary")
        self._save = KeyButton("save", action="export")
        self._close = KeyButton(action="out", kind="flat")
        self.preview = _Preview()
        self._build()
        presenter.saved.connect(self._tell_saved)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show the sheets and take the keyboard."""
        self._sheets = sheets
        self.preview.show_sheets(sheets)
        self.say()
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_out(self) -> None:
        """Ask for the printer, then print."""
        if self._sheets is None or not self._sheets.marks:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print cover sheets"))
        dialog.accepted.connect(lambda: self._send(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def save(self) -> None:
        """Ask for a file, then write it."""
        if self._sheets is None or not self._sheets.marks:
            return
        suggested = f"{self.tr('cover-sheets')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save cover sheets as PDF"), suggested, "PDF (*.pdf)")
        if chosen:
            self._presenter.save(self._sheets, Path(chosen).with_suffix(".pdf"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        number = len(self._sheets.marks) if self._sheets is not None else 0
        self._title.setText(self.tr("%n cover sheet(s)", "", number))
        self._print.say(self.tr("Print…"), self.tr("Choose a printer"))
        self._save.say(self.tr("Save as PDF"), self.tr("Write the sheets into a file"))
        self._close.say(self.tr("Back to the list"))
        for button in (self._print, self._save):
            button.setEnabled(number > 0)
        left_out = self._sheets.left_out if self._sheets is not None else ()
        words = self.tr("No sheet for top secret dossiers: {codes}")
        self._left_out.setText(words.format(codes=", ".join(left_out)))
        self._left_out.setVisible(bool(left_out))
        self.preview.setAccessibleName(self._title.text())

    def _send(self, printer: QPrinter) -> None:
        assert self._sheets is not None
        number = len(self._sheets.marks)
        if print_sheets(printer, self._sheets.marks, self._sheets.fonts):
            self.told.emit(self.tr("%n cover sheet(s) sent to the printer.", "", number))
            self.left.emit()
        else:
            self.told.emit(self.tr("The printer did not take the sheets. Save them as PDF and print that."))

    def _tell_saved(self, path: str, pages: int) -> None:
        self.told.emit(self.tr("%n cover sheet(s) written: {path}", "", pages).format(path=path))
        self.left.emit()

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("kind", "tools")
        head.setFixedHeight(TOOLS + 4)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self._title)
        row.addStretch()
        for button in (self._close, self._save, self._print):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._left_out)
        self._left_out.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self.preview, 1)
        self._print.clicked.connect(self.print_out)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.left)


class _Preview(QWidget):
    """One sheet after another, as many side by side as there is room for; PgUp and PgDn turn them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sheets: Sheets | None = None
        self.first = 0

    def show_sheets(self, sheets: Sheets) -> None:
        """Show the first ones."""
        self._sheets, self.first = sheets, 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the sheets."""
        steps = {
            Qt.Key.Key_PageDown: self._across(), Qt.Key.Key_PageUp: -self._across(), Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._sheets is None:
            super().keyPressEvent(event)
            return
        self.first = max(0, min(self.first + step, len(self._sheets.marks) - self._across()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw canvas and sheets."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().canvas))
        if self._sheets is None:
            return
        shown = self._sheets.marks[self.first : self.first + self._across()]
        width, height = self._size()
        left = (self.width() - len(shown) * width - (len(shown) - 1) * 24) / 2
        for place, marks in enumerate(shown):
            rect = QRectF(left + place * (width + 24), 24, width, height)
            paint_sheet(painter, rect, marks, self._sheets.fonts)
        painter.setPen(QColor(theme.current().text2))
        painter.setFont(theme.font(12))
        last = min(len(self._sheets.marks), self.first + len(shown))
        numbers = f"{self.first + 1}–{last} / {len(self._sheets.marks)}" if shown else ""
        below = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect().adjusted(0, 0, 0, -6), below, numbers)

    def _size(self) -> tuple[float, float]:
        height = max(120.0, self.height() - 56.0)
        return height * A4_MM[0] / A4_MM[1], height

    def _across(self) -> int:
        width, _ = self._size()
        return max(1, int((self.width() - 24) // (width + 24)))
