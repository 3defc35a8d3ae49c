"""The chain of events link by link, and where else its hashes were written down."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import RowMapping

from station.model.errors import StorageFault
from station.model.events import GENESIS, canonical_json, link
from station.storage.session import moment, to_moment
from station.storage.unit import Reader
from station.storage.verify_rows import Witnesses

Found = tuple[str, str, str]
Mark = tuple[int, str] | None


def check_chain(reader: Reader, mark: Mark, witnesses: Witnesses) -> Iterator[Found]:
    """Yield ``(code, subject, detail)`` for everything wrong with the chain; hand its row digests to ``witnesses``.

    ``mark``: sequence and hash of the last event as noted beside the database.
    """
    expected, previous = 1, GENESIS
    heads = reader.package_heads()
    for row in reader.event_rows():
        sequence = row["sequence"]
        yield from (("event_missing", f"event:{gone}", "") for gone in range(expected, sequence))
        if not _whole(row):
            yield "event_changed", f"event:{sequence}", row["kind"]
        elif expected == sequence and row["previous"] != previous:
            yield "chain_broken", f"event:{sequence}", "its predecessor is another than the one before it"
        heads.pop(row["hash"], None)
        # Also of a changed event: it is told already, and its rows need not be told again.
        witnesses.hear(_digests(row))
        expected, previous = sequence + 1, row["hash"]
        if mark is not None and mark[0] == sequence and mark[1] != row["hash"]:
            yield "chain_broken", f"event:{sequence}", "chain.mark knows it by another hash"
    if mark is not None and mark[0] >= expected:
        yield "chain_cut", f"event:{expected}", f"chain.mark knows events up to {mark[0]}"
    for package_id in heads.values():
        yield "chain_cut", f"package:{package_id}", "the event that the package ends with is not in the chain"


def _whole(row: RowMapping) -> bool:
    """Whether the hash covers the body, and the columns say the same as the body."""
    if link(row["previous"], row["body"]) != row["hash"]:
        return False
    try:
        body = json.loads(row["body"])
        return canonical_json(body) == row["body"] and _columns(row) == (
            body["sequence"], body["kind"], body["subject"], body["person"], body["station"],
            moment(to_moment(body["at"])), body["details"].get("dossier", ""),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, StorageFault):
        return False


def _columns(row: RowMapping) -> tuple[object, ...]:
    names = ("sequence", "kind", "subject", "person_id", "station", "at", "dossier_id")
    return tuple(row[name] for name in names)


def _digests(row: RowMapping) -> dict[str, str]:
    try:
        rows = json.loads(row["body"])["details"].get("rows", {})
        return {str(key): str(digest) for key, digest in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
