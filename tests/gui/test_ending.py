"""A window that is told from outside to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_window_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, told: signal.Signals) -> None:
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    window = subprocess.Popen(
        [sys.executable, "-m", "station", "window", "--workspace", str(tmp_path / "workspace")],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not (tmp_path / "workspace" / "masters").is_dir() and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(1)
        window.send_signal(told)
        said, wrong = window.communicate(timeout=30)
    finally:
        window.kill()
    assert (window.returncode, said) == (0, ""), wrong
    # What multiprocessing says of semaphores that nobody gave back.
    assert "leaked" not in wrong
