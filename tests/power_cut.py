"""The power goes: a process and all that work for it end at once."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path


def cut_power(leader: int) -> None:
    """Kill a process group at once, but for multiprocessing's tracker: it gives back the semaphores of the dead.

    A machine without power keeps no semaphores either; a test would leave them in ``/dev/shm``.
    """
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError):
            group = int((folder / "stat").read_text().rpartition(")")[2].split()[2])
            if group == leader and b"resource_tracker" not in (folder / "cmdline").read_bytes():
                os.kill(int(folder.name), signal.SIGKILL)
