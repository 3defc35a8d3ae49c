"""S3: whatever renames, new accounts, roles and rescans there are, nobody's word stands over their own capture."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule
from storage_kit import DirectSql, Scene, TickingClock, add_page, image, open_workspace, set_scene

from station.model.dossier import Page
from station.model.errors import InputFault, Refused
from station.model.people import Role
from station.model.states import DossierState, PageState

NAMES = st.sampled_from(["lan", "hoa", "minh", "LAN", "Hoa ", "lan.cu", "mới"])
STAFF = st.sampled_from(["", "CB01", "CB02", "CB03"])
ROLES = st.sets(st.sampled_from([Role.OPERATOR, Role.REVIEWER]))


class FourEyes(RuleBasedStateMachine):
    """Everybody tries everything, with any roles; what storage refuses did not happen."""

    people = Bundle("people")
    pages = Bundle("pages")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        self.workspace = open_workspace(Path(self.folder) / "ws", TickingClock())
        self.scene = set_scene(self.workspace, TickingClock())
        self.keys = 0

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)

    @initialize(target=people)
    def known_people(self) -> object:
        return multiple(*(person.id for person in (self.scene.lan, self.scene.hoa, self.scene.minh, self.scene.both)))

    @rule(target=people, name=NAMES, staff=STAFF, roles=ROLES)
    def make_account(self, name: str, staff: str, roles: set[Role]) -> object:
        try:
            with self.workspace.write(None) as unit:
                return unit.add_person(name, name, roles, staff_code=staff).id
        except InputFault:
            return multiple()

    @rule(person=people, name=NAMES)
    def rename(self, person: str, name: str) -> None:
        with contextlib.suppress(InputFault), self.workspace.write(None) as unit:
            unit.rename_person(person, name)

    @rule(person=people, roles=ROLES, active=st.booleans())
    def change(self, person: str, roles: set[Role], active: bool) -> None:
        with self.workspace.write(None) as unit:
            unit.set_roles(person, roles)
            unit.set_active(person, active=active)

    @rule(target=pages, person=people)
    def capture(self, person: str) -> object:
        page = self._capture(person)
        return multiple() if page is None else page.id

    @rule(person=people, page=pages)
    def rescan(self, person: str, page: str) -> None:
        self._capture(person, page)

    def _capture(self, person_id: str, replace: str | None = None) -> Page | None:
        self.keys += 1
        with self.workspace.read() as reader:
            person = reader.person(person_id)
        try:
            return add_page(self.scene, person, image(self.keys, 64), f"k{self.keys}", replace=replace)
        except Refused:
            return None

    @rule(person=people, page=pages, verdict=st.sampled_from(["accept", "reject"]))
    def decide(self, person: str, page: str, verdict: str) -> None:
        with contextlib.suppress(Refused), self.workspace.write(None) as unit:
            capture = unit.page(page).capture
            unit.add_decision(page, capture.id, person, verdict, "")
            unit.set_page_state(page, PageState.ACCEPTED if verdict == "accept" else PageState.REJECTED)

    @rule(page=pages, state=st.sampled_from(list(PageState)))
    def set_any_state(self, page: str, state: PageState) -> None:
        with contextlib.suppress(Refused), self.workspace.write(None) as unit:
            unit.set_page_state(page, state)

    @rule(person=people)
    def approve(self, person: str) -> None:
        with contextlib.suppress(Refused), self.workspace.write(None) as unit:
            unit.add_approval(self.scene.dossier.id, person)

    @rule(state=st.sampled_from(list(DossierState)))
    def set_any_dossier_state(self, state: DossierState) -> None:
        with contextlib.suppress(Refused), self.workspace.write(None) as unit:
            unit.set_dossier_state(self.scene.dossier.id, state)

    @rule(page=consumes(pages))
    def move_to_another_dossier(self, page: str) -> None:
        """By SQL, because storage has no such deed."""
        with closing(DirectSql(self.workspace)) as sql, pytest.raises(Exception, match="station:row_frozen"):
            sql.execute(
                "UPDATE page SET dossier_id = (SELECT id FROM dossier WHERE code = '002') WHERE id = ?", (page,)
            )

    @invariant()
    def nobody_stands_over_their_own(self) -> None:
        with self.workspace.read() as reader:
            dossier = reader.dossier(self.scene.dossier.id)
            operators = reader.operators(dossier.id)
            assert not operators & reader.acceptors(dossier.id)
            for page in reader.pages(dossier.id):
                verdicts = [one for one in reader.decisions(page.id) if one.capture_id == page.capture.id]
                if page.state is PageState.ACCEPTED:
                    assert verdicts[-1].verdict == "accept"
                    assert verdicts[-1].reviewer_id not in operators
            if dossier.state is DossierState.APPROVED:
                assert reader.approvals(dossier.id)

    @invariant()
    def a_name_and_a_staff_code_mean_one_person_for_ever(self) -> None:
        with closing(DirectSql(self.workspace)) as sql:
            names = {row["name_key"]: row["person_id"] for row in sql.execute("SELECT * FROM person_name")}
            for row in sql.execute("SELECT id, name_key FROM person"):
                assert names[row["name_key"]] == row["id"]


FourEyes.TestCase.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
TestFourEyes = FourEyes.TestCase


def test_a_former_name_is_not_given_to_another(scene: Scene) -> None:
    with scene.workspace.write(None) as unit:
        unit.rename_person(scene.lan.id, "lan.cu", "Nguyễn Thị Lan (cũ)")
    for name in ("lan", " LAN ", "lan.cu"):
        with pytest.raises(InputFault, match="name_taken"), scene.workspace.write(None) as unit:
            unit.add_person(name, "Người khác", [Role.REVIEWER], staff_code="CB99")
    with scene.workspace.write(None) as unit:
        assert unit.rename_person(scene.lan.id, "Lan").id == scene.lan.id


def test_the_same_human_being_gets_no_second_account(scene: Scene) -> None:
    with scene.workspace.write(None) as unit:
        unit.add_person("tuan", "Đỗ Tuấn", [Role.OPERATOR], staff_code="CB07")
        unit.set_active(unit.person_by_name("tuan").id, active=False)
    with pytest.raises(InputFault, match="staff_code_taken"), scene.workspace.write(None) as unit:
        unit.add_person("tuan2", "Đỗ Tuấn", [Role.REVIEWER], staff_code="CB07")


def test_a_refusal_undoes_the_whole_transaction(scene: Scene) -> None:
    page = add_page(scene, scene.both, image(1), "k1")
    with scene.workspace.read() as reader:
        before = reader.event_count()

    def suspect_and_accept() -> None:
        with scene.workspace.write(scene.both) as unit:
            unit.set_suspect(page.id, "double_feed")
            unit.emit("page.suspected", page.id)
            unit.add_decision(page.id, page.capture.id, scene.both.id, "accept")

    with pytest.raises(Refused, match="four_eyes") as caught:
        suspect_and_accept()
    named = {"subject": "001", "dossier": "001", "person": "both", "action": "accept"}
    assert caught.value.context == named
    with scene.workspace.read() as reader:
        assert reader.page(page.id).suspect == ""
        assert reader.event_count() == before
