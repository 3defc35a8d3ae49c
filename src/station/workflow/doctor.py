"""What is installed, what is missing, how much room there is: each line says what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from station.model.clock import Clock
from station.model.errors import NotFound, StorageFault
from station.ocr.engine import OcrEngine
from station.settings.station import StationSettings
from station.settings.texts import Texts
from station.storage.chain_mark import ChainMark
from station.storage.database import FILE_NAME
from station.storage.workspace import Workspace

LANGUAGES = ("vie", "eng")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line: ``name`` of the thing, whether it is ``ok``, ``warn`` or ``missing``, details, code of the remedy."""

    name: str
    state: str
    detail: str
    remedy: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the form on the command line."""
        return {"name": self.name, "state": self.state, "detail": self.detail, "remedy": self.remedy}

    def titled(self, texts: Texts) -> str:
        """Return what the line is about, in words: ``language:vie`` is "OCR language vie"."""
        kind, _, subject = self.name.partition(":")
        return texts.word(f"doctor_of_{kind}", subject=subject)

    def explained(self, texts: Texts) -> str:
        """Return the details and what to do about them, in words."""
        detail = self.detail
        if self.remedy == "driver":
            driver = self.name.partition(":")[2]
            detail = texts.text("errors", self.detail, device=driver, driver=driver)
        if self.remedy == "fault":
            return str(texts.error(StorageFault(self.detail, path=self.name.partition(":")[2])))
        remedy = texts.word(f"doctor_{self.remedy}") if self.remedy else ""
        return " – ".join(filter(None, (detail, remedy)))


def diagnose(
    settings: StationSettings,
    engines: Mapping[str, OcrEngine],
    drivers: Mapping[str, str],
    workspace: Path,
    clock: Clock,
) -> list[Diagnosis]:
    """Return the state of everything the station stands on. ``drivers``: reason why not, by driver name."""
    lines = [Diagnosis("python", "ok", sys.version.split()[0])]
    lines += [_engine(settings, name, engine) for name, engine in engines.items()]
    lines += _languages(settings, engines)
    lines += [
        Diagnosis(f"driver:{name}", "missing" if reason else "ok", reason, "driver" if reason else "")
        for name, reason in drivers.items()
    ]
    lines.append(_tool("scanimage", "sane_utils"))
    lines.append(_tool("verapdf", "verapdf"))
    lines.append(_space(settings, workspace))
    lines.append(_database(workspace, clock))
    lines.append(_display())
    return lines


def _engine(settings: StationSettings, name: str, engine: OcrEngine) -> Diagnosis:
    reason = engine.availability()
    if not reason:
        return Diagnosis(f"ocr:{name}", "ok", engine.version())
    return Diagnosis(f"ocr:{name}", "missing" if name == settings.ocr_engine else "warn", reason, "ocr")


def _languages(settings: StationSettings, engines: Mapping[str, OcrEngine]) -> list[Diagnosis]:
    engine = engines.get(settings.ocr_engine)
    known = engine.languages() if engine is not None and not engine.availability() else frozenset()
    return [
        Diagnosis(
            f"language:{language}", "ok" if language in known else "missing", "", "" if language in known else "ocr"
        )
        for language in LANGUAGES
    ]


def _tool(name: str, remedy: str) -> Diagnosis:
    found = shutil.which(name)
    return Diagnosis(name, "ok" if found else "warn", found or "", "" if found else remedy)


def _space(settings: StationSettings, workspace: Path) -> Diagnosis:
    folder = next(path for path in (workspace, *workspace.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1024**3:.1f} GiB, {folder}"
    if not os.access(folder, os.W_OK):
        return Diagnosis("disk", "missing", detail, "workspace_read_only")
    if free < settings.min_free_bytes:
        return Diagnosis("disk", "missing", detail, "disk_low")
    return Diagnosis("disk", "warn" if free < settings.warn_free_bytes else "ok", detail)


def _database(path: Path, clock: Clock) -> Diagnosis:
    """Look at the database without opening the workspace, also while a station works in it."""
    try:
        with Workspace.open_readonly(path, clock) as workspace:
            older = workspace.older()
    except NotFound:
        # Noted, and gone: the next start would refuse to begin anew.
        gone = ChainMark(path).read() is not None
        return Diagnosis("database", "missing" if gone else "ok", "", "database_gone" if gone else "")
    except StorageFault as fault:
        # The next start brings one of an older version up to date.
        state = "warn" if fault.code == "database_outdated" else "missing"
        return Diagnosis(f"database:{path}", state, fault.code, "fault")
    if older is not None:
        return Diagnosis("database", "missing", FILE_NAME, "database_replaced")
    return Diagnosis("database", "ok", FILE_NAME)


def _display() -> Diagnosis:
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    return Diagnosis("display", "ok" if shown or sys.platform == "win32" else "warn", shown, "" if shown else "display")
