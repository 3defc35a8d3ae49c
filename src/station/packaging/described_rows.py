"""What the sidecars of a package say of its dossier, its documents and its pages, whatever the form of the file.

JSON is the full account. CSV, XLSX and XML repeat what a receiver reads most, in these rows; they are made of the JSON
records, so that verification makes them again from the JSON and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from station.model.finding import Outcome

Row = tuple[object, ...]

# Of a document, before the fields of its description.
DOCUMENT_COLUMNS: Final = ("ordinal", "file", "first_page", "pages")
PAGE_COLUMNS: Final = (
    "document", "file", "page_in_file", "page", "sheet", "side", "master_sha256", "width", "height", "dpi", "operator",
    "captured_at", "reviewer", "accepted_at", "accept_reason", "words", "confidence", "flagged",
)  # fmt: skip
DOSSIER_COLUMNS: Final = ("field", "value")


@dataclass(frozen=True, slots=True)
class DescribedRows:
    """The rows of a whole package. ``documents`` are by column, empty fields left out; ``pages`` as in the columns."""

    dossier: tuple[tuple[str, str], ...]
    documents: tuple[dict[str, str], ...]
    pages: tuple[tuple[str, ...], ...]


class SidecarWriter(Protocol):
    """A sidecar that is written while the package is: a document, its pages, the next document."""

    def document(self, cells: Sequence[object]) -> None:
        """Write a document: ``DOCUMENT_COLUMNS``, then the fields."""
        ...

    def page(self, cells: Sequence[object]) -> None:
        """Write a page of the last document: ``PAGE_COLUMNS``."""
        ...

    def finish(self) -> None:
        """Complete the file and enter it in the package's ledger."""
        ...

    def abandon(self) -> None:
        """Close what is open: the package will not be sealed."""
        ...


def dossier_row(record: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the names and values of what ``dossier.json`` says of the dossier."""
    description = record["description"]
    assert isinstance(description, dict)
    named = [(name, str(record[name])) for name in ("code", "version", "created_at")]
    return (*named, *((str(name), str(value)) for name, value in description.items()))


def page_row(record: Mapping[str, object], ordinal: int, file: str, position: int) -> Row:
    """Return the cells of a page's record; raises ``KeyError``, ``TypeError`` for one that is not of ours."""
    text, rendition, capture, review, inspection = (
        _part(record, name) for name in ("text", "rendition", "capture", "review", "inspection")
    )
    findings = inspection["findings"]
    if not isinstance(findings, list):
        raise TypeError("not an array")
    flagged = [str(finding["check"]) for finding in findings if finding["outcome"] != Outcome.PASSED.value]
    return (
        ordinal, file, position, record["number"], record["sheet"], record["side"],
        _part(record, "master")["sha256"], rendition["width"], rendition["height"], rendition["dpi"],
        _part(capture, "operator")["name"], capture["at"], _part(review, "reviewer")["name"], review["at"],
        review["reason"], text["words"], text["confidence"], " ".join(flagged),
    )  # fmt: skip


def document_cells(columns: Sequence[str], description: Mapping[str, str], place: Sequence[object]) -> list[object]:
    """Return the row of a document: ``place`` by ``DOCUMENT_COLUMNS``, then its description.

    Sound and film have no pages: theirs is ``ordinal, file, None, 0``.
    """
    values: dict[str, object] = {**description, **dict(zip(DOCUMENT_COLUMNS, place, strict=True))}
    return [values.get(name, "") for name in columns]


def shown(cell: object) -> str:
    """Return a cell as text; nothing is ``""``."""
    return "" if cell is None else str(cell)


def document_values(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the filled cells of a document's row by column; raises ``ValueError`` when their numbers differ."""
    return {name: cell for name, cell in zip(columns, cells, strict=True) if cell}


def extra_columns(known: Sequence[str], descriptions: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield the fields of descriptions that are not in their table, so that a table loses nothing."""
    yield from sorted({name for description in descriptions for name in description} - set(known))


def _part(record: Mapping[str, object], name: str) -> dict[str, object]:
    part = record[name]
    if not isinstance(part, dict):
        raise TypeError(f"{name} is not an object")
    return part
