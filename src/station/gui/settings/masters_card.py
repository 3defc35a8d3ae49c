"""What the start of the station found among the masters: what is lost, what was set aside, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.labels import label, rule
from station.gui.settings.settings_presenter import SettingsPresenter
from station.settings.texts import Texts
from station.storage.reconcile import LostMaster, Orphan

MOST = 200


class MastersCard(QWidget):
    """Two lists: masters that are not what was stored, and files that no page speaks of."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._state = label("title"), label("", wrap=True)
        self._lost_head, self._lost_do = label("section"), label("help", wrap=True)
        self._orphans_head, self._orphans_do = label("section"), label("help", wrap=True)
        self._lost, self._orphans = LineModel(self), LineModel(self)
        self._lost_list, self._orphan_list = LineList(self._lost, 8), LineList(self._orphans, 8)
        self._cleared = label("help", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._rule = rule()
        for widget in (
            self._head, self._state, self._lost_head, self._lost_do, self._lost_list, self._rule,
            self._orphans_head, self._orphans_do, self._orphan_list, self._cleared,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.setFocusProxy(self._lost_list)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        workspace = self._presenter.shift.station.workspace
        report, texts = workspace.reconciliation, self._presenter.shift.words.texts
        self._head.setText(self.tr("State of the masters"))
        calm = self.tr("At the last start every master was in its place, and no unknown file lay among them.")
        found = self.tr("The last start found what is listed here. Nothing was deleted.")
        self._state.setText(calm if report.calm else found)
        self._lost_head.setText(self.tr("%n lost master(s)", "", len(report.lost)).upper())
        self._lost_do.setText(
            self.tr(
                "Their dossiers are held. Put the file back under its name from the backup and start the station "
                "again; where there is no backup, take the paper out of the store and rescan the page."
            )
        )
        self._orphans_head.setText(self.tr("%n file(s) set aside", "", len(report.orphans)).upper())
        self._orphans_do.setText(
            self.tr("They lie in {folder}. No page speaks of them; keep them until the dossiers are checked.").format(
                folder=workspace.quarantine
            )
        )
        self._lost.show([_lost_line(one, texts) for one in report.lost[:MOST]])
        self._orphans.show([self._orphan_line(one) for one in report.orphans[:MOST]])
        for widget in (self._lost_head, self._lost_do, self._lost_list, self._rule):
            widget.setVisible(bool(report.lost))
        for widget in (self._orphans_head, self._orphans_do, self._orphan_list):
            widget.setVisible(bool(report.orphans))
        self._lost_list.setAccessibleName(self._lost_head.text())
        self._orphan_list.setAccessibleName(self._orphans_head.text())
        left = report.temps_removed + report.spool_removed
        crash = self.tr("The station had stopped without closing.") if report.unclean else ""
        swept = self.tr("%n unfinished file(s) of images that nobody was told of were removed.", "", left)
        self._cleared.setText(" ".join(filter(None, (crash, swept if left else ""))))
        self._cleared.setVisible(bool(crash or left))

    def _orphan_line(self, one: Orphan) -> Line:
        words = self.tr("whole: its bytes match its name") if one.whole else self.tr("damaged: bytes and name differ")
        look = ("check", "captured") if one.whole else ("warning", "flagged")
        return Line(*look, one.name[:12], words, "", "", one.name, help=str(one.path))


def _lost_line(one: LostMaster, texts: Texts) -> Line:
    words = texts.text("changes", f"master_{one.reason}")
    colour = "rejected" if one.current else "superseded"
    return Line(colour, colour, one.dossier_code, words, "", one.sha256[:12], one.sha256, help=one.sha256)
