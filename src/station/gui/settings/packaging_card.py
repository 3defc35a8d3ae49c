"""For which receiver this workspace packs, and whose paper it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label, rule
from station.gui.settings.card_layout import column_of
from station.gui.settings.packaging_presenter import PackagingPresenter
from station.model.site import SiteIdentity
from station.settings.texts import Sentence


class PackagingCard(QWidget):
    """Whoever changes settings changes it; others read it."""

    def __init__(self, presenter: PackagingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self._profile_label, self.profile = label("label"), ChoiceBox()
        self._site_head, self._site_help = label("section"), label("help", wrap=True)
        self._labels = [label("label") for _ in range(4)]
        self.fields = [QLineEdit() for _ in range(4)]
        self.store, self.problem = KeyButton(), label("problem", wrap=True)
        self._build()
        self.store.clicked.connect(self._store)
        for field in self.fields:
            field.returnPressed.connect(self._store)
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._refuse)
        self.say()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, (caption, field) in enumerate(zip(self._labels, self.fields, strict=True)):
            caption.setBuddy(field)
            row, column = number // 2 * 2, number % 2
            grid.addWidget(caption, row, column)
            grid.addWidget(field, row + 1, column)
        self._profile_label.setBuddy(self.profile)
        layout = column_of(self, self._head, self._help, self._profile_label, self.profile, rule(), self._site_head)
        layout.addWidget(self._site_help)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        line = QHBoxLayout()
        line.addWidget(self.store)
        line.addStretch()
        layout.addLayout(line)
        self.problem.hide()
        allowed = self._presenter.may_change
        self.profile.setEnabled(allowed)
        self.store.setVisible(allowed)
        for field in self.fields:
            field.setReadOnly(not allowed)
        self.setFocusProxy(self.profile if allowed else self.fields[0])

    def _store(self) -> None:
        self.problem.hide()
        values = [field.text() for field in self.fields]
        self._presenter.choose(str(self.profile.currentData()), SiteIdentity(*values))

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _show(self) -> None:
        packaging = self._presenter.packaging
        if packaging is None:
            return
        site = packaging.site
        self.profile.setCurrentIndex(self.profile.findData(packaging.profile.name))
        values = (site.archive_code, site.archive_name, site.agency_code, site.agency_name)
        for field, value in zip(self.fields, values, strict=True):
            field.setText(value)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        presenter = self._presenter
        self._head.setText(self.tr("Packages"))
        applies = self.tr(
            "Decides which fields are described and which packages are made first. A dossier can still be packed for "
            "another receiver."
        )
        chooser = self.tr("An administrator chooses it.")
        self._help.setText(applies if presenter.may_change else f"{applies} {chooser}")
        self._profile_label.setText(self.tr("Package profile"))
        self.profile.setAccessibleName(self.tr("Package profile"))
        self.profile.clear()
        for profile in presenter.profiles:
            self.profile.addItem(f"{profile.titled(presenter.language)} · {profile.name}", profile.name)
        self._site_head.setText(self.tr("Archive and agency").upper())
        self._site_help.setText(self.tr("The national packages cannot be made without the code of the archive."))
        names = (
            self.tr("Code of the archive"), self.tr("Name of the archive"), self.tr("Code of the agency"),
            self.tr("Name of the agency"),
        )  # fmt: skip
        for caption, field, text in zip(self._labels, self.fields, names, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        for field, example in zip(self.fields, ("000.00.99.H99", "", "H99.12.5", ""), strict=True):
            field.setPlaceholderText(example)
        self.store.say(self.tr("Store"))
        self._show()
