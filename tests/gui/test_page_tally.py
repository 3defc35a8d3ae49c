"""Figures kept up to date page by page are those of counting everything."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from station.gui.pages.page_item import PageItem
from station.gui.pages.page_tally import PageTally
from station.model.dossier import Capture, Master, Page
from station.model.states import CaptureState, PageState

AT = datetime(2026, 11, 20, tzinfo=UTC)
STATES = st.tuples(st.sampled_from([state for state in PageState if state is not PageState.REMOVED]), st.booleans())


def item(number: int, state: PageState, inspecting: bool) -> PageItem:
    master = Master(f"{number:064x}", 1, "image/jpeg", 2480, 3508, 300.0, "color")
    capture = Capture(
        f"c{number}", f"p{number}", number, CaptureState.CURRENT, master, "u", "s", {}, "a4", "1", {}, AT, "2026-11-20"
    )
    return PageItem(Page(f"p{number}", "d", number, number, 1, "recto", state, capture), inspecting=inspecting)


@given(st.lists(STATES, max_size=12), st.lists(st.tuples(st.integers(0, 20), STATES), max_size=20))
def test_the_tally_is_that_of_counting_everything(
    begin: list[tuple[PageState, bool]], changes: list[tuple[int, tuple[PageState, bool]]]
) -> None:
    items = [item(number, *one) for number, one in enumerate(begin)]
    tally = PageTally(items)
    for place, one in changes:
        fresh = item(min(place, len(items)), *one)
        if place < len(items):
            tally.swap(place, items[place], fresh)
            items[place] = fresh
        else:
            tally.add(len(items), fresh)
            items.append(fresh)
    counted = PageTally(items)
    assert tally.needing == counted.needing
    assert {colour: n for colour, n in tally.colours.items() if n} == dict(counted.colours)
