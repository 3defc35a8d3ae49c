"""The reasons that are chosen by a digit, group by group: the administrator puts them in the words of the house."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from station.gui import keymap, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label
from station.gui.parts.tables import HEAD, ROW, plain_table
from station.gui.settings.card_layout import captioned, column_of
from station.gui.settings.reasons_presenter import ReasonsPresenter
from station.model.reasons import ACCEPT, BLANK, COUNTS, DOCUMENT, MOST, OFFERED, OTHER, REJECT, REMOVE, RETURN
from station.settings.texts import Sentence

MOST_LETTERS = 60


class ReasonsCard(QWidget):
    """A table of the group, the words of the chosen reason under it; every change is kept at once."""

    def __init__(self, presenter: ReasonsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self.groups = {group: KeyButton() for group in OFFERED}
        self.table = plain_table(presenter.model, stretch=1, widths={0: 56, 2: 224, 3: 112, 4: 224})
        self._form_head = label("section")
        self._captions = [label("label") for _ in range(2)]
        self.vi, self.en = self._fields = (QLineEdit(), QLineEdit())
        self.keep, self.cancel = KeyButton("save", kind="primary"), KeyButton(kind="flat")
        self.add, self.hide_it, self.restore = KeyButton("more"), KeyButton("hide"), KeyButton("undo")
        self.up, self.down, self.restore_all = KeyButton(), KeyButton(), KeyButton()
        self._file_label, self._file = label("label"), ElidedLabel("help")
        self.problem = label("problem", wrap=True)
        self._adding = False
        self._build()
        self._connect()
        self.say()

    def start_adding(self) -> None:
        """Ask for the words of one more reason."""
        self._adding = True
        for field in self._fields:
            field.clear()
        self._show_chosen()
        self.vi.setFocus()

    def edit(self) -> None:
        """Go into the words of the chosen reason."""
        self.vi.setFocus()
        self.vi.selectAll()

    def submit(self) -> None:
        """Keep the words that were typed."""
        vi, en = self.vi.text().strip(), self.en.text().strip()
        if not vi or not en:
            self._tell(self.tr("Give the words in both languages."))
            (self.en if vi else self.vi).setFocus()
            return
        self._tell("")
        if self._adding:
            self._adding = False
            self._presenter.add(vi, en)
        else:
            self._presenter.reword(vi, en)
        self.table.setFocus()

    def leave(self) -> None:
        """Leave the words as they are."""
        self._adding = False
        self._tell("")
        self._show_chosen()
        self.table.setFocus()

    def _build(self) -> None:
        groups = QHBoxLayout()
        groups.setSpacing(8)
        for button in self.groups.values():
            button.setCheckable(True)
            groups.addWidget(button)
        groups.addStretch()
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.add, self.up, self.down, self.hide_it, self.restore):
            acts.addWidget(button)
        acts.addStretch()
        acts.addWidget(self.restore_all)
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        for column, (caption, field) in enumerate(zip(self._captions, self._fields, strict=True)):
            caption.setBuddy(field)
            field.setMaxLength(MOST_LETTERS)
            form.addWidget(caption, 0, column)
            form.addWidget(field, 1, column)
            form.setColumnStretch(column, 1)
        form.addWidget(self.keep, 1, 2)
        form.addWidget(self.cancel, 1, 3)
        layout = column_of(self, self._head, self._help)
        layout.addLayout(groups)
        layout.addWidget(self.table, 100)
        layout.addLayout(acts)
        layout.addSpacing(6)
        layout.addWidget(self._form_head)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(captioned(self._file_label, self._file))
        layout.addStretch()
        self.table.setMinimumHeight(200)
        self.problem.hide()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        presenter = self._presenter
        for group, button in self.groups.items():
            button.clicked.connect(lambda _checked=False, wanted=group: self._show_group(wanted))
        keymap.bind_in(self.table, "open", self.edit)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        for button, act in (
            (self.add, self.start_adding), (self.keep, self.submit), (self.cancel, self.leave),
            (self.hide_it, presenter.hide), (self.restore, presenter.restore),
            (self.restore_all, presenter.restore_group),
            (self.up, lambda: presenter.move(-1)), (self.down, lambda: presenter.move(1)),
        ):  # fmt: skip
            button.clicked.connect(act)
        for field in self._fields:
            field.returnPressed.connect(self.submit)
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._refuse)

    def _show_group(self, group: str) -> None:
        self._adding = False
        self._tell("")
        self._presenter.show_group(group)

    def _show(self) -> None:
        """Show the group, the chosen reason staying chosen."""
        for group, button in self.groups.items():
            chosen = group == self._presenter.group
            button.setChecked(chosen)
            button.show_icon("check" if chosen else "")
            button.updateGeometry()
        self.table.selectRow(self._presenter.model.row_of(self._presenter.chosen))
        self._show_chosen()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        reason = self._presenter.model.reason(index.row())
        if reason is not None:
            self._presenter.chosen = reason.code
            self._adding = False
            self._show_chosen()

    def _show_chosen(self) -> None:
        presenter, reason = self._presenter, self._presenter.reason
        if reason is not None and not self._adding:
            self.vi.setText(reason.vi)
            self.en.setText(reason.en)
        # The code stays in small letters: it is written so in files and commands.
        named = self.tr("Words of the reason “{code}”").upper().format(CODE=reason.code if reason is not None else "")
        self._form_head.setText(self.tr("One more reason").upper() if self._adding else named)
        self.keep.say(self.tr("Add") if self._adding else self.tr("Keep the words"))
        self.cancel.setVisible(self._adding)
        hidden = reason is not None and reason.hidden
        movable = reason is not None and reason.code != OTHER
        self.hide_it.say(self.tr("Offer again") if hidden else self.tr("Hide"))
        self.hide_it.show_icon("show" if hidden else "hide")
        self.hide_it.setEnabled(movable and not (hidden and presenter.is_full))
        for button in (self.up, self.down):
            button.setEnabled(movable and not hidden)
        self.restore.setEnabled(not presenter.is_default)
        self.add.setEnabled(not presenter.is_full)
        self.add.setToolTip(self.tr("Nine are offered: hide one first.") if presenter.is_full else self.add.toolTip())

    def _refuse(self, sentence: Sentence) -> None:
        self._tell(str(sentence))
        self._show_chosen()

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._head.setText(self.tr("Reasons"))
        self._help.setText(
            self.tr(
                "A key chooses each while pages are reviewed. The record keeps the code, so a reason is never deleted: "
                "hidden, it is no longer offered, and old records keep its words."
            )
        )
        words = {
            REJECT: self.tr("Reject page"), ACCEPT: self.tr("Accept flagged"), REMOVE: self.tr("Remove page"),
            RETURN: self.tr("Return dossier"), COUNTS: self.tr("Counts differ"), BLANK: self.tr("Blank side"),
            DOCUMENT: self.tr("Document fails"),
        }  # fmt: skip
        for group, button in self.groups.items():
            button.say(words[group])
        self.table.setAccessibleName(self.tr("Reasons"))
        self.add.say(self.tr("Add a reason"))
        self.up.say(self.tr("Up"), self.tr("One digit before"))
        self.down.say(self.tr("Down"), self.tr("One digit after"))
        self.restore.say(self.tr("Default words"))
        self.restore_all.say(self.tr("All by default"), self.tr("Reasons of this group as by default"))
        self.cancel.say(self.tr("Cancel"))
        for caption, field, text in zip(self._captions, self._fields, ("Tiếng Việt", "English"), strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        self.table.setMaximumHeight(theme.scaled(HEAD + (MOST + 2) * ROW))
        self._file_label.setText(self.tr("Kept in"))
        self._file.say(self._presenter.file)
        self._presenter.model.say()
        self._show()
