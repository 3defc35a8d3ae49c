"""One register: its entries, the one in the form, what is stored of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.registers.entries_model import EntriesModel
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action
from station.workflow.registers import (
    Entry,
    Register,
    entries,
    export_register,
    known_register,
    put_entry,
    retire_entry,
)


class RegisterPresenter(QObject):
    """``listed``: fields and entries were read; ``stored`` carries the code of an entry; ``exported`` a path.

    ``failed`` carries a sentence with its remedy.
    """

    listed = Signal()
    stored = Signal(str)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self.name = shift, name
        self.bridge = JobBridge(shift.lanes, self)
        self.register: Register | None = None
        self.may_change = shift.person.may(Action.PLAN)
        self.model = EntriesModel(self)

    @property
    def title(self) -> str:
        """What the register is called in the language of the window."""
        table = self._shift.station.profiles.register(self.name)
        return table.title_en if self._shift.words.texts.language == "en" and table.title_en else table.title

    def load(self, code: str = "") -> None:
        """Read the entries; ``code`` is the one that was just stored."""
        station, name = self._shift.station, self.name

        def read() -> tuple[Register, Sequence[Entry]]:
            return known_register(station, name), entries(station, name, retired=True)

        def done(found: tuple[Register, Sequence[Entry]]) -> None:
            self.register, listed = found
            self.model.show(self.register, listed)
            self.listed.emit()
            if code:
                self.stored.emit(code)

        self.bridge.read(read, done, self._fail)

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def store(self, code: str, values: Mapping[str, str]) -> None:
        """Store an entry, new or changed; it can be taken back."""
        shift, name, wanted = self._shift, self.name, dict(values)
        before = self.entry(self.model.row_of(code))

        def put() -> object:
            return put_entry(shift.station, shift.person, name, code, wanted)

        def undo(_result: object) -> object:
            if before is None:
                return retire_entry(shift.station, shift.person, name, code)
            return put_entry(shift.station, shift.person, name, code, dict(before.values))

        words = self.tr("{register}: {code} stored").format(register=self.title, code=code)
        self._do(Change(words, put, undo, lambda _result: self.load(code), lambda: self.load(code)))

    def retire(self, code: str) -> None:
        """Take an entry out of use, or back into it."""
        shift, name = self._shift, self.name
        entry = self.entry(self.model.row_of(code))
        if entry is None:
            return

        def out() -> object:
            return retire_entry(shift.station, shift.person, name, code)

        def back() -> object:
            return put_entry(shift.station, shift.person, name, code, dict(entry.values))

        said = self.tr("{register}: {code} retired") if entry.active else self.tr("{register}: {code} in use again")
        words = said.format(register=self.title, code=code)
        first, second = (out, back) if entry.active else (back, out)
        self._do(Change(words, first, lambda _r: second(), lambda _r: self.load(code), lambda: self.load(code)))

    def export(self, path: Path) -> None:
        """Write the entries in use as a file for a spreadsheet."""
        station, name, language = self._shift.station, self.name, self._shift.words.texts.language
        self.bridge.write(
            lambda: export_register(station, name, path, language), lambda _n: self.exported.emit(path), self._fail
        )

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _do(self, change: Change) -> None:
        self._shift.history.use(self.name)
        self._shift.history.do(change, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
