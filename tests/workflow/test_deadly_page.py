"""A page at which the process of the inspection dies is told on that page; all the others are inspected."""

from __future__ import annotations

from dataclasses import replace

import deadly_page
import pytest

from station.jobs.executors import process_pool
from station.model.finding import Outcome
from station.model.states import PageState
from station.workflow import inspect_pages as inspecting
from station.workflow.inspect_pages import inspect_pages


def test_one_page_that_ends_its_process_stops_no_other(station, dossier, scan, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = scan()
    monkeypatch.setattr(inspecting, "_inspect_one", deadly_page.inspect_or_die)
    monkeypatch.setenv(deadly_page.POISON, pages[1].id)
    with process_pool(2) as pool:
        assert inspect_pages(replace(station, executor=pool, workers=2), dossier.id) == len(pages)
    with station.workspace.read() as reader:
        now = reader.pages(dossier.id)
        reports = [reader.report(page.capture.id) for page in now]
    assert PageState.CAPTURED not in {page.state for page in now}
    assert now[1].state is PageState.FLAGGED
    (finding,) = reports[1].findings
    assert (finding.check, finding.outcome, finding.note) == ("readable", Outcome.UNCHECKED, "inspection_died")
    assert all(len(report.findings) > 5 for place, report in enumerate(reports) if place != 1)
