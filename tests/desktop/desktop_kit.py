"""A desk without a person: an X server of its own, the product as its own process, keys that come from outside.

Nothing here knows the program's insides: keys go in by XTEST as from a keyboard, pictures come from the screen, and
what became of it is read from the database as any other reader would.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PIL import ImageGrab

from station.model.dossier import Dossier, Page
from station.storage.workspace import Workspace
from station.workflow.view_dossiers import DossierView, view_dossier

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mat khau dai"


class Screen:
    """An X server in memory."""

    def __init__(self, width: int, height: int) -> None:
        read, write = os.pipe()
        size = f"{width}x{height}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)


class Desktop:
    """One station at work on a screen; ``pictures`` is where what it looks like is kept for a person."""

    def __init__(self, screen: Screen, workspace: Path, home: Path, pictures: Path, language: str = "vi") -> None:
        self._screen, self.workspace, self._home, self._pictures = screen, workspace, home, pictures
        self._language = language
        self._process: subprocess.Popen[bytes] | None = None
        self._shots = 0
        self.environment: dict[str, str] = {}

    def start(self) -> None:
        """Start the product and wait for its window."""
        environment = {
            **os.environ, "DISPLAY": self._screen.display, "HOME": str(self._home), "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(self._home), "XDG_DATA_HOME": str(self._home), "OMP_THREAD_LIMIT": "1",
            **self.environment,
        }  # fmt: skip
        log = (self._home / "window.log").open("ab")
        command = [sys.executable, "-m", "station", "--lang", self._language, "window"]
        self._process = subprocess.Popen(
            [*command, "--workspace", str(self.workspace)], env=environment, stdout=log, stderr=log, cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip
        log.close()
        self.until(self._focus, "the window is there")

    def key(self, *keys: str) -> None:
        """Press keys one after another, as ``ctrl+Return`` or ``F5``."""
        self._xdotool("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", "12", text)

    def shot(self, name: str, settle: float = 0.4) -> None:
        """Keep what the screen shows."""
        time.sleep(settle)
        self._shots += 1
        self._pictures.mkdir(parents=True, exist_ok=True)
        picture = ImageGrab.grab(xdisplay=self._screen.display)
        picture.save(self._pictures / f"{self._shots:02d}-{name}.png")

    def until(self, condition: Callable[[], T], what: str, seconds: float = 60) -> T:
        """Wait until the condition holds, and return what it returned."""
        end = time.monotonic() + seconds
        while not (found := condition()):
            assert self._process is None or self._process.poll() is None, f"the station ended; {self.log()}"
            if time.monotonic() > end:
                self.shot("waited-in-vain", 0)
                raise AssertionError(f"waited {seconds:.0f} s in vain until {what}; {self.log()}")
            time.sleep(0.05)
        return found

    def kill(self) -> None:
        """Take the power away: the process and nothing else gets SIGKILL."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def close(self) -> None:
        """Ask the window to end, as a log-out does; then end whatever is left of its process group."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process = None

    def log(self) -> str:
        """Return what the program said on its way."""
        return (self._home / "window.log").read_text(encoding="utf-8")[-2000:]

    def dossier(self, code: str) -> Dossier:
        """Read a dossier from the database."""
        with self._reading() as workspace, workspace.read() as reader:
            return reader.dossier_by_code(code)

    def dossiers(self) -> list[str]:
        """Read the codes of all dossiers from the database."""
        with self._reading() as workspace, workspace.read() as reader:
            return [dossier.code for dossier in reader.dossiers()]

    def pages(self, code: str) -> list[Page]:
        """Read the live pages of a dossier from the database."""
        with self._reading() as workspace, workspace.read() as reader:
            return reader.pages(reader.dossier_by_code(code).id)

    def view(self, code: str) -> DossierView:
        """Read everything that is known of a dossier."""
        with self._reading() as workspace, workspace.read() as reader:
            dossier = reader.dossier_by_code(code)
            return view_dossier(_Seen(workspace), dossier.id)  # type: ignore[arg-type]

    def _reading(self) -> Workspace:
        return Workspace.open_readonly(self.workspace, _NoClock())  # type: ignore[arg-type]

    def _focus(self) -> bool:
        assert self._process is not None
        found = self._xdotool("search", "--onlyvisible", "--pid", str(self._process.pid), check=False).split()
        if not found:
            return False
        self._xdotool("windowfocus", found[-1])
        return True

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        environment = {**os.environ, "DISPLAY": self._screen.display}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=check, timeout=60
        )
        return done.stdout


class _Seen:
    """What ``view_dossier`` asks of a station: its workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace


class _NoClock:
    """A reader asks for no time."""
