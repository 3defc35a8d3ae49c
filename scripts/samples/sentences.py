"""The sentence patterns of ``sentences.toml`` by purpose."""

from __future__ import annotations

import tomllib
from pathlib import Path

_PATTERNS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def patterns(purpose: str) -> tuple[str, ...]:
    """Return the patterns of a purpose: ``openings``, ``facts``, ``duties``..."""
    return tuple(_PATTERNS[purpose])


OPENINGS, FACTS, DUTIES = patterns("openings"), patterns("facts"), patterns("duties")
DECISIONS, INVITATIONS = patterns("decisions"), patterns("invitations")
CLOSINGS, LAST_ARTICLES, WISHES = patterns("closings"), patterns("last_articles"), patterns("wishes")
HEADINGS, CHAPTERS, RULE_TITLES = patterns("headings"), patterns("chapters"), patterns("rule_titles")
