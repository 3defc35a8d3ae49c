"""Zero-acceptance samples: against the tables of the field, against the chance itself, and drawn alike for ever."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.sampling import drawn, sample_size

RATES = st.sampled_from([0.1, 0.5, 1.0, 2.0, 5.0, 10.0])


@pytest.mark.parametrize(("rate", "size"), [(5, 59), (2, 149), (1, 299), (0.5, 598), (0.1, 2995)])
def test_large_lots_have_the_sizes_of_the_tables(rate: float, size: int) -> None:
    # n = ln(0.05) / ln(1 - p); a finite lot needs no more, and hardly less.
    assert size - 6 <= sample_size(1_000_000, rate, 95) <= size


def test_a_lot_with_at_most_one_bad_page_is_looked_at_nearly_whole() -> None:
    assert sample_size(36, 2, 95) == 35
    assert sample_size(10, 1, 95) == 10
    assert sample_size(1, 1, 95) == 1
    assert sample_size(0, 1, 95) == 0


@given(population=st.integers(1, 900), rate=RATES, confidence=st.sampled_from([80.0, 90.0, 95.0, 99.0]))
def test_the_sample_is_large_enough_and_no_larger(population: int, rate: float, confidence: float) -> None:
    size = sample_size(population, rate, confidence)
    bad = max(1, -int(-population * rate // 100))

    def misses(looked: int) -> float:
        return comb(population - bad, looked) / comb(population, looked)

    assert 1 <= size <= population
    allowed = 1 - confidence / 100
    assert misses(size) <= allowed * (1 + 1e-6)
    assert size == 1 or misses(size - 1) > allowed * (1 - 1e-6)


@given(population=st.integers(1, 3000))
def test_a_stricter_promise_never_asks_for_less(population: int) -> None:
    sizes = [sample_size(population, rate, 95) for rate in (5, 2, 1, 0.5)]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("rate", "confidence"), [(0, 95), (100, 95), (-1, 95), (2, 0), (2, 100)])
def test_rates_that_mean_nothing_are_refused(rate: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="percents"):
        sample_size(100, rate, confidence)


def test_the_same_seed_draws_the_same_pages_in_any_order_and_for_ever() -> None:
    ids = [f"capture-{n}" for n in range(40)]
    first = drawn("5eed", ids, 5)
    assert first == drawn("5eed", list(reversed(ids)), 5)
    # Written down, so that another version of the language or of this program cannot draw others.
    assert sorted(first) == ["capture-10", "capture-26", "capture-27", "capture-29", "capture-5"]
    assert first != drawn("5eee", ids, 5)
    assert drawn("5eed", ids, 99) == frozenset(ids)


@given(seed=st.text(max_size=8), size=st.integers(0, 30))
def test_a_larger_sample_holds_the_smaller_one(seed: str, size: int) -> None:
    ids = [str(n) for n in range(25)]
    assert drawn(seed, ids, size) <= drawn(seed, ids, size + 1)
    assert len(drawn(seed, ids, size)) == min(size, 25)
