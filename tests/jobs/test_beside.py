"""A call in a process of its own: it answers, it dies, or it is ended; nothing of it is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from station.jobs.beside import WorkerDied, call_beside
from station.jobs.job import JobCancelled


def twice(number: int) -> bytes:
    return b"x" * number * 2


def fail(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def sleep(file: str) -> None:
    Path(file).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


def never() -> bool:
    return False


def test_an_answer_larger_than_a_pipe_comes_back() -> None:
    assert call_beside(twice, 3_000_000, never) == b"x" * 6_000_000
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(WorkerDied):
        call_beside(fail, None, never)
    assert multiprocessing.active_children() == []


def test_what_is_cancelled_is_gone_at_once(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    with pytest.raises(JobCancelled):
        call_beside(sleep, str(file), lambda: file.is_file() and bool(file.read_text()))
    with pytest.raises(ProcessLookupError):
        os.kill(int(file.read_text()), 0)
    assert multiprocessing.active_children() == []


def test_what_is_cancelled_before_it_begins_does_nothing(tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        call_beside(sleep, str(tmp_path / "pid"), lambda: True)
    assert not (tmp_path / "pid").exists()
