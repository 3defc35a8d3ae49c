"""How much was digitised: the dossiers of a period, one line each, with A4 pages; what other stations did stands below.

A dossier counts as done when it was approved; its pages are those that were accepted in the period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from station.model.cost import CostTable
from station.model.dossier import TEXT
from station.reports.scope import Scope
from station.reports.values import Plain, SourceList, grouped
from station.storage.records import DossierFigures

# Columns of the list of dossiers.
CODE, TITLE, FONDS, UNIT, RETENTION, DOSSIERS, DOCUMENTS, SHEETS, PAGES, A4_PAGES, BYTES = range(11)


@dataclass(frozen=True, slots=True)
class Volume:
    """What a dossier, or another station's share of a fonds, adds to the volume.

    ``sizes``: accepted pages by size; ``kinds``: documents by kind, ``""`` where the other station did not say.
    """

    code: str
    title: str
    fonds: str
    unit: str
    retention: str
    dossiers: int
    documents: int
    sheets: int
    pages: int
    bytes: int
    sizes: dict[str, int]
    kinds: Mapping[str, int] = field(default_factory=dict)


def volumes(scope: Scope, since: str, until: str) -> list[Volume]:
    """Return what was digitised in a period, of the units that the report speaks of."""
    special = scope.reader.dossiers_with_other_kinds()
    own = (
        Volume(
            one.code, one.title, one.fonds, one.unit, _retention(scope, one.retention), one.figures.dossiers,
            one.documents, one.sheets, one.accepted, one.bytes, dict(one.sizes),
            _kinds(scope, one) if one.id in special else {TEXT: one.documents},
        )
        for one in scope.reader.dossier_figures(since or None, until or None)
    )  # fmt: skip
    merged = (
        Volume(
            f"[{one.station}]", scope.word("merged_line", station=one.station, size=one.size or "?"), one.fonds,
            one.unit, scope.word("retention_unknown"), one.figures.dossiers, one.figures.documents,
            one.figures.sheets, one.figures.accepted, one.figures.bytes, {one.size: one.figures.accepted},
            {"": one.figures.documents},
        )
        for one in scope.reader.merged_figures(since, until)
    )  # fmt: skip
    return [one for one in (*own, *merged) if scope.covers(one.unit)]


def _kinds(scope: Scope, one: DossierFigures) -> dict[str, int]:
    """Return the documents by kind of a dossier that has pictures, sound or film, if they count in the period."""
    return dict(Counter(found.kind for found in scope.reader.documents(one.id))) if one.documents else {}


def _retention(scope: Scope, value: str) -> str:
    if not value:
        return scope.word("retention_unknown")
    return scope.lists.get("maintenance", {}).get(value, value)


def heads(scope: Scope) -> tuple[str, ...]:
    """Return the heads of a list of dossiers."""
    return tuple(
        scope.word(f"head_{name}")
        for name in (
            "dossier", "title", "fonds", "unit", "retention", "dossiers", "documents", "sheets", "pages", "a4_pages",
            "bytes",
        )
    )  # fmt: skip


class A4:
    """How many A4 pages the pages of a dossier are, by a cost table; whole numbers stay whole."""

    def __init__(self, costs: CostTable) -> None:
        self._costs = costs
        self._factors: dict[str, int | Fraction] = {}

    def factor(self, size: str) -> int | Fraction:
        """Return how many A4 pages a page of a size is (``""``: no size is known)."""
        if size not in self._factors:
            exact = self._costs.factor(size)
            self._factors[size] = int(exact) if exact.denominator == 1 else exact
        return self._factors[size]

    def pages(self, sizes: Mapping[str, int], accepted: int) -> int | Fraction:
        """Return the A4 pages of a dossier; pages of which no size is known count as the table says."""
        known = 0
        total: int | Fraction = 0
        for size, found in sizes.items():
            known += found
            total += self.factor(size) * found
        return total + self.factor("") * max(0, accepted - known)


def lines(scope: Scope, found: Iterable[Volume]) -> list[tuple[Plain, ...]]:
    """Return the lines of dossiers."""
    a4, none = A4(scope.costs), scope.word("none")
    return [
        (
            one.code, one.title, one.fonds, one.unit or none, one.retention, one.dossiers, one.documents, one.sheets,
            one.pages, a4.pages(one.sizes, one.pages), one.bytes,
        )
        for one in found
    ]  # fmt: skip


def pages_by_size(one: Volume) -> dict[str, int]:
    """Return the pages of a line by size, ``""`` for those of which none is known."""
    sizes = dict(one.sizes)
    sizes[""] = sizes.get("", 0) + max(0, one.pages - sum(sizes.values()))
    return sizes


def dossier_list(
    scope: Scope, key: str, title: str, rows: Sequence[tuple[Plain, ...]], groups: Sequence[str]
) -> SourceList:
    """Return the source list of dossiers, in the groups that are named for each line."""
    return grouped(key, title, heads(scope), rows, groups, scope.word("note_dossiers"))


def unit_list(scope: Scope, key: str, found: Sequence[Volume]) -> SourceList:
    """Return the source list of dossiers by unit, each unit's followed by those of the units below it."""
    return grouped(
        key, scope.word(f"list_{key}"), heads(scope), lines(scope, found), [one.unit for one in found],
        scope.word("note_dossiers"), scope.path,
    )  # fmt: skip


def kind_list(scope: Scope, key: str, title: str, found: Iterable[Volume]) -> SourceList:
    """Return the source list of documents by kind: dossier, fonds, unit, kind, documents."""
    rows: list[tuple[Plain, ...]] = [
        (one.code, one.fonds, one.unit or scope.word("none"), scope.word(f"kind_{kind or 'unknown'}"), documents)
        for one in found
        for kind, documents in one.kinds.items()
        if documents
    ]
    names = ("dossier", "fonds", "unit", "kind_of_document", "documents")
    heads = tuple(scope.word(f"head_{name}") for name in names)
    return grouped(key, title, heads, rows, [str(row[3]) for row in rows], scope.word("note_kinds"))


def size_list(scope: Scope, key: str, title: str, found: Iterable[Volume]) -> SourceList:
    """Return the source list of pages by size: dossier, size, pages, how many A4 pages one is, A4 pages."""
    rows: list[tuple[Plain, ...]] = []
    a4 = A4(scope.costs)
    for one in found:
        for size, pages in sorted(pages_by_size(one).items()):
            factor = a4.factor(size)
            if pages:
                rows.append((one.code, one.fonds, size or scope.word("size_unknown"), pages, factor, factor * pages))
    names = ("dossier", "fonds", "size", "pages", "factor", "a4_pages")
    found_sizes = grouped(
        key, title, tuple(scope.word(f"head_{name}") for name in names), rows, [str(row[2]) for row in rows],
        scope.word("note_sizes", table=scope.costs.titled(scope.language), version=scope.costs.version),
    )  # fmt: skip
    return replace(found_sizes, rates=frozenset({names.index("factor")}))
