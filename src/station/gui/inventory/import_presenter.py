"""The import of an inventory: a look into the file, the mapping mended until it fits, the run, the rejected rows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.describe.field_editors import plain
from station.gui.inventory.row_models import RejectsModel, SampleModel
from station.gui.job_board import ListedJob
from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.shift import Shift
from station.jobs.job import CancelToken, Progress
from station.model.errors import StationError
from station.settings.texts import Texts
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import DEFAULT, ColumnMapping, load_mappings, remembered, save_mapping
from station.workflow.inventory_result import ImportResult, Preview, RejectedRow
from station.workflow.preview_inventory import preview
from station.workflow.write_rejects import write_rejects

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


# So many rows are shown; all of them are in the workbook of rejected rows.
MOST_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, with as much of its long lists as is shown: they lie on the disk."""

    result: ImportResult
    rejected: tuple[RejectedRow, ...]
    kept: tuple[str, ...]
    vanished: tuple[str, ...]

    @property
    def rejects(self) -> int:
        """How many rows were rejected."""
        return len(self.result.rejected)

    @property
    def waits(self) -> bool:
        """Whether there are good rows that were not written because of bad ones."""
        return bool(self.rejects and self.result.good and not self.result.written)


class ImportPresenter(QObject):
    """``looked``: there is another preview; ``progressed``: the import is further; ``finished``: it ended.

    ``saved`` carries the name of a mapping or the path of rejected rows; ``failed`` a sentence with its remedy.
    """

    looked = Signal()
    progressed = Signal()
    finished = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.sample, self.rejects = SampleModel(self), RejectsModel(self)
        self.mappings: dict[str, ColumnMapping] = {}
        self.known_fonds: list[str] = []
        self.mapping: ColumnMapping | None = None
        self.preview: Preview | None = None
        self.outcome: Outcome | None = None
        self.job: ListedJob | None = None
        self.fonds, self.update = "", False
        self._looking = self._running = 0

    @property
    def texts(self) -> Texts:
        """The words for codes in the language of the window."""
        return self._shift.words.texts

    @property
    def running(self) -> bool:
        """Whether rows are being read or written."""
        return self.bridge.is_running(self._running)

    @property
    def asks_fonds(self) -> bool:
        """Whether neither the list nor the person at the window says whose its dossiers are."""
        return self.preview is not None and not self.fonds and not self.preview.fonds

    def clear(self) -> None:
        """Forget file, preview and result."""
        self.bridge.cancel(self._looking)
        self.preview, self.outcome, self.mapping, self.fonds = None, None, None, ""
        self.sample.show(None, self._shift.words.texts)
        self.rejects.show((), self._shift.words.texts)

    def look(self, path: Path) -> None:
        """Look into a file, with the mapping that was saved for its headings or else the usual one."""
        self.clear()
        workspace = self._shift.station.workspace.path

        def read() -> tuple[dict[str, ColumnMapping], ColumnMapping, Preview]:
            with self._shift.station.workspace.read() as reader:
                self.known_fonds = reader.fonds_codes()
            known = load_mappings(workspace)
            first = self._preview(path, known[DEFAULT], "")
            mapping = remembered(workspace, first.headings)
            return known, mapping, first if mapping is known[DEFAULT] else self._preview(path, mapping, "")

        def done(found: tuple[dict[str, ColumnMapping], ColumnMapping, Preview]) -> None:
            self.mappings, self.mapping, seen = found
            self._show(seen)

        self._looking = self.bridge.read(read, done, self._fail)

    def use_fonds(self, code: str) -> None:
        """Say whose dossiers the list has, ``""``: as it says itself."""
        if code.strip() != self.fonds:
            self.fonds = code.strip()
            self._look_again()

    def use_sheet(self, sheet: str) -> None:
        """Look at another sheet of the workbook."""
        self._look_again(sheet=sheet)

    def use_heading_row(self, row: int) -> None:
        """Say in which row the headings stand, 0 to find them by their names."""
        if self.mapping is not None and row != self.mapping.heading_row:
            self.mapping = replace(self.mapping, heading_row=row)
            self._look_again()

    def use_mapping(self, name: str) -> None:
        """Take a mapping by its name."""
        if name in self.mappings:
            self.mapping = self.mappings[name]
            self._look_again()

    def give(self, index: int, name: str) -> None:
        """Let a column mean a field, which no other column means from now on."""
        if self.mapping is None or self.preview is None:
            return
        mapping = self.mapping
        for column in self.preview.columns:
            if column.field == name and name and column.index != index:
                mapping = mapping.with_column(column.heading, column.index, "")
        wanted = next(column for column in self.preview.columns if column.index == index)
        self.mapping = mapping.with_column(wanted.heading, index, name)
        self._look_again()

    def save(self, title: str) -> None:
        """Keep the mapping under a name; lists with these headings find it by themselves from now on."""
        shift, mapping, seen = self._shift, self.mapping, self.preview
        name = _NOT_IN_NAMES.sub("-", plain(title)).strip("-")[:40].strip("-")
        if mapping is None or seen is None:
            return

        def done(kept: ColumnMapping) -> None:
            self.mappings[kept.name] = self.mapping = kept
            self.saved.emit(kept.title)
            self.looked.emit()

        self.bridge.write(
            lambda: save_mapping(
                shift.station, shift.person, replace(mapping, title=title.strip()), name, seen.headings
            ), done, self._fail,
        )  # fmt: skip

    def run(self, *, only_good: bool = False) -> None:
        """Import the file; ``only_good``: also when rows are rejected, without them."""
        shift, mapping, seen = self._shift, self.mapping, self.preview
        fonds, update = self.fonds, self.update
        if mapping is None or seen is None or self.running or self.asks_fonds:
            return

        def work(tell: Tell, cancel: CancelToken) -> Outcome:
            result = import_inventory(
                shift.station.workspace, shift.person, seen.path, mapping, fonds=fonds, sheet=seen.sheet,
                only_good=only_good, update=update, progress=tell, cancelled=cancel,
            )  # fmt: skip
            return Outcome(
                result, tuple(islice(result.rejected, MOST_SHOWN)), tuple(one.code for one in islice(result.kept, 50)),
                tuple(islice(result.vanished, 50)),
            )  # fmt: skip

        words = self._job_words(seen.path.name)
        self.job = ListedJob(0, words, self.stop, time.monotonic(), total=seen.rows)
        self._running = self.bridge.run(
            Lane.READ, work, done=self._done, failed=self._failed, told=self._told, cancelled=self._ended, words=words
        )
        self.progressed.emit()

    def stop(self) -> None:
        """Stop the import; nothing of it is kept."""
        self.bridge.cancel(self._running)

    def write_rejects(self, path: Path) -> None:
        """Write the rejected rows as a workbook that can be corrected and imported again."""
        outcome, texts = self.outcome, self.texts
        if outcome is not None:
            self.bridge.write(
                lambda: write_rejects(path, outcome.result, texts), lambda _n: self.saved.emit(str(path)), self._fail
            )  # fmt: skip

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _job_words(self, name: str) -> Callable[[], str]:
        return lambda: self.tr("Importing {file}").format(file=name)

    def _preview(self, path: Path, mapping: ColumnMapping, sheet: str) -> Preview:
        today = self._shift.station.clock.now().date()
        return preview(path, mapping, sheet, today=today, fonds=self.fonds)

    def _look_again(self, sheet: str | None = None) -> None:
        mapping, seen = self.mapping, self.preview
        if mapping is None or seen is None:
            return
        wanted = seen.sheet if sheet is None else sheet
        self.bridge.cancel(self._looking)
        self._looking = self.bridge.read(lambda: self._preview(seen.path, mapping, wanted), self._show, self._fail)

    def _show(self, seen: Preview) -> None:
        self.preview = seen
        self.sample.show(seen, self._shift.words.texts)
        self.looked.emit()

    def _told(self, news: object) -> None:
        if isinstance(news, Progress) and self.job is not None:
            self.job.done, self.job.total = news.done, news.total
            self.progressed.emit()

    def _done(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.rejects.show(outcome.rejected, self._shift.words.texts)
        self._ended()

    def _failed(self, error: StationError) -> None:
        self._ended()
        self._fail(error)

    def _ended(self) -> None:
        self.job = None
        self.finished.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
