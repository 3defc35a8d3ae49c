"""The foot of the editor: what is to be said, the numbers of the frame, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.gui import numbers, theme
from station.gui.editor.crop_frame import SIDES
from station.gui.editor.editor_presenter import EditorPresenter
from station.gui.editor.measure_field import MeasureField
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label

_ANGLE, _INSET = 60, 54


class NumbersBar(QFrame):
    """``rotation_entered`` carries degrees, ``inset_entered`` a side and a length in the presenter's unit."""

    rotation_entered = Signal(float)
    inset_entered = Signal(str, float)

    def __init__(self, presenter: EditorPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setProperty("kind", "strip")
        self._said = IconLabel("info", "text2")
        self._angle_word, self._crop_word = label("label"), label("label")
        self.angle = MeasureField(0.1, 2)
        self.less, self.more = KeyButton("less", kind="flat"), KeyButton("more", kind="flat")
        self.insets = {side: MeasureField(0.5, 1) for side in SIDES}
        self._side_words: dict[str, QLabel] = {side: label("label") for side in SIDES}
        self.reading = IconLabel("ocr", "text")
        self.automatic = KeyButton("auto", kind="flat", action="editor_automatic")
        self.cancel = KeyButton(action="out")
        self.apply_next = KeyButton(action="editor_next")
        self.apply = KeyButton("check", kind="primary", action="editor_apply")
        self._build()
        self.angle.entered.connect(self.rotation_entered)
        for side, field in self.insets.items():
            field.entered.connect(lambda value, side=side: self.inset_entered.emit(side, value))
        self.less.clicked.connect(lambda: presenter.lean_by(-0.1))
        self.more.clicked.connect(lambda: presenter.lean_by(0.1))
        self.automatic.clicked.connect(presenter.use_automatic)

    @property
    def fields(self) -> tuple[MeasureField, ...]:
        """The fields in their order."""
        return (self.angle, *self.insets.values())

    def show_frame(self) -> None:
        """Show the numbers of the frame as it is."""
        presenter, frame = self._presenter, self._presenter.frame
        known = frame is not None
        for widget in (*self.fields, self.less, self.more, self.automatic):
            widget.setEnabled(known)
        self.apply.setEnabled(presenter.can_apply)
        self.apply_next.setEnabled(presenter.can_apply)
        if frame is not None:
            # What a person reads is how the picture is turned: its lean, the other way.
            self.angle.show_value(-frame.angle)
            for side, inset in frame.insets.items():
                self.insets[side].show_value(inset / presenter.pixels_a_unit)
        self.automatic.setChecked(presenter.is_automatic)
        self._show_reading()

    def show_said(self, text: str, icon: str, colour: str) -> None:
        """Say one line above the numbers."""
        self._said.say(text, icon, colour)
        self._said.setToolTip(text)

    def say(self) -> None:
        """Set every word."""
        unit = self._presenter.unit
        self._angle_word.setText(self.tr("Angle °"))
        self.angle.say(self.tr("Angle in degrees"), self.tr("Degrees clockwise; ← and → on the page do the same"))
        self.less.say("", self.tr("0.1° to the left"))
        self.less.setAccessibleName(self.tr("0.1° to the left"))
        self.more.say("", self.tr("0.1° to the right"))
        self.more.setAccessibleName(self.tr("0.1° to the right"))
        self._crop_word.setText(self.tr("Cut {unit}").format(unit=unit))
        names = {
            "top": self.tr("Top"), "right": self.tr("Right"), "bottom": self.tr("Bottom"), "left": self.tr("Left"),
        }  # fmt: skip
        help_text = self.tr("How far inside of the master's edge the side lies; below 0: outside")
        for side, name in names.items():
            self._side_words[side].setText(name)
            self.insets[side].say(f"{self.tr('Cut')}: {name} ({unit})", help_text)
        self.automatic.say(self.tr("Automatic"), self.tr("Back to what the machine found"))
        self.cancel.say(self.tr("Discard"), self.tr("Leave the page as it was"))
        self.apply.say(self.tr("Apply"))
        self.apply_next.say(self.tr("Apply, next"), self.tr("Apply, and go to the next page that needs a look"))
        self.show_frame()

    def set_short(self, *, short: bool) -> None:
        """Show the lesser buttons by icon and key alone."""
        self.automatic.set_short(short=short)

    def _show_reading(self) -> None:
        reading = self._presenter.reading
        unmeasured = self.tr("not measured")
        before = unmeasured if reading.before is None else numbers.decimal(reading.before, 0)
        after = "…" if reading.busy else unmeasured if reading.after is None else numbers.decimal(reading.after, 0)
        colour = "text2"
        if reading.after is not None and reading.before is not None and not reading.busy:
            step = round(reading.after) - round(reading.before)
            colour = "passed" if step > 0 else "flagged" if step < 0 else "text2"
        percent = "" if reading.after is None else "\u202f%"
        words = f"OCR {before} → {after}{percent}" if before != after else f"OCR {before}{percent}"
        self.reading.say(words, "ocr", colour)
        help_text = self.tr("How surely the text is read: before → after. Measured while the hand rests.")
        if reading.fault is not None:
            help_text = str(self._presenter.shift.words.error(reading.fault))
        self.reading.setToolTip(help_text)
        self.reading.setAccessibleDescription(help_text)

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(6)
        for field in self.fields:
            field.setFixedWidth(theme.scaled(_ANGLE if field is self.angle else _INSET))
        self.automatic.setCheckable(True)
        for widget in (self._angle_word, self.less, self.angle, self.more):
            upper.addWidget(widget)
        upper.addSpacing(6)
        upper.addWidget(self._crop_word)
        for side in SIDES:
            upper.addSpacing(2)
            upper.addWidget(self._side_words[side])
            upper.addWidget(self.insets[side])
        upper.addStretch()
        lower.addWidget(self.reading, 1)
        for button in (self.automatic, self.cancel, self.apply_next, self.apply):
            lower.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addLayout(upper)
        layout.addLayout(lower)
