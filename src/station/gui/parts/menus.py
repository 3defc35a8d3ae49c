"""Menus: words over a group of choices, which a style sheet takes from Qt's own sections."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from station.gui import theme


def add_head(menu: QMenu, words: str) -> None:
    """Add the words over what follows, with a line above unless they come first."""
    if not menu.isEmpty():
        menu.addSeparator()
    head = menu.addAction(words.replace("&", "&&"))
    head.setFont(theme.font(12, bold=True))
    head.setEnabled(False)
