"""The button that names the profile (F4) and opens the choice of profiles and scanners."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.menus import add_head
from station.gui.scanner.scanner_choice import ScannerChoice, device_title
from station.model.profiles import CaptureProfile


class ScannerButton(KeyButton):
    """Shows the profile in use; the menu lists profiles, then scanners, and looks for scanners again."""

    def __init__(self, choice: ScannerChoice, parent: QWidget | None = None) -> None:
        super().__init__("profile", action="profile", height="head", parent=parent)
        self._choice = choice
        choice.changed.connect(self._show)
        self.clicked.connect(self.open_menu)
        self._show()

    def build_menu(self) -> QMenu:
        """Return the menu of what can be chosen now."""
        menu = QMenu(self)
        profiles, devices = QActionGroup(menu), QActionGroup(menu)
        add_head(menu, self.tr("Scan profile"))
        for profile in self._choice.profiles.values():
            action = _add(menu, profiles, self._title(profile), chosen=profile == self._choice.profile)
            action.triggered.connect(lambda _checked=False, wanted=profile: self._choice.use_profile(wanted))
        add_head(menu, self.tr("Scanner"))
        for device in self._choice.devices:
            action = _add(menu, devices, device_title(device), chosen=device == self._choice.device)
            action.setToolTip(device.name)
            action.triggered.connect(lambda _checked=False, wanted=device: self._choice.use_device(wanted))
        again = self.tr("Looking for scanners…") if self._choice.searching else self.tr("Look for scanners again")
        menu.addAction(again, self._choice.search)
        return menu

    def open_menu(self) -> None:
        """Open the choice below the button."""
        menu = self.build_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        profile = self._choice.profile
        self.say(self._title(profile) if profile is not None else self.tr("No scan profile"))

    def _title(self, profile: CaptureProfile) -> str:
        return profile.titled(self._choice.language)


def _add(menu: QMenu, group: QActionGroup, title: str, *, chosen: bool) -> QAction:
    action = menu.addAction(title)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action
