"""The file in which a station's figures travel, and how one is read that may come from anybody.

A ZIP that every program opens, with three files:

- ``events.jsonl``: the body of every event of the station, one a line; the hashes of the chain follow from them.
- ``figures.json``: format, station, workspace, number and hash of the last event, SHA-256 of ``events.jsonl``, totals.
- ``signature.json``: the station's public key and its signature of ``figures.json``, which covers all by its hashes.

Nothing is believed before it was measured: no more is read of a member than its limit allows, whatever it says of
itself, the signature is checked before the first number is looked at, and the chain is counted link by link.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from station.model.counting import FIGURES, CountKey, Figures
from station.model.errors import InputFault
from station.model.events import GENESIS, canonical_json, link
from station.storage.merged import TotalRow
from station.storage.station_key import KEY_DIGITS, SIGNATURE_DIGITS, StationKey, is_signed

FORMAT: Final = "scanning-station figures"
VERSION: Final = 2
# What earlier versions told, in their order; what came later is nothing in their rows.
_TOLD_BY: Final = {1: FIGURES[: FIGURES.index("waiting")], VERSION: FIGURES}
SUFFIX: Final = ".figures"
EVENTS, FIGURES_FILE, SIGNATURE = "events.jsonl", "figures.json", "signature.json"

_MEMBERS: Final = {EVENTS, FIGURES_FILE, SIGNATURE}
_LARGEST_SIGNATURE: Final = 4096
_LARGEST_FIGURES: Final = 256 << 20
_LARGEST_EVENT: Final = 256 << 20
# Bodies of events shrink to a fifth or less; Deflate itself goes to a thousandth, which only a bomb does.
_LARGEST_RATIO: Final = 100
_LEAST_ALLOWED: Final = 1 << 20
_MOST_ROWS: Final = 2_000_000
_LARGEST_NUMBER: Final = 10**15
_LONGEST_TEXT: Final = 500
_HOURS: Final = range(-1, 25)
_HEX: Final = re.compile(r"[0-9a-f]+", re.ASCII)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TEXTS: Final = ("operator", "reviewer", "station", "device", "fonds", "profile", "size", "reason")
_TORN: Final = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError,
                OSError, OverflowError, RecursionError, AttributeError, TypeError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StationFigures:
    """What a file says: ``workspace`` is the id of the station's workspace, ``sequence`` that of its last event."""

    station: str
    workspace: str
    public_key: str
    sequence: int
    chain_head: str
    events_sha256: str
    totals: tuple[TotalRow, ...]


class FiguresFile:
    """A file that is open and whose signature holds; its chain is not yet counted."""

    def __init__(self, archive: ZipFile, path: Path, figures: StationFigures) -> None:
        self._archive, self._path, self.figures = archive, path, figures

    def chain(self, noted: int = 0, hear: Callable[[Mapping[str, Any]], None] = lambda _: None) -> str:
        """Count the whole chain; return the hash of the event with the number ``noted``, ``""`` when there is none.

        ``hear`` is given the body of every event, in order, before it is known whether the chain holds.
        Raises ``InputFault`` with code ``figures_chain`` when the events are not those that the figures end with.
        """
        told, previous, found, sequence = hashlib.sha256(), GENESIS, "", 0
        with _reading(self._path):
            for body in self._bodies(told):
                sequence += 1
                event = json.loads(body)
                if event.get("sequence") != sequence:
                    raise InputFault("figures_chain", path=str(self._path), event=sequence)
                hear(event)
                previous = link(previous, body)
                found = previous if sequence == noted else found
        ends = (sequence, previous, told.hexdigest())
        if ends != (self.figures.sequence, self.figures.chain_head, self.figures.events_sha256):
            raise InputFault("figures_chain", path=str(self._path), event=sequence)
        return found

    def _bodies(self, told: Any) -> Iterator[str]:
        size = max(_LEAST_ALLOWED, self._archive.getinfo(EVENTS).compress_size * _LARGEST_RATIO)
        with self._archive.open(EVENTS) as stream:
            while line := stream.readline(min(size, _LARGEST_EVENT) + 1):
                size -= len(line)
                if size < 0 or not line.endswith(b"\n"):
                    raise InputFault("figures_too_large", path=str(self._path), member=EVENTS)
                told.update(line)
                yield line[:-1].decode("utf-8")


def write_figures(stream: IO[bytes], figures: StationFigures, bodies: Iterator[str], key: StationKey) -> None:
    """Write a file; ``bodies`` are those of all events up to the sequence that the figures name."""
    told = hashlib.sha256()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        with archive.open(_member(EVENTS), "w", force_zip64=True) as events:
            for body in bodies:
                line = f"{body}\n".encode()
                told.update(line)
                events.write(line)
        said = {
            "format": FORMAT, "version": VERSION, "station": figures.station, "workspace": figures.workspace,
            "sequence": figures.sequence, "chain_head": figures.chain_head, "events_sha256": told.hexdigest(),
            "figures": list(FIGURES), "totals": _sent(figures.totals),
        }  # fmt: skip
        data = canonical_json(said).encode()
        signature = {"public_key": key.public, "signature": key.sign(_signed(data))}
        archive.writestr(_member(FIGURES_FILE), data)
        archive.writestr(_member(SIGNATURE), canonical_json(signature))


@contextmanager
def open_figures(path: Path) -> Iterator[FiguresFile]:
    """Open a file whose signature is that of the key it names; whether that key is trusted is not asked here.

    Raises ``InputFault``: ``figures_unreadable`` (no such file at all), ``figures_too_large``, ``figures_version`` (a
    later format), ``figures_signature``, ``figures_values`` (what stands in it cannot be).
    """
    with _reading(path):
        archive = ZipFile(path)
    with archive:
        with _reading(path):
            names = [one.filename for one in archive.infolist()]
            if len(names) != len(_MEMBERS) or set(names) != _MEMBERS:
                raise InputFault("figures_unreadable", path=str(path), detail=", ".join(names[:5]))
            signature = json.loads(_member_bytes(archive, path, SIGNATURE, _LARGEST_SIGNATURE))
            data = _member_bytes(archive, path, FIGURES_FILE, _LARGEST_FIGURES)
            public, signed = _hex(signature["public_key"], KEY_DIGITS), _hex(signature["signature"], SIGNATURE_DIGITS)
        if not is_signed(public, signed, _signed(data)):
            raise InputFault("figures_signature", path=str(path))
        yield FiguresFile(archive, path, _to_figures(data, public, path))


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn everything that a broken or hostile file makes a reader say into one fact."""
    try:
        yield
    except _TORN as error:
        raise InputFault("figures_unreadable", path=str(path), detail=str(error)[:200]) from error


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _member_bytes(archive: ZipFile, path: Path, name: str, limit: int) -> bytes:
    allowed = min(limit, max(_LEAST_ALLOWED, archive.getinfo(name).compress_size * _LARGEST_RATIO))
    with archive.open(name) as stream:
        data = stream.read(allowed + 1)
    if len(data) > allowed:
        raise InputFault("figures_too_large", path=str(path), member=name)
    return data


def _signed(data: bytes) -> bytes:
    """Return what is signed: nothing that this key signs elsewhere can be taken for it.

    The same for all versions, so that a program of an earlier one can say that the file is of a later one.
    """
    return f"{FORMAT} 1\n".encode() + hashlib.sha256(data).digest()


def _sent(totals: Iterable[TotalRow]) -> list[list[str | int]]:
    """Return the rows as they are written: what no reader would take is cut, and what is then the same is added up."""
    sums: dict[tuple[Any, ...], Figures] = {}
    for total in totals:
        texts = (*(getattr(total.key, name) for name in _TEXTS), total.unit)
        key = (total.key.day, total.key.hour, *(_UNPRINTABLE.sub("\ufffd", text)[:_LONGEST_TEXT] for text in texts))
        sums[key] = sums.get(key, Figures()) + total.figures
    return [[*key, *(getattr(figures, name) for name in FIGURES)] for key, figures in sums.items()]


def _to_figures(data: bytes, public: str, path: Path) -> StationFigures:
    try:
        said = json.loads(data)
        if (said["format"], type(said["version"])) != (FORMAT, int):
            raise ValueError(said["format"])  # noqa: TRY301 - told by the same sentence as what Python itself finds
        if said["version"] not in _TOLD_BY:
            raise InputFault("figures_version", path=str(path), version=str(said["version"])[:20], known=VERSION)
        return _believable(said, public, _TOLD_BY[said["version"]])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputFault("figures_values", path=str(path), detail=str(error)[:200]) from error


def _believable(said: dict[str, Any], public: str, figures: Sequence[str]) -> StationFigures:
    """Return what is said; raises ``ValueError``, ``KeyError`` or ``TypeError`` naming what cannot be."""
    rows = said["totals"]
    if said["figures"] != list(figures) or not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        raise ValueError("totals")
    totals = tuple(_to_total(row, len(figures)) for row in rows)
    if len({(total.key, total.unit) for total in totals}) != len(totals):
        raise ValueError("totals: twice the same")
    station = _text(said["station"])
    if not station.strip():
        raise ValueError("station")
    return StationFigures(
        station, _hex(said["workspace"], 32), public, _number(said["sequence"]), _hex(said["chain_head"], 64),
        _hex(said["events_sha256"], 64), totals,
    )  # fmt: skip


def _to_total(row: Any, figures: int) -> TotalRow:
    if not isinstance(row, list) or len(row) != 2 + len(_TEXTS) + 1 + figures:
        raise ValueError(str(row)[:80])
    day, hour, *rest = row
    texts, unit, numbers = rest[: len(_TEXTS)], rest[len(_TEXTS)], rest[len(_TEXTS) + 1 :]
    if date.fromisoformat(_text(day)).isoformat() != day or type(hour) is not int or hour not in _HOURS:
        raise ValueError(f"{day} {hour}")
    names = dict(zip(_TEXTS, map(_text, texts), strict=True))
    return TotalRow(CountKey(day, hour, **names), _text(unit), Figures(*map(_number, numbers)))


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or _UNPRINTABLE.search(value):
        raise ValueError(str(value)[:80])
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
        raise ValueError(str(value)[:80])
    return value


def _hex(value: Any, digits: int) -> str:
    if not isinstance(value, str) or len(value) != digits or not _HEX.fullmatch(value):
        raise ValueError(str(value)[:80])
    return value
