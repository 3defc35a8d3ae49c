"""From a PREMIS event back to a rendition: which master, which recipe, which settings, and what must come out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from station.model.recipe import Recipe
from station.packaging.manifest import Malformed
from station.packaging.profile import RenditionOrder
from station.packaging.tt05.premis_reading import PremisEvent


def rendition_order(event: PremisEvent, master: Path) -> tuple[RenditionOrder, str]:
    """Return the order that makes a page's rendition again, and the SHA-256 that the image must then have.

    ``event`` is one with a part ``rendition``, ``master`` the file whose SHA-256 its part ``master`` names. The same
    image comes out as long as ``Recipe.version`` is that of this program. Raises ``Malformed`` naming the event.
    """
    rendition = event.part("rendition")
    try:
        order = RenditionOrder(
            name=event.detail,
            master=master,
            sha256=str(event.part("master")["sha256"]),
            recipe=Recipe.from_dict(dict(event.part("recipe"))),
            dpi=_number(rendition, "dpi"),
            jpeg_quality=int(_number(rendition, "jpeg_quality")),
            form=str(rendition["form"]),
        )
        return order, str(rendition["image_sha256"])
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise Malformed(f"event {event.id}: {type(error).__name__} {error}") from error


def _number(values: Mapping[str, object], name: str) -> float:
    return float(str(values[name]))
