"""Contrasts that people with weak eyes can read, and shapes that a colour-blind person can tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from station.gui import icons, theme
from station.gui.states import DOSSIER_LOOKS, PAGE_LOOKS
from station.gui.style_sheet import style_sheet
from station.model.states import DossierState, PageState

STATES = ("captured", "inspecting", "passed", "flagged", "accepted", "rejected", "superseded")
PAIRS = (
    ("text", "bg"), ("text", "surface"), ("text", "soft"), ("text2", "bg"), ("text2", "surface"), ("text3", "surface"),
    ("accent", "surface"), ("accent", "soft"), ("on_fill", "primary"), ("on_fill", "primary_hover"),
    ("on_fill", "accept"), ("on_fill", "reject"), ("rail_text", "rail"), ("on_attention", "attention"),
    ("text", "sunken"), ("text2", "canvas"),
)  # fmt: skip
FIELD_EDGE = (("edge", "surface"), ("edge", "bg"))


def luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF())


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=lambda t: t.name)
def test_every_text_reads_on_its_ground(shown: theme.Theme) -> None:
    flat = shown.flat()
    for ink, ground in PAIRS:
        assert contrast(flat[ink], flat[ground]) >= 4.5, (ink, ground)
    for ink, ground in FIELD_EDGE:
        assert contrast(flat[ink], flat[ground]) >= 3.0, (ink, ground)


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("state", STATES)
def test_every_state_reads_on_surface_and_tint(shown: theme.Theme, state: str) -> None:
    colours = shown.state(state)
    assert contrast(colours.ink, shown.surface) >= 4.5
    assert contrast(colours.ink, colours.tint) >= 4.5


def test_every_state_has_a_shape_and_a_word_of_its_own(dressed: object) -> None:
    assert set(DOSSIER_LOOKS) == set(DossierState)
    assert {state.value for state in PageState} <= set(PAGE_LOOKS)
    for looks in (DOSSIER_LOOKS.values(), PAGE_LOOKS.values()):
        shapes = [icons.ICONS[look.icon] for look in looks]
        words = [look.word for look in looks]
        assert len(set(shapes)) == len(shapes)
        assert len(set(words)) == len(words)


def test_every_icon_is_used() -> None:
    sources = (path for path in Path(icons.__file__).parent.rglob("*.py") if path.name != "icons.py")
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [name for name in icons.ICONS if f'"{name}"' not in written] == []


def test_every_icon_draws_something(qapp: QApplication) -> None:
    blank = icons.pixmap("app", "#00000000", 16, 1.0).toImage()
    for name in icons.ICONS:
        drawn = icons.pixmap(name, "#123456", 16, 1.0).toImage()
        assert drawn.size() == blank.size()
        assert drawn != blank, name


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=lambda t: t.name)
def test_a_theme_reaches_the_widgets(qapp: QApplication, shown: theme.Theme) -> None:
    theme.apply(qapp, shown)
    label = QLabel("x")
    label.setProperty("kind", "problem")
    label.ensurePolished()
    assert theme.current() is shown
    assert label.palette().windowText().color() == QColor(shown.rejected.ink)


def test_the_style_sheet_names_no_colour_itself() -> None:
    names = dict.fromkeys(theme.LIGHT.flat(), "COLOUR")
    assert "#" not in style_sheet(names, {size: size for size in theme.TYPE_SIZES}).replace("QWidget#scrolled", "")
