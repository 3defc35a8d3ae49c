"""Inspections that are made once in a run: most tests of use cases look at the same four sheets in the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, ClassVar

from station.jobs.executors import SerialExecutor
from station.qc.inspection import Inspection


class RememberingExecutor(SerialExecutor):
    """Runs every call at once; an inspection of the same bytes, asked for in the same way, is remembered.

    ``tests/qc`` and ``tests/conformance`` hold that an inspection depends on nothing else. What went wrong is not kept.
    """

    _known: ClassVar[dict[str, Inspection]] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        if not args or not hasattr(args[0], "manual") or not Path(args[0].path).is_file():
            return super().submit(fn, *args, **named)
        work = args[0]
        asked = [fn.args, work.manual, work.page.capture.master.dpi]  # type: ignore[attr-defined]
        key = hashlib.sha256(repr(asked).encode() + Path(work.path).read_bytes()).hexdigest()
        if key in self._known:
            future: Future[Any] = Future()
            future.set_result(self._known[key])
            return future
        made = super().submit(fn, *args, **named)
        if made.exception() is None and isinstance(made.result(), Inspection):
            self._known[key] = made.result()
        return made
