"""Which sampling policy holds, what it asks for in figures, and the limits of the checks with their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from station.gui import numbers
from station.gui.history import Change
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.settings.part_presenter import PartPresenter
from station.gui.shift import Shift
from station.model.profiles import Checklist, SamplingPolicy
from station.model.sampling import sample_size
from station.settings.profiles import profile_file
from station.settings.station import SITE_FOLDER
from station.settings.texts import Texts
from station.workflow.choose_sampling import choose_sampling, sampling_policy

SUBJECT = "policies"
# A dossier as most are, for the figures of a policy.
EXAMPLE_PAGES = 172


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit of a check: its number, and the codes of its words."""

    check: str
    name: str
    value: float

    def meaning(self, texts: Texts) -> str:
        """Return what the limit means; its bare name when nobody wrote that down."""
        code = f"{self.check}.{self.name}"
        words = texts.text("limits", code)
        return self.name if words == code else words

    def figure(self, texts: Texts) -> str:
        """Return the number with its unit, every decimal that stands in the file."""
        unit = texts.unit(f"{self.check}.{self.name}")
        digits = len(repr(float(self.value)).partition(".")[2])
        number = numbers.decimal(self.value, digits)
        return f"{number}{unit}" if unit == "°" else f"{number}\u202f{unit}".rstrip()


class LimitsModel(TableModel):
    """The limits of a checklist: check, meaning, number."""

    columns, figures = 3, frozenset((2,))

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._lines: Sequence[LimitLine] = ()

    def show(self, checklist: Checklist) -> None:
        """Show the limits of a checklist, those of pages first."""
        self.beginResetModel()
        tables = [*checklist.limits.items(), *checklist.dossier.items()]
        self._lines = [LimitLine(check, name, value) for check, table in tables for name, value in table.items()]
        self.endResetModel()

    def lines(self) -> int:
        """Return how many limits there are."""
        return len(self._lines)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Check"), self.tr("Limit"), self.tr("Value")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; a check is named in its first row, and to screen readers in each."""
        if not index.isValid():
            return None
        line, texts = self._lines[index.row()], self._shift.words.texts
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role not in SPOKEN:
            return None
        again = index.row() > 0 and self._lines[index.row() - 1].check == line.check
        check = texts.text("findings", line.check)
        shown = "" if again and role == Qt.ItemDataRole.DisplayRole else check
        return (shown, line.meaning(texts), line.figure(texts))[index.column()]


class PoliciesPresenter(PartPresenter):
    """``changed``: another policy holds; ``refused``: a sentence why it does not."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(shift, parent)
        self.limits = LimitsModel(shift, self)
        self.policy: SamplingPolicy | None = None
        self.checklist_file = ""

    @property
    def policies(self) -> Sequence[SamplingPolicy]:
        """The policies that can be chosen, the one that looks at every page first."""
        return sorted(self._shift.station.profiles.sampling.values(), key=lambda one: (one.mode, one.name))

    @property
    def checklist(self) -> Checklist:
        """The limits that reports are made with."""
        station = self._shift.station
        return station.profiles.checklist(station.settings.checklist)

    def load(self) -> None:
        """Read which policy holds, and where the checklist lies."""
        station, resources, name = self._shift.station, self._shift.services.resources, self.checklist.name
        self.limits.show(self.checklist)

        def read() -> tuple[SamplingPolicy, Path]:
            return sampling_policy(station), profile_file([resources, SITE_FOLDER], "checklists", name)

        def done(found: tuple[SamplingPolicy, Path]) -> None:
            self.policy, self.checklist_file = found[0], str(found[1])
            self.changed.emit()

        self.bridge.read(read, done, self._fail)

    def choose(self, name: str) -> None:
        """Let another policy hold from the next plan on."""
        if self.policy is None or name == self.policy.name or not self.may_change:
            self.changed.emit()
            return
        shift = self._shift
        title = shift.station.profiles.sampling_policy(name).titled(self.language)

        def choose() -> SamplingPolicy:
            return choose_sampling(shift.station, shift.person, name)

        def undo(before: SamplingPolicy) -> object:
            return choose_sampling(shift.station, shift.person, before.name)

        words = self.tr("Sampling: {policy}").format(policy=title)
        shift.history.use(SUBJECT)
        shift.history.do(Change(words, choose, undo, lambda _before: self.load(), self.load), self._fail)


def sampled(policy: SamplingPolicy, rate: float, pages: int = EXAMPLE_PAGES) -> int:
    """Return how many of so many unflagged pages are looked at, ``rate`` percent of bad pages being promised."""
    return sample_size(pages, rate, policy.confidence)
