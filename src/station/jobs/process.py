"""How a process of the station is set up before the heavy libraries load."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
import time

# malloc.h of glibc; larger thresholds are refused.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGEST_THRESHOLD = 32 * 1024 * 1024
_LOOK_SECONDS = 2.0
# What is in work behind a window, of 19.
_PATIENT = 10


def prepare_process() -> None:
    """Give libraries one thread each and let page-sized buffers be used again.

    Tesseract with OpenMP's default number of threads takes five times the CPU and longer. glibc hands every buffer of a
    page back to the kernel and faults it in again: a tenth of the image stage (``scripts/bench image_stage``).
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            libc = ctypes.CDLL(None)
            libc.mallopt(_M_MMAP_THRESHOLD, _LARGEST_THRESHOLD)
            libc.mallopt(_M_TRIM_THRESHOLD, 8 * _LARGEST_THRESHOLD)


def give_way(process: int = 0) -> None:
    """Let a process (0: this one) have a processor when nobody at the desk needs it; nothing on Windows."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, max(_PATIENT, os.getpriority(os.PRIO_PROCESS, process)))


def end_with_parent() -> None:
    """End this worker process soon after its parent: a pool's workers wait for ever when the parent was killed."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=look, name="end-with-parent", daemon=True).start()
