"""What every test can use: the sample pages, a clock that stands still, and a guard on what a test leaves behind."""

from __future__ import annotations

import fcntl
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from xdist.scheduler import LoadScopeScheduling

# One thread for each library, as in the station's own workers: the others would wait by spinning.
for _limit in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
    os.environ.setdefault(_limit, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

HANOI = timezone(timedelta(hours=7))
# The folders of tests that take half a minute each.
LONG = ("demo", "desktop", "cli", "durability")


# What shares one thing that takes seconds to make goes to one worker. Marks of ``xdist_group`` do nothing: xdist 3.8
# writes the group into an attribute that pytest 9 no longer reads.
TOGETHER = (
    "tests/demo/", "tests/desktop/", "tests/durability/test_silent_change.py", "tests/gui/test_describe.py",
    "tests/gui/test_review_room.py", "tests/workflow/test_figures_told.py", "tests/workflow/test_month_in_reports.py",
    "tests/workflow/test_official_reports.py", "tests/workflow/test_package_refusals.py",
    "tests/workflow/test_simulated_month.py",
)  # fmt: skip


class TogetherScheduling(LoadScopeScheduling):
    """Hands out tests one by one, those of a place in ``TOGETHER`` as one piece."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> TogetherScheduling | None:
    return TogetherScheduling(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: a long test that begins last leaves the other workers idle."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


class FixedClock:
    """A clock that moves only when told."""

    def __init__(self, moment: datetime = datetime(2026, 11, 20, 8, 0, tzinfo=HANOI)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


DPI = 200
LINES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH", "Về việc số hóa tài liệu",
    "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "Theo đề nghị của Chánh Văn phòng,",
    "Điều 1. Giao Trung tâm Lưu trữ lịch sử tổ chức thực hiện.", "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
]  # fmt: skip


def draw_page(path: Path, number: int) -> Path:
    """Draw a plain A5 page of Vietnamese text at 200 dpi."""
    image = Image.new("RGB", (1166, 1654), (246, 244, 236))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("DejaVuSerif.ttf", 28)
    for index, line in enumerate([*LINES, f"Trang {number} của hồ sơ mẫu"]):
        draw.text((110, 150 + index * 70), line, fill=(25, 25, 30), font=font)
    image.save(path, quality=90, dpi=(DPI, DPI))
    return path


MadeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Fill a folder once in a run, whichever worker asks first; nobody may change what lies in it."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder, done = root / f"once-{name}", root / f"once-{name}.done"
        with (root / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with four page images."""
    folder = tmp_path_factory.mktemp("sheets")
    for number in range(1, 5):
        draw_page(folder / f"{number:03d}.jpg", number)
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def utc_now() -> datetime:
    return datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    """The sample dossiers that ship with the product."""
    return ROOT / "resources" / "demo"


@pytest.fixture(scope="session")
def real_scans() -> Path:
    """Real scans with known answers; tests that use them are skipped where the folder is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real scans are not on this machine")
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process running."""
    threads, children, begun = set(threading.enumerate()), _children(), time.clock_gettime(time.CLOCK_BOOTTIME)
    yield
    # Those that were told to end need seconds for it on a machine at work.
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        extra_threads = [t for t in threading.enumerate() if t not in threads and not _kept(t)]
        # The kernel's list of children misses one now and then: a process that is older was there before.
        extra_children = {one for one in _children() - children if _started(one) >= begun}
        if not extra_threads and not extra_children:
            return
        time.sleep(0.05)
    pytest.fail(f"left behind: threads {extra_threads}, processes {[_command(one) for one in extra_children]}")


def _started(process: int) -> float:
    """Return when a process was started, in seconds since the machine was, 0.0 when it ended meanwhile."""
    try:
        after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2]
    except OSError:
        return 0.0
    # Counted in hundredths, cut off: one that was started at once must not seem older.
    return (int(after_name.split()[19]) + 1) / os.sysconf("SC_CLK_TCK")


def _command(process: int) -> str:
    """Return what a process runs, ``""`` when it ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def _kept(thread: threading.Thread) -> bool:
    return thread.name.startswith(("pytest", "execnet", "ExecutorManagerThread", "QueueFeederThread", "Dummy"))


def _children() -> set[int]:
    try:
        tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
        return {int(pid) for task in tasks for pid in (task / "children").read_text().split()} - _trackers()
    except OSError:
        return set()


def _trackers() -> set[int]:
    """Helpers of multiprocessing that live as long as the interpreter."""
    found = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        for pid in (task / "children").read_text().split():
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                continue
            if b"resource_tracker" in command or b"spawn_main" in command:
                found.add(int(pid))
    return found
