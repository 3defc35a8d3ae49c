"""Where pure work runs: bounded windows, order kept, and no worker that outlives its station."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.jobs.executors import SerialExecutor, process_pool, run_in_order, run_in_window
from station.jobs.job import CancelToken, JobCancelled


class Counting(SerialExecutor):
    """Notes how many calls were handed over before the consumer took a result."""

    def __init__(self) -> None:
        self.ahead = self.most = 0

    def submit(self, fn, /, *args, **kwargs) -> Future:
        self.ahead += 1
        self.most = max(self.most, self.ahead)
        return super().submit(fn, *args, **kwargs)


@given(st.lists(st.integers()), st.integers(1, 7))
def test_order_is_kept_and_the_window_is_never_passed(items: list[int], window: int) -> None:
    executor, results = Counting(), []
    for result in run_in_order(executor, lambda item: item * 2, iter(items), window):
        executor.ahead -= 1
        results.append(result)
    assert results == [item * 2 for item in items]
    assert executor.most <= window


@given(st.lists(st.integers()), st.integers(1, 7))
def test_every_item_comes_back_once_with_its_own_result(items: list[int], window: int) -> None:
    with ThreadPoolExecutor(2) as pool:
        found = [(item, future.result()) for item, future in run_in_window(pool, lambda item: -item, items, window)]
    assert sorted(found) == sorted((item, -item) for item in items)


def test_a_failing_call_fails_where_its_result_is_taken() -> None:
    results = run_in_order(SerialExecutor(), lambda item: 1 // item, [1, 0, 1], 1)
    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_a_cancel_cannot_be_swallowed_by_a_check() -> None:
    token = CancelToken()
    token.cancel()

    def careless() -> None:
        try:
            token.raise_if_cancelled()
        except Exception:  # noqa: BLE001 - what a careless check would do
            pytest.fail("swallowed")

    with pytest.raises(JobCancelled):
        careless()


PARENT = """
import os, time
from station.jobs.executors import process_pool
if __name__ == "__main__":
    pool = process_pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def test_workers_end_soon_after_a_station_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "station_that_dies.py"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    worker = int(parent.stdout.readline())
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Path(f"/proc/{worker}").exists()


def test_processes_are_started_anew_after_one_of_them_died() -> None:
    with process_pool(1) as pool:
        worker = pool.submit(os.getpid).result()
        died = pool.submit(os.kill, worker, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            died.result()
        assert pool.submit(os.getpid).result() != worker
    with pytest.raises(RuntimeError):
        pool.submit(os.getpid)
