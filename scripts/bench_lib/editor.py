"""The editor of skew and crop on an A4 page of 300 dpi: what a move costs, and when its picture is there.

A real event loop, a real workspace, the real view at the size it has inside of the room; drawn without a screen.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtWidgets import QApplication

from station.bootstrap import Parts
from station.capture.scanner import Device
from station.gui import theme
from station.gui.editor.editor_presenter import EditorPresenter
from station.gui.editor.editor_view import EditorView
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lanes
from station.gui.preferences import Preferences
from station.gui.shift import Shift, Words
from station.model.dossier import Page
from station.model.people import Person, Role
from station.model.secrecy import Secrecy
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.import_inventory import import_inventory
from station.workflow.inspect_pages import inspect_pages
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.people import add_person
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

# The room that the big page has beside strip and panel, in windows of these widths.
SIZES = {"1366": (782, 682), "2560": (1768, 1354)}
LIMIT_MS = 50


def run(*, quick: bool) -> dict[str, Any]:
    """Open a leaning page and turn it to and fro by a tenth of a degree."""
    frames = 20 if quick else 60
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    settings = StationSettings(station="bench", min_free_bytes=0, min_free_files=0, warn_free_bytes=0)
    services = Parts(settings, resources_folder())
    table: list[str] = ["window  first picture  a move on the GUI thread  its picture after      (ms: median, p95)"]
    targets: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as temp, services.open_station(Path(temp) / "workspace") as station:
        person, page = _scanned(station, Path(temp))
        lanes, words = Lanes(), Words(resources_folder() / "texts", "vi")
        queue = InspectionQueue(lanes, station)
        shift = Shift(station, services, person, lanes, Preferences(Path(temp) / "window.ini"), words, queue)
        for width, size in SIZES.items():
            first, moves, pictures = _measure(shift, page, size, frames)
            table.append(
                f"{width:>6}  {first:13.0f}  {_middle(moves):15.1f} {_high(moves):7.1f}"
                f"  {_middle(pictures):12.1f} {_high(pictures):7.1f}"
            )
            targets[f"picture after a move at {width}, median"] = {
                "value": round(_middle(pictures), 1), "target": LIMIT_MS, "unit": "ms",
                "met": _middle(pictures) <= LIMIT_MS,
            }  # fmt: skip
        queue.close()
        lanes.close()
    table.append(f"load of the machine: {os.getloadavg()[0]:.1f}")
    return {"table": table, "targets": targets}


def _measure(shift: Shift, page: Page, size: tuple[int, int], frames: int) -> tuple[float, list[float], list[float]]:
    """Return in milliseconds when the first picture was there, what moves cost, and when their pictures were there."""
    presenter = EditorPresenter(shift)
    view = EditorView(presenter)
    view.resize(*size)
    view.show()
    start = time.perf_counter()
    view.open(page)
    _wait(lambda: presenter.live is not None)
    first = _since(start)
    moves, pictures = [], []
    for number in range(frames):
        start = time.perf_counter()
        presenter.lean_by(0.1 if number % 20 < 10 else -0.1)
        moves.append(_since(start))
        _wait(lambda: presenter.live is not None and presenter.live.recipe == presenter.recipe)
        pictures.append(_since(start))
    presenter.close()
    view.close()
    return first, moves, pictures


def _scanned(station: Station, temp: Path) -> tuple[Person, Page]:
    """Return a clerk, and a page that leans by 2.4°, scanned and inspected."""
    roles = frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR})
    person = add_person(station.workspace, None, "bench", "Bench", roles, "mật khẩu dài")
    source = resources_folder() / "profiles" / "inventory" / "default.toml"
    rows = temp / "inventory.csv"
    rows.write_text("Mã hồ sơ,Tiêu đề,Số tờ\nH49.1,Giao đất,1\n", encoding="utf-8")
    mapping = build(ColumnMapping, read_toml(source), str(source))
    import_inventory(station.workspace, person, rows, mapping, fonds="H49")
    with station.workspace.read() as reader:
        dossier = reader.dossier_by_code("H49.1")
    classify_dossier(station, person, dossier, Secrecy.ORDINARY)
    folder = _leaning(temp / "leaning")
    device = Device(f"virtual:{folder}", "virtual", str(folder))
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
    list(capture_pages(station, person, plan, lambda: False))
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        return person, reader.pages(dossier.id)[0]


def _leaning(folder: Path) -> Path:
    source = min((resources_folder() / "demo" / "pages").iterdir())
    folder.mkdir()
    with Image.open(min(source.iterdir())) as page:
        leaning = page.resize((2480, 3508)).rotate(-2.4, Image.Resampling.BICUBIC, fillcolor=(243, 240, 230))
        leaning.save(folder / "1.jpg", quality=92, dpi=(300, 300))
    return folder


def _wait(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()


def _since(start: float) -> float:
    return 1000 * (time.perf_counter() - start)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _high(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
