"""The window's own composition: opens the workspace, lets people in and out, and ends without leaving a thread."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from station.gui import keymap, reasons, severity, theme
from station.gui.composed_keys import METHODS, ComposedKeys
from station.gui.ending import EndingSignals
from station.gui.frame.desk import Desk
from station.gui.i18n import Languages
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import JobBridge, Lane, Lanes
from station.gui.login.door import Door
from station.gui.login.first_person_view import FirstPersonView
from station.gui.login.login_presenter import LoginPresenter
from station.gui.login.login_view import LoginView
from station.gui.login.opening_view import OpeningView
from station.gui.main_window import MainWindow
from station.gui.pace import keep_pace, settle
from station.gui.preferences import Preferences
from station.gui.rooms import build_rooms
from station.gui.settings.keys_presenter import use_keys_of
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.shift import Shift, Words
from station.model.errors import Refused, StationError, StorageFault
from station.model.people import Person
from station.storage.workspace import AcceptOlder
from station.workflow.older_database import accepting_older
from station.workflow.people import log_in
from station.workflow.services import Services
from station.workflow.station import Station

_log = logging.getLogger(__name__)


def run_window(services: Services, workspace: Path, hint: str = "") -> int:
    """Show the window on a workspace until it is closed; return the exit code.

    ``hint`` tells on the log-in page how to enter (where the accounts of a demonstration workspace are written down).
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("scanning-station")
    keep_pace()
    # Not the folder of the program's name: on Windows that one is also where workspaces are.
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))
    preferences = folder / "scanning-station-window" / "window.ini"
    window = WindowApplication(application, services, workspace, preferences, hint)
    signals = EndingSignals(application.quit)
    window.start()
    code = application.exec()
    window.end()
    signals.close()
    return code


class WindowApplication(QObject):
    """Everything that outlives a shift."""

    def __init__(
        self, application: QApplication, services: Services, workspace: Path, preferences: Path, hint: str = ""
    ) -> None:
        super().__init__()
        self._application, self._services, self._workspace, self._hint = application, services, workspace, hint
        self.preferences = Preferences(preferences)
        self._languages = Languages(services.resources / "i18n")
        language = self.preferences.text("language", services.settings.language)
        self._words = Words(services.resources / "texts", services.settings.language)
        self.use_language(language)
        self.use_theme(self.preferences.text("theme") or _system_theme())
        self._composed = ComposedKeys(application, self)
        self.lanes = Lanes()
        self._bridge = JobBridge(self.lanes, self)
        self.lanes.broken.connect(self.show_bug)
        self._open = ExitStack()
        self.station: Station | None = None
        self._inspection: InspectionQueue | None = None
        self._login: LoginPresenter | None = None
        self.desk: Desk | None = None
        self.shift: Shift | None = None
        self.window = MainWindow(self.preferences)
        self.window.setWindowTitle(_title(""))
        self._opening = OpeningView(str(workspace))
        self._add_door(self._opening)
        self._opening.retry.connect(self.open_workspace)
        self._opening.older_accepted.connect(self.accept_older)
        self._older: StorageFault | None = None
        self.window.idle.connect(self.lock)

    def start(self) -> None:
        """Show the window and open the workspace behind it."""
        self.window.show_page(self._opening)
        self.window.show()
        self.open_workspace()

    def open_workspace(self) -> None:
        """Open the workspace off the GUI thread: a start after a crash looks at every file that was on its way."""
        self._older = None
        self._open_workspace(None)

    def accept_older(self, name: str, password: str, reason: str) -> None:
        """Open the workspace with its older database, in the name of an administrator."""
        self._open_workspace(accepting_older(lambda workspace: log_in(workspace, name, password), reason))

    def _open_workspace(self, accept: AcceptOlder | None) -> None:
        self._opening.show_opening()

        def work(_tell: object, _cancel: object) -> Station:
            reasons.use(self._services.reasons(self._workspace))
            severity.use(self._services.profiles.checklist(self._services.settings.checklist).critical)
            return self._open.enter_context(self._services.open_station(self._workspace, accept))

        self._bridge.run(Lane.WRITE, work, done=self._opened, failed=self._not_opened)

    def use_language(self, language: str) -> None:
        """Speak another language; the person's choice is remembered."""
        self._languages.use(language)
        self._words.use(language)
        self.preferences.keep("language", language)
        self.preferences.keep_for_machine("language", language)

    def use_theme(self, name: str) -> None:
        """Show another theme."""
        theme.apply(self._application, theme.THEMES.get(name, theme.LIGHT))
        self.preferences.keep("theme", name)
        self.preferences.keep_for_machine("theme", name)

    def use_text_scale(self, percent: int) -> None:
        """Show all text smaller or larger; the person's choice is remembered."""
        theme.apply(self._application, theme.current(), percent)
        self.preferences.keep("text_scale", theme.text_scale())

    def use_lock_minutes(self, minutes: int) -> None:
        """Lock the screen after so many idle minutes."""
        self.preferences.keep("lock_minutes", minutes)
        self.window.watch(idle=True)

    def use_typing(self, method: str) -> None:
        """Read keys as the person's Vietnamese keyboard program writes them (``telex``, ``vni``)."""
        self._composed.method = method if method in METHODS else METHODS[0]
        self.preferences.keep("typing", self._composed.method)

    def lock(self) -> None:
        """Cover the desk until the same person says the password again; the work behind it goes on."""
        if self.shift is not None and self.station is not None:
            self._show_login(self.shift.person)

    def log_out(self) -> None:
        """End the shift."""
        self._leave()
        self._show_login(None)

    def end(self) -> None:
        """Let everything go, in the order of use."""
        self._leave()
        self._bridge.close()
        if self._login is not None:
            self._login.close()
        if self._inspection is not None:
            self._inspection.close()
        self._composed.close()
        self.preferences.flush()
        self.lanes.close()
        self._open.close()
        self.window.deleteLater()

    @Slot(object)
    def show_bug(self, error: BaseException) -> None:
        """Show what nobody foresaw, with the details to copy; the work goes on."""
        _log.error("unforeseen in the window", exc_info=error)
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Something went wrong in the program"), "", parent=self.window
        )
        box.setText(self.tr("The last action did not work. Pages that were stored are safe; try it again."))
        box.setDetailedText(f"{type(error).__name__}: {error}")
        box.setModal(False)
        box.show()

    def _add_door(self, door: Door) -> None:
        door.language_wanted.connect(self.use_language)
        door.language_wanted.connect(door.show_language)
        door.theme_wanted.connect(self.toggle_theme)
        door.show_language(self._languages.language)

    def toggle_theme(self) -> None:
        """Light becomes dark, dark light."""
        self.use_theme("dark" if theme.current() is theme.LIGHT else "light")

    def _not_opened(self, error: StationError) -> None:
        if self._older is not None and isinstance(error, Refused):
            self._opening.refuse_older(self._words.error(self._older), self._words.error(error))
            return
        self._older = error if isinstance(error, StorageFault) and error.code == "database_replaced" else None
        self._opening.show_fault(self._words.error(error), older=self._older is not None)

    def _opened(self, station: Station) -> None:
        self.station = station
        self._inspection = InspectionQueue(self.lanes, station, self)
        self._inspection.wake()
        self._show_login(None)

    def _show_login(self, locked: Person | None) -> None:
        assert self.station is not None
        if self._login is not None:
            self._login.close()
        presenter = LoginPresenter(self.lanes, self.station, self._words, self.preferences, self)
        self._login = presenter
        login = LoginView(presenter, self.station.name, self._hint)
        login.switch_person.connect(self.log_out)
        first = FirstPersonView(presenter)
        for door in (login, first):
            self._add_door(door)
        presenter.ready.connect(lambda: self._show_door(login, first))
        presenter.first_use.connect(lambda: self._show_door(first, login))
        presenter.entered.connect(lambda person: self._enter(person, login, first))
        self.window.watch(idle=False)
        # A shift ended, or nobody touched anything for minutes.
        settle()
        if locked is not None:
            presenter.lock(locked)
            self._show_door(login, first)
        else:
            presenter.start()

    def _show_door(self, door: LoginView | FirstPersonView, other: Door) -> None:
        door.show_language(self._languages.language)
        self.window.show_page(door)
        door.show_person()
        other.setParent(None)

    def _enter(self, person: Person, *doors: Door) -> None:
        if self.shift is not None and self.shift.person.id == person.id and self.desk is not None:
            self.window.show_page(self.desk)
        else:
            self._begin_shift(person)
        for door in doors:
            self.window.drop_page(door)
        self.window.watch(idle=True)

    def _begin_shift(self, person: Person) -> None:
        assert self.station is not None
        assert self._inspection is not None
        self._leave()
        self.preferences.person = person.id
        self.use_language(self.preferences.text("language", self._languages.language))
        self.use_theme(self.preferences.text("theme", theme.current().name))
        self.use_text_scale(self.preferences.number("text_scale", 100))
        self.use_typing(self.preferences.text("typing"))
        use_keys_of(self.preferences)
        self.shift = Shift(
            self.station, self._services, person, self.lanes, self.preferences, self._words, self._inspection
        )
        settings = SettingsPresenter(self.shift, self)
        settings.language_wanted.connect(self.use_language)
        settings.theme_wanted.connect(self.use_theme)
        settings.scale_wanted.connect(self.use_text_scale)
        settings.lock_wanted.connect(self.use_lock_minutes)
        settings.typing_wanted.connect(self.use_typing)
        rooms = build_rooms(self.shift, settings)
        self.desk = Desk(self.shift, rooms)
        self.desk.lock_wanted.connect(self.lock)
        self.desk.log_out_wanted.connect(self.log_out)
        self.window.setWindowTitle(_title(person.display_name))
        self.window.show_page(self.desk)
        self.desk.start()

    def _leave(self) -> None:
        if self.desk is not None:
            self.desk.close_desk()
            self.window.drop_page(self.desk)
        self.desk, self.shift = None, None
        self.preferences.person = ""
        keymap.use({})
        theme.apply(self._application, theme.current(), 100)
        self.window.setWindowTitle(_title(""))


def _title(person: str) -> str:
    name = QCoreApplication.translate("application", "Scanning station")
    return f"{name} – {person}" if person else name


def _system_theme() -> str:
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
