"""Times as the packages write them: milliseconds and the zone of Viet Nam, never ``Z``."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

VIET_NAM = timezone(timedelta(hours=7))


def moment_text(moment: datetime) -> str:
    """Return an aware moment as ``YYYY-MM-DDThh:mm:ss.sss+07:00``."""
    return moment.astimezone(VIET_NAM).isoformat(timespec="milliseconds")
