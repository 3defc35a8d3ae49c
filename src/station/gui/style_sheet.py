"""The one style sheet, by object name and ``kind``: never by a bare class, which would leak into every label inside."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_SHEET = Template(
    """
* { outline: none; }
QToolTip { color: $text; background: $surface; border: 1px solid $edge; padding: 4px 6px; }
QLabel[kind="label"] { color: $text2; font-size: ${px12}px; }
QLabel[kind="help"] { color: $text3; font-size: ${px12}px; }
QLabel[kind="section"] { color: $text2; font-size: ${px12}px; font-weight: 600; }
QLabel[kind="title"] { font-size: ${px15}px; font-weight: 600; }
QLabel[kind="head"] { font-size: ${px18}px; font-weight: 600; }
QLabel[kind="figure"] { font-size: ${px18}px; font-weight: 600; }
QLabel[kind="number"] { font-size: ${px24}px; font-weight: 600; }
QLabel[kind="count"] { font-size: ${px32}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="step"] { color: $accent; font-weight: 600; }
QLabel[kind="problem"] { color: $rejected_ink; }
QLabel[kind="warning"] { color: $flagged_ink; }
QLabel[kind="safe"] { color: $accepted_ink; }
QLabel[kind="broken"] { color: $rejected_ink; font-weight: 600; }
QLabel[kind="safe-strong"] { color: $accepted_ink; font-weight: 600; }
QLabel[kind="fault-title"] { color: $rejected_ink; font-size: ${px18}px; font-weight: 600; }
QFrame[kind="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[kind="header"], QFrame[kind="tools"], QFrame[kind="pane-head"] {
    background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[kind="list"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="strip"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="foot"] { background: $bg; border: none; border-top: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="warned"] { background: $flagged_tint; border: 1px solid $flagged_ink; border-radius: 8px; }
QFrame[kind="figures"] { background: $bg; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="refusal"] { background: $surface; border: 1px solid $rejected_ink; border-radius: 8px; }
QFrame[kind="refusal"] QFrame[kind="refusal"] { border: none; border-top: 1px solid $line; border-radius: 0; }
QFrame[kind="fault"] { background: $rejected_tint; border: none; border-left: 4px solid $rejected_ink;
    border-bottom: 1px solid $rejected_ink; }
QFrame[kind="notice"] { background: $sunken; border: none; border-left: 4px solid $edge; border-bottom: 1px solid
    $line; }
QLabel[kind="catcher"] { background: $soft; border: 2px solid $accent; border-radius: 6px; padding: 10px 12px; }
QFrame[kind="upright"] { background: $line; border: none; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QPushButton { color: $text; background: $surface; border: 1px solid $btn; border-radius: 6px; padding: 0 10px;
    min-height: 30px; }
QPushButton:hover { background: $soft; }
QPushButton:focus { border: 2px solid $accent; padding: 0 9px; min-height: 28px; }
QPushButton:checked { color: $accent; background: $soft; border: 2px solid $accent; padding: 0 9px; min-height: 28px; }
QPushButton:disabled { color: $text3; background: $off_fill; border: 1px solid $line; }
QPushButton[kind="primary"] { color: $on_fill; background: $primary; border: 1px solid $primary; font-weight: 600; }
QPushButton[kind="accept"] { color: $on_fill; background: $accept; border: 1px solid $accept; font-weight: 600; }
QPushButton[kind="reject"] { color: $rejected_ink; background: $surface; border: 1px solid $rejected_ink; }
QPushButton[kind="reject-fill"] { color: $on_fill; background: $reject; border: 1px solid $reject; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; }
QPushButton[kind="primary"]:focus, QPushButton[kind="accept"]:focus, QPushButton[kind="reject-fill"]:focus {
    border: 2px solid $text; }
QPushButton[kind="reject"]:focus { border: 2px solid $accent; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="accept"]:disabled, QPushButton[kind="reject-fill"]:disabled,
QPushButton[kind="reject"]:disabled { color: $text3; background: $off_fill; border: 1px solid $line; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; padding: 0 7px; }
QPushButton[kind="flat"]:hover { background: $soft; }
QPushButton[kind="flat"]:checked { background: $soft; border: 1px solid $accent; color: $accent; }
QPushButton[kind="flat"]:focus { border: 2px solid $accent; padding: 0 6px; }
QPushButton[kind="flat"]:disabled { background: transparent; }
QPushButton[kind="part"] { background: transparent; border: 1px solid transparent; padding: 0 8px; min-height: 22px;
    font-size: ${px12}px; color: $text2; }
QPushButton[kind="part"]:hover { background: $soft; }
QPushButton[kind="part"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 20px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px; }
QPushButton[tall="true"] { min-height: 42px; } QPushButton[tall="true"]:focus { min-height: 40px; }
QPushButton[head="true"] { min-height: 36px; } QPushButton[head="true"]:focus { min-height: 34px; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 1px 8px; min-height: 26px; color: $text; selection-background-color: $accent;
    selection-color: $surface; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 7px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: $off_fill; border: 1px solid $line; color:
    $text3; }
QLabel[kind="field-title"] { color: $accent; font-size: ${px12}px; font-weight: 600; }
QLabel[kind="source"] { color: $accent; font-size: ${px12}px; }
QLabel[kind="warning-small"] { color: $flagged_ink; font-size: ${px12}px; }
*[mark="suggested"] { background: $soft; border: 1px dashed $accent; }
*[mark="suggested"]:focus { background: $surface; border: 2px solid $accent; }
*[mark="wrong"] { background: $flagged_tint; border: 1px solid $flagged_ink; }
*[mark="wrong"]:focus { background: $surface; border: 2px solid $flagged_ink; }
*[mark="given"] { background: $bg; border: 1px solid $line; color: $text2; }
QPlainTextEdit[kind="words"] { border: none; border-radius: 0; padding: 4px 12px; background: $surface; }
QPlainTextEdit[kind="words"]:focus { border: 2px solid $accent; padding: 2px 10px; }
QLineEdit[wrong="true"] { border: 2px solid $flagged_ink; padding: 0 7px; }
QLineEdit[kind="find"] { min-height: 34px; font-size: ${px15}px; padding-left: 8px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; selection-background-color: $soft;
    selection-color: $text; }
QAbstractItemView { background: $surface; border: none; }
QTableView[kind="grid"] { background: $canvas; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; border: none; border-bottom: 1px solid $btn; padding: 0
    12px; }
QScrollBar:vertical { background: transparent; width: 10px; } QScrollBar:horizontal { background: transparent;
    height: 10px; }
QScrollBar::handle { background: $btn; border-radius: 4px; margin: 1px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; } QScrollBar::add-page, QScrollBar::sub-page {
    background: none; }
QScrollArea { background: transparent; border: none; } QScrollArea > QWidget > QWidget#scrolled { background:
    transparent; }
QSplitter::handle { background: $line; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; } QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $text2; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""
)


def style_sheet(colours: Mapping[str, str], sizes: Mapping[int, int]) -> str:
    """Return the style sheet in these colours (``Theme.flat``), its type in pixels by the size of the design."""
    return _SHEET.substitute(colours, **{f"px{size}": str(pixels) for size, pixels in sizes.items()})
