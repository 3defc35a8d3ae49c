"""Every icon of the window by what it means; one set (Material Design Icons 6, by qtawesome). A test loads each."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import qtawesome
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap

ICONS = {
    "app": "archive-outline",
    "worklist": "clipboard-list-outline",
    "capture": "scanner",
    "review": "eye-check-outline",
    "packages": "package-variant-closed",
    "supervise": "chart-box-outline",
    "keys": "keyboard-outline",
    "settings": "cog-outline",
    "person": "account-outline",
    "lock": "lock-outline",
    "switch": "account-switch-outline",
    "search": "magnify",
    "qr": "qrcode-scan",
    "import": "table-arrow-down",
    "folder": "folder-open-outline",
    "play": "play",
    "pause": "stop-circle-outline",
    "pairs": "book-open-page-variant-outline",
    "armed": "tray-arrow-down",
    "insert_before": "file-plus-outline",
    "insert_after": "file-plus-outline",
    "blank": "file-outline",
    "leaf_note": "note-edit-outline",
    "looked_at": "eye-check-outline",
    "submit": "tray-arrow-up",
    "profile": "tune-variant",
    "rescan": "file-replace-outline",
    "remove": "file-remove-outline",
    "document": "format-page-break",
    "master": "compare",
    "findings": "vector-square",
    "zoom": "magnify",
    "grid": "view-grid-outline",
    "filter": "filter-variant",
    "sort": "sort-descending",
    "single": "crop-portrait",
    "turn_left": "rotate-left",
    "turn_right": "rotate-right",
    "edit": "crop-rotate",
    "lines": "grid",
    "less": "minus",
    "more": "plus",
    "auto": "auto-fix",
    "ocr": "text-recognition",
    "follow": "arrow-collapse-down",
    "safe": "shield-check-outline",
    "inspecting_strip": "progress-clock",
    "disk": "harddisk",
    "station": "desktop-tower-monitor",
    "undo": "undo-variant",
    "warning": "alert",
    "fault": "alert-octagon",
    "info": "information-outline",
    "unknown": "help-circle-outline",
    "verify": "shield-search",
    "cancel": "close",
    "check": "check",
    "tick": "check-bold",
    "return": "arrow-u-left-top",
    "approve": "check-all",
    "next": "chevron-right",
    "show": "eye-outline",
    "hide": "eye-off-outline",
    "theme": "theme-light-dark",
    "language": "translate",
    "doctor": "stethoscope",
    "people": "account-multiple-outline",
    "add_person": "account-plus-outline",
    "captured": "circle-outline",
    "inspecting": "progress-clock",
    "passed": "check",
    "flagged": "flag",
    "accepted": "check-circle",
    "rejected": "close-octagon",
    "superseded": "history",
    "registered": "circle-outline",
    "capturing": "scanner",
    "in_review": "eye-outline",
    "returned": "arrow-u-left-top",
    "approved": "check-circle",
    "packaged": "package-variant-closed",
    "delivered": "truck-check-outline",
    "secret": "shield-lock-outline",
    "held": "wrench-outline",
    "box": "archive-outline",
    "shelf": "file-cabinet",
    "print": "printer-outline",
    "save": "content-save-outline",
    "take_out": "archive-arrow-up-outline",
    "bring_back": "archive-arrow-down-outline",
    "duplicate": "content-duplicate",
    "compare": "file-compare",
    "collapse": "chevron-double-left",
    "menu_down": "chevron-down",
    "calendar": "calendar-today",
    "flag_badge": "flag",
    "describe": "file-document-edit-outline",
    "spark": "creation",
    "region": "selection-drag",
    "words": "text-recognition",
    "unfolded": "chevron-down",
    "manage": "database-cog-outline",
    "inventories": "table-large",
    "plan": "calendar-check-outline",
    "unit": "domain",
    "device": "devices",
    "contractor": "handshake-outline",
    "spending": "cash-multiple",
    "system": "server",
    "fonds": "archive-outline",
    "reports": "file-chart-outline",
    "stations": "desktop-tower-monitor",
    "register": "format-list-bulleted",
    "add": "plus",
    "table": "table-large",
    "file": "file-outline",
    "pdf": "file-pdf-box",
    "cost": "cash-multiple",
    "report": "file-chart-outline",
    "late": "timer-sand",
    "first": "chevron-double-up",
    "damaged": "package-variant-remove",
    "upload": "cloud-upload-outline",
    "clean": "broom",
    "chart": "chart-line",
}


def known(name: str, otherwise: str) -> str:
    """Return the name when there is an icon for it, else the other one: a site may have registers of its own."""
    return name if name in ICONS else otherwise


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Return an icon in a colour of the theme; raises ``KeyError`` for a name that is not in ``ICONS``."""
    made: QIcon = _set().icon(f"mdi6.{ICONS[name]}", color=colour, color_disabled=disabled or colour)
    return made


def forget() -> None:
    """Forget the icons that were made: another theme has other colours."""
    _set().icon_cache = {}


@cache
def _set() -> Any:
    """Load the one set that is shown; all that qtawesome brings along would take 10 MB more."""
    fonts = Path(qtawesome.__file__).with_name("fonts")
    files = [next(fonts.glob(f"materialdesignicons6-webfont-{rest}")).name for rest in ("[0-9]*.ttf", "charmap-*.json")]
    return qtawesome.IconicFont(("mdi6", *files))


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon drawn once: ``size`` in logical pixels, ``ratio`` the device pixels in each."""
    return icon(name, colour).pixmap(QSize(size, size), ratio)


def draw(painter: QPainter, name: str, colour: str, rect: QRect) -> None:
    """Draw an icon into a square of logical pixels."""
    painter.drawPixmap(rect, pixmap(name, colour, rect.width(), painter.device().devicePixelRatioF()))
