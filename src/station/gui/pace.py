"""Keeps the GUI thread quick beside threads that work.

Python gives the interpreter to one thread at a time. A thread that waits for it asks the one that runs to let go after
the switch interval, 5 ms unless told otherwise; the GUI thread asks anew after every call into Qt that let go of it, so
that one repaint beside a busy thread would wait many times 5 ms. And a collection of everything that is alive stops all
threads for as long as it takes to look at it: with 10,000 pages open, a tenth of a second.

So nothing is collected while a dossier is opened, and what is there when it is open is not looked at until the screen
is locked. Of all that an opening makes a few dozen small objects are garbage (measured); to find them would take two
stalls of 30 ms.

The memory of GNU/Linux's C library is told to give large pieces back to the system at once: it would learn from the
first large image to keep the room of the next ones, for each thread on its own, a hundred megabytes in all.
"""

from __future__ import annotations

import ctypes
import gc
import sys

from PySide6.QtCore import QTimer

SWITCH_SECONDS = 0.0005
# Objects made before the young are looked at, young rounds before the middle-aged are, and those before all are.
THRESHOLDS = (4_000, 10, 1_000)
# As long as opening takes on a slow machine, and no longer: garbage is left lying meanwhile.
OPENING_MS = 800
# Numbers of ``mallopt`` (malloc.h), and the bytes from which a piece is large.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
LARGE_BYTES, ARENAS = 256_000, 2


def keep_pace() -> None:
    """Let waiting threads have their turn sooner, and look for garbage in small portions; once for the process."""
    keep_small()
    sys.setswitchinterval(SWITCH_SECONDS)
    settle()
    gc.set_threshold(*THRESHOLDS)


def collect_later() -> None:
    """Collect nothing while a dossier is read and shown; called in the GUI thread, over after ``OPENING_MS``."""
    gc.disable()
    QTimer.singleShot(OPENING_MS, _collect_again)


def settle() -> None:
    """Look at everything once and let it be from then on: takes a tenth of a second, for when nobody works."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def keep_small() -> None:
    """Give the memory of large pieces back when they are no longer used; nothing where the C library is another."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, LARGE_BYTES)
            mallopt(_ARENA_MAX, ARENAS)
