"""Files that are written in parts: closed in any case, also where the disk is full and closing fails again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol


class Closable(Protocol):
    """Anything that holds a file open."""

    def close(self) -> None:
        """Close the file; raises ``OSError`` when what was buffered cannot be written."""
        ...


def close_anyway(*held: Closable) -> None:
    """Close all of them; for what will be thrown away, so that an error of one says nothing."""
    for one in held:
        with suppress(OSError):
            one.close()


@contextmanager
def closed_on_error(*held: Closable) -> Iterator[None]:
    """Close all of them when the block fails; for whoever opens a file and writes its head."""
    try:
        yield
    except BaseException:
        close_anyway(*held)
        raise
