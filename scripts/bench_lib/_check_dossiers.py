"""Dossier checks: placeholder to be filled."""

from __future__ import annotations

from typing import Any

CHECKS = ("dirty_glass", "page_size", "duplicate", "page_numbers", "sheet_count", "outlier")


def measured(*, tune: bool, share: float, only: str = "") -> list[Any]:
    """Return nothing yet."""
    return []


def lines(groups: list[Any], only: str) -> list[str]:
    """Return nothing yet."""
    return []


def targets(groups: list[Any], only: str) -> dict[str, Any]:
    """Return nothing yet."""
    return {}


def wrong_lines(groups: list[Any], only: str) -> list[str]:
    """Return nothing yet."""
    return []
