"""One PDF of a package against its sidecar: rules, pages, images, words (rows 40–42 of the list of PDF/A checks)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pikepdf

from station.packaging.layout import sidecar_path
from station.packaging.pdfa.objects import dictionary, entry, name_of, numbers_in, stream_sha256
from station.packaging.pdfa.rules import SeenPage, check_pdfa
from station.packaging.pdfa.writer import POINTS_PER_INCH
from station.packaging.profile import Problem
from station.packaging.sidecar_checks import BAD_RECORD, Add, Listed, mapping, read_sidecar, sequence

_IMAGE, _TEXT, _COUNT = "own:40", "own:41", "own:42"
# Page sizes are written with four digits, which moves the resolution of a small page by less than this.
_DPI_TOLERANCE = 0.5


class DocumentCheck:
    """Checks one PDF page by page while the rules go through it, so that it is read once."""

    def __init__(self, package: Path, path: str, listed: Listed, add: Add) -> None:
        self._package, self._path, self._listed, self._add = package, path, listed, add
        self._problems: list[Problem] = []
        self._records: list[dict[str, object]] = []
        self.pages = 0
        self.head: dict[str, object] = {}

    @property
    def records(self) -> list[dict[str, object]]:
        """What the sidecar says of each page; empty before ``run``, and when it cannot be read."""
        return self._records

    def run(self, pages: int) -> list[Problem]:
        """Return the problems of the PDF; those of its sidecar go to ``add``."""
        sidecar = sidecar_path(PurePosixPath(self._path))
        try:
            record = read_sidecar(self._package / sidecar)
            self._records, self.head = sequence(record["pages"]), mapping(record["document"])
        except BAD_RECORD as error:
            self._add("P09", sidecar, type(error).__name__)
        found = check_pdfa(
            self._package / self._path, name=self._path, language=self._listed.language, see_page=self._see
        )
        if not self.pages == pages == len(self._records):
            self._say(_COUNT, f"{self.pages}, {pages}, {len(self._records)}")
        return found + self._problems

    def _say(self, rule: str, detail: str) -> None:
        self._problems.append(Problem(rule, self._path, detail))

    def _see(self, seen: SeenPage) -> None:
        self.pages += 1
        if seen.number > len(self._records):
            return
        record = self._records[seen.number - 1]
        try:
            self._compare_image(seen, record)
            self._compare_words(seen, record)
        except BAD_RECORD as error:
            self._add("P09", sidecar_path(PurePosixPath(self._path)), f"{seen.number}: {type(error).__name__}")

    def _compare_image(self, seen: SeenPage, record: dict[str, object]) -> None:
        stated = mapping(record["rendition"])
        images = _drawn_images(seen)
        if len(images) != 1:
            self._say(_IMAGE, f"page {seen.number}: {len(images)} images")
            return
        image = images[0]
        if stream_sha256(image) != stated["image_sha256"]:
            self._say(_IMAGE, f"page {seen.number}: image_sha256")
        size = (entry(image, "/Width"), entry(image, "/Height"))
        if size != (stated["width"], stated["height"]):
            self._say(_IMAGE, f"page {seen.number}: {size[0]} × {size[1]}")
        self._compare_resolution(seen, image, float(str(stated["dpi"])))

    def _compare_resolution(self, seen: SeenPage, image: pikepdf.Object, stated: float) -> None:
        """The resolution in the PDF is that of the record, 1:1, and at least that of the profile (TT 05/2025 Đ.8)."""
        box = numbers_in(seen.page.get("/MediaBox"))
        width, height = box[2] - box[0], box[3] - box[1]
        for pixels, points in ((int(image.Width), width), (int(image.Height), height)):
            dpi = pixels * POINTS_PER_INCH / points
            if abs(dpi - stated) > _DPI_TOLERANCE or dpi < self._listed.min_dpi - _DPI_TOLERANCE:
                self._say(_IMAGE, f"page {seen.number}: {dpi:.1f} dpi")
                return

    def _compare_words(self, seen: SeenPage, record: dict[str, object]) -> None:
        stated = mapping(record["text"])
        wanted, found = str(stated["content"]).split(), seen.text.split()
        if wanted != found:
            first = next((a for a, b in zip(wanted, found, strict=False) if a != b), "")
            self._say(_TEXT, f"page {seen.number}: {len(found)}, {len(wanted)} {first[:40]}".rstrip())
        if stated["words"] != len(wanted):
            self._say(_TEXT, f"page {seen.number}: {stated['words']}, {len(wanted)}")


def _drawn_images(seen: SeenPage) -> list[pikepdf.Object]:
    """Return the images that the page's content draws."""
    listed = dictionary(dictionary(seen.page.get("/Resources")).get("/XObject"))
    names = sorted(seen.content.names.get("/XObject", ()))
    drawn = [dictionary(listed.get(name)) for name in names]
    return [image for image in drawn if name_of(image.get("/Subtype")) == "/Image"]
