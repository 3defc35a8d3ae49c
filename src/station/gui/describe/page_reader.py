"""What the pages of the open dossier say, asked for beside the work: suggestions, words, and boxes drawn by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from station.gui.describe.form import Proposal, Source
from station.gui.job_bridge import JobBridge, Lane
from station.gui.pages.page_lights import Light
from station.gui.shift import Shift
from station.indexing.suggestion import Suggestion
from station.model.dossier import Document, Page
from station.model.errors import StationError
from station.model.geometry import Box
from station.model.page_text import PageText
from station.model.profiles import FieldRule
from station.workflow.inspect_pages import InspectedPage
from station.workflow.suggest_fields import Reading, RegionReader, document_suggestions, page_text

# The head of a document stands on its first pages, the signature on its last ones.
_HEAD, _TAIL = 2, 4
_KEPT = 400


class PageReader(QObject):
    """``proposed``: suggestions arrived; ``text_ready`` carries page id and words; ``region_read`` field and reading.

    A region is read on the lane of pictures: one thread, so that the engine's models are loaded once.
    """

    proposed = Signal()
    text_ready = Signal(str, object)
    region_read = Signal(str, object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        services, engine = shift.services, shift.station.settings.ocr_engine
        self._regions = RegionReader(shift.station, lambda: services.engines().get(engine))
        self._found: dict[tuple[str, ...], dict[str, Proposal]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._asked: set[tuple[str, ...]] = set()
        self._region: tuple[str, str, Box] | None = None
        self._text_job = self._region_job = 0
        shift.inspection.inspected.connect(self._inspected)

    def proposals(
        self, document: Document, rules: Sequence[FieldRule], dossier: Mapping[str, str]
    ) -> dict[str, Proposal]:
        """Return what is proposed for each field of a document: read from its pages, or said of the dossier."""
        found = {
            rule.name: Proposal(dossier[rule.proposal], Source.DOSSIER)
            for rule in rules
            if rule.proposal and dossier.get(rule.proposal)
        }
        return {**found, **self._found.get(self._keys.get(document.first_page_id, ()), {})}

    def suggest(self, document: Document, pages: Sequence[Page]) -> None:
        """Ask what the pages of a document say, unless that is known."""
        looked = list(pages) if len(pages) <= _HEAD + _TAIL else [*pages[:_HEAD], *pages[-_TAIL:]]
        key = tuple(page.capture.id for page in looked)
        self._keys[document.first_page_id] = key
        if key in self._asked:
            return
        self._asked.add(key)
        station = self._shift.station

        def done(found: list[Suggestion]) -> None:
            if len(self._found) > _KEPT:
                self._found.clear()
            self._found[key] = {one.field: _proposal(one, looked) for one in found}
            self.proposed.emit()

        self._bridge.read(lambda: document_suggestions(station, looked), done, self._fail)

    def want_text(self, page: Page) -> None:
        """Ask for the stored words of a page."""
        self._bridge.cancel(self._text_job)
        station = self._shift.station

        def done(text: PageText | None) -> None:
            self.text_ready.emit(page.id, text)

        self._text_job = self._bridge.read(lambda: page_text(station, page), done, self._fail)

    def warm(self) -> None:
        """Let the engine load its models; without them regions are read from stored words alone."""
        self._bridge.run(Lane.PICTURE, lambda _tell, _cancel: self._regions.warm(), failed=lambda _error: None)

    def prepare(self, page: Page) -> None:
        """Decode a page while a box is drawn on it."""
        self._bridge.run(Lane.PICTURE, lambda _tell, _cancel: self._regions.prepare(page), failed=lambda _error: None)

    def read_region(self, page: Page, box: Box, field: str) -> None:
        """Read a box for a field; only the last one is answered."""
        self._bridge.cancel(self._region_job)
        self._region = (page.id, field, box)

        def done(reading: Reading) -> None:
            self.region_read.emit(field, reading)

        self._region_job = self._bridge.run(
            Lane.PICTURE, lambda _tell, _cancel: self._regions.read(page, box, field), done=done, failed=self._fail
        )

    def region_light(self, page_id: str, field: str) -> list[Light]:
        """Return the box that was drawn for the current field, if it lies on the page."""
        if self._region is None or self._region[:2] != (page_id, field):
            return []
        return [Light("", (self._region[2],), current=True)]

    def close(self) -> None:
        """Tell nothing any more."""
        self._shift.inspection.inspected.disconnect(self._inspected)
        self._bridge.close()

    def _inspected(self, inspected: InspectedPage) -> None:
        """Ask anew for what was asked before the page had words."""
        capture = inspected.page.capture.id
        self._asked = {key for key in self._asked if capture not in key}

    def _fail(self, error: StationError) -> None:
        self.failed.emit(error)


def _proposal(found: Suggestion, pages: Sequence[Page]) -> Proposal:
    page_id = pages[found.page].id if found.page < len(pages) else ""
    boxes = _own_part(found) or _lines(found.boxes)
    return Proposal(found.value, Source.READ, found.confidence, page_id, boxes, confident=found.is_confident)


def _own_part(found: Suggestion) -> tuple[Box, ...]:
    """Return the part of a single word that is the value: number and notation stand in one, letters alike in width."""
    place = found.text.find(found.value)
    if len(found.boxes) != 1 or place < 0 or len(found.value) == len(found.text):
        return ()
    box, letter = found.boxes[0], found.boxes[0].width / len(found.text)
    return (Box(round(box.x + place * letter), box.y, max(1, round(len(found.value) * letter)), box.height),)


def _lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes of words as boxes of lines, top to bottom."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda one: one.y):
        last = lines[-1] if lines else None
        if last is not None and box.y + box.height / 2 < last.bottom:
            left, top = min(last.x, box.x), min(last.y, box.y)
            lines[-1] = Box(left, top, max(last.right, box.right) - left, max(last.bottom, box.bottom) - top)
        else:
            lines.append(box)
    return tuple(lines)
