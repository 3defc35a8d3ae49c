"""The count equation at the moment of sealing: what the inventory says, what is there, and why they differ.

Inventory = leaves recorded = live masters = PDF pages = entries in the sidecars. What is in the inventory or was
scanned and is not in the package is told one by one: a page taken out, a leaf that is missing, each with its reason.
"""

from __future__ import annotations

from typing import Final

from station.model.balance import Balance
from station.model.errors import PackageFault
from station.model.paper import LeafKind, LeafNote
from station.packaging.profile import PackageContent, PackagePage

Record = dict[str, object]

# From the second on, the differences add up or have a reason, and every term is there.
EDITION: Final = 2


def count_record(content: PackageContent, pdf_pages: int, sidecar_pages: int) -> Record:
    """Return the count equation: what the inventory says, what is live, what is in the package, what was left out.

    ``pdf_pages``: pages of the PDFs and photographs as they were written; ``sidecar_pages``: those of which the
    descriptions that were written tell.
    """
    count = balance(content)
    return {
        "edition": EDITION,
        "inventory_sheets": count.expected_sheets,
        "inventory_pages": count.expected_pages,
        "counted_sheets": content.counted_sheets,
        "leaf_records": count.sheets + count.missing_leaves,
        "missing_leaves": count.missing_leaves,
        "live_sheets": count.sheets,
        "live_pages": count.pages,
        "blank_pages": sum(page.page.capture.id in content.blank for page in _pages(content)),
        "pdf_pages": pdf_pages,
        "sidecar_pages": sidecar_pages,
        "omitted_pages": count.removed_pages,
        "agrees_with_inventory": count.agrees,
        "reason": _reason(content),
        "explained": explanations(content),
    }


def balance(content: PackageContent) -> Balance:
    """Return the counts of the inventory, of what is live, of what is missing and of what was taken out."""
    pages = _pages(content)
    return Balance(
        content.dossier.expected_sheets, content.dossier.expected_pages, len({page.page.sheet for page in pages}),
        len(pages), sum(note.leaves for note in _missing(content)), len(content.omitted),
    )  # fmt: skip


def explanations(content: PackageContent) -> list[Record]:
    """Return what is not in the package: pages taken out and leaves that are missing, each with its reason."""
    removed: list[Record] = [
        {"what": "removed_page", "sheet": page.sheet, "side": page.side, "pages": 1, "reason": page.removed_reason}
        for page in content.omitted
    ]
    numbers = {page.page.id: page.page.sheet for page in _pages(content)}
    missing: list[Record] = [
        {"what": "missing_leaves", "after_sheet": numbers.get(note.page_id or "", 0), "leaves": note.leaves,
         "reason": note.note}
        for note in _missing(content)
    ]  # fmt: skip
    return [*removed, *missing]


def require_counts(content: PackageContent) -> None:
    """Raise ``PackageFault`` (``counts_unexplained``) when the inventory says otherwise and nobody says why.

    What is missing and what was taken out must account for every sheet and page, or a reason was given when the dossier
    was handed in.
    """
    if balance(content).adds_up or _reason(content).strip():
        return
    dossier = content.dossier
    raise PackageFault(
        "counts_unexplained", dossier=dossier.code, expected=f"{dossier.expected_sheets} / {dossier.expected_pages}",
        found=len(_pages(content)),
    )  # fmt: skip


def _pages(content: PackageContent) -> list[PackagePage]:
    return [page for document in content.documents for page in document.pages]


def _missing(content: PackageContent) -> list[LeafNote]:
    return [note for note in content.leaf_notes if note.kind is LeafKind.MISSING]


def _reason(content: PackageContent) -> str:
    """Return what the clerk said when the dossier was handed in for the last time."""
    submitted = [event for event in content.events if event.kind == "dossier.submitted"]
    return str(submitted[-1].details.get("reason", "")) if submitted else ""
