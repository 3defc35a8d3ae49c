"""The corrections of one page as a value. Pixels are only ever made from it, by ``imaging.render``."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Self

from station.model.geometry import Quad

# Raised whenever the same recipe would give other pixels, so that older renditions are known to be stale.
RENDER_VERSION = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a rendition is made from its master.

    ``turn``: quarter turns clockwise applied to the master, 0, 90, 180 or 270 degrees.
    ``angle``: degrees by which the content, once turned, still leaned clockwise.
    ``crop``: the page in master pixels, corners named as a reader sees them, so that one warp of this quadrilateral to
    an upright rectangle does turn, skew and crop together; turn and angle say the same thing for people.
    ``origin``: ``automatic`` or ``manual``.
    """

    turn: int
    angle: float
    crop: Quad
    origin: str = "automatic"
    version: int = RENDER_VERSION

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the rendition in pixels, at least 1 × 1."""
        return max(1, round(self.crop.width)), max(1, round(self.crop.height))

    def turned(self, quarters: int) -> Recipe:
        """Return the recipe whose rendition is this one's, turned clockwise by quarters, as a person's choice."""
        corners = self.crop.points
        # The top left corner of what is shown next is the bottom left one of what is shown now.
        first = -quarters % 4
        crop = Quad(*(corners[(first + place) % 4] for place in range(4)))
        return replace(self, turn=(self.turn + 90 * quarters) % 360, crop=crop, origin="manual")

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the canonical form: equal recipes, and only those, share it."""
        # Whole numbers become decimals, as they are when the recipe was read back.
        form = {**self.as_dict(), "crop": [[float(x), float(y)] for x, y in self.crop.as_list()]}
        return hashlib.sha256(json.dumps(form, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars and in the database."""
        return {
            "turn": self.turn,
            "angle": round(self.angle, 4),
            "crop": self.crop.as_list(),
            "origin": self.origin,
            "version": self.version,
        }

    @classmethod
    def from_dict(cls, data: dict[str, object]) -> Self:
        """Rebuild a recipe from ``as_dict``; raises ``ValueError`` or ``KeyError`` on anything else."""
        crop = data["crop"]
        if not isinstance(crop, list):
            message = "the crop of a recipe is a list of corners"
            raise ValueError(message)  # noqa: TRY004 - one kind of error for a damaged record
        return cls(
            turn=int(str(data["turn"])),
            angle=float(str(data["angle"])),
            crop=Quad.from_list(crop),
            origin=str(data["origin"]),
            version=int(str(data["version"])),
        )

    @classmethod
    def untouched(cls, width: int, height: int) -> Self:
        """Return the recipe that keeps a master of this size as it is."""
        return cls(0, 0.0, Quad.of_box(0, 0, width, height))
