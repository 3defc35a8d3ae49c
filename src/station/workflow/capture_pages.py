"""Paper in: each page is a file on the disk and a row in the database before anybody is told that it is there."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from station.capture.client import PAGES_AHEAD
from station.capture.scanner import Device, ScannedPage, StopRequested
from station.imaging.codecs import read_header
from station.model.dossier import Dossier, Master, Page
from station.model.errors import DeviceFault, StationError
from station.model.people import Person
from station.model.profiles import CaptureProfile
from station.model.states import DossierState, PageState
from station.model.transitions import Facts, next_dossier_state, next_page_state
from station.storage.free_space import require_space
from station.storage.pages import NewCapture
from station.storage.workspace import Reader
from station.workflow.station import Station

_DOUBT = frozenset({"double_feed", "paper_jam"})
_RESCANNABLE = (PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED, PageState.REJECTED)


@dataclass(frozen=True, slots=True)
class CapturePlan:
    """What to scan into which dossier. ``replace``: the page whose slot the first image goes into (a rescan).

    ``also``: further pages of its sheet, whose slots the next images go into. ``after``: the page behind which the
    images go, ``""`` for before the first one, ``None`` for the end; without it, a rescan ends with its slots.
    ``wait_seconds``: how long an empty feeder is waited for.

    ``batch`` identifies this run of the feeder: together with the image's number it makes each capture unique, so that
    a repeated message can never store a page twice.
    """

    dossier: Dossier
    device: Device
    profile: CaptureProfile
    batch: str
    replace: Page | None = None
    after: str | None = None
    also: tuple[Page, ...] = ()
    wait_seconds: float = 0.0

    @property
    def slots(self) -> tuple[Page, ...]:
        """The places that the first images go into."""
        return (self.replace, *self.also) if self.replace is not None else ()

    @property
    def only_slots(self) -> bool:
        """Whether nothing is wanted but images for the slots."""
        return self.replace is not None and self.after is None


def open_for_capture(station: Station, person: Person, dossier: Dossier) -> None:
    """Check that the person may scan into the dossier now; raises ``Refused``, or ``StorageFault`` on a full disk."""
    settings = station.settings
    require_space(station.workspace.path, min_bytes=settings.min_free_bytes, min_files=settings.min_free_files)
    with station.workspace.read() as reader:
        facts = _facts(station, reader, person, dossier.id)
        current = reader.dossier(dossier.id)
    next_dossier_state(current.state, "capture", facts)


def _facts(station: Station, reader: Reader, person: Person, dossier_id: str) -> Facts:
    settings = station.settings
    return reader.facts(
        dossier_id, actor=person, secret_station=settings.secret, require_checkout=settings.require_checkout,
        require_approved=settings.require_approved_inventory,
    )  # fmt: skip


def capture_pages(station: Station, person: Person, plan: CapturePlan, stop: StopRequested) -> Iterator[Page]:
    """Scan until the paper ends and yield each page once it is safe.

    A ``DeviceFault`` ends the run; the pages yielded before it are kept. A ``StorageFault`` stops the scanner: the page
    it speaks of is not stored and must be fed again. When the last run ended between the two sides of a sheet, that
    sheet is fed again and its recto goes into the slot that it has. After a jam or a double feed the pages in doubt are
    marked.
    """
    open_for_capture(station, person, plan.dossier)
    unfinished = _open_sheet(station, plan) if plan.replace is None and plan.after is None else None
    slots = plan.slots or ((unfinished,) if unfinished is not None else ())
    behind = plan.after
    kept: list[Page] = []
    # A rescan takes one sheet: the feeder must not pull the next ones, whose images nobody would keep.
    ahead = 1 if plan.only_slots else PAGES_AHEAD
    with station.scanner(plan.device.driver, pages_ahead=ahead) as client:
        try:
            with (
                closing(client.scan(plan.device, plan.profile, stop, plan.wait_seconds)) as images,
                closing(_placed(images, slots, only=plan.only_slots)) as placed,
            ):
                for scanned, slot in placed:
                    page = keep_page(station, person, plan, scanned, slot, behind)
                    kept.append(page)
                    yield page
                    behind = page.id if behind is not None else None
        except DeviceFault as fault:
            _note_fault(station, person, plan, fault, kept)
            raise


def _placed(
    images: Iterator[ScannedPage], slots: Sequence[Page], *, only: bool
) -> Generator[tuple[ScannedPage, Page | None], None, None]:
    """Yield each image with the slot it goes into.

    A duplex feeder gives the recto first: when only the place of a verso is to be filled, that image is held back and
    dropped as soon as the other side is there.
    """
    waiting = list(slots)
    held: ScannedPage | None = None
    try:
        for scanned in images:
            if only and held is None and scanned.side and scanned.side != waiting[0].side:
                held = scanned
                continue
            yield scanned, waiting.pop(0) if waiting else None
            if only and not waiting:
                return
        if held is not None:
            single, held = held, None
            yield single, waiting[0]
    finally:
        if held is not None:
            held.path.unlink(missing_ok=True)


def keep_page(
    station: Station,
    person: Person,
    plan: CapturePlan,
    scanned: ScannedPage,
    slot: Page | None = None,
    behind: str | None = None,
) -> Page:
    """Store one image by the no-loss protocol, into ``slot``, behind a page or the last one, and return its page.

    Raises ``InputFault`` for a damaged image.
    """
    try:
        data = scanned.path.read_bytes()
        header = read_header(data, scanned.path.name)
        stored = station.workspace.masters.put(data)
        master = Master(
            stored.sha256, stored.size, header.media_type, header.width, header.height, scanned.dpi, scanned.mode
        )
        page = _record(station, person, plan, _Delivery(scanned, master, slot, behind))
    finally:
        scanned.path.unlink(missing_ok=True)
    return page


@dataclass(frozen=True, slots=True)
class _Delivery:
    """An image whose master is safe, and where its page goes."""

    scanned: ScannedPage
    master: Master
    slot: Page | None
    behind: str | None


def _record(station: Station, person: Person, plan: CapturePlan, delivery: _Delivery) -> Page:
    scanned, slot = delivery.scanned, delivery.slot
    capture = NewCapture(
        master=delivery.master,
        operator_id=person.id,
        device=scanned.device or plan.device.as_dict(),
        profile=plan.profile.name,
        profile_version=plan.profile.version,
        applied=dict(scanned.applied),
        request_key=f"{plan.dossier.id}:{plan.batch}:{scanned.sequence}",
        side=scanned.side,
        suspect=scanned.suspect,
    )
    with station.workspace.write(person) as unit:
        facts = _facts(station, unit, person, plan.dossier.id)
        dossier = unit.dossier(plan.dossier.id)
        state = next_dossier_state(dossier.state, "capture", facts)
        action, current = ("rescan", unit.page(slot.id).state) if slot else ("capture", None)
        next_page_state(current, action, facts)
        page = unit.add_capture(plan.dossier.id, capture, replace=slot.id if slot else None, after=delivery.behind)
        if state is not dossier.state:
            unit.set_dossier_state(dossier.id, state)
            unit.emit("dossier.capturing", dossier.id, previous=dossier.state.value)
    return page


def _note_fault(
    station: Station, person: Person, plan: CapturePlan, fault: StationError, kept: Sequence[Page]
) -> None:  # fmt: skip
    doubted = in_doubt(kept, fault)
    with station.workspace.write(person) as unit:
        for page in doubted:
            if unit.page(page.id).state.is_live:
                unit.set_suspect(page.id, fault.code)
                unit.emit("page.doubted", page.id, suspect=fault.code)
        unit.emit("device.fault", plan.dossier.id, code=fault.code, device=plan.device.name, batch=plan.batch)


def in_doubt(kept: Sequence[Page], fault: StationError) -> list[Page]:
    """Return which of the pages of a run a fault makes doubtful: those of the last sheet, or as many as it says.

    The scanner stops only after the sheets that went through together, and a jam may tear what came just before it.
    """
    if fault.code not in _DOUBT or not kept:
        return []
    said = fault.context.get("suspects")
    if isinstance(said, int) and said > 0:
        return list(kept[-said:])
    return [page for page in kept if page.sheet == kept[-1].sheet]


def open_sheet(pages: list[Page], profile: CaptureProfile | None) -> Page | None:
    """Return the recto whose verso never came, or ``None``: a duplex feeder delivers both sides or was interrupted.

    ``pages`` are all pages of the dossier, removed ones included, in their order.
    """
    last = pages[-1] if pages else None
    if last is None or profile is None or not profile.duplex or profile.source != "feeder":
        return None
    if last.capture.profile != profile.name:
        return None
    return last if last.side == "recto" and last.state in _RESCANNABLE else None


def _open_sheet(station: Station, plan: CapturePlan) -> Page | None:
    with station.workspace.read() as reader:
        return open_sheet(reader.pages(plan.dossier.id, include_removed=True), plan.profile)


def resume_sheet(pages: list[Page], profile: CaptureProfile | None) -> int:
    """Return the number of the sheet to feed next: the one whose verso never came, or the one after the last."""
    unfinished = open_sheet(pages, profile)
    return unfinished.sheet if unfinished else max((page.sheet for page in pages), default=0) + 1


def is_open(dossier: Dossier) -> bool:
    """Whether paper may be scanned into the dossier in its present state."""
    return dossier.state in (DossierState.REGISTERED, DossierState.CAPTURING, DossierState.RETURNED)
