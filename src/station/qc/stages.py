"""Where the CPU time of an inspection goes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stages:
    """``seconds``: CPU by stage, of this thread and of the programs it ran; a stage entered twice adds up."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what happens inside to a stage."""
        start = _cpu()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + _cpu() - start, 6)


def _cpu() -> float:
    times = os.times()
    return time.thread_time() + times.children_user + times.children_system
