"""Which names and figures stand on a page, small enough to keep: what two filled-in copies of a form differ by.

Only words with a figure or a capital count: dates, amounts, numbers and names are what makes a page this page, while
the words between are much the same on all pages of an office. Each is kept as 16 bits of its hash, and of more than 128
those with the smallest hashes: a sample that is the same on both scans, from which the share of common words follows
(bottom-k sketch: Broder, 1997). Accents are dropped, they are what recognition gets wrong first.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from typing import Final
from unicodedata import combining, normalize

import numpy as np

from station.model.page_text import PageText, Word

# Confidence from which a word was read, letters that make one, and how many are kept.
_READ: Final = 50.0
_LETTERS: Final = 2
_KEPT: Final = 128
_EDGES: Final = ".,;:()/-–\"'“”…"

Sketch = frozenset[int]


def words_sign(text: PageText) -> str:
    """Return the sketch of a page's names and figures as letters, at most 344; ``""`` where there are none."""
    hashes = {_hash(word) for one in text.words if (word := _telling(one))}
    return b64encode(np.array(sorted(hashes)[:_KEPT], "<u2").tobytes()).decode()


def read_words(sign: str) -> Sketch:
    """Return the sketch that ``words_sign`` wrote; nothing for anything else."""
    try:
        data = b64decode(sign)
    except ValueError:
        return frozenset()
    return frozenset(np.frombuffer(data[: len(data) // 2 * 2], "<u2").tolist())


def common_share(one: Sketch, other: Sketch) -> float:
    """Return the share (0 to 1) of the words of two pages that both have; 0 where neither has any."""
    either = one | other
    sample = frozenset(sorted(either)[:_KEPT]) if len(either) > _KEPT else either
    return len(sample & one & other) / len(sample) if sample else 0.0


def _telling(word: Word) -> str:
    """Return the word without accents when it is a name or a figure and was read, else ``""``."""
    plain = word.text.strip(_EDGES)
    if word.confidence < _READ or len(plain) < _LETTERS:
        return ""
    if not any(letter.isdigit() for letter in plain) and not (plain[0].isupper() and not plain.isupper()):
        return ""
    letters = normalize("NFD", plain.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not combining(letter))


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=2).digest(), "little")
