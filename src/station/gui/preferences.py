"""What the window remembers: for each person where things stood, and for the machine who came last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """Small values by key in one file; ``person`` scopes them once somebody has logged in.

    A file that is lost or damaged costs a layout, never data: every read has a default.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self.person = ""

    def text(self, key: str, default: str = "") -> str:
        """Return a word of the person; falls back to the machine's, then to the default."""
        value = self._settings.value(self._key(key))
        if value is None:
            value = self._settings.value(f"machine/{key}")
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """Return a whole number of the person."""
        text = self.text(key)
        return int(text) if text.lstrip("-").isdigit() else default

    def blob(self, key: str) -> QByteArray:
        """Return a saved geometry, empty when there is none."""
        value = self._settings.value(self._key(key))
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | int | QByteArray) -> None:
        """Remember a value of the person, or of the machine while nobody is logged in."""
        self._settings.setValue(self._key(key), value if isinstance(value, QByteArray) else str(value))

    def keep_for_machine(self, key: str, value: str) -> None:
        """Remember what the log-in page shows next time: the last name, language and theme."""
        self._settings.setValue(f"machine/{key}", value)

    def flush(self) -> None:
        """Write to the disk what was remembered."""
        self._settings.sync()

    def _key(self, key: str) -> str:
        return f"people/{self.person}/{key}" if self.person else f"machine/{key}"
