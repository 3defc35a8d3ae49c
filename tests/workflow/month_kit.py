"""A month of an archive's work, done by the use cases themselves on a real workspace; whatever happens is seeded.

Scans come from the driver of the virtual scanner, run in this process: a month would start hundreds of workers. What
inspection says of a page is prepared; everything behind it is the product.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Self

from PIL import Image

from station.bootstrap import SOFTWARE, Parts
from station.capture.drivers.virtual import VirtualDriver
from station.capture.scanner import Device, ScannedPage
from station.jobs.executors import SerialExecutor
from station.model.dossier import Dossier, Page
from station.model.errors import DeviceFault
from station.model.finding import Finding, Outcome, Report
from station.model.page_text import PageText
from station.model.people import Person, Role
from station.model.profiles import CaptureProfile, Checklist, SamplingPolicy
from station.model.recipe import Recipe
from station.model.secrecy import Secrecy
from station.qc.chosen_checks import checklist_edition
from station.qc.inspection import Inspection
from station.settings.profiles import Profiles
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import mapping_named
from station.workflow.people import add_person
from station.workflow.registers import assign_fonds, put_entry
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

HANOI = timezone(timedelta(hours=7))
FIRST_DAY = date(2026, 3, 2)
STATIONS = ("trạm-1", "trạm-2")
DEVICES = (("Fujitsu", "fi-7160", "A1"), ("Fujitsu", "fi-7160", "A2"), ("Avision", "AD250", "B7"))
OPERATORS, REVIEWERS = ("huong", "tam", "hoa"), ("minh", "thu")
FONDS = ("P01", "P02")
SHAPES = {"a4": (248, 351), "a3": (351, 496), "a5": (175, 248), "wide": (351, 248)}
CODES = {
    "a4": "a4-colour-300", "one-sided": "a4-colour-300-simplex", "a3": "a3-colour-300",
    "glass": "a4-colour-300-flatbed",
}  # fmt: skip
DPI = 30
HALF = SamplingPolicy("half", "1", "", mode="sample", defect_rate=50, confidence=80, least_decisions=0)


class MovedClock:
    """A clock that moves between deeds only."""

    def __init__(self) -> None:
        self.moment = datetime.combine(FIRST_DAY, time(6, 40), HANOI)

    def now(self) -> datetime:
        return self.moment

    def go_on(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    def begin(self, day: date, hour: int, minute: int) -> None:
        self.moment = datetime.combine(day, time(hour, minute), HANOI)


class NearScanner:
    """The scanner's client without a process between: the driver is called at once."""

    def __init__(self, spool: Path) -> None:
        self._spool = spool

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def scan(
        self, device: Device, profile: CaptureProfile, stop: Callable[[], bool], _wait: float = 0.0
    ) -> Iterator[ScannedPage]:
        yield from VirtualDriver().scan(device, profile, self._spool, stop)


class PreparedInspections(SerialExecutor):
    """Answers for inspections from a list of what pages may be like; everything else runs as it is."""

    def __init__(self, checklist: Checklist, chance: Random) -> None:
        self._checklist, self._chance = checklist, chance

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        if args and hasattr(args[0], "manual"):
            return super().submit(partial(self._inspect, args[0]))
        return super().submit(fn, *args, **named)

    def _inspect(self, work: Any) -> Inspection:
        master = work.page.capture.master
        kind = self._chance.choices(("good", "skewed", "blank", "probably_blank"), (80, 10, 6, 4))[0]
        blank = kind.endswith("blank")
        findings = (
            Finding("skew", Outcome.FLAGGED if kind == "skewed" else Outcome.PASSED, 0.1, 0.5, "deg"),
            Finding("blank", Outcome.FLAGGED if blank else Outcome.PASSED, 0.1, 0.5, "%", note=kind if blank else ""),
        )
        recipe = work.manual or Recipe.untouched(master.width, master.height)
        sides = {"page_width_mm": 25.4 * master.width / DPI, "page_height_mm": 25.4 * master.height / DPI}
        report = Report(
            master.sha256, recipe, self._checklist.name, checklist_edition(self._checklist), findings, "prepared",
            measures={"dpi_known": 1.0, **sides},
        )  # fmt: skip
        text = PageText((), master.width, master.height, "vie", "prepared")
        return Inspection(report, text, b"small", b"large", master.width, master.height, DPI, dpi_known=True)


def picture(shape: str, number: int) -> bytes:
    """Return a small page as a JPEG; each has its own bytes, and their number differs."""
    words = f"page {number}".encode() * (1 + number % 7)
    data = _blank(shape)
    return data[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + data[2:]


_DRAWN: dict[str, bytes] = {}


def _blank(shape: str) -> bytes:
    if shape not in _DRAWN:
        buffer = io.BytesIO()
        Image.new("RGB", SHAPES[shape], (240, 238, 230)).save(buffer, "JPEG", quality=40, dpi=(DPI, DPI))
        _DRAWN[shape] = buffer.getvalue()
    return _DRAWN[shape]


@dataclass
class Month:
    """The archive: its workspace at one of its two stations, its people, and what is in the feeder."""

    folder: Path
    parts: Parts
    seed: int
    clock: MovedClock = field(default_factory=MovedClock)
    people: dict[str, Person] = field(default_factory=dict)
    batches: int = 0
    images: int = 0
    last: CapturePlan | None = None
    days: list[str] = field(default_factory=list)

    @property
    def station(self) -> Station:
        return self._station

    @contextmanager
    def at(self, name: str) -> Iterator[Station]:
        """Work at a station; the next one opens the workspace after this one has closed it."""
        checklist = self.parts.profiles.checklist(self.parts.settings.checklist)
        chance = Random(f"{self.seed} inspections {self.clock.moment.isoformat()}")
        with Workspace.create_or_open(self.folder / "workspace", self.clock, name) as workspace:
            self._station = Station(
                workspace=workspace, clock=self.clock, settings=self.parts.settings, profiles=self._profiles(name),
                executor=PreparedInspections(checklist, chance), workers=1,
                scanner=lambda _driver, pages_ahead=0: NearScanner(workspace.spool),  # type: ignore[arg-type]
                structures=self.parts.structures(), name=name, software=SOFTWARE,
            )  # fmt: skip
            yield self._station

    def _profiles(self, station: str) -> Profiles:
        """One station looks at every page, the other at a sample."""
        return (
            replace(self.parts.profiles, sampling={"every-page": HALF})
            if station == STATIONS[1]
            else self.parts.profiles
        )

    def found(self, dossiers: int) -> None:
        """Make the people and import two inventories with so many dossiers."""
        with self.at(STATIONS[0]) as station:
            work = station.workspace
            admin = add_person(work, None, "admin", "", frozenset({Role.ADMINISTRATOR}), "mật khẩu dài")
            roles = {"lan": Role.SUPERVISOR, **dict.fromkeys(OPERATORS, Role.OPERATOR)}
            for name, role in (roles | dict.fromkeys(REVIEWERS, Role.REVIEWER)).items():
                self.people[name] = add_person(work, admin, name, "", frozenset({role}), "mật khẩu dài")
            self.people["admin"] = admin
            mapping = mapping_named(work.path, "default")
            for fonds, count in zip(FONDS, (dossiers - dossiers // 3, dossiers // 3), strict=True):
                rows = [f"{fonds}.{n:03d},Hồ sơ {n},{1 + n % 5},Vĩnh viễn,H{n // 4:03d}" for n in range(1, count + 1)]
                table = "\n".join(["Mã hồ sơ,Tiêu đề,Số tờ,Thời hạn lưu trữ,Hộp số", *rows, ""])
                inventory = self.folder / f"{fonds}.csv"
                inventory.write_text(table, encoding="utf-8")
                import_inventory(work, self.people["lan"], inventory, mapping, fonds=fonds)

    def assign(self, units: dict[str, str]) -> None:
        """Let each fonds belong to a unit of its own."""
        lan = self.people["lan"]
        put_entry(self.station, lan, "unit", "H38", {"name": "Tỉnh Mẫu", "level": "01"})
        for fonds, unit in units.items():
            put_entry(self.station, lan, "unit", unit, {"name": f"Sở {unit}", "level": "01", "parent": "H38"})
            assign_fonds(self.station, lan, fonds, unit)

    def pages(self, dossier: Dossier, *, removed: bool = False) -> list[Page]:
        with self.station.workspace.read() as reader:
            return reader.pages(dossier.id, include_removed=removed)

    def page(self, page: Page) -> Page:
        with self.station.workspace.read() as reader:
            return reader.page(page.id)

    def dossier(self, dossier: Dossier) -> Dossier:
        with self.station.workspace.read() as reader:
            return reader.dossier(dossier.id)

    def dossiers(self, *states: str) -> list[Dossier]:
        with self.station.workspace.read() as reader:
            return [one for one in reader.dossiers() if one.state.value in states]

    def classify(self, person: Person, dossier: Dossier) -> Dossier:
        classify_dossier(self.station, person, dossier, Secrecy.ORDINARY)
        return self.dossier(dossier)

    def scan(
        self, person: Person, dossier: Dossier, chance: Random, count: int, profile: str = "", device: int = -1, *,
        steps: Sequence[str] = (), replace: Page | None = None, after: str | None = None,
    ) -> list[Page]:  # fmt: skip
        """Feed so many sheets; ``steps`` come behind them. Return the pages that were kept, also before a fault."""
        profile = profile or chance.choice(list(CODES))
        shapes = ("a3", "a4") if profile == "a3" else ("a4", "a4", "a4", "wide", "a5")
        plan = self.plan(dossier, CODES[profile], device if device >= 0 else chance.randrange(len(DEVICES)))
        plan = plan_with(plan, replace, after)
        tray = Path(plan.device.address).with_suffix("")
        tray.mkdir()
        for place in range(1 if profile == "glass" else count):
            self.images += 1
            (tray / f"{place:02d}.jpg").write_bytes(picture(chance.choice(shapes), self.images))
        vendor, model, serial = plan.device.vendor, plan.device.model, plan.device.serial
        fed = ", ".join(f'"{step}"' for step in (f"folder {tray}", *steps))
        Path(plan.device.address).write_text(
            f'vendor = "{vendor}"\nmodel = "{model}"\nserial = "{serial}"\nsteps = [{fed}]\n', encoding="utf-8"
        )
        self.last = plan
        kept: list[Page] = []
        try:
            for page in capture_pages(self.station, person, plan, lambda: False):
                kept.append(page)
                self.clock.go_on(chance.uniform(2, 40))
        except DeviceFault:
            assert steps, "nothing was to fail"
        return kept

    def deliver_again(self, person: Person) -> None:
        """The last scan arrives once more, image by image, as after a message that was lost."""
        assert self.last is not None
        list(capture_pages(self.station, person, self.last, lambda: False))

    def plan(self, dossier: Dossier, profile: str, device: int) -> CapturePlan:
        self.batches += 1
        vendor, model, serial = DEVICES[device]
        script = self.folder / f"batch{self.batches}.toml"
        scanner = Device(f"virtual:{script}", "virtual", str(script), vendor, model, "", serial)
        return CapturePlan(dossier, scanner, self.station.profiles.capture_profile(profile), f"b{self.batches}")


def plan_with(plan: CapturePlan, slot: Page | None, after: str | None) -> CapturePlan:
    """Return the plan of a rescan or an insertion."""
    return replace(plan, replace=slot, after=after)


def working_days(count: int) -> list[date]:
    """Return so many days from the first on, without Saturdays and Sundays."""
    days = (FIRST_DAY + timedelta(days=n) for n in range(2 * count + 7))
    return [day for day in days if day.weekday() < 5][:count]
