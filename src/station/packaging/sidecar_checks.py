"""What the sidecars of a package say, checked against one another: counts, omissions, events, tables."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from station.packaging import layout
from station.packaging.count_checks import count_breaches
from station.packaging.document_binding import LEAST_DPI
from station.packaging.manifest import Seal
from station.packaging.plain_options import BESIDE, SIDECARS
from station.packaging.tables import read_rows
from station.packaging.tt05.premis_chain import broken_links, proof

Add = Callable[[str, str, str], None]

# The version of the structure from which on a package says which forms of descriptions it has.
FIRST_WITH_FORMS = 3
# From this one on its tables, workbook and XML list sound and film too.
FIRST_WITH_MEDIA = 4
# From this one on provenance says how many events it has, and no page is below the least resolution of all profiles.
FIRST_PROVEN = 5
_MOST_SAID = 20
LARGEST_SIDECAR = 128 * 1024 * 1024
# What reading a hostile record may raise.
BAD_RECORD = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)


@dataclass
class Listed:
    """What ``dossier.json`` promises: pages by the path of each PDF, in all, and the least resolution.

    ``record`` is the whole of it; ``entries`` its list of documents, which may share a PDF; ``forms`` those of the
    descriptions. Packages before the third version of the structure have JSON and CSV, and no masters.
    """

    documents: dict[str, int] = field(default_factory=dict)
    pages: int = 0
    min_dpi: float = 0.0
    language: str = ""
    record: dict[str, object] = field(default_factory=dict)
    entries: list[dict[str, object]] = field(default_factory=list)
    forms: tuple[str, ...] = ("json", "csv")
    version: int = 0
    has_masters: bool = False


def read_sidecar(path: Path) -> dict[str, object]:
    """Return a JSON object; raises ``ValueError`` for anything else, and for more bytes than a sidecar can have."""
    if path.stat().st_size > LARGEST_SIDECAR:
        raise ValueError("too large")
    return mapping(json.loads(path.read_bytes()))


def mapping(value: object) -> dict[str, object]:
    """Return the value when it is a JSON object; raises ``TypeError``."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def sequence(value: object) -> list[dict[str, object]]:
    """Return the value when it is a JSON array of objects; raises ``TypeError``."""
    if not isinstance(value, list):
        raise TypeError("not an array")
    return [mapping(item) for item in value]


def check_dossier(path: Path, seal: Seal, add: Add) -> Listed:
    """Check what the seal says and what was left out; return what the package promises to hold."""
    try:
        record = read_sidecar(path)
        listed = _listed(record)
        _check_seal(record, listed, seal, add)
    except BAD_RECORD as error:
        add("P09", layout.DOSSIER, type(error).__name__)
        return Listed()
    return listed


def _listed(record: dict[str, object]) -> Listed:
    documents = sequence(record["documents"])
    pages: dict[str, int] = {}
    for document in documents:
        pages[str(document["file"])] = pages.get(str(document["file"]), 0) + int(str(document["pages"]))
    min_dpi = float(str(mapping(record["profile"])["min_dpi"]))
    if not math.isfinite(min_dpi):
        raise ValueError("min_dpi")
    listed = Listed(pages, sum(pages.values()), min_dpi, str(record["language"]), record, documents)
    listed.version = int(str(mapping(record["structure"])["version"]))
    if listed.version >= FIRST_PROVEN:
        # What a package says of itself may ask for more than the regulation, never for less.
        listed.min_dpi = max(LEAST_DPI, min_dpi)
    if listed.version >= FIRST_WITH_FORMS:
        forms = record["sidecars"]
        if not isinstance(forms, list) or "json" not in forms or not set(map(str, forms)) <= set(SIDECARS):
            raise ValueError("sidecars")
        listed.forms, listed.has_masters = tuple(map(str, forms)), record["masters"] == BESIDE
    return listed


def _check_seal(record: dict[str, object], listed: Listed, seal: Seal, add: Add) -> None:
    if seal.facts.get("pages") != listed.pages:
        add("P10", layout.DOSSIER, f"{seal.facts.get('pages')}, {listed.pages}")
    for page in sequence(record["omitted"]):
        if not str(page["reason"]).strip():
            add("P12", layout.DOSSIER, str(page["page"]))
    if str(record["code"]) != seal.facts.get("dossier"):
        add("P10", layout.DOSSIER, str(record["code"]))


def check_counts(listed: Listed, pages: Sequence[Mapping[str, object]], add: Add) -> None:
    """Check the count equation against ``pages``, what the sidecars say of each; and what the description counts."""
    try:
        counts, omitted = mapping(listed.record["counts"]), sequence(listed.record["omitted"])
        sheets = len({str(page["sheet"]) for page in pages})
        for detail in count_breaches(counts, omitted, sheets, listed.pages):
            add("P10", layout.DOSSIER, detail)
        description = mapping(listed.record["description"])
        for name, number in (("numberOfPaper", sheets), ("numberOfPage", listed.pages)):
            if str(description.get(name) or number) != str(number):
                add("P10", layout.DOSSIER, f"{name}: {description[name]}, {number}")
    except BAD_RECORD as error:
        add("P09", layout.DOSSIER, type(error).__name__)


def check_provenance(path: Path, seal: Seal, listed: Listed, pages: Sequence[Mapping[str, object]], add: Add) -> None:
    """Walk the chain of events up to the head that the seal names; each page must have been accepted by one of them."""
    try:
        record = read_sidecar(path)
        events = sequence(record["events"])
        for number in broken_links(map(proof, events), str(record["chain_head"])):
            add("P13", layout.PROVENANCE, number)
        if record["chain_head"] != seal.facts.get("chain_head"):
            add("P13", layout.PROVENANCE, str(record["chain_head"]))
        if listed.version >= FIRST_PROVEN:
            if record["event_count"] != len(events):
                add("P13", layout.PROVENANCE, f"event_count: {record['event_count']}, {len(events)}")
            accepted = {proof(event).accepts for event in events}
            for lost in [str(page["number"]) for page in pages if page["id"] not in accepted][:_MOST_SAID]:
                add("P13", layout.PROVENANCE, f"page {lost}")
    except BAD_RECORD as error:
        add("P09", layout.PROVENANCE, type(error).__name__)


def migrated_masters(path: Path) -> dict[str, str]:
    """Return the hash of what was made of each master, by that of the master; raises one of ``BAD_RECORD``."""
    told = sequence(read_sidecar(path)["migrations"])
    return {str(one["source_sha256"]): str(one["target_sha256"]) for one in told if one["pixels_equal"] is True}


def check_table(path: Path, rows: int, add: Add) -> None:
    """Check that a table has as many rows as there are things in it."""
    name = f"{layout.METADATA}/{path.name}"
    try:
        found = len(read_rows(path, rows + 1))
    except (ValueError, OSError) as error:
        add("P09", name, type(error).__name__)
        return
    if found != rows:
        add("P10", name, f"{found}, {rows}")
