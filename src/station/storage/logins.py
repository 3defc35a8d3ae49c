"""Failed logins, counted for each name; the delay runs by a clock that nobody can set."""

from __future__ import annotations

import math
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import RowMapping, delete, insert, select

from station.storage.people import name_key
from station.storage.schema import login_failure
from station.storage.session import Session, WriteSession, moment, to_moment

MAX_FAILURES = 5
DELAY = timedelta(minutes=15)
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def _boot() -> str:
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class LoginReader(Session):
    """Who must wait."""

    def login_delay(self, name: str) -> int:
        """Return for how many more minutes nobody may log in by this name, 0 when one may."""
        row = self._failures(name)
        if row is None or row["failures"] < MAX_FAILURES:
            return 0
        left = DELAY - self._since(row)
        return max(0, math.ceil(left / timedelta(minutes=1)))

    def _failures(self, name: str) -> RowMapping | None:
        return self._row(select(login_failure).where(login_failure.c.name_key == name_key(name)))

    def _since(self, row: RowMapping) -> timedelta:
        """Return how long ago the last failure was.

        Within one run of the machine the monotonic clock tells, in every process; after a restart the wall clock must
        do, and one that was set back tells nothing.
        """
        if row["boot"] and row["boot"] == _boot():
            return timedelta(seconds=max(0.0, time.monotonic() - row["monotonic"]))
        return max(timedelta(), self._clock.now() - to_moment(row["at"]))


class LoginWriter(LoginReader, WriteSession):
    """Failures noted and forgotten."""

    def note_login_failure(self, name: str) -> int:
        """Count one more failure, from 1 again after a delay has passed, and return the number."""
        row = self._failures(name)
        served = row is not None and row["failures"] >= MAX_FAILURES and not self.login_delay(name)
        failures = 1 if row is None or served else row["failures"] + 1
        self.forget_login_failures(name)
        self._connection.execute(
            insert(login_failure).values(
                name_key=name_key(name), failures=failures, at=moment(self.now()), monotonic=time.monotonic(),
                boot=_boot(),
            )
        )  # fmt: skip
        return failures

    def forget_login_failures(self, name: str) -> None:
        """Begin to count anew, after a login that succeeded."""
        self._connection.execute(delete(login_failure).where(login_failure.c.name_key == name_key(name)))
