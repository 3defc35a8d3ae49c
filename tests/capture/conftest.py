"""SANE's own backends in a private configuration, and clients that are closed after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from station.capture.client import ScannerClient
from station.capture.sane_config import private_configuration


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


@pytest.fixture
def sane_environment(tmp_path: Path) -> dict[str, str]:
    return private_configuration(tmp_path / "sane", ["test", "pnm"])


@pytest.fixture
def client_of(spool: Path, sane_environment: dict[str, str]) -> Iterator[Callable[..., ScannerClient]]:
    """Make clients of a driver; they are closed afterwards and nothing may lie in the spool."""
    made: list[ScannerClient] = []

    def make(driver: str, environment: dict[str, str] | None = None, **options: float) -> ScannerClient:
        made.append(ScannerClient(driver, spool, {**sane_environment, **(environment or {})}, **options))
        return made[-1]

    yield make
    for client in made:
        client.close()
    assert list(spool.rglob("*")) == []
