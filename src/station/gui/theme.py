"""Colours and sizes as values, and the one style made of them. No other file of the window states a colour.

Every text and ground pair reaches a contrast of 4.5 : 1, every state differs in hue, shape and word; the tests
hold the contrasts.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from station.gui import icons
from station.gui.style_sheet import style_sheet

FONT_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")

# Logical pixels of the type; a person may have all of them smaller or larger, in percent.
TYPE_SIZES = (11, 12, 13, 15, 18, 24, 32)
SCALES = (90, 100, 110, 120, 130)


@dataclass(frozen=True, slots=True)
class StateColour:
    """How one state of a page or dossier looks: ``ink`` on a surface or on its own ``tint``."""

    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme; every colour is ``#rrggbb``. ``soft`` is the ground of a chosen row, ``edge`` borders a field."""

    name: str
    bg: str
    surface: str
    canvas: str
    sunken: str
    rail: str
    rail_text: str
    rail_chosen: str
    text: str
    text2: str
    text3: str
    line: str
    edge: str
    btn: str
    accent: str
    soft: str
    primary: str
    primary_hover: str
    accept: str
    reject: str
    on_fill: str
    off_fill: str
    attention: str
    on_attention: str
    captured: StateColour
    inspecting: StateColour
    passed: StateColour
    flagged: StateColour
    accepted: StateColour
    rejected: StateColour
    superseded: StateColour

    def state(self, name: str) -> StateColour:
        """Return the colours of a state by its field name (``flagged``)."""
        found = getattr(self, name)
        assert isinstance(found, StateColour)
        return found

    def flat(self) -> dict[str, str]:
        """Return every colour by name, those of states as ``flagged_ink`` and ``flagged_tint``."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, StateColour):
                found[f"{field.name}_ink"], found[f"{field.name}_tint"] = value.ink, value.tint
            else:
                found[field.name] = value
        return found


LIGHT = Theme(
    name="light", bg="#F3F5F7", surface="#FFFFFF", canvas="#DDE1E6", sunken="#E9ECEF",
    rail="#1F2A37", rail_text="#C3CCD6", rail_chosen="#33455A",
    text="#18202A", text2="#4F5B69", text3="#5F6B79", line="#D8DDE3", edge="#7C8794", btn="#B6C0CA",
    accent="#0A5AA8", soft="#E4EEF8", primary="#0A5AA8", primary_hover="#0C66BD", accept="#00634E", reject="#A3123A",
    on_fill="#FFFFFF", off_fill="#E9ECEF", attention="#F6B04A", on_attention="#1F2A37",
    captured=StateColour("#56626F", "#ECEFF2"), inspecting=StateColour("#0A5AA8", "#E4EEF8"),
    passed=StateColour("#00745C", "#E2F3EE"), flagged=StateColour("#8A6100", "#FFF4DB"),
    accepted=StateColour("#00634E", "#E2F3EE"), rejected=StateColour("#A3123A", "#FCEAEF"),
    superseded=StateColour("#6A2A6E", "#F3EAF4"),
)  # fmt: skip

DARK = Theme(
    name="dark", bg="#15181C", surface="#1D2126", canvas="#0E1013", sunken="#121518",
    rail="#121518", rail_text="#AAB3BE", rail_chosen="#26333F",
    text="#E6E9ED", text2="#AAB3BE", text3="#949EAA", line="#30363D", edge="#7A8694", btn="#4A535E",
    accent="#7CB8F2", soft="#1F3347", primary="#2B69AC", primary_hover="#3577BF", accept="#1C7560", reject="#A83A50",
    on_fill="#FFFFFF", off_fill="#262C33", attention="#F6B04A", on_attention="#15181C",
    captured=StateColour("#AAB3BE", "#2A3037"), inspecting=StateColour("#7CB8F2", "#1F3347"),
    passed=StateColour("#5CC7A8", "#17332C"), flagged=StateColour("#F6CB6E", "#3A3018"),
    accepted=StateColour("#58D3AE", "#17332C"), rejected=StateColour("#FB7287", "#421F28"),
    superseded=StateColour("#D693D2", "#362238"),
)  # fmt: skip

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

PAPER = "#FBF9F2"
OCR_LIGHT = "#FFE26E"
OCR_OTHER = "#C4DEF8"


@dataclass(slots=True)
class _Shown:
    """The theme and the text scale on the screen, one for the process as Qt's own palette is."""

    theme: Theme = LIGHT
    percent: int = 100


_shown = _Shown()


def font(size: int = 13, *, bold: bool = False) -> QFont:
    """Return the window's font at one of the ``TYPE_SIZES``, its digits of one width; callers leave it as it is."""
    return _font(scaled(size), bold)


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    made = QFont()
    made.setFamilies(list(FONT_FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def scaled(size: int) -> int:
    """Return a size of type, or of what must be as high as type, at the text scale of the person."""
    return round(size * _shown.percent / 100)


def text_scale() -> int:
    """Return the text scale in percent."""
    return _shown.percent


def current() -> Theme:
    """Return the theme that the application shows now."""
    return _shown.theme


def apply(application: QApplication, theme: Theme, percent: int = 0) -> None:
    """Give the whole application this theme, and text of so many percent (0: as it is).

    Every widget gets a ``PaletteChange``, on which it redraws its icons; with another text scale also a
    ``LanguageChange``, on which it measures its words anew.
    """
    icons.forget()
    if application.property("stationTheme") is None:
        application.setStyle("Fusion")
    application.setProperty("stationTheme", theme.name)
    _shown.theme = theme
    before = {scaled(size): size for size in TYPE_SIZES}
    grown = percent not in (0, _shown.percent)
    if grown:
        _shown.percent = min(max(percent, SCALES[0]), SCALES[-1])
    application.setFont(font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme.flat(), {size: scaled(size) for size in TYPE_SIZES}))
    if grown:
        # After the style sheet: polishing anew puts back the font that a widget was given before.
        _rescale(application, before)
        for window in application.topLevelWidgets():
            application.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def _rescale(application: QApplication, before: dict[int, int]) -> None:
    """Give every widget that was given a font of this module the same one; ``before``: sizes by pixels until now."""
    for widget in application.allWidgets():
        shown = widget.font()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and shown.pixelSize() in before:
            widget.setFont(font(before[shown.pixelSize()], bold=shown.weight() >= QFont.Weight.DemiBold))


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, theme.bg), (roles.Base, theme.surface), (roles.AlternateBase, theme.sunken),
        (roles.Button, theme.surface), (roles.ToolTipBase, theme.surface), (roles.ToolTipText, theme.text),
        (roles.WindowText, theme.text), (roles.Text, theme.text), (roles.ButtonText, theme.text),
        (roles.PlaceholderText, theme.text3), (roles.Highlight, theme.soft), (roles.HighlightedText, theme.text),
        (roles.Accent, theme.accent), (roles.Link, theme.accent), (roles.Mid, theme.line), (roles.Dark, theme.edge),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text3))
    return palette
