"""Keeps what is typed: after a pause without a word, and as one change of the history when the field is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge, Lane
from station.gui.shift import Shift
from station.model.dossier import Description, Document, Dossier, Page
from station.model.errors import StationError
from station.workflow.describe_documents import describe_document_fields, describe_dossier_fields, describe_fields

PAUSE_MS = 600
_CLOSING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Target:
    """Whose description it is: the document that begins at ``page``, sound or film, or the dossier (``None``)."""

    dossier: Dossier
    page: Page | None = None
    media: Document | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A field that is being typed: what was stored before, what stands there now, and whether that was kept."""

    target: Target
    field: str
    title: str
    before: str
    value: str
    paused: bool = False
    kept: bool = False


class Writer(QObject):
    """``stored`` carries target and fields whenever other values are stored; ``paused``: no key for a moment."""

    stored = Signal(object, object)
    paused = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self.draft: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep_draft)

    def type(self, draft: Draft) -> None:
        """Take what stands in a field after another key."""
        kept = self.draft is not None and self.draft.field == draft.field and self.draft.kept
        self.draft = Draft(draft.target, draft.field, draft.title, draft.before, draft.value, kept=kept)
        self._timer.start()

    def drop(self) -> Draft | None:
        """Return the draft and forget it; what a pause kept must be written over by who asks."""
        self._timer.stop()
        draft, self.draft = self.draft, None
        return draft

    def commit(self, words: str) -> bool:
        """Store what was typed as one change; return whether there was any."""
        draft = self.drop()
        if draft is None:
            return False
        if draft.value == draft.before:
            if draft.kept:
                self._write(draft.target, {draft.field: draft.before})
            return False
        self.change(draft.target, {draft.field: draft.value}, {draft.field: draft.before}, words)
        return True

    def change(self, target: Target, values: Description, before: Description, words: str) -> None:
        """Store other values as one change that can be undone; they are shown at once."""
        self.stored.emit(target, values)
        change = Change(
            words, lambda: self._store(target, values), lambda _result: self._store(target, before),
            lambda _result: self.stored.emit(target, values), lambda: self.stored.emit(target, before),
        )  # fmt: skip
        self._shift.history.do(change, self._fail)

    def close(self) -> None:
        """Store what is being typed before the window is gone; nothing is told any more."""
        draft = self.drop()
        self._bridge.close()
        if draft is None or draft.value == draft.before:
            return
        done = Event()

        def work() -> None:
            try:
                self._store(draft.target, {draft.field: draft.value})
            except StationError:
                # The dossier was handed in or approved meanwhile: there is nobody left to tell.
                return
            finally:
                done.set()

        self._shift.lanes.start(Lane.WRITE, work)
        done.wait(_CLOSING_SECONDS)

    def _keep_draft(self) -> None:
        draft = self.draft
        if draft is None:
            return
        self.draft = Draft(
            draft.target, draft.field, draft.title, draft.before, draft.value, paused=True, kept=True
        )  # fmt: skip
        self._write(draft.target, {draft.field: draft.value})
        self.paused.emit()

    def _write(self, target: Target, values: Description) -> None:
        self._bridge.write(lambda: self._store(target, values), lambda _before: None, self._fail)

    def _store(self, target: Target, values: Mapping[str, str]) -> Description:
        station, person = self._shift.station, self._shift.person
        if target.media is not None:
            return describe_document_fields(station, person, target.media, dict(values))
        if target.page is None:
            return describe_dossier_fields(station, person, target.dossier, dict(values))
        return describe_fields(station, person, target.page, dict(values))

    def _fail(self, error: StationError) -> None:
        self.failed.emit(error)
