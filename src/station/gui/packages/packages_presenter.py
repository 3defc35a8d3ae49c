"""Building and verifying packages as jobs that can be cancelled; the list shows how far each is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.packages.packages_model import PackagesModel
from station.gui.shift import Shift
from station.jobs.job import CancelToken, Progress
from station.model.errors import StationError
from station.model.people import Action
from station.model.states import DossierState
from station.packaging.verifier import VerifyReport, verify
from station.storage.records import PackageRecord
from station.workflow.package_dossier import Packed, package_dossier
from station.workflow.view_dossiers import PackageLine, package_lines


class PackagesPresenter(QObject):
    """``listed``: the list was read; ``changed``: a line is another; ``failed`` a sentence with its remedy."""

    listed = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = PackagesModel(shift.zone, self)
        self._jobs: dict[str, int] = {}

    @property
    def shift(self) -> Shift:
        """Texts for the view."""
        return self._shift

    @property
    def may_build(self) -> bool:
        """Whether the person packages."""
        return self._shift.person.may(Action.PACKAGE)

    def load(self) -> None:
        """Read the list."""
        station = self._shift.station

        def done(lines: list[PackageLine]) -> None:
            self.model.show(lines)
            self.listed.emit()

        self.bridge.read(lambda: package_lines(station), done, self._fail)

    def can_build(self, line: PackageLine | None) -> bool:
        """Whether the package of a line can be made now."""
        return (
            line is not None and self.may_build and line.dossier.state is DossierState.APPROVED
            and not self.model.state_of(line).busy
        )  # fmt: skip

    def can_verify(self, line: PackageLine | None) -> bool:
        """Whether there is a package that is not in work."""
        return line is not None and line.package is not None and not self.model.state_of(line).busy

    def build(self, line: PackageLine) -> None:
        """Make, verify and seal the package."""
        shift = self._shift
        if not self.can_build(line):
            return

        def work(tell: Tell, cancel: CancelToken) -> Packed:
            station = shift.station
            with station.workspace.read() as reader:
                dossier = reader.dossier(line.dossier.id)
            profile = station.profiles.package_profile(station.settings.package_profile)
            return package_dossier(station, shift.person, dossier, profile, progress=tell, cancel=cancel)

        def done(_packed: Packed) -> None:
            self._end(line)
            shift.notices.figures_changed.emit()
            self.load()

        self._start(line, work, done, self._words("build", line))

    def verify(self, line: PackageLine) -> None:
        """Verify a package with nothing but its files."""
        if line.package is None or not self.can_verify(line):
            return
        station = self._shift.station
        path = package_path(station.workspace.path, line.package)

        def work(_tell: Tell, _cancel: CancelToken) -> VerifyReport:
            return verify(path, station.structures)

        def done(report: VerifyReport) -> None:
            self.model.state_of(line).report = report
            self._end(line)

        self._start(line, work, done, self._words("verify", line))

    def cancel(self, line: PackageLine) -> None:
        """Stop what happens to a line; nothing of an unfinished package stays."""
        job = self._jobs.get(line.dossier.id)
        if job is not None:
            self.bridge.cancel(job)

    def path(self, line: PackageLine) -> str:
        """Return where the package of a line stands, ``""`` for none."""
        workspace = self._shift.station.workspace.path
        return str(package_path(workspace, line.package)) if line.package is not None else ""

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _start(
        self, line: PackageLine, work: Callable[[Tell, CancelToken], object], done: Callable[..., None],
        words: Callable[[], str],
    ) -> None:  # fmt: skip
        state = self.model.state_of(line)
        state.busy, state.done, state.total = True, 0, 0
        self._jobs[line.dossier.id] = self.bridge.run(
            Lane.PACKAGE, work, done=done, failed=lambda error: self._broke(line, error),
            told=lambda news: self._progress(line, news), cancelled=lambda: self._end(line),
            words=words,
        )  # fmt: skip
        self.model.touch(line)
        self.changed.emit()

    def _words(self, act: str, line: PackageLine) -> Callable[[], str]:
        """Return what says in the language of now what runs."""

        def words() -> str:
            says = {"build": self.tr("Package {dossier}"), "verify": self.tr("Verify the package of {dossier}")}
            return says[act].format(dossier=line.dossier.code)

        return words

    def _progress(self, line: PackageLine, news: object) -> None:
        if isinstance(news, Progress):
            state = self.model.state_of(line)
            state.done, state.total = news.done, news.total
            self.model.touch(line)

    def _end(self, line: PackageLine) -> None:
        self.model.state_of(line).busy = False
        self._jobs.pop(line.dossier.id, None)
        self.model.touch(line)
        self.changed.emit()

    def _broke(self, line: PackageLine, error: StationError) -> None:
        self._end(line)
        self._fail(error)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def package_path(workspace: Path, package: PackageRecord) -> Path:
    """Return the folder of a recorded package: its path is relative to the workspace, or to its packages folder."""
    inside = workspace / package.path
    return inside if inside.exists() else workspace / "packages" / package.path
