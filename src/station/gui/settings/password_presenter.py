"""How somebody changes the own password."""

from __future__ import annotations

from PySide6.QtCore import Signal

from station.gui.settings.part_presenter import PartPresenter
from station.workflow.people import change_password


class PasswordPresenter(PartPresenter):
    """``done``: the password is another now; ``refused``: why it is not."""

    done = Signal()

    def change(self, old: str, new: str, repeated: str) -> None:
        """Change the password; the old one must be right."""
        if new != repeated:
            self.refused.emit(self.tr("The two new passwords differ. Type the same one twice."))
            return
        shift = self._shift
        self.bridge.write(
            lambda: change_password(shift.station.workspace, shift.person, old, new),
            lambda _none: self.done.emit(), self._fail,
        )  # fmt: skip
