"""Where an export goes: asked for once, the folder remembered, nothing overwritten without a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from station.gui.preferences import Preferences

TABLES, PICTURES = (".xlsx", ".csv"), (".png", ".svg")
_FOLDER = "supervise/export_folder"


def ask_path(owner: QWidget, preferences: Preferences, name: str, suffixes: tuple[str, ...]) -> Path | None:
    """Return the file that the person chose, its ending one of ``suffixes``; ``None`` when they chose none."""
    translate = QCoreApplication.translate
    kinds = {suffix: f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes}
    folder = preferences.text(_FOLDER) or QDir.homePath()
    # The dialog asks before it overwrites; only a name that got its ending afterwards was not asked for.
    chosen, kind = QFileDialog.getSaveFileName(
        owner, translate("supervise", "Export"), str(Path(folder) / f"{name}{suffixes[0]}"), ";;".join(kinds.values())
    )
    if not chosen:
        return None
    path = Path(chosen)
    preferences.keep(_FOLDER, str(path.parent))
    if path.suffix.lower() in suffixes:
        return path
    ending = next((suffix for suffix, words in kinds.items() if words == kind), suffixes[0])
    path = path.with_name(f"{path.name}{ending}")
    if not path.exists():
        return path
    question = translate("supervise", "{name} is there already. Replace it?").format(name=path.name)
    yes = QMessageBox.StandardButton.Yes
    return path if QMessageBox.question(owner, translate("supervise", "Export"), question) == yes else None
