"""How many pages a reviewer must look at, and which: zero-acceptance sampling of a finite lot.

A lot is promised to have at most a share of bad pages. The sample is the smallest in which, if the share were reached,
at least one bad page would be found with the confidence asked for: the hypergeometric chance of finding none is then at
most 1 - confidence (Squeglia, Zero Acceptance Number Sampling Plans; for large lots n = ln(1 - c) / ln(1 - p)). One bad
page in it and the lot is not as promised: each of the pages that were not drawn must then be looked at too
(``model.review.must_look``).

Which pages: those whose SHA-256 of seed and id is smallest. Anybody can draw the same sample again in fifty years, with
any language; nobody who scans can foresee it, because the seed is made when the review begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from math import ceil, exp, lgamma


def sample_size(population: int, defect_rate: float, confidence: float) -> int:
    """Return how many of ``population`` pages must be looked at.

    ``defect_rate``: percent of bad pages that must not go unseen; ``confidence``: percent. Raises ``ValueError`` when
    either is not between 0 and 100, both excluded.
    """
    if not (0 < defect_rate < 100 and 0 < confidence < 100):
        message = f"rates are percents between 0 and 100: {defect_rate}, {confidence}"
        raise ValueError(message)
    if population <= 0:
        return 0
    # A lot that small has a bad page or none.
    bad = max(1, ceil(population * defect_rate / 100 - 1e-9))
    risk = 1 - confidence / 100
    low, high = 1, population
    while low < high:
        middle = (low + high) // 2
        if _finds_none(population, bad, middle) <= risk * (1 + 1e-7):
            high = middle
        else:
            low = middle + 1
    return low


def drawn(seed: str, ids: Iterable[str], size: int) -> frozenset[str]:
    """Return ``size`` of the ids, the same for the same seed in whatever order they come."""
    ranked = sorted(ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())
    return frozenset(ranked[:size])


def _finds_none(population: int, bad: int, size: int) -> float:
    """Return the chance that a sample has none of the bad pages: C(N - D, n) / C(N, n) = C(N - n, D) / C(N, D)."""
    if size > population - bad:
        return 0.0
    return exp(_log_comb(population - size, bad) - _log_comb(population, bad))


def _log_comb(total: int, chosen: int) -> float:
    """Return ln C(total, chosen): the numbers themselves have thousands of digits."""
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)
