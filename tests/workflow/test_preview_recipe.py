"""What holds for a page under the editor, and what an inspection would say of a recipe before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Timer

import pytest

from station.jobs.executors import SerialExecutor, process_pool
from station.jobs.job import CancelToken, JobCancelled
from station.model.errors import SettingsFault, StorageFault
from station.model.recipe import Recipe
from station.model.states import PageState
from station.workflow.edit_pages import correct_page
from station.workflow.inspect_pages import inspect_pages
from station.workflow.preview_recipe import measure_recipe, open_master, what_stands


def test_before_the_inspection_nothing_is_known(station, dossier, scan) -> None:
    page = scan()[0]
    standing = what_stands(station, page)
    assert standing.shown == Recipe.untouched(page.capture.master.width, page.capture.master.height)
    assert (standing.manual, standing.automatic, standing.confidence) == (None, None, None)


def test_a_measurement_says_what_the_inspection_says(station, crew, dossier, scan) -> None:
    page = scan()[0]
    found = measure_recipe(station, page, None, CancelToken())
    inspect_pages(station, dossier.id)
    standing = what_stands(station, page)
    assert standing.shown == standing.automatic == found.recipe
    assert standing.confidence == pytest.approx(found.confidence, abs=0.5)
    assert standing.pieces == station.profiles.checklist(station.settings.checklist).limit("edge_content", "pieces")
    mine = found.recipe.turned(2)
    measured = measure_recipe(station, page, mine, CancelToken())
    assert measured.recipe == mine
    assert measured.upside_down
    correct_page(station, crew.operator, page, mine)
    waiting = what_stands(station, page)
    assert (waiting.shown, waiting.manual, waiting.confidence) == (mine, mine, None)
    assert waiting.automatic == found.recipe
    inspect_pages(station, dossier.id)
    after = what_stands(station, page)
    assert (after.shown, after.automatic) == (mine, None)
    assert after.confidence == pytest.approx(measured.confidence, abs=0.5)


def test_what_would_be_cut_lies_in_pixels_of_the_master(station, dossier, scan) -> None:
    page = scan()[0]
    master = page.capture.master
    opened = open_master(station, page)
    whole = Recipe.untouched(master.width, master.height)
    assert opened.cut(whole) == []
    boxes = opened.cut(replace(whole, crop=Recipe.untouched(master.width // 2, master.height).crop))
    assert len(boxes) > 20
    assert all(box.right > master.width // 2 and box.right <= master.width for box in boxes)


def test_a_measurement_that_nobody_waits_for_is_let_go(station, dossier, scan) -> None:
    page, cancel = scan()[0], CancelToken()
    with process_pool(1) as pool:
        timer = Timer(0.3, cancel.cancel)
        timer.start()
        with pytest.raises(JobCancelled):
            measure_recipe(replace(station, executor=pool), page, None, cancel)
        timer.join()


def test_what_cannot_be_measured_says_why(station, dossier, scan) -> None:
    page = scan()[0]
    other = replace(station, settings=replace(station.settings, ocr_engine="no_such_engine"))
    with pytest.raises(SettingsFault, match="engine_unknown"):
        measure_recipe(other, page, None, CancelToken())
    lost = replace(page, capture=replace(page.capture, master=replace(page.capture.master, sha256="0" * 64)))
    with pytest.raises(StorageFault, match="master_missing"):
        open_master(station, lost)


class Meanwhile(SerialExecutor):
    """Does something between an inspection and the keeping of its report."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._acts = [act]

    def submit(self, fn, /, *args, **kwargs):
        future = super().submit(fn, *args, **kwargs)
        while self._acts:
            self._acts.pop()()
        return future


def test_a_correction_undone_while_it_is_inspected_leaves_nothing_behind(station, crew, dossier, scan) -> None:
    page = scan()[0]
    inspect_pages(station, dossier.id)
    automatic = what_stands(station, page).shown
    correct_page(station, crew.operator, page, automatic.turned(1))
    hasty = replace(station, executor=Meanwhile(lambda: correct_page(station, crew.operator, page, None)))
    inspect_pages(hasty, dossier.id)
    with station.workspace.read() as reader:
        assert reader.page(page.id).state is PageState.CAPTURED
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        assert reader.page(page.id).state is not PageState.CAPTURED
    assert what_stands(station, page).shown == automatic
