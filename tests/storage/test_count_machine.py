"""Whatever is done in whatever order, refused or not: after every step the totals are what a naive recount finds."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from naive_count import Key, all_rows, recount
from storage_kit import (
    SERVER,
    DirectSql,
    Scene,
    TickingClock,
    image,
    new_capture,
    new_media,
    open_workspace,
    report_on,
    set_scene,
)

from station.model.counting import DIMENSIONS, FIGURES
from station.model.dossier import Page
from station.model.errors import Refused
from station.model.finding import Finding, Outcome
from station.model.states import DossierState, PageState
from station.storage.count_lists import OF_DOSSIERS
from station.storage.records import CountRow, NewPackage

SIDES = ((2480, 3508), (3508, 4961), (1748, 2480), (1000, 9000))
some = st.integers(0, 999)


# Where it can be, in memory: each step is a transaction that waits for the disk.
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


@lru_cache
def _template() -> Path:
    """A workspace that is made once and copied for each example."""
    folder = Path(tempfile.mkdtemp(prefix="counting", dir=_MEMORY))
    atexit.register(shutil.rmtree, folder)
    clock = TickingClock()
    with open_workspace(folder / "workspace", clock) as workspace:
        set_scene(workspace, clock)
    return folder / "workspace"


class Counting(RuleBasedStateMachine):
    """People do what people do with two dossiers of one workspace."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="counting", dir=_MEMORY))
        if not SERVER:
            shutil.copytree(_template(), self.folder / "workspace")
        self.clock = TickingClock()
        self.workspace = open_workspace(self.folder / "workspace", self.clock)
        self.scene: Scene = set_scene(self.workspace, self.clock)
        self.sql = DirectSql(self.workspace)
        self.number = 0
        with self.workspace.read() as reader:
            self.dossiers = [one.id for one in reader.dossiers()]

    def teardown(self) -> None:
        """The lists behind the figures too, which take longer."""
        try:
            self._lists_are_what_was_summed()
        finally:
            self._close()

    def _close(self) -> None:
        self.sql.close()
        self.workspace.close()
        shutil.rmtree(self.folder)

    def _page(self, which: int, *, live: bool = True) -> Page | None:
        with self.workspace.read() as reader:
            pages = [page for one in self.dossiers for page in reader.pages(one, include_removed=True)]
        chosen = [page for page in pages if (page.state is not PageState.REMOVED) == live]
        return chosen[which % len(chosen)] if chosen else None

    @rule(which=some, who=st.booleans(), sides=st.sampled_from(SIDES), turned=st.booleans(), verso=st.booleans())
    def capture(self, which: int, *, who: bool, sides: tuple[int, int], turned: bool, verso: bool) -> None:
        self._capture(self.dossiers[which % 2], None, who=who, sides=sides[::-1] if turned else sides, verso=verso)

    @rule(which=some, who=st.booleans(), sides=st.sampled_from(SIDES))
    def rescan(self, which: int, *, who: bool, sides: tuple[int, int]) -> None:
        page = self._page(which)
        if page is not None:
            self._capture(page.dossier_id, page.id, who=who, sides=sides, verso=False)

    def _capture(
        self, dossier: str, page: str | None, *, who: bool, sides: tuple[int, int], verso: bool
    ) -> None:  # fmt: skip
        self.number += 1
        person = self.scene.lan if who else self.scene.hoa
        new = new_capture(self.workspace, person, image(self.number, 64), f"k{self.number}", "verso" if verso else "")
        new = replace(new, master=replace(new.master, width=sides[0], height=sides[1]))
        with suppress(Refused), self.workspace.write(person) as unit:
            unit.add_capture(dossier, new, replace=page)

    @rule(which=some, blank=st.booleans())
    def inspect(self, which: int, *, blank: bool) -> None:
        page = self._page(which)
        if page is None:
            return
        note = "blank" if blank else "probably_blank"
        finding = Finding("blank", Outcome.FLAGGED, 0.001, 0.03, "%", note=note)
        with self.workspace.write(None) as unit:
            unit.save_report(page.capture.id, replace(report_on(page), findings=(finding,)), None)

    @rule(which=some, blank=st.booleans())
    def mark_blank(self, which: int, *, blank: bool) -> None:
        page = self._page(which)
        if page is not None:
            with self.workspace.write(self.scene.lan) as unit:
                unit.set_blank(page.capture.id, blank=blank)

    @rule(which=some, reason=st.sampled_from(["clipped", "mờ «quá»", ""]), accepts=st.booleans())
    def decide(self, which: int, reason: str, *, accepts: bool) -> None:
        page = self._page(which)
        if page is not None:
            with suppress(Refused), self.workspace.write(self.scene.minh) as unit:
                verdict = "accept" if accepts else "reject"
                unit.add_decision(page.id, page.capture.id, self.scene.minh.id, verdict, reason)
                unit.set_page_state(page.id, PageState.ACCEPTED if accepts else PageState.REJECTED)

    @rule(which=some)
    def accept_everything(self, which: int) -> None:
        dossier = self.dossiers[which % 2]
        with suppress(Refused), self.workspace.write(self.scene.minh) as unit:
            for page in unit.pages(dossier):
                unit.add_decision(page.id, page.capture.id, self.scene.minh.id, "accept")
                unit.set_page_state(page.id, PageState.ACCEPTED)

    @rule(which=some)
    def undecide(self, which: int) -> None:
        page = self._page(which)
        if page is not None:
            with self.workspace.write(self.scene.minh) as unit:
                unit.set_page_state(page.id, PageState.CAPTURED)

    @rule(which=some, reason=st.sampled_from(["separator", "duplicate"]))
    def remove(self, which: int, reason: str) -> None:
        page = self._page(which)
        if page is not None:
            with suppress(Refused), self.workspace.write(self.scene.lan) as unit:
                unit.remove_page(page.id, reason)

    @rule(which=some)
    def restore(self, which: int) -> None:
        page = self._page(which, live=False)
        if page is not None:
            with suppress(Refused), self.workspace.write(self.scene.lan) as unit:
                unit.restore_page(page.id)

    @rule(which=some, past=some)
    def reinstate(self, which: int, past: int) -> None:
        page = self._page(which)
        if page is None:
            return
        with suppress(Refused), self.workspace.write(self.scene.lan) as unit:
            captures = unit.captures(page.id)
            unit.reinstate_capture(captures[past % len(captures)].id)

    @rule(which=some)
    def begin_document(self, which: int) -> None:
        page = self._page(which)
        if page is not None:
            with suppress(Refused), self.workspace.write(self.scene.lan) as unit:
                unit.start_document(page.id, {"title": "Tờ trình"})

    @rule(which=some)
    def take_in_film(self, which: int) -> None:
        self.number += 1
        with suppress(Refused), self.workspace.write(self.scene.lan) as unit:
            unit.add_media(self.dossiers[which % 2], new_media(self.workspace, self.number))

    @rule(which=some, state=st.sampled_from(list(DossierState)))
    def move_dossier(self, which: int, state: DossierState) -> None:
        with suppress(Refused), self.workspace.write(self.scene.minh) as unit:
            unit.set_dossier_state(self.dossiers[which % 2], state)

    @rule(which=some)
    def approve(self, which: int) -> None:
        dossier = self.dossiers[which % 2]
        with suppress(Refused), self.workspace.write(self.scene.minh) as unit:
            unit.add_approval(dossier, self.scene.minh.id)
            unit.set_dossier_state(dossier, DossierState.APPROVED)

    @rule(which=some)
    def package(self, which: int) -> None:
        with suppress(Refused), self.workspace.write(None) as unit:
            dossier = unit.dossier(self.dossiers[which % 2])
            unit.add_package(
                NewPackage(dossier.id, dossier.package_version + 1, "plain", "1", "p", "0" * 64, 3, 99, 3, "")
            )  # fmt: skip
            unit.set_dossier_state(dossier.id, DossierState.PACKAGED)

    @rule(unit_code=st.sampled_from(["", "H38.1", "H38.2"]))
    def assign(self, unit_code: str) -> None:
        with self.workspace.write(self.scene.minh) as unit:
            unit.assign_fonds("P01", unit_code)

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.clock.moment += timedelta(hours=hours)

    @rule()
    def rebuild(self) -> None:
        with self.workspace.write(None) as unit:
            assert unit.rebuild_counts().differences == []

    @invariant()
    def totals_are_what_the_rows_say(self) -> None:
        wanted = recount(all_rows(self.sql))
        with self.workspace.read() as reader:
            rows = reader.counts(DIMENSIONS)
            assert {_key(row): _sums(row) for row in rows} == wanted
            assert Counter({row.group[0]: row.captured for row in reader.counts(("day",))}) == _by_day(wanted)

    def _lists_are_what_was_summed(self) -> None:
        with self.workspace.read() as reader:
            whole = sum((_sums(row) for row in reader.counts(())), Counter())
            for figure in set(FIGURES) - {*OF_DOSSIERS}:
                listed = reader.counted_pages(figure, limit=10_000)
                assert sum(line.amount for line in listed) == whole[figure], figure
            dossiers = reader.dossier_figures()
            for figure in FIGURES:
                assert sum(getattr(one.figures, figure) for one in dossiers) == whole[figure], figure
            for one in dossiers:
                assert one.pages == len(reader.pages(one.id))
                assert sum(one.sizes.values()) == one.accepted
            assert reader.prove_counts().differences == []


def _key(row: CountRow) -> Key:
    return tuple(sorted(zip(DIMENSIONS, row.group, strict=True)))


def _sums(row: CountRow) -> Counter[str]:
    return Counter({name: n for name in FIGURES if (n := getattr(row, name))})


def _by_day(wanted: dict[Key, Counter[str]]) -> Counter[str]:
    days: Counter[str] = Counter()
    for key, sums in wanted.items():
        days[dict(key)["day"]] += sums["captured"]
    return days


Counting.TestCase.settings = settings(
    max_examples=2 if SERVER else 15, stateful_step_count=25, deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
TestCounting = Counting.TestCase
