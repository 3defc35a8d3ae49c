"""Two pages side by side: recto and verso of the leaf that is looked at, or a page and another it is compared with."""

from __future__ import annotations

from PySide6.QtCore import QObject

from station.gui.pages.big_page import BigPage
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_pictures import PagePictures, Picture
from station.gui.shift import Shift

WIDE = 2560
KEY = "pages/pairs"


class FacingPages(QObject):
    """Keeps one ``BigPage`` in pairs; owned and closed by the room.

    What a person chose is remembered; until then a window of at least ``WIDE`` pixels shows pairs.
    """

    def __init__(self, shift: Shift, pages: DossierPages, big: BigPage) -> None:
        super().__init__(big)
        self._shift, self._pages, self._big = shift, pages, big
        self._compared: tuple[str, str] | None = None
        self._pictures = PagePictures(shift.lanes, shift.station, self)
        self._pictures.ready.connect(self._show_picture)
        pages.current_changed.connect(self._follow)
        big.pairs_changed.connect(self._follow)
        big.seen_changed.connect(self._look)
        big.master_changed.connect(self._follow)
        big.pairs_asked.connect(self._keep)
        big.partner_chosen.connect(pages.choose)
        big.window_width_changed.connect(self._fit)

    def close(self) -> None:
        """Tell nothing any more."""
        self._pictures.close()

    def compare(self, page_id: str) -> None:
        """Show another page beside the current one, until another is looked at or pairs are left."""
        current = self._pages.current
        if current is not None and page_id != current.page.id:
            self._compared = (current.page.id, page_id)
            self._big.show_pairs(shown=True)
            self._follow()

    @property
    def comparing(self) -> bool:
        """Whether a page is shown beside one that is not the other side of its leaf."""
        return self._compared is not None

    def _fit(self, width: int) -> None:
        chosen = self._shift.preferences.number(KEY, -1)
        self._big.show_pairs(shown=bool(chosen) if chosen >= 0 else width >= WIDE)

    def _keep(self, shown: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        self._shift.preferences.keep(KEY, int(shown))

    def _look(self, seen: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        self._pictures.look(seen=seen)
        if seen:
            self._follow()

    def _follow(self) -> None:
        current = self._pages.current
        if self._compared is not None and (current is None or current.page.id != self._compared[0]):
            self._compared = None
            self._fit(self._big.window().width())
        elif not self._big.showing_pairs:
            self._compared = None
        partner = self._partner() if self._big.showing_pairs else None
        self._big.show_partner(partner)
        if partner is not None:
            self._pictures.want(partner.page, corrected=not self._big.showing_master)

    def _partner(self) -> PageItem | None:
        """Return what is compared, else the other side of the current leaf; ``None`` when it was not captured."""
        if self._compared is not None:
            return self._pages.item(self._compared[1])
        current = self._pages.current
        if current is None:
            return None
        place = current.page.number - 1
        beside = self._pages.items[max(0, place - 1) : place + 2]
        return next(
            (one for one in beside if one.page.sheet == current.page.sheet and one.page.id != current.page.id), None
        )

    def _show_picture(self, picture: Picture) -> None:
        self._big.show_partner_picture(picture)
