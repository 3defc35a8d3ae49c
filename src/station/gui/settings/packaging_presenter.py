"""Which package profile holds, and the codes and names of the site that packages state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from station.gui.history import Change
from station.gui.settings.part_presenter import PartPresenter
from station.gui.shift import Shift
from station.model.profiles import PackageProfile
from station.model.site import SiteIdentity
from station.workflow.choose_packaging import Packaging, choose_packaging, packaging_of

SUBJECT = "packaging"


class PackagingPresenter(PartPresenter):
    """``changed``: something else holds; ``refused``: a sentence why it does not."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(shift, parent)
        self.packaging: Packaging | None = None

    @property
    def profiles(self) -> Sequence[PackageProfile]:
        """The profiles that can be chosen, by name."""
        return sorted(self._shift.station.profiles.packages.values(), key=lambda one: one.name)

    def load(self) -> None:
        """Read what holds."""
        station = self._shift.station

        def done(found: Packaging) -> None:
            self.packaging = found
            self.changed.emit()

        self.bridge.read(lambda: packaging_of(station), done, self._fail)

    def choose(self, profile: str, site: SiteIdentity) -> None:
        """Let another profile and other codes hold from now on."""
        known = self.packaging
        if known is None or not self.may_change or (profile, site) == (known.profile.name, known.site):
            return
        shift = self._shift

        def choose() -> Packaging:
            return choose_packaging(shift.station, shift.person, profile, site)

        def undo(before: Packaging) -> object:
            return choose_packaging(shift.station, shift.person, before.profile.name, before.site)

        title = shift.station.profiles.package_profile(profile).titled(self.language)
        words = self.tr("Packages: {profile}").format(profile=title)
        shift.history.use(SUBJECT)
        shift.history.do(Change(words, choose, undo, lambda _before: self.load(), self.load), self._fail)
