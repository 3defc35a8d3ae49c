"""What every room with a large page does with its picture: master or rendition, every pixel when it is enlarged."""

from __future__ import annotations

from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_pictures import PagePictures


class CurrentPicture:
    """A part of a presenter that has ``pages``, their ``pictures``, and ``corrected``: the rendition is shown."""

    pages: DossierPages
    pictures: PagePictures
    corrected: bool

    def show_current(self) -> None:
        """Fetch the picture of the current page."""
        current = self.pages.current
        if current is not None:
            self.pictures.want(current.page, corrected=self.corrected)

    def want_whole(self, page_id: str) -> None:
        """Fetch every pixel of the current page."""
        current = self.pages.current
        if current is not None and current.page.id == page_id:
            self.pictures.want_whole(current.page, corrected=self.corrected)

    def toggle_master(self) -> None:
        """Show the master, or the corrected image."""
        self.corrected = not self.corrected
        self.show_current()

    def look(self, seen: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        """Take note of whether the page is seen large, or something else in its place."""
        self.pictures.look(seen=seen)
        if seen:
            self.show_current()
