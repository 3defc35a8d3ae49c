"""Making official reports: which kinds there are, for whom, of when, into which folder; and those that were made."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.job_board import ListedJob
from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.reports.made_model import MadeModel, ReportLine
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.errors import StationError
from station.reports.kinds import ReportKind
from station.workflow.official_reports import MadeReport, make_report, report_kinds
from station.workflow.registers import entries
from station.workflow.station import Station

MADE = "report.made"
FOLDERS, WORDS = "reports/folders", "reports/words"
MOST_FOLDERS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; ``unit`` ``""`` is everything."""

    kind: str
    unit: str
    since: date
    until: date
    folder: Path
    language: str
    parameters: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the form offers, and the reports that were made. ``units``, ``operators``: words by code."""

    kinds: Sequence[ReportKind]
    units: Mapping[str, str]
    operators: Mapping[str, str]
    inventories: Mapping[str, str]
    made: Sequence[ReportLine]


class ReportsPresenter(QObject):
    """``loaded``: what can be asked for was read; ``progressed``: a report is being made, or no longer.

    ``made`` carries a ``MadeReport``; ``stopped``: it was given up; ``failed`` carries a sentence with its remedy.
    """

    loaded = Signal()
    progressed = Signal()
    made = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = MadeModel(self)
        self.picture = Picture((), {}, {}, {}, ())
        self.job: ListedJob | None = None
        self._running = 0

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._shift.words.texts.language

    @property
    def today(self) -> date:
        """The day on the clock on the wall."""
        return self._shift.station.clock.now().date()

    @property
    def running(self) -> bool:
        """Whether a report is being made."""
        return self.bridge.is_running(self._running)

    @property
    def folder(self) -> str:
        """The folder that was used last, a folder of documents at first."""
        return self._folders[0] if self._folders else str(Path.home())

    def remembered(self, parameter: str) -> str:
        """Return what was written last for a parameter: agency and signer are the same every month."""
        return self._shift.preferences.text(f"{WORDS}/{parameter}")

    def load(self) -> None:
        """Read kinds, units, operators, inventories, and the reports that were made."""
        station, language = self._shift.station, self.language

        def done(picture: Picture) -> None:
            self.picture = picture
            self.model.show(picture.made, self._shift.zone)
            self.loaded.emit()

        self.bridge.read(lambda: _read(station, language), done, self._fail)

    def make(self, order: Order) -> None:
        """Make a report; it takes seconds, and is listed among what runs."""
        if self.running:
            return
        shift = self._shift
        for name, value in order.parameters.items():
            shift.preferences.keep(f"{WORDS}/{name}", value)

        def work(_tell: Tell, cancel: CancelToken) -> MadeReport:
            return make_report(
                shift.station, shift.person, order.kind, unit=order.unit, since=order.since.isoformat(),
                until=order.until.isoformat(), folder=order.folder, language=order.language,
                parameters=order.parameters, cancelled=lambda: cancel.cancelled,
            )  # fmt: skip

        kind = next(one for one in self.picture.kinds if one.name == order.kind)
        words = self._words(kind.titled(self.language))
        self.job = ListedJob(0, words, self.stop, time.monotonic())
        self._running = self.bridge.run(
            Lane.READ, work, done=self._done, failed=self._failed, cancelled=self._cancelled, words=words
        )
        self.progressed.emit()

    def stop(self) -> None:
        """Give up the report that is being made; no file of it is left."""
        self.bridge.cancel(self._running)

    def file(self, name: str) -> Path | None:
        """Return where a file of a report lies, in one of the folders that were used here; ``None``: elsewhere."""
        return next((Path(folder) / name for folder in self._folders if (Path(folder) / name).is_file()), None)

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    @property
    def _folders(self) -> list[str]:
        return [folder for folder in self._shift.preferences.text(FOLDERS).split("\n") if folder]

    def _words(self, title: str) -> Callable[[], str]:
        return lambda: self.tr("Making: {report}").format(report=title)

    def _done(self, report: MadeReport) -> None:
        self.job = None
        folder = str(report.xlsx.parent)
        kept = [folder, *(one for one in self._folders if one != folder)][:MOST_FOLDERS]
        self._shift.preferences.keep(FOLDERS, "\n".join(kept))
        self.progressed.emit()
        self.made.emit(report)
        self.load()

    def _cancelled(self) -> None:
        self.job = None
        self.progressed.emit()
        self.stopped.emit()
        # One that was written in that very moment is in the list.
        self.load()

    def _failed(self, error: StationError) -> None:
        self.job = None
        self.progressed.emit()
        self._fail(error)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def _read(station: Station, language: str) -> Picture:
    kinds = report_kinds(station)
    units = {entry.code: entry.name for entry in entries(station, "unit")}
    with station.workspace.read() as reader:
        people = {person.id: person for person in reader.people()}
        inventories = {one.code: one.title or one.source_name for one in reader.inventories()}
        events = [event for kind in kinds for event in reader.events(subject=kind.name) if event.kind == MADE]
    titles = {kind.name: kind.titled(language) for kind in kinds}
    operators = {person.name: person.display_name for person in people.values()}
    made = []
    for event in sorted(events, key=lambda one: one.sequence, reverse=True):
        said = {name: str(value) for name, value in event.details.items()}
        who = people.get(event.person_id)
        made.append(
            ReportLine(
                titles[event.subject], said.get("unit", ""), said.get("since", ""), said.get("until", ""), event.at,
                who.display_name if who is not None else "", said.get("xlsx", ""), said.get("pdf", ""),
            )
        )  # fmt: skip
    return Picture(kinds, units, operators, inventories, made)
