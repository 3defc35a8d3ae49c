"""What waits for a person and what devices reported: figures of the supervisor's board."""

from __future__ import annotations

from datetime import timedelta

from storage_kit import Scene, add_page, image

from station.model.dossier import Page
from station.model.finding import DossierReport, Finding, Outcome

DIRTY = Finding("dirty_glass", Outcome.FLAGGED, 104.2, None, "mm", note="dirty_glass_column")
OTHER = Finding("outlier", Outcome.FLAGGED, 3.0, 2.0, note="outlier")


def compared(scene: Scene, pages: list[Page], *, dirty: bool) -> None:
    """Keep the comparison of a dossier of which all pages show dirt of the glass, or none does."""
    whole = (
        Finding("dirty_glass", Outcome.FLAGGED, float(len(pages)), 0.0, note="clean_the_glass")
        if dirty
        else Finding("dirty_glass", Outcome.PASSED, 0.0, 0.0)
    )
    with scene.workspace.write(None) as unit:
        for page in pages:
            unit.set_page_context(page.capture.id, page.dossier_id, (DIRTY, OTHER) if dirty else (OTHER,))
        unit.save_dossier_report(pages[0].dossier_id, DossierReport("b", "default", "1", (whole, OTHER), {}))


def glasses(scene: Scene, *, later: int = 0) -> dict[tuple[str, str], int]:
    now = scene.clock.moment + timedelta(days=later)
    with scene.workspace.read() as reader:
        return reader.dirty_glasses(now.replace(hour=0, minute=0, second=0), now.date().isoformat())


def test_dirt_of_today_is_told_by_device_until_a_later_dossier_is_clean(scene: Scene) -> None:
    with scene.workspace.read() as reader:
        first, second = reader.dossiers()[:2]
    with scene.workspace.read() as reader:
        dossiers = [reader.dossier(one.id) for one in (first, second)]
    pages = [add_page(scene, scene.lan, image(n), f"k{n}", dossier=dossiers[0]) for n in range(3)]
    assert glasses(scene) == {}
    compared(scene, pages, dirty=True)
    assert glasses(scene) == {("trạm-1", "ACME S1 7"): 3}
    assert glasses(scene, later=1) == {}, "of today only"
    later = [add_page(scene, scene.lan, image(9), "k9", dossier=dossiers[1])]
    assert glasses(scene) == {("trạm-1", "ACME S1 7"): 3}, "nothing is known of it yet"
    compared(scene, later, dirty=False)
    assert glasses(scene) == {}
    compared(scene, later, dirty=True)
    assert glasses(scene) == {("trạm-1", "ACME S1 7"): 4}


def test_faults_are_told_since_a_moment(scene: Scene) -> None:
    def report(code: str) -> None:
        with scene.workspace.write(scene.lan) as unit:
            unit.emit("device.fault", scene.dossier.id, code=code, device="sane:0", batch="")

    report("paper_jam")
    scene.clock.moment += timedelta(days=1)
    since = scene.clock.moment
    report("paper_jam")
    report("paper_jam")
    report("double_feed")
    with scene.workspace.read() as reader:
        assert reader.device_faults(since) == {
            ("trạm-1", "sane:0", "paper_jam"): 2, ("trạm-1", "sane:0", "double_feed"): 1,
        }  # fmt: skip
        assert reader.device_faults(since - timedelta(days=2))["trạm-1", "sane:0", "paper_jam"] == 3


def test_damaged_dossiers_are_counted_as_they_are_listed(scene: Scene) -> None:
    with scene.workspace.write(None) as unit:
        unit.set_blocked(scene.dossier.id, "master_lost")
    with scene.workspace.read() as reader:
        assert reader.damaged_dossiers() == [scene.dossier.id]
        assert reader.damaged_count() == 1


def test_a_line_says_whether_it_comes_before_others(scene: Scene) -> None:
    with scene.workspace.write(scene.minh) as unit:
        unit.set_priority([scene.dossier.id], 2)
    with scene.workspace.read() as reader:
        assert {one.id: one.priority for one in reader.summaries_of([scene.dossier.id])} == {scene.dossier.id: 2}
