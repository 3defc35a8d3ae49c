"""The process that vendor code may hang or crash: ``python -m station.capture.worker DRIVER``.

Requests come in on standard input, answers go out on standard output, one JSON line each (``capture.messages``). All
calls of the driver run on the main thread, because SANE and TWAIN want one; two more threads read requests and send a
heartbeat. When the station is gone (end of input) the process ends, and a timer of the kernel ends it even while
native code holds the interpreter.
"""

from __future__ import annotations

import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic
from typing import BinaryIO, Protocol, cast

from PIL import Image

from station.capture import device_faults, messages, page_files
from station.capture.scanner import Device, ScannerDriver, WaitForPaper
from station.model.errors import DeviceFault, InputFault, StationError, ToolMissing, to_message

HEARTBEAT_SECONDS = 0.5
# Longer than any call that was seen to hold the interpreter; it only matters once nobody is left to kill us.
LAST_RESORT_SECONDS = 120
GRACE_SECONDS = 5.0
# How often an empty feeder is looked at while paper is awaited: soon enough for a hand, seldom enough for a motor.
POLL_SECONDS = 1.0


class Line(Protocol):
    """Takes messages to the station."""

    def send(self, message: messages.Message) -> None:
        """Send one message, from any thread."""
        ...


class OutputLine:
    """Standard output, kept for messages alone: whatever a library prints goes to standard error instead."""

    def __init__(self) -> None:
        self._file = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)
        self._lock = threading.Lock()

    def send(self, message: messages.Message) -> None:
        """Send one message; ends the process when the station no longer listens."""
        with self._lock:
            try:
                self._file.write(messages.encode(message))
            except BrokenPipeError:
                os._exit(0)


class Controls:
    """What the reader thread tells a running scan: stop, and how many further pages it may put into the spool."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stop = False
        self._credit = 0
        self.moved = 0

    def begin(self, credit: int) -> None:
        """Forget the last scan."""
        with self._changed:
            self._stop = False
            self._credit = credit

    def stop(self) -> None:
        """Ask the scan to end after the page that is on its way."""
        with self._changed:
            self._stop = True
            self._changed.notify_all()

    def grant(self, pages: int) -> None:
        """Allow further pages."""
        with self._changed:
            self._credit += pages
            self._changed.notify_all()

    def stop_requested(self) -> bool:
        """Answer the driver, and take its question as a sign of life."""
        self.moved += 1
        return self._stop

    def pause(self, seconds: float) -> bool:
        """Wait, as a sign of life; false when the scan is to end instead."""
        self.moved += 1
        with self._changed:
            return not self._changed.wait_for(lambda: self._stop, seconds)

    def take_credit(self) -> bool:
        """Wait until one more page may be scanned; false when the scan is to end instead."""
        with self._changed:
            self._changed.wait_for(lambda: self._credit > 0 or self._stop)
            self._credit -= 1
            return not self._stop


class Worker:
    """Answers requests with one driver, one after the other."""

    def __init__(self, driver: ScannerDriver, line: Line, controls: Controls) -> None:
        self._driver = driver
        self._line = line
        self._controls = controls
        self._commands: dict[str, Callable[[messages.Message], messages.Message]] = {
            "find": self._find,
            "capabilities": self._capabilities,
            "status": self._status,
            "scan": self._scan,
        }

    def answer(self, request: messages.Message) -> None:
        """Carry out one request and send its answers; a request that fails is answered with its error."""
        number = request.get("id")
        try:
            command = self._commands.get(str(request.get("command")), _refuse)
            self._line.send({"id": number, **command(request)})
        except StationError as error:
            self._line.send({"id": number, "event": "error", "error": to_message(error)})
        except Exception as error:  # noqa: BLE001 - the border of the process: whatever a driver raises is told
            detail = f"{type(error).__name__}: {error}"[:500]
            named = device_faults.fault("driver_failed", self._driver.name, detail=detail)
            self._line.send({"id": number, "event": "error", "error": to_message(named)})

    def _find(self, _: messages.Message) -> messages.Message:
        return {"event": "found", "devices": [messages.device_message(device) for device in self._driver.find()]}

    def _capabilities(self, request: messages.Message) -> messages.Message:
        capabilities = self._driver.capabilities(messages.device_from(request.get("device")))
        return {"event": "capabilities", "capabilities": messages.capabilities_message(capabilities)}

    def _status(self, request: messages.Message) -> messages.Message:
        return {"event": "status", "code": self._driver.status(messages.device_from(request.get("device")))}

    def _wait(self, patience: object) -> WaitForPaper:
        end = monotonic() + (patience if isinstance(patience, int | float) else 0.0)
        return lambda: monotonic() < end and self._controls.pause(POLL_SECONDS)

    def _scan(self, request: messages.Message) -> messages.Message:
        device: Device = messages.device_from(request.get("device"))
        profile = messages.profile_from(request.get("profile"))
        spool = Path(str(request.get("spool")))
        if not spool.is_dir():
            raise InputFault("worker_message", line=f"spool {spool}"[:200])
        wait = self._wait(request.get("wait"))
        pages = self._driver.scan(device, profile, spool, self._controls.stop_requested, wait)
        count = 0
        try:
            while self._controls.take_credit() and (page := next(pages, None)) is not None:
                page_files.require_complete(page, device.name)
                count += 1
                self._line.send({"id": request.get("id"), "event": "page", "page": messages.page_message(page)})
        except DeviceFault as raised:
            # Whoever no longer waits for paper is not told that none came.
            if raised.code != "feeder_empty" or not self._controls.stop_requested():
                raise
        finally:
            if isinstance(pages, Generator):
                pages.close()
        return {"event": "finished", "pages": count}


def _refuse(request: messages.Message) -> messages.Message:
    raise InputFault("worker_message", line=str(request.get("command"))[:200])


def read_requests(source: BinaryIO, requests: queue.SimpleQueue[messages.Message | None], controls: Controls) -> None:
    """Read lines until the station closes them; what concerns a running scan is done at once, the rest is queued."""
    while line := source.readline(messages.LONGEST_LINE):
        try:
            request = messages.decode(line)
        except InputFault as error:
            request = {"id": None, "command": f"not a message: {error.context.get('line')}"}
        match request.get("command"):
            case "stop":
                controls.stop()
            case "credit":
                controls.grant(1)
            case "quit":
                break
            case _:
                if request.get("command") == "scan":
                    controls.begin(_whole(request.get("credit")))
                requests.put(request)
    controls.stop()
    requests.put(None)


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 1


def load_driver(name: str) -> ScannerDriver:
    """Return the driver of a module in ``capture.drivers``; ``ToolMissing`` (``driver_unknown``) if there is none.

    Imported by name and only here, so that no process ever holds the libraries of two drivers.
    """
    if not name.isidentifier():
        raise ToolMissing("driver_unknown", driver=name)
    try:
        module = importlib.import_module(f"station.capture.drivers.{name}")
    except ModuleNotFoundError as error:
        raise ToolMissing("driver_unknown", driver=name) from error
    return cast("ScannerDriver", module.PLUGIN)


def _beat(line: Line, controls: Controls, ended: threading.Event) -> None:
    while not ended.wait(HEARTBEAT_SECONDS):
        if hasattr(signal, "alarm"):
            signal.alarm(LAST_RESORT_SECONDS)
        line.send({"event": "heartbeat", "moved": controls.moved})


def main(arguments: list[str]) -> int:
    """Serve one driver until the station says quit or closes the line."""
    faulthandler.enable()
    # Only headers are read here; what is too large to decode, storage and inspection say better.
    Image.MAX_IMAGE_PIXELS = None
    line = OutputLine()
    controls = Controls()
    requests: queue.SimpleQueue[messages.Message | None] = queue.SimpleQueue()
    input_ended = threading.Event()

    def read() -> None:
        read_requests(sys.stdin.buffer, requests, controls)
        input_ended.set()
        # A driver that does not come back now has nobody left who could kill it.
        timer = threading.Timer(GRACE_SECONDS, os._exit, args=(1,))
        timer.daemon = True
        timer.start()

    threading.Thread(target=_beat, args=(line, controls, input_ended), daemon=True).start()
    threading.Thread(target=read, daemon=True).start()
    try:
        driver = load_driver(arguments[0] if arguments else "")
    except StationError as error:
        line.send({"event": "unavailable", "error": to_message(error)})
        return 1
    if reason := driver.availability():
        line.send({"event": "unavailable", "error": to_message(ToolMissing(reason, driver=driver.name))})
        return 1
    line.send({"event": "ready", "driver": driver.name})
    worker = Worker(driver, line, controls)
    while (request := requests.get()) is not None:
        worker.answer(request)
    return 0


if __name__ == "__main__":
    # Native threads of a backend may outlive their device; a plain exit would wait for them.
    code = main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)
