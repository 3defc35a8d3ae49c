"""Packing and verifying, one dossier after another; what was refused, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Tell
from station.gui.packages.package_states import Order, Refusal
from station.gui.packages.packages_model import PackagesModel
from station.gui.packages.packing_queue import PackingQueue, Task
from station.gui.packages.places import is_closed, place_of, room_for, subject_of
from station.gui.packages.verifying import package_path
from station.gui.shift import Shift
from station.jobs.job import CancelToken, Progress
from station.model.errors import StationError
from station.model.people import Action
from station.model.profiles import PackageProfile
from station.model.states import DossierState
from station.packaging.verifier import VerifyReport
from station.storage.records import PackageRecord
from station.workflow.choose_packaging import packaging_of
from station.workflow.package_dossier import Packed, package_dossier
from station.workflow.review_dossier import return_dossier
from station.workflow.verify_package import verify_package
from station.workflow.view_dossiers import PackageLine, package_lines, releasers

PACKABLE = frozenset((DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED))


@dataclass(frozen=True, slots=True)
class _Loaded:
    lines: list[PackageLine]
    profile: str
    releasers: list[str]


class PackagesPresenter(QObject):
    """``listed``: the list was read; ``changed``: a line is another (its dossier's id, ``""`` for many).

    ``failed`` carries a sentence with its remedy, ``led`` a room and what it should open.
    """

    listed = Signal()
    changed = Signal(str)
    failed = Signal(object)
    led = Signal(str, str)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = PackagesModel(shift.zone, self)
        self.queue = PackingQueue(self.bridge, self)
        self.queue.begun.connect(self._begun)
        self.queue.rested.connect(self.load)
        self.default_profile = shift.station.settings.package_profile
        self.releasers: list[str] = []

    @property
    def shift(self) -> Shift:
        """Texts for the view."""
        return self._shift

    @property
    def may_build(self) -> bool:
        """Whether the person packages."""
        return self._shift.person.may(Action.PACKAGE)

    @property
    def profiles(self) -> list[PackageProfile]:
        """The profiles that can be chosen, that of the site first."""
        found = self._shift.station.profiles.packages.values()
        return sorted(found, key=lambda one: (one.name != self.default_profile, one.name))

    def load(self) -> None:
        """Read the list."""
        station, refused = self._shift.station, self.model.refused()

        def read() -> _Loaded:
            return _Loaded(package_lines(station, refused), packaging_of(station).profile.name, releasers(station))

        self.bridge.read(read, self._show, self._fail)

    def can_build(self, line: PackageLine | None) -> bool:
        """Whether the package of a line can be asked for now."""
        return (
            line is not None and self.may_build and line.dossier.state in PACKABLE
            and not self.model.state_of(line).in_line
        )  # fmt: skip

    def can_verify(self, line: PackageLine | None) -> bool:
        """Whether there is a package that is not in work."""
        return line is not None and line.package is not None and not self.model.state_of(line).in_line

    def build(self, lines: Sequence[PackageLine], order: Order) -> int:
        """Make, verify and seal the packages one after another; return how many were asked for."""
        wanted = [line for line in lines if self.can_build(line)]
        for line in wanted:
            state = self.model.state_of(line)
            state.waiting, state.refusal = True, None
        self.queue.add_all([self._packing(line, order.turn(number)) for number, line in enumerate(wanted)])
        self._touch(wanted)
        return len(wanted)

    def retry(self, line: PackageLine, release_reason: str = "") -> None:
        """Ask once more for the package that was refused; ``release_reason``: why it may pass unvalidated."""
        refusal = self.model.state_of(line).refusal
        if refusal is not None:
            self.build([line], replace(refusal.order, release_reason=release_reason))

    def verify(self, line: PackageLine, version: int = 0) -> None:
        """Verify a package with nothing but its files; the latest unless another version is named."""
        package = next((one for one in line.versions if one.version == (version or one.version)), None)
        if package is None or not self.can_verify(line):
            return
        station, person, state = self._shift.station, self._shift.person, self.model.state_of(line)

        def done(report: object) -> None:
            assert isinstance(report, VerifyReport)
            state.unknown.pop(package.version, None)
            state.reports[package.version] = report
            state.verified_at[package.version] = station.clock.now()
            self._ended(line.dossier.id)

        def failed(error: StationError) -> None:
            state.reports.pop(package.version, None)
            state.unknown[package.version] = error
            self._ended(line.dossier.id)

        state.waiting = True
        self.queue.add(
            self._task(
                line,
                lambda _tell, _cancel: verify_package(station, person, package_path(station.workspace.path, package)),
                done,
                failed,
                "verify",
            ),
            next_in_line=True,
        )
        self._touch([line])

    def cancel(self, line: PackageLine) -> None:
        """Stop what happens to a line; nothing of an unfinished package stays."""
        self.queue.cancel(line.dossier.id)

    def cancel_waiting(self) -> None:
        """Let none of those that wait begin."""
        self.queue.cancel_waiting()

    def send_back(self, line: PackageLine, reason: str, note: str) -> None:
        """Return the dossier so that somebody can mend it, and lead there who may do that."""
        shift, dossier_id = self._shift, line.dossier.id
        station, why = shift.station, f"{reason} {note}".strip()

        def work() -> None:
            with station.workspace.read() as reader:
                dossier = reader.dossier(dossier_id)
            return_dossier(station, shift.person, dossier, why)

        def done(_none: None) -> None:
            shift.notices.figures_changed.emit()
            self.load()
            self.lead(line)

        self.bridge.write(work, done, self._fail)

    def lead(self, line: PackageLine) -> None:
        """Lead the person to the field, the page or the setting that keeps the dossier from being packed."""
        refusal = self.model.state_of(line).refusal
        room = room_for(refusal.place, self._shift.person) if refusal is not None else ""
        if refusal is None or not room:
            return
        station, dossier_id, place = self._shift.station, line.dossier.id, refusal.place

        def read() -> str:
            with station.workspace.read() as reader:
                return subject_of(reader, dossier_id, place, room)

        self.bridge.read(read, lambda subject: self.led.emit(room, subject), self._fail)

    def must_return(self, line: PackageLine) -> bool:
        """Whether what keeps the dossier from being packed can only be mended once it was returned."""
        refusal = self.model.state_of(line).refusal
        return refusal is not None and is_closed(refusal.place, line.dossier.state)

    def path(self, package: PackageRecord | None) -> str:
        """Return where a package stands, ``""`` for none."""
        return str(package_path(self._shift.station.workspace.path, package)) if package is not None else ""

    def close(self) -> None:
        """Stop everything and tell nothing any more; a package that is not whole leaves nothing behind."""
        self.bridge.close()

    def _packing(self, line: PackageLine, order: Order) -> Task:
        shift, dossier_id = self._shift, line.dossier.id

        def done(packed: object) -> None:
            assert isinstance(packed, Packed)
            self.model.state(dossier_id).sealed = packed.version
            self._ended(dossier_id)
            shift.notices.figures_changed.emit()
            self.load()

        def failed(error: StationError) -> None:
            self.model.state(dossier_id).refusal = Refusal(order, error, place_of(error))
            self._ended(dossier_id)

        return self._task(
            line, lambda tell, cancel: _packed(shift, dossier_id, order, tell, cancel), done, failed, "build"
        )

    def _task(
        self, line: PackageLine, work: Callable[[Tell, CancelToken], object], done: Callable[[object], None],
        failed: Callable[[StationError], None], act: str,
    ) -> Task:  # fmt: skip
        dossier_id = line.dossier.id
        return Task(
            dossier_id, self._words(act, line), work, lambda news: self._progress(dossier_id, news), done, failed,
            lambda: self._ended(dossier_id),
        )  # fmt: skip

    def _words(self, act: str, line: PackageLine) -> Callable[[], str]:
        """Return what says in the language of now what runs."""

        def words() -> str:
            says = {"build": self.tr("Package {dossier}"), "verify": self.tr("Verify the package of {dossier}")}
            return says[act].format(dossier=line.dossier.code)

        return words

    def _show(self, loaded: _Loaded) -> None:
        self.default_profile, self.releasers = loaded.profile, loaded.releasers
        for line in loaded.lines:
            self.model.state_of(line).recall(line)
        self.model.show(loaded.lines)
        self.listed.emit()

    def _begun(self, dossier_id: str) -> None:
        state = self.model.state(dossier_id)
        state.waiting, state.busy, state.done, state.total = False, True, 0, 0
        self.model.touch(dossier_id)
        self.changed.emit(dossier_id)

    def _progress(self, dossier_id: str, news: object) -> None:
        if isinstance(news, Progress):
            state = self.model.state(dossier_id)
            state.done, state.total = news.done, news.total
            self.model.touch(dossier_id)

    def _ended(self, dossier_id: str) -> None:
        state = self.model.state(dossier_id)
        state.waiting = state.busy = False
        self.model.touch(dossier_id)
        self.changed.emit(dossier_id)

    def _touch(self, lines: Sequence[PackageLine]) -> None:
        for line in lines:
            self.model.touch(line.dossier.id)
        if lines:
            self.changed.emit(lines[0].dossier.id if len(lines) == 1 else "")

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def _packed(shift: Shift, dossier_id: str, order: Order, tell: Tell, cancel: CancelToken) -> Packed:
    station = shift.station
    with station.workspace.read() as reader:
        dossier = reader.dossier(dossier_id)
    profile = station.profiles.package_profile(order.profile)
    if order.masters:
        profile = replace(profile, options={**profile.options, "masters": order.masters})
    return package_dossier(
        station, shift.person, dossier, profile, submission=order.submission, release_reason=order.release_reason,
        progress=tell, cancel=cancel,
    )  # fmt: skip
