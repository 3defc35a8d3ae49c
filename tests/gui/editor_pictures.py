"""Pictures of the editor of skew and crop for a person to look at, at the sizes it has inside of a room.

Usage: xvfb-run -a -s "-screen 0 2560x1440x24" python tests/gui/editor_pictures.py FOLDER [TEXT].
TEXT is the text scale in percent. Prints what a frame costs.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from station.bootstrap import Parts
from station.capture.scanner import Device
from station.gui import theme
from station.gui.editor.editor_presenter import EditorPresenter
from station.gui.editor.editor_view import EditorView
from station.gui.editor.live_picture import render_live
from station.gui.i18n import Languages
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
from station.workflow.preview_recipe import open_master
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

# The room that the big page has beside strip and panel, in windows of these widths.
PASSWORD = "mật khẩu dài"
SIZES = {"1366": (782, 682), "2560": (1768, 1354)}
FRAMES = 40


def wait(condition: Callable[[], object], seconds: float = 60) -> None:
    """Let the window run until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(condition)
        QApplication.processEvents()
        time.sleep(0.01)


def leaning_folder(folder: Path) -> Path:
    """Return a folder with one A4 page at 300 dpi that leans by 2.4°."""
    source = min((resources_folder() / "demo" / "pages").iterdir())
    folder.mkdir()
    with Image.open(min(source.iterdir())) as page:
        whole = page.resize((2480, 3508), Image.Resampling.LANCZOS)
        whole.rotate(-2.4, Image.Resampling.BICUBIC, fillcolor=(243, 240, 230)).save(
            folder / "1.jpg", quality=92, dpi=(300, 300)
        )
    return folder


def scanned(station: Station, resources: Path, temp: Path) -> tuple[Person, Page]:
    """Return a clerk, and a page that leans, scanned and inspected."""
    admin = add_person(
        station.workspace, None, "admin", "Quản trị", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), PASSWORD
    )
    clerk = add_person(station.workspace, admin, "huong", "Nguyễn Thị Hương", frozenset({Role.OPERATOR}), PASSWORD)
    source = resources / "profiles" / "inventory" / "default.toml"
    rows = temp / "inventory.csv"
    rows.write_text("Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang\nH49.1,Giao đất,014,1,2\n", encoding="utf-8")
    import_inventory(station.workspace, admin, rows, build(ColumnMapping, read_toml(source), str(source)), fonds="H49")
    with station.workspace.read() as reader:
        dossier = reader.dossier_by_code("H49.1")
    classify_dossier(station, clerk, dossier, Secrecy.ORDINARY)
    folder = leaning_folder(temp / "leaning")
    device = Device(f"virtual:{folder}", "virtual", str(folder), vendor="Fujitsu", model="fi-8170")
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
    list(capture_pages(station, clerk, plan, lambda: False))
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        return clerk, reader.pages(dossier.id)[0]


def walk(view: EditorView, presenter: EditorPresenter, take: Callable[[str], None]) -> None:
    """Take every state of the editor."""
    start = time.perf_counter()
    wait(lambda: presenter.live is not None)
    sys.stdout.write(f"first picture after {1000 * (time.perf_counter() - start):.0f} ms\n")
    take("open")
    presenter.lean_by(0.8)
    presenter.set_inset("left", 36.0)
    view.master.choose("left")
    wait(lambda: not presenter.reading.busy)
    wait(lambda: presenter.live is not None and presenter.live.recipe == presenter.recipe)
    take("cut")
    presenter.set_inset("left", 2.0)
    view.master.choose("")
    page = view.master._page
    view.master._line = QLineF(page.center() - QPointF(90, 90), page.center() + QPointF(60, -84))
    take("level")
    view.master._line = None
    presenter.turn(1)
    wait(lambda: not presenter.reading.busy)
    take("turned")
    presenter.turn(-1)
    view._toggle_zoom()
    take("zoomed")
    view._toggle_zoom()


def measure(station: Station, presenter: EditorPresenter, view: EditorView, width: str) -> None:
    """Print what a frame costs: the two pictures while the lean changes, and painting them."""
    page = presenter.page
    assert page is not None
    opened = open_master(station, page)
    moves, answers = [], []
    for number in range(FRAMES):
        start = time.perf_counter()
        presenter.lean_by(0.1 if number % 20 < 10 else -0.1)
        moves.append(1000 * (time.perf_counter() - start))
        while presenter.live is None or presenter.live.recipe != presenter.recipe:
            QApplication.processEvents()
        answers.append(1000 * (time.perf_counter() - start))
    sys.stdout.write(
        f"{width}: a move costs the GUI thread median {sorted(moves)[FRAMES // 2]:.1f} ms, max {max(moves):.1f}; its "
        f"picture is there after median {sorted(answers)[FRAMES // 2]:.1f}, max {max(answers):.1f}\n"
    )
    times, paints = [], []
    last, before = None, None
    for number in range(FRAMES):
        presenter.lean_by(0.1 if number % 20 < 10 else -0.1)
        wish = view._wish
        assert wish is not None
        start = time.perf_counter()
        last = render_live(opened, wish, last, before)
        times.append(1000 * (time.perf_counter() - start))
        before = wish
        view._show_live(last)
        image = QImage(view.size(), QImage.Format.Format_RGB32)
        start = time.perf_counter()
        view.master.render(image)
        view.result.render(image)
        paints.append(1000 * (time.perf_counter() - start))
    ordered, painted = sorted(times[1:]), sorted(paints)
    sys.stdout.write(
        f"{width}: render first {times[0]:.0f} ms, median {ordered[len(ordered) // 2]:.1f}, max {ordered[-1]:.1f}; "
        f"paint median {painted[len(painted) // 2]:.1f}, max {painted[-1]:.1f}\n"
    )


def main() -> int:
    """Take the pictures; return 0."""
    target = Path(sys.argv[1])
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="station-editor-") as temp:
        settings = StationSettings(station="Trạm 02", min_free_bytes=0, min_free_files=0)
        services = Parts(settings, resources_folder())
        with services.open_station(Path(temp) / "workspace") as station:
            person, page = scanned(station, services.resources, Path(temp))
            lanes, languages = Lanes(), Languages(resources_folder() / "i18n")
            words = Words(resources_folder() / "texts", "vi")
            queue = InspectionQueue(lanes, station)
            shift = Shift(station, services, person, lanes, Preferences(Path(temp) / "window.ini"), words, queue)
            for language, colours, width in itertools.product(("vi", "en"), ("light", "dark"), SIZES):
                languages.use(language)
                words.use(language)
                theme.apply(application, theme.THEMES[colours], int((sys.argv[2:] or [100])[0]))
                presenter = EditorPresenter(shift)
                view = EditorView(presenter)
                view.set_roomy(roomy=width != "1366")
                view.resize(*SIZES[width])
                view.show()
                view.open(page)
                folder = target / f"{language}-{colours}-{width}"
                folder.mkdir(parents=True, exist_ok=True)

                def take(name: str, view: EditorView = view, folder: Path = folder) -> None:
                    end = time.monotonic() + 0.4
                    wait(lambda: time.monotonic() > end)
                    view.grab().save(str(folder / f"editor-{name}.png"))

                walk(view, presenter, take)
                if (language, colours) == ("vi", "light"):
                    measure(station, presenter, view, width)
                presenter.close()
                view.close()
            queue.close()
            lanes.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
