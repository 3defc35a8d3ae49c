"""The room of packages: what waits to be packed, what was, what is wrong with it, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.packages.list_bar import ListBar
from station.gui.packages.other_presenter import OtherPresenter
from station.gui.packages.other_view import OtherView, save_text
from station.gui.packages.package_panel import PackagePanel
from station.gui.packages.package_states import Shown
from station.gui.packages.packages_model import LINE, Column
from station.gui.packages.packages_presenter import PackagesPresenter
from station.gui.packages.problem_list import report_text
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.focus_keeper import FocusKeeper
from station.gui.parts.key_button import KeyButton
from station.gui.parts.tables import plain_table
from station.model.states import DossierState
from station.workflow.view_dossiers import PackageLine

_WIDTHS: dict[int, int] = {
    Column.STATE: 132, Column.PAGES: 88, Column.SIZE: 104, Column.PROFILE: 120, Column.SEALED: 148, Column.CHECK: 176,
}  # fmt: skip


class PackagesView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: PackagesPresenter, parent: QWidget | None = None) -> None:
        super().__init__("packages", parent)
        self._presenter, self._came_from = presenter, FocusKeeper()
        self._title = DossierTitle()
        self.other_button = KeyButton("search", action="verify_other", height="head")
        self._verify = KeyButton("verify", action="verify", height="head")
        self.all_button = KeyButton("approve", action="build_all", height="head")
        self._build_button = KeyButton("packages", action="build", kind="primary", height="head")
        self.bar = ListBar()
        self.table = plain_table(presenter.model, stretch=Column.DOSSIER, widths=_WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self._empty, self._stack = EmptyState("packages"), QStackedWidget()
        self._list = QWidget()
        self.other = OtherView(OtherPresenter(presenter.shift, presenter.bridge, presenter.queue, self))
        self.panel = PackagePanel(presenter)
        self._kept: set[str] = set()
        self._current = ""
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the list; ``subject`` is the dossier to be chosen."""
        self._current = subject or self._current
        self._presenter.load()
        if self._stack.currentWidget() is not self.other:
            self.table.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return list, panel and what narrows the list; or the other package alone."""
        if self._stack.currentWidget() is self.other:
            return (self.other, self.header)
        return (self.table, self.panel, self.bar, self.header)

    def go_out(self) -> None:
        """Ask nothing any more, else leave what lies over the list, else the panel, else list everything again."""
        focused = QApplication.focusWidget()
        if self.panel.refusal.leave():
            self.table.setFocus()
        elif self._stack.currentWidget() is self.other:
            self.close_other()
        elif focused is not None and (self.panel.isAncestorOf(focused) or focused is self.bar.words):
            self.table.setFocus()
        else:
            self.bar.clear()

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel the width of the window, and hide what has no room."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self.panel.setFixedWidth(sizes.panel)
        self.table.setColumnHidden(Column.SEALED, not sizes.roomy)
        self.table.setColumnHidden(Column.SIZE, not sizes.roomy)

    def build(self) -> None:
        """Pack the selected dossiers, each when its turn comes."""
        self.panel.say_message(None)
        self._presenter.build(self._lines(), self.panel.choice.order())

    def build_all(self) -> None:
        """Pack every dossier that waits, each when its turn comes; or let those that wait in line wait no longer."""
        presenter = self._presenter
        if presenter.queue.waiting:
            presenter.cancel_waiting()
        else:
            presenter.build(presenter.model.waiting(), self.panel.choice.order())

    def verify(self) -> None:
        """Verify the version that is looked at."""
        line, package = self._line(), self.panel.package
        if line is not None and package is not None:
            self.panel.say_message(None)
            self._presenter.verify(line, package.version)

    def open_other(self) -> None:
        """Verify a package from anywhere."""
        if self._stack.currentWidget() is not self.other:
            self._came_from.keep()
        self._stack.setCurrentWidget(self.other)
        self._show_line()
        self.other.start()

    def close_other(self) -> None:
        """Come back to the list."""
        self._stack.setCurrentWidget(self._list)
        self._show_list()
        self._came_from.give_back(self.table.setFocus)

    def open_line(self) -> None:
        """Go where a refusal is mended, else look at the panel of the dossier."""
        if self.panel.refusal.isVisible():
            self.panel.refusal.go()
        elif self.panel.versions.isVisible():
            self.panel.versions.setFocus()

    def open_folder(self) -> None:
        """Show the package in the system's own window."""
        path = self._presenter.path(self.panel.package)
        if path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def copy_path(self) -> None:
        """Put the path of the package on the clipboard."""
        path = self._presenter.path(self.panel.package)
        if path:
            QGuiApplication.clipboard().setText(path)

    def export(self) -> None:
        """Export what the last verification found, as a text."""
        if self._stack.currentWidget() is self.other:
            self.other.save()
            return
        line, package = self._line(), self.panel.package
        if line is None or package is None:
            return
        report = self._presenter.model.state_of(line).reports.get(package.version)
        if report is not None:
            text = report_text(self._presenter.path(package), report, self._presenter.shift.words.texts)
            name = f"{line.dossier.code}_v{package.version}"
            save_text(self, self.tr("Export the list"), name, text, self.other.presenter)

    def _line(self) -> PackageLine | None:
        line = self.table.currentIndex().data(LINE)
        return line if isinstance(line, PackageLine) else None

    def _lines(self) -> list[PackageLine]:
        """Return the selected lines in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = [self._presenter.model.line(row) for row in rows]
        return [line for line in found if line is not None]

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        for button in (self.other_button, self._verify, self.all_button, self._build_button):
            self.header_row.addWidget(button)
        for button in (self.all_button, self._build_button):
            button.setVisible(self._presenter.may_build)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        for page in (self._list, self._empty, self.other):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        presenter, panel, refusal = self._presenter, self.panel, self.panel.refusal
        presenter.listed.connect(self._show_list)
        presenter.changed.connect(self._show_changed)
        presenter.failed.connect(panel.say_message)
        presenter.led.connect(self.leave_for)
        presenter.model.modelAboutToBeReset.connect(self._keep)
        presenter.model.modelReset.connect(self._choose_again)
        presenter.model.dataChanged.connect(lambda *_: panel.show_progress())
        self.other.presenter.failed.connect(panel.say_message)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_line())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.bar.wanted.connect(presenter.model.narrow)
        panel.version_changed.connect(self._show_buttons)
        refusal.led.connect(lambda: self._with_line(presenter.lead))
        refusal.returned.connect(self._send_back)
        refusal.again.connect(lambda reason: self._with_line(lambda line: presenter.retry(line, reason)))
        refusal.picker.left.connect(self.table.setFocus)
        self._empty.pressed.connect(presenter.load)
        self.other.left.connect(self.close_other)
        for button, act in (
            (self._build_button, self.build), (self._verify, self.verify), (self.all_button, self.build_all),
            (self.other_button, self.open_other), (panel.open_folder, self.open_folder),
            (panel.copy_path, self.copy_path), (panel.export, self.export),
        ):  # fmt: skip
            button.clicked.connect(act)
        for action, act in (
            ("build", self.build), ("build_all", self.build_all), ("verify", self.verify),
            ("verify_other", self.open_other), ("search", self.bar.words.setFocus), ("export", self.export),
            ("open_folder", self.open_folder), ("copy_path", self.copy_path), ("return", refusal.ask_return),
            ("retry", lambda: self._with_line(presenter.retry)), ("release", refusal.ask_release),
        ):  # fmt: skip
            keymap.bind(self, action, act)
        keymap.bind_in(self.table, "open", self.open_line)

    def _with_line(self, act: Callable[[PackageLine], None]) -> None:
        line = self._line()
        if line is not None:
            act(line)

    def _send_back(self, reason: str, note: str) -> None:
        self._with_line(lambda line: self._presenter.send_back(line, reason, note))

    def _keep(self) -> None:
        """Remember what is selected: the list is about to be another."""
        line = self._line()
        self._current = line.dossier.id if line is not None else self._current
        self._kept = {one.dossier.id for one in self._lines()}

    def _choose_again(self) -> None:
        model, kept = self._presenter.model, self._kept
        row = model.row_of(self._current)
        if model.rowCount() and row < 0:
            row = 0
        if row < 0:
            self._show_line()
            return
        # By the selection itself: the table would look whether Ctrl is held, as it is while its key packs.
        selection, flag = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(model.index(row, 0), flag.ClearAndSelect | flag.Rows)
        for one in kept:
            if len(kept) > 1 and (other := model.row_of(one)) >= 0:
                selection.select(model.index(other, 0), flag.Select | flag.Rows)
        self._show_line()

    def _show_list(self) -> None:
        model = self._presenter.model
        if self._stack.currentWidget() is not self.other:
            self._stack.setCurrentWidget(self._list if model.counts()[Shown.ALL] else self._empty)
        self._show_line()

    def _show_changed(self, _dossier_id: str) -> None:
        self._show_line()

    def _show_line(self) -> None:
        other = self._stack.currentWidget() is self.other
        self.panel.show_line(None if other else self._line())
        self._show_buttons()

    def _show_buttons(self) -> None:
        presenter, line, lines = self._presenter, self._line(), self._lines()
        packable = [one for one in lines if presenter.can_build(one)]
        other = self._stack.currentWidget() is self.other
        self._build_button.setEnabled(bool(packable) and not other)
        self._build_button.set_kind("" if self.panel.refusal.isVisible() or other else "primary")
        again = len(packable) == 1 and packable[0].dossier.state is not DossierState.APPROVED
        words = self.tr("Pack the next version") if again else self.tr("Pack")
        if len(packable) > 1:
            words = self.tr("Pack %n dossier(s)", "", len(packable))
        self._build_button.say(words)
        self._verify.setEnabled(self.panel.package is not None and presenter.can_verify(line) and not other)
        counts = presenter.model.counts()
        queued = presenter.queue.waiting
        self.all_button.say(
            self.tr("Stop %n that wait(s)", "", queued) if queued else self.tr("Pack all %n", "", counts[Shown.WAITING])
        )
        self.all_button.setEnabled(bool(queued or counts[Shown.WAITING]))
        self.bar.show_counts(counts, len(lines))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Packages"))
        self._title.show_dossier((self.tr("Approved and sealed"),), "", self.tr("Packages"))
        self._verify.say(self.tr("Verify"))
        self.other_button.say(self.tr("Verify another…"))
        self.table.setAccessibleName(self.tr("Packages"))
        self._empty.say(self.tr("No dossier is approved yet."), self.tr("Look again"), "")
        self.bar.say()
        self.other.say()
        self.panel.say()
        self._show_line()
