"""Dossiers: their state, secrecy level and description, the worklist, and the facts that the guards ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.engine import RowMapping

from station.model.balance import Balance
from station.model.dossier import Description, Dossier
from station.model.errors import InputFault, NotFound
from station.model.events import canonical_json
from station.model.people import Person
from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState
from station.model.transitions import Facts
from station.storage.appraisals import AppraisalReader
from station.storage.inventory import search_text
from station.storage.leaves import LeafReader
from station.storage.paper import PaperReader
from station.storage.records import DossierSummary
from station.storage.schema import (
    approval,
    box,
    capture,
    decision,
    dossier,
    fonds,
    inventory,
    manual_recipe,
    media_file,
    page,
)
from station.storage.session import IDS_AT_ONCE, WriteSession, moment, to_dict
from station.storage.stops import StopReader

# Of images that are shown: with a recipe taken back, or an image no longer shown, nothing is left to review.
_SET_BY_HAND = (
    select(capture.c.dossier_id, manual_recipe.c.person_id)
    .select_from(manual_recipe)
    .join(capture, capture.c.id == manual_recipe.c.capture_id)
    .where(capture.c.state == CaptureState.CURRENT.value, manual_recipe.c.person_id.is_not(None))
)
_DOSSIERS = (
    select(
        dossier,
        fonds.c.code.label("fonds_code"),
        inventory.c.code.label("inventory_code"),
        func.coalesce(box.c.code, "").label("box_code"),
    )
    .join(fonds, fonds.c.id == dossier.c.fonds_id)
    .join(inventory, inventory.c.id == dossier.c.inventory_id)
    .outerjoin(box, box.c.id == dossier.c.box_id)
)


# A worklist may have 100,000 lines: only what it shows, by place and not by name.
_SUMMARIES = (
    select(
        dossier.c.id, dossier.c.code, dossier.c.title, fonds.c.code, func.coalesce(box.c.code, ""), dossier.c.state,
        dossier.c.secrecy, dossier.c.expected_sheets, dossier.c.expected_pages, dossier.c.blocked,
        dossier.c.priority,
    )
    .join(fonds, fonds.c.id == dossier.c.fonds_id)
    .outerjoin(box, box.c.id == dossier.c.box_id)
)  # fmt: skip
_STATES = {state.value: state for state in DossierState}
_LEVELS: dict[str | None, Secrecy | None] = {None: None, **{level.value: level for level in Secrecy}}
_NO_PAGES: dict[str, int] = {}


def to_dossier(row: RowMapping) -> Dossier:
    """Build a dossier from its row joined with fonds, inventory and box."""
    return Dossier(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        fonds_code=row["fonds_code"],
        inventory_code=row["inventory_code"],
        box=row["box_code"],
        state=DossierState(row["state"]),
        secrecy=_secrecy(row),
        expected_sheets=row["expected_sheets"],
        expected_pages=row["expected_pages"],
        description=to_dict(row["description"]),
        package_version=row["package_version"],
    )


def _secrecy(row: RowMapping) -> Secrecy | None:
    return None if row["secrecy"] is None else Secrecy(row["secrecy"])


def _matching(statement: Select[Any], state: DossierState | None, text: str) -> Select[Any]:
    if state is not None:
        statement = statement.where(dossier.c.state == state.value)
    # The longest word is the rarest: where it is missing, the others are not looked for.
    for word in sorted(search_text(text).split(), key=len, reverse=True):
        statement = statement.where(dossier.c.search.contains(word, autoescape=True))
    return statement


class DossierReader(PaperReader, LeafReader, StopReader, AppraisalReader):
    """Dossiers one by one, in lists, and as facts."""

    def dossier(self, dossier_id: str) -> Dossier:
        """Return a dossier by id; raises ``NotFound`` with code ``dossier_unknown``."""
        row = self._row(_DOSSIERS.where(dossier.c.id == dossier_id))
        if row is None:
            raise NotFound("dossier_unknown", dossier=dossier_id)
        return to_dossier(row)

    def dossier_by_code(self, code: str, fonds_code: str | None = None) -> Dossier:
        """Return a dossier by its code.

        Raises ``NotFound`` (``dossier_unknown``), or ``InputFault`` (``dossier_ambiguous``) when several fonds have a
        dossier of this code and none was named.
        """
        statement = _DOSSIERS.where(dossier.c.code == code)
        if fonds_code is not None:
            statement = statement.where(fonds.c.code == fonds_code)
        rows = self._rows(statement.order_by(fonds.c.code))
        if not rows:
            raise NotFound("dossier_unknown", dossier=code)
        if len(rows) > 1:
            raise InputFault("dossier_ambiguous", dossier=code, fonds=", ".join(row["fonds_code"] for row in rows))
        return to_dossier(rows[0])

    def dossiers(
        self, state: DossierState | None = None, text: str = "", limit: int | None = None, offset: int = 0
    ) -> list[Dossier]:
        """Return dossiers in the order of their registration.

        ``text``: words that must all occur in code, title or box, without regard to case and accents.
        """
        statement = _matching(_DOSSIERS, state, text).order_by(dossier.c.ordinal).limit(limit).offset(offset)
        return [to_dossier(row) for row in self._rows(statement)]

    def count_dossiers(self, state: DossierState | None = None, text: str = "") -> int:
        """Return how many dossiers ``dossiers`` would list without a limit."""
        return int(self._value(_matching(select(func.count()).select_from(dossier), state, text)))

    def count_reviewable(self, person_id: str) -> int:
        """Return how many dossiers wait for review in which the person captured, cropped and took in nothing."""
        captured = select(capture.c.id).where(capture.c.dossier_id == dossier.c.id, capture.c.operator_id == person_id)
        took_in = select(media_file.c.id).where(
            media_file.c.dossier_id == dossier.c.id, media_file.c.person_id == person_id
        )
        waiting = dossier.c.state == DossierState.IN_REVIEW.value
        set_by_hand = _SET_BY_HAND.where(capture.c.dossier_id == dossier.c.id, manual_recipe.c.person_id == person_id)
        own = captured.exists() | took_in.exists() | set_by_hand.correlate(dossier).exists()
        return int(self._value(select(func.count()).select_from(dossier).where(waiting, ~own)))

    def dossier_summaries(
        self, state: DossierState | None = None, text: str = "", limit: int | None = None, offset: int = 0
    ) -> list[DossierSummary]:
        """Return the lines of a worklist, selected and ordered as by ``dossiers``."""
        chosen = _matching(_SUMMARIES, state, text).order_by(dossier.c.ordinal).limit(limit).offset(offset)
        rows = self._connection.execute(chosen).all()
        counts = self._page_counts(None if limit is None else [row[0] for row in rows])
        return [_summary(row, counts.get(row[0], _NO_PAGES)) for row in rows]

    def _page_counts(self, ids: list[str] | None) -> dict[str, dict[str, int]]:
        statement = select(page.c.dossier_id, page.c.state, func.count().label("n")).group_by(
            page.c.dossier_id, page.c.state
        )
        if ids is not None:
            statement = statement.where(page.c.dossier_id.in_(ids))
        found: dict[str, dict[str, int]] = {}
        for dossier_id, state, number in self._connection.execute(statement):
            found.setdefault(dossier_id, {})[state] = number
        return found

    def dossier_blocked(self, dossier_id: str) -> str:
        """Return why nothing of the dossier may be accepted or packaged: a code, ``""`` when it may."""
        return str(self._value(select(dossier.c.blocked).where(dossier.c.id == dossier_id)) or "")

    def blocked_dossiers(self, code: str) -> list[str]:
        """Return the ids of the dossiers that are blocked for this reason."""
        return list(self._connection.execute(select(dossier.c.id).where(dossier.c.blocked == code)).scalars())

    def operators(self, dossier_id: str) -> frozenset[str]:
        """Return the ids of all who made what is reviewed.

        They captured any page or took in a file, those taken out included, or set by hand how an image that is shown
        is turned and cropped.
        """
        captured = select(capture.c.operator_id).where(capture.c.dossier_id == dossier_id)
        took_in = select(media_file.c.person_id).where(media_file.c.dossier_id == dossier_id)
        set_by_hand = _SET_BY_HAND.with_only_columns(manual_recipe.c.person_id).where(
            capture.c.dossier_id == dossier_id
        )
        return frozenset(self._connection.execute(captured.union(took_in, set_by_hand)).scalars())

    def operators_of(self, dossier_ids: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return the ids of all who captured, took in a file or set a recipe in each of these dossiers."""
        found: dict[str, set[str]] = {}
        for first in range(0, len(dossier_ids), IDS_AT_ONCE):
            ids = dossier_ids[first : first + IDS_AT_ONCE]
            captured = select(capture.c.dossier_id, capture.c.operator_id).where(capture.c.dossier_id.in_(ids))
            took_in = select(media_file.c.dossier_id, media_file.c.person_id).where(media_file.c.dossier_id.in_(ids))
            set_by_hand = _SET_BY_HAND.where(capture.c.dossier_id.in_(ids))
            for dossier_id, operator_id in self._connection.execute(captured.union(took_in, set_by_hand)):
                found.setdefault(dossier_id, set()).add(operator_id)
        return {key: frozenset(people) for key, people in found.items()}

    def acceptors(self, dossier_id: str) -> frozenset[str]:
        """Return the ids of all who ever accepted a page of the dossier, or approved it."""
        accepted = select(decision.c.reviewer_id).where(
            decision.c.dossier_id == dossier_id, decision.c.verdict == "accept"
        )
        approved = select(approval.c.reviewer_id).where(approval.c.dossier_id == dossier_id)
        return frozenset(self._connection.execute(accepted.union(approved)).scalars())

    def facts(
        self,
        dossier_id: str,
        *,
        actor: Person | None = None,
        reason: str = "",
        secret_station: bool = False,
        subject: str = "",
        require_checkout: bool = False,
        require_approved: bool = False,
    ) -> Facts:
        """Return what the guards may know, read in this transaction; ``subject`` is the dossier's code unless given.

        ``require_checkout``: paper that lies in the store may not be scanned; ``require_approved``: nor that of an
        inventory which nobody approved.
        """
        found = self.dossier(dossier_id)
        states = self._page_counts([dossier_id]).get(dossier_id, {})
        live = {state: number for state, number in states.items() if PageState(state).is_live}
        pages, accepted = sum(live.values()), live.get(PageState.ACCEPTED, 0)
        # Leaves that are recorded as missing were counted by whoever made the inventory. Of a page that was taken out
        # nobody knows that: it does not excuse a difference, so whoever hands in is asked for the reason.
        sheets, missing = self._sheets(dossier_id), self.missing_leaves(dossier_id)
        agree = Balance(found.expected_sheets, found.expected_pages, sheets, pages, missing).adds_up
        return Facts(
            subject=subject or found.code,
            actor=actor,
            operators=self.operators(dossier_id),
            acceptors=self.acceptors(dossier_id),
            reason=reason,
            secrecy=found.secrecy,
            secret_station=secret_station,
            held=self.triage(dossier_id).held,
            in_store=require_checkout and self.holder(dossier_id) is None,
            unapproved=self.unapproved_inventory(dossier_id) if require_approved else "",
            stopped=any(stop.holds for stop in self.secrecy_stops(dossier_id)),
            dossier_state=found.state,
            live_pages=pages,
            live_media=self._live_media(dossier_id),
            undecided_pages=pages - accepted - live.get(PageState.REJECTED, 0),
            unaccepted_pages=pages - accepted,
            waiting_pages=live.get(PageState.CAPTURED, 0),
            counts_agree=agree,
            context={} if agree else _disagreement(found, pages, sheets),
        )

    def _live_media(self, dossier_id: str) -> int:
        live = (media_file.c.dossier_id == dossier_id, media_file.c.withdrawn == 0)
        return int(self._value(select(func.count()).select_from(media_file).where(*live)))

    def _sheets(self, dossier_id: str) -> int:
        live = (page.c.dossier_id == dossier_id, page.c.state != PageState.REMOVED.value)
        return int(self._value(select(func.count(page.c.leaf.distinct())).where(*live)))


def _disagreement(found: Dossier, pages: int, sheets: int) -> dict[str, str]:
    return {
        "expected_pages": str(found.expected_pages or ""),
        "pages": str(pages),
        "expected_sheets": str(found.expected_sheets or ""),
        "sheets": str(sheets),
    }


def _summary(row: Sequence[Any], pages: dict[str, int]) -> DossierSummary:
    live = sum(pages.values()) - pages.get(PageState.REMOVED, 0) if pages else 0
    of = pages.get
    return DossierSummary(
        row[0], row[1], row[2], row[3], row[4], _STATES[row[5]], _LEVELS[row[6]], row[7], row[8], row[9], live,
        of("captured", 0), of("passed", 0), of("flagged", 0), of("accepted", 0), of("rejected", 0), priority=row[10],
    )  # fmt: skip


class DossierWriter(DossierReader, WriteSession):
    """Changes of a dossier; the transition tables decide, here they are stored."""

    def set_dossier_state(self, dossier_id: str, state: DossierState) -> None:
        """Store the state; APPROVED needs an approval (``add_approval``) and nothing but accepted pages."""
        pages = self._page_counts([dossier_id]).get(dossier_id, _NO_PAGES)
        open_pages = sum(n for rest, n in pages.items() if rest not in (PageState.ACCEPTED, PageState.REMOVED))
        with self._naming(dossier_id, self.person_id, state.value, state=state.value, count=open_pages):
            self._update_dossier(dossier_id, state=state.value)

    def set_secrecy(self, dossier_id: str, level: Secrecy, by: str, at: datetime | None = None) -> None:
        """Record the secrecy level, the id of who says so, and when (now unless given)."""
        self._update_dossier(dossier_id, secrecy=level.value, secrecy_by=by, secrecy_at=moment(at or self.now()))

    def describe_dossier(self, dossier_id: str, description: Description) -> None:
        """Replace the further fields of the description."""
        self._update_dossier(dossier_id, description=canonical_json(description))

    def set_blocked(self, dossier_id: str, code: str) -> None:
        """Forbid (``""``: allow again) that anything of the dossier is accepted, approved or packaged."""
        self._update_dossier(dossier_id, blocked=code)

    def set_package_version(self, dossier_id: str, version: int) -> None:
        """Store the version of the last sealed package."""
        self._update_dossier(dossier_id, package_version=version)

    def _update_dossier(self, dossier_id: str, **values: object) -> None:
        changed = self._connection.execute(
            update(dossier).where(dossier.c.id == dossier_id).values(revision=dossier.c.revision + 1, **values)
        )
        if changed.rowcount != 1:
            raise NotFound("dossier_unknown", dossier=dossier_id)
        self._touch(dossier, dossier_id, dossier_id)
