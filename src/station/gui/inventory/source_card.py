"""Which file, which sheet of it, where the heading stands, which mapping, and whose dossiers they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.inventory.import_presenter import ImportPresenter
from station.gui.parts.cards import MARGINS, Captions, line
from station.gui.parts.check_box import CheckBox
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.workflow.inventory_heading import HEADING_ROWS

_NAMED = 4


class SourceCard(QFrame):
    """``looked_for`` carries the path of a file that somebody named."""

    looked_for = Signal(Path)

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._presenter = presenter
        self._path_label, self.path, self.pick = label("label"), QLineEdit(), KeyButton("file")
        self.sheet, self.heading_row, self.mapping, self.fonds = ChoiceBox(), ChoiceBox(), ChoiceBox(), QLineEdit()
        self._captions = Captions(self.sheet, self.heading_row, self.mapping, self.fonds, columns=4)
        self.update_box = CheckBox()
        self._parts = QWidget()
        self._build()
        self._connect()
        self.say()

    def forget(self) -> None:
        """Forget what was said of the last file."""
        self.fonds.clear()
        self.update_box.setChecked(False)

    def start(self) -> None:
        """Put the cursor into the field of the file; the last one stands there."""
        self.path.setFocus()
        self.path.selectAll()

    def show_preview(self) -> None:
        """Show the sheets of the file, and where its heading stands."""
        seen, mapping = self._presenter.preview, self._presenter.mapping
        self._parts.setVisible(seen is not None)
        if seen is None or mapping is None:
            return
        self.fonds.setPlaceholderText(", ".join(self._presenter.known_fonds[:_NAMED]))
        self.sheet.clear()
        for sheet in seen.sheets:
            words = sheet.name if sheet.state == "visible" else self.tr("{name} (hidden)").format(name=sheet.name)
            self.sheet.addItem(words or numbers.MISSING, sheet.name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(seen.sheet)))
        self.sheet.setEnabled(len(seen.sheets) > 1)
        row = seen.heading_rows[0]
        self.heading_row.clear()
        found = self.tr("found by itself: row {n}").format(n=row) if row else self.tr("none found")
        self.heading_row.addItem(self.tr("find it by itself") if mapping.heading_row else found, 0)
        for number in range(1, HEADING_ROWS + 1):
            self.heading_row.addItem(self.tr("row {n}").format(n=number), number)
        self.heading_row.setCurrentIndex(mapping.heading_row)
        self.mapping.clear()
        for name, one in self._presenter.mappings.items():
            self.mapping.addItem(one.titled(self._presenter.texts.language), name)
        self.mapping.setCurrentIndex(max(0, self.mapping.findData(mapping.name)))

    def _build(self) -> None:
        self._path_label.setBuddy(self.path)
        for place, stretch in enumerate((3, 4, 5, 4)):
            self._captions.setColumnStretch(place, stretch)
        for box in (self.sheet, self.heading_row, self.mapping):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(6)
        column.addWidget(self._path_label)
        column.addLayout(line(self.path, self.pick, fills=0))
        inside = QVBoxLayout(self._parts)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(self._captions)
        inside.addWidget(self.update_box)
        column.addWidget(self._parts)
        self.setFocusProxy(self.path)

    def _connect(self) -> None:
        presenter = self._presenter
        self.pick.clicked.connect(self.ask_file)
        self.path.returnPressed.connect(self._look)
        self.fonds.editingFinished.connect(lambda: presenter.use_fonds(self.fonds.text()))
        self.sheet.activated.connect(lambda _place: presenter.use_sheet(str(self.sheet.currentData())))
        self.heading_row.activated.connect(presenter.use_heading_row)
        self.mapping.activated.connect(lambda _place: presenter.use_mapping(str(self.mapping.currentData())))

    def ask_file(self) -> None:
        """Choose the file."""
        files = self.tr("Inventories (*.xlsx *.xlsm *.csv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose an inventory"), self.path.text(), files)
        if name:
            self.path.setText(name)
            self._look()

    def _look(self) -> None:
        if self.path.text().strip():
            self.looked_for.emit(Path(self.path.text().strip()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._path_label.setText(self.tr("File of the inventory; Enter reads it"))
        self.path.setAccessibleName(self.tr("File"))
        self.pick.say(self.tr("Choose…"))
        self._captions.say(
            self.tr("Sheet"), self.tr("Row of the headings"), self.tr("Mapping"),
            self.tr("Fonds, when the file does not say it"),
        )  # fmt: skip
        self.update_box.setText(self.tr("A newer version of an imported list: its dossiers are updated, not rejected"))
        self.show_preview()
