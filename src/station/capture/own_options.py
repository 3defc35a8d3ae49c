"""The raw options of a profile that are the station's own, and those that go to the device.

====================  ==============================================================================================
``sheet-fed``         a device without a choice of source has a feeder; otherwise it counts as a flatbed
``accept-short``      the device announces the longest page and delivers what there is; short pages are whole
``feed-folder``       images that serve as the paper of a backend which scans files (``pnm``), by name
``feed-skip``         how many of them went through before
``feed-fault``        the option of that backend that stages a fault (``status-jammed``)...
``feed-fault-after``  ...after so many pages of this scan
====================  ==============================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from station.capture.device_faults import fault
from station.capture.option_matching import Value, truth
from station.model.profiles import CaptureProfile


@dataclass(frozen=True, slots=True)
class OwnOptions:
    """The station's own options; ``device`` are all others, with hyphens in their names."""

    device: dict[str, Value]
    sheet_fed: bool = False
    accept_short: bool = False
    feed_folder: Path | None = None
    feed_skip: int = 0
    feed_fault: str = ""
    feed_fault_after: int = 0


def split_options(profile: CaptureProfile, device: str) -> OwnOptions:
    """Return the options of a profile apart; raises ``unsupported_option`` for a value that cannot be read."""
    rest = {name.replace("_", "-"): value for name, value in profile.options.items()}
    try:
        return OwnOptions(
            sheet_fed=truth(rest.pop("sheet-fed", False)),
            accept_short=truth(rest.pop("accept-short", False)),
            feed_folder=Path(str(rest.pop("feed-folder"))) if "feed-folder" in rest else None,
            feed_skip=int(rest.pop("feed-skip", 0)),
            feed_fault=str(rest.pop("feed-fault", "")),
            feed_fault_after=int(rest.pop("feed-fault-after", 0)),
            device=rest,
        )
    except ValueError as error:
        options = ", ".join(f"{name}={value}" for name, value in profile.options.items())
        raise fault("unsupported_option", device, option=options[:200], value=str(error)[:100], allowed="") from error
