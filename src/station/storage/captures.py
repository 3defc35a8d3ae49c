"""New captures. One is never changed and never deleted: a rescan supersedes it; while work is open it can return."""

from __future__ import annotations

from sqlalchemy import RowMapping, func, select, update

from station.model.dossier import Page
from station.model.errors import InputFault, NotFound
from station.model.events import canonical_json
from station.model.states import CaptureState, PageState
from station.storage.page_order import PageOrder
from station.storage.pages import NewCapture
from station.storage.schema import capture, page
from station.storage.session import moment, new_id


class CaptureWriter(PageOrder):
    """Records images whose masters are safe on the disk."""

    def add_capture(
        self, dossier_id: str, new: NewCapture, *, replace: str | None = None, after: str | None = None
    ) -> Page:
        """Record an image and return its page: a new one at the end, or behind page ``after`` (``""``: in front).

        ``replace`` puts it into that page's slot; the old capture stays as SUPERSEDED. A ``request_key`` that is known
        already changes nothing and returns the page it made (``InputFault`` ``request_key_reused`` if that had another
        image). The database refuses (``Refused``): ``four_eyes_capture``, ``secrecy_unknown``, ``secrecy_top``,
        ``role_missing``. The master must be in the store before this is called. Emits ``page.captured``.
        """
        done = self._row(select(capture).where(capture.c.request_key == new.request_key))
        if done is not None:
            return self._repeated(done, dossier_id, new)
        capture_id, sequence = new_id(), self._next(capture)
        with self._naming(dossier_id, new.operator_id, "capture"):
            if replace is None:
                page_id, new_leaf = self._new_page(dossier_id, new, after)
            else:
                page_id, new_leaf = self._vacate(dossier_id, replace, new), False
            told = {"sequence": sequence, "rescan": int(replace is not None), "new_leaf": int(new_leaf)}
            self._insert(capture, dossier_id, id=capture_id, **self._said(page_id, dossier_id, new), **told)
        self.emit(
            "page.captured", page_id, capture=capture_id, capture_sequence=sequence, master=new.master.sha256,
            size=new.master.size, operator=new.operator_id, device=new.device, profile=new.profile,
            profile_version=new.profile_version, suspect=new.suspect, rescan=replace is not None, new_leaf=new_leaf,
            width=new.master.width, height=new.master.height, dpi=new.master.dpi,
        )  # fmt: skip
        return self.page(page_id)

    def reinstate_capture(self, capture_id: str) -> Page:
        """Let an earlier image of a page be the one it shows again, and return the page; both images stay.

        The page waits for inspection. Raises ``NotFound`` (``capture_unknown``); the database refuses (``Refused``,
        ``row_frozen``) in a dossier that is not open for capture.
        """
        wanted = self._row(select(capture).where(capture.c.id == capture_id))
        if wanted is None:
            raise NotFound("capture_unknown", capture=capture_id)
        page_id, dossier_id = wanted["page_id"], wanted["dossier_id"]
        if wanted["state"] != CaptureState.CURRENT.value:
            self._supersede(page_id, dossier_id)
            with self._naming(dossier_id, self.person_id, "reinstate"):
                self._connection.execute(
                    update(capture).where(capture.c.id == capture_id).values(state=CaptureState.CURRENT.value)
                )
            self._touch(capture, capture_id, dossier_id)
            self._update_page(page_id, state=PageState.CAPTURED.value)
        return self.page(page_id)

    def _repeated(self, done: RowMapping, dossier_id: str, new: NewCapture) -> Page:
        if done["dossier_id"] != dossier_id or done["sha256"] != new.master.sha256:
            raise InputFault("request_key_reused", key=new.request_key)
        return self.page(done["page_id"])

    def _said(self, page_id: str, dossier_id: str, new: NewCapture) -> dict[str, str | int | float]:
        """Return the columns of a capture that say what it is an image of, and how it was made."""
        at = self.now()
        return {
            "page_id": page_id,
            "dossier_id": dossier_id,
            "state": CaptureState.CURRENT.value,
            "sha256": new.master.sha256,
            "size": new.master.size,
            "media_type": new.master.media_type,
            "width": new.master.width,
            "height": new.master.height,
            "dpi": float(new.master.dpi),
            "mode": new.master.mode,
            "operator_id": new.operator_id,
            "station": self.station,
            "device": canonical_json(new.device),
            "device_name": device_name(new.device),
            "profile": new.profile,
            "profile_version": new.profile_version,
            "applied": canonical_json(new.applied),
            "captured_at": moment(at),
            "local_day": at.date().isoformat(),
            "request_key": new.request_key,
        }

    def _new_page(self, dossier_id: str, new: NewCapture, after: str | None) -> tuple[str, bool]:
        """Return the id of a new page, and whether it begins a new leaf."""
        page_id = new_id()
        side = "verso" if new.side == "verso" else "recto"
        position = self._position_after(dossier_id, after or None, front=after == "")
        back_of = self._front_before(dossier_id, position) if side == "verso" else None
        highest = select(func.max(page.c.leaf)).where(page.c.dossier_id == dossier_id)
        leaf = int(self._value(highest) or 0) + 1 if back_of is None else back_of
        self._insert(
            page, dossier_id, id=page_id, dossier_id=dossier_id, position=position, leaf=leaf, side=side,
            state=PageState.CAPTURED.value, suspect=new.suspect,
        )  # fmt: skip
        return page_id, back_of is None

    def _vacate(self, dossier_id: str, page_id: str, new: NewCapture) -> str:
        self._supersede(page_id, dossier_id)
        self._update_page(page_id, state=PageState.CAPTURED.value, suspect=new.suspect)
        return page_id

    def _supersede(self, page_id: str, dossier_id: str) -> None:
        old = self._row(
            select(capture.c.id).where(
                capture.c.page_id == page_id,
                capture.c.dossier_id == dossier_id,
                capture.c.state == CaptureState.CURRENT.value,
            )
        )
        if old is None:
            raise NotFound("page_unknown", page=page_id)
        self._connection.execute(
            update(capture).where(capture.c.id == old["id"]).values(state=CaptureState.SUPERSEDED.value)
        )
        self._touch(capture, old["id"], dossier_id)

    def _front_before(self, dossier_id: str, position: int) -> int | None:
        """Return the leaf of the page right before a position if it is a recto, which a verso may belong to."""
        before = self._row(
            select(page.c.leaf, page.c.side)
            .where(page.c.dossier_id == dossier_id, page.c.position < position)
            .order_by(page.c.position.desc())
            .limit(1)
        )
        return int(before["leaf"]) if before is not None and before["side"] == "recto" else None


def device_name(device: dict[str, str]) -> str:
    """Return what people call the device: vendor, model and serial, or its address when it tells none of them."""
    told = " ".join(device[key] for key in ("vendor", "model", "serial") if device.get(key))
    return told or device.get("address", "")
