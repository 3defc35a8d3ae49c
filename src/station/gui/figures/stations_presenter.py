"""Figures of this station out as a file, and those of other stations in, once somebody compared the fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from station.gui import numbers
from station.gui.job_bridge import JobBridge, Lane
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.shift import Shift
from station.model.counting import Figures
from station.model.errors import StationError
from station.model.people import Action
from station.storage.station_key import fingerprint
from station.workflow import figures_told
from station.workflow.figures_file import StationFigures, open_figures
from station.workflow.merge_figures import (
    MergedStation,
    export_figures,
    merge_figures,
    merged_stations,
    own_fingerprint,
)
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file brings: whose it is, of which days, and what counts here of that station until now.

    ``trusted``: its key is known; ``newer``: its figures go further than those known.
    """

    path: Path
    station: str
    fingerprint: str
    sequence: int
    since: str
    until: str
    figures: Figures
    known: MergedStation | None
    trusted: bool

    @property
    def newer(self) -> bool:
        """Whether taking it in changes anything."""
        return self.known is None or self.sequence > self.known.sequence


class StationsModel(TableModel):
    """The stations whose figures count here, by name."""

    columns = 5
    figures = frozenset({2})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stations: Sequence[MergedStation] = ()

    def show(self, stations: Sequence[MergedStation]) -> None:
        """Show other stations."""
        self.beginResetModel()
        self.stations = stations
        self.endResetModel()

    def lines(self) -> int:
        """Return how many stations there are."""
        return len(self.stations)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return (
            self.tr("Station"), self.tr("Fingerprint"), self.tr("Last event"), self.tr("Merged"),
            self.tr("Counted anew"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role not in SPOKEN:
            return None
        one = self.stations[index.row()]
        merged = numbers.minute(one.at, None)
        return (one.name, one.fingerprint, numbers.count(one.sequence), merged, self._proof(one))[index.column()]

    def _proof(self, one: MergedStation) -> str:
        """Return what counting its events anew said of a station's figures."""
        match one.proof:
            case figures_told.AGREE:
                return self.tr("agrees")
            case figures_told.DIFFER:
                return self.tr("{n} figures differ").format(n=len(one.differing))
            case figures_told.UNTOLD:
                return self.tr("not possible")
            case _:
                return self.tr("only signed")


class StationsPresenter(QObject):
    """``loaded``: stations and own fingerprint were read; ``offered``: a file was opened; ``merged``: it counts.

    ``exported`` carries the path of this station's file; ``failed`` a sentence with its remedy.
    """

    loaded = Signal()
    offered = Signal()
    merged = Signal(object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = StationsModel(self)
        self.may_merge = shift.person.may(Action.PLAN)
        self.fingerprint = ""
        self.offer: Offer | None = None
        self._opening = 0

    @property
    def name(self) -> str:
        """What this station is called."""
        return self._shift.station.name

    def load(self) -> None:
        """Read the stations, and the fingerprint of this one."""
        station = self._shift.station

        def done(found: tuple[str, Sequence[MergedStation]]) -> None:
            self.fingerprint, stations = found
            self.model.show(stations)
            self.loaded.emit()

        self.bridge.read(lambda: (own_fingerprint(station), merged_stations(station)), done, self._fail)

    def open(self, path: Path) -> None:
        """Look into a file of another station; nothing is taken in."""
        station = self._shift.station
        self.bridge.cancel(self._opening)
        self.offer = None

        def done(offer: Offer) -> None:
            self.offer = offer
            self.offered.emit()

        self._opening = self.bridge.read(lambda: _offer(station, path), done, self._fail)

    def merge(self, typed: str) -> None:
        """Take the figures in; ``typed`` is the fingerprint as the people of the other station read it out."""
        shift, offer = self._shift, self.offer
        if offer is None:
            return

        def done(merged: MergedStation) -> None:
            self.offer = None
            self.merged.emit(merged)
            self.load()

        words = self._words(offer.station)
        self.bridge.run(
            Lane.WRITE,
            lambda _tell, _cancel: merge_figures(shift.station, shift.person, offer.path, trust=typed.strip() or None),
            done=done, failed=self._fail, words=words,
        )  # fmt: skip

    def export(self, folder: Path) -> None:
        """Write this station's figures into a folder."""
        shift = self._shift
        self.bridge.write(
            lambda: export_figures(shift.station, shift.person, folder), self.exported.emit, self._fail
        )  # fmt: skip

    def forget(self) -> None:
        """Put the file aside."""
        self.offer = None
        self.offered.emit()

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _words(self, name: str) -> Callable[[], str]:
        return lambda: self.tr("Merging the figures of {station}").format(station=name)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def _offer(station: Station, path: Path) -> Offer:
    with open_figures(path) as opened:
        figures = opened.figures
    known = next((one for one in merged_stations(station) if one.id == figures.workspace), None)
    told = fingerprint(figures.public_key)
    since, until = _days(figures)
    total = sum((row.figures for row in figures.totals), Figures())
    trusted = known is not None and known.fingerprint == told
    return Offer(path, figures.station, told, figures.sequence, since, until, total, known, trusted)


def _days(figures: StationFigures) -> tuple[str, str]:
    days = sorted(row.key.day for row in figures.totals if row.key.day)
    return (days[0], days[-1]) if days else ("", "")
