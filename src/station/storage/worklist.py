"""The worklist: which lines, how many of each kind, the tree of boxes, and the paper on somebody's table.

A list may have 100,000 lines, so nothing here is sorted by what has no index: what comes first (returned, mine) is few
and is fetched apart from what has priority and from the rest, which follow in the order of the inventory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select

from station.model.paper import Condition
from station.model.secrecy import Secrecy
from station.model.states import OPEN_FOR_CAPTURE, DossierState, PageState
from station.storage.dossiers import _NO_PAGES, _SUMMARIES, DossierReader, _matching, _summary
from station.storage.paper import out_of_store
from station.storage.records import (
    NO_BOX,
    DossierSummary,
    HeldPaper,
    ListFilter,
    ListQuery,
    Shelf,
    ShelfCount,
    TitleRow,
)
from station.storage.schema import box, capture, custody, dossier, fonds, inventory, page, person, triage
from station.storage.session import to_dict, to_moment

_OPEN = tuple(state.value for state in OPEN_FOR_CAPTURE)
_AT_HAND = (DossierState.CAPTURING.value, DossierState.RETURNED.value)
_TOP = func.coalesce(dossier.c.secrecy, "") == Secrecy.TOP_SECRET.value
_TITLES = select(
    dossier.c.id, dossier.c.fonds_id, dossier.c.code, dossier.c.title, dossier.c.description, dossier.c.secrecy
)


def _among(ids: Sequence[str]) -> ColumnElement[bool]:
    """Name the few: with a subquery in this place the planner would walk through all dossiers."""
    return dossier.c.id.in_(ids) if ids else false()


def _on(shelf: Shelf) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if shelf.fonds_id:
        found.append(dossier.c.fonds_id == shelf.fonds_id)
    if shelf.inventory_id:
        found.append(dossier.c.inventory_id == shelf.inventory_id)
    if shelf.box_id:
        found.append(dossier.c.box_id.is_(None) if shelf.box_id == NO_BOX else dossier.c.box_id == shelf.box_id)
    return found


def _asked(statement: Select[Any], query: ListQuery) -> Select[Any]:
    """Add what was asked for beside the filter."""
    if query.dossier_id:
        return statement.where(dossier.c.id == query.dossier_id)
    return _matching(statement.where(*_on(query.shelf)), None, query.text)


def _title_row(row: Any) -> TitleRow:
    one, fonds_id, code, title, description, level = row
    return TitleRow(one, fonds_id, code, title, to_dict(description), level == Secrecy.TOP_SECRET.value)


class WorklistReader(DossierReader):
    """What a clerk sees of all dossiers."""

    def worklist(self, query: ListQuery, limit: int, offset: int = 0) -> list[DossierSummary]:
        """Return a window of the list: what was returned, what is the person's own, what has priority, the rest.

        Inside each the inventory's order holds.
        """
        rows: list[Any] = []
        for part, order in self._portions(query):
            left = limit - len(rows)
            if left <= 0:
                break
            chosen = self._chosen(_SUMMARIES, query).where(part).order_by(*order).limit(left).offset(offset)
            found = self._connection.execute(chosen).all()
            rows += found
            if found or not offset:
                offset = 0
            else:
                counted = self._chosen(select(func.count()).select_from(dossier), query).where(part)
                offset -= int(self._value(counted))
        return self._lines(rows)

    def _portions(self, query: ListQuery) -> Iterator[tuple[ColumnElement[bool], tuple[Any, ...]]]:
        """Yield what comes one behind the other, each portion in an order that has an index."""
        first = self._first(query)
        yield first, (dossier.c.state != DossierState.RETURNED.value, dossier.c.ordinal)
        levels = select(dossier.c.priority).where(dossier.c.priority > 0).distinct().order_by(dossier.c.priority.desc())
        priorities = list(self._connection.execute(levels).scalars())
        for level in priorities:
            yield and_(~first, dossier.c.priority == level), (dossier.c.ordinal,)
        yield and_(~first, dossier.c.priority == 0) if priorities else ~first, (dossier.c.ordinal,)

    def worklist_counts(self, query: ListQuery) -> dict[ListFilter, int]:
        """Return how many dossiers each filter would show, all other things asked for being the same."""
        base = replace(query, filter=ListFilter.ALL)
        kind = case((_TOP, ListFilter.SET_ASIDE.value), else_=dossier.c.state)
        grouped = _asked(select(dossier.c.state, kind, func.count()), base).group_by(dossier.c.state, kind)
        found = dict.fromkeys(ListFilter, 0)
        for state, name, number in self._connection.execute(grouped):
            found[ListFilter(name if state in _OPEN else state)] += number
            found[ListFilter.ALL] += number
        waiting = _asked(select(dossier.c.state, func.count()), base).where(self._waits()).group_by(dossier.c.state)
        for state, number in self._connection.execute(waiting):
            found[ListFilter(state)] -= number
            found[ListFilter.HELD] += number
        mine = _asked(select(func.count()).select_from(dossier), base).where(self._mine(query.person_id))
        found[ListFilter.MINE] = int(self._value(mine))
        return found

    def summaries_of(self, dossier_ids: Sequence[str]) -> list[DossierSummary]:
        """Return the lines of these dossiers in the order of the inventory; unknown ids are left out."""
        chosen = _SUMMARIES.where(dossier.c.id.in_(dossier_ids)).order_by(dossier.c.ordinal)
        return self._lines(self._connection.execute(chosen).all())

    def shelves(self) -> list[ShelfCount]:
        """Return every box with its number of dossiers, in the order of import and then of the boxes' codes."""
        numbers = (
            select(dossier.c.inventory_id, dossier.c.box_id, func.count().label("n"))
            .group_by(dossier.c.inventory_id, dossier.c.box_id)
            .subquery()
        )
        statement = (
            select(
                fonds.c.id, inventory.c.id, func.coalesce(box.c.id, NO_BOX), fonds.c.code, fonds.c.title,
                inventory.c.code, inventory.c.title, func.coalesce(box.c.code, ""), numbers.c.n,
            )
            .select_from(numbers)
            .join(inventory, inventory.c.id == numbers.c.inventory_id)
            .join(fonds, fonds.c.id == inventory.c.fonds_id)
            .outerjoin(box, box.c.id == numbers.c.box_id)
            .order_by(inventory.c.sequence, box.c.code)
        )  # fmt: skip
        return [ShelfCount(Shelf(*row[:3]), *row[3:]) for row in self._connection.execute(statement)]

    def held_paper(self, person_id: str) -> list[HeldPaper]:
        """Return the paper that is on the person's table, what came last first."""
        last = select(func.max(custody.c.sequence)).group_by(custody.c.dossier_id)
        statement = (
            select(dossier.c.id, dossier.c.code, func.coalesce(box.c.code, ""), custody.c.counterpart, custody.c.at)
            .join(dossier, dossier.c.id == custody.c.dossier_id)
            .outerjoin(box, box.c.id == dossier.c.box_id)
            .where(
                custody.c.person_id == person_id, custody.c.direction == "out", custody.c.sequence.in_(last)
            )
            .order_by(custody.c.sequence.desc())
        )  # fmt: skip
        return [HeldPaper(*row[:4], to_moment(row[4])) for row in self._connection.execute(statement)]

    def titles_sharing(self, words: Sequence[str], least: int, limit: int) -> list[TitleRow]:
        """Return the dossiers with at least so many of the words in title, code or box; those with most come first.

        ``words`` are in the form of ``search_text``.
        """
        shared: Any = sum(
            (case((dossier.c.search.contains(word, autoescape=True), 1), else_=0) for word in words),
            start=case((dossier.c.id == "", 1), else_=0),
        )
        statement = _TITLES.where(shared >= least).order_by(shared.desc(), dossier.c.ordinal).limit(limit)
        return [_title_row(row) for row in self._connection.execute(statement)]

    def titles_with_code(self, code: str) -> list[TitleRow]:
        """Return the dossiers of this code in all fonds."""
        statement = _TITLES.where(dossier.c.code == code).order_by(dossier.c.ordinal)
        return [_title_row(row) for row in self._connection.execute(statement)]

    def _chosen(self, statement: Select[Any], query: ListQuery) -> Select[Any]:
        statement = _asked(statement, query)
        kind = None if query.dossier_id else self._kind(query.filter, query.person_id)
        return statement if kind is None else statement.where(kind)

    def _kind(self, wanted: ListFilter, person_id: str) -> ColumnElement[bool] | None:
        if wanted is ListFilter.ALL:
            return None
        if wanted is ListFilter.MINE:
            return self._mine(person_id)
        if wanted is ListFilter.HELD:
            return self._waits()
        if wanted is ListFilter.SET_ASIDE:
            return and_(_TOP, dossier.c.state.in_(_OPEN))
        state = DossierState(wanted.value)
        resting = dossier.c.state == state.value
        return and_(resting, ~_TOP, ~self._waits()) if state in OPEN_FOR_CAPTURE else resting

    def _first(self, query: ListQuery) -> ColumnElement[bool]:
        mine = self._mine(query.person_id)
        with_returned = query.filter in (ListFilter.ALL, ListFilter.MINE, ListFilter.RETURNED)
        return or_(dossier.c.state == DossierState.RETURNED.value, mine) if with_returned else mine

    def _mine(self, person_id: str) -> ColumnElement[bool]:
        held = out_of_store().subquery()
        holding = select(held.c.dossier_id).where(held.c.person_id == person_id)
        begun = select(dossier.c.id).where(dossier.c.state.in_(_AT_HAND))
        scanned = select(capture.c.dossier_id).where(
            capture.c.operator_id == person_id, capture.c.dossier_id.in_(begun)
        )
        return _among(list(self._connection.execute(holding.union(scanned)).scalars()))

    def _waits(self) -> ColumnElement[bool]:
        return and_(_among(self.held_dossiers()), dossier.c.state.in_(_OPEN), ~_TOP)

    def _lines(self, rows: Sequence[Any]) -> list[DossierSummary]:
        ids = [row[0] for row in rows]
        counts, sheets = self._page_counts(ids), self._leaf_counts(ids)
        seen, holders = self._seen(ids), self._holders_now(ids)
        lines = []
        for row in rows:
            one = row[0]
            condition, counted, held = seen.get(one, (None, None, ""))
            holder_id, holder = holders.get(one, ("", ""))
            lines.append(
                replace(
                    _summary(row, counts.get(one, _NO_PAGES)), sheets=sheets.get(one, 0), condition=condition,
                    counted_sheets=counted, held=held, holder_id=holder_id, holder=holder,
                )
            )  # fmt: skip
        return lines

    def _leaf_counts(self, ids: Sequence[str]) -> dict[str, int]:
        live = (page.c.dossier_id.in_(ids), page.c.state != PageState.REMOVED.value)
        statement = select(page.c.dossier_id, func.count(page.c.leaf.distinct())).where(*live)
        return {row[0]: row[1] for row in self._connection.execute(statement.group_by(page.c.dossier_id))}

    def _seen(self, ids: Sequence[str]) -> dict[str, tuple[Condition | None, int | None, str]]:
        statement = select(triage.c.dossier_id, triage.c.condition, triage.c.counted_sheets, triage.c.held)
        return {
            row[0]: (Condition(row[1]) if row[1] else None, row[2], row[3])
            for row in self._connection.execute(statement.where(triage.c.dossier_id.in_(ids)))
        }

    def _holders_now(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Read the movements of these dossiers only: the last of each says where its paper is."""
        statement = (
            select(custody.c.dossier_id, custody.c.direction, person.c.id, person.c.display_name)
            .join(person, person.c.id == custody.c.person_id)
            .where(custody.c.dossier_id.in_(ids))
            .order_by(custody.c.sequence)
        )
        last = {row[0]: row[1:] for row in self._connection.execute(statement)}
        return {one: (who, name) for one, (direction, who, name) in last.items() if direction == "out"}
