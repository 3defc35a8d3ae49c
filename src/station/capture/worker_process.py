"""One scanner worker as the station sees it: started, spoken to, watched, and killed with all it started."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from time import monotonic

from station.capture import messages
from station.model.errors import DeviceFault, InputFault

# The longest stretch for which native code was seen to hold the interpreter is 33 ms; python-sane's close may eject
# paper meanwhile. A process that is silent for this long is frozen.
SILENCE_SECONDS = 20.0
START_SECONDS = 30.0
# A scanner in the middle of a page is given time to finish it: some need their plug pulled after a kill.
QUIT_SECONDS = 8.0
TICK_SECONDS = 0.2
_TAIL_LINES = 100


class WorkerProcess:
    """A worker for one driver. Two threads only drain its pipes, so that it never blocks on us.

    ``environment`` is laid over the station's own (``SANE_CONFIG_DIR``...). The worker speaks English and UTF-8
    whatever the desktop's language, because backends translate the very words that options are matched by.
    """

    def __init__(self, driver: str, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "station.capture.worker", driver],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "PYTHONUTF8": "1", **environment},
            process_group=0 if os.name == "posix" else None,
        )
        self._answers: queue.SimpleQueue[messages.Message | None] = queue.SimpleQueue()
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._writing = threading.Lock()
        self._last_word = monotonic()
        self._moved: object = None
        self._killed = False
        self._last_move = monotonic()
        self._threads = [
            threading.Thread(target=self._read_answers, name="scanner-answers", daemon=True),
            threading.Thread(target=self._read_errors, name="scanner-errors", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Process id, which is also that of its group."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def last_words(self) -> str:
        """What the process last wrote to standard error, from the beginning of a crash if there was one."""
        lines = list(self._tail)
        crash = next((n for n, line in enumerate(lines) if line.startswith("Fatal Python error")), -3)
        return " | ".join(lines[crash:])[:500]

    def send(self, message: messages.Message) -> None:
        """Send one message, from any thread; nothing happens when the process is gone, its end is told by receive."""
        stdin = self._process.stdin
        with self._writing, contextlib.suppress(OSError, ValueError):
            if stdin is not None:
                stdin.write(messages.encode(message))
                stdin.flush()

    def expect_progress(self) -> None:
        """Start the time that ``receive`` gives the device to move on."""
        self._last_move = monotonic()

    def receive(self, patience: float, meanwhile: Callable[[], None] = lambda: None) -> messages.Message:
        """Return the next answer; call ``meanwhile`` a few times a second until it comes.

        Raises ``DeviceFault``: ``device_died`` when the process ended, ``device_hung`` when the device has not moved on
        for ``patience`` seconds or the process has not given a sign of life for ``SILENCE_SECONDS``.
        """
        while True:
            meanwhile()
            left = max(0.0, self._deadline(patience) - monotonic())
            try:
                answer = self._answers.get(timeout=min(left, TICK_SECONDS))
            except queue.Empty:
                if self._deadline(patience) > monotonic():
                    continue
                raise DeviceFault("device_hung", seconds=round(monotonic() - self._last_move, 1)) from None
            if answer is None:
                self._threads[1].join(1.0)
                raise DeviceFault("device_died", detail=self.last_words)
            self._last_move = monotonic()
            return answer

    def quit(self) -> None:
        """Ask the process to end and wait for it; kill it when it does not."""
        self.send({"command": "quit"})
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(QUIT_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the process and all it started, at once, and leave nothing of it behind; a second call does nothing."""
        if self._killed:
            return
        if os.name == "posix":
            # The group may outlive its leader: readers forked by a backend are in it too.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
        self._killed = True
        for thread in self._threads:
            thread.join()
        with self._writing:
            for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
                assert pipe is not None
                # What was still to be said to the dead process is said on closing.
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def _deadline(self, patience: float) -> float:
        return min(self._last_move + patience, self._last_word + SILENCE_SECONDS)

    def _read_answers(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._last_word = monotonic()
            with contextlib.suppress(InputFault):
                self._take(messages.decode(line))
        self._answers.put(None)

    def _take(self, answer: messages.Message) -> None:
        """Keep heartbeats out of the queue: a worker that idles overnight sends a hundred thousand of them."""
        if answer.get("event") != "heartbeat":
            self._answers.put(answer)
        elif answer.get("moved") != self._moved:
            self._moved = answer.get("moved")
            self._last_move = monotonic()

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._tail.append(line.decode("utf-8", "replace").strip())
