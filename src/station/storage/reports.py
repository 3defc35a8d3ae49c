"""What inspection found on each capture: findings, words, and the recipe a person set by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import replace

from sqlalchemy import RowMapping, Table, delete, insert, or_, select

from station.model.errors import NotFound, StorageFault
from station.model.events import canonical_json
from station.model.finding import Finding, Outcome, Report
from station.model.page_text import PageText
from station.model.recipe import Recipe
from station.model.states import CaptureState, PageState
from station.storage.comparisons import ComparisonReader, ComparisonWriter, to_findings
from station.storage.schema import capture, manual_recipe, page_context, page_measure, page_text, report
from station.storage.session import moment


def to_report(row: RowMapping, context: tuple[Finding, ...] = ()) -> Report:
    """Build a report from its row, without its measures; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        return Report(
            master=row["master"],
            recipe=Recipe.from_dict(json.loads(row["recipe"])),
            checklist=row["checklist"],
            checklist_version=row["checklist_version"],
            findings=tuple(Finding.from_dict(one) for one in json.loads(row["findings"])),
            engine=row["engine"],
            seconds={str(key): float(value) for key, value in json.loads(row["seconds"]).items()},
            context=context,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("row_damaged", row=f"report:{row['capture_id']}", detail=str(error)) from error


class Reports(MutableMapping[str, Report]):
    """Reports by capture id, each built from its row when it is first asked for: a dossier may have 10,000.

    Raises ``StorageFault`` with code ``row_damaged`` when it is asked for a row that is damaged.
    """

    def __init__(self, rows: Mapping[str, RowMapping], contexts: Mapping[str, tuple[Finding, ...]]) -> None:
        self._rows = dict(rows)
        self._contexts = dict(contexts)
        self._built: dict[str, Report] = {}

    def problems(self, capture_id: str) -> tuple[Finding, ...]:
        """Return the findings that did not pass, without building the rest of the report; raises ``KeyError``."""
        if capture_id in self._built:
            found = self._built[capture_id].everything
            return tuple(one for one in found if one.outcome is not Outcome.PASSED)
        text = self._rows[capture_id]["findings"]
        try:
            own = (Finding.from_dict(one) for one in json.loads(text) if one["outcome"] != Outcome.PASSED.value)
            return (*own, *self._contexts.get(capture_id, ()))
        except (ValueError, KeyError, TypeError) as error:
            raise StorageFault("row_damaged", row=f"report:{capture_id}", detail=str(error)) from error

    def flagged(self, capture_id: str) -> bool:
        """Whether the report says anything but "passed"; ``False`` when there is none."""
        if capture_id in self._built:
            return self._built[capture_id].page_state is not PageState.PASSED
        return capture_id in self._rows and (bool(self._rows[capture_id]["flagged"]) or capture_id in self._contexts)

    def __getitem__(self, capture_id: str) -> Report:
        """Return a report; raises ``KeyError``."""
        if capture_id not in self._built:
            self._built[capture_id] = to_report(self._rows[capture_id], self._contexts.get(capture_id, ()))
        return self._built[capture_id]

    def __setitem__(self, capture_id: str, new: Report) -> None:
        """Put a newer report in its place."""
        self._rows.pop(capture_id, None)
        self._built[capture_id] = new

    def __delitem__(self, capture_id: str) -> None:
        """Forget a report; raises ``KeyError``."""
        if capture_id not in self:
            raise KeyError(capture_id)
        self._rows.pop(capture_id, None)
        self._built.pop(capture_id, None)

    def __iter__(self) -> Iterator[str]:
        """Go through the capture ids."""
        return iter({**self._rows, **self._built})

    def __len__(self) -> int:
        """Return how many there are."""
        return len({**self._rows, **self._built})

    def __contains__(self, capture_id: object) -> bool:
        """Whether there is a report, without building it."""
        return capture_id in self._built or capture_id in self._rows


class ReportReader(ComparisonReader):
    """Reports of captures; the latest is the only one kept."""

    def report(self, capture_id: str) -> Report | None:
        """Return the last report on a capture with its measures, ``None`` when it was not inspected."""
        row = self._row(select(report).where(report.c.capture_id == capture_id))
        if row is None:
            return None
        context = self._value(select(page_context.c.findings).where(page_context.c.capture_id == capture_id))
        found = to_report(row, to_findings(context or "[]", f"page_context:{capture_id}"))
        measured = self._row(select(page_measure).where(page_measure.c.capture_id == capture_id))
        if measured is None:
            return found
        return replace(found, measures=json.loads(measured["measures"]), signs=json.loads(measured["signs"]))

    def recipe_digest(self, capture_id: str) -> str:
        """Return the digest of the recipe that a capture was inspected with, ``""`` when it was not."""
        return str(self._value(select(report.c.recipe_digest).where(report.c.capture_id == capture_id)) or "")

    def reports(self, dossier_id: str, *, passed: bool = True) -> Reports:
        """Return the reports on the current captures of a dossier, by capture id.

        ``passed``: off, only those that say anything else, where a dossier may have 10,000.
        """
        statement = (
            select(report)
            .join(capture, capture.c.id == report.c.capture_id)
            .where(capture.c.dossier_id == dossier_id, capture.c.state == CaptureState.CURRENT.value)
        )
        contexts = self.page_contexts(dossier_id)
        if not passed:
            stands_out = select(page_context.c.capture_id).where(page_context.c.dossier_id == dossier_id)
            statement = statement.where(or_(report.c.flagged == 1, report.c.capture_id.in_(stands_out)))
        return Reports({row["capture_id"]: row for row in self._rows(statement)}, contexts)

    def text(self, capture_id: str) -> PageText | None:
        """Return the words read from a capture, ``None`` when it was not; raises ``StorageFault`` ``row_damaged``."""
        row = self._row(select(page_text.c.words).where(page_text.c.capture_id == capture_id))
        if row is None:
            return None
        try:
            return PageText.from_bytes(bytes(row["words"]))
        except ValueError as error:
            raise StorageFault("row_damaged", row=f"page_text:{capture_id}", detail=str(error)) from error

    def manual_recipe(self, capture_id: str) -> Recipe | None:
        """Return the recipe that a person set for a capture, ``None`` when nobody did."""
        text = self._value(select(manual_recipe.c.recipe).where(manual_recipe.c.capture_id == capture_id))
        try:
            return None if text is None else Recipe.from_dict(json.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise StorageFault("row_damaged", row=f"manual_recipe:{capture_id}", detail=str(error)) from error


class ReportWriter(ReportReader, ComparisonWriter):
    """Reports and recipes kept; the workflow moves the page's state and emits the event."""

    def save_report(self, capture_id: str, new: Report, text: PageText | None = None) -> None:
        """Keep a report and the words read with it, in place of the earlier ones."""
        dossier_id = self._dossier_of_capture(capture_id)
        alone = replace(new, context=())
        self._replace(
            report, dossier_id,
            capture_id=capture_id, master=new.master, recipe=canonical_json(new.recipe.as_dict()),
            recipe_digest=new.recipe.digest, checklist=new.checklist, checklist_version=new.checklist_version,
            findings=canonical_json([finding.as_dict() for finding in new.findings]),
            flagged=int(alone.page_state is not PageState.PASSED), engine=new.engine,
            seconds=canonical_json(new.seconds), created_at=moment(self.now()),
        )  # fmt: skip
        self.save_measures(capture_id, dossier_id, new.recipe.digest, new.measures, new.signs)
        if text is not None:
            self._replace(
                page_text, dossier_id, capture_id=capture_id, recipe_digest=new.recipe.digest, words=text.to_bytes()
            )

    def set_manual_recipe(self, capture_id: str, recipe: Recipe | None) -> None:
        """Keep the recipe that the person set for a capture; ``None`` goes back to the automatic one."""
        dossier_id = self._dossier_of_capture(capture_id)
        if recipe is None:
            self._connection.execute(delete(manual_recipe).where(manual_recipe.c.capture_id == capture_id))
            self._touch(manual_recipe, capture_id, dossier_id)
            return
        self._replace(
            manual_recipe, dossier_id, capture_id=capture_id, recipe=canonical_json(recipe.as_dict()),
            recipe_digest=recipe.digest, person_id=self.person_id or None, at=moment(self.now()),
        )  # fmt: skip

    def _replace(self, table: Table, dossier_id: str, **values: object) -> None:
        self._connection.execute(delete(table).where(table.c.capture_id == values["capture_id"]))
        self._connection.execute(insert(table).values(**values))
        self._touch(table, str(values["capture_id"]), dossier_id)

    def _dossier_of_capture(self, capture_id: str) -> str:
        found = self._value(select(capture.c.dossier_id).where(capture.c.id == capture_id))
        if found is None:
            raise NotFound("capture_unknown", capture=capture_id)
        return str(found)
