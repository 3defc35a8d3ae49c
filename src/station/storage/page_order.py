"""Where pages stand and rest. The transition tables decide about states, here they are stored."""

from __future__ import annotations

from sqlalchemy import RowMapping, func, select, update

from station.model.errors import NotFound
from station.model.states import PageState
from station.storage.pages import PageReader
from station.storage.schema import page
from station.storage.session import WriteSession, moment

# Pages stand this far apart, so that 20 can be put into the same gap before all are spread again.
STEP = 1 << 20


class PageOrder(PageReader, WriteSession):
    """Changes of pages."""

    def set_page_state(self, page_id: str, state: PageState) -> None:
        """Store the state; ACCEPTED needs an accepting decision on the current capture (``add_decision``)."""
        with self._naming(self._page_row(page_id)["dossier_id"], self.person_id, state.value, state=state.value):
            self._update_page(page_id, state=state.value)

    def set_suspect(self, page_id: str, suspect: str) -> None:
        """Store the code of what the device or a person suspects (``double_feed``), ``""`` for nothing."""
        self._update_page(page_id, suspect=suspect)

    def remove_page(self, page_id: str, reason: str) -> None:
        """Take a page out of what will be packaged, with a reason; it can be restored."""
        at = self.now()
        self._update_page(
            page_id, state=PageState.REMOVED.value, removed_reason=reason, removed_by=self.person_id or None,
            removed_at=moment(at), removed_day=at.date().isoformat(),
        )  # fmt: skip

    def restore_page(self, page_id: str) -> None:
        """Take a removed page back to where it stood, to be inspected again."""
        self._update_page(
            page_id, state=PageState.CAPTURED.value, removed_reason="", removed_by=None, removed_at=None,
            removed_day=None,
        )  # fmt: skip

    def move_page(self, page_id: str, after: str | None) -> None:
        """Put a page behind page ``after`` of the same dossier, ``None``: to the front."""
        own = self._page_row(page_id)
        if after != page_id:
            position = self._position_after(own["dossier_id"], after, front=after is None)
            self._update_page(page_id, position=position)

    def _update_page(self, page_id: str, **values: object) -> None:
        row = self._page_row(page_id)
        self._connection.execute(update(page).where(page.c.id == page_id).values(**values))
        self._touch(page, page_id, row["dossier_id"])

    def _page_row(self, page_id: str) -> RowMapping:
        row = self._row(select(page).where(page.c.id == page_id))
        if row is None:
            raise NotFound("page_unknown", page=page_id)
        return row

    def _position_after(self, dossier_id: str, after: str | None, *, front: bool = False) -> int:
        """Return a free position behind a page; ``None``: behind the last one, or before the first."""
        positions = page.c.position
        mine = page.c.dossier_id == dossier_id
        if after is None and not front:
            return int(self._value(select(func.max(positions)).where(mine)) or 0) + STEP
        if after is None:
            return int(self._value(select(func.min(positions)).where(mine)) or 0) - STEP
        row = self._page_row(after)
        if row["dossier_id"] != dossier_id:
            raise NotFound("page_unknown", page=after)
        following = self._value(select(func.min(positions)).where(mine, positions > row["position"]))
        if following is None:
            return int(row["position"]) + STEP
        if following - row["position"] < 2:
            self._spread(dossier_id)
            return self._position_after(dossier_id, after)
        return (int(row["position"]) + int(following)) // 2

    def _spread(self, dossier_id: str) -> None:
        ordered = select(page.c.id).where(page.c.dossier_id == dossier_id).order_by(page.c.position)
        ids = self._connection.execute(ordered).scalars().all()
        highest = int(self._value(select(func.max(page.c.position)).where(page.c.dossier_id == dossier_id)) or 0)
        # Upwards and clear of every position in use, so that no two pages ever share one on the way.
        base = max(highest, len(ids) * STEP) + STEP
        for place, page_id in enumerate(reversed(ids)):
            self._update_page(page_id, position=base + (len(ids) - place) * STEP)
