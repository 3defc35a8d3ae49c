"""What a station's events tell of its figures, counted anew from the chain that stands in its file.

The sums are counted from events alone: no table, no code of the station that signed. Days, hours and units are left
out: a chain says moments, not the station's zone at that time, and which fonds belongs to which unit is decided by
whoever reads. Waiting pages are left out as well: they are those of no other figure. Events of programs before these
figures may not say enough; then nothing is proved, which is told and is no fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from station.model.counting import FIGURES, Figures
from station.storage.captures import device_name
from station.storage.count_shares import CONTROL_REASONS, size_of
from station.storage.merged import TotalRow

# How far the figures of a file were proved.
AGREE, DIFFER, UNTOLD = "agree", "differ", "untold"
COUNTED: Final = tuple(name for name in FIGURES if name != "waiting")


@dataclass(frozen=True, slots=True)
class _Key:
    """What figures are of, by names; the words of ``CountKey``."""

    operator: str = ""
    reviewer: str = ""
    station: str = ""
    device: str = ""
    fonds: str = ""
    profile: str = ""
    size: str = ""
    reason: str = ""


_NAMES: Final = tuple(one.name for one in fields(_Key))


class _Shot:
    """An image: what it counts for, whether it is called blank, and its last verdict while that stands."""

    __slots__ = ("found_blank", "holds", "key", "marked_blank", "verdict")

    def __init__(self, key: _Key) -> None:
        self.key, self.found_blank, self.marked_blank = key, False, False
        self.verdict: tuple[str, _Key] | None = None
        self.holds = False


class _Leaf:
    """A page: the image that it shows, and why it was taken out."""

    __slots__ = ("removed", "shot")

    def __init__(self, shot: _Shot) -> None:
        self.shot = shot
        self.removed: str | None = None


class _Folder:
    """A dossier: its fonds, where its last image came from, its approval while that stands, its first package."""

    __slots__ = ("approved", "documents", "fonds", "sealed", "station")

    def __init__(self, fonds: str) -> None:
        self.fonds, self.station, self.documents, self.sealed = fonds, "", 0, False
        self.approved: str | None = None


class ToldFigures:
    """The sums that the events heard so far tell; some 300 bytes an image."""

    def __init__(self) -> None:
        self._persons: dict[str, str] = {}
        self._keys: dict[_Key, _Key] = {}
        self._shots: dict[str, _Shot] = {}
        self._leaves: dict[str, _Leaf] = {}
        self._folders: dict[str, _Folder] = {}
        self._sums: dict[_Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._untold = False
        self._heard: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], None]] = {
            "person.added": self._person, "dossiers.registered": self._registered,
            "page.captured": self._captured, "capture.reinstated": self._reinstated_shot,
            "page.passed": self._inspected, "page.flagged": self._inspected,
            "page.blank": self._blank, "page.not_blank": self._blank,
            "page.removed": self._removed, "page.restored": self._restored,
            "page.accepted": self._decided, "page.rejected": self._decided,
            "page.undecided": self._undecided, "page.corrected": self._undecided,
            "page.reinstated": self._verdict_again, "dossier.approved": self._approved,
            "dossier.returned": self._returned, "dossier.reopened": self._returned,
            "dossier.packaged": self._packaged,
        }  # fmt: skip

    def hear(self, event: Mapping[str, Any]) -> None:
        """Take in the body of the next event."""
        heard = self._heard.get(event.get("kind", ""))
        if heard is None or self._untold:
            return
        try:
            heard(event, event["details"])
        except (KeyError, TypeError, ValueError, AttributeError):
            self._untold = True

    def differing(self, totals: Sequence[TotalRow]) -> tuple[str, ...] | None:
        """Return the figures in which the signed totals are not what the events tell; ``None``: they do not tell."""
        if self._untold:
            return None
        signed: dict[_Key, Figures] = defaultdict(Figures)
        for total in totals:
            signed[_Key(**{name: getattr(total.key, name) for name in _NAMES})] += total.figures
        told = self._told()
        return tuple(
            name
            for name in COUNTED
            if any(getattr(signed.get(key, _NONE), name) != told.get(key, {}).get(name, 0) for key in {*signed, *told})
        )

    def _told(self) -> dict[_Key, dict[str, int]]:
        sums = {key: dict(found) for key, found in self._sums.items()}
        for one in self._shots.values():
            if one.verdict is not None and one.holds:
                _add(sums, one.verdict[1], one.verdict[0])
        for leaf in self._leaves.values():
            if leaf.removed is None:
                if leaf.shot.found_blank or leaf.shot.marked_blank:
                    _add(sums, leaf.shot.key, "blank")
            else:
                _add(sums, leaf.shot.key, "removed")
                _add(sums, leaf.shot.key, "control", int(leaf.removed in CONTROL_REASONS))
        self._add_dossiers(sums)
        return sums

    def _add_dossiers(self, sums: dict[_Key, dict[str, int]]) -> None:
        for folder in self._folders.values():
            place = _Key(station=folder.station, fonds=folder.fonds)
            if folder.approved is not None:
                key = _Key(reviewer=folder.approved, station=folder.station, fonds=folder.fonds)
                _add(sums, key, "dossiers")
                _add(sums, key, "documents", folder.documents)
            if folder.sealed:
                _add(sums, place, "packaged")

    def _key(self, **names: str) -> _Key:
        key = _Key(**names)
        return self._keys.setdefault(key, key)

    def _person(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        self._persons[event["subject"]] = said["name"]

    def _registered(self, _event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        for row in said["rows"]:
            self._folders[row.removeprefix("dossier:")] = _Folder(said["fonds"])

    def _captured(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        folder = self._folders[said["dossier"]]
        key = self._key(
            operator=self._persons[said["operator"]], station=event["station"], device=device_name(said["device"]),
            fonds=folder.fonds, profile=said["profile"], size=size_of(said["width"], said["height"], said["dpi"]),
        )  # fmt: skip
        sums = self._sums[key]
        for name, value in (("captured", 1), ("rescanned", said["rescan"]), ("sheets", said["new_leaf"])):
            sums[name] += int(value)
        sums["bytes"] += said["size"]
        shot = self._shots[said["capture"]] = _Shot(key)
        self._leaves[event["subject"]] = _Leaf(shot)
        folder.station = event["station"]

    def _reinstated_shot(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        shot = self._shots[said["capture"]]
        self._leaves[event["subject"]].shot = shot
        shot.holds = False

    def _shot(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> _Shot:
        """Return the image that an event speaks of: the one that its page shows, where it names none."""
        return self._shots[said["capture"]] if "capture" in said else self._leaves[event["subject"]].shot

    def _inspected(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        self._shot(event, said).found_blank = said["notes"].get("blank") == "blank"

    def _blank(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        self._leaves[event["subject"]].shot.marked_blank = event["kind"] == "page.blank"

    def _removed(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        leaf = self._leaves[event["subject"]]
        leaf.removed = said["reason"]
        if leaf.shot.verdict is not None and leaf.shot.verdict[0] == "accepted":
            leaf.shot.holds = False

    def _restored(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        leaf = self._leaves[event["subject"]]
        leaf.removed, leaf.shot.holds = None, False

    def _decided(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        shot = self._shot(event, said)
        rejected = event["kind"] == "page.rejected"
        names = {name: getattr(shot.key, name) for name in _NAMES}
        names |= {"reviewer": self._persons[event["person"]], "reason": said["reason"] if rejected else ""}
        shot.verdict, shot.holds = ("rejected" if rejected else "accepted", self._key(**names)), True

    def _undecided(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        self._leaves[event["subject"]].shot.holds = False

    def _verdict_again(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        self._leaves[event["subject"]].shot.holds = True

    def _approved(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        folder = self._folders[event["subject"]]
        folder.approved, folder.documents = self._persons[event["person"]], int(said["documents"])

    def _returned(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        self._folders[event["subject"]].approved = None

    def _packaged(self, event: Mapping[str, Any], _said: Mapping[str, Any]) -> None:
        self._folders[event["subject"]].sealed = True


_NONE: Final = Figures()


def _add(sums: dict[_Key, dict[str, int]], key: _Key, name: str, value: int = 1) -> None:
    found = sums.setdefault(key, {})
    found[name] = found.get(name, 0) + value
