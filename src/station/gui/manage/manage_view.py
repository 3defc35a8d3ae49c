"""The room where a supervisor puts things in: a list of its parts at the left, one part at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station.gui import icons, keymap
from station.gui.figures.stations_view import StationsView
from station.gui.frame.room import Room
from station.gui.frame.section import Section
from station.gui.frame.sizes import sizes_for
from station.gui.inventory.inventories_view import InventoriesView
from station.gui.manage.manage_presenter import ManagePresenter
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.focus_keeper import first_stop
from station.gui.registers.fonds_view import FondsView
from station.gui.registers.plan_view import PlanView
from station.gui.registers.register_view import RegisterView
from station.gui.reports.reports_view import ReportsView
from station.gui.settings.section_list import SectionList
from station.gui.worklist.news_bar import NewsBar

IMPORT = "import"


class ManageView(Room):
    """Widgets only.

    ``enter`` takes the name of a part, and behind a colon what it should show; ``import`` is the inventories with the
    import open.
    """

    def __init__(self, presenter: ManagePresenter, parent: QWidget | None = None) -> None:
        super().__init__("manage", parent)
        self._presenter = presenter
        self._title = DossierTitle()
        self._sections: dict[str, Section] = {}
        self._list: SectionList | None = None
        self._left, self._pages, self.news = QFrame(), QStackedWidget(), NewsBar()
        self._build()
        self._bind()
        self.say()

    @property
    def sections(self) -> dict[str, Section]:
        """The parts by name; made when the room is first asked for them, ten megabytes that most days need none of."""
        self._furnish()
        return self._sections

    @property
    def list(self) -> SectionList:
        """The list of parts."""
        return self._furnish()

    @property
    def section(self) -> Section:
        """The part that is shown."""
        shown = self._pages.currentWidget()
        assert isinstance(shown, Section)
        return shown

    def enter(self, subject: str = "") -> None:
        """Show a part anew: the one that is asked for, else the one that was shown last."""
        name, _, wanted = subject.partition(":")
        if name in self.sections:
            self.list.show_section(name)
        self.section.enter(wanted)
        if name == IMPORT:
            self._import()
        elif name in self.sections:
            self.section.take_focus()
        else:
            self.list.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return the list of parts, what the part has, and its buttons in the header."""
        return (self.list, *self.section.panes(), self.section.tools)

    def go_out(self) -> None:
        """Leave what lies over the part, then a form for its list, then the part for the list of parts."""
        if self.section.go_out():
            return
        first, *others = self.section.panes()
        focused, stop = QApplication.focusWidget(), first_stop(first)
        inside = focused is not None and any(pane is focused or pane.isAncestorOf(focused) for pane in others)
        (stop if inside and stop is not None else self.list).setFocus()

    def close_room(self) -> None:
        """Let every presenter go."""
        for section in self._sections.values():
            section.close_section()
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the width of the list as in the other rooms."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(min(sizes_for(self.window().width()).list, 256))

    def _make_sections(self) -> Sequence[Section]:
        presenter = self._presenter
        made: list[Section] = [InventoriesView(presenter.inventories)]
        if presenter.plan is not None:
            made.append(PlanView(presenter.plan))
        made += [RegisterView(name, register) for name, register in presenter.registers.items()]
        made.append(FondsView(presenter.fonds))
        if presenter.reports is not None:
            made.append(ReportsView(presenter.reports))
        if presenter.stations is not None:
            made.append(StationsView(presenter.stations))
        return made

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        self._left.setProperty("kind", "list")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 8, 0, 8)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.news)
        right.addWidget(self._pages, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _furnish(self) -> SectionList:
        if self._list is not None:
            return self._list
        self._sections = {section.name: section for section in self._make_sections()}
        made = self._list = SectionList([(name, icons.known(name, "register")) for name in self._sections])
        column = self._left.layout()
        assert column is not None
        column.addWidget(made)
        # A layout shows what came to it only when the event loop runs, and the focus goes to nothing that is hidden.
        made.show()
        for section in self._sections.values():
            self._pages.addWidget(section)
            self.header_row.addWidget(section.tools)
            section.told.connect(self.news.tell)
            section.warned.connect(self.news.warn)
        made.chosen.connect(self._show_section)
        made.show_section(next(iter(self._sections)))
        self.say()
        self.furnished.emit()
        return made

    def _bind(self) -> None:
        keymap.bind(self, "import", self._import)
        if self._presenter.reports is not None:
            keymap.bind(self, "report", self._report)

    def _import(self) -> None:
        self.list.show_section("inventories")
        inventories = self.sections["inventories"]
        assert isinstance(inventories, InventoriesView)
        inventories.open_import()

    def _report(self) -> None:
        reports = self.sections["reports"]
        assert isinstance(reports, ReportsView)
        if self.section is reports:
            reports.make_report()
        else:
            self.list.show_section("reports")
            reports.take_focus()

    def _show_section(self, name: str) -> None:
        place = list(self.sections).index(name)
        self._pages.setCurrentIndex(place)
        for section in self.sections.values():
            section.tools.setVisible(section is self.section)
        self._say_title()
        self.news.hide()
        if self.isVisible():
            self.section.enter()

    def _say_title(self) -> None:
        self._title.show_dossier((self.tr("Manage"),), "", self.section.word())

    def say(self) -> None:
        """Set every word."""
        self._fit()
        self.header.setAccessibleName(self.tr("Manage"))
        if self._list is not None:
            self._list.say([section.word() for section in self._sections.values()])
            self._list.setAccessibleName(self.tr("Parts of this room"))
            self._say_title()
