"""How far the figures of other stations were proved here, as the events say that recorded it."""

from __future__ import annotations

from typing import Final

from station.storage.unit import Reader

COUNTED_ANEW: Final = "figures.counted"
SIGNED: Final = "signed"
# What counting anew said, and the figures that were otherwise.
Proof = tuple[str, tuple[str, ...]]


def figures_proofs(reader: Reader) -> dict[str, Proof]:
    """Return what counting its events anew said of each merged station, by id; ``signed`` where nobody counted them."""
    found: dict[str, Proof] = {}
    for record in reader.merged_stations():
        said = [one.details for one in reader.events(subject=record.id) if one.kind == COUNTED_ANEW]
        last = said[-1] if said and said[-1].get("sequence") == record.sequence else None
        differing = last.get("differing") if last else None
        names = tuple(str(name) for name in differing) if isinstance(differing, list) else ()
        found[record.id] = (str(last["proof"]), names) if last else (SIGNED, ())
    return found
