"""Keeps the GUI thread quick beside threads that work.

Python gives the interpreter to one thread at a time. A thread that waits for it asks the one that runs to let go after
the switch interval, 5 ms unless told otherwise; the GUI thread asks anew after every call into Qt that let go of it, so
that one repaint beside a busy thread would wait many times 5 ms. And a collection of everything that is alive stops all
threads for as long as it takes to look at it: with 10,000 pages open, a tenth of a second.
"""

from __future__ import annotations

import gc
import sys

SWITCH_SECONDS = 0.0005
# Objects made before the young are looked at, young rounds before the middle-aged are, and those before all are.
THRESHOLDS = (20_000, 10, 1_000)


def keep_pace() -> None:
    """Let waiting threads have their turn sooner, and look for garbage in small portions; once for the process."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
