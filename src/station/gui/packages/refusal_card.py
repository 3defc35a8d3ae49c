"""Why a package could not be made, in words, and every way on from there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from station.gui.packages.package_states import Refusal
from station.gui.packages.places import RETURN_REASONS, Where, room_for
from station.gui.packages.plain_faults import in_words_of_the_form
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.reasons import offered
from station.gui.shift import Shift
from station.model.people import Action
from station.model.reasons import RETURN
from station.model.states import DossierState
from station.storage.records import DossierSummary

UNCHECKED = "pdfa_unchecked"
_RETURNABLE = frozenset((DossierState.APPROVED, DossierState.PACKAGED, DossierState.DELIVERED))


class RefusalCard(QFrame):
    """``led``: go where it is mended; ``returned`` carries reason and note; ``again`` the reason of a release.

    ``asked``: something is asked in it, and wants to be seen.
    """

    asked = Signal()
    led = Signal()
    returned = Signal(str, str)
    again = Signal(str)

    def __init__(self, shift: Shift, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._refusal: Refusal | None = None
        self._state = DossierState.APPROVED
        self._closed, self._releasers, self._code = False, "", ""
        self.setProperty("kind", "refusal")
        self._what, self._remedy = label("strong", wrap=True), label("help", wrap=True)
        self._way = label(wrap=True)
        self.jump = KeyButton("next", action="open", kind="primary")
        self.back = KeyButton("return", action="return")
        self.retry = KeyButton("rescan", action="retry")
        self.release = KeyButton("approve", action="release")
        self.reason = QLineEdit()
        self.picker = ReasonPicker()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        for widget in (
            self._what, self._remedy, self._way, self.jump, self.back, self.picker, self.reason, self.release,
            self.retry,
        ):  # fmt: skip
            layout.addWidget(widget)
        self.reason.hide()
        self.jump.clicked.connect(self.go)
        self.back.clicked.connect(self.ask_return)
        self.retry.clicked.connect(lambda: self.again.emit(""))
        self.release.clicked.connect(self.ask_release)
        self.reason.returnPressed.connect(self.ask_release)
        self.reason.textChanged.connect(lambda _text: self._say_release())
        self.picker.picked.connect(self.returned)
        self.picker.left.connect(self.say)
        self.hide()

    def show_refusal(
        self, refusal: Refusal | None, dossier: DossierSummary, releasers: str, *, closed: bool
    ) -> None:  # fmt: skip
        """Show why, and what can be done about it; ``closed``: it can only be mended once it was returned."""
        if (refusal, dossier.state, closed) != (self._refusal, self._state, self._closed):
            self.leave()
        self._refusal, self._state, self._closed, self._releasers = refusal, dossier.state, closed, releasers
        self._code = dossier.code
        self.setVisible(refusal is not None)
        if refusal is not None:
            self.say()

    def go(self) -> None:
        """Go where it is mended; what is closed there is returned first."""
        if self.jump.isVisible():
            self.led.emit()

    def ask_return(self) -> None:
        """Ask why the dossier goes back."""
        if not self.isVisible() or self._refusal is None or not self.back.isVisible():
            return
        code = RETURN_REASONS.get(self._refusal.place.where, "")
        reasons = offered(RETURN)
        suggested = next((one for one in reasons if one.code == code), None)
        # The reasons take the room of what led to them.
        for widget in (self._remedy, self._way, self.jump, self.back, self.release, self.retry):
            widget.hide()
        self.picker.ask(self.tr("Return the dossier"), "return", reasons, suggested, self.tr("Return"), "reject-fill")
        self.asked.emit()

    def ask_release(self) -> None:
        """Ask why the package may pass; a second time, with a reason, let it pass."""
        if not self.isVisible() or not self.release.isVisible():
            return
        if self.reason.isVisible() and self.reason.text().strip():
            self.again.emit(self.reason.text().strip())
            self.leave()
            return
        self.reason.show()
        self.reason.setFocus()
        self._say_release()
        self.asked.emit()

    def leave(self) -> bool:
        """Ask nothing any more; return whether anything was asked."""
        asked = self.picker.isVisible() or self.reason.isVisible()
        self.picker.hide()
        self.reason.hide()
        self.reason.clear()
        if asked:
            self.say()
        return asked

    def say(self) -> None:
        """Set every word."""
        refusal = self._refusal
        if refusal is None or self.picker.isVisible():
            return
        person, error = self._shift.person, refusal.error
        profile = self._shift.station.profiles.package_profile(refusal.order.profile)
        plain = in_words_of_the_form(error, refusal.place, profile, self._code)
        sentence = self._shift.words.error(plain)
        self._what.setText(sentence.what)
        self._remedy.setText(sentence.remedy)
        self._remedy.setVisible(bool(sentence.remedy))
        room = room_for(refusal.place, person)
        self.jump.setVisible(bool(room))
        self.jump.say(self._jump_words(refusal, room))
        can_return = person.may(Action.RETURN) and self._state in _RETURNABLE
        self.back.setVisible(can_return and self._closed)
        self.back.say(self.tr("Return to be mended…"))
        self.jump.set_kind("" if self.back.isVisibleTo(self) else "primary")
        self.back.set_kind("primary" if self.back.isVisibleTo(self) else "")
        self.retry.show()
        self.retry.say(self.tr("Try again"))
        self.retry.setEnabled(self._state in _RETURNABLE)
        self.release.setVisible(error.code == UNCHECKED and person.may(Action.RELEASE))
        self.reason.setPlaceholderText(self.tr("Reason for which it may pass"))
        self.reason.setAccessibleName(self.tr("Reason for which it may pass"))
        self._say_release()
        words = self._way_words(error.code, room)
        self._way.setText(words)
        self._way.setVisible(bool(words))

    def _say_release(self) -> None:
        asked = self.reason.isVisibleTo(self)
        self.release.say(self.tr("Let it pass") if asked else self.tr("Let it pass, with a reason…"))
        self.release.setEnabled(not asked or bool(self.reason.text().strip()))

    def _way_words(self, code: str, room: str) -> str:
        if code == UNCHECKED and not self._shift.person.may(Action.RELEASE):
            return self.tr("May let it pass: {people}").format(people=self._releasers)
        if self._closed:
            return self.tr(
                "The dossier is {state}: nothing in it can be changed. Returned with a reason it is open again; once "
                "mended, handed in and approved, it is packed from here."
            ).format(state=self._state_word())  # fmt: skip
        if self._state not in _RETURNABLE:
            return self.tr("Open again. Mend it, hand it in, have it approved, then try again here.")
        return "" if room or self._refusal is None else self._nobody_words(self._refusal.place.where)

    def _nobody_words(self, where: Where) -> str:
        if where is Where.NOWHERE:
            return ""
        return self.tr("Somebody who scans and describes mends this.")

    def _state_word(self) -> str:
        words = {
            DossierState.APPROVED: self.tr("approved"), DossierState.PACKAGED: self.tr("packaged"),
            DossierState.DELIVERED: self.tr("delivered"),
        }  # fmt: skip
        return words.get(self._state, "")

    def _jump_words(self, refusal: Refusal, room: str) -> str:
        place = refusal.place
        if place.where is Where.FIELD:
            if place.document:
                return self.tr("To the field, document {n}").format(n=place.document)
            return self.tr("To the field of the dossier")
        if place.where is Where.PAGE and place.document:
            return self.tr("To document {n}").format(n=place.document)
        if place.where is Where.PAGE and place.page:
            return self.tr("To page {n}").format(n=place.page)
        if place.where is Where.SETTINGS:
            return self.tr("To the settings")
        return self.tr("To the dossier") if room else ""
