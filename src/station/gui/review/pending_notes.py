"""Notes that a reviewer typed before the verdict they go with: kept until it is given, also when the window closes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from station.gui.preferences import Preferences

KEY = "review/notes"


class PendingNotes:
    """The person's notes by page id. They are in the file of the person's preferences with each letter typed."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._notes = _read(preferences.text(KEY))

    def of(self, page_id: str) -> str:
        """Return the note that waits for a verdict on the page, ``""`` for none."""
        return self._notes.get(page_id, "")

    def among(self, page_ids: Iterable[str]) -> dict[str, str]:
        """Return the notes that wait on these pages."""
        return {one: self._notes[one] for one in page_ids if one in self._notes}

    def keep(self, page_id: str, note: str) -> None:
        """Keep what was typed; nothing but blanks takes the note away."""
        note = note.strip()
        if note == self.of(page_id) or not page_id:
            return
        if note:
            self._notes[page_id] = note
        else:
            del self._notes[page_id]
        self._preferences.keep(KEY, json.dumps(self._notes, ensure_ascii=False))

    def take(self, page_id: str) -> str:
        """Return the note and keep it no longer: it goes with a verdict now."""
        note = self.of(page_id)
        self.keep(page_id, "")
        return note


def _read(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(page): str(note) for page, note in found.items()} if isinstance(found, dict) else {}
