"""What inspection found on each capture: findings, words, and the recipe a person set by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, MutableMapping

from sqlalchemy import RowMapping, Table, delete, insert, select

from station.model.errors import NotFound, StorageFault
from station.model.events import canonical_json
from station.model.finding import Finding, Outcome, Report
from station.model.page_text import PageText
from station.model.recipe import Recipe
from station.model.states import CaptureState, PageState
from station.storage.schema import capture, manual_recipe, page_text, report
from station.storage.session import Session, WriteSession, moment


def to_report(row: RowMapping) -> Report:
    """Build a report from its row; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        return Report(
            master=row["master"],
            recipe=Recipe.from_dict(json.loads(row["recipe"])),
            checklist=row["checklist"],
            checklist_version=row["checklist_version"],
            findings=tuple(Finding.from_dict(one) for one in json.loads(row["findings"])),
            engine=row["engine"],
            seconds={str(key): float(value) for key, value in json.loads(row["seconds"]).items()},
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("row_damaged", row=f"report:{row['capture_id']}", detail=str(error)) from error


class Reports(MutableMapping[str, Report]):
    """Reports by capture id, each built from its row when it is first asked for: a dossier may have 10,000.

    Raises ``StorageFault`` with code ``row_damaged`` when it is asked for a row that is damaged.
    """

    def __init__(self, rows: Mapping[str, RowMapping]) -> None:
        self._rows = dict(rows)
        self._built: dict[str, Report] = {}

    def problems(self, capture_id: str) -> tuple[Finding, ...]:
        """Return the findings that did not pass, without building the rest of the report; raises ``KeyError``."""
        if capture_id in self._built:
            found = self._built[capture_id].findings
            return tuple(one for one in found if one.outcome is not Outcome.PASSED)
        text = self._rows[capture_id]["findings"]
        try:
            return tuple(Finding.from_dict(one) for one in json.loads(text) if one["outcome"] != Outcome.PASSED.value)
        except (ValueError, KeyError, TypeError) as error:
            raise StorageFault("row_damaged", row=f"report:{capture_id}", detail=str(error)) from error

    def flagged(self, capture_id: str) -> bool:
        """Whether the report says anything but "passed"; ``False`` when there is none."""
        if capture_id in self._built:
            return self._built[capture_id].page_state is not PageState.PASSED
        return capture_id in self._rows and bool(self._rows[capture_id]["flagged"])

    def __getitem__(self, capture_id: str) -> Report:
        """Return a report; raises ``KeyError``."""
        if capture_id not in self._built:
            self._built[capture_id] = to_report(self._rows[capture_id])
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


class ReportReader(Session):
    """Reports of captures; the latest is the only one kept."""

    def report(self, capture_id: str) -> Report | None:
        """Return the last report on a capture, ``None`` when it was not inspected."""
        row = self._row(select(report).where(report.c.capture_id == capture_id))
        return None if row is None else to_report(row)

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
        if not passed:
            statement = statement.where(report.c.flagged == 1)
        return Reports({row["capture_id"]: row for row in self._rows(statement)})

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


class ReportWriter(ReportReader, WriteSession):
    """Reports and recipes kept; the workflow moves the page's state and emits the event."""

    def save_report(self, capture_id: str, new: Report, text: PageText | None = None) -> None:
        """Keep a report and the words read with it, in place of the earlier ones."""
        dossier_id = self._dossier_of_capture(capture_id)
        self._replace(
            report, dossier_id,
            capture_id=capture_id, master=new.master, recipe=canonical_json(new.recipe.as_dict()),
            recipe_digest=new.recipe.digest, checklist=new.checklist, checklist_version=new.checklist_version,
            findings=canonical_json([finding.as_dict() for finding in new.findings]),
            flagged=int(new.page_state is not PageState.PASSED), engine=new.engine, seconds=canonical_json(new.seconds),
            created_at=moment(self.now()),
        )  # fmt: skip
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
