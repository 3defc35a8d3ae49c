"""What happened to a page: its captures with the hashes of their images, inspections, verdicts, returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.job_bridge import JobBridge
from station.gui.pages.page_item import PageItem
from station.gui.parts.labels import IconLabel, label
from station.gui.reasons import reason_words
from station.gui.review.review_presenter import ReviewPresenter
from station.model.dossier import Capture
from station.model.events import Event
from station.model.finding import Outcome, Report
from station.model.review import COMMAND, DECLARED, REST, Evidence
from station.model.states import CaptureState
from station.storage.records import Decision
from station.workflow.station import Station

SHORT = 8
_ICONS = {"accept": "accepted", "reject": "rejected"}
_KINDS = ("page.undecided", "page.reinstated", "page.noted")
_COLOURS = {"accept": "accepted", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened: when, its icon and colour, what in short, who and what else below it."""

    at: datetime
    icon: str
    colour: str
    what: str
    more: str


@dataclass(frozen=True, slots=True)
class Past:
    """What is stored of a page's past."""

    captures: Sequence[Capture] = ()
    decisions: Sequence[Decision] = ()
    returns: Sequence[Event] = ()
    others: Sequence[Event] = ()


def read_past(station: Station, dossier_id: str, page_id: str) -> Past:
    """Read what happened to a page; runs in the lane of reads."""
    with station.workspace.read() as reader:
        returns = [one for one in reader.events(subject=dossier_id) if one.kind == "dossier.returned"]
        others = [one for one in reader.events(subject=page_id) if one.kind in _KINDS]
        return Past(reader.captures(page_id), reader.decisions(page_id), returns, others)


def tell(
    past: Past, report: Report | None, names: Mapping[str, str], zone: tzinfo | None,
    evidence: Mapping[str, Evidence],
) -> list[Told]:  # fmt: skip
    """Return what happened, the latest first; ``evidence`` by capture id is that of the last verdict on each."""
    translate = QCoreApplication.translate
    told = []
    for turn, capture in enumerate(past.captures, start=1):
        current = capture.state is CaptureState.CURRENT
        what = (
            translate("review", "Scan {n}").format(n=turn) if len(past.captures) > 1 else translate("review", "Scanned")
        )
        who = " · ".join(
            (numbers.minute(capture.captured_at, zone), names.get(capture.operator_id, ""), capture.station)
        )
        image = translate("review", "image {hash}").format(hash=capture.master.sha256[:SHORT])
        if not current:
            image = f"{image} · {translate('review', 'kept, not shown')}"
        told.append(Told(capture.captured_at, "capture" if current else "superseded", "text", what, f"{who}\n{image}"))
    shown = next((one for one in past.captures if one.state is CaptureState.CURRENT), None)
    if report is not None and shown is not None:
        found = sum(finding.outcome is not Outcome.PASSED for finding in report.everything)
        what = (
            translate("review", "Machine: %n to check", "", found) if found else translate("review", "Machine: passed")
        )
        checked = translate("review", "checklist {name}, version {version}").format(
            name=report.checklist, version=report.checklist_version
        )
        told.append(Told(shown.captured_at, "flagged" if found else "check", "text", what, checked))
    last = {decision.capture_id: decision for decision in past.decisions}
    for decision in past.decisions:
        seen = evidence.get(decision.capture_id) if last[decision.capture_id] is decision else None
        told.append(_verdict(decision, past.captures, names, zone, seen))
    told += [_event(event, names, zone) for event in past.others]
    first = min((capture.captured_at for capture in past.captures), default=None)
    for event in past.returns:
        if first is not None and event.at >= first:
            reason = _words_of(str(event.details.get("reason", "")))
            more = " · ".join((numbers.minute(event.at, zone), names.get(event.person_id, "")))
            told.append(
                Told(
                    event.at, "return", "text", translate("review", "Dossier returned: {why}").format(why=reason), more
                )
            )
    return sorted(told, key=lambda one: one.at, reverse=True)


def _event(event: Event, names: Mapping[str, str], zone: tzinfo | None) -> Told:
    """Tell of a note without a verdict, or of a verdict taken back or standing again; of another's with the name."""
    translate = QCoreApplication.translate
    who = " · ".join((numbers.minute(event.at, zone), names.get(event.person_id, "")))
    if event.kind == "page.noted":
        return Told(
            event.at, "leaf_note", "text", translate("review", "Noted"), f"{who}\n{event.details.get('note', '')}"
        )
    reviewer = str(event.details.get("reviewer", ""))
    if event.details.get("cause"):
        what = translate("review", "Changed after it was accepted: to be looked at again")
    elif event.kind == "page.reinstated":
        what = translate("review", "Verdict stands again")
    elif reviewer in ("", event.person_id):
        what = translate("review", "Verdict taken back")
    else:
        what = translate("review", "Verdict of {person} taken back").format(person=names.get(reviewer, ""))
    return Told(event.at, "undo" if event.kind == "page.undecided" else "check", "text", what, who)


def _verdict(
    decision: Decision, captures: Sequence[Capture], names: Mapping[str, str], zone: tzinfo | None,
    seen: Evidence | None,
) -> Told:  # fmt: skip
    translate = QCoreApplication.translate
    what = translate("review", "Accepted") if decision.verdict == "accept" else translate("review", "Rejected")
    reason = _words_of(decision.reason)
    master = next((one.master.sha256[:SHORT] for one in captures if one.id == decision.capture_id), "")
    who = (numbers.minute(decision.at, zone), names.get(decision.reviewer_id, ""))
    lines = [" · ".join(filter(None, who)), _looked(seen), decision.note]
    if len(captures) > 1 and master:
        lines[0] += " · " + translate("review", "image {hash}").format(hash=master)
    head = f"{what}: {reason}" if reason else what
    return Told(
        decision.at, _ICONS[decision.verdict], _COLOURS[decision.verdict], head, "\n".join(filter(None, lines))
    )  # fmt: skip


def _looked(evidence: Evidence | None) -> str:
    translate = QCoreApplication.translate
    if evidence is None:
        return ""
    if evidence.kind == REST:
        return translate("review", "with the sample, not looked at by itself")
    if evidence.kind == DECLARED:
        return translate("review", "by command, said to be checked elsewhere")
    if evidence.kind == COMMAND:
        return translate("review", "by command, not looked at")
    seconds = numbers.decimal(evidence.seen.seconds)
    if evidence.seen.full_size:
        return translate("review", "looked at for {n} s, at full size").format(n=seconds)
    return translate("review", "looked at for {n} s, small").format(n=seconds)


def _words_of(reason: str) -> str:
    """Return the words of a recorded reason: a code, perhaps with a note behind it."""
    code, _, note = reason.partition(" ")
    words = reason_words(code)
    return reason if words == code else f"{words} {note}".strip()


class PageHistory(QWidget):
    """A line for each thing that happened to the current page, the latest first."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._bridge: JobBridge = presenter.bridge
        self._job = 0
        self._asked: tuple[str, str, str] | None = None
        self._shown: list[Told] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    @property
    def told(self) -> list[Told]:
        """What is shown."""
        return self._shown

    def show_page(self, item: PageItem | None) -> None:
        """Show the past of a page, once it was read."""
        view = self._presenter.pages.view
        if item is None or view is None:
            self._fill([])
            return
        key = (item.page.capture.id, item.page.state.value, item.decision.verdict if item.decision is not None else "")
        if key == self._asked:
            return
        self._bridge.cancel(self._job)
        self._asked = key
        station, zone = self._presenter.shift.station, self._presenter.shift.zone
        capture, page_id, dossier_id, names = item.page.capture.id, item.page.id, view.dossier.id, view.names

        def done(past: Past) -> None:
            shown = self._presenter.pages.view
            report = shown.reports.get(capture) if shown is not None else None
            evidence = shown.evidence if shown is not None else {}
            self._fill(tell(past, report, names, zone, evidence))

        self._job = self._bridge.read(lambda: read_past(station, dossier_id, page_id), done)

    def say_anew(self) -> None:
        """Read and say it again: in another language."""
        self._asked = None
        self.show_page(self._presenter.pages.current)

    def _fill(self, told: list[Told]) -> None:
        if told == self._shown:
            return
        self._shown = told
        while (entry := self._layout.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in told:
            head = IconLabel(one.icon, one.colour, 12)
            head.say(one.what)
            head.setToolTip(one.what)
            more = label("help", wrap=True)
            more.setText(one.more)
            more.setAccessibleName(f"{one.what}: {one.more}")
            more.setContentsMargins(24, 0, 0, 4)
            more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._layout.addWidget(head)
            self._layout.addWidget(more)
