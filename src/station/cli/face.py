"""How commands speak: sentences for people, one JSON object for machines."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from station.jobs.job import Progress
from station.model.errors import StationError
from station.settings.texts import Texts
from station.workflow.services import Services

if TYPE_CHECKING:
    from station.storage.workspace import AcceptOlder
    from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Face:
    """The command line as one command sees it: its arguments, the services, and where its words go."""

    arguments: Namespace
    services: Services

    @property
    def texts(self) -> Texts:
        """The words of this run's language."""
        return self.services.texts

    @property
    def json(self) -> bool:
        """Whether a machine is reading."""
        return bool(self.arguments.json)

    def say(self, code: str, **values: object) -> None:
        """Print one sentence for people."""
        if not self.json:
            print(self.texts.word(code, **values), flush=True)

    def line(self, text: str) -> None:
        """Print a line of data for people."""
        if not self.json:
            print(text, flush=True)

    def result(self, value: Mapping[str, object]) -> None:
        """Print the one object for machines."""
        if self.json:
            print(json.dumps(value, ensure_ascii=False, default=str), flush=True)

    def table(self, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Print a table for people; the headings are codes of words."""
        if self.json:
            return
        cells = [[self.texts.word(code) for code in heading], *[[str(cell) for cell in row] for row in rows]]
        widths = [max(len(row[index]) for row in cells) for index in range(len(heading))]
        for row in cells:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def progress(self, progress: Progress) -> None:
        """Show how far a job is, on the terminal only, so that files of output stay clean."""
        if not self.json and sys.stderr.isatty():
            text = self.texts.word(f"progress_{progress.what}", done=progress.done, total=progress.total)
            print(f"\r{text}", end="\n" if progress.done == progress.total else "", file=sys.stderr, flush=True)

    @contextmanager
    def station(self, accept_older: AcceptOlder | None = None) -> Iterator[Station]:
        """Open the workspace that the arguments name; ``accept_older`` is asked who takes an older database."""
        with self.services.open_station(Path(self.arguments.workspace), accept_older) as station:
            yield station


def tell_error(texts: Texts, error: StationError, *, as_json: bool) -> None:
    """Print what happened and what to do now: one sentence with a remedy, or one object."""
    sentence = texts.error(error)
    if as_json:
        body = {"code": error.code, "what": sentence.what, "remedy": sentence.remedy, "context": error.context}
        print(json.dumps({"error": body}, ensure_ascii=False, default=str), flush=True)
    else:
        print(f"{texts.word('error')}: {sentence}", file=sys.stderr, flush=True)
