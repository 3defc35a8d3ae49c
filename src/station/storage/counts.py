"""Counts by day, person, device and so on, straight from captures and decisions, so they always agree with them.

A day is the local date that was fixed when the capture or decision was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.sql.selectable import FromClause

from station.model.errors import InputFault
from station.model.states import CaptureState, PageState
from station.storage.records import CountRow
from station.storage.schema import blank_mark, capture, decision, dossier, fonds, page, person, report
from station.storage.session import Session

DIMENSIONS = ("day", "operator", "reviewer", "station", "device", "fonds", "profile")
_FIGURES = ("captured", "rescanned", "accepted", "rejected", "removed", "blank", "sheets", "bytes")
# How a report says that it found a page blank; what is probably blank is for a person to say (qc.checks.blank).
_FOUND_BLANK = '%"check":"blank",%,"note":"blank",%'

_operator = person.alias("operator")
_reviewer = person.alias("reviewer")
_later = decision.alias("later")
_Period = tuple[str | None, str | None]


class CountReader(Session):
    """Figures for the day and for the campaign."""

    def counts(self, by: Sequence[str], since: str | None = None, until: str | None = None) -> list[CountRow]:
        """Return one row for each group that has anything, in the order of the groups.

        ``by``: any of ``DIMENSIONS``; ``since`` and ``until`` are ISO days, both included. A capture has no reviewer
        (``""``); a decision counts for the operator and device of its capture. A decision is in force until a later one
        on the same capture, or until the page was put back. Raises ``InputFault`` with code ``count_dimension``.
        """
        for name in by:
            if name not in DIMENSIONS:
                raise InputFault("count_dimension", name=name, known=", ".join(DIMENSIONS))
        period = (since, until)
        totals: dict[tuple[str, ...], dict[str, int]] = {}
        for statement in (_captured(by, period), _decided(by, period), _removed(by, period), _blank(by, period)):
            for row in self._rows(statement):
                group = totals.setdefault(tuple(str(row[name]) for name in by), dict.fromkeys(_FIGURES, 0))
                for name in _FIGURES:
                    group[name] += int(row.get(name) or 0)
        return [CountRow(group, **figures) for group, figures in sorted(totals.items())]


def _captured(by: Sequence[str], period: _Period) -> Select[Any]:
    figures = (
        func.count().label("captured"),
        func.sum(capture.c.rescan).label("rescanned"),
        func.sum(capture.c.new_leaf).label("sheets"),
        func.sum(capture.c.size).label("bytes"),
    )
    return _grouped(by, period, capture.c.local_day, literal(""), figures, _with_names(capture, by))


def _decided(by: Sequence[str], period: _Period) -> Select[Any]:
    figures = tuple(
        func.sum(case((decision.c.verdict == verdict, 1), else_=0)).label(figure)
        for verdict, figure in (("accept", "accepted"), ("reject", "rejected"))
    )
    source = _with_names(
        decision.join(capture, capture.c.id == decision.c.capture_id)
        .join(page, page.c.id == decision.c.page_id)
        .join(_reviewer, _reviewer.c.id == decision.c.reviewer_id),
        by,
    )
    overruled = select(_later.c.id).where(
        _later.c.capture_id == decision.c.capture_id, _later.c.sequence > decision.c.sequence
    )
    in_force = or_(
        capture.c.state == CaptureState.SUPERSEDED.value,
        page.c.state
        == case((decision.c.verdict == "accept", PageState.ACCEPTED.value), else_=PageState.REJECTED.value),
        and_(decision.c.verdict == "reject", page.c.state == PageState.REMOVED.value),
    )
    statement = _grouped(by, period, decision.c.local_day, _reviewer.c.name, figures, source)
    return statement.where(~overruled.exists(), in_force)


def _removed(by: Sequence[str], period: _Period) -> Select[Any]:
    current = and_(capture.c.page_id == page.c.id, capture.c.state == CaptureState.CURRENT.value)
    source = _with_names(page.join(capture, current), by)
    figures = (func.count().label("removed"),)
    statement = _grouped(by, period, page.c.removed_day, literal(""), figures, source)
    return statement.where(page.c.state == PageState.REMOVED.value)


def _blank(by: Sequence[str], period: _Period) -> Select[Any]:
    """Count the live pages that a person marked as blank, or whose inspection says so, with the day of the capture."""
    current = and_(capture.c.page_id == page.c.id, capture.c.state == CaptureState.CURRENT.value)
    marked = select(blank_mark.c.capture_id).where(blank_mark.c.capture_id == capture.c.id)
    found = select(report.c.capture_id).where(
        report.c.capture_id == capture.c.id, report.c.flagged == 1, report.c.findings.like(_FOUND_BLANK)
    )
    figures = (func.count().label("blank"),)
    source = _with_names(page.join(capture, current), by)
    statement = _grouped(by, period, capture.c.local_day, literal(""), figures, source)
    return statement.where(page.c.state != PageState.REMOVED.value, or_(marked.exists(), found.exists()))


def _with_names(source: FromClause, by: Sequence[str]) -> FromClause:
    if "operator" in by:
        source = source.join(_operator, _operator.c.id == capture.c.operator_id)
    if "fonds" in by:
        source = source.join(dossier, dossier.c.id == capture.c.dossier_id)
        source = source.join(fonds, fonds.c.id == dossier.c.fonds_id)
    return source


def _grouped(
    by: Sequence[str],
    period: _Period,
    day: ColumnElement[Any],
    reviewer: ColumnElement[Any],
    figures: Sequence[ColumnElement[Any]],
    source: FromClause,
) -> Select[Any]:
    columns: dict[str, ColumnElement[Any]] = {
        "day": day,
        "operator": _operator.c.name,
        "reviewer": reviewer,
        "station": capture.c.station,
        "device": capture.c.device_name,
        "fonds": fonds.c.code,
        "profile": capture.c.profile,
    }
    groups = [columns[name].label(name) for name in by]
    # A constant cannot be grouped by in PostgreSQL, and need not be.
    keys = [columns[name] for name in by if not isinstance(columns[name], BindParameter)]
    statement = select(*groups, *figures).select_from(source).group_by(*keys)
    since, until = period
    if since is not None:
        statement = statement.where(day >= since)
    if until is not None:
        statement = statement.where(day <= until)
    return statement.having(func.count() > 0)
