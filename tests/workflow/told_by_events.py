"""An independent count: what the chain of events tells, and nothing else. No table, no query, no code that counts.

The words are those of ``model.counting.Figures``. Days and hours are those of Hà Nội, where the month takes place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from month_kit import DPI, HANOI, SHAPES

from station.model.events import Event

CONTROL = frozenset({"separator"})
# By area, as ISO 216 folds a sheet; nothing else is scanned in that month.
A4_PAGES = {"A3": Fraction(2), "A4": Fraction(1), "A5": Fraction(1, 2)}
# Beside the dimensions of the figures the events tell of the ``dossier``, by id.
Key = tuple[str, ...]
Sums = dict[str, int]
_SIZES = {sides: name for name, sides in {"A4": SHAPES["a4"], "A3": SHAPES["a3"], "A5": SHAPES["a5"]}.items()}


@dataclass
class _Capture:
    """An image: where it belongs in the figures, what was said of it last, and whether its report calls it blank."""

    key: dict[str, str]
    page: str
    adds: Sums
    found_blank: bool = False
    marked_blank: bool = False
    verdict: dict[str, str] | None = None
    holds: bool = False


@dataclass
class _Page:
    dossier: str
    current: str
    removed: dict[str, str] | None = None


@dataclass
class _Dossier:
    fonds: str
    station: str = ""
    approved: dict[str, str] | None = None
    documents: int = 0
    sealed: dict[str, str] | None = None


@dataclass
class Told:
    """What the events said so far."""

    persons: dict[str, str] = field(default_factory=dict)
    captures: dict[str, _Capture] = field(default_factory=dict)
    pages: dict[str, _Page] = field(default_factory=dict)
    dossiers: dict[str, _Dossier] = field(default_factory=dict)

    def hear(self, events: Iterable[Event]) -> Told:
        """Take the events in, in their order."""
        for event in events:
            kind = event.kind.replace(".", "_")
            if hasattr(self, f"_{kind}"):
                getattr(self, f"_{kind}")(event, event.details)
        return self

    def rows(self) -> list[tuple[dict[str, str], Sums]]:
        """Return what each thing adds, with the day, hour, operator and so on that it counts for."""
        found: list[tuple[dict[str, str], Sums]] = []
        for name, one in self.captures.items():
            page = self.pages[one.page]
            found.append((one.key, one.adds))
            if name == page.current and page.removed is None and (one.marked_blank or one.found_blank):
                found.append((one.key, {"blank": 1}))
            if name == page.current and page.removed is None and not (one.verdict is not None and one.holds):
                found.append((one.key, {"waiting": 1}))
            if one.verdict is not None and one.holds:
                figure = {"accept": "accepted", "reject": "rejected"}[one.verdict["verdict"]]
                said = {name: value for name, value in one.verdict.items() if name != "verdict"}
                found.append((one.key | said, {figure: 1}))
        for page in self.pages.values():
            if page.removed is not None:
                when = {name: page.removed[name] for name in ("day", "hour")}
                control = int(page.removed["why"] in CONTROL)
                found.append((self.captures[page.current].key | when, {"removed": 1, "control": control}))
        for one in self.dossiers.values():
            # An approval says of no station: where the last image was captured.
            where = {"station": one.station}
            if one.approved is not None:
                found.append((one.approved | where, {"dossiers": 1, "documents": one.documents}))
            if one.sealed is not None:
                found.append((one.sealed | where, {"packaged": 1}))
        return found

    def counts(
        self, by: Sequence[str], since: str = "", until: str = "9", only: Mapping[str, str] | None = None,
        units: Mapping[str, str] | None = None,
    ) -> dict[Key, Sums]:  # fmt: skip
        """Return the sums of each group that has anything; ``units``: unit by fonds."""
        sums: dict[Key, Sums] = defaultdict(lambda: defaultdict(int))
        for key, adds in self.rows():
            full = {"unit": (units or {}).get(key["fonds"], ""), **key}
            if since <= key["day"] <= until and all(full[name] == value for name, value in (only or {}).items()):
                group = sums[tuple(full[name] for name in by)]
                for figure, value in adds.items():
                    group[figure] += value
        return {key: found for key, group in sums.items() if (found := {f: n for f, n in group.items() if n})}

    def a4_pages(
        self, by: Sequence[str], since: str = "", until: str = "9", only: Mapping[str, str] | None = None,
        units: Mapping[str, str] | None = None,
    ) -> dict[Key, Fraction]:  # fmt: skip
        """Return the accepted pages of each group as A4 pages, groups without any left out."""
        pages: dict[Key, Fraction] = defaultdict(Fraction)
        for key, sums in self.counts((*by, "size"), since, until, only, units).items():
            if accepted := sums.get("accepted", 0):
                pages[key[: len(by)]] += A4_PAGES[key[-1]] * accepted
        return dict(pages)

    def _person_added(self, event: Event, said: dict[str, Any]) -> None:
        self.persons[event.subject] = said["name"]

    def _dossiers_registered(self, _event: Event, said: dict[str, Any]) -> None:
        for row in said["rows"]:
            self.dossiers[row.removeprefix("dossier:")] = _Dossier(said["fonds"])

    def _page_captured(self, event: Event, said: dict[str, Any]) -> None:
        device = said["device"]
        key = _when(event) | {
            "operator": self.persons[said["operator"]],
            "reviewer": "",
            "station": event.station,
            "device": " ".join(device[name] for name in ("vendor", "model", "serial") if device.get(name)),
            "fonds": self.dossiers[said["dossier"]].fonds,
            "profile": said["profile"],
            "size": _size(said),
            "reason": "",
            "dossier": said["dossier"],
        }
        adds = {
            "captured": 1,
            "rescanned": int(said["rescan"]),
            "sheets": int(said["new_leaf"]),
            "bytes": said["size"],
        }
        self.captures[said["capture"]] = _Capture(key, event.subject, adds)
        self.pages[event.subject] = _Page(said["dossier"], said["capture"])
        self.dossiers[said["dossier"]].station = event.station

    def _capture_reinstated(self, event: Event, said: dict[str, Any]) -> None:
        self.pages[event.subject].current = said["capture"]
        self.captures[said["capture"]].holds = False

    def _page_passed(self, _event: Event, said: dict[str, Any]) -> None:
        self.captures[said["capture"]].found_blank = said["notes"].get("blank") == "blank"

    _page_flagged = _page_passed

    def _page_blank(self, event: Event, _said: dict[str, Any]) -> None:
        self._shown(event).marked_blank = True

    def _page_not_blank(self, event: Event, _said: dict[str, Any]) -> None:
        self._shown(event).marked_blank = False

    def _page_removed(self, event: Event, said: dict[str, Any]) -> None:
        self.pages[event.subject].removed = _when(event) | {"why": said["reason"]}
        shown = self._shown(event)
        if shown.verdict is not None and shown.verdict["verdict"] == "accept":
            shown.holds = False

    def _page_restored(self, event: Event, _said: dict[str, Any]) -> None:
        self.pages[event.subject].removed = None
        self._shown(event).holds = False

    def _page_accepted(self, event: Event, said: dict[str, Any]) -> None:
        self._decided(event, said, {"verdict": "accept"})

    def _page_rejected(self, event: Event, said: dict[str, Any]) -> None:
        self._decided(event, said, {"verdict": "reject", "reason": said["reason"]})

    def _decided(self, event: Event, said: dict[str, Any], verdict: dict[str, str]) -> None:
        one = self.captures[said["capture"]]
        one.verdict = _when(event) | {"reviewer": self.persons[event.person_id]} | verdict
        one.holds = True

    def _page_undecided(self, event: Event, _said: dict[str, Any]) -> None:
        self._shown(event).holds = False

    _page_corrected = _page_undecided

    def _page_reinstated(self, event: Event, _said: dict[str, Any]) -> None:
        self._shown(event).holds = True

    def _dossier_approved(self, event: Event, said: dict[str, Any]) -> None:
        one = self.dossiers[event.subject]
        one.approved = self._of_dossier(event)
        one.documents = said["documents"]

    def _dossier_returned(self, event: Event, _said: dict[str, Any]) -> None:
        self.dossiers[event.subject].approved = None

    _dossier_reopened = _dossier_returned

    def _dossier_packaged(self, event: Event, _said: dict[str, Any]) -> None:
        one = self.dossiers[event.subject]
        one.sealed = one.sealed or self._of_dossier(event) | {"reviewer": ""}

    def _of_dossier(self, event: Event) -> dict[str, str]:
        blank = dict.fromkeys(("operator", "device", "profile", "size", "reason"), "")
        fonds = self.dossiers[event.subject].fonds
        own = {"reviewer": self.persons[event.person_id], "fonds": fonds, "dossier": event.subject}
        return _when(event) | blank | own

    def _shown(self, event: Event) -> _Capture:
        return self.captures[self.pages[event.subject].current]


def _when(event: Event) -> dict[str, str]:
    at = event.at.astimezone(HANOI)
    return {"day": at.date().isoformat(), "hour": f"{at.hour:02d}"}


def _size(said: dict[str, Any]) -> str:
    assert said["dpi"] == DPI
    return _SIZES[min(said["width"], said["height"]), max(said["width"], said["height"])]
