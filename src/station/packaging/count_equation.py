"""The count equation at the moment of sealing: what the inventory says, what is there, and why they differ.

Inventory = leaves recorded = live masters = PDF pages = entries in the sidecars. What is in the inventory or was
scanned and is not in the package is told one by one: a page taken out, a leaf that is missing, each with its reason.
"""

from __future__ import annotations

from station.model.errors import PackageFault
from station.model.paper import LeafKind
from station.packaging.profile import PackageContent

Record = dict[str, object]


def count_record(content: PackageContent) -> Record:
    """Return the count equation: what the inventory says, what is live, what is in the package, what was left out."""
    dossier, pages = content.dossier, [page.page for document in content.documents for page in document.pages]
    sheets, missing = len({page.sheet for page in pages}), _missing_leaves(content)
    return {
        "inventory_sheets": dossier.expected_sheets,
        "inventory_pages": dossier.expected_pages,
        "counted_sheets": content.counted_sheets,
        "leaf_records": sheets + missing,
        "missing_leaves": missing,
        "live_sheets": sheets,
        "live_pages": len(pages),
        "blank_pages": sum(page.capture.id in content.blank for page in pages),
        "pdf_pages": len(pages),
        "sidecar_pages": len(pages),
        "omitted_pages": len(content.omitted),
        "agrees_with_inventory": agrees(content),
        "reason": _reason(content),
        "explained": explanations(content),
    }


def explanations(content: PackageContent) -> list[Record]:
    """Return what is not in the package: pages taken out and leaves that are missing, each with its reason."""
    removed: list[Record] = [
        {"what": "removed_page", "sheet": page.sheet, "side": page.side, "pages": 1, "reason": page.removed_reason}
        for page in content.omitted
    ]
    numbers = {page.page.id: page.page.sheet for document in content.documents for page in document.pages}
    missing: list[Record] = [
        {"what": "missing_leaves", "after_sheet": numbers.get(note.page_id or "", 0), "leaves": note.leaves,
         "reason": note.note}
        for note in content.leaf_notes
        if note.kind is LeafKind.MISSING
    ]  # fmt: skip
    return [*removed, *missing]


def agrees(content: PackageContent) -> bool:
    """Whether the package has the pages and sheets that the inventory promises, where it promises any."""
    dossier, pages = content.dossier, [page.page for document in content.documents for page in document.pages]
    sheets = len({page.sheet for page in pages})
    return dossier.expected_pages in (None, len(pages)) and dossier.expected_sheets in (None, sheets)


def require_counts(content: PackageContent) -> None:
    """Raise ``PackageFault`` (``counts_unexplained``) when the inventory says otherwise and nobody says why."""
    if agrees(content) or _reason(content) or explanations(content):
        return
    dossier = content.dossier
    raise PackageFault(
        "counts_unexplained", dossier=dossier.code, expected=f"{dossier.expected_sheets} / {dossier.expected_pages}",
        found=sum(len(document.pages) for document in content.documents),
    )  # fmt: skip


def _missing_leaves(content: PackageContent) -> int:
    return sum(note.leaves for note in content.leaf_notes if note.kind is LeafKind.MISSING)


def _reason(content: PackageContent) -> str:
    """Return what the clerk said when the dossier was handed in for the last time."""
    submitted = [event for event in content.events if event.kind == "dossier.submitted"]
    return str(submitted[-1].details.get("reason", "")) if submitted else ""
