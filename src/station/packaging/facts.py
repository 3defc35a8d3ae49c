"""What the station knows of a dossier and its documents by counting, under the circular's names."""

from __future__ import annotations

from station.model.dossier import Dossier


def document_facts(dossier: Dossier, ordinal: int, pages: int) -> dict[str, str]:
    """Return the fields of a document that nobody types: its code, its place in the dossier, its pages."""
    return {"docCode": f"{dossier.code}.{ordinal:07d}", "docOrdinal": str(ordinal), "numberOfPage": str(pages)}


def dossier_facts(dossier: Dossier, documents: int, sheets: int, pages: int) -> dict[str, str]:
    """Return the fields of a dossier that come from the inventory or from counting."""
    return {
        "arcFileCode": dossier.code,
        "title": dossier.title,
        "totalDoc": str(documents),
        "numberOfPaper": str(sheets),
        "numberOfPage": str(pages),
    }
