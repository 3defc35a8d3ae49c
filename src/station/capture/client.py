"""The station's side of a scanner: three verbs, pages as files, and a driver that may die without taking us along."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from station.capture import messages, spool
from station.capture.device_faults import fault
from station.capture.scanner import Capabilities, Device, ScannedPage, StopRequested
from station.capture.worker_process import START_SECONDS, WorkerProcess
from station.model.errors import DeviceFault, StationError, from_message
from station.model.profiles import CaptureProfile

ANSWER_SECONDS = 60.0
# How far a scanner may run ahead of a slow disk: 50 A4 colour pages are about 500 MB of JPEG XL in the spool.
PAGES_AHEAD = 50


class ScannerClient:
    """Scans with one driver in a worker process of its own, started when first needed and again after each loss.

    Use it as a context manager, or call ``close``. One call at a time; only ``stop`` and ``close`` may come from
    another thread. ``spool`` is a folder that exists; ``environment`` is laid over that of the station.
    """

    def __init__(
        self,
        driver: str,
        spool: Path,
        environment: Mapping[str, str] | None = None,
        *,
        answer_seconds: float = ANSWER_SECONDS,
        pages_ahead: int = PAGES_AHEAD,
    ) -> None:
        self._driver = driver
        self._spool = spool
        self._environment = dict(environment or {})
        self._answer_seconds = answer_seconds
        self._pages_ahead = pages_ahead
        self._worker: WorkerProcess | None = None
        self._busy = threading.Lock()
        self._folders: list[Path] = []
        self._number = 0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def driver(self) -> str:
        """Name of the driver."""
        return self._driver

    @property
    def worker_pid(self) -> int | None:
        """Process id of the worker while there is one."""
        worker = self._worker
        return worker.pid if worker is not None and worker.alive else None

    def find(self) -> list[Device]:
        """Return the devices that answer now.

        Raises ``ToolMissing`` when the driver cannot be used here, ``DeviceFault`` when it fails, hangs or dies.
        """
        with self._exclusive(self._driver):
            answer = self._ask("find", self._driver)
        return [messages.device_from(item) for item in messages.list_from(answer.get("devices", []))]

    def capabilities(self, device: Device) -> Capabilities:
        """Return what the device offers; raises as ``find`` does."""
        with self._exclusive(device.name):
            answer = self._ask("capabilities", device.name, device=messages.device_message(device))
        return messages.capabilities_from(answer.get("capabilities"))

    def status(self, device: Device) -> str:
        """Return the code of the fault that the device reports now, ``""`` for none; raises as ``find`` does."""
        with self._exclusive(device.name):
            answer = self._ask("status", device.name, device=messages.device_message(device))
        return str(answer.get("code", ""))

    def scan(
        self,
        device: Device,
        profile: CaptureProfile,
        stop: StopRequested = lambda: False,
        wait_seconds: float = 0.0,
    ) -> Generator[ScannedPage, None, None]:
        """Yield each page as its file becomes complete, until the paper ends or ``stop`` (either of them) says so.

        An empty feeder is looked at again for ``wait_seconds`` until its first page; a stop meanwhile is a quiet end.

        The file belongs to the caller, who deletes it once it is stored. A fault comes after every page that was
        delivered before it; its context names the device and the number of ``pages``. A driver that does not move on
        for ``profile.page_timeout`` seconds is killed (``device_hung``). ``StorageFault`` tells of a full or broken
        disk under the spool. When the caller breaks off, the scan is stopped and pages not yet handed over are
        dropped: their sheets must be fed again.
        """
        with self._exclusive(device.name):
            folder = spool.new_folder(self._spool)
            self._folders.append(folder)
            handed_over: set[Path] = set()
            try:
                for page in self._pages(device, profile, folder, stop, wait_seconds):
                    handed_over.add(page.path)
                    yield page
            finally:
                spool.clear(folder, handed_over)

    def stop(self) -> None:
        """Ask a running scan to end after the page that is on its way; may be called from any thread."""
        worker = self._worker
        if worker is not None:
            worker.send({"command": "stop"})

    def close(self) -> None:
        """End the worker; a scan that still runs in another thread ends with ``scanner_closed``."""
        self._closed = True
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.quit()
        for folder in self._folders:
            spool.remove_empty(folder)

    @contextlib.contextmanager
    def _exclusive(self, subject: str) -> Iterator[None]:
        if not self._busy.acquire(blocking=False):
            raise fault("device_busy", subject)
        try:
            yield
        finally:
            self._busy.release()

    def _pages(
        self, device: Device, profile: CaptureProfile, folder: Path, stop: StopRequested, wait_seconds: float
    ) -> Iterator[ScannedPage]:
        worker = self._ready(device.name)
        number = self._send(
            worker,
            "scan",
            device=messages.device_message(device),
            profile=messages.profile_message(profile),
            spool=str(folder),
            credit=self._pages_ahead,
            wait=wait_seconds,
        )
        delivered = 0
        ended = False

        def forward_stop() -> None:
            if stop():
                worker.send({"command": "stop"})

        try:
            while True:
                answer = worker.receive(profile.page_timeout, meanwhile=forward_stop)
                if answer.get("id") != number:
                    continue
                if answer.get("event") != "page":
                    ended = True
                    _require(answer, "finished")
                    return
                delivered += 1
                yield messages.page_from(answer.get("page"))
                worker.send({"command": "credit"})
                worker.expect_progress()
        except StationError as error:
            raise self._named(error, worker, device.name, pages=delivered) from error
        finally:
            if not ended and self._worker is worker:
                self._abandon(worker, number, profile.page_timeout)

    def _abandon(self, worker: WorkerProcess, number: int, patience: float) -> None:
        """Bring a scan that nobody waits for to its end, so that the worker can serve the next one."""
        worker.send({"command": "stop"})
        worker.expect_progress()
        try:
            while True:
                answer = worker.receive(patience)
                if answer.get("id") == number and answer.get("event") != "page":
                    return
        except DeviceFault:
            self._lose(worker)

    def _ask(self, command: str, subject: str, **values: object) -> messages.Message:
        worker = self._ready(subject)
        try:
            number = self._send(worker, command, **values)
            while True:
                answer = worker.receive(self._answer_seconds)
                if answer.get("id") == number:
                    return _require(answer, None)
        except StationError as error:
            raise self._named(error, worker, subject) from error

    def _ready(self, subject: str) -> WorkerProcess:
        """Return a worker that can be spoken to, a new one when the last was lost."""
        if self._closed:
            raise fault("scanner_closed", subject)
        if self._worker is not None and self._worker.alive:
            return self._worker
        if self._worker is not None:
            self._lose(self._worker)
        worker = WorkerProcess(self._driver, self._environment)
        self._worker = worker
        try:
            _require(worker.receive(START_SECONDS), "ready")
        except StationError as error:
            self._lose(worker)
            raise self._named(error, worker, subject) from error
        return worker

    def _send(self, worker: WorkerProcess, command: str, **values: object) -> int:
        self._number += 1
        worker.expect_progress()
        worker.send({"id": self._number, "command": command, **values})
        return self._number

    def _named(self, error: StationError, worker: WorkerProcess, subject: str, **context: int) -> StationError:
        """Return the error with its device; a worker that hangs or died is cleared away."""
        if error.code in {"device_hung", "device_died"}:
            self._lose(worker)
        if not isinstance(error, DeviceFault):
            return error
        code = "scanner_closed" if self._closed else error.code
        return fault(code, subject, **{**{k: v for k, v in error.context.items() if k != "device"}, **context})

    def _lose(self, worker: WorkerProcess) -> None:
        worker.kill()
        if self._worker is worker:
            self._worker = None


def _require(answer: messages.Message, event: str | None) -> messages.Message:
    """Return the answer, or raise the error that it carries."""
    error = answer.get("error")
    if isinstance(error, dict):
        raise from_message(error)
    if event is not None and answer.get("event") != event:
        raise fault("driver_failed", "", detail=str(answer)[:200])
    return answer
