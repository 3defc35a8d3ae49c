"""Evidence of looking: seconds count while a page is seen, somebody is there, and the window is the active one."""

from __future__ import annotations

from station.gui.review.looking import IDLE_S, LookingTime


class Clock:
    """Seconds that move when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_seconds_count_while_the_page_is_shown() -> None:
    clock = Clock()
    time = LookingTime(clock)
    clock.now += 30
    time.show({"one": False})
    time.sign_of_life()
    clock.now += 4
    time.show({"two": True})
    clock.now += 3
    time.show({"one": True, "two": True})
    clock.now += 2
    time.show({})
    clock.now += 50
    assert (time.seen("one").seconds, time.seen("one").full_size) == (6.0, True)
    assert (time.seen("two").seconds, time.seen("two").full_size) == (5.0, True)
    assert set(time.everything()) == {"one", "two"}
    assert time.seen("three").seconds == 0


def test_a_page_too_small_to_read_was_not_seen_at_full_size() -> None:
    clock = Clock()
    time = LookingTime(clock)
    time.show({"one": False})
    clock.now += 5
    assert time.seen("one").full_size is False


def test_an_empty_chair_does_not_count() -> None:
    clock = Clock()
    time = LookingTime(clock)
    time.show({"one": True})
    clock.now += IDLE_S + 500
    assert time.seen("one").seconds == IDLE_S
    time.sign_of_life()
    clock.now += 7
    assert time.seen("one").seconds == IDLE_S + 7


def test_another_window_does_not_count() -> None:
    clock = Clock()
    time = LookingTime(clock)
    time.show({"one": True})
    clock.now += 3
    time.set_active(active=False)
    clock.now += 20
    time.sign_of_life()
    clock.now += 20
    time.set_active(active=True)
    clock.now += 2
    seen = time.seen("one")
    assert (seen.seconds, seen.via) == (5.0, "window")
